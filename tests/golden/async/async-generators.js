// gc-stress
// Async generators: the request queue, return and throw in every state, await in yield and return.
const log = (...a) => console.log(...a);
const show = (p, name) =>
    p.then(
        (r) => log(name, JSON.stringify(r.value), r.done),
        (e) => log(name, 'rejected', e?.message ?? e),
    );
async function* g() {
    log('start');
    const a = yield 1;
    log('got', a);
    const b = yield Promise.resolve(2);
    log('got', b);
    return Promise.resolve('end');
}
(async () => {
    const q = g();
    log('queue');
    await Promise.all([
        show(q.next('ignored'), 'n1'),
        show(q.next('A'), 'n2'),
        show(q.next('B'), 'n3'),
        show(q.next(), 'n4'),
        show(q.return('r'), 'r5'),
        show(q.throw('t'), 't6'),
    ]);
    log('return before start');
    const e = g();
    await Promise.all([show(e.return(Promise.resolve('waits')), 'r1'), show(e.next(), 'n2')]);
    log('throw before start');
    const f = g();
    await Promise.all([show(f.throw(new Error('boom')), 't1'), show(f.next(), 'n2')]);
    log('return of a rejection');
    const h = g();
    await show(h.return(Promise.reject('bad')), 'r1');
    await show(h.next(), 'n2');
    async function* fin() {
        try {
            yield 1;
            yield 2;
        } catch (x) {
            log('caught', x);
            yield 'from catch';
        } finally {
            log('finally');
            yield 'from finally';
            await null;
            log('after');
        }
        return 'end';
    }
    const i = fin();
    await show(i.next(), 'n1');
    await Promise.all([show(i.return('R'), 'r2'), show(i.next(), 'n3'), show(i.next(), 'n4')]);
    const j = fin();
    await show(j.next(), 'n1');
    await Promise.all([
        show(j.throw('T'), 't2'),
        show(j.next(), 'n3'),
        show(j.next(), 'n4'),
        show(j.next(), 'n5'),
    ]);
    const k = fin();
    await show(k.next(), 'n1');
    await show(k.return(Promise.reject('rejected return')), 'r2');
    await show(k.next(), 'n3');
    await show(k.next(), 'n4');
    async function* yieldRejected() {
        try {
            yield Promise.reject('y');
        } catch (x) {
            log('inside', x);
            yield 'recovered';
        }
        throw new Error('end');
    }
    const l = yieldRejected();
    await show(l.next(), 'n1');
    await show(l.next(), 'n2');
    await show(l.next(), 'n3');
    async function* returnRejected() {
        try {
            return Promise.reject('ret');
        } catch (x) {
            return `caught ${x}`;
        }
    }
    await show(returnRejected().next(), 'return rejected');
    async function* awaits() {
        const r = [];
        r.push(await 1);
        r.push(yield await 2);
        r.push(await (yield 3));
        return r;
    }
    const m = awaits();
    await show(m.next(), 'n1');
    await show(m.next('x'), 'n2');
    await show(m.next(Promise.resolve('awaited')), 'n3');
    async function* inner() {
        try {
            const x = yield 'i1';
            log('inner got', x);
            yield 'i2';
            return 'inner result';
        } finally {
            log('inner finally');
        }
    }
    async function* outer() {
        const r = yield* inner();
        log('delegate result', r);
        yield* [Promise.resolve('s1'), 's2'];
        return 'outer result';
    }
    const n = outer();
    for (let c = 0; c < 6; c++) await show(n.next('v' + c), 'n' + c);
    const o = outer();
    await show(o.next(), 'n');
    await show(o.return('R'), 'r');
    await show(o.next(), 'n');
    const p = outer();
    await show(p.next(), 'n');
    await show(p.throw(new Error('T')), 't');
    async function* mixed() {
        yield* 'ab';
        yield* {
            [Symbol.asyncIterator]() {
                let c = 0;
                return {
                    next: (v) => ({ value: `c${c}`, done: c++ > 1 }),
                    return: (v) => {
                        log('custom return', v);
                        return { value: v, done: true };
                    },
                };
            },
        };
    }
    const s = [];
    for await (const x of mixed()) s.push(x);
    log(s.join());
    const t = mixed();
    await t.next();
    await t.next();
    await show(t.next(), 'custom');
    await show(t.return('ret'), 'custom');
    log('order of many');
    const u = (async function* () {
        for (let c = 0; c < 3; c++) yield c;
    })();
    const order = [];
    await Promise.all([
        u.next().then((r) => order.push(r.value)),
        Promise.resolve()
            .then(() => order.push('p1'))
            .then(() => order.push('p2'))
            .then(() => order.push('p3'))
            .then(() => order.push('p4')),
        u.next().then((r) => order.push(r.value)),
        u.return('x').then((r) => order.push(r.value)),
    ]);
    log(order.join());
    const AG = Object.getPrototypeOf(g),
        AP = AG.prototype;
    log(
        Object.prototype.toString.call(g()),
        AG[Symbol.toStringTag],
        AP[Symbol.toStringTag],
        Object.getOwnPropertyNames(AP).join(),
        g.prototype.constructor,
        typeof AP[Symbol.asyncIterator],
        AG.constructor.name,
        q[Symbol.asyncIterator]() === q,
        q[Symbol.iterator],
    );
    for (const bad of [AP.next.call({}), AP.return.call(1), AP.throw.call(undefined, 1)])
        await bad.catch((x) => log(x.name, x.message));
    let selfs;
    selfs = (async function* () {
        const inside = selfs.next();
        yield 'first';
        log('inside resolves', (await inside).value);
        yield 'third';
    })();
    await show(selfs.next(), 's1');
    await show(selfs.next(), 's2');
    try {
        new g();
    } catch (x) {
        log(x.message);
    }
    const d = async function* (
        a = (() => {
            throw new Error('param');
        })(),
    ) {};
    try {
        d();
    } catch (x) {
        log('thrown at the call:', x.message);
    }
})();
