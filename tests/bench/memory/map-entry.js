// Entries of one Map; the array stays as it is.
const N = Number(globalThis.N ?? process.argv[2] ?? 100000);
const kept = new Array(N).fill(0);
const map = new Map();
for (let i = 0; i < N; i++) map.set(i, i);
kept[0] = map;
console.log(kept.length);
