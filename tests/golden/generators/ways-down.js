// gc-stress
// The way back down to where a generator was left: loops with and without blocks, yields in the
// operands of yields, one node in several activations, and what is sent, thrown or returned there.
const log = (...values) => console.log(...values);
const show = (name, generator, ...sent) => {
    const steps = [];
    for (const how of sent) {
        const [kind, value] = Array.isArray(how) ? how : ['next', how];
        try {
            const { value: out, done } = generator[kind](value);
            steps.push(done ? `=${out}` : String(out));
        } catch (error) {
            steps.push(`!${error}`);
        }
    }
    log(name, steps.join(' '));
};

// A yield is entered afresh while another one, in its operand, is where the generator was left.
function* nested() {
    const a = yield yield yield 'in';
    return yield* inner(yield a);
}
function* inner(x) {
    return (yield (yield x) + (yield x)) + 1;
}
show('nested', nested(), 0, 1, 2, 3, 4, 5, 6, 7);

// Bodies that are one statement: no block, no place to remember.
function* bodies(n) {
    for (let i = 0; i < n; i++) yield i;
    while (n > 1) yield n--;
    for (const x of [7, 8]) yield x;
    for (const key in { a: 1, b: 2 }) yield key;
    do yield (yield n); while (n-- > 0);
    for (;;) if (n++ > 1) yield n; else if (n > 0) break;
    while (true) for (const x of 'xy') if (x === 'y') return yield x; else yield x;
}
show('bodies', bodies(3), ...Array(22).fill(1));

// Nested loops, all of them resumed at once; the inner ones are entered afresh afterwards.
function* product(a, b) {
    for (const x of a) for (let y = 0; y < b; y++) for (const z of 'pq') yield x + y + z;
}
log('product', [...product('ab', 2)].join());

// The same yield node in recursion and in instances that take turns.
function* tree(depth) {
    while (depth > 0) {
        depth--;
        for (const x of tree(depth)) yield x;
        yield depth;
    }
}
const one = tree(3), two = tree(3);
let turns = '';
for (let i = 0; i < 8; i++) turns += one.next().value + '' + (i % 2 ? two.next().value : '') + ' ';
log('tree', turns);

// throw and return reach the node that was left, through the same loops.
function* guarded() {
    for (let i = 0; ; i++)
        try {
            const got = yield i;
            log('got', got);
        } catch (error) {
            yield 'caught ' + error;
        } finally {
            if (i === 2) yield 'finally';
        }
}
show('guarded', guarded(), 0, 'a', ['throw', 'e1'], 'b', 'c', ['throw', 'e2'], ['throw', 'e3'], 1);
show('returned', guarded(), 0, 1, 2, ['return', 'r'], 'x', 'y');
function* fails() {
    for (const x of [1, 2]) yield x;
    throw new Error('own');
}
show('fails', fails(), 0, 0, 0, 0);
show('thrown', fails(), 0, ['throw', 'in'], 0);
show('early', fails(), ['return', 5], 0);

// What is sent is not what was yielded, also when nothing is sent.
function* echo() {
    let got = 'start';
    for (;;) got = yield got;
}
show('echo', echo(), 1, 2, undefined, null, 'x');

// `next` that is not the original one: replaced, an accessor, the one of another object.
function* plain() {
    while (true) yield 'original';
}
const step = (it) => it.next().value;
const original = Object.getPrototypeOf(plain.prototype).next;
const prototype = Object.getPrototypeOf(plain.prototype);
log(step(plain()), step(plain()));
prototype.next = () => ({ value: 'replaced' });
log(step(plain()));
prototype.next = original;
log(step(plain()));
Object.defineProperty(prototype, 'next', { get: () => () => ({ value: 'got' }), configurable: true });
log(step(plain()));
delete prototype.next;
try {
    step(plain());
} catch (error) {
    log(error.message);
}
Object.defineProperty(prototype, 'next', { value: original, writable: true, configurable: true });
log(step(plain()));
plain.prototype.next = function () {
    return { value: 'below, ' + original.call(this).value };
};
log(step(plain()));

// Tests that are neither true nor false.
function* truths() {
    for (const x of [0, 1, '', 'a', null, {}, NaN, 0n, 2n, undefined, Symbol.iterator])
        if (x) yield 1;
        else yield 0;
    let n = 3;
    while (n) yield n--;
    for (let text = 'abc'; text; text = text.slice(1)) yield text;
    do yield n; while (n++);
    yield (n ? 'yes' : 'no') + !n + !'' + !!{};
}
log('truths', [...truths()].join());

// Async functions and async generators go down the same way.
async function waits() {
    let text = '';
    for (let i = 0; i < 3; i++) text += await i;
    for (const x of [await 'p', await 'q']) text += await (await x);
    while (text.length < 7) text += await (async () => (await 'r') + (await 's'))();
    return text;
}
async function* both() {
    for (let i = 0; i < 2; i++) yield await (yield i);
    while (true) yield yield 'end';
}
(async () => {
    log(await waits());
    const it = both();
    for (const x of [0, 'a', 'b', 'c', 'd', 'e', 'f', 'g']) log((await it.next(x)).value);
    log(await it.return('over'), await it.next());
})();

// return() where nothing waits for it, and where something does: finally, iterators, yield*.
const closable = {
    [Symbol.iterator]: () => ({
        next: () => ({ value: 1, done: false }),
        return: () => (log('closed'), {}),
    }),
};
const endings = [
    function* () {
        for (let i = 0; ; i++) if (i) while (true) yield { i }.i + (yield i);
    },
    function* () {
        switch (yield 0) {
            default:
                yield* plain();
        }
    },
    function* () {
        for (const x of closable) yield x;
    },
    function* () {
        [{}[yield 'in a pattern']] = closable;
    },
    function* () {
        const [x = yield 'default', ...{ length = yield 'length' }] = [];
    },
    function* () {
        while (true) {
            try {
                yield 1;
            } catch {
                yield 'caught';
            } finally {
                yield 'finally';
            }
        }
    },
    function* () {
        try {
            log('tried before');
        } finally {
            log('left before');
        }
        yield (function* () {
            try {
                yield 1;
            } finally {
                log('not this one');
            }
        })().next().value;
    },
];
for (const make of endings)
    for (let before = 0; before < 3; before++) {
        const it = make();
        for (let i = 0; i < before; i++) it.next('sent');
        const { value, done } = it.return('returned');
        log(before, value, done, it.next().value, it.return('again').value);
    }
