// gc-stress
// Generators as iterables: who consumes them, who closes them, pipelines, infinite ones, trees.
const log = [];
function* nat(name = 'nat') {
    let i = 0;
    try {
        while (true) yield i++;
    } finally {
        log.push(`${name} closed`);
    }
}
const flush = () => log.splice(0).join();
const take = function* (it, n) {
        if (n === 0) return;
        for (const x of it) {
            yield x;
            if (--n === 0) return;
        }
    },
    map = function* (it, f) {
        for (const x of it) yield f(x);
    },
    filter = function* (it, p) {
        for (const x of it) if (p(x)) yield x;
    },
    zip = function* (...its) {
        const is = its.map((i) => i[Symbol.iterator]());
        try {
            while (true) {
                const rs = is.map((i) => i.next());
                if (rs.some((r) => r.done)) return;
                yield rs.map((r) => r.value);
            }
        } finally {
            for (const i of is) i.return?.();
        }
    },
    flat = function* (it) {
        for (const x of it)
            if (x?.[Symbol.iterator] && typeof x !== 'string') yield* flat(x);
            else yield x;
    },
    chunk = function* (it, n) {
        let b = [];
        for (const x of it) {
            b.push(x);
            if (b.length === n) {
                yield b;
                b = [];
            }
        }
        if (b.length) yield b;
    };
console.log(
    [
        ...take(
            map(
                filter(nat(), (x) => x % 3 === 0),
                (x) => x * x,
            ),
            5,
        ),
    ].join(),
    flush(),
);
console.log([...zip('abc', nat('zipped'), [true, false, true])].join(';'), flush());
console.log(
    [...flat([1, [2, [3, 'str'], new Set([4, [5]])]])].join(),
    [...chunk(take(nat(), 7), 3)].join(' | '),
    flush(),
);
const [a, b, ...rest] = take(nat(), 5);
console.log(a, b, rest, flush());
const [x, y] = nat('destructured');
console.log(x, y, flush());
console.log(
    Math.max(...take(nat(), 10)),
    Array.from(take(nat(), 3), (v) => v * 2),
    new Set(take(nat(), 3)).size,
    new Map(zip('ab', nat())).get('b'),
    Object.fromEntries(zip(['k', 'l'], nat())),
    flush(),
);
for (const v of nat('loop')) {
    if (v > 2) break;
}
console.log(flush());
(() => {
    for (const v of nat('returning')) return;
})();
console.log(flush());
try {
    for (const v of nat('throwing')) throw v;
} catch (e) {
    console.log(flush(), e);
}
o: for (;;) for (const v of nat('labelled')) break o;
console.log(flush());
const shared = nat('shared');
for (const v of shared) {
    if (v === 1) break;
}
console.log([...shared].length, flush());
function* tree(n) {
    if (n) {
        yield* tree(n.l);
        yield n.v;
        yield* tree(n.r);
    }
}
const build = (lo, hi) =>
    lo > hi ? null : ((m) => ({ v: m, l: build(lo, m - 1), r: build(m + 1, hi) }))((lo + hi) >> 1);
console.log([...tree(build(1, 15))].join());
function* perms(s) {
    if (s.length < 2) yield s;
    else
        for (let i = 0; i < s.length; i++)
            for (const p of perms(s.slice(0, i) + s.slice(i + 1))) yield s[i] + p;
}
console.log([...perms('abc')].join());
function* fib() {
    let [p, c] = [0, 1];
    for (;;) {
        yield p;
        [p, c] = [c, p + c];
    }
}
console.log([...take(fib(), 15)].join());
function* sieve() {
    const seen = [];
    for (let n = 2; ; n++)
        if (!seen.some((q) => n % q === 0)) {
            seen.push(n);
            yield n;
        }
}
console.log([...take(sieve(), 12)].join());
function* coroutine() {
    const got = [];
    try {
        while (true) got.push(yield got.length);
    } finally {
        log.push('got ' + got.join());
    }
}
const co = coroutine();
co.next();
for (const v of ['a', 'b']) co.next(v);
console.log(co.return('end'), flush());
const sched = [];
function* task(name, n) {
    for (let i = 0; i < n; i++) {
        sched.push(name + i);
        yield;
    }
}
const q = [task('A', 3), task('B', 1), task('C', 2)];
while (q.length) {
    const tk = q.shift();
    if (!tk.next().done) q.push(tk);
}
console.log(sched.join());
class Matrix {
    constructor(r) {
        this.r = r;
    }
    *[Symbol.iterator]() {
        for (const row of this.r) yield* row;
    }
    *entries() {
        for (const [i, row] of this.r.entries())
            for (const [j, v] of row.entries()) yield [i, j, v];
    }
}
console.log(
    [...new Matrix([[1, 2], [3]])].join(),
    [...new Matrix([[1, 2], [3]]).entries()].join(';'),
);
const lazyThrow = function* () {
    yield 1;
    throw new Error('mid');
};
for (const f of [
    () => [...lazyThrow()],
    () => Array.from(lazyThrow()),
    () => {
        const [p, r] = lazyThrow();
    },
    () => Math.max(...lazyThrow()),
    () => new Set(lazyThrow()),
    () => {
        for (const v of lazyThrow()) log.push(v);
    },
    () => [
        ...(function* () {
            yield* lazyThrow();
        })(),
    ],
    () => [...map(lazyThrow(), (v) => v)],
]) {
    try {
        f();
        console.log('no error');
    } catch (e) {
        console.log(e.message, flush());
    }
}
let n = 0;
for (const v of (function* () {
    for (let i = 0; i < 3000; i++) yield i;
})())
    n += v;
console.log(n);
console.log(
    [
        ...(function* () {
            yield* [1, 2];
            return 'not seen';
        })(),
    ],
    [...'ab'].length,
    [
        ...(function* () {
            return;
            yield;
        })(),
    ].length,
    [...(function* () {})()].length,
);
