// gc-stress
// for await: over sync and async iterables, closing, rejections, bindings, await in the body.
const log = [];
const flush = (name) => console.log(name + ':', log.splice(0).join(' '));
const sleep = () => new Promise((r) => setTimeout(r, 1));
const sync = (items, o = {}) => ({
    [Symbol.iterator]() {
        let i = 0;
        return {
            next: () => ({ value: items[i], done: i++ >= items.length }),
            return(v) {
                log.push('return');
                return o.ret ? o.ret() : {};
            },
        };
    },
});
const asy = (n, o = {}) => ({
    [Symbol.asyncIterator]() {
        let i = 0;
        return {
            next() {
                log.push('next' + i);
                return o.next ? o.next(i++) : Promise.resolve({ value: i, done: i++ >= n });
            },
            return() {
                log.push('return');
                return o.ret ? o.ret() : Promise.resolve({});
            },
        };
    },
});
const run = async (name, f) => {
    try {
        const r = await f();
        if (r !== undefined) log.push('=' + r);
    } catch (e) {
        log.push(`! ${e?.message ?? e}`);
    }
    flush(name);
};
(async () => {
    await run('promises in an array', async () => {
        for await (const x of [Promise.resolve(1), 2, Promise.resolve(3).then((v) => v + 1)])
            log.push(x);
    });
    await run('rejection in an array', async () => {
        for await (const x of [1, Promise.reject(new Error('bad')), 3]) log.push(x);
    });
    await run('async iterable', async () => {
        for await (const x of asy(3)) log.push(x);
    });
    await run('await in the body', async () => {
        for await (const x of asy(2)) {
            log.push('a' + x);
            await null;
            log.push('b' + x);
            await sleep();
            log.push('c' + x);
        }
    });
    await run('break', async () => {
        for await (const x of asy(9)) if (x === 2) break;
    });
    await run('return', async () => {
        for await (const x of asy(9)) return 'r' + x;
    });
    await run('throw', async () => {
        for await (const x of asy(9)) throw new Error('body');
    });
    await run('labelled continue', async () => {
        o: for (const i of [1, 2])
            for await (const x of asy(9)) {
                log.push(i);
                continue o;
            }
    });
    await run('break closes sync', async () => {
        for await (const x of sync([1, 2])) break;
    });
    await run('return rejects on break', async () => {
        for await (const x of asy(9, { ret: () => Promise.reject(new Error('ret')) })) break;
    });
    await run('return rejects on throw', async () => {
        for await (const x of asy(9, { ret: () => Promise.reject(new Error('ret')) }))
            throw new Error('body');
    });
    await run('return is awaited', async () => {
        for await (const x of asy(9, {
            ret: async () => {
                await sleep();
                log.push('slow return');
                return {};
            },
        }))
            break;
        log.push('after');
    });
    await run('return not an object', async () => {
        for await (const x of asy(9, { ret: () => 5 })) break;
    });
    await run('next rejects', async () => {
        for await (const x of asy(9, { next: () => Promise.reject(new Error('next')) }))
            log.push(x);
    });
    await run('next not an object', async () => {
        for await (const x of asy(9, { next: () => 5 })) log.push(x);
    });
    await run('value not unwrapped', async () => {
        for await (const x of asy(9, { next: (i) => ({ value: Promise.resolve(i), done: i > 1 }) }))
            log.push(x instanceof Promise);
    });
    await run('closures', async () => {
        const fs = [];
        for await (let x of [1, 2, 3]) {
            fs.push(() => x);
            await null;
            x *= 10;
        }
        return fs.map((f) => f());
    });
    await run('patterns', async () => {
        for await (const { a, b = await 'db' } of [{ a: 1 }, Promise.resolve({ a: 2, b: 3 })])
            log.push(a, b);
        const o = {};
        for await ([o.x, ...o.rest] of [[1, 2, 3]]) log.push(o.x, o.rest.length);
        for await (o[await 'k'] of ['v']) log.push(o.k);
        for await (var v of [7]);
        return v;
    });
    await run('generator closed', async () => {
        const g = (function* () {
            try {
                yield 1;
                yield 2;
            } finally {
                log.push('sync fin');
            }
        })();
        for await (const x of g) {
            log.push(x);
            break;
        }
    });
    await run('async generator closed', async () => {
        const g = (async function* () {
            try {
                yield 1;
                yield 2;
            } finally {
                await null;
                log.push('async fin');
            }
        })();
        for await (const x of g) {
            log.push(x);
            break;
        }
        log.push('after');
    });
    await run('finally with await', async () => {
        for await (const x of asy(3)) {
            try {
                if (x === 1) continue;
                if (x === 2) break;
            } finally {
                await null;
                log.push('f' + x);
            }
        }
    });
    await run('nested', async () => {
        for await (const x of [1, 2])
            for await (const y of (async function* () {
                yield x;
                yield x * 10;
            })())
                log.push(y);
    });
    await run('for-of over an array inside an async generator', async () => {
        const g = async function* () {
            for (const x of [1, 2, 3]) {
                await null;
                yield x;
                for (const y of 'ab') yield y + x;
            }
        };
        for await (const x of g()) log.push(x);
    });
    for (const [name, bad] of Object.entries({
        number: 5,
        nothing: undefined,
        object: {},
        'method not callable': { [Symbol.asyncIterator]: 5 },
        'iterator not an object': { [Symbol.asyncIterator]: () => 5 },
        'async null falls back': {
            [Symbol.asyncIterator]: null,
            [Symbol.iterator]: () => [1][Symbol.iterator](),
        },
        'getter throws': {
            get [Symbol.asyncIterator]() {
                throw new Error('getter');
            },
        },
        'no next': { [Symbol.asyncIterator]: () => ({}) },
    }))
        await run(name, async () => {
            for await (const x of bad) log.push(x);
        });
    await run('order', async () => {
        const p = (async () => {
            for (let i = 0; i < 8; i++) {
                log.push('t' + i);
                await null;
            }
        })();
        for await (const x of ['a', 'b']) log.push(x);
        for await (const x of (async function* () {
            yield 'c';
        })())
            log.push(x);
        await p;
    });
    const it = Object.getPrototypeOf(async function* () {}).prototype;
    console.log(typeof Object.getPrototypeOf(it)[Symbol.asyncIterator]);
})();
