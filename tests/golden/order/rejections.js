// gc-stress
// Unhandled rejections: when they are told of, what counts as handled, and in which order.
const log = (...a) => console.log(...a);
const wait = (ms) => new Promise((r) => setTimeout(r, ms));
const text = (e) => e?.message ?? String(e);
process.on('unhandledRejection', (reason, p) => {
    log('unhandled', text(reason), p instanceof Promise);
    if (text(reason) === 'in handler') process.nextTick(() => log('tick from the handler'));
});
process.on('rejectionHandled', (p) => log('handled later', p.name_));
Promise.reject(new Error('plain'));
Promise.reject('caught at once').catch(() => {});
const soon = Promise.reject('caught in a microtask');
Promise.resolve().then(() => soon.catch(() => log('caught soon')));
const tick = Promise.reject('caught in a tick');
process.nextTick(() => tick.catch(() => log('caught in tick')));
const late = Promise.reject('late');
late.name_ = 'late';
setTimeout(() => late.catch(() => log('caught late')), 60);
Promise.reject('through then').then(() => {});
Promise.reject('twice')
    .then(() => {}, undefined)
    .finally(() => {});
(async () => {
    throw new Error('async function');
})();
new Promise((_, r) => setTimeout(() => r('from a timer'), 150));
new Promise(() => {
    throw new Error('executor');
});
Promise.all([Promise.reject('in all'), Promise.reject('in all, second')]);
Promise.allSettled([Promise.reject('settled')]);
Promise.race([Promise.reject('in race'), Promise.reject('lost race')]);
Promise.any([Promise.reject('any')]).catch(() => {});
const p = Promise.reject('awaited');
(async () => {
    try {
        await p;
    } catch (e) {
        log('await catches', e);
    }
})();
Promise.reject(undefined);
Promise.reject(null);
Promise.reject(Promise.reject('nested').catch(() => {}) && 'in handler');
const forked = Promise.reject('forked');
forked.catch(() => {});
forked.then(() => {});
(async function* () {
    throw new Error('async generator');
})().next();
(async () => {
    const x = Promise.reject('concurrent');
    await null;
    await null;
    try {
        await x;
    } catch (e) {
        log('still in the same drain', e);
    }
})();
(async () => {
    const x = Promise.reject('too late');
    x.name_ = 'too late';
    await wait(100);
    try {
        await x;
    } catch (e) {
        log('awaited too late', e);
    }
})();
process.nextTick(() => log('tick'));
queueMicrotask(() => log('micro'));
setTimeout(() => log('timer'), 30);
log('end of script');
setTimeout(() => {
    process.on('exit', (c) => log('exit', c, process.exitCode));
}, 200);
