// Typed arrays by index: a sieve, a histogram, a fir filter, a checksum through a DataView.
const size = 2000000;
const composite = new Uint8Array(size + 1);
let primes = 0;
for (let i = 2; i <= size; i++) {
    if (composite[i]) continue;
    primes++;
    for (let j = i * 2; j <= size; j += i) composite[j] = 1;
}
const counts = new Uint32Array(256);
const bytes = new Uint8Array(500000);
for (let i = 0, state = 1; i < bytes.length; i++) {
    state = (state * 1103515245 + 12345) & 0x7fffffff;
    bytes[i] = state >> 16;
}
for (let round = 0; round < 2; round++) {
    for (let i = 0; i < bytes.length; i++) counts[bytes[i]] += 1;
}
const signal = new Float64Array(100000).map((_, i) => Math.sin(i / 50));
const taps = new Float32Array([0.1, 0.2, 0.4, 0.2, 0.1]);
const filtered = new Float64Array(signal.length);
for (let i = 0; i < signal.length - taps.length; i++) {
    let sum = 0;
    for (let k = 0; k < taps.length; k++) sum += signal[i + k] * taps[k];
    filtered[i] = sum;
}
const view = new DataView(bytes.buffer);
let checksum = 0;
for (let i = 0; i + 4 <= view.byteLength; i += 4) checksum ^= view.getInt32(i, true);
let total = 0;
for (const byte of bytes) total += byte;
const sorted = Int16Array.from(bytes).sort();
console.log(primes, counts[77], filtered[777].toFixed(6), checksum, total, sorted[1000]);
