// Pending promises that nobody waits for.
const N = Number(globalThis.N ?? process.argv[2] ?? 100000);
const kept = new Array(N).fill(0);
const never = () => {};
for (let i = 0; i < N; i++) kept[i] = new Promise(never);
console.log(kept.length);
