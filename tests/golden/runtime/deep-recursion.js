// Endless recursion of every kind ends in a RangeError that can be caught, and leaves things whole.
const catches = (name, f) => {
    let result;
    try {
        f();
        result = 'no error';
    } catch (e) {
        result = e instanceof RangeError ? `${e.name}: ${e.message}` : String(e);
    }
    console.log(name + ':', result);
};
catches('function', function f() {
    f();
});
catches('arrow', () => {
    const f = () => f();
    f();
});
catches('method', () =>
    ({
        m() {
            return this.m() + 1;
        },
    }).m(),
);
catches('mutual', () => {
    const a = (n) => b(n + 1),
        b = (n) => a(n + 1);
    a(0);
});
catches(
    'getter',
    () =>
        ({
            get g() {
                return this.g;
            },
        }).g,
);
catches('setter', () => {
    ({
        set s(v) {
            this.s = v;
        },
    }).s = 1;
});
catches(
    'toString',
    () =>
        `${{
            toString() {
                return `${this}`;
            },
        }}`,
);
catches(
    'valueOf',
    () =>
        +{
            valueOf() {
                return +this;
            },
        },
);
catches(
    'toPrimitive',
    () =>
        ({
            [Symbol.toPrimitive]() {
                return this + 1;
            },
        }) + 1,
);
catches('toJSON', () =>
    JSON.stringify({
        toJSON() {
            return JSON.stringify(this);
        },
    }),
);
catches('constructor', () => {
    class C {
        constructor() {
            new C();
        }
    }
    new C();
});
catches('super', () => {
    class A {
        m() {
            return this.m();
        }
    }
    class B extends A {
        m() {
            return super.m();
        }
    }
    new B().m();
});
catches('field', () => {
    class C {
        x = new C();
    }
    new C();
});
catches('sort comparator', () => {
    const f = () => [2, 1].sort(f);
    f();
});
catches('map callback', () => {
    const f = () => [1].map(f);
    f();
});
catches('forEach', () => {
    const f = () => [1, 2].forEach(f);
    f();
});
catches('reduce', () => {
    const f = () => [1, 2].reduce(f);
    f();
});
catches('replace', () => {
    const f = () => 'a'.replace('a', f);
    f();
});
catches('apply and call', () => {
    const f = () => g.call(null),
        g = () => f.apply(null, []);
    f();
});
catches('bind', () => {
    const f = () => h();
    const h = f.bind();
    f();
});
catches('Reflect', () => {
    const f = () => Reflect.apply(f, null, []);
    f();
});
catches('spread', () => {
    const f = (...a) => f(...a);
    f(1, 2);
});
catches('iterator', () => {
    const o = {
        *[Symbol.iterator]() {
            yield* this;
        },
    };
    [...o];
});
catches('generator', () => {
    function* g() {
        yield* g();
    }
    g().next();
});
catches('for of', () => {
    const o = {
        [Symbol.iterator]() {
            for (const x of this);
        },
    };
    for (const x of o);
});
catches('destructuring', () => {
    const o = {
        get a() {
            const { a } = this;
            return a;
        },
    };
    const { a } = o;
});
catches('default', () => {
    const f = (a = f()) => a;
    f();
});
catches('tagged', () => {
    const t = () => t``;
    t``;
});
catches('eval', () => {
    const f = () => eval('f()');
    f();
});
catches('instanceof', () => {
    const o = { [Symbol.hasInstance]: (v) => v instanceof o };
    ({}) instanceof o;
});
catches('in finally', () => {
    let n = 0;
    const f = () => {
        try {
            f();
        } finally {
            n++;
        }
    };
    f();
});
catches('closure chain', () => {
    let f = () => 0;
    for (let i = 0; i < 1000000; i++) {
        const g = f;
        f = () => g();
    }
    f();
});
catches('nested array toString', () => {
    let a = [];
    for (let i = 0; i < 1000000; i++) a = [a];
    String(a);
});
catches('nested flat', () => {
    let a = [];
    for (let i = 0; i < 1000000; i++) a = [a];
    a.flat(Infinity);
});
catches('nested JSON.stringify', () => {
    let a = [];
    for (let i = 0; i < 1000000; i++) a = [a];
    JSON.stringify(a);
});
let depth = 0;
const count = () => {
    depth++;
    count();
};
try {
    count();
} catch (e) {
    console.log(e.message);
}
console.log(depth >= 7000);
let again = 0;
for (let i = 0; i < 20; i++) {
    try {
        (function f() {
            f();
        })();
    } catch (e) {
        if (e instanceof RangeError) again++;
    }
}
console.log('caught', again, 'times');
const sum = (n) => (n ? n + sum(n - 1) : 0);
console.log(sum(5000));
let list = null;
for (let i = 0; i < 100000; i++) list = { next: list };
let len = 0;
for (let p = list; p; p = p.next) len++;
console.log(len);
(async () => {
    try {
        await (async function f() {
            await f();
        })();
    } catch (e) {
        console.log('async:', e.message);
    }
})();
Promise.resolve()
    .then(() => {
        const f = () => f();
        f();
    })
    .catch((e) => console.log('in a job:', e.message));
