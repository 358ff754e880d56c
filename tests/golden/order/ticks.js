// gc-stress
// nextTick and microtasks: the two queues after the script, in timers, in immediates, with errors.
const log = (...a) => console.log(...a);
process.nextTick((a, b) => log('tick', a, b), 1, 2);
queueMicrotask(() => log('micro'));
process.nextTick(() => {
    log('tick 2');
    queueMicrotask(() => log('micro from tick'));
    process.nextTick(() => log('tick from tick'));
});
Promise.resolve()
    .then(() => {
        log('then');
        process.nextTick(() => log('tick from then'));
        queueMicrotask(() => log('micro from then'));
    })
    .then(() => log('then 2'));
(async () => {
    log('async start');
    await null;
    log('async after await');
    process.nextTick(() => log('tick from async'));
    await null;
    log('async end');
})();
log('script end');
setTimeout(() => {
    log('timer 1');
    process.nextTick(() => {
        log('timer tick');
        Promise.resolve().then(() => log('timer tick micro'));
    });
    queueMicrotask(() => {
        log('timer micro');
        process.nextTick(() => log('timer micro tick'));
    });
}, 30);
setTimeout(() => log('timer 2 after all of them'), 30);
setTimeout(() => {
    setImmediate(() => {
        log('immediate 1');
        process.nextTick(() => log('immediate tick'));
        queueMicrotask(() => log('immediate micro'));
    });
    setImmediate(() => log('immediate 2'));
}, 80);
setTimeout(() => {
    let n = 0;
    const recur = () => {
        if (++n < 5) process.nextTick(recur);
        else log('ticks', n);
    };
    recur();
    let m = 0;
    const micro = () => {
        if (++m < 5) queueMicrotask(micro);
        else log('micros', m);
    };
    micro();
    setTimeout(() => log('then the timer'), 0);
}, 130);
setTimeout(() => {
    queueMicrotask(() => {
        log('m1');
        queueMicrotask(() => {
            log('m3');
            process.nextTick(() => {
                log('t2');
                queueMicrotask(() => log('m5'));
            });
            queueMicrotask(() => log('m4'));
        });
    });
    process.nextTick(() => {
        log('t1');
    });
    queueMicrotask(() => log('m2'));
}, 180);
process.on(
    'beforeExit',
    (() => {
        let asked = 0;
        return (code) => {
            log('beforeExit', code);
            if (asked++ === 0) {
                setTimeout(() => log('work added by beforeExit'), 1);
                process.nextTick(() => log('tick of beforeExit'));
            }
        };
    })(),
);
process.on('exit', (code) => {
    log('exit', code);
    setTimeout(() => log('never'), 0);
    process.nextTick(() => log('never'));
    Promise.resolve().then(() => log('never'));
});
