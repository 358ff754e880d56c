// gc-stress
// Generator syntax: where yield is a keyword and where a name, precedence, methods, delegation.
function* g() {
    const x = yield 1;
    const y = (yield x) + (yield);
    return [x, y];
}
const it = g();
console.log(it.next('ignored'), it.next('a'), it.next(2), it.next(3), it.next());
const o = {
    *m() {
        yield this.v;
    },
    v: 'this',
    *[`c${1}`]() {
        yield 'computed';
    },
    async: function* () {
        yield* [1, 2];
    },
    *get() {
        yield 'named get';
    },
};
console.log([...o.m()], [...o.c1()], [...o.async()], [...o.get()]);
class C {
    static *s() {
        yield 's';
    }
    *#p() {
        yield 'private';
    }
    *p() {
        yield* this.#p();
    }
    *[Symbol.iterator]() {
        yield* 'it';
    }
}
console.log([...C.s()], [...new C().p()], [...new C()]);
function* forms() {
    yield;
    yield yield yield 1;
    yield* (yield 'before delegate', [10, 20]);
    const t = `${yield 't1'}-${yield 't2'}`;
    yield t;
    yield [yield 'e1', ...(yield 'e2'), yield 'e3'];
    yield { a: yield 'p1', [yield 'p2']: yield 'p3' };
    yield (yield 'c') ? yield 'then' : yield 'else';
    yield (yield 'l') && (yield 'r');
    yield f(yield 'a1', yield 'a2');
    yield new Object(yield 'n');
    yield typeof (yield 'ty');
    yield (yield 'x') in (yield 'y');
}
const f = (...a) => a.join('+');
const run = forms(),
    sent = [];
let r = run.next(),
    i = 0;
while (!r.done && i < 60) {
    sent.push(JSON.stringify(r.value));
    r = run.next(
        r.value === 'e2' ? ['s1', 's2'] : r.value === 'y' ? { s: 1 } : r.value === 'x' ? 's' : i++,
    );
}
console.log(sent.join(' '));
var yield_ = (function () {
    var yield = 5;
    return yield * 2;
})();
console.log(
    yield_,
    (function yield() {
        return typeof yield;
    })(),
);
console.log(
    Object.getPrototypeOf(g) === Object.getPrototypeOf(function* () {}),
    g.prototype.constructor,
    Object.prototype.toString.call(it),
);
console.log(
    typeof g.prototype,
    Object.getPrototypeOf(it) === g.prototype,
    it[Symbol.iterator]() === it,
    g.constructor.name,
);
const G = g.constructor;
console.log([...new G('a', 'yield a; yield a * 2')(4)], new G('yield').toString());
g.prototype = null;
console.log(Object.getPrototypeOf(g()) === Object.getPrototypeOf(function* () {}).prototype);
for (const code of [
    'function* g() { yield\n* 2 }',
    'function* g() { var yield }',
    'function* g() { 1 + yield 2 }',
    'function* g() { (yield) => 1 }',
    'function* g() { yield ? 1 : 2 }',
    'function* g(a = yield) {}',
    '"use strict"; var yield',
    'function* yield() {}',
    '(function* yield() {})',
    'function* g() { function yield() {} }',
    'function* g() { yield: 1 }',
    'function* g() { yield = 1 }',
    'function* g() { void yield }',
    'function* g() { yield => 1 }',
    'function* g() { const { [yield]: x = yield } = {} }',
    'function* g() { (x = yield) => 1 }',
    'class C { *constructor() {} }',
    '({ *a: 1 })',
    'if (1) function* g() {}',
    'l: function* g() {}',
    'function* g() { class C extends (yield) { [yield]() {} } }',
    'function* g() { class C { x = yield } }',
    'function* g() { yield\nyield }',
    'function* g() { yi\\u0065ld 1 }',
]) {
    try {
        new Function(code);
        console.log('ok:', code);
    } catch (x) {
        console.log(`${x.name}:`, code);
    }
}
