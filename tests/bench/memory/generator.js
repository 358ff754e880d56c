// Generators suspended at their first yield.
const N = Number(globalThis.N ?? process.argv[2] ?? 100000);
const kept = new Array(N).fill(0);
function* wait(x) {
    yield x;
    return x;
}
for (let i = 0; i < N; i++) {
    kept[i] = wait(i);
    kept[i].next();
}
console.log(kept.length);
