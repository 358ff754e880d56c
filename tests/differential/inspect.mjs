// Prints thousands of random values with console.log: what an engine's inspection has to agree on.
//
// usage: inspect.mjs SEED
//
// Stacks differ from engine to engine, so every error here carries a stack of its own making.

import { below, chance, pick, several } from './random.mjs';

const COUNT = 2000;

// --- leaves -----------------------------------------------------------------------------------

const PIECES = [
    'a',
    'b',
    'word ',
    'x',
    ' ',
    "'",
    '"',
    '`',
    '\n',
    '\t',
    '\\',
    '\0',
    '\x1b',
    '\x7f',
    '\x80',
    '\xa0',
    'é',
    'ß',
    '日本',
    '漢',
    '\u{1F600}',
    '\ud800',
    '\udc00',
    'e\u0301',
    '\u200b',
    '\u2028',
    'ｆ',
    '한',
    '\ufeff',
    '$',
    '{}',
    '[1]',
    '%s',
    '.',
    '-',
    '_',
    '0',
    '7',
];

const piecesOf = (n) => several(n, () => pick(PIECES)).join('');

function string() {
    const kind = below(10);
    if (kind < 4) return pick(['', 'a', 'foo', 'hello world', 'line', 'x y', '0', 'true', 'null']);
    if (kind < 7) return piecesOf(1 + below(6));
    if (kind < 8) return 'abcdefghij'.repeat(1 + below(12)).slice(below(9));
    if (kind < 9) return several(1 + below(4), () => 'lorem ipsum '.repeat(1 + below(3))).join('\n');
    return piecesOf(10 + below(30));
}

const NUMBERS = [
    0,
    -0,
    1,
    -1,
    1.5,
    -2.25,
    0.1,
    1e21,
    1e-7,
    123456789,
    2 ** 53,
    NaN,
    Infinity,
    -Infinity,
    255,
    1000,
    99999,
    3.14159,
    5e-324,
    -1e300,
];

const number = () => (chance(0.6) ? pick(NUMBERS) : below(10 ** (1 + below(8))) / pick([1, 1, 8]));

const KEYS = [
    'a',
    'b',
    'key',
    'name',
    'value',
    'id',
    'x1',
    '_p',
    '$',
    'longerKeyName',
    'a-b',
    'a b',
    '1',
    '0',
    '42',
    '-1',
    '1.5',
    '',
    "it's",
    'say "x"',
    'new\nline',
    'é',
    '日本',
    'class',
    'constructor_',
    'toString_',
    '\u{1F600}',
    'with space',
    'UPPER',
    'snake_case',
    '\x01',
];

const SYMBOLS = [
    Symbol('sym'),
    Symbol(''),
    Symbol(),
    Symbol('a b'),
    Symbol.iterator,
    Symbol.for('reg'),
    Symbol("it's"),
    Symbol('日'),
];

// An iterator of its own would change how a Map is walked.
const KEY_SYMBOLS = SYMBOLS.filter((symbol) => symbol !== Symbol.iterator);
const key = () => (chance(0.9) ? pick(KEYS) : pick(KEY_SYMBOLS));

const leaf = () =>
    pick([
        number,
        number,
        string,
        string,
        () => chance(0.5),
        () => null,
        () => undefined,
        () => pick(SYMBOLS),
    ])();

// --- functions and classes --------------------------------------------------------------------

class Point {
    constructor() {
        this.x = 1;
        this.y = -2;
    }
}
class Point3 extends Point {
    z = 0;
    get w() {
        return 1;
    }
    static s = 1;
}
class Empty {}
class Tagged {
    get [Symbol.toStringTag]() {
        return 'Marked';
    }
}
class List extends Array {}
class Table extends Map {}
class Bag extends Set {}
class Failure extends Error {}
class Later extends Promise {}
function Old() {
    this.old = true;
}
function* counter() {
    yield 1;
}
async function* slow() {
    yield 1;
}

const FUNCTIONS = [
    () => {},
    function () {},
    function named() {},
    async () => {},
    async function waits() {},
    counter,
    slow,
    class {},
    class Named {},
    class Sub extends Point {},
    Math.max,
    Symbol,
    Array,
    Old,
    Point3,
    (() => {}).bind(null),
    function bound() {}.bind(1),
    Object.prototype.toString,
    { method() {} }.method,
    { *gen() {} }.gen,
    Object.getOwnPropertyDescriptor(
        {
            get g() {
                return 1;
            },
        },
        'g',
    ).get,
    Object.setPrototypeOf(function bare() {}, null),
    class extends null {},
];

