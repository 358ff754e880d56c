// Anonymous functions assigned to properties: stacks call them after what they were assigned to.
const line = (e) => e.stack.split('\n')[1].replace(/\(?\/.*\//, '').trim();
const first = (e) => {
  Error.prepareStackTrace = (_, sites) => sites[0];
  const site = e.stack;
  Error.prepareStackTrace = undefined;
  return `${String(site).replace(/\(.*\//, '(')} ${site.getTypeName()} ${site.getFunctionName()} ${site.getMethodName()}`;
};
const ns = { sub: {} }, o = {}, k = 'kk';
ns.sub.fn = function () { return new Error('x'); }; console.log(line(ns.sub.fn()), JSON.stringify(ns.sub.fn.name), first(ns.sub.fn()));
o.m = () => new Error('x'); console.log(line(o.m()));
o['str'] = function () { return new Error('x') }; console.log(line(o.str()));
o[k] = function () { return new Error('x') }; console.log(line(o[k]()));
o[0] = function () { return new Error('x') }; console.log(line(o[0]()));
function Foo() { this.go = function () { return new Error('x') }; this.arrow = () => new Error('x') }
console.log(line(new Foo().go()), line(new Foo().arrow()));
function foo() { this.go = function () { return new Error('x') }; }
console.log(line(new foo().go()));
class A { constructor() { this.f = () => new Error('x'); } m() { this.n = function () { return new Error('x') }; return this.n(); } static s() { this.t = () => new Error('x'); return this.t() } }
class B extends A {}
console.log(line(new B().f()), line(new A().m()), line(A.s()));
Foo.prototype.p = function () { return new Error('x') }; console.log(line(new Foo().p()));
Foo.prototype.q = async function () { return new Error('x') }; new Foo().q().then(e => console.log(line(e)));
Foo.stat = function () { return new Error('x') }; console.log(line(Foo.stat()));
(() => o).call().viaCall = function () { return new Error('x') }; console.log(line(o.viaCall()));
const getO = () => o; getO().viaCall2 = function () { return new Error('x') }; console.log(line(o.viaCall2()));
o.c = true && function () { return new Error('x') }; console.log(line(o.c()));
o.f = { inner: function () { return new Error('x') } }; console.log(line(o.f.inner()));
o.h = id(function () { return new Error('x') }); function id(x) { return x } console.log(line(o.h()));
o.i ??= function () { return new Error('x') }; console.log(line(o.i()));
(function () { o.j = function () { return new Error('x') } })(); console.log(line(o.j()));
function outer() { o.l = function () { return new Error('x') } } outer(); console.log(line(o.l()));
o.cls = class { static s() { return new Error('x') } m() { return new Error('x') } }; console.log(line(o.cls.s()), line(new o.cls().m()));
setTimeout(function () { console.log(line(new Error('x'))) }, 0);
const un = o.m; console.log(line(un()));
o.n = cond(1) ? function () { return new Error('x') } : null; function cond(x) { return x } console.log(line(o.n()));
o.gen = function* () { yield new Error('x') }; console.log(line(o.gen().next().value));
globalThis.gg = function () { return new Error('x') }; console.log(line(gg()));
[o.des] = [function () { return new Error('x') }]; console.log(line(o.des()));
o.m2 = () => new Error('x'); console.log(first(o.m2()));
o[k] = () => new Error('x'); console.log(first(o[k]()));
Foo.prototype.z = function () { return new Error('x'); }; console.log(first(new Foo().z()));
const moved = { other: Foo.prototype.z }; console.log(first(moved.other()));
o.named = function () { return new Error('x'); }; Object.defineProperty(o.named, 'name', { value: 'given' }); console.log(first(o.named()));
console.log(String(o.m), o.m, [o.cls]);
