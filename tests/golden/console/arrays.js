// gc-stress
// Arrays: one line or many, grouping in columns, more items, holes, extra keys, subclasses.
for (const n of [5, 6, 7, 10, 16, 17, 26, 27, 30, 50, 99, 100, 101, 102, 150])
    console.log(Array.from({ length: n }, (_, i) => i));
console.log(Array.from({ length: 30 }, (_, i) => i * 1000 - 5000));
console.log(Array.from({ length: 30 }, (_, i) => i / 7));
console.log(Array.from({ length: 20 }, (_, i) => 'item' + i));
console.log(Array.from({ length: 10 }, (_, i) => 'x'.repeat(i * 3)));
console.log(Array.from({ length: 8 }, (_, i) => ({ i })));
console.log(Array.from({ length: 7 }, (_, i) => [i, i * i]));
console.log(Array.from({ length: 12 }, (_, i) => (i % 2 ? i : 'str' + i)));
console.log(Array.from({ length: 7 }, () => 'a word'.repeat(4)));
console.log(Array.from({ length: 200 }, (_, i) => 'k' + i));
console.log(Array.from({ length: 26 }, (_, i) => String.fromCharCode(97 + i)));
console.log(Array.from({ length: 9 }, (_, i) => -i));
console.log(Array.from({ length: 14 }, (_, i) => [undefined, null, true, 1.5][i % 4]));
console.log(Array.from({ length: 10 }, () => '日本'));
console.log(Array.from({ length: 9 }, (_, i) => '😀'.repeat(i)));
console.log(Array.from({ length: 12 }, (_, i) => Symbol('s' + i)));
console.log(Array.from({ length: 7 }, (_, i) => () => i));
console.log(Array.from({ length: 8 }, (_, i) => 10 ** i));
console.log(Array.from({ length: 8 }, (_, i) => 'é'.repeat(i)));
console.log([, , 1, , 2, , ,]);
console.log(Array(5));
console.log([1, , 3]);
console.log(Array(200));
const sparse = [1, 2];
sparse[50] = 'x';
sparse[1000] = 'y';
console.log(sparse);
console.log(Object.assign([1, 2], { k: 'v', [Symbol('s')]: 1, '-1': 'neg', 1.5: 'frac' }));
console.log(
    Object.assign(
        Array.from({ length: 10 }, (_, i) => i),
        { extra: true },
    ),
);
console.log(Object.assign([], { only: 'key' }));
console.log(Object.defineProperty([1], 'hidden', { value: 1 }));
console.log(
    new (class List extends Array {})(3),
    new (class List extends Array {})(),
    class List extends Array {}.from([1, 2]),
);
const holes = Array.from({ length: 120 }, (_, i) => i);
delete holes[3];
delete holes[4];
delete holes[110];
console.log(holes);
console.log([
    ['a', 'b'],
    ['c', ['d', ['e', ['f']]]],
]);
console.log([
    { a: 1, b: 2 },
    { a: 3, b: 4 },
]);
console.log([[1, 2, [3, 4, [5, [6]]]], { a: [{ b: [{ c: 1 }] }] }]);
console.log([[], [[]], [[], []], {}, [{}]]);
console.log(['a'.repeat(30), 'b'.repeat(30), 'c'.repeat(30)]);
console.log(['a'.repeat(20), 'b'.repeat(20), 'c'.repeat(20)]);
console.log(['a'.repeat(75)], ['a'.repeat(76)], ['a'.repeat(60), 1234567], [['a'.repeat(70)]]);
console.log(Array.from({ length: 3 }, (_, i) => Array.from({ length: 12 }, (_, j) => i * j)));
console.log([Array.from({ length: 101 }, (_, i) => i)]);
console.log([[[Array.from({ length: 101 }, (_, i) => i)]]]);
console.log([1.25, -3, 100000, 'mix', 2, 3, 4, 5]);
console.log([new Map([[1, 2]]), new Set([1]), new Map(), new Set()]);
console.log(Array.from({ length: 7 }, (_, i) => ({ id: i, name: 'name' + i, tags: ['x', 'y'] })));
