// gc-stress
// Destructuring whose targets, defaults and keys yield; iterator closing when resumed with return.
const log = [];
const source = (n = 5) => ({
    [Symbol.iterator]() {
        let i = 0;
        log.push('open');
        return {
            next() {
                log.push('next' + i);
                return { value: i++, done: i > n };
            },
            return() {
                log.push('close');
                return {};
            },
        };
    },
});
const drive = (g, ...steps) => {
    const out = [];
    for (const [how, v] of steps) {
        try {
            const r = g[how](v);
            out.push(
                `${typeof r.value === 'object' ? JSON.stringify(r.value) : r.value}${r.done ? '!' : ''}`,
            );
        } catch (e) {
            out.push(`threw ${e.message ?? e}`);
        }
    }
    console.log(out.join(' '), '|', log.splice(0).join());
};
const N = (v) => ['next', v],
    T = (v) => ['throw', v],
    R = (v) => ['return', v];
function* targets() {
    const o = {};
    [o[yield 'k0'], o[yield 'k1'], ...o[yield 'rest']] = source(4);
    return o;
}
drive(targets(), N(), N('a'), N('b'), N('c'));
drive(targets(), N(), R('ret'), N());
drive(targets(), N(), N('a'), T('err'), N());
drive(targets(), N(), N('a'), N('b'), R('in rest'));
function* defaults() {
    const [a = yield 'da', b = yield 'db', { c = yield 'dc', [yield 'key']: d = yield 'dd' } = {}] =
        [undefined, 1];
    return [a, b, c, d];
}
drive(defaults(), N(), N('A'), N('C'), N('k'), N('D'));
drive(defaults(), N(), T('stop'), N());
function* iterating() {
    let [x, y = yield 'default of y'] = {
        [Symbol.iterator]: () => ({
            i: 0,
            next() {
                log.push('n' + this.i);
                return { value: this.i++ ? undefined : 'x', done: false };
            },
            return() {
                log.push('close');
                return {};
            },
        }),
    };
    return [x, y];
}
drive(iterating(), N(), N('Y'));
drive(iterating(), N(), R('r'));
drive(iterating(), N(), T('t'));
function* objects() {
    const o = {};
    ({
        [yield 'key1']: o[yield 'target1'] = yield 'default1',
        [yield 'key2']: o.fixed,
        ...o[yield 'rest']
    } = { b: 2, c: 3, d: 4 });
    return o;
}
drive(objects(), N(), N('missing'), N('t'), N('dflt'), N('b'), N('others'));
function* params() {
    const f = function* ({ a, b = 'b' }, [c] = [1], ...d) {
        yield [a, b, c, d];
    };
    yield* f({ a: yield 'arg' }, undefined, ...(yield 'spread'));
}
drive(params(), N(), N('A'), N([7, 8]), N());
function* loops() {
    for (const [a, b = yield `default for ${a}`] of [[1], [2, 3]]) yield a + b;
    for ({ x: this_.v = yield 'x' } of [{}]) yield this_.v;
    for ([this_[yield 'in head']] of [[9]]) yield this_;
}
const this_ = {};
drive(loops(), N(), N(10), N(), N(), N('X'), N(), N('kk'), N());
function* inner() {
    return yield 'from inner';
}
function* delegated() {
    const [a, b = yield* inner(), [c] = [yield* inner()]] = [0];
    return [a, b, c];
}
drive(delegated(), N(), N('B'), N('C'));
function* swap() {
    let a = 1,
        b = 2;
    [a, b] = [yield b, yield a];
    return [a, b];
}
drive(swap(), N(), N('x'), N('y'));
function* nested() {
    const {
        p: [{ q = yield 'q' }, ...[r = yield 'r', s]],
    } = { p: [{}, undefined, 's'] };
    return [q, r, s];
}
drive(nested(), N(), N(1), N(2));
function* caught() {
    try {
        throw [undefined, { v: 1 }];
    } catch ([a = yield 'a', { v, w = yield v }]) {
        return [a, v, w];
    }
}
drive(caught(), N(), N('A'), N('W'));
function* assign() {
    const o = {
        n: 1,
        get self() {
            log.push('self');
            return this;
        },
    };
    o.self[yield 'k'] += yield 'v';
    o.n ||= yield 'never';
    o.z ??= yield 'z';
    o.n &&= yield 'and';
    o[yield 'pre']++;
    let l = 5;
    l += yield 'l';
    l **= yield 'p';
    return { ...o, self: l };
}
drive(assign(), N(), N('n'), N(10), N('Z'), N('AND'), N('n'), N(1), N(2));
