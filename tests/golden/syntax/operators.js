// Operators: precedence, associativity, order of evaluation, coercion, all assignment forms.
const log = [];
const at = (name, v) => {
    log.push(name);
    return v;
};
console.log(
    2 ** (3 ** 2),
    (-2) ** 2,
    2 + 3 * 4 - ((6 / 2) % 2),
    1 + 2 + '3' + 4 + 5,
    1 - -1,
    -(-1),
    +'3' + +'4',
    (7 & 3) | (8 ^ 1),
    1 << (2 + 1),
    3 > 2 > 1,
    1 < 2 < 3,
);
console.log(at('a', 1) + at('b', 2) * at('c', 3) ** at('d', 2), log.splice(0).join(''));
console.log(
    at('a', 0) || at('b', '') || at('c', 'x') || at('d', 1),
    at('e', 1) && at('f', null) && at('g', 1),
    at('h', null) ?? at('i', 0) ?? at('j', 1),
    log.splice(0).join(''),
);
const o = {
    get p() {
        log.push('get');
        return 5;
    },
    set p(v) {
        log.push('set' + v);
    },
    n: null,
    z: 0,
    t: 1,
};
at('obj', o)[at('key', 'p')] += at('val', 2);
console.log(log.splice(0).join(' '));
at('obj', o)[at('key', 'p')] = at('val', 2);
console.log(log.splice(0).join(' '));
o.p++;
--o.p;
o.p ??= at('no', 1);
o.p &&= at('yes', 9);
o.p ||= at('no', 1);
console.log(log.splice(0).join(' '));
o.n ??= 'set';
o.z ||= 'set';
o.t &&= 'set';
o.miss ??= 'made';
console.log(o.n, o.z, o.t, o.miss);
let x = 10;
x += x++ + ++x;
console.log(x);
x = 5;
x = x++ + x;
console.log(x);
x -= 1;
x *= 2;
x /= 4;
x %= 3;
x **= 3;
x <<= 3;
x >>= 1;
x >>>= 1;
x |= 9;
x &= 13;
x ^= 6;
console.log(x);
let s = 'a';
s += 1;
s += null;
s += [1, 2];
s += {};
console.log(s);
let u;
u ??= () => {};
let v = 0;
v ||= function () {};
console.log(u.name, v.name);
console.log(
    typeof null,
    typeof undefined,
    typeof (() => 1),
    typeof Symbol(),
    typeof 1,
    typeof 'x',
    typeof {},
    typeof notDeclared,
    typeof class {},
    void 0,
    !'' + !'a',
    ~5,
    ~~-5.7,
    ~'x',
);
console.log(
    1 == '1',
    0 == '',
    null == undefined,
    null == 0,
    NaN == NaN,
    [1] == 1,
    '1,2' == [1, 2],
    {} == '[object Object]',
    true == 1,
    true == '1',
    null >= 0,
    undefined == 0,
    Symbol.iterator == Symbol.iterator,
    0 === -0,
    [] == ![],
);
console.log(
    'b' > 'a',
    'B' > 'a',
    '10' < '9',
    '10' < 9,
    'x' < 1,
    null < 1,
    undefined < 1,
    [2] > 1,
    '\ud83d' < '\uffff',
    'abc' < 'abcd',
    NaN <= NaN,
    -0 < 0,
    { valueOf: () => 3 } > 2,
);
console.log(
    5 % 3,
    -5 % 3,
    5 % -3,
    5.5 % 2,
    -0 % 1,
    5 % 0,
    Infinity % 2,
    5 % Infinity,
    1 / -0,
    0 / 0,
    -1 / 0,
    2 ** -1,
    (-8) ** (1 / 3),
    NaN ** 0,
    1 ** Infinity,
    (-0) ** -1,
);
console.log(
    1 << 31,
    1 << 32,
    -1 >>> 0,
    -1 >>> 31,
    -1 >> 31,
    (2 ** 32) >> 0,
    (2 ** 31) | 0,
    1.9 | 0,
    -1.9 | 0,
    NaN | 0,
    1e20 | 0,
    5 >> -1,
    '8' >> '1',
    4294967295 & 4294967295,
    (2147483647 + 1) | 0,
);
console.log(
    2147483647 + 1,
    -2147483648 - 1,
    65536 * 65536,
    46341 * 46341,
    -1 * 0,
    0 * -5,
    9007199254740991 + 2,
    0.1 + 0.2,
    1e308 * 10,
    5e-324 / 2,
    1 / 3,
    100 * 1.1,
    3 * 1.1,
);
console.log(
    'a' in { a: 1 },
    1 in [0],
    1 in [0, 1],
    'length' in [],
    [] instanceof Array,
    Object.create(null) instanceof Object,
    (() => {}) instanceof Function,
    1 instanceof Number,
    ({ [Symbol.hasInstance]: () => 1 }, 0),
);
console.log(
    {} instanceof { [Symbol.hasInstance]: (v) => typeof v },
    (1, 2, 3),
    (at('l', 1), at('r', 2)),
    log.splice(0).join(''),
    delete o.n,
    delete o.none,
    o.n,
    delete [].length,
);
console.log(
    true ? 1 : true ? 2 : 3,
    false ? 1 : false ? 2 : 3,
    (true, false) ? 'a' : 'b',
    1 ? (2 ? 'c' : 'd') : 'e',
);
const conv = {
    [Symbol.toPrimitive](h) {
        log.push(h);
        return h === 'number' ? 4 : 'p';
    },
};
console.log(
    +conv,
    conv + 1,
    `${conv}`,
    conv * 2,
    conv == 'p',
    conv < 5,
    [conv] + '',
    { p: 1 }[conv],
    log.splice(0).join(),
);
const vo = {
    valueOf() {
        log.push('v');
        return {};
    },
    toString() {
        log.push('t');
        return '7';
    },
};
console.log(vo * 1, vo + 1, `${vo}`, log.splice(0).join(''));
for (const f of [
    () => Symbol() + '',
    () => +Symbol(),
    () => ({ valueOf: () => ({}), toString: () => ({}) }) + 1,
    () => 'x' in 'y',
    () => 1 instanceof 1,
    () => ({}) instanceof (() => {}),
    () => ({}) instanceof {},
    () => null.x,
    () => undefined[Symbol.iterator],
    () => null[{}],
    () => {
        null.x = 1;
    },
    () => {
        'use strict';
        undefined_ = 1;
    },
    () => {
        'use strict';
        'abc'.length = 1;
    },
    () => {
        'use strict';
        'abc'[0] = 'x';
    },
    () => {
        'use strict';
        (5).x = 1;
    },
    () => {
        'use strict';
        delete Object.prototype;
    },
    () => {
        'use strict';
        delete [].length;
    },
    () => {
        'use strict';
        NaN = 1;
    },
    () => {
        'use strict';
        undefined = 1;
    },
    () => {
        'use strict';
        Object.freeze([1]).push(2);
    },
    () => {
        'use strict';
        Object.freeze({ a: 1 }).a = 2;
    },
    () => {
        'use strict';
        ({
            get a() {
                return 1;
            },
        }).a = 2;
    },
    () => ({ [Symbol.toPrimitive]: 1 }) + 1,
    () => ({ [Symbol.toPrimitive]: () => ({}) }) + 1,
]) {
    try {
        console.log(f());
    } catch (e) {
        console.log(`${e.name}: ${e.message}`);
    }
}
for (const code of [
    '-1 ** 2',
    'typeof 1 ** 2',
    '(-1) ** 2',
    '2 ** -1',
    '1 = 2',
    'a + b = c',
    '++a++',
    'a++ ++',
    'a => 1 + 1 || 2',
    'a ? b, c : d',
    'new.target++',
    '(a, b) = 1',
    '(a) = 1',
    '(a.b) = 1',
    'this = 1',
    '"use strict"; eval = 1',
    '"use strict"; arguments++',
    '"use strict"; delete a',
    'delete (a)',
    '"use strict"; delete ((a))',
    'a ||= b ?? c',
    'a.b ??= 1',
    '({}) ??= 1',
    'a &&= b = c',
    '[a] += 1',
    'a <!-- b',
    '1..x',
    '1.x',
    '1 .x',
    '0x',
    '08.5',
    '"use strict"; 010',
    '1_',
    '1__0',
    '0_1',
    '1e_5',
    '3in []',
    '3 in []',
    'async => 1 + 1',
    'import.meta',
    'yield = 1',
]) {
    try {
        new Function('a', 'b', 'c', 'd', 'f', code);
        console.log('ok:', code);
    } catch (x) {
        console.log(`${x.name}:`, code);
    }
}
