// gc-stress
// Proxies wherever the language and its builtins meet objects.
const attempt = run => {
    try { console.log(run()); } catch (error) { console.log(`${error.name}: ${error.message}`); }
};
const wrap = (target, handler = {}) => new Proxy(target, handler);

// arrays
const list = wrap([1, 2, 3]);
console.log(Array.isArray(list), Array.isArray(wrap(list)), list.length, [...list],
    [0].concat(list));
list.push(4);
console.log(list.map(x => x * 2), JSON.stringify({ list, o: wrap({ a: wrap({ b: 1 }) }) }));
console.log(JSON.stringify(wrap({ a: 1, b: 2 }, { ownKeys: () => ['b'] })));
console.log(JSON.parse('[1,{"a":2}]', (k, v) => typeof v === 'object' ? wrap(v) : v)[1].a);
console.log(Object.prototype.toString.call(list), Object.prototype.toString.call(wrap(() => 1)));
for (const value of wrap(new Set([1]), { get: (t, k) => t[k].bind(t) })) console.log(value);

// functions and classes
class Base { constructor(x) { this.x = x; } hello() { return `hello ${this.x}`; } }
const Wrapped = wrap(Base, { construct: (t, args, nt) => Reflect.construct(t, [args[0] + 1], nt) });
class Derived extends Wrapped { y = this.x * 2; }
const derived = new Derived(1);
console.log(derived.x, derived.y, derived.hello(), derived instanceof Wrapped,
    derived instanceof Base);
attempt(() => Wrapped());
attempt(() => class extends wrap({}) {});
attempt(() => ({}) instanceof wrap({}));
console.log(Function.prototype.toString.call(wrap(class A {})), wrap(function f() {}).name);
console.log(wrap((...args) => args.length).apply(null, [1, 2, 3]), wrap(Math.max).call(null, 1, 2));
console.log([3, 1, 2].sort(wrap((a, b) => a - b)), [1, 2].map(wrap(x => x + 1)));

// private names belong to the proxy, not to its target
class Secret { #s = 7; static read(o) { return o.#s; } static has(o) { return #s in o; } }
attempt(() => Secret.read(wrap(new Secret)));
console.log(Secret.has(wrap(new Secret)));
class Stamp extends (function (o) { return o; }) {
    #mark = 'marked';
    static of(o) { return o.#mark; }
}
const stamped = wrap(Object.freeze({}), { defineProperty() { throw new Error('asked'); } });
new Stamp(stamped);
console.log(Stamp.of(stamped));

// a proxy among prototypes; one site sees the chain before and after
let answers = 0;
const oracle = wrap({}, {
    get: (t, k, receiver) => (answers++, receiver === child ? `asked ${String(k)}` : undefined),
    has: (t, k) => k === 'known',
    set: (t, k, v, receiver) => Reflect.defineProperty(receiver, k, { value: -v,
        configurable: true }),
});
const parent = { own: 'parent' };
const child = Object.create(parent);
for (let i = 0; i < 6; i++) {
    if (i === 3) Object.setPrototypeOf(parent, oracle);
    if (i === 5) parent.missing = 'found';
    console.log(i, child.missing, child.own, 'known' in child, 'unknown' in child);
}
child.written = 5;
console.log(child.written, Object.getOwnPropertyDescriptor(child, 'written').writable, answers);
with (wrap({}, { has: (t, k) => k === 'free', get: (t,
    k) => k === Symbol.unscopables ? undefined : 42 })) {
    console.log(free);
}

// showing a proxy runs none of its traps
const trapped = new Proxy({}, { get() { throw new Error('trap ran'); } });
const silent = target => new Proxy(target, trapped);
console.log(silent({ a: 1 }), silent([1, 2]), silent(function f() {}), silent(class A {}));
console.log([silent({ deep: silent([silent(new Map([[1, 2]]))]) })], silent(new Date(0)));
const { proxy, revoke } = Proxy.revocable({}, {});
revoke();
console.log(proxy, [proxy]);

// promises, generators, templates, keys
wrap(Promise.resolve(1), { get: (t, k) => typeof t[k] === 'function' ? t[k].bind(t) : t[k] })
    .then(value => console.log('then', value));
(async () => console.log('awaited', await wrap({ then: done => done('thenable') })))();
console.log(`${wrap({ toString: () => 'text' })}`, wrap({ valueOf: () => 4 }) * 2,
    { [wrap([1])]: 1 });
const { a, ...others } = wrap({ a: 1, b: 2, c: 3 });
console.log(a, others, Object.fromEntries(wrap([['k', 1]])), Object.is(list, list),
    new Map([[list, 1]]).get(list));
