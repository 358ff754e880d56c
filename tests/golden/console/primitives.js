// gc-stress
// Primitives as console.log prints them: alone, nested, with quotes and escapes.
console.log(
    1,
    -0,
    0,
    1.5,
    1e21,
    NaN,
    -Infinity,
    true,
    null,
    undefined,
    'str',
    '',
    Symbol('s'),
    Symbol(),
    Symbol('a b'),
    Symbol(''),
);
console.log([1, -0, 0, 1.5, NaN, true, null, undefined, 'str', '', Symbol('s'), Symbol()]);
console.log();
console.log('');
console.log(' lead', 'trail ');
console.log(undefined);
console.log(null, [null], { a: null, u: undefined });
console.log([
    "it's",
    '"double"',
    'both \' and "',
    'all \' " `',
    '`back`',
    "it's `b`",
    'new\nline',
    'tab\t',
    '\\',
    '\b\f\v\r\0',
    '\x01\x1f\x7f\x80\x9f\xa0',
    '\ud800',
    'a\udc00b',
    '😀',
    'é',
    '\u2028',
    '\ufeff',
    '\x1b[31m',
]);
console.log('raw\nnew line\ttab "quotes" \\', ['raw\nnew line']);
console.log({
    'a-b': 1,
    a_b: 2,
    $: 3,
    1: 4,
    '1a': 5,
    'a b': 6,
    "it's": 7,
    'é': 8,
    '': 9,
    class: 10,
    '\n': 11,
    'a"b': 12,
    '-1': 13,
    1.5: 14,
    [Symbol('sym')]: 15,
    [Symbol()]: 16,
    [Symbol('a b')]: 17,
    'x.y': 18,
    '😀': 19,
    _1: 20,
});
console.log(
    Object(1),
    Object('str'),
    Object(true),
    Object(Symbol('s')),
    Object(-0),
    new String(''),
    new Number(NaN),
    [Object(1), Object('s')],
    Object.assign(new Number(3), { p: 1 }),
    Object.assign(new String('ab'), { p: 1 }),
    Object.assign(Object(true), { x: 1 }),
);
console.log(
    new (class N extends Number {})(5),
    new (class S extends String {})('s'),
    new (class B extends Boolean {})(true),
);
console.log('x'.repeat(200));
console.log(['x'.repeat(100)]);
console.log({ k: 'y'.repeat(100), l: 1 });
console.log(['multi\nline\nstring that is a bit longer than sixteen', 'b']);
console.log({
    a: 'first line of it\nsecond line of it\n\nlast line of it which is long enough to need breaking',
});
console.log([`${'a'.repeat(40)}\n${'b'.repeat(40)}`]);
console.log(['a\nb']);
console.log(123456789.123, 1e-7, 0xff, 2 ** 53, -1e-10, [1e21, 1e-7]);
console.log([true, false], [[]], [{}], {}, [], [[[]]], { a: {} }, { a: [] });
console.log(
    [undefined],
    [null],
    [,],
    [, 1],
    [1, , , 2],
    [, , ,],
    [1, ,],
    Object.assign([, 1], { k: 'v' }),
    [undefined, , null],
);