function functionValue(depth) {
    if (chance(0.8)) return pick(FUNCTIONS);
    const f = pick([() => function withKeys() {}, () => () => {}, () => class K {}])();
    return fill(f, depth, below(3));
}

// --- containers -------------------------------------------------------------------------------

/** Gives an object some properties; now and then an accessor or a hidden one. */
function fill(object, depth, count) {
    for (let i = 0; i < count; i++) {
        const k = key();
        if (k === 'name' && (typeof object === 'function' || object instanceof Error)) continue;
        if (Object.hasOwn(object, k) && !Object.getOwnPropertyDescriptor(object, k).configurable)
            continue;
        const kind = below(20);
        if (kind === 0)
            Object.defineProperty(object, k, {
                get() {
                    return 1;
                },
                enumerable: true,
                configurable: true,
            });
        else if (kind === 1)
            Object.defineProperty(object, k, { set(v) {}, enumerable: true, configurable: true });
        else if (kind === 2)
            Object.defineProperty(object, k, {
                get() {},
                set(v) {},
                enumerable: true,
                configurable: true,
            });
        else if (kind === 3)
            Object.defineProperty(object, k, { value: 1, enumerable: false, configurable: true });
        else
            Object.defineProperty(object, k, {
                value: value(depth - 1),
                enumerable: true,
                configurable: true,
                writable: true,
            });
    }
    return object;
}

const size = () => pick([0, 0, 1, 1, 2, 2, 3, 3, 4, 5, 6, 7, 8]);

const objectValue = (depth) => fill({}, depth, size());

function arrayValue(depth) {
    const kind = below(12);
    if (kind < 5) return several(size(), () => value(depth - 1));
    if (kind < 6) return several(below(30), () => number());
    if (kind < 7) return several(below(40), () => below(10 ** (1 + below(5))));
    if (kind < 8) return several(7 + below(20), () => string().slice(0, 1 + below(15)));
    if (kind < 9) return several(pick([6, 7, 99, 100, 101, 103, 130]), (i) => pick([i, i, `s${i}`]));
    if (kind < 10) return several(7 + below(6), () => (chance(0.5) ? leaf() : value(depth - 1)));
    const array = several(size(), () => value(depth - 1));
    if (kind < 11) {
        array.length += below(4);
        for (let i = 0; i < 2; i++) delete array[below(array.length + 1)];
        if (chance(0.3)) array[array.length + 1 + below(120)] = leaf();
        return array;
    }
    return fill(array, depth, 1 + below(2));
}

const mapValue = (depth) =>
    new Map(several(size(), () => [chance(0.7) ? leaf() : value(depth - 1), value(depth - 1)]));

const setValue = (depth) => new Set(several(size(), () => value(depth - 1)));

function errorValue(depth) {
    const E = pick([Error, TypeError, RangeError, Failure]);
    const text = pick(['', 'message', 'two\nlines', 'a longer message of several words', "it's"]);
    const error = new E(text);
    const first = `${pick([E.name, E.name, 'Error'])}${text && ': '}${text}`;
    error.stack =
        first +
        pick(['', '\n    at place (file.js:1:2)', '\n    at a (b.js:3:4)\n    at c (d.js:5:6)']);
    if (chance(0.3)) fill(error, depth, 1 + below(3));
    if (chance(0.2))
        Object.defineProperty(error, 'cause', {
            value: depth > 0 ? value(depth - 1) : 1,
            configurable: true,
        });
    if (chance(0.1)) error.name = 'Renamed';
    return error;
}

function promiseValue(depth) {
    const kind = below(4);
    if (kind === 0) return new Promise(() => {});
    if (kind === 1) {
        const p = Promise.reject(value(depth - 1));
        p.catch(() => {});
        return p;
    }
    if (kind === 2) return Later.resolve(leaf());
    const v = value(depth - 1);
    // A promise resolved with a promise is that promise: the state has to be plain.
    return Promise.resolve(
        v !== null && typeof v === 'object' && typeof v.then === 'function' ? 1 : v,
    );
}

const instance = (depth) =>
    pick([
        () => new Point(),
        () => new Point3(),
        () => new Empty(),
        () => new Tagged(),
        () => new Old(),
        () => new (class {})(),
        () => new (class extends Empty {})(),
        () => List.from([1, leaf()]),
        () => new List(),
        () => new Table([[1, leaf()]]),
        () => new Bag([leaf()]),
        () => fill(new Empty(), depth, size()),
        () => fill(new Tagged(), depth, size()),
        () => fill(new Point(), depth, 1),
        () => Object.create(Point.prototype),
        () => Object.create({ plain: 1 }),
        () => Object.create(Object.create(null)),
        () => fill(Object.create(null), depth, size()),
        () => fill(Object.create(new Point()), depth, 1),
        () => Object.setPrototypeOf([1, 2], null),
        () => Object.setPrototypeOf(new Map([[1, 2]]), null),
        () => Object.assign({ [Symbol.toStringTag]: pick(['Tag', 'a b', '']) }, { v: leaf() }),
        () => Object.assign(Object.create(null), { [Symbol.toStringTag]: 'NullTag' }),
    ])();

