// flags: --memory-limit=48M
// Dead targets leave nothing behind: neither WeakRefs, nor cells, nor registries.
let told = 0;
const registry = new FinalizationRegistry(() => told++);
const keepers = [];
let rounds = 0;

function round() {
    for (let i = 0; i < 20000; i++) {
        const target = { i };
        registry.register(target, i, target);
        keepers[i % 1000] = new WeakRef(target);
    }
    const own = new FinalizationRegistry(() => {});
    for (let i = 0; i < 1000; i++) own.register({}, [i]);
    if (++rounds < 60) setImmediate(round);
    else setImmediate(() => console.log(rounds, told > 0));
}
round();
