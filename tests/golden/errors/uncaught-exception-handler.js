// uncaughtException keeps the program alive: the queues go on after the handler.
process.on('uncaughtException', (e, origin) => console.log('handler', e.message ?? e, origin));
setTimeout(() => {
    console.log('t1');
    process.nextTick(() => console.log('tick of t1'));
    throw new Error('from t1');
}, 150);
setTimeout(() => console.log('t2 still runs'), 250);
queueMicrotask(() => {
    throw new Error('micro');
});
queueMicrotask(() => console.log('next micro'));
process.nextTick(() => {
    throw new Error('tick');
});
process.nextTick(() => console.log('next tick'));
Promise.reject(new Error('rejection'));
setImmediate(() => {
    throw 'immediate';
});
setTimeout(() => {
    setImmediate(() => {
        console.log('i1');
        throw new Error('i1');
    });
    setImmediate(() => console.log('i2'));
}, 350);
process.on('exit', (c) => console.log('exit', c));
console.log('script');
throw new Error('main');
