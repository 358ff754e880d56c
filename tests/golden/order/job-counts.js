// gc-stress
// How many jobs each step takes: every subject races a chain of awaits that counts the jobs.
const results = [];
let tick = 0;
const P = (v) => Promise.resolve(v);
const thenable = (v) => ({
    then(r) {
        r(v);
    },
});
const subjects = {
    'then': () => P().then(() => {}),
    'then then': () =>
        P()
            .then(() => {})
            .then(() => {}),
    'then returns promise': () => P().then(() => P()),
    'then returns thenable': () => P().then(() => thenable()),
    'then passes through': () => P().then(),
    'catch skipped': () => P().catch(() => {}),
    'finally': () => P().finally(() => {}),
    'finally returns promise': () => P().finally(() => P()),
    'finally on rejection': () =>
        Promise.reject()
            .finally(() => {})
            .catch(() => {}),
    'resolve(promise)': () => new Promise((r) => r(P())),
    'resolve(thenable)': () => new Promise((r) => r(thenable())),
    'resolve(value)': () => new Promise((r) => r(1)),
    'Promise.resolve(thenable)': () => P(thenable()),
    'nested thenable': () => P(thenable(thenable(1))),
    'async empty': async () => {},
    'async return value': async () => 1,
    'async return promise': async () => P(1),
    'async return await promise': async () => await P(1),
    'async return thenable': async () => thenable(1),
    'async await value': async () => {
        await 1;
    },
    'async await promise': async () => {
        await P();
    },
    'async await thenable': async () => {
        await thenable();
    },
    'async await two': async () => {
        await 1;
        await 2;
    },
    'async awaits async': async () => {
        await (async () => {})();
    },
    'async awaits async that awaits': async () => {
        await (async () => {
            await 1;
        })();
    },
    'async returns async': async () => (async () => {})(),
    'async returns await async': async () => await (async () => {})(),
    'async try return promise finally': async () => {
        try {
            return P();
        } finally {
        }
    },
    'async try return await finally await': async () => {
        try {
            return await P();
        } finally {
            await 1;
        }
    },
    'async throw': async () => {
        throw 1;
    },
    'async catch rejection': async () => {
        try {
            await Promise.reject(1);
        } catch {}
    },
    'all empty': () => Promise.all([]),
    'all values': () => Promise.all([1, 2]),
    'all promises': () => Promise.all([P(), P()]),
    'all of chain': () =>
        Promise.all([
            P()
                .then(() => {})
                .then(() => {}),
        ]),
    'all thenable': () => Promise.all([thenable()]),
    'allSettled': () => Promise.allSettled([1, Promise.reject()]),
    'any': () => Promise.any([P()]),
    'any rejected': () => Promise.any([Promise.reject()]).catch(() => {}),
    'race': () => Promise.race([1, 2]),
    'nested all': () => Promise.all([Promise.all([1])]),
    'await all': async () => {
        await Promise.all([1]);
    },
    'subclass then': () => new (class X extends Promise {})((r) => r()).then(() => {}),
    'await subclass': async () => {
        await new (class X extends Promise {})((r) => r());
    },
    'await own then': async () => {
        const p = P();
        p.then = function (a, b) {
            return Promise.prototype.then.call(this, a, b);
        };
        await p;
    },
    'await own constructor': async () => {
        const p = P();
        p.constructor = null;
        await p;
    },
    'await patched constructor': async () => {
        const p = P();
        p.constructor = class extends Promise {};
        await p;
    },
    'for await value': async () => {
        for await (const x of [1]);
    },
    'for await promise': async () => {
        for await (const x of [P()]);
    },
    'for await empty': async () => {
        for await (const x of []);
    },
    'for await break': async () => {
        for await (const x of [1, 2]) break;
    },
    'for await async generator': async () => {
        for await (const x of (async function* () {
            yield 1;
        })());
    },
    'async generator next': () =>
        (async function* () {
            yield 1;
        })().next(),
    'async generator yield promise': () =>
        (async function* () {
            yield P();
        })().next(),
    'async generator return value': () =>
        (async function* () {
            return 1;
        })().next(),
    'async generator return promise': () =>
        (async function* () {
            return P();
        })().next(),
    'async generator empty': () => (async function* () {})().next(),
    'async generator return()': () => (async function* () {})().return(1),
    'async generator return(promise)': () => (async function* () {})().return(P()),
    'async generator throw()': () => (async function* () {})().throw(1),
    'async generator second next': () => {
        const g = (async function* () {
            yield 1;
            yield 2;
        })();
        g.next();
        return g.next();
    },
    'async yield* sync': () =>
        (async function* () {
            yield* [1];
        })().next(),
    'async yield* async': () =>
        (async function* () {
            yield* (async function* () {
                yield 1;
            })();
        })().next(),
    'async generator return() suspended': () => {
        const g = (async function* () {
            yield 1;
        })();
        g.next();
        return g.return(2);
    },
    'async generator return() in try': () => {
        const g = (async function* () {
            try {
                yield 1;
            } finally {
                await 1;
            }
        })();
        g.next();
        return g.return(2);
    },
};
(async () => {
    for (const [name, make] of Object.entries(subjects)) {
        tick = 0;
        let at;
        const counter = (async () => {
            while (at === undefined && tick < 40) {
                await null;
                tick++;
            }
        })();
        let p = make();
        const settle = () => {
            at = tick;
        };
        Promise.prototype.then.call(typeof p === 'function' ? p() : p, settle, settle);
        await counter;
        results.push(`${name}: ${at}`);
    }
    console.log(results.join('\n'));
})();
