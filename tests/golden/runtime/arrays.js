// gc-stress
// Arrays: holes, length, indices at the border of what an index is, growth and truncation.
const show = (a) => `${a.length}[${Array.from(a, (v, i) => (i in a ? String(v) : '-')).join()}]`;
const a = [1, , 3];
a[5] = 6;
console.log(show(a));
a.length = 2;
console.log(show(a));
a.length = 4;
console.log(show(a), a[3], 3 in a, Object.keys(a).join());
delete a[0];
console.log(show(a));
a[a.length] = 'end';
console.log(show(a));
a['6'] = 's';
a['07'] = 'no index';
a[-1] = 'neg';
a[1.5] = 'frac';
a['1e1'] = 'e';
a[true] = 't';
console.log(show(a), Object.keys(a).join());
a.length = '3';
console.log(show(a));
a.length = { valueOf: () => 1 };
console.log(show(a));
for (const bad of [-1, 1.5, NaN, 4294967296, 'x', {}]) {
    try {
        a.length = bad;
        console.log('ok', bad);
    } catch (e) {
        console.log(e.name, e.message);
    }
}
const far = [];
far[4294967294] = 'last index';
far[4294967295] = 'not an index';
console.log(far.length, Object.keys(far).join(), far[4294967294]);
far.length = 0;
console.log(Object.keys(far).join(), far.length);
try {
    far.length = 4294967295;
    far.push('over');
} catch (e) {
    console.log(e.name, e.message, far.length, far[4294967295]);
}
const sparse = [];
sparse[1000000] = 'a';
sparse[5] = 'b';
sparse[500000] = 'c';
console.log(
    sparse.length,
    Object.keys(sparse).join(),
    sparse.indexOf('a'),
    sparse.filter(() => true).join(),
    sparse.findIndex((x) => x === 'b'),
);
let n = 0;
sparse.forEach(() => n++);
sparse.reverse();
console.log(n, Object.keys(sparse).join());
sparse.sort();
console.log(Object.keys(sparse).join(), sparse[0]);
sparse.length = 1;
console.log(show(sparse));
for (const make of [
    () => Array(3),
    () => new Array(3),
    () => Array('3'),
    () => Array(1, 2),
    () => Array(),
    () => Array(0),
    () => Array.of(3),
    () => [...Array(2)],
    () => Array.from({ length: 2 }),
    () => Array.from('ab'),
    () => Array(-1),
    () => Array(1.5),
    () => Array(NaN),
    () => Array(4294967295).length,
    () => [undefined, ,],
    () => [].concat([1, , 2], 3, [[4]]),
    () => Array.from({ length: 3, 1: 'x' }, (v, i) => v ?? i),
    () => Array.from(new Map([[1, 2]])),
    () => Array.apply(null, Array(2)),
    () => Array.from([1, , 3]),
]) {
    try {
        const r = make();
        console.log(Array.isArray(r) ? show(r) : r);
    } catch (e) {
        console.log(e.name, e.message);
    }
}
const holes = [, 'a', , 'b', ,];
console.log(
    show(holes),
    holes.map((x) => x + x).length,
    show(holes.map((x) => x)),
    show(holes.filter(() => 1)),
    show(holes.slice(0, 3)),
    show(holes.concat([,])),
    show([...holes]),
    holes.join('|'),
    holes.includes(undefined),
    holes.indexOf(undefined),
    holes.findIndex((x) => x === undefined),
    show(holes.flat()),
    show(holes.splice(0, 2)),
    show(holes),
    show(holes.fill(0, 1)),
    holes.every((x) => x !== undefined),
    show([3, , 1, undefined, 2].sort()),
    show([1, , 2].reverse()),
    [, 1].reduce((p, c) => p + c),
    show([, 1].copyWithin(1, 0)),
    show([1, , 2].toSorted()),
    show([1, , 2].with(0, 5)),
    show([, 1].toReversed()),
    Object.entries([, 'x']).join(),
    [, 1].some((x) => x === undefined),
    [...[, 1].entries()].join(';'),
    [...[, 1].keys()].join(),
);
const nested = [[1, [2, [3, [4]]]], , 5];
console.log(
    nested.flat().length,
    nested.flat(Infinity).join(),
    nested.flatMap((x) => x).length,
    nested.toString(),
    String([null, undefined, [], [[]], {}]),
);
const cyc = [1];
cyc.push(cyc);
console.log(String(cyc), cyc.join('-'), cyc.flat().length);
const grow = [];
for (let i = 0; i < 100; i++) grow[i] = i;
for (let i = 0; i < 90; i++) grow.pop();
console.log(grow.join());
const q = [];
for (let i = 0; i < 50; i++) {
    q.push(i, i + 0.5);
    q.shift();
}
console.log(q.length, q[0], q[49]);
const un = [];
for (let i = 0; i < 20; i++) un.unshift(i);
console.log(un.join());
const down = [];
for (let i = 9; i >= 0; i--) down[i] = i;
console.log(show(down));
const mixed = [1, 2.5, 'x', null, undefined, true, Symbol.iterator, {}, [], () => {}];
console.log(mixed.length, mixed.map((x) => typeof x).join());
mixed[1] += 1;
mixed[0]++;
mixed[2] += mixed[0];
console.log(mixed[0], mixed[1], mixed[2]);
const like = { length: 2, 0: 'a', 1: 'b' };
console.log(
    Array.prototype.map.call(like, (x) => x + x).join(),
    Array.prototype.push.call(like, 'c'),
    like.length,
    Array.prototype.join.call('xyz', '+'),
    Array.prototype.slice.call(like, 1).join(),
);
console.log(
    [1, 2, 3].at(-1),
    [1, 2, 3].at(5),
    [3, 2, 1].lastIndexOf(2),
    [1, 2, 3, 4].findLast((x) => x % 2),
    [NaN].includes(NaN),
    [NaN].indexOf(NaN),
    [1, 2, 3, 4, 5].copyWithin(0, 3).join(),
    [1, 2, 3].fill(9, -1).join(),
    [0, 1, 2, 3].splice(1, 2, 'a', 'b', 'c').join(),
    [0, 1, 2].toSpliced(1, 1, 'x').join(),
);
try {
    [].reduce((x) => x);
} catch (e) {
    console.log(e.message);
}
try {
    [1].with(5, 0);
} catch (e) {
    console.log(e.name, e.message);
}
try {
    [1].map(5);
} catch (e) {
    console.log(e.message);
}
try {
    Array.from(null);
} catch (e) {
    console.log(e.message);
}
try {
    [1, 2].sort(1);
} catch (e) {
    console.log(e.message);
}
