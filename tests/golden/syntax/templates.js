// gc-stress
// Templates: substitution, raw strings, the cached object of each site, invalid escapes in tags.
const show = (strings, ...values) => JSON.stringify([strings, strings.raw, values]);
console.log(`plain`, ``, `a${1}b${'two'}c`, `${1}${2}`, `nested ${`in ${'side'}`} out`);
console.log(`line
two\ttab \u0041 \u{1F600} \x41 \
continued \` \${ $ { }`);
console.log(show`a${1}b${{}}c`, show``, show`${0}`, show`\n\t\u0041`);
console.log(show`\unicode and \xerxes \u{110000} \01 ${1} ok`);
function site() {
    return ((s) => s)`same ${0} site`;
}
console.log(site() === site(), ((s) => s)`x` === ((s) => s)`x`);
const collected = [];
for (let i = 0; i < 3; i++) collected.push(((s) => s)`loop ${i}`);
console.log(collected[0] === collected[1] && collected[1] === collected[2]);
const s = site();
console.log(Object.isFrozen(s), Object.isFrozen(s.raw), Array.isArray(s), s.raw[0], s.length);
console.log(Object.getOwnPropertyDescriptor(s, 'raw').enumerable);
const o = {
    name: 'o',
    tag(str, ...v) {
        return this.name + str.join('-') + v;
    },
};
console.log(
    o.tag`x${1}y`,
    o['tag']`z`,
    new (() =>
        class {
            m = 'made';
        })``().m,
);
const chain = (s1) => (s2, v) => s1[0] + s2.join('|') + v;
console.log(chain`one``two${3}four`);
console.log(
    String.raw`\n${1}\u00e9${2}`,
    String.raw({ raw: 'abc' }, 1, 2, 3),
    String.raw({ raw: [] }),
);
console.log(
    `${[1, [2, 3]]} ${null} ${undefined} ${{ toString: () => 'ts', valueOf: () => 1 }} ${-0}`,
);
console.log(
    `${{ [Symbol.toPrimitive]: (hint) => hint }}` + { [Symbol.toPrimitive]: (hint) => hint },
);
try {
    `${Symbol('s')}`;
} catch (e) {
    console.log(e.message);
}
try {
    undefined`x`;
} catch (e) {
    console.log(e.message);
}
try {
    o.missing`x`;
} catch (e) {
    console.log(e.message);
}
console.log(
    ((s) => s.raw[0].length)`a
b`,
    `\
`.length,
    `a\
b`,
);
console.log(eval('((s) => s.raw[0].length)`a\r\nb\rc`'), eval('`a\r\nb`.length'));
const order = [];
`${order.push('a')}${order.push('b')}`;
console.log(order.join());
console.log(typeof `x`, `a` + 'a' === 'aa', `abc`.length, `${'x'.repeat(3)}`[1], (() => `arrow`)());
for (const code of [
    '`\\u`',
    '`\\x1`',
    '`\\01`',
    '`${}`',
    '`${1',
    '`abc',
    'a?.`x`',
    'a?.b`x`',
    'tag`\\u`',
    'new tag`x`',
    '`a` = 1',
    '`\\0`',
]) {
    try {
        new Function(code);
        console.log('ok:', code);
    } catch (e) {
        console.log(`${e.name}:`, code);
    }
}
