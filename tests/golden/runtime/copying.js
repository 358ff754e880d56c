// gc-stress
// Spread, rest, Object.keys/values/entries/assign: plain objects and all that is not.
const s = Symbol('s');
const show = (o) =>
    console.log(
        Reflect.ownKeys(o)
            .map((k) => `${String(k)}=${String(o[k])}`)
            .join(),
        Object.isExtensible(o),
        Object.keys(o).join(),
        Object.values(o).map(String).join(),
        Object.entries(o).map(String).join(';'),
    );
const all = (o) => {
    show({ ...o });
    show({ a: 0, ...o, z: 9 });
    const { a, ...rest } = o;
    show(rest);
    show(Object.assign({ b: 'x' }, o));
};
const log = [];
class Point {
    #hidden = 1;
    a = 1;
    y = 2;
    get sum() {
        return this.#hidden;
    }
}
const hidden = { a: 1, b: 2, c: 3 };
Object.defineProperty(hidden, 'b', { enumerable: false });
const readonly = Object.defineProperty({ a: 1, b: 2 }, 'a', { writable: false });
const many = {};
for (let i = 0; i < 40; i++) many['k' + i] = i;
const dictionary = { a: 1, b: 2, c: 3 };
delete dictionary.a;
const getter = {
    a: 1,
    get b() {
        log.push('b');
        delete this.c;
        return 2;
    },
    c: 3,
};
const samples = [
    {},
    { a: 1, b: 2 },
    { b: 2, a: 1 },
    { [s]: 0, a: 1 },
    { a: 1, 2: 2, 1: 1 },
    { a: 1, __proto__: { inherited: 1 } },
    { a: 1, ['__proto__']: 5 },
    Object.create(null, { a: { value: 1, enumerable: true } }),
    Object.freeze({ a: 1, b: 2 }),
    Object.seal({ a: 1, b: 2 }),
    Object.preventExtensions({ a: 1, b: 2 }),
    new Point(),
    hidden,
    readonly,
    many,
    dictionary,
    getter,
    [1, , 3],
    'text',
    Object.assign(() => {}, { a: 1 }),
    (function () {
        return arguments;
    })(1, 2),
    Object.assign(new Map(), { a: 1 }),
    globalThis.Math,
];
for (const sample of samples) all(sample);
console.log(log.join());

// A copy has a life of its own, and so has its shape.
const source = { a: 1, b: 2 };
const copy = { ...source };
copy.a = 3;
copy.c = 4;
source.d = 5;
const second = { ...source };
second.e = 6;
delete second.a;
show(source);
show(copy);
show(second);
const open = { ...Object.preventExtensions({ p: 1 }) };
open.q = 2;
const closed = Object.preventExtensions({ p: 1 });
closed.q = 2;
show(open);
show(closed);

// Setters and frozen targets of Object.assign; the source changes under way.
const target = {
    set a(v) {
        moving.b = v * 10;
        delete moving.c;
        moving.d = 1;
    },
};
const moving = { a: 1, b: 2, c: 3 };
show(Object.assign(target, moving));
try {
    Object.assign(Object.freeze({ a: 1 }), { a: 2 });
} catch (e) {
    console.log(e.message);
}
for (const c of 'aé😀\ud800x') console.log(c.length, c.codePointAt(0).toString(16));
const chars = 'ab'[Symbol.iterator]();
console.log(chars.next(), chars.next(), chars.next(), chars.next());
