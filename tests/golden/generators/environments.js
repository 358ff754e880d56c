// gc-stress
// Environments live on across a suspension: closures made before a yield see what is written after.
function* perIteration() {
    const fs = [];
    for (let i = 0; i < 3; i++) {
        fs.push(() => i);
        yield fs.map((f) => f()).join();
        i += 0;
    }
    return fs.map((f) => f()).join();
}
console.log([...perIteration()].join(' '));
function* writtenLater() {
    let x = 'first';
    const read = () => x;
    yield read;
    x = 'second';
    yield read;
    {
        let x = 'inner';
        const r2 = () => x;
        yield r2;
        x = 'inner changed';
        yield r2;
    }
    return read;
}
const w = writtenLater();
const r1 = w.next().value;
console.log(r1());
w.next();
console.log(r1());
const r2 = w.next().value;
console.log(r2());
w.next();
console.log(r2(), r1());
function* heads() {
    const fs = [];
    for (let i = yield 'init', read = () => i; i < (yield 'test'); i += yield 'update') {
        fs.push(() => [i, read()].join('/'));
        yield 'body ' + i;
    }
    return fs.map((f) => f()).join();
}
const h = heads(),
    seen = [];
let r = h.next();
for (const v of [0, 2, null, 1, 2, null, 1, 2]) {
    seen.push(r.value);
    r = h.next(v);
}
console.log(seen.join(', '), '=', r.value);
function* ofHeads() {
    const fs = [];
    for (const [a, b = yield 'default'] of [[1, 2], [3]]) {
        fs.push(() => a + b);
        yield a;
    }
    for (let k in { p: 1, q: 2 }) {
        fs.push(() => k);
        k += yield k;
    }
    return fs.map((f) => f()).join();
}
const o = ofHeads();
seen.length = 0;
r = o.next();
while (!r.done) {
    seen.push(r.value);
    r = o.next(r.value === 'default' ? 40 : 'X');
}
console.log(seen.join(), '=', r.value);
function* shadow(i) {
    const fs = [];
    for (let i = yield 'outer is not seen'; i < 12; i++) {
        let j = i;
        fs.push(() => [i, j]);
        yield;
        j = 'later';
    }
    yield i;
    try {
        throw yield 'throw';
    } catch (i) {
        fs.push(() => i);
        yield;
        i += '!';
    }
    return fs.map((f) => f().toString()).join(' ');
}
const s = shadow('param');
s.next();
s.next(10);
s.next();
console.log(s.next().value, s.next().value, s.next('thrown').value, s.next().value);
function* two(name) {
    let n = 0;
    const up = () => ++n;
    while (true) {
        const c = yield `${name}${up()}`;
        if (c) n += c;
    }
}
const a = two('a'),
    b = two('b');
console.log(
    [a.next(), b.next(), a.next(10), b.next(), a.next(), b.next(100), a.next()]
        .map((x) => x.value)
        .join(),
);
function* withEval() {
    let x = 1;
    yield eval('x += 1; () => x');
    x = 10;
    yield eval('var made = x; made');
    return typeof made;
}
const we = withEval();
const f = we.next().value;
console.log(f(), we.next().value, f(), we.next().value);
function* args(p, q = yield_()) {
    const a = () => arguments.length;
    p = yield a;
    return [arguments[0], p, a()].join();
}
function yield_() {
    return 'dq';
}
const ar = args(1, 2, 3);
console.log(ar.next().value(), ar.next('changed').value);
function* sloppy(p) {
    const read = () => arguments[0];
    yield read;
    p = 'mapped';
    yield read;
    arguments[0] = 'back';
    return p;
}
const sl = sloppy('start');
const rd = sl.next().value;
console.log(rd(), sl.next().value(), sl.next().value);
function* classes() {
    class K {
        static [yield 'key'] = 1;
        [yield 'method']() {
            return 'm';
        }
        static v = 5;
    }
    yield Object.keys(K).join() + new K().run();
    const o = {
        [yield 'k1']: yield 'v1',
        m() {
            return super.toString === Object.prototype.toString;
        },
    };
    return JSON.stringify(o) + o.m();
}
const cl = classes();
console.log(
    cl.next().value,
    cl.next('stat').value,
    cl.next('run').value,
    cl.next().value,
    cl.next('KEY').value,
    cl.next('VAL').value,
);
function* sw(x) {
    switch (yield 'disc') {
        case yield 'c1': {
            let y = yield 'in c1';
            yield () => y;
            y += 1;
            return y;
        }
        default:
            let z = yield 'default';
            return () => z;
    }
}
const s1 = sw();
console.log(
    s1.next().value,
    s1.next(1).value,
    s1.next(1).value,
    s1.next(41).value(),
    s1.next().value,
);
const s2 = sw();
s2.next();
s2.next(1);
s2.next(2);
console.log(s2.next('Z').value());
