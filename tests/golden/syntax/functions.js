// Functions: defaults with their own scope, rest, arguments mapping, length, name, new.target.
function defaults(a, b = a + 1, c = () => [a, b].join(), d = (a = 10, a)) { var b; const first = b; b = 'body'; return [first, b, c(), d, a].join('|'); }
console.log(defaults(1), defaults(1, undefined, undefined, null), defaults.length);
function separate(x, f = () => x, g = (v) => { x = v; }) { var x; const before = x; x = 'var'; g('param'); return [before, x, f()].join(); }
console.log(separate('start'));
function evalInDefault(a = eval('var z = 5; z'), b = (() => { try { return z; } catch (e) { return e.name; } })()) { return [a, b, typeof z].join(); }
console.log(evalInDefault());
console.log(((a, b = 2, ...c) => a + b + c.length).length, ((...r) => r.length)(1, 2, 3), (function (a, b) {}).length, (({ a }, [b]) => 0).length);
function mapped(a, b) { arguments[0] = 'changed'; b = 'set'; return [a, arguments[1], arguments.length, delete arguments[0], a, arguments[0]].join(); }
console.log(mapped(1, 2), mapped(1), mapped());
function mappedMore(a) { a = 2; Object.defineProperty(arguments, '0', { value: 3 }); const x = a; Object.freeze(arguments); a = 9; return [x, a, arguments[0]].join(); }
console.log(mappedMore(1));
function unmapped(a, b = 0) { arguments[0] = 'changed'; a = a + '!'; return [a, arguments[0]].join(); }
console.log(unmapped(1));
function strict(a) { 'use strict'; a = 2; arguments[1] = 'x'; try { return [arguments[0], arguments.callee]; } catch (e) { return e.message; } }
console.log(strict(1));
function sameNames(a, a) { return [a, arguments[0], arguments.length].join(); }
console.log(sameNames(1, 2), sameNames(1));
function args() { return arguments; }
const list = args(1, 'two');
console.log(list, Object.prototype.toString.call(list), [...list], Array.isArray(list), list.length, Object.keys(list).join(), args.call().length);
console.log(typeof list.callee, list[Symbol.iterator] === Array.prototype.values, JSON.stringify(list));
function shadow(arguments) { return arguments; }
console.log(shadow('param'), (function () { var arguments; return typeof arguments; })(), (function () { var arguments = 1; return arguments; })());
console.log((function () { function arguments() {} return typeof arguments; })(), (function () { return (() => arguments[0])(); })('outer'), (function (a = arguments) { return a.length; })(undefined, 2));
function NT() { return new.target; }
console.log(NT(), new NT() instanceof NT, (() => { function X() { this.t = new.target === X; (() => { this.u = new.target === X; })(); } return new X(); })());
console.log(Reflect.construct(function () { this.n = new.target.name; }, [], class Z {}).n);
const anonymous = function () {}, arrow = () => {}, bound = arrow.bind(), twice = bound.bind();
let assigned; assigned = () => {}; let parens; (parens) = () => {};
console.log([anonymous, arrow, bound, twice, assigned, parens, new Function('a', 'return 1'), (() => {}), Symbol.prototype[Symbol.toPrimitive]].map((f) => `<${f.name}>`).join());
const fact = function self(n) { return n < 2 ? 1 : n * self(n - 1); };
const fact2 = (function self(n) { self = null; return n < 2 ? 1 : n * self(n - 1); });
console.log(fact(10), fact2(5), typeof self);
try { (function self() { 'use strict'; self = 1; })(); } catch (e) { console.log(e.message); }
console.log((function () { return this; }).call(5) instanceof Number, (function () { 'use strict'; return this; }).call(5), (function () { return this === globalThis; })(), (function () { 'use strict'; return this; })());
console.log(typeof (function () { return this; }).call(null), (() => { 'use strict'; return (function () { return this; }).call(null); })());
console.log(function (a , b) { /* kept */ return a ; }.toString());
console.log((async ( x )=>{}).toString(), class  A { b ( ) { } }.toString(), ({ get  x ( ) { return 1 } , *g ( ) { } }).g.toString(), Object.getOwnPropertyDescriptor({ get  x ( ) { return 1 } }, 'x').get.toString());
console.log(Math.max.toString(), (() => {}).bind().toString(), new Function('a,b', 'c', 'return a').toString(), Function().toString());
function Con(x) { this.x = x; if (x === 1) return { other: 1 }; if (x === 2) return 5; }
console.log(new Con(1), new Con(2), new Con, new Con(3).constructor === Con);
const b2 = Con.bind({ ignored: 1 }, 7);
console.log(new b2().x, new b2() instanceof Con, b2.length, b2.name, 'prototype' in b2);
console.log((function (a, b, c) { return [this.v, a, b, c].join(); }).bind({ v: 'v' }, 1).bind({ v: 'w' }, 2)(3));
console.log(Math.max.apply(null, [1, 5, 3]), Math.max.apply(null, { length: 2, 0: 7, 1: 3 }), (function () { return arguments.length; }).apply(0, undefined));
console.log(Object.getOwnPropertyNames(function () {}).join(), Object.getOwnPropertyNames(() => {}).join(), Object.getOwnPropertyNames(class {}).join());
for (const f of [() => new (() => {})(), () => new ({ m() {} }).m(), () => new Math.max(), () => new (async function () {})(), () => new (function* () {})(), () => (void 0)(), () => ({}).x(), () => ({}).x.y(), () => [][0](),
    () => undefinedName, () => undefinedName(), () => { const c = 1; c = 2; }, () => (1)(), () => 'str'.nope(), () => new 5, () => new (class { #x })().y.z, () => Function.prototype.toString.call({}), () => (function f(a = a) {})()]) {
    try { f(); console.log('no error'); } catch (e) { console.log(`${e.name}: ${e.message}`); }
}
for (const code of ['function f(a, a) { "use strict" }', '(a, a) => 1', 'function f(a, ...b, c) {}', 'function f(a = 1) { "use strict" }', 'function f(...a = []) {}', '"use strict"; function eval() {}', 'function f(a) { let a; }', 'function f(a) { var a; }',
    '(a, b) \n => 1', 'a => {} ()', '(a => {})()', '() + 1', '()', '(a, ) => 1', '(...a, ) => 1', 'f(a, )', 'f(, )', '({}) => 1', '(1) => 1', 'new.target = 1', '(async) => 1', 'async () => await 1', 'async (x = await 1) => 1', 'function* g(x = yield) {}', 'async x\n=> x', '(a.b) => 1', '((a)) => 1', 'yield => yield']) {
    try { new Function(code); console.log('ok:', code); } catch (x) { console.log(`${x.name}:`, code); }
}
