// gc-stress
// JSON: parse and stringify with replacer, reviver, gaps, toJSON, errors, order, odd values.
const t = (f) => {
    try {
        return f();
    } catch (e) {
        return `${e.name}: ${e.message}`;
    }
};
for (const v of [
    undefined,
    null,
    true,
    0,
    -0,
    1.5,
    NaN,
    Infinity,
    'a"b\\\n\t\b\f\r\u0001\u2028\ud800',
    '',
    [],
    {},
    [undefined, () => 1, Symbol()],
    { u: undefined, f() {}, s: Symbol(), n: null },
    [[], [[]], {}],
    { a: [1, { b: 2 }] },
    new Number(3),
    new String('s'),
    Object(false),
    () => 1,
    Symbol(),
    new Map([[1, 2]]),
    new Set([1]),
    [, 1],
    Object.create({ inherited: 1 }),
    new Error('e'),
    { toJSON: (k) => `key<${k}>` },
    { a: { toJSON: (k) => `key<${k}>` } },
    {
        get g() {
            return 'getter';
        },
    },
    '\ud83d\ude00',
    { '': 1, 'a b': 2, 1: 3 },
    (function () {
        return arguments;
    })(1, 2),
])
    console.log(JSON.stringify(v));
const o = { b: [1, 2, { c: 3 }], a: 'x', e: {}, f: [], n: { m: 1 } };
for (const gap of [
    2,
    '--',
    0,
    11,
    '12345678901234',
    '',
    true,
    new Number(1),
    new String('>'),
    -1,
    1.9,
    null,
])
    console.log(JSON.stringify(o, null, gap));
console.log(
    JSON.stringify(o, ['a', 'n', 'm', 'a', 1, new String('b')]),
    JSON.stringify(o, []),
    JSON.stringify({ 1: 'one', 2: 'two' }, [2, 1]),
    JSON.stringify([1, { a: 1, b: 2 }], ['b']),
);
const calls = [];
JSON.stringify({ a: 1, b: [2, 3], c: { d: 4 } }, function (k, v) {
    calls.push(`${k}:${typeof v}:${Array.isArray(this) ? 'array' : Object.keys(this).join('')}`);
    return v;
});
console.log(calls.join(' '));
console.log(
    JSON.stringify({ a: 1, b: 2, c: 'x' }, (k, v) =>
        typeof v === 'number' ? v * 10 : k === 'c' ? undefined : v,
    ),
    JSON.stringify(1, () => ({ replaced: true, toString: 1 }).replaced),
    JSON.stringify({ a: [1] }, (k, v) => (k === '0' ? { deep: v } : k === 'deep' ? String(v) : v)),
    JSON.stringify('x', 5),
);
const cyc = { name: 'c' };
cyc.self = cyc;
console.log(t(() => JSON.stringify(cyc)).split('\n')[0]);
const cyc2 = { list: [{ back: null }] };
cyc2.list[0].back = cyc2;
console.log(t(() => JSON.stringify(cyc2)));
const shared = { s: 1 };
console.log(
    JSON.stringify([shared, shared, { shared }]),
    t(() =>
        JSON.stringify({
            get x() {
                throw new Error('getter');
            },
        }),
    ),
    t(() =>
        JSON.stringify({
            toJSON() {
                throw new Error('toJSON');
            },
        }),
    ),
    t(() =>
        JSON.stringify({}, () => {
            throw new Error('replacer');
        }),
    ),
);
for (const s of [
    '1',
    '-0',
    '1.5e3',
    '"a\\u0041\\n\\/"',
    'true',
    ' [1 , 2 ] ',
    '{"a":{"b":[null]}}',
    '{"a":1,"a":2}',
    '{"__proto__":1}',
    '[]',
    '{}',
    '"\\ud83d\\ude00"',
    '1e400',
    '{"2":1,"1":2}',
    '"\u2028"',
    '\t\n\r 5',
])
    console.log(s, '->', JSON.stringify(JSON.parse(s)), Object.is(JSON.parse(s), -0));
for (const s of [
    '',
    ' ',
    '01',
    '1.',
    '.5',
    '+1',
    '1e',
    '0x1',
    'NaN',
    'undefined',
    "'a'",
    '"a',
    '"\n"',
    '"\\x41"',
    '"\\u12"',
    '"\\',
    '[1,]',
    '[1 2]',
    '[',
    ']',
    '{',
    '{"a"}',
    '{"a":}',
    '{"a":1,}',
    '{a:1}',
    '{,}',
    'nul',
    'truex',
    '1 2',
    '[1]]',
    '{"a" 1}',
    '\u00a01',
    '"\t"',
    '-',
    '--1',
    '// c\n1',
    '[1,,2]',
    '{"a":1 "b":2}',
    'Infinity',
    '\ufeff1',
    '"abc',
    '{"abc":tru}',
])
    console.log(
        JSON.stringify(s),
        t(() => JSON.parse(s)),
    );
console.log(
    t(() => JSON.parse(undefined)),
    t(() => JSON.parse({})),
    JSON.parse(null),
    JSON.parse('"' + 'x'.repeat(50) + '"').length,
    t(() => JSON.parse('{"key": "' + 'y'.repeat(40) + '", bad}')),
    t(() => JSON.parse('[' + '1, '.repeat(30) + ']')),
    JSON.parse({ toString: () => '[5]' })[0],
    t(() => JSON.parse(Symbol())),
    t(() => JSON.parse(' \n\n  {"a":\n  x}')),
);
const revived = [];
console.log(
    JSON.stringify(
        JSON.parse('{"a":[1,2,{"b":3}],"c":"d"}', function (k, v) {
            revived.push(`${k}=${JSON.stringify(v)}`);
            return k === 'b' ? undefined : typeof v === 'number' ? v + 1 : v;
        }),
    ),
    revived.join(' '),
);
console.log(
    JSON.parse('[1,2,3]', (k, v) => (k === '1' ? undefined : v)),
    JSON.parse('{"x":1}', function (k, v) {
        if (k === 'x') this.y = 'added';
        return v;
    }),
    t(() =>
        JSON.parse('[1]', () => {
            throw new Error('reviver');
        }),
    ),
    JSON.parse('5', (k, v) => [k, v]),
    JSON.parse('{"a":1,"b":2}', function (k, v) {
        if (k === 'a') delete this.b;
        return v;
    }),
);
console.log(
    Object.keys(JSON.parse('{"b":1,"a":2,"10":3,"9":4}')).join(),
    Object.getPrototypeOf(JSON.parse('{"__proto__":null}')) === Object.prototype,
    JSON.parse('{"__proto__":5}').__proto__,
    JSON.stringify({ __proto__: null, x: 1 }),
    JSON[Symbol.toStringTag],
    Object.getOwnPropertyNames(JSON)
        .filter((k) => !['rawJSON', 'isRawJSON'].includes(k))
        .sort()
        .join(),
    JSON.parse.length,
    JSON.stringify.length,
);
let big = '[';
for (let i = 0; i < 200; i++) big += '{"id":' + i + ',"v":[' + i + ',"s' + i + '"]},';
big = big.slice(0, -1) + ']';
console.log(JSON.stringify(JSON.parse(big)) === big);
