// gc-stress
// for await over our own async iterators, beside a counter of jobs: every step takes as many as it
// should, whoever else asks the same generator, and whatever was done to promises meanwhile.
const log = [];
let jobs = 0;
let counting = false;
const say = (...items) => log.push([`${jobs}:`, ...items].join(' '));
const count = () => {
    jobs++;
    if (counting) original.call(Promise.resolve(), count);
};
const original = Promise.prototype.then;
const tests = [];
const test = (name, body) => tests.push([name, body]);

async function* numbers(n, name = 'g') {
    try {
        for (let i = 0; i < n; i++) say(name, 'got', yield i);
        say(name, 'ends');
    } finally {
        say(name, 'finally');
    }
}

test('a plain loop', async () => {
    for await (const x of numbers(2)) say('x', x);
});

test('break, return and throw', async () => {
    for await (const x of numbers(3)) if (x === 1) break;
    const f = async () => {
        for await (const x of numbers(3)) return x + 10;
    };
    say('returned', await f());
    try {
        for await (const x of numbers(3)) throw 'from the body ' + x;
    } catch (error) {
        say(error);
    }
});

test('the generator throws', async () => {
    async function* failing() {
        yield 1;
        throw new Error('thrown');
    }
    try {
        for await (const x of failing()) say('x', x);
    } catch (error) {
        say(error.message);
    }
    async function* atOnce() {
        throw 'at once';
    }
    try {
        for await (const x of atOnce()) say('x', x);
    } catch (error) {
        say(error);
    }
    async function* rejecting() {
        yield Promise.reject('rejected');
    }
    try {
        for await (const x of rejecting()) say('x', x);
    } catch (error) {
        say(error);
    }
});

test('others ask as well', async () => {
    const g = numbers(6);
    const ask = (name) => g.next(name).then((r) => say(name, JSON.stringify(r)));
    ask('first');
    ask('second');
    for await (const x of g) {
        say('x', x);
        if (x === 3) ask('from the body');
    }
    ask('afterwards');
    g.return('returned').then((r) => say(JSON.stringify(r)));
    await null;
});

test('a generator asks itself', async () => {
    let self;
    async function* narcissus() {
        self.next().then((r) => say('self', JSON.stringify(r)));
        self.return('r').then((r) => say('self', JSON.stringify(r)));
        say('body');
    }
    self = narcissus();
    for await (const x of self) say('never', x);
    say('over');
});

test('one that is over, or closed before', async () => {
    const g = numbers(1);
    for await (const x of g) say('x', x);
    for await (const x of g) say('never', x);
    const h = numbers(1, 'h');
    await h.return('early');
    for await (const x of h) say('never', x);
    say('over');
});

test('two loops over one generator', async () => {
    const g = numbers(5);
    const loop = async (name) => {
        for await (const x of g) say(name, x);
        say(name, 'over');
    };
    await Promise.all([loop('a'), loop('b')]);
});

test('nested and delegating', async () => {
    async function* outer() {
        for await (const x of numbers(2, 'inner')) yield x * 10;
        say('yield*', yield* numbers(1, 'delegate'));
    }
    for await (const x of outer()) say('x', x);
});

test('own next', async () => {
    const g = numbers(2);
    g.next = function (...args) {
        say('own next', args.length);
        return Object.getPrototypeOf(numbers.prototype).next.call(this, 'sent');
    };
    for await (const x of g) say('x', x);
});

test('next of another generator', async () => {
    const fake = {
        [Symbol.asyncIterator]: () => ({ next: numbers(0).next }),
    };
    try {
        for await (const x of fake) say('never', x);
    } catch (error) {
        say(error.name);
    }
});

const loopWith = (change, restore) => async () => {
    let i = 0;
    async function* g() {
        while (i < 4) {
            if (i === 1) change();
            if (i === 3) restore();
            yield i++;
        }
        change();
    }
    for await (const x of g()) say('x', x);
    restore();
    for await (const x of g()) say('never', x);
    restore();
    i = 3;
    const loop = async () => {
        for await (const x of g()) {
            say('x', x);
            change();
        }
    };
    const running = loop();
    await null;
    restore();
    await running;
    restore();
};

test(
    'then of all objects',
    loopWith(
        () => {
            Object.defineProperty(Object.prototype, 'then', {
                configurable: true,
                get() {
                    const isResult = Object.keys(this).join() === 'value,done';
                    if (isResult) say('then of', JSON.stringify(this));
                },
            });
        },
        () => {
            delete Object.prototype.then;
        },
    ),
);

test(
    'thenable results',
    loopWith(
        () => {
            Object.prototype.then = function (f) {
                delete Object.prototype.then;
                f({ value: 'patched', done: this.done });
            };
        },
        () => {
            delete Object.prototype.then;
        },
    ),
);

