// gc-stress
// Property order: integer indices first, then strings, then symbols, after every kind of change.
const keys = (o) => Reflect.ownKeys(o).map(String).join();
const s = Symbol('s');
const o = {
    b: 1,
    2: 1,
    a: 1,
    1: 1,
    [s]: 1,
    '-1': 1,
    '01': 1,
    4294967294: 1,
    4294967295: 1,
    4294967296: 1,
    '1.5': 1,
    0: 1,
};
console.log(keys(o));
delete o.a;
o.a = 1;
delete o[1];
o[1] = 1;
o.z = 1;
console.log(keys(o));
Object.defineProperty(o, 'b', { get() {}, enumerable: false });
console.log(keys(o), Object.keys(o).join());
console.log(
    keys(Object.assign({}, { x: 1, 5: 1 }, { 3: 1, w: 1 })),
    keys({ ...[7, 8], length: 1, ...{ 0: 1 } }),
);
console.log(JSON.stringify({ z: 1, 10: 1, 9: 1, y: 1 }), Object.entries({ q: 1, 1: 2 }).join(';'));
class C {
    b = 1;
    1 = 1;
    a = 1;
    0 = 1;
    constructor() {
        this.late = 1;
        this[2] = 1;
    }
}
console.log(keys(new C()));
console.log(
    keys(function named(a, b) {
        'use strict';
    }),
    '|',
    keys(
        class {
            static m() {}
            static 1 = 1;
            static b = 1;
        },
    ),
    '|',
    keys([1, 2]),
    '|',
    keys('ab'.split('')),
    '|',
    keys(new String('xy')),
    '|',
    keys(
        (function () {
            return arguments;
        })(1),
    ),
);
const many = {};
for (let i = 0; i < 40; i++) many['k' + ((i * 7) % 40)] = i;
for (let i = 0; i < 40; i += 3) delete many['k' + i];
many.k0 = 1;
many[5] = 1;
console.log(keys(many));
const big = {};
for (let i = 300; i > 0; i--) big[i * 3] = i;
console.log(Object.keys(big).slice(0, 5).join(), Object.keys(big).length);
for (const k in big) {
    console.log(k, big[k]);
    break;
}
const frozen = Object.freeze({ y: 1, 1: 1, x: 1 });
console.log(keys(frozen), keys(Object.getOwnPropertyDescriptors(frozen)));
const proto = { p2: 1, 1: 1, p1: 1 },
    child = Object.create(proto);
child.c = 1;
child[2] = 1;
child.p1 = 1;
const seen = [];
for (const k in child) seen.push(k);
console.log(seen.join());
console.log(
    keys(
        Object.fromEntries([
            ['b', 1],
            [1, 1],
            ['a', 1],
            [s, 1],
            ['b', 2],
        ]),
    ),
);
const swap = { a: 1, b: 2 };
swap.a = 3;
Object.defineProperty(swap, 'a', { value: 4 });
console.log(keys(swap), swap.a);
delete swap.a;
swap.a = 5;
console.log(keys(swap));
