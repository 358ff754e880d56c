// The builtins' own shape, up to ES2023: of every global, and of what no global names, the own
// properties in their order, with attributes, prototypes, lengths and names of functions.
//
// A line is a property: attributes (writable, enumerable, configurable), key, what its value is.
// `method(2)` is a function of that length as most are: named by its key, with nothing of its own
// but length and name, no constructor. Any other object is described by itself, and called by the
// place where it was first met.

// What is beyond ES2023, in Node.js 20 or in Bobbin.
const NEWER = new Set([
    'ArrayBuffer.prototype.maxByteLength', 'ArrayBuffer.prototype.resizable',
    'ArrayBuffer.prototype.resize', 'SharedArrayBuffer.prototype.growable',
    'SharedArrayBuffer.prototype.grow', 'SharedArrayBuffer.prototype.maxByteLength',
    'Atomics.waitAsync', 'RegExp.prototype.unicodeSets',
    'String.prototype.isWellFormed', 'String.prototype.toWellFormed',
    'Promise.withResolvers', 'Promise.try', 'Symbol.dispose', 'Symbol.asyncDispose',
    'Error.captureStackTrace', 'Error.prepareStackTrace', 'Error.stackTraceLimit',
]);
// Where the order is not that of the specification.
const UNORDERED = new Set(['Array.prototype[Symbol.unscopables]']);

const GLOBALS = [
    'globalThis', 'Infinity', 'NaN', 'undefined', 'eval', 'isFinite', 'isNaN', 'parseFloat',
    'parseInt', 'decodeURI', 'decodeURIComponent', 'encodeURI', 'encodeURIComponent', 'escape',
    'unescape', 'Object', 'Function', 'Array', 'String', 'Number', 'Boolean', 'Symbol', 'BigInt',
    'Error', 'AggregateError', 'EvalError', 'RangeError', 'ReferenceError', 'SyntaxError',
    'TypeError', 'URIError', 'Date', 'RegExp', 'Promise', 'Proxy', 'Map', 'Set', 'WeakMap',
    'WeakSet', 'WeakRef', 'FinalizationRegistry', 'ArrayBuffer', 'SharedArrayBuffer', 'DataView',
    'Int8Array', 'Uint8Array', 'Uint8ClampedArray', 'Int16Array', 'Uint16Array', 'Int32Array',
    'Uint32Array', 'Float32Array', 'Float64Array', 'BigInt64Array', 'BigUint64Array', 'Math',
    'JSON', 'Reflect', 'Atomics',
];

const prototypeOf = Object.getPrototypeOf;
const HIDDEN = {
    '%TypedArray%': prototypeOf(Int8Array),
    '%GeneratorFunction%': (function* () {}).constructor,
    '%AsyncFunction%': (async () => {}).constructor,
    '%AsyncGeneratorFunction%': (async function* () {}).constructor,
    '%AsyncIteratorPrototype%': prototypeOf(prototypeOf((async function* () {}).prototype)),
    '%IteratorPrototype%': prototypeOf(prototypeOf([].values())),
    '%ArrayIteratorPrototype%': prototypeOf([].values()),
    '%StringIteratorPrototype%': prototypeOf(''[Symbol.iterator]()),
    '%MapIteratorPrototype%': prototypeOf(new Map().values()),
    '%SetIteratorPrototype%': prototypeOf(new Set().values()),
    '%RegExpStringIteratorPrototype%': prototypeOf(''.matchAll(/./g)),
    '%ThrowTypeError%': Object.getOwnPropertyDescriptor(function () {
        'use strict';
        return arguments;
    }(), 'callee').get,
};

const places = new Map();

function isConstructor(value) {
    try {
        Reflect.construct(Object, [], value);
        return true;
    } catch {
        return false;
    }
}

function keyText(key) {
    if (typeof key === 'symbol') return '[' + key.description + ']';
    return /^[\w$]+$/.test(key) ? key : JSON.stringify(key);
}

const inner = (place, key) => place + (typeof key === 'symbol' ? '' : '.') + keyText(key);

function isUsual(value, name) {
    const keys = Reflect.ownKeys(value);
    const isHidden = (key) => attributesText(Object.getOwnPropertyDescriptor(value, key)) === '--c';
    return keys.map(String).join() === 'length,name' && keys.every(isHidden) &&
           value.name === name && !isConstructor(value) &&
           prototypeOf(value) === Function.prototype && Object.isExtensible(value);
}

/** What a value is, in few words; what deserves more when first met is put into `found`. */
function valueText(value, place, found, name) {
    if (typeof value === 'symbol' || typeof value === 'bigint') return String(value);
    if (Object.is(value, -0)) return '-0';
    if (value === null || (typeof value !== 'object' && typeof value !== 'function')) {
        return typeof value === 'string' ? JSON.stringify(value) : String(value);
    }
    if (places.has(value)) return places.get(value);
    places.set(value, place);
    if (typeof value === 'function' && isUsual(value, name)) return 'method(' + value.length + ')';
    found.push([place, value]);
    return typeof value;
}

function attributesText(descriptor) {
    return (descriptor.writable ? 'w' : '-') + (descriptor.enumerable ? 'e' : '-') +
           (descriptor.configurable ? 'c' : '-');
}

function propertyText(owner, place, key, found) {
    const descriptor = Object.getOwnPropertyDescriptor(owner, key), at = inner(place, key);
    const name = typeof key === 'symbol' ? keyText(key) : key, parts = [];
    if ('value' in descriptor) parts.push(valueText(descriptor.value, at, found, name));
    for (const side of ['get', 'set']) {
        const value = descriptor[side];
        if (!value) continue;
        parts.push(side + ': ' + valueText(value, side + ' ' + at, found, side + ' ' + name));
    }
    return attributesText(descriptor) + ' ' + keyText(key) + ': ' + parts.join(', ');
}

function describe(place, value) {
    const found = [], lines = [];
    let head = place + ': ' + Object.prototype.toString.call(value);
    if (typeof value === 'function' && isConstructor(value)) head += ' constructor';
    head += ', prototype ' + valueText(prototypeOf(value), 'prototype of ' + place, found);
    if (!Object.isExtensible(value)) head += ', not extensible';
    for (const key of Reflect.ownKeys(value)) {
        if (!NEWER.has(inner(place, key))) lines.push(propertyText(value, place, key, found));
    }
    if (UNORDERED.has(place)) lines.sort();
    console.log([head, ...lines].join('\n    '));
    for (const [at, object] of found) describe(at, object);
}

places.set(globalThis, 'globalThis');
const found = [];
valueText(Object.prototype, 'Object.prototype', found);
valueText(Function.prototype, 'Function.prototype', found);
for (const [name, value] of Object.entries(HIDDEN)) {
    console.log(name, valueText(value, name, found));
}
for (const name of GLOBALS) {
    const at = 'globalThis.' + name, descriptor = Object.getOwnPropertyDescriptor(globalThis, name);
    if (!descriptor) {
        console.log('missing', name);
        continue;
    }
    console.log(attributesText(descriptor), at, valueText(descriptor.value, name, found, name));
}
for (const [place, value] of found) describe(place, value);
