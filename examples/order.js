// In which order do these lines come out? Guess before you run it: the number in front of each
// line is its place, so the output counts from 1 to 16.
//
// The rule in one breath: finish the running code; then every process.nextTick callback; then
// every microtask (promise reactions, the rest of async functions after `await`); only then the
// next timer or setImmediate, and after each one of those all ticks and microtasks again.

const log = (place, what) => console.log(`${String(place).padStart(2)}  ${what}`);

log(1, 'the script runs: synchronous code goes first');

setTimeout(() => {
    log(13, 'timer of 0 ms: the first turn of the loop');
    process.nextTick(() => log(14, 'a tick asked for in that timer'));
    Promise.resolve().then(() => log(15, 'a microtask asked for in that timer: before the next one'));
}, 0);
setTimeout(() => log(16, 'second timer: same due time, created later'), 0);

async function bake(name, places) {
    log(places[0], `${name}: an async function starts at once, like any other`);
    await null;
    log(places[1], `${name}: what follows an await is a microtask`);
    await null;
    log(places[2], `${name}: and after the next await, one more`);
}

bake('bread', [2, 7, 11]);

new Promise((resolve) => {
    log(3, 'the executor of a promise runs at once, too');
    resolve();
    log(4, 'resolve() runs nobody: it only queues the reactions');
}).then(() => log(8, 'then: queued after the bread, so it comes after'));

queueMicrotask(() => {
    log(9, 'queueMicrotask: the same queue as the promises');
    process.nextTick(() => log(12, 'a tick asked for in a microtask waits until that queue is empty'));
});

process.nextTick(() => log(6, 'nextTick: before all promises, after the script'));

Promise.reject(new Error('burnt'))
    .catch((error) => log(10, `catch: "${error.message}" has its place in the queue as well`));

log(5, 'the script ends here; now the queues are emptied');
