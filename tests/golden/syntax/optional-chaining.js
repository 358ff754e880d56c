// gc-stress
// Optional chains: short circuit of the whole chain, calls with this, delete, mixed with ??.
const o = {
    a: {
        b: { c: 1 },
        f() {
            return this.b.c;
        },
        zero: 0,
    },
    nul: null,
    g: () => ({ h: 'h' }),
};
const log = [];
const side = (x) => {
    log.push(x);
    return x;
};
console.log(
    o?.a?.b?.c,
    o.nul?.b.c.d.e,
    o.missing?.[side('key')],
    o.missing?.(side('arg')),
    log.length,
);
console.log(o.a?.f(), o.a.f?.(), o?.a['f'](), o.a?.['f']?.(), (o.a?.f)(), (o?.a.f).call(o.a));
console.log(o.nope?.(), o.a.nope?.(1), o.nope?.nope(), o.nope?.nope.deep[side('never')]().x);
console.log(delete o?.a?.zero, 'zero' in o.a, delete o.nul?.x, delete undefined?.x);
console.log(o.g?.()?.h, o.g?.().h, null?.x, undefined?.[0], (void 0)?.(1));
console.log(
    o?.a.b?.c ?? 'none',
    o.nul?.x ?? 'none',
    null ?? undefined ?? 0,
    0 ?? 1,
    '' ?? 1,
    false ?? 1,
);
console.log(typeof o?.nothing, typeof o.nul?.a.b, !o?.nul, -o?.a?.b.c);
console.log(true ? 0.5 : 1, o ? 0.5 : 0, [1, 2]?.[1], 'str'?.length, (5)?.toFixed?.(1));
const f = null;
console.log(f?.(side('x')), f?.call(1), [f?.x, f?.[1], f?.()].length);
for (const x of o.nul?.list ?? [1]) console.log('default list', x);
const { p = 'dp' } = o.nul?.q ?? {};
console.log(p);
console.log(o.a.b.c++, o.a?.b.c, `${o?.a?.b?.c}`);
class P {
    #v = 1;
    static get(x) {
        return x?.#v;
    }
    static deep(x) {
        return x?.y.#v;
    }
    m() {
        return this?.#v;
    }
}
console.log(P.get(new P()), P.get(null), P.deep(undefined), new P()?.m());
class Q {
    m() {
        return super.toString?.call('x') ?? 0;
    }
    n() {
        return super.none?.();
    }
}
console.log(new Q().m(), new Q().n());
const counter = {
    n: 0,
    get self() {
        this.n++;
        return this;
    },
};
counter.self?.self?.self.self;
console.log(counter.n);
console.log(eval?.('typeof log'), globalThis?.undefined, (() => {})?.name === '');
for (const g of [
    () => o.nope.x,
    () => o.nul?.a || o.nul.a,
    () => o.a?.nope.x,
    () => (o.nul?.a).b,
    () => o.a?.b.c(),
    () => o.a?.b.c?.(),
    () => o.nope(),
    () => o?.nope(),
    () => o.a.b(),
    () => new (o?.nope)(),
]) {
    try {
        console.log(g());
    } catch (e) {
        console.log(`${e.name}: ${e.message}`);
    }
}
for (const code of [
    'a?.b = 1',
    'a?.b++',
    '[a?.b] = c',
    'new a?.b()',
    'a?.`x`',
    'for (a?.b of c);',
    'a ?? b || c',
    'a || b ?? c',
    '(a ?? b) || c',
    'a ?? (b && c)',
    'a && b ?? c',
    'class extends a?.b {}',
    'super?.x',
    'new.target?.x',
    'import?.meta',
    'a?.#b',
    'a ?.5 : b',
    '--a?.b',
    '({x: a?.b} = c)',
]) {
    try {
        new Function(code);
        console.log('ok:', code);
    } catch (e) {
        console.log(`${e.name}:`, code);
    }
}
