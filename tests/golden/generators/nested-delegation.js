// gc-stress
// yield* inside yield inside yield*, three deep, with values, throws and returns sent through.
const log = [];
function* inner(name) {
    try {
        const a = yield `${name}1`;
        log.push(`${name} got ${a}`);
        const b = yield `${name}2`;
        log.push(`${name} got ${b}`);
        return `${name} result`;
    } catch (e) {
        log.push(`${name} caught ${e}`);
        const c = yield `${name} recovered`;
        log.push(`${name} got ${c}`);
        return `${name} after throw`;
    } finally {
        log.push(`${name} finally`);
    }
}
function* middle() {
    const got = yield yield* inner('in');
    log.push(`middle got ${got}`);
    return yield yield yield* inner('second');
}
function* outer() {
    const r = yield yield* middle();
    log.push(`outer got ${r}`);
    return `outer ${yield* (function* () {
        return yield yield* inner('third');
    })()}`;
}
const drive = (it, steps) => {
    const out = [];
    for (const [how, v] of steps) {
        try {
            const r = it[how](v);
            out.push(`${JSON.stringify(r.value)}${r.done ? '!' : ''}`);
        } catch (e) {
            out.push(`threw ${e}`);
        }
    }
    console.log(out.join(' '));
    console.log(' ', log.splice(0).join(', '));
};
drive(
    outer(),
    Array.from({ length: 16 }, (_, i) => ['next', i]),
);
drive(outer(), [
    ['next'],
    ['throw', 'T1'],
    ['next', 'a'],
    ['next', 'b'],
    ['next', 'c'],
    ['throw', 'T2'],
    ['next', 'd'],
    ['next'],
]);
drive(outer(), [['next'], ['return', 'R'], ['next']]);
drive(outer(), [['next'], ['next', 1], ['return', 'R2'], ['next']]);
drive(outer(), [['return', 'early'], ['next']]);
drive(outer(), [['throw', 'early'], ['next']]);
function* leaf(n) {
    yield n;
}
function* deep(d, n) {
    if (d === 0) yield* leaf(n);
    else {
        yield* deep(d - 1, n);
        yield* deep(d - 1, n + 2 ** (d - 1));
    }
}
console.log([...deep(5, 0)].join());
function* chain(d) {
    return d ? 1 + (yield* chain(d - 1)) : yield 'bottom';
}
const c = chain(200);
console.log(c.next().value, c.next(5));
function* expr() {
    return (
        (yield* leaf(1)) ??
        `${yield* leaf(2)}-${yield yield* leaf(3)}` + [yield* leaf(4), yield yield* leaf(5)].length
    );
}
const e = expr(),
    vals = [];
for (let r = e.next(); ; r = e.next(`s${vals.length}`)) {
    vals.push(r.value);
    if (r.done) break;
}
console.log(vals);
