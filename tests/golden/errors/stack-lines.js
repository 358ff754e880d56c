// Lines of stack traces: names of functions, classes of receivers, keys they were called by.
const lines = (error, count) =>
    error.stack
        .split('\n')
        .slice(1)
        .filter((line) => !line.includes('node:'))
        .slice(0, count)
        .map((line) => line.trim())
        .join(' < ');
class E extends Error { get name() { return 'Custom'; } }
console.log(new E('x').stack.split('\n')[0]);
function foo() { return lines(new Error('q'), 1); }
const o = { f: foo, g: foo }; console.log(o.f()); 
const o1 = { f: foo }; console.log(o1.f());
const o2 = { ['a b']: foo }; console.log(o2['a b']());
class A { static s() { return lines(new Error('q'), 1); } m() { return lines(new Error('q'), 1); } get acc() { return lines(new Error('q'), 1); } static #p() { return lines(new Error('q'), 1); } static callP() { return this.#p(); } f = () => lines(new Error('q'), 1); h = function () { return lines(new Error('q'), 1); }; static { console.log(lines(new Error('sb'), 1)); } static sf = console.log(lines(new Error('sf'), 1)); x = console.log(lines(new Error('fld'), 2)); }
const a = new A(); console.log(A.s(), a.m(), a.acc, A.callP(), a.f(), a.h()); const al = a.m; console.log(al());
a.other = a.m; console.log(a.other()); class B extends A { m2() { return this.m(); } } console.log(new B().m(), new B().m2());
console.log([1].map(function () { return lines(new Error('q'), 2); })); console.log([1].map(() => lines(new Error('q'), 2)));
const an = { z: function () { return lines(new Error('q'), 1); } }; an.y = an.z; delete an.z; console.log(an.y());
function Foo() { this.st = lines(new Error('q'), 1); } console.log(new Foo().st); console.log(foo.call(5), foo.call('s'), foo.call({}), foo.call(null), foo.call([]), foo.call(new Map()), foo.call(() => {}), foo.call(A), foo.call(Object.create(null)));
(function () { 'use strict'; console.log(foo.call(undefined), (function q() { return lines(new Error('q'), 1); }).call(7)); })();
const sym = { [Symbol('desc')]() { return lines(new Error('q'), 1); } }; console.log(sym[Object.getOwnPropertySymbols(sym)[0]]()); console.log(({ 'x-y'() { return lines(new Error('q'), 1); } })['x-y']()); console.log(({ 1() { return lines(new Error('q'), 1); } })[1]());
console.log(eval('new Error("ev").stack.split("\\n").slice(1,3)')); console.log(new Function('return new Error("nf").stack.split("\\n").slice(1,3)')());
[3, 1].sort((x, y) => { if (!globalThis.once) { globalThis.once = 1; console.log(lines(new Error('cmp'), 3)); } return 0; });
JSON.stringify({ toJSON() { console.log(lines(new Error('js'), 3)); } });
new Promise(() => { console.log(lines(new Error('ex'), 3)); }); Promise.resolve().then(() => console.log(lines(new Error('then'), 3))); Promise.resolve().then(function thenF() { console.log(lines(new Error('then'), 3)); });
process.nextTick(function tick() { console.log(lines(new Error('tick'), 1)); }); setTimeout(function tm() { console.log(lines(new Error('tm'), 1)); setImmediate(function im() { console.log(lines(new Error('im'), 1)); }); }); queueMicrotask(function mt() { console.log(lines(new Error('mt'), 1)); });
function* gen() { console.log(lines(new Error('g'), 3)); yield 1; } gen().next(); [...gen()]; for (const q of gen()); const [d1] = gen();
(async () => { await null; console.log(lines(new Error('as'), 3)); })(); (async function nm() { console.log(lines(new Error('as0'), 2)); await null; console.log(lines(new Error('as'), 3)); })();
Object.defineProperty({}, 'x', { get: function gg() { console.log(lines(new Error('gg'), 1)); } }).x; ({ set v(x) { console.log(lines(new Error('set'), 1)); } }).v = 1; Array.from({ length: 1 }, function af() { console.log(lines(new Error('af'), 3)); }); 'x'.replace('x', () => { console.log(lines(new Error('rp'), 3)); }); new Map([[1, 2]]).forEach(() => { console.log(lines(new Error('mf'), 3)); });
class A3 { x = console.log(lines(new Error('fld'), 3)); }
class B3 extends A3 {}
class C3 extends B3 { constructor() { super(); } }
class D { constructor() { } y = console.log(lines(new Error('fld'), 3)); }
new A3(); new B3(); new C3(); new D();
const Q = class { x = console.log(lines(new Error('fld'), 3)); }; new Q();
new (class { x = console.log(lines(new Error('fld'), 3)); })
class T { x = (() => console.log(lines(new Error('fld'), 2)))(); }
new T();
function F() {} F.s = function () { console.log(lines(new Error('x'), 1)); }; F.s();
let mp = { 'a-b': () => console.log(lines(new Error('x'), 1)), [1 + 1]: function () { console.log(lines(new Error('x'), 1)); } }; mp['a-b'](); mp[2](); const sets = { set v(x) { console.log(lines(new Error('set'), 1)); } }; sets.v = 1;
function G() {} G.t = function nm() { console.log(lines(new Error('x'), 1)); }; G.t(); G.u = () => { console.log(lines(new Error('x'), 1)); }; G.u();
F.prototype.m = function () { console.log(lines(new Error('x'), 1)); }; new F().m(); F.prototype.n = function named() { console.log(lines(new Error('x'), 1)); }; new F().n();
var fe = function () { console.log(lines(new Error('x'), 1)); }; fe(); (function () { console.log(lines(new Error('x'), 1)); })(); (() => { console.log(lines(new Error('x'), 1)); })(); !function () { console.log(lines(new Error('x'), 1)); }();
class K { static async sa() { console.log(lines(new Error('x'), 1)); await 0; console.log(lines(new Error('x'), 1)); } async am() { await 0; console.log(lines(new Error('x'), 1)); } *gm() { console.log(lines(new Error('x'), 2)); } async *agm() { console.log(lines(new Error('x'), 2)); await 0; console.log(lines(new Error('x'), 2)); } } K.sa(); new K().am(); new K().gm().next(); new K().agm().next();
const oa = { async f() { await g(); } }; async function g() { await 0; console.log(lines(new Error('x'), 9)); } (async function top() { await oa.f(); })(); (async () => { await oa.f(); })();
async function withAll() { await Promise.all([g(), g()]); await Promise.any([g()]); await Promise.allSettled([g()]); await Promise.race([g()]); } withAll();
async function fin() { try { await g(); } finally { await g(); } } fin(); g().then(() => { console.log(lines(new Error('then'), 9)); }); async function ret() { return await g(); } async function ret2() { return g(); } ret(); ret2();
async function fa() { for await (const x of [g()]) ; for await (const x of (async function* q() { await g(); yield 1; })()) ; } fa();
