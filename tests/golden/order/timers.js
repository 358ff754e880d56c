// Timers: by due time, then by creation; cancelling, clamping, arguments, intervals, refs.
const log = (...a) => console.log(...a);
setTimeout(() => log('60'), 60);
setTimeout(() => log('40'), 40);
setTimeout(() => log('50'), 50);
setTimeout(() => log('zero'), 0);
setTimeout(() => log('one'), 1);
setTimeout(() => log('negative'), -5);
setTimeout(() => log('NaN'), NaN);
setTimeout(() => log('string'), '1');
setTimeout(() => log('none'));
setTimeout(() => log('too large'), 2 ** 31);
setTimeout(() => log('infinite'), Infinity);
setTimeout(() => log('fraction'), 1.7);
setTimeout(() => log('null'), null);
setTimeout((...a) => log('arguments', a.join()), 2, 'a', 'b', 3);
const cancelled = setTimeout(() => log('never'), 5);
clearTimeout(cancelled);
clearTimeout(undefined);
clearTimeout(null);
clearTimeout(12345678);
clearTimeout('x');
clearTimeout({});
const a = setTimeout(() => {
        log('a cancels b');
        clearTimeout(b);
        clearTimeout(a);
    }, 80),
    b = setTimeout(() => log('never'), 80),
    c = setTimeout(() => log('c still runs'), 80);
let n = 0;
const iv = setInterval(
    (x) => {
        log('interval', ++n, x);
        if (n === 3) {
            clearInterval(iv);
            setTimeout(() => log('after the interval'), 15);
        }
    },
    180,
    'arg',
);
const viaTimeout = setInterval(() => {
    log('interval cleared by clearTimeout');
    clearTimeout(viaTimeout);
}, 3);
const id = +setTimeout(() => log('never'), 8);
clearTimeout(id);
const asString = String(+setTimeout(() => log('never'), 8));
clearTimeout(asString);
const un = setTimeout(() => log('never: unref'), 5000);
log(
    un.hasRef(),
    un.unref() === un,
    un.hasRef(),
    un.ref().hasRef(),
    un.unref().hasRef(),
    typeof un[Symbol.toPrimitive](),
    un.constructor.name,
    typeof un,
);
const rf = setTimeout(() => log('refreshed at 50: due at 150'), 100);
setTimeout(() => {
    rf.refresh();
}, 50);
setTimeout(() => log('between'), 120);
const closed = setTimeout(() => log('never: closed'), 5);
closed.close();
const im = setImmediate(() => log('never: immediate'));
clearImmediate(im);
log(im.hasRef(), im.constructor.name);
for (const f of [
    () => setTimeout(),
    () => setTimeout('code'),
    () => setInterval(5),
    () => setImmediate(null),
    () => queueMicrotask(),
    () => process.nextTick(1),
])
    try {
        f();
        log('no error');
    } catch (e) {
        log(e.name, e.code);
    }
setTimeout(() => {
    log('nested start');
    setTimeout(() => log('nested 15'), 15);
    setTimeout(() => log('nested 40'), 40);
    setImmediate(() => log('nested immediate'));
    process.nextTick(() => log('nested tick'));
    Promise.resolve().then(() => log('nested micro'));
    log('nested end');
}, 700);
setTimeout(function () {
    log('this is the timer', this.x);
}, 900).x = 1;
const self = setTimeout(function () {
    log('this === timer', this === self);
}, 920);
setTimeout(() => {
    try {
        throw new Error('caught here');
    } catch (e) {
        log(e.message);
    }
}, 940);
log('sync end');
