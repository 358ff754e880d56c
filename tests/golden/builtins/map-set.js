// gc-stress
// Map, Set, WeakMap, WeakSet: keys, order, changes during iteration, construction, errors.
const t = (f) => {
    try {
        return f();
    } catch (e) {
        return `${e.name}: ${e.message}`;
    }
};
const m = new Map([
    [1, 'a'],
    ['1', 'b'],
    [NaN, 'nan'],
    [0, 'zero'],
]);
console.log(
    m.get(1),
    m.get('1'),
    m.get(NaN),
    m.get(-0),
    m.has(undefined),
    m.size,
    m.set(-0, 'neg') === m,
    Object.is([...m.keys()][3], 0),
    m.get(0),
    m.delete(1),
    m.delete(1),
    [...m].join(';'),
    m.get('none'),
);
const obj = {},
    f = () => {},
    s = Symbol();
const km = new Map([
    [obj, 1],
    [f, 2],
    [s, 3],
    [null, 4],
    [undefined, 5],
    [true, 6],
    ['', 7],
    [1e300, 8],
    [2 ** 31, 9],
    [0.1, 10],
]);
console.log(
    [obj, f, s, null, undefined, true, '', 1e300, 2147483648, 0.1, {}].map((k) => km.get(k)).join(),
);
const order = new Map();
for (const k of ['z', 'a', 5, 1]) order.set(k, k);
order.set('a', 'again');
order.delete('z');
order.set('z', 'back');
console.log([...order.entries()].join(';'), [...order.values()].join(), JSON.stringify([...order]));
const log = [];
const it = new Map([
    [1, 1],
    [2, 2],
    [3, 3],
]);
for (const [k] of it) {
    log.push(k);
    if (k === 1) {
        it.delete(2);
        it.set(4, 4);
    }
    if (k === 4) it.delete(1);
    if (k === 3) it.set(1, 'readd');
    if (log.length > 10) break;
}
console.log(log.join());
const clearing = new Set([1, 2, 3]);
for (const x of clearing) {
    log.push('c' + x);
    if (x === 2) {
        clearing.clear();
        clearing.add(9);
    }
}
console.log(log.join(), clearing.size);
const self = new Set([1]);
let n = 0;
for (const x of self) {
    if (n++ > 5) break;
    self.delete(x);
    self.add(x);
}
console.log(n);
const fe = [];
new Map([['k', 'v']]).forEach(
    function (v, k, map) {
        fe.push(v, k, map.size, this.x);
    },
    { x: 'this' },
);
new Set(['s']).forEach((v, k, set) => fe.push(v, k, set.size));
const during = new Map([[1, 1]]);
during.forEach((v, k, mm) => {
    if (k < 4) {
        mm.delete(k);
        mm.set(k + 1, 1);
    }
    fe.push(k);
});
console.log(fe.join());
const a = new Set([3, 1, 3, NaN, NaN, 0, -0, '3', obj, obj]);
console.log(
    a.size,
    a.has(NaN),
    a.has(-0),
    a.add(5) === a,
    a.delete(3),
    [...a].length,
    [...a.entries()][0].join(),
    [...a.keys()].length,
    Set.prototype.keys === Set.prototype.values,
    Set.prototype[Symbol.iterator] === Set.prototype.values,
    Map.prototype[Symbol.iterator] === Map.prototype.entries,
    a.clear(),
    a.size,
);
const iter = new Map([[1, 2]]).entries();
console.log(
    iter.next(),
    iter.next(),
    iter[Symbol.iterator]() === iter,
    iter.toString(),
    new Set().values().toString(),
    t(() => iter.next.call({})),
    t(() => iter.next.call(new Set().values())),
);
const exhausted = new Map();
const ei = exhausted.keys();
ei.next();
exhausted.set(1, 1);
console.log(ei.next().done);
const liv = new Set([1]);
const li = liv.values();
li.next();
liv.add(2);
console.log(li.next().value);
for (const g of [
    () => Map(),
    () => new Map(5),
    () => new Map([1]),
    () => new Map([[1, 2], null]),
    () => new Map({}),
    () => new Set(5),
    () => Map.prototype.get.call({}, 1),
    () => Map.prototype.get.call(new Set(), 1),
    () => Set.prototype.add.call(new Map(), 1),
    () => Map.prototype.size,
    () => new Map().forEach(1),
    () => new WeakMap().set(1, 1),
    () => new WeakMap([[1, 2]]),
    () => new WeakSet([1]),
    () => new WeakSet().add(Symbol.for('x')),
    () => new WeakMap().set('s', 1),
    () => WeakMap(),
    () => WeakSet.prototype.has.call(new WeakMap(), {}),
])
    console.log(t(g));
console.log(
    new Map(null).size,
    new Map(undefined).size,
    new Set('hello').size,
    new Map(new Map([[1, 2]])).get(1),
    new Map([[1]]).get(1),
    new Map([[]]).has(undefined),
    new Map([{ 0: 'k', 1: 'v' }]).get('k'),
    Map.length,
    Set.length,
    Map.name,
    Map[Symbol.species] === Map,
    Object.prototype.toString.call(new Set()),
);
class LM extends Map {
    set(k, v) {
        log.push(`set ${k}`);
        return super.set(k, v);
    }
    get(k) {
        return super.get(k) ?? 'default';
    }
}
log.length = 0;
const lm = new LM([
    [1, 'x'],
    [2, 'y'],
]);
console.log(log.join(), lm.get(1), lm.get(9), lm instanceof Map, lm.size);
const closing = {
    [Symbol.iterator]: () => ({
        next: () => ({ value: 5, done: false }),
        return() {
            log.push('closed');
            return {};
        },
    }),
};
log.length = 0;
t(() => new Map(closing));
console.log(log.join());
Map.prototype.set.call(lm, 'direct', 1);
console.log(lm.has('direct'));
const w = new WeakMap(),
    k1 = {},
    k2 = () => {},
    sy = Symbol('weak');
w.set(k1, 1).set(k2, w).set(sy, 'symbol key');
console.log(
    w.get(k1),
    w.get(k2) === w,
    w.get(sy),
    w.has({}),
    w.has(1),
    w.get('x'),
    w.delete(k1),
    w.has(k1),
    w.delete(5),
    w.toString(),
);
const ws = new WeakSet([k1, k2]);
console.log(ws.has(k1), ws.add(k1) === ws, ws.delete(k1), ws.has(k1), ws.has(0));
const priv = new WeakMap();
class Acc {
    constructor(v) {
        priv.set(this, { v });
    }
    get v() {
        return priv.get(this).v;
    }
}
console.log(
    [1, 2, 3]
        .map((x) => new Acc(x))
        .map((x) => x.v)
        .join(),
);
const big = new Map();
for (let i = 0; i < 500; i++) big.set(i % 2 ? 'k' + i : i, i);
for (let i = 0; i < 500; i += 3) big.delete(i % 2 ? 'k' + i : i);
let sum = 0;
for (const [, v] of big) sum += v;
console.log(big.size, sum, [...big.keys()].slice(0, 4).join());
console.log(
    Object.getOwnPropertyNames(Map.prototype).sort().join(),
    Object.getOwnPropertyNames(Set.prototype)
        .filter(
            (x) =>
                ![
                    'union',
                    'intersection',
                    'difference',
                    'symmetricDifference',
                    'isSubsetOf',
                    'isSupersetOf',
                    'isDisjointFrom',
                ].includes(x),
        )
        .sort()
        .join(),
    Object.getOwnPropertyNames(WeakMap.prototype)
        .filter((x) => !x.startsWith('getOr'))
        .sort()
        .join(),
);
