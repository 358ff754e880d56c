// Short strings, no two alike.
const N = Number(globalThis.N ?? process.argv[2] ?? 100000);
const kept = new Array(N).fill(0);
for (let i = 0; i < N; i++) kept[i] = 'text ' + (i + 1000000);
console.log(kept.length);
