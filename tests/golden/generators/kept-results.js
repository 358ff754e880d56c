// gc-stress
// Results of next() in variables of which only `value` and `done` are read share one object; all
// others are objects of their own, whoever gets hold of them, and however.
const log = (...values) => console.log(...values);
function* count(n) {
    for (let i = 0; i < n; i++) yield i;
    return 'end';
}

// Only looked into.
function looked(it) {
    let text = '';
    for (let r = it.next(); !r.done; r = it.next()) text += r.value;
    let r;
    r = it.next();
    text += r.value + r.done;
    while (!(r = it.next()).done);
    var v = it.next();
    const c = it.next();
    return text + v.done + c.value + (r = it.next()).value;
}
log(looked(count(4)));

// Whoever gets hold of a result keeps that one.
const all = [];
const it = count(100);
function kept() {
    let a = it.next();
    all.push(a);
    a = it.next();
    all.push(a);
    let b = it.next();
    const first = b;
    b = it.next();
    let c, d;
    c = d = it.next();
    d = it.next();
    let e = it.next();
    const f = () => e;
    const before = f();
    e = it.next();
    let g = it.next();
    g.value += 100;
    const h = (0, g);
    g = it.next();
    let i;
    for (i = it.next(), all.push(i); i.value < 14; i = it.next());
    let j = null;
    j ??= it.next();
    const k = (j = it.next());
    j = it.next();
    return [first, b, c, d, before, e, h, g, i, k, j].map((r) => r.value);
}
log(kept().join(), all.map((r) => r.value).join());
function returned() {
    let r = it.next();
    r = it.next();
    return r;
}
const one = returned(), two = returned();
log(one.value, two.value, one === two);
const assigned = () => {
    let r;
    const list = [];
    for (let i = 0; i < 3; i++) list.push((r = it.next()));
    return list.concat((() => (r = it.next()))()).map((x) => x.value + '' + (x === r));
};
log(assigned().join());

// By what is called or written in it.
function called() {
    function* own() {
        while (true)
            yield function () {
                return this;
            };
    }
    const them = own();
    let r = them.next();
    const self = r.value();
    const tagged = r.value``;
    const chained = (r?.value)();
    const before = r;
    r = them.next();
    return [self === before, tagged === before, chained === before, self === r].join();
}
log(called());
function written() {
    let r = it.next(), s = it.next();
    [r.value, s.done] = ['new', 'changed'];
    for (s.value of ['loop']);
    delete r.done;
    const seen = JSON.stringify([r, s]);
    r = it.next();
    s = it.next();
    s.value++;
    ({ value: r.value } = { value: 'pattern' });
    return seen + JSON.stringify([r, s]);
}
log(written().replace(/\d+/g, '#'));

// Through arguments, eval, with, a getter of all objects.
function mapped(r) {
    r = it.next();
    const before = arguments[0];
    r = it.next();
    return r.value - before.value;
}
log(mapped(0));
function evaluated() {
    let r = it.next();
    const before = eval('r');
    r = it.next();
    return r.value - before.value;
}
log(evaluated(), eval('let q; q = it.next()') !== eval('var p; p = it.next()'));
const scoped = new Function(
    'it, o',
    'var r = it.next(); with (o) { r = it.next(); var b = r; r = it.next(); } return b.value - r.value',
);
log(scoped(it, {}), scoped(it, { r: 1 }));
Object.defineProperty(Object.prototype, 'self', { get() { return this; }, configurable: true });
function got() {
    let r = it.next();
    const before = r.self;
    r = it.next();
    return before === r;
}
log(got());
delete Object.prototype.self;

// Other iterators, and what is no object.
function others(it) {
    const list = [];
    for (let i = 0; i < 3; i++) {
        let r = it.next(i);
        list.push(r.value, r.done);
        r = it.next();
    }
    return list.join();
}
const shared = { value: 'shared' };
log(others({ next: () => shared }), shared.value, 'done' in shared);
log(others([4, 5][Symbol.iterator]()), others({ next: () => 'text' }));
function mixed(a, b) {
    let r = a.next();
    r = b.next();
    const x = r.value;
    r = a.next();
    r = shared;
    r = a.next();
    return [x, r.value, shared.value];
}
log(mixed(count(5), { next: () => shared }).join());

// In generators and async functions each activation has its own.
function* zip(a, b) {
    let x, y;
    while (!(x = a.next()).done && !(y = b.next()).done) yield x.value + ':' + y.value;
    yield x.done + '' + y.done;
}
const pairs = [zip(count(3), count(9)), zip(count(2), count(2))];
for (let i = 0; i < 4; i++) log(pairs.map((p) => String(p.next().value)).join(' '));
const deep = (n, it) => {
    const r = it.next();
    if (n) deep(n - 1, it);
    return r.value;
};
log(deep(5, count(9)));
(async () => {
    const it = count(4);
    let sum = '';
    for (let r = it.next(); !r.done; r = it.next()) sum += r.value + (await 'a') + r.value;
    const r = it.next();
    log(sum, r.value, r.done);
})();

// What throws leaves the variable alone.
function* fails() {
    yield 1;
    throw new Error('own');
}
function thrown() {
    const it = fails();
    let r = it.next();
    try {
        r = it.next();
    } catch (error) {
        return [r.value, r.done, error.message, it.next().done].join();
    }
}
log(thrown());
