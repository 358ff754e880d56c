// Depth and number: long delegations, many suspended generators, RangeErrors inside frames.
function* count(n) {
    if (n) {
        yield n;
        yield* count(n - 1);
    }
}
let sum = 0;
for (const x of count(500)) sum += x;
console.log(sum);
const chain = [];
let it = (function* () {
    yield 'end';
})();
for (let i = 0; i < 1000; i++) {
    const inner = it;
    it = (function* () {
        yield* inner;
    })();
}
console.log(it.next().value, it.next().done);
const many = [];
function* worker(i) {
    let total = i;
    while (true) total += yield total;
}
for (let i = 0; i < 20000; i++) {
    const w = worker(i);
    w.next();
    many.push(w);
}
console.log(
    many.reduce((s, w) => s + w.next(1).value, 0),
    many.reduce((s, w) => s + w.next(1).value, 0),
);
function* endless() {
    yield* endless();
}
try {
    endless().next();
} catch (e) {
    console.log(e.name, e.message);
}
function* ok() {
    try {
        yield* endless();
    } catch (e) {
        yield e.name;
    }
    return 'still fine';
}
const o = ok();
console.log(o.next(), o.next());
let self;
function* ping(n) {
    if (n) yield [...ping(n - 1)].length + 1;
}
console.log([...ping(300)].join());
const finals = [];
function* nested(n) {
    try {
        if (n) yield* nested(n - 1);
        else yield 'bottom';
    } finally {
        finals.push(n);
    }
}
const ne = nested(100);
ne.next();
ne.return();
console.log(finals.length, finals[0], finals[100]);
const half = nested(50);
half.next();
try {
    half.throw(new Error('through all'));
} catch (e) {
    console.log(e.message, finals.length);
}

/* The same by hand: each step is resumed inside another one. */
function* nested(n) {
    yield n ? nested(n - 1).next().value + 1 : 0;
}
function* endless() {
    yield endless().next().value;
}
function* twice() {
    for (const again of [0, 1]) {
        try {
            yield endless().next();
        } catch (error) {
            yield [again, error instanceof RangeError, error.message];
        }
    }
}
console.log(nested(500).next().value, [...twice()]);