const boxed = (depth) =>
    pick([
        () => Object(number()),
        () => Object(string().slice(0, 20)),
        () => Object(chance(0.5)),
        () => Object(pick(SYMBOLS)),
        () => fill(Object(string().slice(0, 5)), depth, 1),
        () => fill(Object(number()), depth, 1),
    ])();

const odd = (depth) =>
    pick([
        () => counter(),
        () => slow(),
        () =>
            (function () {
                return arguments;
            })(leaf(), value(depth - 1)),
        () =>
            new Map([
                [1, leaf()],
                [2, value(depth - 1)],
            ]).entries(),
        () => new Map([[leaf(), 1]]).keys(),
        () => new Set([leaf(), value(depth - 1)]).values(),
        () => new Set([1]).entries(),
        () => [1, 2].values(),
        () => 'ab'[Symbol.iterator](),
        () => new WeakMap(),
        () => new WeakSet(),
        () => Math,
        () => JSON,
        () => Reflect,
        () => fill(counter(), depth, 1),
        () => Point.prototype,
        () => Point3.prototype,
        () => Object.freeze({ frozen: leaf() }),
        () => fill(promiseValue(0), depth, 1),
        () => fill(new Map([[1, 2]]), depth, 2),
        () => fill(new Set([value(depth - 1)]), depth, 1),
    ])();

/** Something that contains itself, or another thing twice. */
function knot(depth) {
    const a = pick([() => ({}), () => [], () => new Map(), () => new Set(), () => new Point()])();
    const b = chance(0.5) ? { inner: a } : [a];
    const put = (where, what) => {
        if (where instanceof Map) where.set(chance(0.5) ? 'k' : what, what);
        else if (where instanceof Set) where.add(what);
        else if (Array.isArray(where)) where.push(what);
        else where[pick(['self', 'other', 'next'])] = what;
    };
    put(a, chance(0.5) ? a : b);
    if (chance(0.5)) put(a, b);
    if (chance(0.5)) put(b, a);
    if (chance(0.5)) put(a, value(depth - 1));
    return pick([a, b, [a, b], { a, b, again: a }]);
}

function value(depth) {
    if (depth <= 0)
        return chance(0.8) ? leaf() : pick([{}, [], new Map(), new Set(), new Empty(), () => {}]);
    const kind = below(40);
    if (kind < 8) return leaf();
    if (kind < 16) return objectValue(depth);
    if (kind < 24) return arrayValue(depth);
    if (kind < 26) return mapValue(depth);
    if (kind < 28) return setValue(depth);
    if (kind < 30) return functionValue(depth);
    if (kind < 32) return instance(depth);
    if (kind < 33) return boxed(depth);
    if (kind < 34) return errorValue(depth);
    if (kind < 35) return promiseValue(depth);
    if (kind < 37) return odd(depth);
    if (kind < 38) return knot(depth);
    return { [pick(['data', 'list', 'nested'])]: value(depth - 1), [pick(['n', 'text'])]: leaf() };
}

// --- printing ---------------------------------------------------------------------------------

const FORMATS = [
    '%s',
    '%d',
    '%i',
    '%f',
    '%O',
    '%o',
    '%j',
    '%c',
    '%%',
    '%x',
    'text %s',
    '%s and %s',
    '%s%d',
];

/** What every format can print: %d and %i throw where a number cannot be made of the value. */
function plain() {
    const inner = pick([number, string, () => chance(0.5), () => null, () => undefined])();
    return pick([() => inner, () => [inner], () => ({ a: inner }), () => new Map([[1, inner]])])();
}

function print(i) {
    const kind = below(20);
    if (kind < 15) console.log(i, value(1 + below(4)));
    else if (kind < 16) console.log(value(2), value(2), value(1));
    else if (kind < 17) console.log(i, [value(3)]);
    else if (kind < 18) console.log(pick(FORMATS), plain(), plain());
    else if (kind < 19) console.dir(value(5), { depth: pick([0, 1, 3, null]) });
    else {
        console.group(i);
        console.log(value(2));
        console.groupEnd();
    }
}

for (let i = 0; i < COUNT; i++) print(i);
