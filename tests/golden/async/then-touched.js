// gc-stress
// Promises somebody has touched: then, constructor and species are looked up and used exactly as
// often as the specification says, before, while and after they are changed.
const log = [];
const say = (...items) => log.push(items.join(' '));
const original = Promise.prototype.then;
const tick = async (n) => {
    for (let i = 0; i < n; i++) await null;
};
const tests = [];
const test = (name, body) => tests.push([name, body]);

test('derived promises', async () => {
    let settle;
    const root = new Promise((r) => (settle = r));
    const identity = root.then();
    const notCallable = root.then(1, {});
    const twice = identity.then((x) => x + 1).then((x) => Promise.resolve(x * 2));
    const failing = root.then(() => {
        throw 'thrown';
    });
    const passed = failing.then(() => 'never');
    const caught = passed.catch((e) => e + ' and caught');
    const last = root.finally(() => say('finally')).finally(() => Promise.reject('by finally'));
    console.log(identity, twice, failing, caught);
    settle(20);
    say(await identity, await notCallable, await twice, await caught);
    say(await last.catch((e) => e), await passed.then(null, (e) => e));
    console.log(identity, twice, caught);
});

test('one promise followed by many', async () => {
    const order = [];
    const inner = Promise.resolve('inner');
    const chain = Promise.resolve().then(() => inner);
    for (let i = 0; i < 3; i++) chain.then((v) => order.push(v + i));
    inner.then(() => order.push('direct'));
    const rejected = Promise.resolve().then(() => Promise.reject('no'));
    rejected.catch((e) => order.push(e));
    await tick(6);
    say(order);
});

test('own then', async () => {
    const p = Promise.resolve('value');
    p.then = function (...handlers) {
        say('own then', handlers.length, typeof handlers[0]);
        return original.apply(this, handlers);
    };
    say(await p);
    say(await Promise.resolve().then(() => p));
    say(await Promise.all([p]));
    say(await p.catch(), await p.finally());
});

test('then of the prototype, written', async () => {
    let calls = 0;
    Promise.prototype.then = function (a, b) {
        calls++;
        return original.call(this, a, b);
    };
    const p = Promise.resolve(1);
    await p;
    const awaited = calls;
    p.then(() => {});
    p.catch(() => {});
    await Promise.all([p, p]);
    const joined = calls;
    await (async () => p)();
    await original.call(p, () => p);
    const returned = calls;
    Promise.prototype.then = original;
    await p.then(() => p);
    say(awaited, joined, returned, calls);
});

test('then of the prototype, an accessor', async () => {
    let gets = 0;
    Object.defineProperty(Promise.prototype, 'then', {
        configurable: true,
        get() {
            gets++;
            return original;
        },
    });
    const p = Promise.resolve(1);
    await p;
    const awaited = gets;
    await (async () => p)();
    await Promise.race([p]);
    Object.defineProperty(Promise.prototype, 'then', {
        configurable: true,
        enumerable: false,
        writable: true,
        value: original,
    });
    await p;
    say(awaited, gets);
});

test('constructor, own', async () => {
    const seen = [];
    const p = Promise.resolve('p');
    Object.defineProperty(p, 'constructor', {
        get() {
            seen.push('get');
            return Promise;
        },
    });
    await p;
    seen.push('awaited');
    seen.push(Promise.resolve(p) === p);
    p.then();
    seen.push('then');
    await Promise.allSettled([p]);
    say(seen);
    const q = Promise.resolve('q');
    q.constructor = undefined;
    say(q.then() instanceof Promise, Promise.resolve(q) === q, await q);
    q.constructor = null;
    try {
        q.then();
    } catch (error) {
        say(error.name);
    }
});

test('constructor of the prototype, written and deleted', async () => {
    const p = Promise.resolve('p');
    function Other(executor) {
        say('Other');
        return new Promise(executor);
    }
    Promise.prototype.constructor = Other;
    say(Promise.resolve(p) === p, p.then() instanceof Promise);
    const order = [];
    (async () => {
        await p;
        order.push('awaited: not the short way');
    })();
    original.call(Promise.resolve(), () => order.push(1));
    await tick(5);
    Promise.prototype.constructor = Promise;
    say(order, Promise.resolve(p) === p);
    delete Promise.prototype.constructor;
    say(Promise.resolve(p) === p, p.then().constructor === Object);
    Object.defineProperty(Promise.prototype, 'constructor', {
        configurable: true,
        get() {
            say('getter of constructor');
            return Promise;
        },
    });
    p.then();
    say(Promise.resolve(p) === p);
    Object.defineProperty(Promise.prototype, 'constructor', {
        configurable: true,
        writable: true,
        value: Promise,
    });
    say(Promise.resolve(p) === p, Object.keys(Promise.prototype).length);
});

test('species', async () => {
    const species = Object.getOwnPropertyDescriptor(Promise, Symbol.species);
    class Mine extends Promise {
        constructor(executor) {
            super(executor);
            say('Mine');
        }
    }
    Object.defineProperty(Promise, Symbol.species, { configurable: true, get: () => Mine });
    const p = Promise.resolve(1);
    say(p.then() instanceof Mine, p.finally() instanceof Mine);
    await p;
    Object.defineProperty(Promise, Symbol.species, { configurable: true, value: undefined });
    say(p.then() instanceof Mine);
    Object.defineProperty(Promise, Symbol.species, species);
    say(p.then() instanceof Mine);
});

test('a subclass', async () => {
    class Mine extends Promise {
        static made = 0;
        constructor(executor) {
            super(executor);
            Mine.made++;
        }
        then(a, b) {
            say('then of Mine');
            return super.then(a, b);
        }
    }
    const m = Mine.resolve('m');
    say(Mine.made, m instanceof Mine, await m, Mine.made);
    say(Promise.resolve(m) === m, Mine.resolve(m) === m);
    const derived = m.then((x) => x + '!');
    say(derived instanceof Mine, await derived, Mine.made);
    say(await Mine.all([m, derived, 1]), Mine.made);
    say(await (async () => m)(), Mine.made);
    class NoThen extends Promise {
        static get [Symbol.species]() {
            return Promise;
        }
    }
    say(NoThen.resolve(1).then() instanceof NoThen);
    say(NoThen.reject(1).catch(() => {}) instanceof NoThen);
});

test('prototype of an instance', async () => {
    const p = Promise.resolve('p');
    Object.setPrototypeOf(p, null);
    try {
        say(await p);
    } catch (error) {
        say(error.message);
    }
    const q = Object.setPrototypeOf(Promise.resolve('q'), { then: (f) => f('fake') });
    say(await q);
    const r = Object.setPrototypeOf(Promise.resolve('r'), Object.create(Promise.prototype));
    say(await r, original.call(r) instanceof Promise);
});

(async () => {
    for (const [name, body] of tests) {
        say('--', name);
        try {
            await body();
        } catch (error) {
            say('threw', error);
        }
    }
    console.log(log.join('\n'));
})();
