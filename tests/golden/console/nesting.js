// gc-stress
// Depth, circular references, null prototypes, class names, tags.
console.log({ a: { b: { c: { d: 1 } } } });
console.log([[[[1]]]]);
console.log([[[[]]]], { a: { b: { c: {} } } });
console.log({
    a: {
        b: {
            c: [1],
            d: new Map(),
            e: new Foo0(),
            f() {},
            g: Object.create(null),
            h: Symbol.iterator,
            i: [],
        },
    },
});
function Foo0() {
    this.x = 1;
}
const c = { name: 'c' };
c.self = c;
console.log(c);
c.list = [c, { c }];
c.map = new Map([[c, c]]);
console.log(c);
const a = { n: 'a' },
    b = { n: 'b', a };
a.b = b;
console.log(a, b);
console.log([a, a]);
const arr = [1];
arr.push(arr, [arr]);
console.log(arr);
const two = { x: {}, y: {} };
two.x.y = two.y;
two.y.x = two.x;
console.log(two);
const shared = { s: 1 };
console.log({ p: shared, q: shared }, [shared, shared]);
console.log(
    Object.create(null),
    Object.assign(Object.create(null), { a: 1 }),
    { o: Object.create(null) },
    Object.create(Object.create(null)),
    Object.create({}),
    Object.create({ x: 1 }),
    Object.setPrototypeOf([1], null),
    Object.setPrototypeOf(new Map([[1, 2]]), null),
    Object.setPrototypeOf(() => {}, null),
    Object.setPrototypeOf(new Error('x'), null) instanceof Error,
);
class Foo {
    constructor() {
        this.a = 1;
    }
    get g() {
        return 1;
    }
    m() {}
}
class Bar extends Foo {
    b = 2;
    #p = 3;
    static s = 4;
}
console.log(
    new Foo(),
    new Bar(),
    [new Bar()],
    { f: new Foo() },
    Foo.prototype,
    Bar.prototype,
    new (class {})(),
    new (class {
        x = 1;
    })(),
    Object.create(Foo.prototype),
    Object.create(Bar.prototype),
);
class Empty {}
console.log(
    new Empty(),
    [new Empty()],
    new (class extends Empty {})(),
    new (class Sub extends Empty {})(),
);
console.log(
    { [Symbol.toStringTag]: 'Tag' },
    new (class T {
        get [Symbol.toStringTag]() {
            return 'Tagged';
        }
    })(),
    new (class Same {
        get [Symbol.toStringTag]() {
            return 'Same';
        }
    })(),
    Object.assign(Object.create(null), { [Symbol.toStringTag]: 'N' }),
    Object.create(null, { [Symbol.toStringTag]: { value: 'Hidden' } }),
    Object.create({ [Symbol.toStringTag]: 'Inherited' }),
    { [Symbol.toStringTag]: '' },
    { [Symbol.toStringTag]: 5 },
    Object.assign([1], { [Symbol.toStringTag]: 'A' }),
    class {
        static [Symbol.toStringTag] = 'C';
    },
);
function Old() {
    this.v = 1;
}
console.log(
    new Old(),
    Object.create(Old.prototype),
    Old.prototype,
    { constructor: 'x' },
    { constructor: { name: 'Fake' } },
    Object.create({ constructor: Old }),
    Object.create({ constructor: { name: 'NotAFunction' } }),
    Object.create(Object.create({ constructor: class Deep {} })),
    { constructor: class Own {} },
);
Old.prototype.constructor = Foo;
console.log(new Old());
const lost = new Foo();
Object.setPrototypeOf(lost, Object.create(Foo.prototype));
console.log(lost);
console.log(
    new (Foo.bind())(),
    new (class extends null {
        constructor() {
            return Object.create(new.target.prototype);
        }
    })(),
);
Object.defineProperty(Foo, 'name', { value: '' });
console.log(new Foo());
Object.defineProperty(Bar, 'name', { value: 5 });
console.log(new Bar());
console.log(
    Math,
    JSON,
    Reflect,
    globalThis === undefined,
    (function () {
        return arguments;
    })(1, 'a'),
    (function () {
        return arguments;
    })(),
    [
        (function () {
            return arguments;
        })({}),
    ],
    Object.prototype,
    Array.prototype,
    Function.prototype,
    Map.prototype,
    Set.prototype,
    Symbol.prototype,
    String.prototype,
    Number.prototype,
    Boolean.prototype,
    Error.prototype instanceof Object,
    Object.getPrototypeOf([][Symbol.iterator]()),
    Object.getPrototypeOf(function* () {}),
    Promise.prototype,
);
