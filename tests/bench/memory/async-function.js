// Async functions that all wait for the same promise; the array keeps nothing.
const N = Number(globalThis.N ?? process.argv[2] ?? 100000);
const kept = new Array(N).fill(0);
const shared = new Promise(() => {});
async function wait(x) {
    await shared;
    return x;
}
for (let i = 0; i < N; i++) wait(i);
kept[0] = shared;
console.log(kept.length);
