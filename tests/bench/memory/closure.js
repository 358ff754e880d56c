// Closures over one variable.
const N = Number(globalThis.N ?? process.argv[2] ?? 100000);
const kept = new Array(N).fill(0);
const make = (x) => () => x;
for (let i = 0; i < N; i++) kept[i] = make(i);
console.log(kept.length);
