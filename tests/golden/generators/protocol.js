// gc-stress
// next, throw and return in every state; running generators; two instances; prototypes; results.
const t = (f) => {
    try {
        const r = f();
        return r && typeof r === 'object' && 'done' in r
            ? `${String(r.value)}${r.done ? '!' : ''}`
            : r;
    } catch (e) {
        return e instanceof Error ? `${e.name}: ${e.message}` : `threw ${e}`;
    }
};
function* g() {
    yield 1;
    yield 2;
    return 3;
}
for (const calls of [
    ['next', 'next', 'next', 'next'],
    ['return', 'next'],
    ['throw', 'next'],
    ['next', 'return', 'next', 'return', 'throw'],
    ['next', 'throw', 'next', 'throw'],
    ['next', 'next', 'next', 'return', 'throw', 'next'],
]) {
    const it = g();
    console.log(calls.map((c) => `${c}:${t(() => it[c]('v'))}`).join(' '));
}
let self;
function* running() {
    yield t(() => self.next());
    yield t(() => self.return(1));
    yield t(() => self.throw(1));
    try {
        yield* self;
    } catch (e) {
        yield e.message;
    }
    return [...[1]].length;
}
self = running();
console.log([...self]);
const viaGetter = (function* () {
    yield {
        get v() {
            return t(() => viaGetter.next());
        },
    }.v;
})();
console.log(viaGetter.next().value);
function* argRunning() {
    yield [t(() => ar.next('inner')), yield 1];
}
const ar = argRunning();
ar.next();
console.log(ar.next('outer').value);
const G = Object.getPrototypeOf(g),
    GP = G.prototype;
for (const f of [
    () => GP.next.call({}),
    () => GP.next.call(5),
    () => GP.throw.call(g, 1),
    () => GP.return.call(undefined),
    () => new g(),
    () => GP.next.length + GP.return.length + GP.throw.length,
    () => Object.getOwnPropertyNames(GP).join(),
    () => GP[Symbol.toStringTag],
    () => G[Symbol.toStringTag],
    () => G.constructor.name,
    () => G.constructor.prototype === G,
    () => GP.constructor === G,
    () => Object.getOwnPropertyNames(g).join(),
    () => Object.getOwnPropertyDescriptor(g, 'prototype').writable,
    () => Object.hasOwn(g.prototype, 'constructor'),
    () => g.length,
    () => String(g()),
])
    console.log(t(f));
g.prototype.extra = function () {
    return 'method on instances ' + this.next().value;
};
console.log(g().extra(), g() instanceof g, Object.create(g.prototype) instanceof g);
const it = g();
Object.defineProperty(it, 'next', { value: () => ({ value: 'own next', done: true }) });
console.log(
    t(() => it.next()),
    [...it].length,
);
function* ret() {
    return { then: 'not a promise matter' };
}
console.log(ret().next().value.then, Object.keys(g().next()).join());
const order = [];
function* lazy(a = order.push('param default')) {
    order.push('body');
    yield;
}
const l = lazy();
order.push('created');
l.next();
console.log(order.join());
function* badParam(
    a = (() => {
        throw 'at call';
    })(),
) {}
console.log(t(() => badParam()));
function* thisArg() {
    yield this?.v;
    yield new.target;
    yield arguments.length;
}
console.log([...thisArg.call({ v: 'this' }, 1, 2)]);
const m = {
    *gen() {
        yield this === m;
        yield super.toString === Object.prototype.toString;
    },
};
console.log([...m.gen()]);
function* two(n) {
    while (true) n = yield n * 2;
}
const a = two(1),
    b = two(10),
    inter = [];
for (let i = 0; i < 3; i++) inter.push(a.next(i + 1).value, b.next((i + 1) * 10).value);
console.log(inter.join());
function* spawn(d) {
    yield d;
    if (d) yield* [...spawn(d - 1)];
}
console.log([...spawn(4)].join());
function* finallyReturn() {
    try {
        yield 1;
    } finally {
        return 'from finally';
    }
}
const fr = finallyReturn();
fr.next();
console.log(
    t(() => fr.throw('lost')),
    t(() => fr.next()),
);
const fr2 = finallyReturn();
fr2.next();
console.log(t(() => fr2.return('lost')));
function* delegate(o) {
    try {
        return yield* o;
    } catch (e) {
        return `caught ${e.message ?? e}`;
    } finally {
        yield 'finally';
    }
}
const custom = (methods) => ({
    [Symbol.iterator]: () => ({ next: (v) => ({ value: `n(${v})`, done: false }), ...methods }),
});
const run = (o, ...calls) => {
    const d = delegate(o);
    console.log(calls.map(([c, v]) => t(() => d[c](v))).join(' '));
};
run(custom({}), ['next', 1], ['next', 2], ['throw', 'T'], ['next'], ['next']);
run(custom({}), ['next'], ['return', 'R'], ['next'], ['next']);
run(
    custom({ throw: (v) => ({ value: `t(${v})`, done: true }) }),
    ['next'],
    ['throw', 'T'],
    ['next'],
);
run(
    custom({ return: (v) => ({ value: `r(${v})`, done: false }) }),
    ['next'],
    ['return', 'R'],
    ['next', 'x'],
);
run(
    custom({ return: (v) => ({ value: `r(${v})`, done: true }) }),
    ['next'],
    ['return', 'R'],
    ['next'],
);
run(custom({ return: () => 5 }), ['next'], ['return', 'R'], ['next']);
run(
    custom({
        throw: () => {
            throw 'T2';
        },
    }),
    ['next'],
    ['throw', 'T'],
    ['next'],
);
run(custom({ return: null, throw: null }), ['next'], ['throw', 'T'], ['next']);
run(custom({ next: () => 7 }), ['next'], ['next']);
run([1, 2], ['next'], ['throw', 'array has no throw'], ['next']);
run('ab', ['next'], ['next'], ['next'], ['next']);
run(null, ['next'], ['next']);
const passthrough = { value: 'same', done: false, extra: 1 };
console.log(
    (function* () {
        yield* { [Symbol.iterator]: () => ({ next: () => passthrough }) };
    })().next() === passthrough,
);
