// gc-stress
// Orders that tutorials ask about, in one place: each block prints one line.
const log = [];
const m = (x) => () => log.push(x);
const line = (name) => {
    console.log(name, log.splice(0).join(' '));
};
const turn = (ms = 2) => new Promise((r) => setTimeout(r, ms));
(async () => {
    setTimeout(m('timeout'));
    Promise.resolve().then(m('promise'));
    process.nextTick(m('tick'));
    log.push('sync');
    await turn();
    line('classic');
    Promise.resolve()
        .then(m(0))
        .then(() => Promise.resolve(m(4)()));
    Promise.resolve().then(m(1)).then(m(2)).then(m(3)).then(m(5)).then(m(6));
    await turn();
    line('the 0 1 2 3 puzzle');
    (() => {
        const p = new Promise((r) => {
            log.push('in');
            r();
            log.push('still in');
        });
        p.then(m('then'));
        log.push('out');
    })();
    await turn();
    line('executor');
    (async () => {
        log.push('a1');
        await b();
        log.push('a2');
    })();
    async function b() {
        log.push('b1');
        await null;
        log.push('b2');
    }
    new Promise((r) => {
        log.push('p1');
        r();
    })
        .then(m('p2'))
        .then(m('p3'));
    log.push('end');
    await turn();
    line('async1 async2');
    for (var i = 0; i < 3; i++) setTimeout(() => log.push('var' + i));
    for (let j = 0; j < 3; j++) setTimeout(() => log.push('let' + j));
    await turn();
    line('loop timers');
    [1, 2, 3].forEach(async (x) => {
        await null;
        log.push('fe' + x);
    });
    log.push('after forEach');
    await turn();
    line('forEach does not wait');
    for (const x of [1, 2, 3]) {
        await null;
        log.push('of' + x);
    }
    log.push('after for-of');
    line('for-of waits');
    await Promise.all(
        [1, 2, 3].map(async (x) => {
            await turn((4 - x) * 8);
            log.push('m' + x);
        }),
    );
    line('map runs together');
    const r = await [1, 2, 3].reduce(
        (p, x) => p.then((s) => turn().then(() => s + x)),
        Promise.resolve(0),
    );
    log.push(r);
    line('reduce');
    Promise.reject('e').catch(m('c')).then(m('t'));
    Promise.resolve().then(m('1')).then(m('2'));
    await turn();
    line('catch then then');
    Promise.reject('e').then(m('no')).catch(m('c'));
    Promise.resolve().then(m('1')).then(m('2'));
    await turn();
    line('then skipped, then catch');
    Promise.resolve(1)
        .then(2)
        .then((v) => log.push(v));
    Promise.resolve()
        .then(() => new Error('not thrown'))
        .then((e) => log.push(e instanceof Error));
    await turn();
    line('then(non function), returned error');
    Promise.resolve()
        .then(() => {
            throw 'x';
        })
        .catch((e) => {
            log.push(e);
            return 'r';
        })
        .finally(() => {
            log.push('f');
            return 'ignored';
        })
        .then((v) => log.push(v));
    await turn();
    line('throw catch finally then');
    const p = turn(1).then(() => 'shared');
    p.then((v) => log.push(v + 1));
    p.then((v) => log.push(v + 2));
    await p;
    log.push('awaited');
    line('one promise, three readers');
    setTimeout(() => {
        log.push('t1');
        Promise.resolve().then(m('m1'));
    });
    setTimeout(() => {
        log.push('t2');
        process.nextTick(m('n2'));
        Promise.resolve().then(m('m2'));
    });
    await turn();
    line('microtasks between two timers');
    (async () => {
        try {
            log.push('try');
            return await Promise.resolve('r').then((v) => log.push(v));
        } finally {
            log.push('finally');
        }
    })().then(m('done'));
    await turn();
    line('finally after await');
    const thenable = {
        then(cb) {
            log.push('then()');
            cb();
        },
    };
    (async () => {
        log.push('before');
        await thenable;
        log.push('after');
    })();
    Promise.resolve().then(m('1')).then(m('2')).then(m('3'));
    await turn();
    line('await thenable');
    queueMicrotask(() => {
        log.push('q1');
        Promise.resolve().then(m('q1p'));
    });
    Promise.resolve().then(() => {
        log.push('p1');
        queueMicrotask(m('p1q'));
    });
    await turn();
    line('queueMicrotask and then are one queue');
    const order = [];
    await Promise.all([
        turn(30).then(() => order.push('slow')),
        turn(5).then(() => order.push('fast')),
    ]).then((v) => order.push(v.join()));
    log.push(...order);
    line('all keeps its order');
    let resolveLater;
    const gate = new Promise((res) => {
        resolveLater = res;
    });
    const waiters = ['x', 'y', 'z'].map(async (n) => {
        await gate;
        log.push(n);
    });
    resolveLater();
    log.push('opened');
    await Promise.all(waiters);
    line('a gate');
    const it = {
        async *[Symbol.asyncIterator]() {
            log.push('s');
            yield 1;
            log.push('between');
            yield 2;
            log.push('e');
        },
    };
    for await (const x of it) log.push(x);
    line('async iteration');
    console.log(
        await (async () => {
            const t = Promise.resolve('a');
            return [await t, await t.then((x) => x + 'b'), await t.finally(() => 'c')].join();
        })(),
    );
    const sleepSort = [];
    await Promise.all([30, 10, 20].map((n) => turn(n).then(() => sleepSort.push(n))));
    console.log(sleepSort.join());
    const c = { n: 0 };
    const inc = async () => {
        const v = c.n;
        await null;
        c.n = v + 1;
    };
    await Promise.all([inc(), inc(), inc()]);
    console.log('lost updates', c.n);
    await Promise.all(
        [1, 2, 3].map(async () => {
            c.n += await 1;
        }),
    );
    console.log('read before await', c.n);
})();
