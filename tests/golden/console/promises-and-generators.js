// gc-stress
// Promises in their states, generators, async things, with properties and in containers.
const rejected = Promise.reject(
        Object.assign(new RangeError('r'), { stack: 'RangeError: r\n    at somewhere' }),
    ),
    plain = Promise.reject({ code: 1 });
rejected.catch(() => {});
plain.catch(() => {});
console.log(
    Promise.resolve(1),
    Promise.resolve('s'),
    new Promise(() => {}),
    plain,
    Promise.resolve({ a: { b: { c: { d: 1 } } } }),
    Promise.resolve([1, 2]),
    Promise.resolve(undefined),
    Promise.resolve(Promise.resolve(2)),
);
console.log(rejected);
console.log(
    { p: Promise.resolve(1), q: new Promise(() => {}) },
    [Promise.resolve({ x: 1 })],
    Object.assign(Promise.resolve(1), { extra: true }),
    Object.assign(new Promise(() => {}), { a: 1, b: 2 }),
);
class MyP extends Promise {}
console.log(
    MyP.resolve(5),
    new MyP(() => {}),
    Promise.resolve('a'.repeat(100)),
    (async () => {})(),
    (async () => 1)(),
    (async () => {
        await null;
    })(),
    Promise.all([]),
    Promise.resolve(new Map([[1, Promise.resolve(2)]])),
);
function* g() {
    yield 1;
}
async function* ag() {}
const it = g();
console.log(
    it,
    ag(),
    g,
    ag,
    [it],
    { it },
    Object.assign(g(), { p: 1 }),
    Object.getPrototypeOf(it) === g.prototype,
    g.prototype,
    Object.getPrototypeOf(g),
    new (Object.getPrototypeOf(async () => {}).constructor)(),
);
it.next();
console.log(it);
it.next();
console.log(
    it,
    { *m() {} }.m(),
    class {
        static *s() {}
    }.s(),
);
const self = Promise.resolve().then(() => 1);
console.log(self);
self.then(() => console.log(self));
const cyc = { p: null };
cyc.p = Promise.resolve(cyc);
console.log(cyc);
console.log(
    Promise,
    Promise.prototype,
    Object.setPrototypeOf(Promise.resolve(1), null),
    Symbol.asyncIterator,
    ag().next(),
);
