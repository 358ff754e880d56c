// gc-stress
// Conversions: ToPrimitive with hints, boxed values, equality of all pairs, truthiness, ToIndex.
const sym = Symbol('sym');
const values = [
    undefined,
    null,
    true,
    false,
    0,
    -0,
    1,
    NaN,
    '',
    '0',
    '1',
    'x',
    [],
    [0],
    [1, 2],
    {},
    sym,
];
const names = values.map((v) =>
    Object.is(v, -0)
        ? '-0'
        : typeof v === 'string'
          ? `'${v}'`
          : typeof v === 'object'
            ? JSON.stringify(v)
            : String(v),
);
for (let i = 0; i < values.length; i++) {
    const eq = [];
    for (let j = 0; j < values.length; j++) if (values[i] == values[j]) eq.push(names[j]);
    console.log(
        names[i],
        '==',
        eq.join(' '),
        '| truthy',
        !!values[i],
        '| string',
        typeof values[i] === 'symbol' ? '-' : '' + values[i],
        '| number',
        typeof values[i] === 'symbol' ? '-' : +values[i],
    );
}
const rel = [];
for (const a of ['2', 10, '10', null, undefined, NaN, 'a', [3]])
    for (const b of [9, '9', 'b', -1]) rel.push(a < b ? 'T' : a >= b ? 'F' : 'u');
console.log(rel.join(''));
const log = [];
const both = {
    valueOf() {
        log.push('valueOf');
        return 42;
    },
    toString() {
        log.push('toString');
        return 'str';
    },
};
const ops = {
    '+': (x) => x + '',
    '+n': (x) => x + 1,
    '-': (x) => x - 0,
    tpl: (x) => `${x}`,
    String: (x) => String(x),
    Number: (x) => Number(x),
    key: (x) => ({ str: 'by string', 42: 'by number' })[x],
    '<': (x) => x < 50,
    '==': (x) => x == 42,
    concat: (x) => [x].join(),
    upper: (x) => ''.concat(x),
    isNaN: (x) => isNaN(x),
    json: (x) => JSON.stringify(x),
    bool: (x) => !x,
    index: (x) => [...'0123456789'.repeat(5)][x],
    Math: (x) => Math.max(x, 1),
    date: (x) => [1, 2].at(x),
    repeat: (x) => 'a'.repeat(x).length,
};
for (const [name, op] of Object.entries(ops)) {
    log.length = 0;
    let r;
    try {
        r = op(both);
    } catch (e) {
        r = e.message;
    }
    console.log(name, r, log.join());
}
const hints = [];
const prim = {
    [Symbol.toPrimitive](hint) {
        hints.push(hint);
        return hint === 'string' ? 'S' : 7;
    },
};
console.log(
    prim + 1,
    prim * 2,
    `${prim}`,
    prim == 7,
    prim > 6,
    [prim][0] === prim,
    { S: 's' }[prim],
    Number(prim),
    String(prim),
    Math.abs(prim),
    'x'.padEnd(prim, 'y'),
    [1, 2, 3].includes(3, prim),
    hints.join(),
);
for (const o of [
    Object.create(null),
    { toString: null },
    { valueOf: () => ({}), toString: () => ({}) },
    { [Symbol.toPrimitive]: () => ({}) },
    { [Symbol.toPrimitive]: 5 },
    {
        toString() {
            throw new Error('mine');
        },
    },
    { [Symbol.toPrimitive]: null, valueOf: () => 3 },
    { [Symbol.toPrimitive]: undefined, toString: () => 'ts' },
    sym,
]) {
    try {
        console.log(o + '');
    } catch (e) {
        console.log(e.name, e.message);
    }
}
console.log(
    Object(1) == 1,
    Object(1) === 1,
    new String('a') == 'a',
    new String('a') == new String('a'),
    new Boolean(false) ? 'truthy box' : 'falsy',
    !!new Number(0),
    typeof Object('x'),
    typeof Object(sym),
    Object(sym) == sym,
    new Number(5) + new Number(6),
    new String('a') + 1,
    new Boolean(true) + 1,
    JSON.stringify([new Number(1), new String('s'), new Boolean(false)]),
    Object(null) instanceof Object,
    typeof Object(undefined),
);
console.log(
    [1, 2, 3].slice('1'),
    [1, 2, 3].slice(-1.9),
    [1, 2, 3].slice(NaN),
    [1, 2, 3].slice(undefined, null),
    [1, 2, 3].slice(-Infinity, Infinity),
    'abc'.charAt('1'),
    'abc'.charAt(true),
    'abc'.charAt(1.9),
    'abc'.charAt(-0.5),
    'abc'[1.0],
    'abc'['1'],
    [10, 20]['1'],
    [10, 20][1.0],
    [10, 20]['01'],
    Array.from({ length: '2' }).length,
    Array.from({ length: -5 }).length,
    Array.from({ length: NaN }).length,
    Array.from({ length: 2.9 }).length,
);
const keyed = {};
for (const k of [
    1,
    '1',
    1.0,
    -0,
    0,
    NaN,
    null,
    undefined,
    true,
    [1, 2],
    {},
    1e21,
    1e-7,
    -1,
    sym,
    () => 1,
])
    keyed[k] = (keyed[k] || 0) + 1;
console.log(
    Reflect.ownKeys(keyed)
        .map((k) => String(k) + '=' + keyed[k])
        .join('; '),
);
