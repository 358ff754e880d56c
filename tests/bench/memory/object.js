// Objects with three properties.
const N = Number(globalThis.N ?? process.argv[2] ?? 100000);
const kept = new Array(N).fill(0);
for (let i = 0; i < N; i++) kept[i] = { a: i, b: i, c: i };
console.log(kept.length);
