// gc-stress
// Loops: for heads of every kind, for-in order and mutation, for-of closing, completion of heads.
const log = [];
for (;;) {
    break;
}
for (var i = 0, j = 10; i < j; i += 3, j--) log.push(`${i}:${j}`);
for (let x = 'a'; x.length < 4; x += x) log.push(x);
let k;
for (k in { p: 1, q: 2 }) log.push(k);
const t = {};
for (t.key in { r: 1 });
for (t['el'] of [5]);
log.push(t.key, t.el);
for (var legacy = ('initialiser') in {});
log.push(legacy);
for ((let) in {});
for (let of = 0; of < 1; of++) log.push('of is a name');
for (const c of 'a😀b') log.push(c);
for (const [a, b] of new Map([[1, 2]])) log.push(a + b);
for (const x of new Set([7, 7])) log.push(x);
console.log(log.splice(0).join(' '));
const proto = { inherited: 1, shadowed: 2, 5: 'five' };
const o = Object.create(proto, {
    hidden: { value: 1, enumerable: false },
    shadowed: { value: 1, enumerable: false },
    own: { value: 1, enumerable: true },
    2: { value: 1, enumerable: true },
});
o.last = 1;
o[1] = 1;
o[Symbol('s')] = 1;
for (const x in o) log.push(x);
console.log(log.splice(0).join());
const m = { a: 1, b: 2, c: 3, d: 4 };
for (const x in m) {
    log.push(x);
    delete m.c;
    m.e = 5;
    delete m[x];
}
console.log(log.splice(0).join());
for (const x in [3, , 5]) log.push(typeof x, x);
for (const x in 'hey') log.push(x);
for (const x in null) log.push('never');
for (const x in undefined) log.push('never');
for (const x in 5) log.push('never');
console.log(log.splice(0).join());
for (const x in (function () {
    return arguments;
})('a', 'b'))
    log.push(x);
class C {
    a = 1;
    m() {}
    static s = 1;
    static sm() {}
}
for (const x in new C()) log.push(x);
for (const x in C) log.push(x);
console.log(log.splice(0).join());
const grow = [1, 2];
for (const x of grow) {
    log.push(x);
    if (grow.length < 5) grow.push(x * 10);
}
console.log(log.splice(0).join());
const shrink = [1, 2, 3, 4];
for (const x of shrink) {
    log.push(x);
    shrink.pop();
}
console.log(log.splice(0).join());
const map = new Map([
    [1, 'a'],
    [2, 'b'],
]);
for (const [key] of map) {
    log.push(key);
    map.delete(key);
    if (key < 6) map.set(key + 2, 'c');
}
console.log(log.splice(0).join(), map.size);
const iter = (n, { ret = () => ({}), next } = {}) => ({
    [Symbol.iterator]() {
        log.push('open');
        let i = 0;
        return {
            next: next ?? (() => ({ done: i >= n, value: i++ })),
            return(...a) {
                log.push('return' + a.length);
                return ret();
            },
        };
    },
});
for (const x of iter(2)) log.push(x);
console.log(log.splice(0).join());
for (const x of iter(2)) {
    log.push(x);
    break;
}
console.log(log.splice(0).join());
(() => {
    for (const x of iter(2)) return;
})();
console.log(log.splice(0).join());
l: for (const y of [1]) for (const x of iter(2)) continue l;
console.log(log.splice(0).join());
for (const f of [
    () => {
        for (const x of iter(2)) throw new Error('body');
    },
    () => {
        for (const x of iter(2, {
            ret: () => {
                throw new Error('ret');
            },
        }))
            break;
    },
    () => {
        for (const x of iter(2, {
            ret: () => {
                throw new Error('ret');
            },
        }))
            throw new Error('body wins');
    },
    () => {
        for (const x of iter(2, { ret: () => 1 })) break;
    },
    () => {
        for (const x of iter(2, { ret: () => 1 })) throw new Error('body wins');
    },
    () => {
        for (const x of iter(2, {
            next: () => {
                throw new Error('next');
            },
        }));
    },
    () => {
        for (const x of iter(2, { next: () => 1 }));
    },
    () => {
        for (const [x] of iter(2));
    },
    () => {
        for (const x of { [Symbol.iterator]: () => 1 });
    },
    () => {
        for (const x of {});
    },
    () => {
        for (const x of 5);
    },
    () => {
        for (const x of null);
    },
    () => {
        for (const x of { [Symbol.iterator]: 1 });
    },
    () => {
        for (const x of { [Symbol.iterator]: () => ({}) });
    },
    () => {
        for (t.a.b.c of [1]);
    },
    () => {
        for (const x of { a: { b: 1 } }.a.b);
    },
    () => {
        let q;
        for (q.x of iter(1));
    },
]) {
    try {
        f();
        log.push('no error');
    } catch (e) {
        log.push(`${e.name}: ${e.message}`);
    }
    console.log(log.splice(0).join());
}
let n = 0;
while (n < 10) {
    n++;
    if (n % 2) continue;
    if (n > 6) break;
    log.push(n);
}
do {
    n--;
    if (n === 5) continue;
    log.push(n);
} while (n > 4);
do log.push('once');
while (0);
console.log(log.splice(0).join());
for (let i = 0; i < 2; i++) {
    let i = 'inner';
    log.push(i);
}
for (const i of [1]) {
    const i = 2;
    log.push(i);
}
for (var v of [1, 2]) {
    var v = v * 10;
    log.push(v);
}
console.log(log.splice(0).join(), v);
for (const x of (log.push('head once'), [1, 2])) log.push(x);
for (let i = (log.push('init'), 0); log.push('test'), i < 1; log.push('update'), i++)
    log.push('body');
console.log(log.splice(0).join());
for (const code of [
    'for (let x = 1 of [])',
    'for (var x = 1 of []);',
    'for (let x = 1 in {});',
    '"use strict"; for (var x = 1 in {});',
    'for (var [x] = 1 in {});',
    'for (let of []);',
    'for (let.x of []);',
    'for (let().x in {});',
    'for (let[x] in {});',
    'for (const x;;);',
    'for (x of a, b);',
    'for (x in a, b);',
    'for (var i, j of []);',
    'for (let i, j in {});',
    'for (1 of []);',
    'for ((a) of []);',
    'for ((a, b) of []);',
    'for ([a] = 1 of []);',
    'for (this in {});',
    'for (let of of []);',
    'for (async of []);',
    'for (x of []) let y;',
    'for (;;) function f() {}',
    'for (a ? b in c : d;;);',
    'for ((a in b);;) break;',
    'for (var x = (a in b);;) break;',
    'for (() => { a in b };;) break;',
    'for (let [a, a] of []);',
    'for (let let of []);',
    'do ; while (0) x',
    'while (0) ; else ;',
    'for await (x of []);',
    'for (var x of []) { break; continue; }',
    'for (const {a, ...b} of []);',
    'for (new.target of []);',
]) {
    try {
        new Function('a', 'b', 'c', 'd', 'i', 'j', code);
        console.log('ok:', code);
    } catch (x) {
        console.log(`${x.name}:`, code);
    }
}
