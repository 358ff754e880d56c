// Pending timers, all with one callback; unreferenced, so that the program ends.
const N = Number(globalThis.N ?? process.argv[2] ?? 100000);
const kept = new Array(N).fill(0);
const callback = () => {};
for (let i = 0; i < N; i++) kept[i] = setTimeout(callback, 1000000 + i).unref();
console.log(kept.length);