test(
    'constructor of promises',
    loopWith(
        () => {
            Promise.prototype.constructor = undefined;
        },
        () => {
            Promise.prototype.constructor = Promise;
        },
    ),
);

test(
    'constructor of promises throws',
    async () => {
        const restore = () =>
            Object.defineProperty(Promise.prototype, 'constructor', {
                configurable: true,
                enumerable: false,
                writable: true,
                value: Promise,
            });
        async function* g() {
            Object.defineProperty(Promise.prototype, 'constructor', {
                configurable: true,
                get() {
                    restore();
                    throw 'constructor';
                },
            });
            yield 1;
        }
        try {
            for await (const x of g()) say('never', x);
        } catch (error) {
            say(error);
        }
        restore();
    },
);

test('then of promises', async () => {
    let calls = 0;
    Promise.prototype.then = function (a, b) {
        calls++;
        return original.call(this, a, b);
    };
    for await (const x of numbers(2)) say('x', x);
    for await (const x of [1, Promise.resolve(2)]) say('x', x);
    Promise.prototype.then = original;
    say('calls', calls);
});

// ---- sync iterators, wrapped ----

test('an array', async () => {
    for await (const x of [1, Promise.resolve(2), , Promise.resolve().then(() => 'late')])
        say('x', x);
    for await (const x of new Set(['a', { then: (f) => f('thenable') }])) say('x', x);
    for await (const x of 'ab') say('x', x);
    for await (const [k, v] of new Map([[1, 2]])) say(k, v);
});

test('an array that rejects', async () => {
    const rejecting = {
        *[Symbol.iterator]() {
            yield 1;
            yield Promise.reject('second');
            yield 3;
        },
    };
    try {
        for await (const x of rejecting) say('x', x);
    } catch (error) {
        say('caught', error);
    }
    try {
        for await (const x of [Promise.reject('in an array')]) say('never', x);
    } catch (error) {
        say('caught', error);
    }
});

test('a generator that returns', async () => {
    function* g(value) {
        const got = yield Promise.resolve(1);
        say('got', got);
        return value;
    }
    for await (const x of g('value')) say('x', x);
    for await (const x of g(Promise.resolve('promise'))) say('x', x);
    try {
        for await (const x of g(Promise.reject('returned'))) say('x', x);
    } catch (error) {
        say('caught', error);
    }
    function* delegating() {
        const next = (value) => ({
            get done() {
                say('done?');
                return false;
            },
            value,
        });
        yield* { [Symbol.iterator]: () => ({ next }) };
    }
    for await (const x of delegating()) {
        say('x', x);
        break;
    }
});

test('iterators of any kind', async () => {
    const make = (results, extra = {}) => ({
        [Symbol.iterator]: () => ({
            next(...args) {
                say('next', args.length);
                return results.shift();
            },
            ...extra,
        }),
    });
    const run = async (iterable) => {
        try {
            for await (const x of iterable) say('x', x);
            say('over');
        } catch (error) {
            say('caught', error instanceof Error ? error.message : error);
        }
    };
    const finish = { return: () => (say('return'), {}) };
    await run(make([{ value: 1 }, { value: 2, done: true }]));
    await run(make([{ value: Promise.reject('r'), done: false }]));
    await run(make([{ value: Promise.reject('r'), done: true }], finish));
    await run(make([{ value: 1 }, 'no object'], finish));
    const throwing = (key) =>
        Object.defineProperty({}, key, {
            get() {
                throw key;
            },
        });
    await run(make([throwing('done')], finish));
    await run(make([throwing('value')], finish));
    const poisoned = Promise.resolve();
    Object.defineProperty(poisoned, 'constructor', {
        get() {
            throw 'constructor';
        },
    });
    await run(make([{ value: poisoned }]));
    await run(make([{ value: poisoned, done: true }], finish));
    await run({
        [Symbol.iterator]: () => ({
            next() {
                throw 'next';
            },
        }),
    });
});

test('yield* over wrapped ones', async () => {
    async function* g() {
        say('r', yield* [1, Promise.resolve(2)]);
        try {
            yield* (function* () {
                say('sent', yield 3);
                try {
                    yield 4;
                } finally {
                    yield 'cleanup';
                }
            })();
        } finally {
            say('finally');
        }
    }
    const it = g();
    const show = async (promise) => say(JSON.stringify(await promise.catch((e) => e)));
    await show(it.next());
    await show(it.next());
    await show(it.next());
    await show(it.next('value'));
    await show(it.return('early'));
    await show(it.next());
    await show(it.next());
});


(async () => {
    for (const [name, body] of tests) {
        jobs = 0;
        counting = true;
        say('--', name);
        count();
        try {
            await body();
        } catch (error) {
            say('threw', error);
        }
        counting = false;
        await null;
    }
    console.log(log.join('\n'));
})();
