// Array: all methods with their callbacks' arguments, thisArg, mutation during the walk, species.
const t = (f) => {
    try {
        return f();
    } catch (e) {
        return `${e.name}: ${e.message}`;
    }
};
const args = [];
['a', , 'c'].forEach(
    function (...x) {
        args.push([x[0], x[1], x[2].length, this.tag].join('/'));
    },
    { tag: 'T' },
);
console.log(args.join());
for (const m of [
    'map',
    'filter',
    'some',
    'every',
    'find',
    'findIndex',
    'findLast',
    'findLastIndex',
    'flatMap',
]) {
    const seen = [];
    const r = [3, , 5][m](
        function (v, i, a) {
            seen.push(`${v}@${i}`);
            return this?.r;
        },
        { r: m === 'every' },
    );
    console.log(
        m,
        seen.join(),
        JSON.stringify(r),
        Array.prototype[m].length,
        t(() => [][m]()),
        t(() => Array.prototype[m].call(null, () => 1)),
    );
}
console.log(
    [1, 2, 3, 4].reduce((a, b, i, arr) => `${a}(${b}${i}${arr.length})`),
    [1, 2, 3].reduceRight((a, b) => a + '-' + b),
    [].reduce((a) => a, 'init'),
    [, 5, ,].reduce(() => 'never'),
    t(() => [, ,].reduce((a) => a)),
    t(() => [].reduceRight(1)),
);
const a = [1, 2, 3, 4, 5];
console.log(
    a.copyWithin(1, 3).join(),
    a.fill(0, 1, -1).join(),
    a.splice(-2, 1, 'x', 'y').join(),
    a.join(),
    a.splice(1).join(),
    a.join(),
    a.splice().length,
    a.push(),
    a.unshift(9, 8),
    a.pop(),
    a.shift(),
    a.join(),
    [].pop(),
    [].shift(),
    [1, 2, 3].reverse().join(),
    [1, 2, 3].splice(undefined).length,
    [1, 2, 3].splice(0, undefined).length,
);
console.log(
    [1, [2, [3, [4]]]].flat(2).length,
    [[1], [2]].flat(0).length,
    [1, 2].concat(3, [4, [5]], 'x').length,
    [1, 2, 3].slice(-2).join(),
    [1, 2, 3].slice(1, -1).join(),
    [1, 2, 3, 2].indexOf(2, 2),
    [1, 2, 3, 2].lastIndexOf(2, -2),
    [1, 2].includes(2, -1),
    [1, 2].indexOf(1, -5),
    [1, 2].indexOf(1, 5),
    [-0].includes(0),
    [-0].indexOf(0),
    [1].join(),
    [1, 2].join(''),
    [1, 2].join(undefined),
    [[], [null], [undefined], [[1, 2], 3]].join(';'),
);
console.log(
    Array.from(
        { length: 3 },
        function (v, i) {
            return this.k * i;
        },
        { k: 2 },
    ).join(),
    Array.from('a😀').length,
    Array.from(new Set([1, 1, 2])).join(),
    t(() => Array.from([], 1)),
    Array.from({}).length,
    Array.from(5).length,
    Array.of(1, 2).join(),
    Array.of.call(Object, 1).length,
    Array.from.call(
        function (n) {
            this.n = n;
        },
        { length: 1, 0: 'z' },
    ),
    Array.isArray([]),
    Array.isArray({ length: 0 }),
    Array.isArray(Array.prototype),
    Array.prototype.length,
);
console.log(
    [3, 1, 2].toSorted().join(),
    [1, 2, 3].toReversed().join(),
    [1, 2, 3].toSpliced(0, 2, 'a').join(),
    [1, 2, 3].with(-1, 9).join(),
    t(() => [1].with(1, 0)),
    t(() => [1].with(-2, 0)),
    [, 1].toSpliced(0, 0).hasOwnProperty(0),
    t(() => [].toSorted(5)),
    [5, 1, 10].toSorted((x, y) => x - y).join(),
    t(() => [1].toSpliced(0, 0, ...[]).join()),
);
console.log(
    [...[1, 2].entries()].join(';'),
    [...[1, 2].keys()].join(),
    [...[1, 2].values()].join(),
    Array.prototype[Symbol.iterator] === Array.prototype.values,
    [][Symbol.iterator]().toString(),
    Object.getOwnPropertyNames(Object.getPrototypeOf([].keys())).join(),
    [1, 2, 3].at(-1),
    [1].at(),
    [].at(0),
    [1, 2].at('1'),
    [1, 2].at(NaN),
    [1, 2].at(-3),
);
const it = [1].values();
it.next();
console.log(it.next(), it.next());
const live = [1];
const li = live.values();
li.next();
live.push(2);
console.log(li.next().value, li.next().done, (live.push(3), li.next().done));
console.log(t(() => Object.getPrototypeOf([].keys()).next.call({})));
const walk = [1, 2, 3];
const out = [];
walk.forEach((x, i) => {
    out.push(x);
    if (i === 0) {
        walk.push(4);
        walk[1] = 'changed';
        delete walk[2];
    }
});
console.log(out.join(), walk.length);
const shrink = [1, 2, 3, 4];
console.log(
    shrink.map((x) => {
        shrink.length = 2;
        return x;
    }).length,
    shrink.find((x, i) => {
        shrink.length = 0;
        return x === undefined && i === 1;
    }),
);
console.log(
    [1, 2, 3].some((x, i, arr) => {
        arr.length = 1;
        return x > 1;
    }),
);
const gen = { length: 4, 0: 'a', 2: 'c', 3: 'd' };
for (const m of ['pop', 'shift', 'reverse', 'push', 'unshift', 'splice', 'fill', 'copyWithin']) {
    const o = { ...gen };
    const r = Array.prototype[m].call(o, 1, 2);
    console.log(m, JSON.stringify(r), JSON.stringify(o));
}
console.log(
    t(() => Array.prototype.push.call({ length: 2 ** 53 - 1 }, 1)),
    t(() => Array.prototype.push.call('str', 1)),
    t(() => Array.prototype.pop.call(Object.freeze([1]))),
    Array.prototype.concat.call(1, 2).length,
    Array.prototype.slice.call('abc', 1).join(),
    Array.prototype.includes.call({ length: 1, 0: NaN }, NaN),
    Array.prototype.join.call({ length: 3, 1: 'm' }),
    Array.prototype.toString.call({ join: () => 'custom join' }),
    Array.prototype.toString.call({}),
    Array.prototype.at.call({ length: 1, 0: 'at' }, 0),
    Array.prototype.map.call({ length: 2, 0: 1 }, (x) => x).length,
);
class Sub extends Array {
    constructor(...x) {
        super(...x);
        this.made = true;
    }
}
const s = Sub.of(3, 1, 2);
for (const m of [
    'map',
    'filter',
    'slice',
    'concat',
    'splice',
    'flat',
    'flatMap',
    'toSorted',
    'toReversed',
    'with',
    'sort',
    'reverse',
])
    console.log(
        m,
        t(() =>
            s[m === 'with' ? 'at' : m](
                m === 'slice' || m === 'splice'
                    ? 0
                    : m === 'with'
                      ? 0
                      : m === 'flat'
                        ? 1
                        : m.includes('ort')
                          ? undefined
                          : (x) => x,
            ),
        )?.constructor?.name ?? '',
    );
const ctor = [1, 2];
ctor.constructor = {
    [Symbol.species]: function (n) {
        return { n, length: 0 };
    },
};
console.log(
    ctor.map((x) => x * 2),
    ctor.slice(0, 1),
);
ctor.constructor = undefined;
console.log(
    ctor.map((x) => x).constructor === undefined,
    t(() => {
        ctor.constructor = 5;
        return ctor.map((x) => x);
    }),
);
console.log(
    [1, 2, 3].toLocaleString(),
    [null, undefined, { toLocaleString: () => 'L' }].toLocaleString(),
    [1, [2, [3]]].toString(),
    Object.keys(Array.prototype).length,
    Object.getOwnPropertyNames(Array.prototype).sort().join(),
    Object.getOwnPropertyNames(Array)
        .filter((k) => k !== 'fromAsync')
        .sort()
        .join(),
);
