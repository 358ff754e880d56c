// gc-stress
// Math: special values of every function, and exact results where the specification gives them.
const cases = [
    0,
    -0,
    1,
    -1,
    0.5,
    -0.5,
    1.5,
    2.5,
    -1.5,
    -2.5,
    0.49999999999999994,
    4503599627370495.5,
    2 ** 31,
    2 ** 32,
    -(2 ** 31),
    1e300,
    Infinity,
    -Infinity,
    NaN,
];
const show = (x) => (Object.is(x, -0) ? '-0' : String(x));
for (const f of [
    'abs',
    'ceil',
    'floor',
    'round',
    'trunc',
    'sign',
    'fround',
    'clz32',
    'sqrt',
    'cbrt',
])
    console.log(f, cases.map((x) => show(Math[f](x))).join(' '));
for (const f of [
    'sin',
    'cos',
    'tan',
    'asin',
    'acos',
    'atan',
    'sinh',
    'cosh',
    'tanh',
    'asinh',
    'acosh',
    'atanh',
    'exp',
    'expm1',
    'log',
    'log1p',
    'log2',
    'log10',
])
    console.log(
        f,
        [0, -0, Infinity, -Infinity, NaN, undefined].map((x) => show(Math[f](x))).join(' '),
        Math[f].length,
        Math[f].name,
    );
console.log(
    Math.log10(1000),
    Math.log2(8),
    Math.log2(2 ** -1074),
    Math.exp(0),
    Math.log(1),
    Math.acos(1),
    Math.atanh(1),
    Math.acosh(1),
    Math.acosh(0.5),
    Math.asin(2),
    Math.cbrt(27),
    Math.sqrt(2),
    Math.hypot(3, 4),
    Math.hypot(),
    Math.hypot(-0),
    Math.hypot(Infinity, NaN),
    Math.hypot(NaN, 1),
    Math.hypot(1e200, 1e200) < Infinity,
    Math.hypot('3', [4]),
);
const zs = [0, -0, 1, -1, Infinity, -Infinity];
console.log(zs.map((y) => zs.map((x) => Math.atan2(y, x).toFixed(4)).join(' ')).join(' | '));
console.log(
    [0, -0, 1, -1, 0.5, 2, Infinity, -Infinity, NaN]
        .map((b) =>
            [0, -0, 1, -1, 0.5, 2, 3, Infinity, -Infinity, NaN]
                .map((e) => show(Math.pow(b, e)))
                .join(' '),
        )
        .join('\n'),
);
console.log(
    Math.max(),
    Math.min(),
    Math.max(1, NaN),
    Math.max(0, -0),
    show(Math.min(0, -0)),
    show(Math.max(-0)),
    Math.max('3', [4], true),
    Math.min(...[3, 1, 2]),
    Math.max.length,
    Math.max(undefined),
    Math.min(null, 1),
);
const order = [];
Math.max({ valueOf: () => order.push('a') }, NaN, { valueOf: () => order.push('b') });
console.log(order.join());
console.log(
    Math.imul(0xffffffff, 5),
    Math.imul(2 ** 31, 2),
    Math.imul(3, '4'),
    Math.imul(),
    Math.clz32(1),
    Math.clz32(-1),
    Math.clz32(0.5),
    Math.fround(5.5),
    Math.fround(5.05),
    Math.fround(1e40),
    Math.fround(2 ** -150),
    Math.trunc('7.9'),
    Math.round(-0.4),
    show(Math.round(-0.5)),
    Math.round(0.5),
    Math.round(2 ** 52 + 0.5),
    Math.sign('-3'),
    Math.abs(null),
    Math.abs('x'),
    Math.abs([-2]),
);
console.log(
    Math.E,
    Math.LN10,
    Math.LN2,
    Math.LOG10E,
    Math.LOG2E,
    Math.PI,
    Math.SQRT1_2,
    Math.SQRT2,
    Object.prototype.toString.call(Math),
    Object.keys(Math).length,
    typeof Math,
    Object.getOwnPropertyNames(Math).sort().join(),
    Object.getOwnPropertyDescriptor(Math, 'PI').writable,
);
let ok = true;
for (let i = 0; i < 200; i++) {
    const r = Math.random();
    if (!(r >= 0 && r < 1)) ok = false;
}
console.log(ok, Math.random() !== Math.random());
for (const f of [
    () => Math(),
    () => new Math(),
    () => Math.abs(Symbol()),
    () => Math.max(Symbol()),
    () => {
        'use strict';
        Math.PI = 3;
    },
])
    try {
        f();
        console.log('no error');
    } catch (e) {
        console.log(e.name, e.message);
    }
