// gc-stress
// What is wrong with a call, in the words people search for.
function say(label, run) {
    try {
        console.log(label, '=>', run());
    } catch (error) {
        console.log(label, '!!', `${error.name}: ${error.message}`);
    }
}
const gone = new ArrayBuffer(8, { maxByteLength: 16 });
const out = new Uint8Array(gone, 4, 4);
const outView = new DataView(gone, 4, 4);
gone.resize(2);

console.log('-- buffers');
say('no new', () => ArrayBuffer(1));
say('no new, shared', () => SharedArrayBuffer(1));
for (const length of [-1, 2 ** 53, 2 ** 52, 2 ** 45, Symbol('s')]) {
    say('new ArrayBuffer', () => new ArrayBuffer(length));
    say('new SharedArrayBuffer', () => new SharedArrayBuffer(length));
}
for (const maxByteLength of [0, -1, 2 ** 53, 2 ** 50]) {
    say('maxByteLength', () => new ArrayBuffer(1, { maxByteLength }));
    say('maxByteLength, shared', () => new SharedArrayBuffer(1, { maxByteLength }));
}
say('resize too far', () => new ArrayBuffer(8, { maxByteLength: 16 }).resize(17));
say('resize below 0', () => new ArrayBuffer(8, { maxByteLength: 16 }).resize(-1));
say('resize a fixed one', () => new ArrayBuffer(8).resize(4));
say('grow too far', () => new SharedArrayBuffer(8, { maxByteLength: 16 }).grow(17));
say('grow to less', () => new SharedArrayBuffer(8, { maxByteLength: 16 }).grow(4));
say('grow a fixed one', () => new SharedArrayBuffer(8).grow(9));
say('slice of 1', () => ArrayBuffer.prototype.slice.call(1));
say('slice of the other', () => ArrayBuffer.prototype.slice.call(new SharedArrayBuffer(1)));
say('the other slice', () => SharedArrayBuffer.prototype.slice.call(new ArrayBuffer(1)));
for (const name of ['byteLength', 'maxByteLength', 'resizable']) {
    say(name, () => ArrayBuffer.prototype[name]);
}
for (const name of ['byteLength', 'maxByteLength', 'growable']) {
    say(name, () => SharedArrayBuffer.prototype[name]);
}
const speciesOf = (Base, made) =>
    class extends Base { static get [Symbol.species]() { return function () { return made; }; } };
say('species: object', () => new (speciesOf(ArrayBuffer, {}))(8).slice(0));
say('species: small', () => new (speciesOf(ArrayBuffer, new ArrayBuffer(1)))(8).slice(0));
say('species: other', () => new (speciesOf(SharedArrayBuffer, new ArrayBuffer(9)))(8).slice(0));
const same = new ArrayBuffer(8);
same.constructor = { [Symbol.species]: function () { return same; } };
say('species: itself', () => same.slice(0));

