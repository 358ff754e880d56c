// gc-stress
// What CallSite objects say of frames of every kind. (Frames of Node.js itself are left out.)
const flags = ['isToplevel', 'isEval', 'isNative', 'isConstructor', 'isAsync', 'isPromiseAll'];
function short(value) {
  if (value === globalThis) return 'global';
  if (typeof value === 'function') return `function ${value.name}`;
  if (typeof value === 'object' && value) return `object ${Object.getPrototypeOf(value)?.constructor?.name}`;
  return typeof value === 'string' ? value.replace(/\(?\/[^ ]*\//g, '') : String(value);
}
function line(site, receivers) {
  const parts = [short(String(site)), '|'];
  if (receivers) parts.push(short(site.getThis()), '|', short(site.getFunction()), '|');
  parts.push(short(site.getTypeName()), site.getFunctionName(), site.getMethodName(), '|');
  parts.push([site.getLineNumber(), site.getColumnNumber(), site.getEnclosingLineNumber(),
    site.getEnclosingColumnNumber(), site.getPosition()].join(':'));
  for (const flag of flags) if (site[flag]()) parts.push(flag);
  if (site.getPromiseIndex() !== null) parts.push('index', site.getPromiseIndex());
  if (site.getEvalOrigin() !== undefined) parts.push(short(site.getEvalOrigin()));
  parts.push(short(site.getFileName()), short(site.getScriptNameOrSourceURL()));
  return parts.join(' ');
}
function show(title, error, receivers = true) {
  const { prepareStackTrace } = Error;
  Error.prepareStackTrace = (_, sites) => sites;
  const sites = error.stack;
  Error.prepareStackTrace = prepareStackTrace;
  console.log(`== ${title}`);
  for (const site of sites) {
    if (/node:/.test(site.getFileName())) continue;
    if (site.getEnclosingLineNumber() === 1 && !site.isEval()) continue;
    console.log(line(site, receivers));
  }
}
function make() { return new Error('x'); }
const o = {
  m() { return make(); }, get acc() { return make(); }, ['comp' + 1]: function () { return make(); },
  anon: () => make(), async  *  gen() { yield make(); }, 'a b'() { return make(); }, 5() { return make(); },
  [Symbol('s')]() { return make(); }, get [Symbol.iterator]() { return make(); },
};
show('method', o.m());
show('getter', o.acc);
show('computed', o.comp1());
show('arrow', o.anon());
show('odd names', o['a b']());
show('index', o[5]());
show('symbol', o[Object.getOwnPropertySymbols(o)[0]]());
show('getter of a symbol', o[Symbol.iterator]);
for (const receiver of [{ a: 1 }, 5, 's', true, 5n, Symbol(), null, undefined, globalThis, [], new Map, Math,
  function named() {}, class Q {}, Object.create(null), new Proxy({}, {}), { constructor: 5 },
  { [Symbol.toStringTag]: 'Tagged' }]) show('receiver', make.call(receiver));
function strict() { 'use strict'; return make(); }
show('calls a sloppy one', strict());
function strictInner() { 'use strict'; return new Error('x'); }
function sloppyOuter() { return strictInner(); }
show('called by a sloppy one', sloppyOuter());
show('native', [1].map(function cb() { return make(); })[0]);
show('native with this', [1].map(function cb() { return make(); }, { t: 1 })[0]);
show('error of a native', (() => { try { [].reduce(() => {}); } catch (e) { return e; } })());
show('error of the engine', (() => { try { null.foo; } catch (e) { return e; } })());
class A {
  constructor() { this.e = make(); } static s() { return make(); } m() { return make(); }
  #p() { return make(); } p() { return this.#p(); } get #q() { return make(); } q() { return this.#q; }
  static #r() { return make(); } static r() { return A.#r(); } static get g() { return make(); }
  f = make();
}
class B extends A {}
show('new', new A().e);
show('static', A.s());
show('method of a class', new A().m());
show('private', new A().p());
show('private getter', new A().q());
show('private static', A.r());
show('static getter', A.g);
show('field', new A().f);
show('derived', new B().e);
function Old() { this.e = make(); }
show('function as a constructor', new Old().e);
show('eval', eval('make()'));
show('function in eval', eval('(function ev() { return make() })()'));
show('indirect eval', (0, eval)('new Error("x")'));
show('eval in eval', eval('eval("make()")'));
function* gen() { yield make(); }
show('generator', gen().next().value);
show('spread generator', [...gen()][0]);
show('bound', make.bind({ z: 1 })());
show('Reflect.apply', Reflect.apply(make, { q: 1 }, []));
show('trap', new Proxy({}, { get() { return make(); } }).x);
const twice = { a: make, b: make };
show('under two keys', twice.a());
show('under another key', { other: make }.other());
show('alias of a method', (() => { const other = { z: o.m }; return other.z(); })());
async function a1() { await 0; return make(); }
async function a2() { return await a1(); }
class C { async m() { return await a2(); } }
const renamed = { z: C.prototype.m };
async function all() { return (await Promise.all([1, a2(), 2]))[1]; }
async function settled() { return (await Promise.allSettled([1, a2(), 2]))[1].value; }
async function any() { return await Promise.any([a2()]); }
async function race() { return await Promise.race([a2()]); }
async function* ag() { yield await a1(); }
async function loop() { for await (const e of ag()) return e; }
(async () => {
  show('async', await a2(), false);
  show('async method', await new C().m(), false);
  show('async method renamed', await renamed.z(), false);
  show('Promise.all', await all(), false);
  show('Promise.allSettled', await settled(), false);
  show('Promise.any', await any(), false);
  show('Promise.race', await race(), false);
  show('for await', await loop(), false);
  show('async generator', (await o.gen().next()).value, false);
  setTimeout(function timer() { show('timer', make()); }, 0);
  Promise.resolve().then(function then() { show('then', make()); });
  process.nextTick(function tick() { show('tick', make()); });
})();
