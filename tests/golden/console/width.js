// gc-stress
// Line breaking at the border: lengths near 72, 76 and 80, entries near 16, unicode widths.
for (let n = 60; n < 80; n += 1) console.log({ k: 'x'.repeat(n) }, ['y'.repeat(n)]);
for (let n = 10; n < 24; n++) console.log({ a: 'x'.repeat(n), b: 'y'.repeat(n), c: 'z'.repeat(n) });
for (let n = 1; n < 14; n++) console.log(Array.from({ length: 7 }, (_, i) => 'v'.repeat(n)));
for (let n = 3; n < 9; n++)
    console.log({ outer: { list: Array.from({ length: n }, (_, i) => 'entry ' + i), n } });
for (let d = 0; d < 4; d++) {
    let o = { leaf: 'l'.repeat(50), other: [1, 2, 3] };
    for (let i = 0; i < d; i++) o = { ['level' + i]: o, tail: 'tail' };
    console.log(o);
}
console.log(['漢'.repeat(30), '字'.repeat(5)], { '漢字': '漢'.repeat(33), z: 'z' });
console.log(Array.from({ length: 12 }, (_, i) => '漢'.repeat((i % 3) + 1)));
console.log(Array.from({ length: 12 }, (_, i) => 'e\u0301'.repeat((i % 3) + 1)));
console.log(Array.from({ length: 12 }, (_, i) => '\u200d'.repeat(i % 2) + 'x'));
console.log(Array.from({ length: 40 }, (_, i) => (i % 9 === 0 ? 'longer' + i : i)));
console.log(Array.from({ length: 24 }, (_, i) => ({})));
console.log(Array.from({ length: 24 }, (_, i) => [i]));
console.log(Array.from({ length: 100 }, (_, i) => (i * 7919) % 1000));
console.log(
    Array.from({ length: 27 }, (_, i) => 1 / (i + 1)),
    Array.from({ length: 15 }, (_, i) => (i % 4 ? i * 100 : -i)),
);
for (let n = 1; n < 8; n++)
    console.log(
        new Map(Array.from({ length: n }, (_, i) => ['key' + i, i * 1000])),
        new Set(Array.from({ length: n * 3 }, (_, i) => i)),
    );
console.log([{ a: 1, b: { c: 2 } }, 'x'], [[['a', 'b']], 'c'], { a: [], b: {}, c: [[]], d: [{}] }, [
    [1, [2, [3]]],
    [1, [2]],
]);
console.log({
    fn: function someVeryLongFunctionNameForTheSakeOfIt() {},
    fn2: class AnotherVeryLongClassName {},
    z: 1,
});
