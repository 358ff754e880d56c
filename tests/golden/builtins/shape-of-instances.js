// The own properties that fresh objects have: keys in their order, attributes (writable, enumerable,
// configurable; * is an accessor), and whether they are extensible.
function thrown(action) {
    try {
        action();
    } catch (error) {
        return error;
    }
}

const samples = {
    // functions
    'sloppy function': function f(a) {},
    'strict function': function g() { 'use strict'; },
    'arrow function': (a, b) => 1,
    'async function': async function () {},
    'async arrow function': async () => {},
    'generator function': function* () {},
    'async generator function': async function* () {},
    'method': { m() {} }.m,
    'getter': Object.getOwnPropertyDescriptor({ get z() { return 1; } }, 'z').get,
    'class': class { static s = 1; x = 2; },
    'named class': class A {},
    'bound function': function q(a, b) {}.bind(null, 1),
    'function of text': new Function('a', 'b', 'return 1'),
    'generator function of text': (function* () {}).constructor('yield 1'),
    'resolving function': (() => { let it; new Promise((resolve) => it = resolve); return it; })(),
    'revoker': Proxy.revocable({}, {}).revoke,
    'prototype of a function': function () {}.prototype,
    'prototype of a generator function': function* () {}.prototype,
    'prototype of a class': class { m() {} get g() { return 1; } }.prototype,
    // errors
    'error': new Error('m'),
    'error without message': new Error(),
    'error with cause': new Error('m', { cause: 1 }),
    'aggregate error': new AggregateError([1], 'm'),
    'error of a subclass': new (class extends Error { name = 'Sub'; })('m'),
    'TypeError of the engine': thrown(() => null.x),
    'SyntaxError of the engine': thrown(() => eval('(')),
    // the rest
    'array': [1],
    'array with holes': [, 1],
    'arguments': function () { return arguments; }(1, 2),
    'strict arguments': function () { 'use strict'; return arguments; }(1),
    'String object': new String('ab'),
    'Symbol object': Object(Symbol('x')),
    'regular expression': /a/g,
    'match': 'ab'.match(/(?<n>a)/d),
    'groups of a match': 'ab'.match(/(?<n>a)/).groups,
    'date': new Date(0),
    'map': new Map([[1, 2]]),
    'promise': Promise.resolve(1),
    'proxy': new Proxy({ a: 1 }, {}),
    'typed array': new Uint8Array(1),
    'array buffer': new ArrayBuffer(1),
    'weak reference': new WeakRef({}),
    'registry': new FinalizationRegistry(() => {}),
    'iterator result': [1].values().next(),
    'template object': ((strings) => strings)`a`,
    'raw strings': ((strings) => strings.raw)`a`,
    'data descriptor': Object.getOwnPropertyDescriptor([1], 'length'),
    'accessor descriptor': Object.getOwnPropertyDescriptor({ get z() { return 1; } }, 'z'),
    'outcome': null,
};

function propertyText(object, key) {
    const { writable, enumerable, configurable, get, set } =
        Object.getOwnPropertyDescriptor(object, key);
    return String(key) + ' ' + (writable ? 'w' : '-') + (enumerable ? 'e' : '-') +
           (configurable ? 'c' : '-') + (get || set ? '*' : '');
}

function describe(name, object) {
    const properties = Reflect.ownKeys(object).map((key) => propertyText(object, key));
    const end = Object.isExtensible(object) ? '' : ' (not extensible)';
    console.log(name + ': ' + properties.join(', ') + end);
}

Promise.allSettled([1, Promise.reject(2)]).then((outcomes) => {
    samples.outcome = outcomes[1];
    for (const [name, object] of Object.entries(samples)) describe(name, object);
});
