// process.nextTick before promises.
//
// Ticks have a queue of their own, and it goes first: when the script is done, all ticks run, then
// all microtasks. But the queues do not interrupt each other: a tick that a microtask asks for
// waits until the queue of microtasks is empty.

Promise.resolve().then(() => {
    console.log('4  a microtask asks for a tick ...');
    process.nextTick(() => console.log('6  ... which has to wait'));
});
queueMicrotask(() => console.log('5  ... until this microtask has run as well'));

process.nextTick(() => {
    console.log('2  a tick, though it was asked for last');
    process.nextTick(() => console.log('3  a tick of a tick: still before the first promise'));
});

console.log('1  the script');
