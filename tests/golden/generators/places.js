// gc-stress
// yield in every place an expression may stand: what was computed before it waits, in order.
const log = [];
const at = (x) => {
    log.push(x);
    return x;
};
const run = (name, g, send = (v, i) => `s${i}`) => {
    const it = g();
    let r = it.next(),
        i = 0;
    const ys = [];
    while (!r.done && i < 40) {
        ys.push(String(r.value));
        r = it.next(send(r.value, i++));
    }
    console.log(
        `${name}: ${ys.join()} -> ${JSON.stringify(r.value)}${log.length ? ' | ' + log.splice(0).join() : ''}`,
    );
};
run('binary', function* () {
    return at('a') + (yield 1) + at('b') + (yield 2);
});
run('nested binary', function* () {
    return (yield 1) + ((yield 2) + (yield 3)) + (yield 4);
});
run('compare', function* () {
    return [(yield 1) < (yield 2), (yield 3) === (yield 4)];
});
run(
    'logical',
    function* () {
        return [
            (yield 1) && (yield 2),
            (yield '') || (yield 3),
            null ?? (yield 4),
            (yield 5) ?? (yield 6),
        ];
    },
    (v) => (v === '' ? '' : v),
);
run('conditional', function* () {
    return (yield 1) ? at(yield 'yes') : at(yield 'no');
});
run('comma', function* () {
    return (at('x'), yield 1, at('y'), yield 2);
});
run('call', function* () {
    const f = (...a) => a.join('+');
    return f(at(1), yield 'a', at(2), yield 'b');
});
run(
    'callee',
    function* () {
        return (yield 'f')(1);
    },
    () => (x) => x + 1,
);
run(
    'method',
    function* () {
        const o = {
            n: 'o',
            m(x) {
                return this.n + x;
            },
        };
        return o[yield 'name'](yield 'arg') + o.m(yield 'arg2');
    },
    (v) => (v === 'name' ? 'm' : v),
);
run(
    'method receiver',
    function* () {
        return (yield 'o').m(yield 'a');
    },
    (v) =>
        v === 'o'
            ? {
                  n: 1,
                  m(x) {
                      return this.n + x;
                  },
              }
            : v,
);
run(
    'new',
    function* () {
        return new (yield 'C')(yield 1, ...(yield 'args'));
    },
    (v) =>
        v === 'C'
            ? class {
                  constructor(...a) {
                      this.a = a;
                  }
              }
            : v === 'args'
              ? [2, 3]
              : v,
);
run(
    'spread',
    function* () {
        return [at(0), ...(yield 1), at(5), ...(yield 2)];
    },
    (v) => [v, v],
);
run('template', function* () {
    return `a${yield 1}b${at('t')}c${yield 2}d`;
});
run('tagged', function* () {
    return ((s, ...v) => s.raw.join('|') + v)`x${yield 1}y${yield 2}z`;
});
run(
    'member',
    function* () {
        return (yield 'o')[yield 'k'].x;
    },
    (v) => (v === 'o' ? { p: { x: 'found' } } : 'p'),
);
run(
    'optional',
    function* () {
        return [(yield 'o')?.a?.[yield 'k'], (yield 'n')?.a[yield 'never']];
    },
    (v) => (v === 'o' ? { a: { k: 'deep' } } : v === 'n' ? null : v),
);
run('optional call', function* () {
    const o = {
        f(x) {
            return [this === o, x];
        },
    };
    return [o?.f(yield 1), o.f?.(yield 2), o.none?.(yield 'never')];
});
run('assignment', function* () {
    const o = {};
    o[yield 'k'] = yield 'v';
    let x;
    x = yield 'x';
    return [o, x];
});
run(
    'compound',
    function* () {
        const o = { a: 1 };
        let x = 1;
        x += yield 'x';
        o.a += yield 'a';
        o[yield 'key'] += yield 'v';
        return [x, o];
    },
    (v) => (v === 'key' ? 'a' : 10),
);
run(
    'unary',
    function* () {
        return [-(yield 1), !(yield 2), typeof (yield 3), void (yield 4), +(yield 5), ~(yield 6)];
    },
    (v) => v,
);
run(
    'delete and in',
    function* () {
        const o = { k: 1, l: 2 };
        return [delete o[yield 'k'], (yield 'in') in o, o];
    },
    (v) => (v === 'in' ? 'l' : v),
);
run(
    'instanceof',
    function* () {
        return [(yield 1) instanceof (yield 2)];
    },
    (v) => (v === 1 ? [] : Array),
);
run('array', function* () {
    return [at(1), , yield 1, [yield 2, [yield 3]], at(4)];
});
run(
    'object',
    function* () {
        return { a: yield 1, [yield 2]: at('v'), ...(yield 3), b: { c: yield 4 } };
    },
    (v) => (v === 3 ? { spread: 1 } : 'k' + v),
);
run('arrow default does not yield', function* () {
    const f = (x = at('d')) => x;
    return [f(yield 1), f()];
});
run('if', function* () {
    if (yield 1) at('then');
    if (!(yield 2)) at('no');
    else at(yield 'else');
});
run(
    'while',
    function* () {
        let n = 0;
        while (yield n) n++;
        return n;
    },
    (v) => v < 3,
);
run(
    'do',
    function* () {
        let n = 0;
        do n += yield n;
        while (yield 'again');
        return n;
    },
    (v) => (v === 'again' ? log.push('x') < 3 : 1),
);
run(
    'for',
    function* () {
        for (let i = yield 'i'; yield 't', i < 3; i += yield 'u') at(i);
    },
    (v) => (v === 'i' ? 1 : 1),
);
run(
    'for in',
    function* () {
        for (const k in yield 'obj') at(yield k);
    },
    (v) => (v === 'obj' ? { a: 1, b: 2 } : v + '!'),
);
run(
    'for of',
    function* () {
        for (const x of yield 'it') at(yield x);
    },
    (v) => (v === 'it' ? [1, 2] : v * 10),
);
run(
    'switch',
    function* () {
        switch (yield 'd') {
            case yield 'c1':
                at('one');
            case yield 'never':
                at('two');
                yield 'inside';
                break;
            default:
                at('default');
        }
    },
    (v) => (v === 'd' || v === 'c1' ? 1 : v),
);
run(
    'switch default first',
    function* () {
        switch (yield 'd') {
            default:
                at(yield 'def');
            case 5:
                at('five');
                break;
            case yield 'case':
                at('never');
        }
    },
    (v) => v,
);
run('throw', function* () {
    try {
        throw yield 'what';
    } catch (e) {
        return 'caught ' + e;
    }
});
run('return', function* () {
    return yield yield yield 'deep';
});
run('var', function* () {
    var a = yield 1,
        b = yield 2;
    let c = yield 3;
    const d = yield 4;
    return [a, b, c, d];
});
run(
    'class',
    function* () {
        class A extends (yield 'base') {
            [yield 'm']() {
                return 'called';
            }
            static [yield 's'] = 's';
        }
        return [new A().name_(), A.stat, new A().inherited];
    },
    (v) =>
        v === 'base'
            ? class {
                  inherited = 'inh';
              }
            : v === 'm'
              ? 'name_'
              : 'stat',
);
run(
    'with',
    function* () {
        with (yield 'scope') return inScope + (yield inScope);
    },
    (v) => (v === 'scope' ? { inScope: 'S' } : v),
);
run('label', function* () {
    l: {
        yield 1;
        if (yield 2) break l;
        at('never');
    }
    return 'end';
});
run('block function', function* () {
    {
        yield f();
        function f() {
            return 'hoisted';
        }
    }
    return f();
});
run('getter object', function* () {
    const o = {
        get g() {
            return at('got');
        },
        [yield 'k']: 1,
        set s(v) {},
    };
    return [o.g, Object.keys(o)];
});
run('eval', function* () {
    return eval('1 + 1') + (yield eval('"from eval"'));
});
run(
    'update',
    function* () {
        const o = { n: 1 };
        const a = [o[yield 'k']++, ++o[yield 'k'], o];
        return a;
    },
    () => 'n',
);
run(
    'super',
    function* () {
        const o = {
            __proto__: {
                m(x) {
                    return 'super ' + x;
                },
            },
            *g() {
                return super.m(yield 1) + super[yield 'k'](2);
            },
        };
        return yield* o.g();
    },
    (v) => (v === 'k' ? 'm' : v),
);
run(
    'exponent',
    function* () {
        return (yield 2) ** ((yield 3) ** (yield 2));
    },
    (v) => v,
);
run(
    'import of values',
    function* () {
        const { length } = yield 'str';
        const [first, ...rest] = yield 'list';
        return [length, first, rest];
    },
    (v) => v,
);
