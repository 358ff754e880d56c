class A { #p = 1; static #n = 0; static { this.k = () => A.#n++; } get v() { return this.#p; } has(o) { return #p in o; } }
class B extends A { constructor(r) { if (r) return r; super(); } [Symbol.toPrimitive]() { return super.v; } static async *m() { yield* [super.k(), B]; } }
console.log(+new B(), new B([1]), new B().has({}), new B().has(new A())); (async () => { for await (const x of B.m()) console.log(x); })();
try { new (class extends null {})(); } catch (e) { console.log(e); } try { Reflect.construct(B, [1], Array); } catch (e) { console.log(e); }
with ({ a: 1, get [Symbol.unscopables]() { return { a: true }; } }) { try { a; } catch (e) { console.log(e.message); } }
