// gc-stress
// Number, Boolean and Symbol as constructors and prototypes.
const t = (f) => {
    try {
        return f();
    } catch (e) {
        return `${e.name}: ${e.message}`;
    }
};
console.log(
    Boolean(),
    Boolean(''),
    Boolean('false'),
    Boolean([]),
    new Boolean(0).valueOf(),
    Boolean.prototype.toString.call(true),
    t(() => Boolean.prototype.valueOf.call(1)),
    String(new Boolean(1)),
    Boolean.length,
    Boolean.prototype.valueOf(),
    typeof Boolean.prototype,
    new Boolean(false) && 'truthy',
    [0, -0, NaN, '', null, undefined].some(Boolean),
);
console.log(
    Number(),
    Number(''),
    Number('0x10'),
    Number(null),
    new Number('5') + 1,
    Number.prototype.valueOf(),
    t(() => Number.prototype.valueOf.call('1')),
    t(() => Number.prototype.toFixed.call({})),
    Number.length,
    Number.parseFloat === parseFloat,
    Number.parseInt === parseInt,
    Object.getOwnPropertyNames(Number).sort().join(),
    Object.getOwnPropertyNames(Number.prototype).sort().join(),
);
console.log(
    Number.isInteger(1e300),
    Number.isInteger('1'),
    Number.isInteger(1.0000000000000001),
    Number.isSafeInteger(-(2 ** 53) + 1),
    Number.isNaN(NaN),
    Number.isNaN(undefined),
    Number.isFinite(Infinity),
    Number.MAX_VALUE,
    Number.MIN_SAFE_INTEGER,
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
    Object.getOwnPropertyDescriptor(Number, 'NaN').configurable,
);
console.log(
    (25).toString(36),
    (0.1).toString(2),
    (-7.5).toString(8),
    (1e21).toString(7).slice(0, 20),
    (2 ** 70).toString(16),
    (5e-324).toString(2).length,
    (1.1).toString(32),
    t(() => (1).toString(0)),
    (10).toString(undefined),
    (1234.5678).toFixed(2),
    (0.5).toFixed(0),
    (1.5).toFixed(0),
    (2.5).toFixed(0),
    (-1.5).toFixed(0),
    (1.45).toFixed(1),
    (8.345).toFixed(2),
    (1e20).toFixed(2),
    (123).toFixed(100).length,
    (-0).toFixed(2),
    (-0.0000001).toFixed(2),
    (0).toExponential(2),
    (12345).toExponential(),
    (0.00015).toExponential(1),
    (-1.5e-9).toExponential(0),
    (99.99).toExponential(1),
    (1e21).toPrecision(3),
    (123.456).toPrecision(2),
    (0.000001).toPrecision(2),
    (1e-7).toPrecision(2),
    (35).toPrecision(1),
    (1.25).toPrecision(2),
    (1.35).toPrecision(2),
    (99.99).toPrecision(3),
    NaN.toFixed(2),
    Infinity.toExponential(),
    (-Infinity).toPrecision(5),
    t(() => NaN.toFixed(200)),
    (12345.6789).toLocaleString(),
    (0).toLocaleString(),
    (-1234567).toLocaleString(),
);
console.log(
    Symbol.length,
    Symbol.name,
    Symbol('a').toString(),
    t(() => Symbol('a') + ''),
    Object(Symbol('b')).toString(),
    Symbol.prototype[Symbol.toPrimitive].call(Object(Symbol('p'))).toString(),
    t(() => Symbol.prototype.description),
    Object.getOwnPropertyDescriptor(Symbol.prototype, 'description').get.call(Symbol('d')),
    t(() => Symbol.prototype.valueOf.call(1)),
    Symbol.for('a') === Symbol.for('a'),
    t(() => Symbol.keyFor(1)),
    Symbol.keyFor(Symbol.iterator),
    Symbol.for('').description === '',
    Object.getOwnPropertyNames(Symbol.prototype).sort().join(),
);
class N extends Number {
    double() {
        return this * 2;
    }
}
class B extends Boolean {}
class S extends String {
    shout() {
        return this.toUpperCase() + '!';
    }
}
console.log(
    new N(21).double(),
    new N(1) instanceof Number,
    new S('hey').shout(),
    new S('abc').length,
    new S('abc')[1],
    !new B(false),
    new B(true).valueOf(),
    Object.prototype.toString.call(new N(1)),
    new S('x') + new N(1),
    JSON.stringify({ n: new N(5), s: new S('j'), b: new B(true) }),
);
