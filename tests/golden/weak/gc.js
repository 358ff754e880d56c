// flags: --expose-gc
// The global function gc.
console.log(Object.getOwnPropertyDescriptor(globalThis, 'gc'), gc.length, String(gc));
console.log(gc(), gc(true), gc({}), gc({ execution: 'sync' }), gc(undefined));
try {
    gc({ get execution() { throw new Error('asked for'); } });
} catch (error) {
    console.log(error.message);
}

const made = [];
(function fill(depth) {
    if (depth > 0) return [fill(depth - 1)];
    for (let i = 0; i < 100; i++) made.push(new WeakRef({ i }));
})(50);
const alive = () => made.filter((ref) => ref.deref()).length;
gc();
console.log('in the same job', alive());

setTimeout(async () => {
    const promise = gc({ execution: 'async' });
    setImmediate(() => console.log('immediate'));
    process.nextTick(() => console.log('tick'));
    Promise.resolve().then(() => console.log('job'));
    console.log(promise);
    console.log(await promise, alive() < 10);
}, 1);
