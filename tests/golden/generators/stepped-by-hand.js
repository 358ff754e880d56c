// gc-stress
// it.next(), it.next(v), it.next().value: what a call site may shorten, and what it must not.
function* count(n) {
    for (let i = 0; i < n; i++) yield i;
}
const step = (it) => it.next();
const value = (it) => it.next().value;
const done = (it) => it.next().done;
const send = (it, v) => it.next(v).value;

function section(name, run) {
    console.log('--', name);
    try {
        console.log(run());
    } catch (error) {
        console.log('threw', error.name, error.message);
    }
}
/* Each site sees plain generators first: its cache is filled. */
for (let i = 0; i < 3; i++) {
    step(count(2));
    value(count(2));
    done(count(2));
    send(count(2), i);
}

section('results', () => {
    const it = count(2);
    const results = [step(it), step(it), step(it), step(it)];
    results[0].extra = 1;
    return [results, Object.keys(results[1]), Object.getOwnPropertyDescriptors(results[2])];
});
section('values', () => {
    const it = count(2);
    return [value(it), done(it), value(it), done(it)];
});
section('sent', () => {
    const log = [];
    const it = (function* () {
        for (;;) log.push(yield log.length);
    })();
    return [send(it, 'lost'), send(it, 'a'), send(it), it.next('b', 'unseen'), log];
});
section('returned and thrown', () => {
    const out = [];
    const ends = function* () {
        yield 1;
        return 2;
    };
    let it = ends();
    out.push(step(it), step(it), step(it));
    it = ends();
    out.push(value(it), value(it), value(it));
    const throws = function* () {
        yield 1;
        throw new RangeError('body');
    };
    for (const how of [step, value, done]) {
        it = throws();
        how(it);
        try {
            how(it);
        } catch (error) {
            out.push(error.message);
        }
        out.push(how(it));
    }
    return out;
});
section('getters on Object.prototype are not asked', () => {
    for (const key of ['value', 'done']) {
        Object.defineProperty(Object.prototype, key, {
            configurable: true,
            get() {
                throw new Error('asked');
            },
            set() {
                throw new Error('set');
            },
        });
    }
    try {
        const it = count(1);
        return [value(it), done(it), JSON.stringify(step(count(1)))];
    } finally {
        delete Object.prototype.value;
        delete Object.prototype.done;
    }
});
section('running already', () => {
    const out = [];
    for (const how of [step, value, done, send]) {
        const it = (function* () {
            yield how(it);
        })();
        try {
            how(it);
        } catch (error) {
            out.push(error.name + ': ' + error.message);
        }
        out.push(how(it));
    }
    return out;
});
section('in the middle of yield*', () => {
    const inner = (function* () {
        yield* [1, 2];
        return 'inner';
    })();
    const it = (function* () {
        const result = yield* inner;
        yield result;
    })();
    return [value(it), step(it), value(it), done(it)];
});
section('yield* passes results on', () => {
    let n = 0;
    const results = [{ value: 'a', done: false, more: 1 }, { get value() { n++; return 'b'; } }];
    const it = (function* () {
        yield* { [Symbol.iterator]: () => ({ next: () => results.shift() ?? { done: true } }) };
    })();
    const first = step(it);
    return [first.more, value(it), n, step(it)];
});
section('arguments come after the callee, before the step', () => {
    const log = [];
    const it = (function* () {
        log.push('body');
        log.push(yield 1);
    })();
    const it2 = { get it() { log.push('object'); return it; } };
    it2.it.next(log.push('argument'));
    return [it2.it.next((log.push('second'), 'sent')), log];
});
section('an argument that steps the generator itself', () => {
    const it = count(5);
    return [send(it, send(it, value(it))), step(it)];
});
section('an argument that throws', () => {
    const it = count(2);
    try {
        it.next(missing);
    } catch (error) {
        return [error.name, value(it)];
    }
});
section('a next of its own', () => {
    const it = count(2);
    it.next = (v) => ({ value: 'own ' + v, done: false });
    return [step(it), value(it), send(it, 7)];
});
section('a next of the function', () => {
    function* f() {
        yield 1;
    }
    step(f());
    f.prototype.next = () => 'function';
    const changed = [step(f()), value(f())];
    delete f.prototype.next;
    return [...changed, step(f()), value(f())];
});
section('a changed %GeneratorPrototype%.next', () => {
    const prototype = Object.getPrototypeOf(count.prototype);
    const original = prototype.next;
    const it = count(9);
    const before = value(it);
    prototype.next = function (v) {
        return { value: ['patched', original.call(this, v).value], done: 1 };
    };
    const patched = [step(it), value(it), done(it), send(it, 1), [...it].length];
    prototype.next = original;
    const again = [step(it), value(it)];
    const fresh = count(9);
    fresh.next(delete prototype.next);
    let failure;
    try {
        step(count(1));
    } catch (error) {
        failure = error.message;
    }
    prototype.next = original;
    return [before, patched, again, failure, value(count(1)), value(fresh)];
});
section('patched while the argument is evaluated', () => {
    const prototype = Object.getPrototypeOf(count.prototype);
    const original = prototype.next;
    const it = count(3);
    const patch = () => (prototype.next = () => 'late');
    const results = [it.next(patch()), it.next()];
    prototype.next = original;
    return results;
});
section('things that are no generators', () => {
    const out = [];
    const list = { value: 1, next: () => list };
    for (const it of [list, [1][Symbol.iterator](), new Map([[1, 2]]).values(), 'xy'[Symbol.iterator]()])
        out.push(step(it), value(it));
    for (const it of [undefined, 5, {}, Object.create(count(1))]) {
        try {
            out.push(value(it));
        } catch (error) {
            out.push(error.message);
        }
    }
    return out;
});
section('results of primitives', () => {
    const it = { next: () => 5 };
    return [step(it), value(it), done(it)];
});
section('an async generator', () => {
    const it = (async function* () {
        yield 1;
    })();
    const promise = step(it);
    promise.then((result) => console.log('later', result));
    return [promise instanceof Promise, value(it)];
});
section('yield inside the argument', () => {
    const inner = (function* () {
        let sent;
        for (;;) sent = yield [sent];
    })();
    const outer = (function* () {
        inner.next();
        const a = inner.next(yield 'first').value;
        const b = inner.next(yield 'second').done;
        return [a, b];
    })();
    return [value(outer), send(outer, 'A'), send(outer, 'B')];
});
section('two instances of one site', () => {
    const a = count(3), b = count(3);
    return [value(a), value(b), value(a), value(b), step(a), step(b)];
});
section('destroyed while suspended', () => {
    const it = count(3);
    value(it);
    return [it.return('r'), step(it), value(it)];
});
section('stacks', () => {
    const lines = (error) => error.stack.split('\n').slice(0, 4).map((line) => line.trim());
    function* thrower(fails) {
        if (fails) throw new Error('here');
    }
    const out = [];
    for (const how of [step, value]) {
        how(thrower(false));
        try {
            how(thrower(true));
        } catch (error) {
            out.push(lines(error));
        }
    }
    return out;
});
