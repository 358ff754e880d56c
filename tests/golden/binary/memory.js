// flags: --memory-limit=24M
// Buffers that nobody holds make room for others; what cannot be had is an error to be caught.
let kept = 0;
for (let i = 0; i < 300; i++) {
    const buffer = new ArrayBuffer(4 << 20);
    const bytes = new Uint8Array(buffer);
    bytes[i] = 1;
    kept += bytes.subarray(0, 1000).reduce((a, b) => a + b);
}
console.log(kept);
const elastic = new ArrayBuffer(0, { maxByteLength: 1 << 22 });
for (let i = 0; i < 100; i++) {
    elastic.resize(1 << 22);
    elastic.resize(0);
}
console.log(elastic.byteLength);
try {
    new Float64Array(2 ** 32);
} catch (error) {
    console.log(`${error.name}: ${error.message}`);
}
