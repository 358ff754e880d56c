// gc-stress
// Objects: when they break over lines, keys, accessors, functions and classes with properties.
console.log({ a: 1, b: 'two', c: [3], d: { e: 4 } });
for (const n of [1, 3, 4, 5, 6, 7, 8, 12, 30])
    console.log(Object.fromEntries(Array.from({ length: n }, (_, i) => ['key' + i, i])));
console.log({ aaaaaaaaaaaaaaaaaaaa: 'bbbbbbbbbbbbbbbbbbbb', cccccccccccccccccccc: 'dddddddddddd' });
console.log({
    aaaaaaaaaaaaaaaaaaaa: 'bbbbbbbbbbbbbbbbbbbb',
    cccccccccccccccccccc: 'ddddddddddddd',
});
console.log({
    aaaaaaaaaaaaaaaaaaaa: 'bbbbbbbbbbbbbbbbbbbb',
    cccccccccccccccccccc: 'dddddddddddddddd',
});
console.log({ a: { b: 1, c: { d: 2 } }, e: [1, { f: 3 }] });
console.log({ a: { b: { c: { d: 1 } }, x: 'y'.repeat(60) } });
console.log({
    name: 'x',
    nested: { list: [1, 2, 3], text: 'some longer text here', flag: true, more: { deep: [1] } },
});
console.log({
    f() {},
    g: () => {},
    h: function () {},
    i: class {},
    j: class J extends Array {},
    k: async () => {},
    *l() {},
    async *m() {},
    n: Math.max,
    o: Symbol.iterator,
    p: (() => {}).bind(),
});
console.log({
    get a() {
        return 1;
    },
    set a(v) {},
    get b() {
        return 2;
    },
    set c(v) {},
});
class P {
    get x() {
        return 1;
    }
    static get y() {
        return 2;
    }
}
console.log(
    new P(),
    P,
    Object.defineProperty({}, 'hidden', { value: 1 }),
    Object.defineProperty({}, 'shown', { get: () => 1, enumerable: true }),
);
console.log(
    function f() {},
    () => {},
    function () {},
    class A {},
    class {},
    class B extends P {},
    async () => {},
    async function af() {},
    function* g() {},
    async function* ag() {},
    Math.max,
    Function.prototype,
    class extends null {},
    class C extends class {} {},
    Symbol,
    Map,
    parseInt,
    function named() {}.bind(),
    Object.assign(() => {}, { name2: 1 }),
);
console.log(
    Object.assign(function withProps() {}, { a: 1, b: { c: 2 } }),
    Object.assign(class K {}, { s: 1 }),
    [Object.assign(() => {}, { p: 1 })],
    class S {
        static a = 1;
        static m() {}
    },
    Object.setPrototypeOf(function nul() {}, null),
    Object.defineProperty(function () {}, 'name', { value: 'renamed' }),
    Object.defineProperty(() => {}, 'name', { value: 5 }),
    Object.assign(function () {}, { [Symbol.toStringTag]: 'Tag' }),
);
console.log(
    { a: undefined, b: null, c: NaN, d: -0 },
    { [Symbol('s')]: Symbol('v'), [Symbol.iterator]: 1 },
    Object.defineProperty({ x: 1 }, Symbol('hidden'), { value: 1 }),
);
console.log(
    { m: new Map([['k', { v: [1] }]]), s: new Set(['a', [1]]) },
    { w: new WeakMap(), ws: new WeakSet() },
);
console.log({ e: [], o: {}, n: Object.create(null), d: { d: { d: {} } } });
console.log({ '日本語': '漢字', key: 'ｆｕｌｌ' }, { longChinese: '中文'.repeat(20), other: 1 });
console.log({ a: 'line1\nline2', b: ['x\ny'] });
console.log({
    a: [
        [1, 2],
        [3, 4],
    ],
    b: [{ c: 1 }, { d: 2 }],
});
console.log({
    id: 1,
    user: { name: 'Ann', address: { city: 'X', geo: { lat: 1, lng: 2 } }, tags: ['a', 'b'] },
});
console.log([{ a: 1 }].concat(Array.from({ length: 6 }, (_, i) => ({ ['k' + i]: i }))));
console.log({ x: Array.from({ length: 120 }, (_, i) => i) });
console.log({ 1: 'one', b: 'b', 0: 'zero' }, { a: 1, a2: { b: 2, b2: { c: 3, c2: { d: 4 } } } });
console.log(
    { f: [1.5, 2.25], s: "it's", t: `tick`, u: 'say "hi"' },
    Object.freeze({ frozen: true }),
    Object.seal([1]),
);
const getterThrows = {
    get bad() {
        throw new Error('never called');
    },
};
console.log(getterThrows);
console.log({
    inspect: 1,
    toString() {
        return 'x';
    },
    valueOf() {
        return 1;
    },
    toJSON() {
        return 'j';
    },
});
console.log(
    {
        [Symbol.for('nodejs.util.inspect.custom')](depth, options) {
            return 'custom ' + depth + typeof options;
        },
    },
    [{ [Symbol.for('nodejs.util.inspect.custom')]: () => ({ replaced: { by: ['object'] } }) }],
    { [Symbol.for('nodejs.util.inspect.custom')]: 5 },
    { a: { [Symbol.for('nodejs.util.inspect.custom')]: (d) => 'two\nlines ' + d } },
);
