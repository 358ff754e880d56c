// exit: 1
// An unhandled rejection ends the program with 1, after the microtasks are done.
process.on('exit', (c) => console.log('exit', c));
Promise.reject(new Error('nobody catches this'));
Promise.resolve()
    .then(() => console.log('micro'))
    .then(() => console.log('micro 2'));
process.nextTick(() => console.log('tick'));
setTimeout(() => console.log('never'), 5);
console.log('script');
