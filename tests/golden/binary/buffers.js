// gc-stress
// ArrayBuffers, resizable and shared ones, and views that follow them; DataViews; Atomics.
const buffer = new ArrayBuffer(8);
console.log(buffer.byteLength, buffer.maxByteLength, buffer.resizable, ArrayBuffer.isView(buffer));
new Uint8Array(buffer).set([1, 2, 3, 4, 5, 6, 7, 8]);
console.log(buffer.slice(2, 4), buffer.slice(-3), buffer.slice(6, 2), buffer.slice());

console.log('-- resizable');
const elastic = new ArrayBuffer(8, { maxByteLength: 16 });
const all = new Uint8Array(elastic), tail = new Uint16Array(elastic, 4);
const fixed = new Uint8Array(elastic, 2, 4), view = new DataView(elastic, 1);
const tell = () => console.log(elastic.byteLength, all.length, tail.length, tail.byteLength,
    tail.byteOffset, fixed.length, fixed.byteOffset, fixed[3], all.join());
all.fill(9);
tell();
elastic.resize(16);
tell();
elastic.resize(5);
tell();
elastic.resize(3);
tell();
console.log(Object.keys(all), 2 in all, 3 in all, fixed.byteLength, view.byteLength);
elastic.resize(12);
tell();
console.log(elastic.resizable, elastic.maxByteLength, view.byteLength, tail.subarray(1).length);
for (const x of all) {
    console.log('step', x);
    if (all.length > 8) elastic.resize(6);
    if (all.length === 6) elastic.resize(4);
}
const shrinking = new Uint8Array(elastic);
console.log(shrinking.map((x, i) => { if (i === 1) elastic.resize(2); return x ?? 50; }));
elastic.resize(8);
console.log(shrinking.fill({ valueOf() { elastic.resize(6); return 7; } }), shrinking.length);
console.log(shrinking.with(0, { valueOf() { elastic.resize(4); return 1; } }));
shrinking[3] = { valueOf() { elastic.resize(2); return 1; } };
console.log(shrinking, shrinking.includes(undefined));
const floats = new Float64Array(new ArrayBuffer(16, { maxByteLength: 16 }));
console.log(floats.includes(undefined, { valueOf() { floats.buffer.resize(8); return 0; } }));
console.log(floats.join({ toString() { floats.buffer.resize(0); return '/'; } }));

console.log('-- shared');
const shared = new SharedArrayBuffer(4, { maxByteLength: 8 });
const words = new Int32Array(shared);
shared.grow(8);
console.log(shared.byteLength, shared.growable, shared.maxByteLength, words.length);
console.log(shared.slice(0, 2), Object.prototype.toString.call(shared));

console.log('-- DataView');
const data = new DataView(new ArrayBuffer(24), 4, 16);
const kinds = ['Int8', 'Uint8', 'Int16', 'Uint16', 'Int32', 'Uint32', 'Float32', 'Float64'];
for (const kind of kinds) {
    for (const value of [-1, 1.5, 40000, 3e9, -0, NaN, Infinity]) {
        data[`set${kind}`](3, value);
        data[`set${kind}`](8, value, true);
        console.log(kind, value, data[`get${kind}`](3), data[`get${kind}`](8, true),
            data[`get${kind}`](8), data.getUint8(3));
    }
}
console.log(data.byteLength, data.byteOffset, data.buffer.byteLength, data.getInt8(), data);
console.log(Object.prototype.toString.call(data), new DataView(data.buffer, 24).byteLength);

console.log('-- Atomics');
const cells = new Int32Array(new SharedArrayBuffer(16)), bytes = new Uint8Array(4);
console.log(Atomics.add(cells, 0, 5), Atomics.sub(cells, 0, 7), Atomics.and(cells, 0, 12),
    Atomics.or(cells, 0, 3), Atomics.xor(cells, 0, -1), Atomics.load(cells, 0));
console.log(Atomics.exchange(cells, '1', 2.9), Atomics.compareExchange(cells, 1, 2, 8),
    Atomics.compareExchange(cells, 1, 2, 9), Atomics.store(cells, 1, -0), cells[1]);
console.log(Atomics.add(bytes, 0, 300), Atomics.sub(bytes, 0, 45), bytes[0],
    Atomics.compareExchange(bytes, 0, 511, 256), bytes[0], Atomics.store(bytes, 1, '33'));
console.log([1, 2, 3, 4, 8, 16].map(Atomics.isLockFree), Atomics.notify(cells, 0, 1));
console.log(Atomics.wait(cells, 3, 1), Atomics.wait(cells, 3, 0, 0), Atomics.wait(cells, 3, 0, 5));
console.log(Atomics, Object.prototype.toString.call(Atomics));

console.log('-- iteration');
const letters = Uint8Array.from([97, 98, 99]);
console.log([...letters.entries()], [...letters.keys()], letters.values().next());
console.log(letters[Symbol.iterator] === letters.values, letters.toString === [].toString);
const it = letters.values();
it.next();
for (const x of it) console.log('rest', x);
console.log(it.next(), Object.prototype.toString.call(it), it);
function* each(array) { yield* array; }
console.log([...each(letters)], Math.min(...letters), new Set(letters));
for (const x of letters) { if (x === 98) letters[2] = 1; console.log(x); }
console.log(Object.fromEntries(letters.entries()), Array.from(letters.keys()));
