// Arrays of three elements.
const N = Number(globalThis.N ?? process.argv[2] ?? 100000);
const kept = new Array(N).fill(0);
for (let i = 0; i < N; i++) kept[i] = [i, i, i];
console.log(kept.length);
