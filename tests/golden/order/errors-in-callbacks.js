// An error that 'uncaughtException' takes cuts the checkpoint at hand short: what is queued comes
// after the next callback. Microtasks that throw cut nothing.
const log = (...what) => console.log(...what);
const busy = (ms) => {
    const until = performance.now() + ms;
    while (performance.now() < until);
};
process.on('uncaughtException', (error) => {
    log('uncaught', error);
    process.nextTick(() => log('tick of the handler of', error));
});
const timers = () => {
    setTimeout(() => {
        log('timer 1');
        process.nextTick(() => log('tick of timer 1'));
        throw 'timer 1';
    }, 1);
    setTimeout(() => {
        log('timer 2');
        process.nextTick(() => log('tick of timer 2'));
    }, 1);
    setTimeout(() => {
        log('timer 3');
        process.nextTick(() => {
            log('tick of timer 3');
            throw 'tick of timer 3';
        });
        process.nextTick(() => log('second tick of timer 3'));
    }, 1);
    setTimeout(() => {
        log('timer 4');
        Promise.resolve().then(() => log('microtask of timer 4'));
        throw 'timer 4';
    }, 1);
    busy(5);
};
setImmediate(() => {
    log('immediate 1');
    process.nextTick(() => log('tick of immediate 1'));
    throw 'immediate 1';
});
setImmediate(() => {
    log('immediate 2');
    queueMicrotask(() => {
        log('microtask 1');
        throw 'microtask 1';
    });
    queueMicrotask(() => log('microtask 2'));
});
setImmediate(() => {
    process.nextTick(() => {
        log('tick 1 of immediate 3');
        throw 'tick 1 of immediate 3';
    });
    process.nextTick(() => log('tick 2 of immediate 3'));
    setImmediate(timers);
});
