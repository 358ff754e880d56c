// flags: --expose-gc
// gc-stress
// What is unregistered is not told of, not even when it has died already.
import { COUNT, collect, collected, far, turn } from './keep.mjs';

// By tokens, one for every ten.
{
    const told = new Set(), tokens = [{}, Symbol('two'), () => 3];
    const registry = new FinalizationRegistry((held) => told.add(held));
    far((i) => registry.register({}, i, tokens[i % 10]));
    console.log('unregister:', tokens.map((token) => registry.unregister(token)).join());
    console.log('again:', tokens.map((token) => registry.unregister(token)).join());
    await collected(() => told.size + 3 * COUNT / 10);
    console.log('told of:', told.size > COUNT / 2, [...told].filter((i) => i % 10 < 3).length);
    console.log('still nothing:', registry.unregister(tokens[0]));
}

// Between death and being told: the first callback takes back all others.
{
    let told = 0, taken;
    const token = {};
    const registry = new FinalizationRegistry(() => {
        if (told++ === 0) taken = registry.unregister(token);
    });
    far((i) => registry.register({}, i, token));
    while (!told) { await turn(); collect(); }
    for (let i = 0; i < 5; i++) { await turn(); collect(); }
    console.log('taken back:', taken, told);
}

// A token does not live by being one.
{
    let died = 0;
    const registry = new FinalizationRegistry(() => {});
    const tokens = new FinalizationRegistry(() => died++);
    const targets = [];
    far((i) => {
        const token = { i };
        targets.push({ i });
        registry.register(targets[i], i, token);
        tokens.register(token);
    });
    console.log('tokens died:', await collected(() => died), targets.length);
    console.log(registry.unregister({}));
}

// A held value that leads to the target keeps it alive.
{
    let told = 0, others = 0;
    const registry = new FinalizationRegistry(() => told++);
    const other = new FinalizationRegistry(() => others++);
    far((i) => {
        const target = { i };
        registry.register(target, { target });
        other.register({});
    });
    console.log('held:', await collected(() => others), told);
    globalThis.kept = registry;
}
