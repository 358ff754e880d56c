// gc-stress
// What the console shows of binary data.
console.log(new Uint8Array(0), new Uint8Array([1, 2, 3]), new Float32Array([1.5, -0, NaN]));
console.log([new Int8Array(2), [new Int8Array(2), [new Int8Array(2), [new Int8Array(2)]]]]);
console.log(new Uint16Array(300).map((_, i) => i * i));
console.log(new Float64Array(20).map((_, i) => Math.sqrt(i)));
console.log(new Int32Array(7).map((_, i) => (-10) ** i));
console.log(Object.assign(new Uint8Array(2), { a: 1, b: { c: 2 } }));
console.log(Object.assign(new Uint8Array(8), { name: 'eight' }));
const circle = new Uint8Array(2);
circle.self = circle;
console.log(circle, { circle });
class Pixels extends Uint8ClampedArray {}
class Store extends ArrayBuffer {}
class Reader extends DataView {}
console.log(new Pixels(3), new Store(3), new Reader(new Store(2)));
console.log(Object.setPrototypeOf(new Uint8Array(2), null));
console.log(Object.setPrototypeOf(new ArrayBuffer(2), null));
console.log(Object.setPrototypeOf(new DataView(new ArrayBuffer(2)), null));

console.log(new ArrayBuffer(0), new ArrayBuffer(4), new ArrayBuffer(8, { maxByteLength: 16 }));
console.log(new ArrayBuffer(120), new ArrayBuffer(101));
console.log(new SharedArrayBuffer(3), [new ArrayBuffer(2)], { deep: { er: { est: [new ArrayBuffer(2)] } } });
console.log(Object.assign(new ArrayBuffer(2), { a: 1 }));
console.log(new DataView(new ArrayBuffer(4), 1, 2), [new DataView(new ArrayBuffer(1))]);
console.log(Object.assign(new DataView(new ArrayBuffer(1)), { a: 1 }));
const gone = new ArrayBuffer(4, { maxByteLength: 4 });
const out = new Uint8Array(gone, 2), fixed = new Uint8Array(gone, 2, 2);
gone.resize(1);
console.log(out, fixed, gone);

console.log(Uint8Array, Object.getPrototypeOf(Uint8Array), Uint8Array.prototype);
console.log(Object.getPrototypeOf(Uint8Array.prototype), ArrayBuffer.prototype, DataView.prototype);
console.log(new Uint8Array(2).values(), new Uint8Array(2).entries());
console.log('%o', new Uint8Array([1, 2]));
console.log('%O', new Uint8Array([1, 2]));
console.log('%s %d %i %j', new Uint8Array(2), new Uint8Array([2]), new Uint8Array([3]), new Uint8Array(2));
console.dir(new Uint8Array(3), { showHidden: true });
console.dir(new Uint8Array(30), { showHidden: true });
console.dir(new Uint8Array(0), { showHidden: true });
console.dir(new ArrayBuffer(3), { showHidden: true });
console.dir(Object.assign(new ArrayBuffer(3), { a: 1 }), { showHidden: true });
console.dir(new DataView(new ArrayBuffer(3)), { showHidden: true });
console.dir([new Pixels(1)], { showHidden: true });
console.dir(new Uint8Array(3), { colors: true });
console.dir(new ArrayBuffer(3), { colors: true });
console.dir(new Uint8Array(3), { depth: -1 });
console.dir([new ArrayBuffer(3)], { depth: 0 });
console.table(new Uint8Array([1, 2]));
console.table([new Uint8Array([1, 2]), new Float32Array([0.5])]);
console.table({ a: new Uint8Array(1) });
