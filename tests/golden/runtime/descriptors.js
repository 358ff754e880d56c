// gc-stress
// Property descriptors: defineProperty's validation, freeze, seal, accessors, inherited fields.
'use strict';
const d = (o, k) => {
    const p = Object.getOwnPropertyDescriptor(o, k);
    return (
        p &&
        Object.entries(p)
            .map(([n, v]) => `${n}:${typeof v === 'function' ? 'fn' : v}`)
            .join(' ')
    );
};
const o = {};
Object.defineProperty(o, 'a', {});
Object.defineProperty(o, 'b', { value: 1, writable: true });
Object.defineProperty(o, 'c', { get: () => 1, configurable: true });
o.e = 1;
for (const k of ['a', 'b', 'c', 'e', 'none']) console.log(k, d(o, k));
Object.defineProperty(o, 'c', { value: 5 });
console.log(d(o, 'c'));
Object.defineProperty(o, 'e', { get: undefined });
console.log(d(o, 'e'), o.e);
Object.defineProperty(o, 'b', { value: 2 });
console.log(d(o, 'b'));
Object.defineProperty(o, 'b', { writable: false });
console.log(d(o, 'b'));
Object.defineProperty(o, 'b', { value: 2 });
const inherited = Object.create({ value: 'inherited', enumerable: true });
Object.defineProperty(o, 'i', inherited);
console.log(d(o, 'i'));
const tries = [
    () => Object.defineProperty(o, 'b', { value: 3 }),
    () => Object.defineProperty(o, 'b', { enumerable: true }),
    () => Object.defineProperty(o, 'b', { configurable: true }),
    () => Object.defineProperty(o, 'b', { get() {} }),
    () => Object.defineProperty(o, 'b', { writable: true }),
    () => Object.defineProperty(o, 'x', { get() {}, value: 1 }),
    () => Object.defineProperty(o, 'x', { get: 1 }),
    () => Object.defineProperty(o, 'x', { set: {} }),
    () => Object.defineProperty(o, 'x', 1),
    () => Object.defineProperty(1, 'x', {}),
    () => Object.defineProperties(o, { y: 1 }),
    () => Object.defineProperty(Object.freeze({}), 'n', { value: 1 }),
    () => {
        Object.freeze({ f: 1 }).f = 2;
    },
    () => {
        Object.freeze({}).n = 1;
    },
    () => {
        delete Object.freeze({ f: 1 }).f;
    },
    () => {
        Object.seal({ f: 1 }).n = 1;
    },
    () => {
        delete Object.seal({ f: 1 }).f;
    },
    () => {
        Object.preventExtensions({ f: 1 }).n = 1;
    },
    () => {
        o.a = 1;
    },
    () => {
        delete o.a;
    },
    () => {
        o.e = 1;
    },
    () => Object.defineProperty([], 'length', { value: -1 }),
    () => Object.defineProperty(Object.freeze([1]), 'length', { value: 0 }),
    () => {
        Object.freeze([1])[0] = 2;
    },
    () => {
        Object.freeze([1]).pop();
    },
    () => {
        Object.freeze([]).push(1);
    },
    () => {
        Object.freeze([2, 1]).sort();
    },
    () => {
        const a = [1, 2];
        Object.defineProperty(a, 'length', { writable: false });
        a.push(1);
    },
    () => {
        const a = [1, 2, 3];
        Object.defineProperty(a, 1, { configurable: false });
        a.length = 0;
    },
    () => {
        const a = [];
        Object.defineProperty(a, 'length', { writable: false });
        a[0] = 1;
    },
];
for (const f of tries) {
    try {
        f();
        console.log('no error');
    } catch (e) {
        console.log(`${e.name}: ${e.message}`);
    }
}
const sealed = Object.seal({ s: 1 });
sealed.s = 2;
console.log(
    sealed.s,
    Object.isSealed(sealed),
    Object.isFrozen(sealed),
    Object.isExtensible(sealed),
);
Object.defineProperty(sealed, 's', { writable: false });
console.log(
    Object.isFrozen(sealed),
    Object.isFrozen(1),
    Object.isFrozen({}),
    Object.isFrozen(Object.preventExtensions({})),
    Object.isSealed(Object.preventExtensions({ a: 1 })),
);
console.log(
    Object.freeze(5),
    Object.isFrozen(Object.freeze([1, , 3])),
    Object.isFrozen(Object.freeze(function () {})),
    Object.isFrozen('abc'),
);
const a = [1, 2, 3];
Object.defineProperty(a, 1, { configurable: false });
try {
    a.length = 0;
} catch (e) {
    console.log(a.length, a.join());
}
Object.defineProperty(a, 5, { value: 'new', enumerable: false });
console.log(a.length, Object.keys(a).join());
Object.defineProperty(a, 'length', { value: 10 });
console.log(a.length);
const acc = {
    get x() {
        return this._x;
    },
    set x(v) {
        this._x = v * 2;
    },
};
const heir = Object.create(acc);
heir.x = 2;
console.log(heir.x, acc.x, Object.keys(heir).join());
Object.defineProperty(acc, 'x', { enumerable: false });
console.log(d(acc, 'x'), Object.keys(acc).join());
console.log(
    Object.entries(
        Object.getOwnPropertyDescriptors({
            get g() {
                return 1;
            },
            v: 2,
        }),
    )
        .map(([k, v]) => k + Object.keys(v))
        .join(';'),
);
const order = [];
const descriptor = {};
for (const k of ['set', 'get', 'writable', 'value', 'configurable', 'enumerable'])
    Object.defineProperty(descriptor, k, {
        get() {
            order.push(k);
            return k === 'value' ? 1 : undefined;
        },
        enumerable: true,
    });
try {
    Object.defineProperty({}, 'x', descriptor);
} catch (e) {
    order.push(e.message);
}
console.log(order.join());
