// Large numbers of everything that waits: all of it works, in time linear in the number.
const done = [];
const report = (name, value) => done.push(`${name} ${value}`);
const N = 100000;
let fired = 0;
for (let i = 0; i < N; i++) setTimeout(() => fired++, i % 3);
let chain = Promise.resolve(0);
for (let i = 0; i < N; i++) chain = chain.then((x) => x + 1);
chain.then((x) => report('chain', x));
Promise.all(Array.from({ length: 100000 }, (_, i) => i)).then((all) => report('all', all.length));
let open;
const gate = new Promise((resolve) => (open = resolve));
let passed = 0;
const wait = async () => {
    await gate;
    passed++;
};
for (let i = 0; i < N; i++) wait();
open();
function* nest(depth) {
    if (depth) yield* nest(depth - 1);
    else yield 'bottom';
}
try {
    report('generator', nest(2000).next().value);
} catch (error) {
    report('generator', error.name);
}
try {
    report('generator', nest(10000000).next().value);
} catch (error) {
    report('generator', error.name);
}
process.on('exit', () => {
    report('timers', fired);
    report('passed', passed);
    console.log(done.join('\n'));
});
