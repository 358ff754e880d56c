// gc-stress
// What programs build from these parts: channels, pools, semaphores, events, co runners, streams.
const sleep = (ms) => new Promise((r) => setTimeout(r, ms));
const log = (...a) => console.log(...a);
class Channel {
    #q = [];
    #w = [];
    #closed = false;
    send(v) {
        const w = this.#w.shift();
        if (w) w({ value: v, done: false });
        else this.#q.push(v);
    }
    close() {
        this.#closed = true;
        for (const w of this.#w) w({ value: undefined, done: true });
    }
    next() {
        if (this.#q.length) return Promise.resolve({ value: this.#q.shift(), done: false });
        if (this.#closed) return Promise.resolve({ value: undefined, done: true });
        return new Promise((r) => this.#w.push(r));
    }
    [Symbol.asyncIterator]() {
        return this;
    }
}
class Semaphore {
    constructor(n) {
        this.n = n;
        this.q = [];
    }
    async run(f) {
        while (this.n === 0) await new Promise((r) => this.q.push(r));
        this.n--;
        try {
            return await f();
        } finally {
            this.n++;
            this.q.shift()?.();
        }
    }
}
class Emitter {
    #h = new Map();
    on(e, f) {
        this.#h.set(e, [...(this.#h.get(e) ?? []), f]);
        return this;
    }
    emit(e, ...a) {
        for (const f of this.#h.get(e) ?? []) f.apply(this, a);
    }
    once(e) {
        return new Promise((r) => {
            this.on(e, (v) => r(v));
        });
    }
}
class Mutex {
    #tail = Promise.resolve();
    lock(f) {
        const p = this.#tail.then(f);
        this.#tail = p.catch(() => {});
        return p;
    }
}
const co =
    (g) =>
    (...a) =>
        new Promise((res, rej) => {
            const it = g(...a);
            const step = (how, v) => {
                let r;
                try {
                    r = it[how](v);
                } catch (e) {
                    return rej(e);
                }
                if (r.done) return res(r.value);
                Promise.resolve(r.value).then(
                    (x) => step('next', x),
                    (e) => step('throw', e),
                );
            };
            step('next');
        });
const debounce = (f, ms) => {
    let id;
    return (...a) => {
        clearTimeout(id);
        id = setTimeout(f, ms, ...a);
    };
};
const memo = (f) => {
    const c = new Map();
    return (k) => c.get(k) ?? (c.set(k, f(k)), c.get(k));
};
(async () => {
    const ch = new Channel();
    const consumer = async (name) => {
        for await (const v of ch) log(name, v);
        log(name, 'closed');
    };
    const cs = [consumer('c1'), consumer('c2')];
    for (let i = 0; i < 4; i++) {
        ch.send(i);
        if (i % 2) await null;
    }
    await sleep(1);
    ch.close();
    await Promise.all(cs);
    const sem = new Semaphore(2);
    let active = 0,
        peak = 0;
    const done = await Promise.all(
        [3, 1, 2, 1].map((ms, i) =>
            sem.run(async () => {
                peak = Math.max(peak, ++active);
                await sleep(ms);
                active--;
                return i;
            }),
        ),
    );
    log('semaphore', done.join(), peak);
    const em = new Emitter();
    const wait = em.once('go');
    em.on('go', (v) => log('listener', v));
    em.emit('go', 42);
    log('once', await wait);
    const mx = new Mutex();
    const trail = [];
    await Promise.all(
        ['a', 'b', 'c'].map((n, i) =>
            mx.lock(async () => {
                trail.push(n + 1);
                await sleep(3 - i);
                trail.push(n + 2);
            }),
        ),
    );
    log('mutex', trail.join());
    const runner = co(function* (n) {
        const a = yield sleep(1).then(() => n);
        let b;
        try {
            yield Promise.reject('e');
        } catch (e) {
            b = e;
        }
        const c = yield* (function* () {
            return yield 5;
        })();
        return [a, b, c].join();
    });
    log('co', await runner(3));
    const d = debounce((v) => log('debounced', v), 3);
    d(1);
    d(2);
    d(3);
    await sleep(8);
    let loads = 0;
    const load = memo(async (k) => {
        loads++;
        await null;
        return k.toUpperCase();
    });
    log('memo', (await Promise.all(['x', 'x', 'y'].map(load))).join(), loads);
    const reduceSeries = await ['a', 'b', 'c'].reduce(async (acc, x) => {
        const s = await acc;
        await null;
        return s + x;
    }, '');
    log('series', reduceSeries);
    const mapAsync = async function* (it, f) {
            for await (const x of it) yield f(x);
        },
        merge = async function* (...its) {
            const live = new Map(its.map((it, i) => [i, it.next().then((r) => ({ i, r }))]));
            while (live.size) {
                const { i, r } = await Promise.race(live.values());
                if (r.done) live.delete(i);
                else {
                    live.set(
                        i,
                        its[i].next().then((q) => ({ i, r: q })),
                    );
                    yield r.value;
                }
            }
        };
    const ticker = async function* (name, ms, n) {
        for (let i = 0; i < n; i++) {
            await sleep(ms);
            yield name + i;
        }
    };
    const merged = [];
    for await (const x of mapAsync(merge(ticker('a', 40, 2), ticker('b', 200, 2)), (x) => x + '!'))
        merged.push(x);
    log('merged', merged.join());
    const batch = async function* (it, n) {
        let b = [];
        for await (const x of it) {
            b.push(x);
            if (b.length === n) yield b.splice(0);
        }
        if (b.length) yield b;
    };
    const bs = [];
    for await (const b of batch(
        (async function* () {
            yield* [1, 2, 3, 4, 5];
        })(),
        2,
    ))
        bs.push(b.join('+'));
    log('batches', bs.join(' '));
    const deferred = () => {
        const o = {};
        o.promise = new Promise((a, b) => {
            o.resolve = a;
            o.reject = b;
        });
        return o;
    };
    const df = deferred();
    setTimeout(() => df.resolve('deferred'), 1);
    log(await df.promise);
    const lazyThen = {
        then(r) {
            log('lazy thenable started');
            setTimeout(() => r('lazy'), 1);
        },
    };
    log(await lazyThen);
    let polls = 0;
    const poll = async (f) => {
        while (!(await f())) await sleep(1);
        return polls;
    };
    log('polled', await poll(async () => ++polls >= 3));
    const queue = [];
    let running = false;
    const enqueue = (job) => {
        queue.push(job);
        if (!running) {
            running = true;
            (async () => {
                while (queue.length) await queue.shift()();
                running = false;
                log('queue idle');
            })();
        }
    };
    for (const n of [1, 2])
        enqueue(async () => {
            log('job', n, 'start');
            await sleep(1);
            log('job', n, 'end');
        });
})();
