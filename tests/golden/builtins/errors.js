// gc-stress
// Errors: constructors, messages, causes, prototypes, toString, AggregateError, subclassing.
const t = (f) => {
    try {
        return f();
    } catch (e) {
        return `${e.name}: ${e.message}`;
    }
};
for (const E of [Error, EvalError, RangeError, ReferenceError, SyntaxError, TypeError, URIError]) {
    const e = new E('msg', { cause: 'c' });
    const f = E('no new');
    console.log(
        E.name,
        E.length,
        String(e),
        e.cause,
        f instanceof E,
        f.message,
        Object.getPrototypeOf(E) === (E === Error ? Function.prototype : Error),
        Object.keys(e).length,
        E.prototype.name,
        E.prototype.message === '',
        Object.hasOwn(E.prototype, 'toString'),
        Object.prototype.toString.call(e),
        Object.getOwnPropertyDescriptor(e, 'message').enumerable,
    );
}
console.log(
    Object.hasOwn(new Error(), 'message'),
    Object.hasOwn(new Error(undefined), 'message'),
    new Error(null).message,
    new Error(5).message,
    typeof new Error(5).message,
    new Error({ toString: () => 'obj' }).message,
    t(() => new Error(Symbol())),
    new Error('x', {}).hasOwnProperty('cause'),
    new Error('x', { cause: undefined }).hasOwnProperty('cause'),
    new Error('x', 5).hasOwnProperty('cause'),
    Object.getOwnPropertyDescriptor(new Error('', { cause: 1 }), 'cause').enumerable,
);
const ts = Error.prototype.toString;
console.log(
    ts.call({}),
    ts.call({ name: 'N', message: 'M' }),
    ts.call({ name: '', message: 'M' }),
    ts.call({ name: 'N', message: '' }),
    ts.call({ name: '', message: '' }) === '',
    ts.call({ name: undefined, message: undefined }),
    ts.call({ name: null, message: 1 }),
    t(() => ts.call(1)),
    t(() => ts.call(undefined)),
    String(Object.assign(new Error('m'), { name: 'Custom' })),
);
const order = [];
try {
    new Error(
        {
            toString() {
                order.push('message');
                return '';
            },
        },
        {
            get cause() {
                order.push('cause');
                return 1;
            },
        },
    );
} catch (e) {}
console.log(order.join());
const has = [];
new Error(
    '',
    new (class {
        get cause() {
            has.push('getter on prototype');
            return 1;
        }
    })(),
);
console.log(has.join());
const ag = new AggregateError([1, new Error('in')], 'all failed', { cause: 'why' });
console.log(
    String(ag),
    ag.errors.length,
    ag.cause,
    Object.keys(ag).length,
    ag instanceof Error,
    AggregateError.length,
    t(() => new AggregateError()),
    AggregateError(new Set([1, 2])).errors.join(),
    Object.getPrototypeOf(AggregateError) === Error,
    Object.hasOwn(AggregateError.prototype, 'errors'),
    t(() => new AggregateError(5)),
    new AggregateError([]).message === '',
);
class HttpError extends Error {
    constructor(status, ...rest) {
        super(...rest);
        this.status = status;
    }
    get name() {
        return `Http${this.status}`;
    }
}
const h = new HttpError(404, 'not found', { cause: { id: 1 } });
console.log(
    String(h),
    h.status,
    h.cause.id,
    h instanceof HttpError,
    Object.keys(h).join(),
    h.constructor.name,
);
class Plain extends TypeError {}
console.log(
    String(new Plain('p')),
    new Plain('p').name,
    new Plain() instanceof TypeError,
    Object.prototype.toString.call(new Plain()),
);
function Old(message) {
    this.message = message;
}
Old.prototype = Object.create(Error.prototype, {
    name: { value: 'Old' },
    constructor: { value: Old },
});
console.log(
    String(new Old('style')),
    new Old() instanceof Error,
    Object.prototype.toString.call(new Old()),
);
const e = new Error('stack');
console.log(
    typeof e.stack,
    e.stack.split('\n')[0],
    Object.keys(e).includes('stack'),
    new TypeError('first line').stack.startsWith('TypeError: first line\n'),
    (() => {
        e.message = 'changed';
        return e.stack.startsWith('Error: stack');
    })(),
    (() => {
        e.stack = 'overwritten';
        return e.stack;
    })(),
    typeof new HttpError(1).stack,
);
for (const f of [
    () => null.f(),
    () => undefined.x,
    () => (void 0)[0],
    () => {
        let q = {};
        q.f();
    },
    () => {
        const q = { r: {} };
        q.r.s.t;
    },
    () => {
        const q = { r: 5 };
        q.r();
    },
    () => {
        const q = [];
        q[0]();
    },
    () => {
        const q = {};
        q['a b']();
    },
    () => notDefined,
    () => {
        const [x] = 1;
    },
    () => new 1(),
    () => {
        for (const x of 1);
    },
    () => 'x' in 1,
    () => 1 instanceof 1,
    () => Symbol() + 1,
    () => [].reduce((x) => x),
    () => new Array(-1),
    () => 'x'.repeat(-1),
    () => decodeURIComponent('%'),
    () => {
        null[Symbol.iterator];
    },
    () => {
        undefined.x = 1;
    },
    () => {
        null['k'] = 1;
    },
    () =>
        (() => {
            throw undefined;
        })(),
    () => {
        let a = 1;
        a();
    },
    () => {
        (function f() {})()();
    },
    () => {
        this.nope.x;
    },
    () => {
        super_();
    },
    () => {
        new (class {
            constructor() {
                this.#p.x;
            }
            #p;
        })();
    },
    () => {
        const f = 5;
        f?.();
    },
    () => {
        ({}).a.b.c;
    },
    () => {
        (1, 2)();
    },
    () => {
        ((x) => x)().y;
    },
    () => {
        [1, 2].map(null);
    },
    () => {
        new Map([1]);
    },
    () => JSON.parse('{'),
    () => {
        'abc'.x.y;
    },
    () => {
        Object.defineProperty(1, 'a', {});
    },
    () => {
        `${Symbol()}`;
    },
]) {
    try {
        f();
        console.log('no error');
    } catch (x) {
        console.log(x === undefined ? 'undefined thrown' : `${x.name}: ${x.message}`);
    }
}
