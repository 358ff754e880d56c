// gc-stress
// Classes: constructors, inheritance, super in all its places, names, errors.
class A {
    constructor(x) {
        this.x = x;
    }
    method() {
        return 'A.method ' + this.x;
    }
    get acc() {
        return 'A.acc';
    }
    set acc(v) {
        this.set = v;
    }
    static make(...args) {
        return new this(...args);
    }
    static get kind() {
        return 'kind of ' + this.name;
    }
    ['comp' + 'uted']() {
        return 'computed';
    }
    'quoted name'() {
        return 1;
    }
    123() {
        return 2;
    }
    async() {
        return 'async is a name';
    }
    get() {
        return 'get is a name';
    }
    static static() {
        return 'static is a name';
    }
}
class B extends A {
    constructor(x, y) {
        super(x);
        this.y = y;
    }
    method() {
        return 'B then ' + super.method();
    }
    get acc() {
        return 'B+' + super.acc;
    }
    set acc(v) {
        super.acc = v * 2;
    }
    static make(...args) {
        return super.make(...args, 'extra');
    }
    arrow() {
        return (
            () => () =>
                super.method()
        )()();
    }
    viaKey(k) {
        return super[k]();
    }
    assign() {
        super.fresh = 1;
        return Object.keys(this).join();
    }
}
const b = new B(1, 2);
console.log(b.method(), b.acc, ((b.acc = 21), b.set), b.arrow(), b.viaKey('computed'), b.assign());
console.log(B.make(5), B.kind, A.static(), b.async(), b.get(), b[123](), b['quoted name']());
console.log(
    Object.getOwnPropertyNames(A.prototype).join(),
    '|',
    Object.getOwnPropertyNames(A).join(),
);
console.log(typeof A, A.name, A.length, B.length, Object.getPrototypeOf(B) === A);
console.log(
    Object.keys(A.prototype).length,
    Object.getOwnPropertyDescriptor(A, 'prototype').writable,
);
class D extends B {}
const d = new D(7, 8);
console.log(d.x, d.y, d.constructor === D, d instanceof A, D.length, D.name);
const Anonymous = class {};
const Named = class Inner {
    static self() {
        return Inner;
    }
};
console.log(
    Anonymous.name,
    Named.name,
    Named.self() === Named,
    class {}.name === '',
    class {
        static name = 'n';
    }.name,
);
class N extends null {
    static s() {
        return 'static of null heir';
    }
}
console.log(
    N.s(),
    Object.getPrototypeOf(N.prototype),
    Object.getPrototypeOf(N) === Function.prototype,
);
class R {
    constructor() {
        return { replaced: true };
    }
}
class S extends R {
    field = 'added';
    constructor() {
        super();
        this.later = 1;
    }
}
console.log(JSON.stringify(new S()));
class Target {
    constructor() {
        this.target = new.target;
    }
}
class Sub extends Target {}
console.log(
    new Target().target.name,
    new Sub().target.name,
    Reflect.construct(Target, [], Sub).target.name,
);
function Old(v) {
    this.v = v;
}
Old.prototype.hello = function () {
    return 'old ' + this.v;
};
class New extends Old {
    hello() {
        return 'new ' + super.hello();
    }
}
console.log(new New(3).hello());
class Arr extends Array {
    sum() {
        return this.reduce((p, c) => p + c, 0);
    }
}
const arr = Arr.from([1, 2, 3]);
console.log(
    arr.sum(),
    arr.map((x) => x * 2).sum(),
    arr.length,
    arr instanceof Arr,
    arr.filter(Boolean).constructor.name,
);
class Err extends Error {
    constructor(m) {
        super(m);
        this.name = 'Err';
    }
}
console.log(String(new Err('boom')), new Err('x') instanceof Error);
const objectSuper = {
    __proto__: {
        hi() {
            return 'proto hi';
        },
    },
    hi() {
        return 'own, ' + super.hi();
    },
};
console.log(objectSuper.hi());
let heritage = 0;
class H extends (heritage++, A) {
    [(heritage++, 'k')]() {}
}
console.log(heritage);
class Twice {
    constructor() {
        try {
            super.x;
        } catch (e) {}
    }
}
const errors = [
    () => A(),
    () => A.call({}),
    () =>
        new (class extends A {
            constructor() {}
        })(),
    () =>
        new (class extends A {
            constructor() {
                this.x = 1;
                super();
            }
        })(),
    () =>
        new (class extends A {
            constructor() {
                super();
                super();
            }
        })(),
    () =>
        new (class extends A {
            constructor() {
                return 1;
            }
        })(),
    () => {
        class X extends undefined {}
    },
    () => {
        class X extends 5 {}
    },
    () => {
        class X extends (() => {}) {}
    },
    () => {
        const f = function () {};
        f.prototype = 3;
        class X extends f {}
    },
    () => new N(),
    () => {
        Named2;
        class Named2 {}
    },
    () => {
        class C {
            static [C.name]() {}
        }
    },
    () => {
        class C {
            static m() {
                C = 1;
            }
        }
        C.m();
    },
    () => new b.method(),
    () => new A.make(),
    () => {
        class C {
            static ['prototype']() {}
        }
    },
    () => {
        (class {
            get x() {
                return 1;
            }
        }).prototype.x.y.z;
    },
];
for (const f of errors)
    try {
        f();
        console.log('no error');
    } catch (e) {
        console.log(`${e.name}: ${e.message}`);
    }
for (const code of [
    'class { }',
    'class A { constructor() {} constructor() {} }',
    'class A { get constructor() {} }',
    'class A { static prototype() {} }',
    'class A { constructor() { super(); } }',
    'class A extends B { m() { super(); } }',
    'function f() { super.x; }',
    '({ f: function () { super.x; } })',
    'class A { async constructor() {} }',
    'class let {}',
    'class A { x: 1 }',
    'class A extends B, C {}',
    'class A { static constructor() {} static get prototype() {} }',
    'class A { m() { delete super.x; } }',
    'class static {}',
    'class A { eval() {} arguments() {} }',
    'class eval {}',
]) {
    try {
        new Function(code);
        console.log('ok:', code);
    } catch (e) {
        console.log(`${e.name}:`, code);
    }
}
