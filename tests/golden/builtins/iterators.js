// gc-stress
// The iteration protocol: prototypes of the iterators, closing, results that are not plain.
const t = (f) => {
    try {
        return f();
    } catch (e) {
        return `${e.name}: ${e.message}`;
    }
};
const IteratorPrototype = Object.getPrototypeOf(Object.getPrototypeOf([][Symbol.iterator]()));
const inst = {
    arr: [].values(),
    str: ''[Symbol.iterator](),
    map: new Map().keys(),
    set: new Set().values(),
    gen: (function* () {})(),
};
for (const [k, it] of Object.entries(inst)) {
    let p = Object.getPrototypeOf(it);
    const tags = [];
    while (p && p !== Object.prototype) {
        tags.push(String(Object.hasOwn(p, Symbol.toStringTag) ? p[Symbol.toStringTag] : '-'));
        p = Object.getPrototypeOf(p);
    }
    console.log(
        k,
        tags[0],
        IteratorPrototype.isPrototypeOf(it),
        it[Symbol.iterator]() === it,
        JSON.stringify(it.next()),
        typeof it.return,
    );
}
console.log(
    IteratorPrototype[Symbol.iterator].name,
    IteratorPrototype[Symbol.iterator].call(5),
    Object.getOwnPropertyNames(Object.getPrototypeOf([].values())).join(),
    [].values().next.length,
);
const log = [];
const make = (o = {}) => ({
    [Symbol.iterator]() {
        log.push('open');
        let i = 0;
        return {
            get next() {
                log.push('get next');
                return () => {
                    log.push('next');
                    return o.result ? o.result(i++) : { value: i++, done: i > 3 };
                };
            },
            return(v) {
                log.push(`return(${arguments.length})`);
                return o.ret ? o.ret() : {};
            },
        };
    },
});
const run = (name, f) => {
    log.length = 0;
    const r = t(f);
    console.log(name, String(r), log.join(' '));
};
run('for-of', () => {
    for (const x of make());
});
run('break', () => {
    for (const x of make()) break;
});
run('throw', () => {
    for (const x of make()) throw new Error('body');
});
run('array destructuring', () => {
    const [a, b] = make();
    return [a, b];
});
run('full destructuring', () => {
    const [a, b, c, d] = make();
    return [a, b, c, d];
});
run('rest', () => {
    const [a, ...b] = make();
    return b;
});
run('empty', () => {
    const [] = make();
});
run('elision', () => {
    const [, , a] = make();
    return a;
});
run('spread', () => [...make()]);
run('call spread', () => Math.max(...make()));
run('Array.from', () => Array.from(make()));
run('Array.from map throws', () =>
    Array.from(make(), () => {
        throw new Error('map');
    }),
);
run('new Set', () => new Set(make()).size);
run('new Map bad entry', () => new Map(make()));
run('fromEntries bad entry', () => Object.fromEntries(make()));
run('yield*', () => [
    ...(function* () {
        yield* make();
    })(),
]);
run('yield* return', () => {
    const g = (function* () {
        yield* make();
    })();
    g.next();
    return g.return('r').value;
});
run('yield* throw', () => {
    const g = (function* () {
        yield* make();
    })();
    g.next();
    g.throw(new Error('t'));
});
run('default throws', () => {
    const [
        a = (() => {
            throw new Error('default');
        })(),
    ] = make({ result: () => ({ value: undefined, done: false }) });
});
run('target throws', () => {
    const o = {
        set x(v) {
            throw new Error('setter');
        },
    };
    [o.x] = make();
});
run('return throws on break', () => {
    for (const x of make({
        ret: () => {
            throw new Error('ret');
        },
    }))
        break;
});
run('return throws on throw', () => {
    for (const x of make({
        ret: () => {
            throw new Error('ret');
        },
    }))
        throw new Error('body');
});
run('return not object', () => {
    for (const x of make({ ret: () => 5 })) break;
});
run('return not object on destructuring', () => {
    const [a] = make({ ret: () => 5 });
});
run('result not object', () => {
    for (const x of make({ result: () => 5 }));
});
run('done getter throws', () => {
    for (const x of make({
        result: () => ({
            get done() {
                throw new Error('done');
            },
        }),
    }));
});
run('value getter throws', () => {
    const [a] = make({
        result: () => ({
            done: false,
            get value() {
                throw new Error('value');
            },
        }),
    });
});
run('value not read when done', () => {
    for (const x of make({
        result: () => ({
            done: true,
            get value() {
                throw new Error('value');
            },
        }),
    }));
});
run('truthy done', () => [...make({ result: (i) => ({ done: i > 1 && 'yes', value: i }) })]);
run('no value', () => [...make({ result: (i) => ({ done: i > 1 }) })]);
run('done missing', () => {
    let n = 0;
    for (const x of make({ result: (i) => ({ value: i }) })) if (++n > 2) break;
    return n;
});
for (const f of [
    () => {
        for (const x of { [Symbol.iterator]: 5 });
    },
    () => {
        for (const x of {
            [Symbol.iterator]() {
                return 5;
            },
        });
    },
    () => {
        const [a] = { [Symbol.iterator]: null };
    },
    () => Array.from({ [Symbol.iterator]: 5 }),
    () => Array.from({ [Symbol.iterator]: null, length: 1 }).length,
    () => new Set({}),
    () => {
        const g = (function* () {
            yield* 5;
        })();
        g.next();
    },
    () => {
        for (const x of { [Symbol.iterator]: () => ({ next: () => ({ done: false }), return: 5 }) })
            break;
    },
    () => {
        for (const x of {
            [Symbol.iterator]: () => ({ next: () => ({ done: false }), return: null }),
        })
            break;
        return 'null return is fine';
    },
])
    console.log(t(f));
class Countdown {
    constructor(n) {
        this.n = n;
    }
    *[Symbol.iterator]() {
        for (let i = this.n; i > 0; i--) yield i;
    }
    get [Symbol.toStringTag]() {
        return 'Countdown';
    }
}
const cd = new Countdown(3);
console.log(
    [...cd],
    Math.max(...cd),
    Array.from(cd, (x) => x * x),
    new Set(cd).size,
    (([a, ...b]) => b)(cd),
    Object.fromEntries([...cd].map((x) => [x, x])),
    String(cd),
);
const lazy = function* (it, f) {
        for (const x of it) yield f(x);
    },
    take = function* (it, n) {
        if (n <= 0) return;
        for (const x of it) {
            yield x;
            if (--n <= 0) return;
        }
    },
    nat = function* () {
        let i = 0;
        try {
            while (true) yield i++;
        } finally {
            log.push('nat closed');
        }
    };
log.length = 0;
console.log(
    [
        ...take(
            lazy(nat(), (x) => x * x),
            5,
        ),
    ].join(),
    log.join(),
);
