// gc-stress
// Object literals: shorthand, computed keys, getters and setters, __proto__, spread, method names.
const name = 'dynamic', sym = Symbol('sym');
let calls = 0;
const o = {
    name, [name + 1]: 1, [`t${2}`]: 2, [sym]: 'by symbol', 'quo-ted': 3, 0x10: 'sixteen', 1e3: 'thousand', .5: 'half', 1_000_0: 'sep',
    method() { return this.name; }, *gen() {}, async am() {}, async *ag() {}, [name]() {}, get [name + 'G']() { return ++calls; },
    get acc() { return this._acc ?? 'unset'; }, set acc(v) { this._acc = v; }, get 'str key'() { return 's'; }, set 5(v) {},
    if: 'keyword', class: 1, null: 2, true: 3, get: 4, set: 5, async: 6, await: 7, yield: 8, static: 9, let: 10, of: 11, new: 12,
    __proto__: { inherited: 'yes' },
};
console.log(Object.keys(o).join());
console.log(o.acc, (o.acc = 5, o.acc), o.inherited, o.method(), o[name + 'G'], o['str key'], o[16], o[5], o[0.5], o[10000]);
console.log(Object.getPrototypeOf(o).inherited, 'constructor' in o.method, 'prototype' in o.method, o.gen.prototype !== undefined);
const __proto__ = 'shorthand';
console.log(Object.keys({ __proto__ }), Object.keys({ ['__proto__']: 1 }), Object.keys({ __proto__() {} }), Object.getPrototypeOf({ __proto__: null }));
console.log(Object.getPrototypeOf({ __proto__: 5 }) === Object.prototype, Object.keys({ '__proto__': null }).length);
const fnName = (f) => f.name;
console.log([o.method, o.gen, o.am, o.ag, o[name]].map(fnName).join());
const d = (k) => Object.getOwnPropertyDescriptor(o, k);
console.log(d('acc').get.name, d('acc').set.name, d('str key').get.name, d('5').set.name);
const e = { [sym]: () => {}, [Symbol()]: () => {}, a: function () {}, b: () => {}, c: class {}, d: (0, () => {}), e: function own() {}, ['f' + 1]: () => {}, 7: () => {} };
console.log(Reflect.ownKeys(e).map((k) => JSON.stringify(e[k].name)).join());
const source = { a: 1, get b() { return 'got once'; }, [sym]: 2, 2: 'two', 1: 'one' };
Object.defineProperty(source, 'hidden', { value: 1 });
const copy = { before: 0, a: 'overwritten', ...source, b2: 1, ...null, ...undefined, ...'hi', ...[9], ...5, ...true };
console.log(copy, Object.getOwnPropertyDescriptor(copy, 'b').value);
const setter = { set x(v) { console.log('must not run'); }, ...{ x: 1 } };
console.log(setter.x);
const dup = { a: 1, a: 2, get a() { return 3; }, b: 1, set b(v) {}, b: 4 };
console.log(dup.a, dup.b, Object.keys(dup).join());
const pair = { get v() { return 'g'; }, set v(x) {}, get w() { return 1; } };
const desc = Object.getOwnPropertyDescriptor(pair, 'v');
console.log(typeof desc.get, typeof desc.set, desc.enumerable, desc.configurable, Object.getOwnPropertyDescriptor(pair, 'w').set);
const order = [];
const at = (x) => { order.push(x); return x; };
({ [at('k1')]: at('v1'), [at('k2')]: at('v2'), ...(at('spread'), {}), [at('k3')]() {} });
console.log(order.join());
console.log({ a: 1, b: { c: [] } }.b.c.length, ({}).toString(), { valueOf: () => 4 } * 2, [{}][0] !== {});
try { ({ [{ toString() { throw 'bad key'; } }]: 1 }); } catch (x) { console.log(x); }
try { 'use strict'; (() => { 'use strict'; ({ get only() { return 1; } }).only = 2; })(); } catch (x) { console.log(x.message); }
for (const code of ['({ __proto__: 1, __proto__: 2 })', '({ __proto__: 1, __proto__() {} })', '({ get a(x) {} })', '({ set a() {} })', '({ set a(...x) {} })', '({ a b })',
    '({ if })', '({ async *[1]() {} })', '({ get *a() {} })', '({ async get a() {} })', '({ a() {}, })', '({ , })', '({ "a" })', '({ 1 })', '({ await })', '({ set a([b] = []) {} })']) {
    try { new Function(code); console.log('ok:', code); } catch (x) { console.log(`${x.name}:`, code); }
}
