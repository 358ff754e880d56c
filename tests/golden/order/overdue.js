// Timers that fell due while the script was busy run by due time, not by creation.
const log = (what) => console.log(what);
const busy = (ms) => {
    const until = performance.now() + ms;
    while (performance.now() < until);
};
setTimeout(() => log('20'), 20);
setTimeout(() => log('10'), 10);
setTimeout(() => log('15'), 15);
const cancelled = setTimeout(() => log('never'), 12);
setTimeout(() => {
    log('5 cancels 12');
    clearTimeout(cancelled);
    process.nextTick(() => log('tick of 5'));
    Promise.resolve().then(() => log('microtask of 5'));
}, 5);
busy(40);
log('busy no more');
setTimeout(() => {
    setTimeout(() => log('nested 50'), 50);
    setTimeout(() => log('nested 25'), 25);
    setTimeout(() => log('nested 35'), 35);
    setTimeout(() => log('nested 25 again'), 25);
    busy(90);
    log('busy in a timer');
}, 200);
