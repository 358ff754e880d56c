// gc-stress
// Reflect: every function; results instead of exceptions; receivers and new targets.
const t = (f) => {
    try {
        return f();
    } catch (e) {
        return `${e.name}: ${e.message}`;
    }
};
const o = {
    a: 1,
    get self() {
        return this;
    },
    set a2(v) {
        this.was = v;
    },
};
console.log(
    Reflect.apply(Math.max, null, [1, 3]),
    t(() => Reflect.apply(Math.max)),
    t(() => Reflect.apply(1, null, [])),
    Reflect.apply(
        function () {
            return [this, arguments.length];
        },
        'x',
        { length: 2 },
    )[1],
);
console.log(
    Reflect.construct(Array, [3]).length,
    Reflect.construct(
        class {
            constructor() {
                this.t = new.target.name;
            }
        },
        [],
        class Other {},
    ).t,
    t(() => Reflect.construct(() => {}, [])),
    t(() => Reflect.construct(Array, [], 1)),
    t(() => Reflect.construct(Array)),
    Object.getPrototypeOf(Reflect.construct(Array, [], Map)) === Map.prototype,
    Array.isArray(Reflect.construct(Array, [], Object)),
);
console.log(
    Reflect.defineProperty(o, 'd', { value: 1 }),
    Reflect.defineProperty(o, 'd', { value: 2 }),
    t(() => Reflect.defineProperty(1, 'x', {})),
    Reflect.deleteProperty(o, 'd'),
    Reflect.deleteProperty(o, 'none'),
    Reflect.deleteProperty([], 'length'),
    t(() => Reflect.defineProperty({}, 'x', 5)),
);
const recv = { name: 'receiver' };
console.log(
    Reflect.get(o, 'self', recv) === recv,
    Reflect.get(o, 'a'),
    Reflect.get([5], 0),
    Reflect.get(o, 'none'),
    t(() => Reflect.get(1, 'x')),
    Reflect.set(o, 'a2', 'v', recv),
    recv.was,
    Reflect.set(o, 'a', 5, recv),
    recv.a,
    o.a,
    Reflect.set(Object.freeze({ x: 1 }), 'x', 2),
    Reflect.set(o, 'self', 1),
    Reflect.set({}, 'x', 1, 5),
    Reflect.set([], 'length', 3),
    t(() => Reflect.set([], 'length', -1)),
    Reflect.set({}, 'p', 1, Object.defineProperty({}, 'p', { value: 0, configurable: true })),
    Reflect.set(o, Symbol.iterator, 1),
);
console.log(
    Reflect.has(o, 'a'),
    Reflect.has([], 'map'),
    t(() => Reflect.has('s', 'length')),
    Reflect.ownKeys({ b: 1, 1: 1, [Symbol.iterator]: 1, a: 1 }),
    Reflect.ownKeys([1]),
    t(() => Reflect.ownKeys(1)),
    Reflect.getOwnPropertyDescriptor(o, 'a'),
    Reflect.getOwnPropertyDescriptor(o, 'none'),
    t(() => Reflect.getOwnPropertyDescriptor('a', 0)),
);
console.log(
    Reflect.getPrototypeOf([]) === Array.prototype,
    t(() => Reflect.getPrototypeOf(1)),
    Reflect.setPrototypeOf({}, null),
    Reflect.setPrototypeOf(Object.freeze({}), {}),
    Reflect.setPrototypeOf(Object.prototype, {}),
    Reflect.setPrototypeOf(Object.prototype, null),
    t(() => Reflect.setPrototypeOf({}, 1)),
    t(() => Reflect.setPrototypeOf(1, {})),
    Reflect.isExtensible({}),
    Reflect.isExtensible(Object.seal({})),
    t(() => Reflect.isExtensible(1)),
    Reflect.preventExtensions(o),
    t(() => Reflect.preventExtensions(1)),
    Reflect.isExtensible(o),
);
const chain = Object.create(
    Object.create({
        set s(v) {
            this.hit = v;
        },
    }),
);
console.log(
    Reflect.set(chain, 's', 1),
    chain.hit,
    Object.keys(Reflect).length,
    Reflect[Symbol.toStringTag],
    Object.getOwnPropertyNames(Reflect).sort().join(),
    typeof Reflect,
    t(() => new Reflect()),
);
const ro = Object.create(Object.defineProperty({}, 'r', { value: 1 }));
console.log(
    Reflect.set(ro, 'r', 2),
    ro.hasOwnProperty('r'),
    Reflect.defineProperty(ro, 'r', { value: 3, writable: true }),
    ro.r,
    Reflect.set(ro, 'r', 4),
    ro.r,
);
for (const k of ['apply', 'construct', 'defineProperty', 'get', 'set', 'has', 'ownKeys'])
    console.log(k, Reflect[k].length, Reflect[k].name);
