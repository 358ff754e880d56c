// Reactions that wait for one promise, each with the promise that then made.
const N = Number(globalThis.N ?? process.argv[2] ?? 100000);
const kept = new Array(N).fill(0);
const shared = new Promise(() => {});
const react = (x) => x;
for (let i = 0; i < N; i++) kept[i] = shared.then(react);
console.log(kept.length);
