// gc-stress
// Promise.all, allSettled, any, race: results, order, empties, thenables, iterator closing, errors.
const log = (...a) => console.log(...a);
const late = (v, ms) => new Promise((r) => setTimeout(() => r(v), ms)),
    fail = (v, ms = 0) => new Promise((_, r) => setTimeout(() => r(v), ms));
const tell = (name, p) =>
    p.then(
        (v) => log(name, JSON.stringify(v)),
        (e) =>
            log(
                name,
                'rejected',
                e instanceof AggregateError
                    ? `${e.message} [${e.errors}]`
                    : String(e?.message ?? e),
            ),
    );
const thenable = {
    then(a) {
        a('thenable');
    },
};
(async () => {
    await tell('all', Promise.all([1, late('b', 2), thenable, Promise.resolve('d')]));
    await tell('all empty', Promise.all([]));
    await tell('all rejects', Promise.all([late(1, 90), fail('first', 1), fail('second', 50)]));
    await tell('all string', Promise.all('ab'));
    await tell('all set', Promise.all(new Set([1, Promise.resolve(2)])));
    await tell(
        'settled',
        Promise.allSettled([
            1,
            fail('no'),
            late('x', 1),
            thenable,
            {
                then(a, b) {
                    b('bad thenable');
                },
            },
        ]),
    );
    await tell('settled empty', Promise.allSettled([]));
    await tell('any', Promise.any([fail('a'), late('b', 60), late('c', 1)]));
    await tell('any none', Promise.any([fail('a', 2), fail('b', 1)]));
    await tell('any empty', Promise.any([]));
    await tell('any sync', Promise.any([Promise.reject(1), 2]));
    await tell('race', Promise.race([late('slow', 60), late('fast', 1)]));
    await tell('race value', Promise.race([late('slow', 1), 'now']));
    await tell('race rejects', Promise.race([fail('lost', 1), late('won', 60)]));
    for (const name of ['all', 'allSettled', 'any', 'race']) {
        for (const bad of [
            undefined,
            5,
            {},
            {
                [Symbol.iterator]: () => ({
                    next() {
                        throw new Error('next throws');
                    },
                }),
            },
            { [Symbol.iterator]: () => 5 },
            {
                get [Symbol.iterator]() {
                    throw new Error('getter throws');
                },
            },
        ])
            await tell(name, Promise[name](bad));
        let closed = 0;
        const it = {
            [Symbol.iterator]: () => ({
                next: () => ({ value: 1, done: false }),
                return() {
                    closed++;
                    return {};
                },
            }),
        };
        const C = class extends Promise {
            static resolve() {
                throw new Error('resolve throws');
            }
        };
        await tell(name + ' closes', C[name](it));
        log(
            closed,
            Promise[name].length,
            Promise[name].name,
            (() => {
                try {
                    Promise[name].call(undefined, []);
                } catch (e) {
                    return e.message;
                }
            })(),
        );
        const D = class extends Promise {};
        D.resolve = 5;
        await tell(name, D[name]([1]));
    }
    let pending = Promise.race([]);
    log(await Promise.race([pending, late('race of nothing stays pending', 2)]));
    const order = [];
    const ticks = (async () => {
        for (let i = 0; i < 12; i++) {
            await null;
            order.push(i);
        }
    })();
    Promise.all([1, 2]).then(() => order.push('all'));
    Promise.all([]).then(() => order.push('all0'));
    Promise.race([1]).then(() => order.push('race'));
    Promise.any([1]).then(() => order.push('any'));
    Promise.allSettled([1, Promise.reject(2)]).then(() => order.push('settled'));
    Promise.all([Promise.all([Promise.all([1])])]).then(() => order.push('nested'));
    Promise.all([thenable]).then(() => order.push('thenable'));
    (async () => {
        await Promise.all([
            1,
            (async () => {
                await null;
            })(),
        ]);
        order.push('async in all');
    })();
    await ticks;
    log(order.join());
    const calls = [];
    class Spy extends Promise {
        static resolve(v) {
            calls.push('resolve ' + v);
            return super.resolve(v);
        }
        then(a, b) {
            calls.push('then');
            return super.then(a, b);
        }
    }
    Spy.all([1, 2]).then((v) => calls.push('done ' + v));
    await late(0, 1);
    log(calls.join());
    const resolves = [];
    Promise.all.call(function (ex) {
        ex(
            (v) => resolves.push('resolved ' + v),
            (e) => resolves.push('rejected ' + e),
        );
        this.self = 1;
    }, []).self;
    Promise.all.call(
        Object.assign(
            function (ex) {
                ex(
                    (v) => resolves.push('r ' + v),
                    () => {},
                );
            },
            {
                resolve: (v) => ({
                    then(a) {
                        a(v * 2);
                        a(v * 3);
                    },
                }),
            },
        ),
        [1, 2],
    );
    log(resolves.join());
    const ag = await Promise.any([fail('x'), fail('y', 1)]).catch((e) => e);
    log(
        ag.constructor === AggregateError,
        ag.name,
        ag.message,
        ag.errors.join(),
        Object.hasOwn(ag, 'errors'),
        Object.keys(ag).length,
        ag instanceof Error,
    );
    const big = await Promise.all(
        Array.from({ length: 1000 }, (_, i) => (i % 3 ? i : Promise.resolve(i))),
    );
    log(
        big.length,
        big.reduce((a, b) => a + b),
    );
    const settled = await Promise.allSettled([Promise.reject(new TypeError('t'))]);
    log(settled[0].status, settled[0].reason.message, Object.keys(settled[0]).join());
})();
