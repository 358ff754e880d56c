// gc-stress
// Spread and rest: arrays, calls, new, strings, maps, generators, holes, errors, order.
const log = [];
function* gen(n) {
    for (let i = 0; i < n; i++) {
        log.push('y' + i);
        yield i;
    }
}
const show = (...a) => a.length + ':' + a.join();
console.log(
    [...[1, 2], 3, ...'ab', ...new Set([4, 4, 5]), ...new Map([[6, 7]]), ...[], ...gen(2)],
    log.splice(0).join(),
);
console.log(
    show(...[1, 2], 3, ...'xy'),
    show(...[]),
    show(...[,]),
    show(...Array(3)),
    show.apply(null, [...gen(1)]),
    Math.max(...[3, 9, 2], 5),
);
console.log([...[, 1, ,]].length, 0 in [...[, 1]], [...'a\u{1F600}\ud800b'].length);
class P {
    constructor(...a) {
        this.a = a;
    }
}
console.log(
    new P(...[1, 2], 3).a.join(),
    new P(...gen(3)).a.length,
    new (class extends P {
        constructor(...x) {
            super(...x, 'end');
        }
    })(1).a.join(),
);
const o = {
    f(...a) {
        return this === o && a.length;
    },
};
console.log(o.f(...'abc'), o?.f(...'ab'), o['f']?.(...'a'));
const rest = (a, b = 2, ...c) => [a, b, c.length, Array.isArray(c)].join();
console.log(rest(), rest(1), rest(1, undefined, 3, 4), rest.length);
console.log(
    ((...[a, b = 'd', ...c]) => [a, b, c.length].join())(1, undefined, 3, 4),
    ((...{ length, 0: first }) => [length, first].join())('x', 'y'),
    (function (...a) {
        a[0] = 'changed';
        return arguments[0];
    })('kept'),
);
console.log(
    { ...{ a: 1 }, b: 2, ...{ a: 3 } },
    { ...[1, 2] },
    { ...'ab' },
    { ...null, ...undefined, ...1, ...() => {} },
    {
        ...new (class {
            x = 1;
            get y() {
                return 1;
            }
        })(),
    },
);
const order = (...keys) => Object.keys({ ...Object.fromEntries(keys.map((k) => [k, 0])) }).join();
console.log(order('b', 2, 'a', 1));
const { a, ...others } = {
    a: 1,
    b: 2,
    get c() {
        log.push('get c');
        return 3;
    },
    [Symbol.for('s')]: 4,
    __proto__: { inherited: 1 },
};
console.log(others, log.splice(0).join());
const [first, ...[second, ...more]] = gen(5);
console.log(first, second, more, log.splice(0).join());
let arr = [];
[...arr[0]] = [1, 2];
[, ...arr.rest] = [1, 2, 3];
console.log(arr, arr.rest);
const iter = {
    [Symbol.iterator]() {
        return {
            i: 0,
            next() {
                return { value: this.i, done: this.i++ >= 3 };
            },
            return() {
                log.push('return is not called by spread');
            },
        };
    },
};
console.log([...iter, ...iter], log.length);
Array.prototype[Symbol.iterator] = (function (old) {
    return function* () {
        log.push('patched');
        yield* { [Symbol.iterator]: () => old.call(this) };
    };
})(Array.prototype[Symbol.iterator]);
const patched = [...[1, 2]];
const [pa] = [3];
console.log(patched.length, pa, log.splice(0).length);
delete Array.prototype[Symbol.iterator];
try {
    [...[1]];
} catch (e) {
    log.push(e.message);
}
try {
    const [q] = [1];
} catch (e) {
    log.push(e.message);
}
try {
    show(...[1]);
} catch (e) {
    log.push(e.message);
}
Array.prototype[Symbol.iterator] = Array.prototype.values;
console.log(log.splice(0));
for (const f of [
    () => [...undefined],
    () => [...null],
    () => [...{}],
    () => [...1],
    () => show(...undefined),
    () => show(...5),
    () => show(1, ...{}),
    () => new P(...null),
    () => Math.max(...{ length: 1 }),
    () => [...{ [Symbol.iterator]: () => ({ next: () => 1 }) }],
    () => [
        ...{
            [Symbol.iterator]: () => ({
                next() {
                    throw new Error('next');
                },
            }),
        },
    ],
    () => {
        const { x, ...y } = null;
    },
    () => [
        ...(function* () {
            yield 1;
            throw new Error('gen');
        })(),
    ],
    () => o.f(...o.none),
    () => o.none(...[]),
]) {
    try {
        console.log(f());
    } catch (e) {
        console.log(`${e.name}: ${e.message}`);
    }
}
console.log(
    show(...Array.from({ length: 5000 }, (_, i) => i)).length,
    [...Array(10000).keys()].length,
    String.fromCharCode(...[72, 105]),
    [].concat(...[[1], [2, [3]]]).length,
    [].push(...[1, 2, 3]),
);