console.log('-- typed arrays');
const TypedArray = Object.getPrototypeOf(Uint8Array);
say('no new', () => Uint8Array(1));
say('abstract', () => TypedArray());
say('abstract, new', () => new TypedArray());
for (const length of [-1, 2 ** 53, 2 ** 33 + 1, '-5', { length: 2 ** 53 }, Symbol('s')]) {
    say('new Uint8Array', () => new Uint8Array(length));
}
say('too many doubles', () => new Float64Array(2 ** 34));
say('odd bytes', () => new Uint16Array(new ArrayBuffer(3)));
say('odd offset', () => new Uint16Array(new ArrayBuffer(4), 1));
say('offset -1', () => new Uint16Array(new ArrayBuffer(4), -1));
say('offset 8', () => new Uint16Array(new ArrayBuffer(4), 8));
say('length 4', () => new Uint16Array(new ArrayBuffer(4), 0, 4));
say('length -4', () => new Uint16Array(new ArrayBuffer(4), 0, -4));
say('of an array out of bounds', () => new Uint16Array(out));
say('iterator 1', () => new Uint8Array({ [Symbol.iterator]: 1 }));
say('from: iterator 1', () => Uint8Array.from({ [Symbol.iterator]: 1 }));
say('from nothing', () => Uint8Array.from());
say('from null', () => Uint8Array.from(null));
say('from, map 1', () => Uint8Array.from([], 1));
say('from of 1', () => Uint8Array.from.call(1, []));
say('from of Array', () => Uint8Array.from.call(Array, [1]));
say('of of Array', () => Uint8Array.of.call(Array, 1));
say('symbol element', () => new Uint8Array([Symbol('s')]));
const bytes = new Uint8Array([3, 1, 2]);
say('set: too long', () => bytes.set([1, 2, 3, 4]));
say('set at -1', () => bytes.set([1], -1));
say('set at Infinity', () => bytes.set([1], Infinity));
say('set null', () => bytes.set(null));
say('set: out of bounds', () => bytes.set(out));
say('with(5)', () => bytes.with(5, 1));
say('sort by 1', () => bytes.sort(1));
say('reduce of none', () => new Uint8Array(0).reduce(() => 1));
say('map({})', () => bytes.map({}));
say('define 3', () => Object.defineProperty(bytes, 3, { value: 1 }));
say('define -0', () => Object.defineProperty(bytes, '-0', { value: 1 }));
say('define an accessor', () => Object.defineProperty(bytes, 0, { get() {} }));
say('define read-only', () => Object.defineProperty(bytes, 0, { value: 1, writable: false }));
say('delete 0', () => { 'use strict'; return delete bytes[0]; });
say('delete 3', () => { 'use strict'; return delete bytes[3]; });
say('write 3', () => { 'use strict'; return (bytes[3] = 1); });
say('add to a fixed one', () => {
    'use strict';
    Object.preventExtensions(new Uint8Array(1)).name = 1;
});
say('freeze', () => Object.freeze(bytes));
say('freeze none', () => Object.freeze(new Uint8Array(0)));
say('species: array', () => new (speciesOf(Uint8Array, []))(2).map((x) => x));
say('species: small', () => new (speciesOf(Uint8Array, new Uint8Array(1)))(2).map((x) => x));
const prototype = TypedArray.prototype;
for (const key of Reflect.ownKeys(prototype)) {
    const { value, get } = Object.getOwnPropertyDescriptor(prototype, key);
    if (key === 'constructor' || key === 'findLastIndex' || !(value || get)) continue;
    for (const receiver of [undefined, [], {}, out]) {
        say(String(key), () => (value || get).call(receiver, () => 0));
    }
}
say('for of', () => { for (const x of out) return x; });
const late = new Uint8Array(new ArrayBuffer(4, { maxByteLength: 4 }), 2, 2);
const iterator = late.values();
iterator.next();
late.buffer.resize(1);
say('next', () => iterator.next());

console.log('-- DataView');
say('no new', () => DataView());
say('of nothing', () => new DataView());
say('of an object', () => new DataView({}));
const four = new ArrayBuffer(4);
say('offset 5', () => new DataView(four, 5));
say('offset -1', () => new DataView(four, -1));
say('length 5', () => new DataView(four, 0, 5));
say('length -5', () => new DataView(four, 0, -5));
say('get at 4', () => new DataView(four).getInt8(4));
say('get at -1', () => new DataView(four).getInt8(-1));
say('set at 1', () => new DataView(four).setInt32(1, 1));
say('get of 1', () => DataView.prototype.getInt8.call(1));
for (const name of ['byteLength', 'byteOffset', 'buffer']) {
    say(name, () => DataView.prototype[name]);
    say(`${name}, out of bounds`, () => typeof outView[name]);
}
say('get, out of bounds', () => outView.getInt8(0));

console.log('-- Atomics');
say('add to an array', () => Atomics.add([], 0, 1));
say('add to floats', () => Atomics.add(new Float32Array(1), 0, 1));
say('add to clamped', () => Atomics.add(new Uint8ClampedArray(1), 0, 1));
say('add at 3', () => Atomics.add(bytes, 3, 1));
say('add at -1', () => Atomics.add(bytes, -1, 1));
say('add a symbol', () => Atomics.add(bytes, 0, Symbol('s')));
say('load, out of bounds', () => Atomics.load(out, 0));
say('wait for bytes', () => Atomics.wait(bytes, 0, 0));
say('wait for what is not shared', () => Atomics.wait(new Int32Array(1), 0, 0));
say('wait at 1', () => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 1, 0));
say('notify bytes', () => Atomics.notify(bytes, 0));
say('notify 1', () => Atomics.notify(1, 0));
