// gc-stress
// Errors through async code: rethrow, finally, rejection handlers attached late, cause, nesting.
const log = (...a) => console.log(...a);
const later = (v) => new Promise((r) => setTimeout(() => r(v), 1));
const reject = async (m) => {
    await null;
    throw new Error(m);
};
(async () => {
    try {
        await reject('a');
    } catch (e) {
        log('caught', e.message);
    }
    try {
        await Promise.all([reject('b'), later(1)]);
    } catch (e) {
        log('all', e.message);
    }
    await reject('c').catch((e) => log('catch', e.message));
    const p = reject('late');
    p.catch(() => {});
    await later();
    try {
        await p;
    } catch (e) {
        log('awaited late', e.message);
    }
    const r = await (async () => {
        try {
            return await reject('inner');
        } catch (e) {
            return 'return await catches ' + e.message;
        }
    })();
    log(r);
    const q = await (async () => {
        try {
            return reject('outer');
        } catch (e) {
            return 'never';
        }
    })().catch((e) => 'plain return does not: ' + e.message);
    log(q);
    const order = [];
    const f = async (n) => {
        try {
            order.push('try' + n);
            await null;
            if (n === 2) throw new Error('n2');
            return 'r' + n;
        } catch (e) {
            order.push('catch' + n);
            await null;
            throw new Error('wrapped', { cause: e });
        } finally {
            order.push('fin' + n);
            await null;
            order.push('fin end' + n);
        }
    };
    const [x, y] = await Promise.allSettled([f(1), f(2)]);
    log(x.value, y.reason.message, y.reason.cause.message, order.join());
    try {
        await (async () => {
            try {
                throw new Error('lost');
            } finally {
                return await later('finally return wins');
            }
        })().then(log);
    } catch (e) {
        log('never');
    }
    try {
        await (async () => {
            try {
                return 'lost';
            } finally {
                await null;
                throw new Error('finally throw wins');
            }
        })();
    } catch (e) {
        log(e.message);
    }
    for (const [name, g] of Object.entries({
        param: async (
            a = (() => {
                throw new Error('in a parameter');
            })(),
        ) => a,
        destructure: async ({ a }) => a,
        sync: async () => {
            throw new Error('sync throw becomes rejection');
        },
        tdz: async () => {
            x1;
            let x1;
        },
        type: async () => null.x,
        await_thenable: async () => {
            await {
                then(a, b) {
                    b(new Error('thenable rejects'));
                },
            };
        },
        await_throwing: async () => {
            await {
                then() {
                    throw new Error('then throws');
                },
            };
        },
        await_getter: async () => {
            await {
                get then() {
                    throw new Error('getter throws');
                },
            };
        },
        loop: async () => {
            for (const z of [1, 2, 3]) {
                await null;
                if (z === 2) throw new Error('in loop ' + z);
            }
        },
        deep: async () => {
            const d = async (n) => {
                await null;
                if (!n) throw new Error('bottom');
                try {
                    await d(n - 1);
                } catch (e) {
                    throw new Error(e.message + n);
                }
            };
            await d(4);
        },
        nonError: async () => {
            throw { code: 5 };
        },
        undefined_: async () => {
            throw undefined;
        },
        constructor_await: async () =>
            new (class {
                constructor(v) {
                    if (v) throw new Error('ctor ' + v);
                }
            })(await later(1)),
        overflow: async () => {
            const o = () => o();
            o();
        },
    }))
        try {
            await g();
            log(name, 'no error');
        } catch (e) {
            log(name, e?.message ?? JSON.stringify(e) ?? 'undefined');
        }
    let h;
    try {
        h = (async () => {
            throw 1;
        })();
        log('the call itself does not throw');
    } catch {
        log('never');
    }
    await h.catch((e) => log('rejected with', e));
    const retried = [];
    const flaky = (() => {
        let n = 0;
        return async () => {
            retried.push(++n);
            await null;
            if (n < 3) throw new Error('try ' + n);
            return 'ok after ' + n;
        };
    })();
    const retry = async (fn, times) => {
        for (let i = 0; ; i++)
            try {
                return await fn();
            } catch (e) {
                if (i >= times) throw e;
            }
    };
    log(await retry(flaky, 5), retried.join());
    const timeout = (pr, ms) => {
        let id;
        return Promise.race([
            pr,
            new Promise((_, rj) => {
                id = setTimeout(() => rj(new Error('timed out')), ms);
            }),
        ]).finally(() => clearTimeout(id));
    };
    try {
        await timeout(new Promise(() => {}), 3);
    } catch (e) {
        log(e.message);
    }
    log(await timeout(later('in time'), 1000));
    const controllers = [];
    const cleanup = async (n) => {
        try {
            await later();
            controllers.push('work ' + n);
            if (n === 1) throw new Error('job 1');
        } finally {
            controllers.push('clean ' + n);
        }
    };
    await Promise.allSettled([0, 1, 2].map(cleanup));
    log(controllers.join());
    process.on('unhandledRejection', (e, pr) =>
        log('unhandled:', e.message, pr instanceof Promise),
    );
    process.on('rejectionHandled', (pr) => log('handled later:', pr === orphan));
    const orphan = reject('orphan');
    await later();
    await later();
    orphan.catch(() => log('attached'));
    await later();
    log('end');
})();
