// gc-stress
// Object: every static and prototype method, with their coercions and errors.
const t = (f) => {
    try {
        return f();
    } catch (e) {
        return `${e.name}: ${e.message}`;
    }
};
console.log(
    Object(1) instanceof Number,
    Object('s').length,
    Object(null),
    Object() instanceof Object,
    new Object(5) + 1,
    Object.length,
    Object.name,
);
console.log(
    Object.assign({ a: 1 }, null, { b: 2 }, 'xy', undefined, 5, [9]),
    t(() => Object.assign(null)),
    t(() => Object.assign(Object.freeze({ a: 1 }), { a: 2 })),
);
const seen = [];
Object.assign(
    {
        set a(v) {
            seen.push(`set ${v}`);
        },
    },
    {
        get a() {
            seen.push('get');
            return 1;
        },
    },
);
console.log(seen.join());
console.log(
    Object.create({ p: 1 }, { own: { value: 2, enumerable: true } }),
    t(() => Object.create()),
    t(() => Object.create({}, null)),
    Object.create(null, { x: { get: () => 5 } }).x,
);
console.log(
    Object.entries({ b: 1, a: [2] }),
    Object.values('hi'),
    Object.keys([4, , 5]),
    Object.entries(5),
    t(() => Object.keys(null)),
    t(() => Object.entries()),
    Object.keys('ab').join(),
);
console.log(
    Object.fromEntries([
        ['a', 1],
        ['b', 2],
        ['a', 3],
    ]),
    Object.fromEntries(new Map([['k', 'v']])),
    t(() => Object.fromEntries([1])),
    t(() => Object.fromEntries(null)),
    t(() => Object.fromEntries({})),
    Object.fromEntries([
        [1, 2],
        [{}, 3],
    ]),
);
console.log(
    Object.is(NaN, NaN),
    Object.is(0, -0),
    Object.is('a', 'a'),
    Object.is({}, {}),
    Object.is(),
);
console.log(
    Object.hasOwn({ a: 1 }, 'a'),
    Object.hasOwn('abc', 'length'),
    Object.hasOwn([1], 0),
    t(() => Object.hasOwn(null, 'a')),
    Object.hasOwn(Object.create({ a: 1 }), 'a'),
    { a: 1 }.hasOwnProperty('a'),
);
console.log(
    Object.getOwnPropertyNames('ab'),
    Object.getOwnPropertyNames([1]),
    Object.getOwnPropertySymbols({ [Symbol.iterator]: 1 }),
    Object.getOwnPropertyDescriptor('ab', 0),
    Object.getOwnPropertyDescriptor([1], 'length'),
    Object.getOwnPropertyDescriptor({}, 'x'),
);
console.log(
    Object.getOwnPropertyDescriptors({
        get a() {
            return 1;
        },
        b: 2,
    }),
    Object.getPrototypeOf([]) === Array.prototype,
    t(() => Object.getPrototypeOf(null)),
    Object.getPrototypeOf('') === String.prototype,
);
console.log(
    Object.isExtensible(1),
    Object.preventExtensions(1),
    Object.isFrozen({}),
    Object.isSealed(Object.seal([])),
    Object.isFrozen(Object.freeze({ a: { b: 1 } })),
    t(() => {
        'use strict';
        Object.freeze({ a: { b: 1 } }).a.b = 2;
        return 'inner is free';
    }),
);
const o = {
    x: 1,
    toLocaleString() {
        return 'tls';
    },
};
console.log(
    o.propertyIsEnumerable('x'),
    o.propertyIsEnumerable('y'),
    [].propertyIsEnumerable('length'),
    {}.toLocaleString(),
    o.valueOf() === o,
    o.toString(),
    o.isPrototypeOf(Object.create(o)),
    Object.prototype.toString.call(undefined),
    Object.prototype.valueOf.call(5) instanceof Number,
    t(() => Object.prototype.valueOf.call(null)),
    t(() => Object.prototype.toLocaleString.call(undefined)),
    Object.prototype.isPrototypeOf.call(null, 1),
    t(() => Object.prototype.isPrototypeOf.call(null, {})),
);
const legacy = {};
legacy.__defineGetter__('g', () => 'got');
legacy.__defineSetter__('g', (v) => seen.push(v));
legacy.g = 'set';
console.log(
    legacy.g,
    seen.pop(),
    typeof legacy.__lookupGetter__('g'),
    legacy.__lookupSetter__('none'),
    Object.create(legacy).__lookupGetter__('g') === legacy.__lookupGetter__('g'),
    t(() => legacy.__defineGetter__('x', 1)),
);
const proto = {};
const child = { __proto__: proto };
console.log(
    child.__proto__ === proto,
    ((child.__proto__ = null), Object.getPrototypeOf(child)),
    child.__proto__,
    Object.getOwnPropertyDescriptor(Object.prototype, '__proto__').get.name,
    t(() => {
        Object.create(null).__proto__ = 1;
        return 'plain';
    }),
    t(() => Object.getOwnPropertyDescriptor(Object.prototype, '__proto__').set.call(null)),
);
console.log(
    Object.getOwnPropertyNames(Object)
        .filter((k) => k !== 'groupBy')
        .sort()
        .join(),
    Object.getOwnPropertyNames(Object.prototype).sort().join(),
);
console.log(
    Object.defineProperties(
        {},
        { a: { value: 1, enumerable: true }, b: { get: () => 2, enumerable: true } },
    ),
    t(() => Object.defineProperties({}, { a: 1 })),
    t(() => Object.defineProperties(1, {})),
    t(() => Object.defineProperties({}, null)),
);
for (const k of [
    'assign',
    'create',
    'defineProperty',
    'entries',
    'freeze',
    'fromEntries',
    'getOwnPropertyDescriptor',
    'is',
    'keys',
    'setPrototypeOf',
])
    console.log(
        k,
        Object[k].length,
        Object[k].name,
        Object.keys(Object).includes(k),
        'prototype' in Object[k],
    );
