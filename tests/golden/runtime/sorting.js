// Sorting: stability, comparators that lie, throw or mutate, undefined and holes, default order.
const items = Array.from({ length: 600 }, (_, i) => ({ key: (i * 7919) % 10, i }));
const sorted = [...items].sort((a, b) => a.key - b.key);
console.log(
    sorted.every(
        (x, i) =>
            !i ||
            sorted[i - 1].key < x.key ||
            (sorted[i - 1].key === x.key && sorted[i - 1].i < x.i),
    ),
);
console.log(
    [10, 9, 1, 2, -1, 'b', 'a', 'B', null, undefined, NaN, true, [5], { a: 1 }]
        .sort()
        .map(String)
        .join(),
    [3, , 1, undefined, 2, ,].sort((a, b) => b - a).length,
    Object.keys([3, , 1, undefined].sort()).join(),
    [5, 25, 100, 1].sort().join(),
    ['é', 'z', 'a', '😀', '\ufb00'].sort().join(),
);
let seed = 7;
const rnd = () => (seed = (seed * 16807) % 2147483647) / 2147483647;
const big = Array.from({ length: 20000 }, rnd);
let compares = 0;
big.sort((a, b) => {
    compares++;
    return a - b;
});
console.log(
    big.every((x, i) => !i || big[i - 1] <= x),
    compares < 20000 * 20,
);
for (const make of [
    (n) => Array.from({ length: n }, (_, i) => i),
    (n) => Array.from({ length: n }, (_, i) => n - i),
    (n) => Array.from({ length: n }, () => 1),
    (n) => Array.from({ length: n }, (_, i) => i % 2),
    (n) => Array.from({ length: n }, (_, i) => (i < n / 2 ? i : n - i)),
]) {
    const a = make(10000);
    let c = 0;
    a.sort((x, y) => (c++, x - y));
    console.log(
        a.every((x, i) => !i || a[i - 1] <= x),
        c < 200000,
    );
}
const a = [3, 1, 2];
console.log(
    a.sort() === a,
    a.toSorted((x, y) => y - x).join(),
    a.join(),
    [2, 1].sort(undefined).join(),
);
try {
    [3, 2, 1].sort(() => {
        throw new Error('in comparator');
    });
} catch (e) {
    console.log(e.message);
}
for (const c of [null, 1, 'x', {}])
    try {
        [1, 2].sort(c);
    } catch (e) {
        console.log(e.message);
    }
const lies = [5, 3, 8, 1, 9, 2, 7];
lies.sort(() => 1);
console.log(lies.length, [...lies].sort((x, y) => x - y).join());
const nan = [3, 1, 2].sort(() => NaN);
console.log(
    nan.join(),
    [3, 1, 2].sort(() => 0).join(),
    [3, 1, 2].sort((x, y) => String(x - y)).join(),
    [3, 1, 2].sort((x, y) => ({ valueOf: () => x - y })).join(),
    [true, false].sort((x, y) => x - y).join(),
    [2, 1].sort((x, y) => x > y).join(),
);
const mutating = [4, 3, 2, 1, 0];
mutating.sort((x, y) => {
    mutating.length = 2;
    return x - y;
});
console.log(mutating.join());
const pushing = [3, 2, 1];
pushing.sort((x, y) => {
    if (pushing.length < 6) pushing.push(9);
    return x - y;
});
console.log(pushing.join());
const like = { length: 3, 0: 'c', 1: 'a', 2: 'b' };
Array.prototype.sort.call(like);
console.log(JSON.stringify(like));
const calls = [];
[undefined, 2, undefined, 1].sort((x, y) => {
    calls.push(x, y);
    return x - y;
});
console.log(calls.includes(undefined));
const toStr = [];
const obj = (n) => ({
    toString() {
        toStr.push(n);
        return String(n);
    },
});
console.log([obj(2), obj(1), obj(3)].sort().map(String).join());
const names = ['Zoë', 'adam', 'Bob', 'eve', 'Al'];
console.log(
    names.toSorted().join(),
    names.toSorted((x, y) => x.length - y.length).join(),
    names.toSorted((x, y) => (x.toLowerCase() < y.toLowerCase() ? -1 : 1)).join(),
);
const getters = [];
const acc = {
    length: 2,
    get 0() {
        getters.push('get0');
        return 2;
    },
    set 0(v) {
        getters.push('set0 ' + v);
    },
    get 1() {
        getters.push('get1');
        return 1;
    },
    set 1(v) {
        getters.push('set1 ' + v);
    },
};
Array.prototype.sort.call(acc);
console.log(getters.join());
console.log(
    [
        [2, 'b'],
        [1, 'a'],
        [2, 'a'],
    ]
        .sort()
        .join(';'),
    [
        [2, 'b'],
        [1, 'a'],
        [2, 'a'],
    ]
        .sort(([x, p], [y, q]) => x - y || (p < q ? -1 : 1))
        .join(';'),
);
