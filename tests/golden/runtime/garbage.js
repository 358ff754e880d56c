// gc-stress
// Objects that must survive a collection: held only by temporaries, closures, keys, frames.
const make = (n) => ({ n, child: { n: n + 1, list: [n, { n }] }, text: 'text ' + n });
let sum = 0;
for (let i = 0; i < 50; i++) sum += make(i).child.list[1].n;
console.log(sum);
console.log(
    [make(1), make(2)]
        .map((o) => o.child)
        .map((c) => c.list)
        .flat()
        .filter((x) => typeof x === 'object')
        .map((o) => o.n)
        .join(),
    `${make(3).text}${make(4).text}`,
    (make(5).text + make(6).text).toUpperCase(),
);
const closures = [];
for (let i = 0; i < 10; i++) {
    const big = Array(20).fill(i);
    closures.push(() => big.length * i + big[i]);
}
console.log(closures.map((f) => f()).join());
const map = new Map(),
    weak = new WeakMap();
for (let i = 0; i < 20; i++) {
    const k = { i };
    map.set(k, 'v' + i);
    weak.set(k, { w: i });
}
console.log([...map].map(([k, v]) => k.i + v + weak.get(k).w).join());
function* g() {
    const local = { a: [1, 2, 3] };
    for (const x of local.a) {
        yield { x, s: 'y' + x };
    }
    return local.a.length;
}
const it = g();
const out = [];
for (let r = it.next(); !r.done; r = it.next()) {
    make(9);
    out.push(r.value.s);
}
console.log(out.join());
let rope = '';
for (let i = 0; i < 100; i++) rope += String.fromCharCode(65 + (i % 26)) + i;
console.log(rope.length, rope.slice(-20));
const keys = {};
for (let i = 0; i < 100; i++) keys['key' + i] = { i };
for (let i = 0; i < 100; i += 2) delete keys['key' + i];
console.log(Object.keys(keys).length, keys.key51.i);
const nest = (d) => (d ? { d, left: nest(d - 1), right: nest(d - 1) } : null);
const count = (t) => (t ? 1 + count(t.left) + count(t.right) : 0);
console.log(count(nest(6)));
const cyc = { name: 'cycle' };
cyc.self = cyc;
cyc.arr = [cyc, { back: cyc }];
console.log(cyc.arr[1].back.self.name);
const sorted = Array.from({ length: 60 }, (_, i) => ({
    v: (i * 37) % 60,
    t: 'x'.repeat(i % 5),
})).sort((a, b) => [a.v, b.v].reduce((x, y) => x - y));
console.log(sorted.map((o) => o.v).join() === [...Array(60).keys()].join());
console.log(JSON.stringify(JSON.parse(JSON.stringify({ a: [make(1)], b: { c: 'd\u20ac' } }))));
const {
    child: {
        list: [first, { n }],
    },
    ...rest
} = make(7);
console.log(first, n, Object.keys(rest).join());
console.log(((...a) => a.map((x) => x.n).join())(...[1, 2, 3].map(make)));
try {
    throw make(8);
} catch ({ text, child }) {
    console.log(text, child.n);
}
class Node {
    #p = make(1);
    static all = [];
    constructor() {
        Node.all.push(this);
    }
    get p() {
        return this.#p.text;
    }
}
for (let i = 0; i < 5; i++) new Node();
console.log(Node.all.map((x) => x.p).join());
Promise.all(
    [1, 2, 3].map(async (x) => {
        const o = make(x);
        await null;
        make(0);
        return o.child.n;
    }),
).then((v) => console.log(v.join()));
console.log(
    ['b', 'a']
        .concat(['d', 'c'].map((x) => x + x))
        .sort((a, b) => (a + '' < b + '' ? -1 : 1))
        .join(),
    'a-b-c'
        .split('-')
        .map((s) => s.padStart(5, s))
        .join('|'),
    'xyz'.replaceAll('y', (m) => m.repeat(3)),
    Object.entries(make(2))
        .map(([k, v]) => k + typeof v)
        .join(),
);
