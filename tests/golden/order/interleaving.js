// gc-stress
// Several async functions and chains side by side: whose turn is it?
const log = [];
const mark = (x) => log.push(x);
const show = (name) => {
    console.log(`${name}: ${log.splice(0).join(' ')}`);
};
const settle = () => new Promise((r) => setTimeout(r, 2));
(async () => {
    const f = async (n) => {
        mark(n + '1');
        await null;
        mark(n + '2');
        await Promise.resolve();
        mark(n + '3');
        await (async () => {
            mark(n + 'i');
        })();
        mark(n + '4');
    };
    f('a');
    f('b');
    Promise.resolve()
        .then(() => mark('p1'))
        .then(() => mark('p2'))
        .then(() => mark('p3'));
    mark('sync');
    await settle();
    show('two functions and a chain');
    (async () => {
        mark('x1');
        await (async () => {
            mark('y1');
            await null;
            mark('y2');
            return 'r';
        })();
        mark('x2');
    })();
    Promise.resolve()
        .then(() => mark(1))
        .then(() => mark(2))
        .then(() => mark(3))
        .then(() => mark(4));
    await settle();
    show('await of an async call');
    const ret = async () => {
            mark('ret');
            return Promise.resolve('R');
        },
        retAwait = async () => {
            mark('retAwait');
            return await Promise.resolve('RA');
        },
        plain = async () => 'P';
    ret().then(mark);
    retAwait().then(mark);
    plain().then(mark);
    Promise.resolve()
        .then(() => mark(1))
        .then(() => mark(2))
        .then(() => mark(3))
        .then(() => mark(4));
    await settle();
    show('return promise, return await, return value');
    Promise.resolve()
        .then(() => {
            mark('a');
            return Promise.resolve('late');
        })
        .then(mark);
    Promise.resolve()
        .then(() => mark(1))
        .then(() => mark(2))
        .then(() => mark(3))
        .then(() => mark(4))
        .then(() => mark(5));
    await settle();
    show('promise returned from then');
    new Promise((r) => {
        mark('executor');
        r(Promise.resolve('resolved with promise'));
    }).then(() => mark('outer'));
    new Promise((r) =>
        r({
            then(cb) {
                mark('then called');
                cb('t');
            },
        }),
    ).then(mark);
    Promise.resolve()
        .then(() => mark(1))
        .then(() => mark(2))
        .then(() => mark(3));
    await settle();
    show('resolve with a promise and a thenable');
    process.nextTick(() => {
        mark('tick1');
        process.nextTick(() => mark('tick in tick'));
        Promise.resolve().then(() => mark('micro in tick'));
    });
    process.nextTick(() => mark('tick2'));
    queueMicrotask(() => {
        mark('micro1');
        process.nextTick(() => mark('tick in micro'));
        queueMicrotask(() => mark('micro in micro'));
    });
    Promise.resolve().then(() => mark('micro2'));
    mark('sync');
    await settle();
    show('ticks and microtasks, asked for in a microtask');
    setTimeout(() => {
        process.nextTick(() => mark('tick'));
        Promise.resolve()
            .then(() => {
                mark('micro');
                process.nextTick(() => mark('tick after micros'));
            })
            .then(() => mark('micro 2'));
        mark('timer');
    });
    setTimeout(() => mark('second timer'));
    await settle();
    show('the same asked for in a timer');
    setTimeout(() => {
        setImmediate(() => {
            mark('immediate');
            process.nextTick(() => mark('tick after immediate'));
            Promise.resolve().then(() => mark('micro after immediate'));
        });
        setImmediate(() => {
            mark('immediate 2');
            setImmediate(() => mark('immediate of the next turn'));
        });
        setTimeout(() => mark('timer of the next turn'), 20);
        mark('timer');
    });
    await settle();
    await new Promise((r) => setTimeout(r, 40));
    show('immediates after the timers');
    const p = Promise.resolve();
    p.then(() => mark('r1'));
    (async () => {
        await p;
        mark('a1');
    })();
    p.then(() => mark('r2'));
    queueMicrotask(() => mark('q'));
    p.finally(() => mark('f')).then(() => mark('f2'));
    await settle();
    show('reactions in the order they were attached');
    let res;
    const late = new Promise((r) => (res = r));
    late.then(() => mark('first'));
    (async () => {
        await late;
        mark('second');
    })();
    late.then(() => mark('third'));
    queueMicrotask(() => mark('before'));
    res();
    queueMicrotask(() => mark('after'));
    mark('resolved');
    await settle();
    show('reactions are queued at the resolution');
    const err = Promise.reject(new Error('e'));
    err.catch(() => mark('c1')).then(() => mark('c2'));
    (async () => {
        try {
            await err;
        } catch {
            mark('caught');
        }
    })();
    err.then(
        () => mark('never'),
        () => mark('r'),
    );
    err.finally(() => mark('f')).catch(() => mark('fc'));
    await settle();
    show('rejections');
    const gen = async function* () {
        mark('g0');
        yield 1;
        mark('g1');
        yield 2;
        mark('g2');
    };
    (async () => {
        for await (const x of gen()) mark('v' + x);
        mark('end');
    })();
    (async () => {
        for (let i = 0; i < 9; i++) {
            mark(i);
            await null;
        }
    })();
    await settle();
    show('an async generator beside a counter');
    (async () => {
        for await (const x of ['a', Promise.resolve('b')]) mark(x);
        mark('end');
    })();
    (async () => {
        for (let i = 0; i < 9; i++) {
            mark(i);
            await null;
        }
    })();
    await settle();
    show('for await over an array beside a counter');
    const g2 = gen();
    g2.next().then(() => mark('n1'));
    g2.next().then(() => mark('n2'));
    g2.return('r').then((r) => mark(r.value));
    g2.next().then((r) => mark(String(r.done)));
    Promise.resolve().then(() => mark('p'));
    await settle();
    show('queued requests');
    const yd = (async function* () {
        try {
            yield* (async function* () {
                try {
                    yield 1;
                    yield 2;
                } finally {
                    mark('inner fin');
                    await null;
                    mark('inner fin 2');
                }
            })();
        } finally {
            mark('outer fin');
        }
    })();
    yd.next().then(() => mark('n'));
    yd.return('ret').then((r) => mark(r.value));
    (async () => {
        for (let i = 0; i < 12; i++) {
            mark(i);
            await null;
        }
    })();
    await settle();
    show('return through yield*');
})();
