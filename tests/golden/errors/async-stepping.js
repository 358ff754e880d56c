// Stack traces of async generators that for await asks: the loop stands at its target, and what it
// calls is the generator's `next`, whether it runs at once or waits.
const show = (name, error = new Error()) => {
    console.log(name);
    const lines = error.stack.split('\n').slice(1);
    for (const line of lines) if (!line.includes('node:internal')) console.log(line);
};
async function* inner() {
    show('inner first');
    yield 1;
    show('inner later');
    await null;
    show('inner awaited');
    throw new Error();
}
async function* outer() {
    for await (const x of inner()) yield x;
}
async function* delegating() {
    yield* inner();
}
async function loop(iterable) {
    try {
        for await (const x of iterable);
    } catch (error) {
        show('caught', error);
    }
}
(async () => {
    await loop(inner());
    await loop(outer());
    await loop(delegating());
    const method = {
        async *generate() {
            show('method');
        },
    };
    for await (const x of method.generate());
    await (async function () {
        for await (const x of (async function* () {
            show('anonymous');
        })());
    })();
    // A sync iterator stands between.
    const late = async (x) => {
        await null;
        show('late');
        return x;
    };
    for await (const x of [late(1)]);
    await inner().next();
})();
