// Strings: ropes built by +=, slices of them, mixed widths, surrogates, comparison, keys.
let rope = '';
for (let i = 0; i < 20000; i++) rope += i % 10;
console.log(
    rope.length,
    rope[0],
    rope[19999],
    rope.slice(9995, 10005),
    rope.indexOf('90123', 100),
    rope.charCodeAt(12345),
);
let left = '';
for (let i = 0; i < 5000; i++) left = (i % 10) + left;
console.log(
    left.length,
    left.slice(0, 12),
    left.lastIndexOf('0987'),
    left === [...rope.slice(0, 5000)].reverse().join(''),
);
let deep = 'x';
for (let i = 0; i < 16; i++) deep = deep + deep;
console.log(
    deep.length,
    deep === 'x'.repeat(65536),
    deep + 'y' > deep,
    (deep + 'é').length,
    (deep + '€').charAt(65536),
);
let mixed = 'ascii';
mixed += 'é';
mixed += '€';
mixed += '😀';
console.log(
    mixed,
    mixed.length,
    [...mixed].length,
    mixed.slice(5, 7),
    mixed.at(-1).charCodeAt(),
    mixed.codePointAt(7),
    mixed.split('').length,
    mixed.slice(0, -2) + '!',
);
const long = 'abcdefghij'.repeat(1000);
const part = long.slice(5, 9000).slice(10, 8000).substring(3, 7000);
console.log(
    part.length,
    part.slice(0, 5),
    part.endsWith('cdefghij'),
    part.includes('jabc'),
    part.substr(-4, 2),
    part.at(-1),
);
const o = {};
o['ke' + 'y'] = 1;
o[`${'k'}ey`]++;
const k = 'k' + String.fromCharCode(101) + 'y';
o[k]++;
console.log(o, k in o, o[rope.slice(0, 0) + 'key']);
o[long] = 'long key';
console.log(Object.keys(o)[1].length, o['abcdefghij'.repeat(1000)]);
console.log('a' + 1 + null + undefined + true + [1, [2]] + {} + (() => 1) + 1.5 + -0 + 1e21 + NaN);
console.log(
    '\ud83d' + '\ude00' === '😀',
    '\ud83d\ude00'.split(''),
    encodeURIComponent('😀é'),
    'ß'.toUpperCase(),
    'İ'.toLowerCase().length,
    'ΑΣ'.toLowerCase(),
    'ﬃ'.toUpperCase(),
    'ŉ'.toUpperCase(),
    'ǰ'.toUpperCase(),
);
console.log(
    ['b', 'a', 'C', 'é', 'z', '10', '9', '', 'ab', 'aé', '\uffff', '😀'].sort().join(),
    'a' < 'b',
    'a' < 'B',
    'é' > 'z',
    '' < 'a',
    'aa' > 'a',
    '😀' < '\uffff',
    rope + 'a' < rope + 'b',
    rope === rope + '',
    rope + '1' === rope + '1',
);
let s = 'immutable';
s[0] = 'X';
s.length = 2;
s.prop = 1;
console.log(
    s,
    s.prop,
    s['0'],
    s[99],
    s['-1'],
    '0' in Object(s),
    Object.keys(Object('ab')).join(),
    s.hasOwnProperty(3),
    s.hasOwnProperty('length'),
);
console.log(
    'abc'.concat(1, null),
    'a-b-c'.split('-', 2),
    'abc'.split(''),
    ''.split(''),
    ''.split(','),
    'abc'.split(),
    'a,b,'.split(','),
    'aXbX'.replace('X', "$&$&-$`-$'-$$"),
    'aXbX'.replaceAll('X', (m, i) => m + i),
    'abc'.replace('', '_'),
    'abc'.replaceAll('', '_'),
);
console.log(
    'abc'.padStart(6, '12'),
    'abc'.padEnd(7, '12'),
    'abc'.padStart(2),
    '|' + '\t\n \u00a0\ufeffx \u2029'.trim() + '|',
    'x'.localeCompare('y'),
    'a'.codePointAt(0),
    'abc'.substring(2, 0),
    'abc'.slice(2, 0) === '',
    'abc'.substr(1, 1),
    'abcabc'.lastIndexOf('c', -1),
    'abcabc'.indexOf('', 10),
    'abc'.startsWith('b', 1),
    'abc'.repeat(0) === '',
    'a\u0301'.normalize() === 'á',
    'á'.normalize('NFD').length,
    'ﬁ'.normalize('NFKC'),
    '\ud800'.isWellFormed(),
    '\ud800a'.toWellFormed().charCodeAt(0).toString(16),
);
for (const f of [
    () => 'x'.repeat(-1),
    () => 'x'.repeat(Infinity),
    () => 'x'.repeat(2 ** 30),
    () => 'x'.normalize('bad'),
    () => String.fromCodePoint(1.5),
    () => String.fromCodePoint(0x110000),
    () => 'abc'.startsWith({ [Symbol.match]: true }),
    () => String.prototype.trim.call(null),
    () => {
        let big = 'x'.repeat(2 ** 28);
        big + big + big;
    },
    () => 'a'.at(),
    () => `${Object.create(null)}`,
]) {
    try {
        console.log(f());
    } catch (e) {
        console.log(e.name, e.message);
    }
}
let built = [];
for (let i = 0; i < 300; i++) built.push(String.fromCharCode(32 + i));
built = built.join('');
let h = 0;
for (let i = 0; i < built.length; i++) h = (h * 31 + built.charCodeAt(i)) | 0;
console.log(built.length, h);
const rev = [...built].reverse().join('');
console.log(rev.length, rev === built, rev.charCodeAt(0));
