// gc-stress
// await in every place an expression may stand, with values kept from before the suspension.
const log = [];
const at = (x) => {
    log.push(x);
    return x;
};
const later = (v, n = 1) => {
    let p = Promise.resolve(v);
    for (let i = 0; i < n; i++) p = p.then((x) => x);
    return p;
};
const cases = {
    async binary() {
        return at('a') + (await later('b')) + at('c') + (await later('d', 3));
    },
    async call() {
        const f = (...a) => a.join();
        return f(at(1), await later(2), ...(await later([3, 4])), await 5);
    },
    async method() {
        const o = {
            n: 'o',
            m(x) {
                return this.n + x;
            },
        };
        return [
            o.m(await later(1)),
            o[await later('m')](await later(2)),
            (await later(o)).m(3),
            o?.[await 'm']?.(await 4),
        ];
    },
    async literals() {
        return {
            a: await later(1),
            [await later('k')]: await later(2),
            ...(await later({ s: 3 })),
            l: [at('x'), , await later(4), ...(await later([5]))],
            t: `${at('t1')}-${await later('t2')}-${at('t3')}`,
        };
    },
    async destructuring() {
        const o = {};
        const { a = await later('da'), [await later('kb')]: b } = { kb: 'B' };
        [o[await later('k')], o.l = await later('dl')] = [1];
        ({ x: o[await 'y'] } = await later({ x: 9 }));
        return [a, b, o];
    },
    async conditions() {
        const r = [];
        if (await later(true)) r.push('if');
        r.push((await later(0)) ? 'yes' : await later('no'));
        r.push(
            (await later(0)) || (await later('or')),
            (await later(1)) && (await later('and')),
            (await later(null)) ?? (await later('nn')),
        );
        return r;
    },
    async loops() {
        const r = [];
        for (let i = await later(0); i < (await later(3)); i += await later(1)) {
            r.push(i);
            if (i === 1) continue;
            r.push(await later('b' + i));
        }
        let n = 0;
        while ((await later(n)) < 2) n++;
        do n--;
        while (await later(n > 0));
        for (const k in await later({ p: 1, q: 2 })) r.push(await later(k));
        for (const x of await later([7, 8])) {
            r.push(x);
            if (await later(x === 7)) continue;
            r.push('last');
        }
        return [r, n];
    },
    async shadowedHead() {
        const x = 'outer';
        const fs = [];
        for (let x = await later(0), read = () => x; x < 2; x++) {
            fs.push(() => [x, read()]);
            await null;
        }
        return [fs.map((f) => f().join()), x];
    },
    async switches() {
        const r = [];
        for (const v of [1, 2, 3])
            switch (await later(v)) {
                case await later(1):
                    r.push('one');
                case await later(2):
                    r.push('two');
                    break;
                default:
                    r.push(await later('def'));
            }
        return r;
    },
    async tries() {
        const r = [];
        try {
            r.push(await later('try'));
            await Promise.reject('rej');
            r.push('never');
        } catch (e) {
            r.push('c ' + e, await later('in catch'));
        } finally {
            r.push(await later('fin'));
        }
        f: try {
            try {
                break f;
            } finally {
                r.push(await later('break fin'));
            }
        } finally {
            r.push('outer fin');
        }
        for (const i of [1, 2])
            try {
                if (i === 1) continue;
                r.push(i);
            } finally {
                r.push(await later('loop fin ' + i));
            }
        try {
            return r;
        } finally {
            await null;
            r.push('after return');
        }
    },
    async compound() {
        let x = 1;
        x += await later(2);
        const o = {
            n: 1,
            get self() {
                at('self');
                return this;
            },
        };
        o.self.n += await later(5);
        o.self[await later('k')] ??= await later('v');
        o.n **= await 2;
        let y = x++ + (await later(x)) + x;
        return [x, y, o.n, o.k];
    },
    async lateWrite() {
        let x = 1;
        const inc = async () => {
            await null;
            x += 10;
        };
        const p = inc();
        x = x + (await p, x);
        const q = inc();
        x += await q.then(() => 100);
        return x;
    },
    async classes() {
        class A extends (await later(
            class {
                base = 'b';
            },
        )) {
            [await later('m')]() {
                return 'mm';
            }
            static [await later('s')] = 'st';
        }
        return [new A().base, new A().m(), A.s];
    },
    async operators() {
        return [
            -(await later(1)),
            !(await later(1)),
            typeof (await later(1)),
            void (await later(1)),
            (await later(2)) ** (await later(3)),
            (await later('a')) in { a: 1 },
            (await later([])) instanceof (await later(Array)),
            delete { a: 1 }[await later('a')],
            (await 1, await 2),
            new (await later(Array))(await later(2)).length,
        ];
    },
    async thisAndArguments(...r) {
        await null;
        const a = async () => [this === cases, arguments.length, (await later(r)).length];
        return a();
    },
    async nested() {
        return (
            (await await later(later(await later('deep')))) +
            (await (async () => (await later('x')) + (await later('y')))())
        );
    },
    async evals() {
        let v = 'local';
        return [
            eval('v'),
            await later(eval('v + 1')),
            eval('(async () => await later(v))()') instanceof Promise,
        ];
    },
    async thrower() {
        throw await later(new Error('thrown'));
    },
    async rejected() {
        const x = await Promise.reject(new TypeError('awaited'));
        return x;
    },
    async sync() {
        return 'no await';
    },
};
(async () => {
    for (const [name, f] of Object.entries(cases)) {
        let r;
        try {
            r = JSON.stringify(await f.call(cases, 1, 2));
        } catch (e) {
            r = `${e.name}: ${e.message}`;
        }
        console.log(`${name}: ${r}${log.length ? ' | ' + log.splice(0).join() : ''}`);
    }
})();
