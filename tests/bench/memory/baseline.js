// The array that the other scripts keep their things in: what is to be subtracted.
const N = Number(globalThis.N ?? process.argv[2] ?? 100000);
const kept = new Array(N).fill(0);
console.log(kept.length);
