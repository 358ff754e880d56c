// gc-stress
// Maps and sets that change under open iterators: random operations, holes, queues, abandoned iterators.
let seed = 12345;
const random = (n) => {
    seed = (Math.imul(seed, 1103515245) + 12345) >>> 0;
    return (seed >>> 8) % n;
};
let hash = 0;
const note = (x) => {
    for (const c of String(x)) hash = (Math.imul(hash, 31) + c.charCodeAt(0)) | 0;
};
function key(range) {
    const k = random(range);
    return [k, 'k' + k, k + 0.5, -k, ('a' + k).repeat(9) + 'b' + k, k * 1e9][random(6)];
}
const put = (c, k, v) => (c instanceof Map ? c.set(k, v) : c.add(k));
function change(c, range) {
    if (random(3) === 0) put(c, key(range), 'new');
    if (random(3) === 0) c.delete(key(range));
}
function walk(c, range) {
    let n = 0;
    if (random(2)) {
        c.forEach((v, k) => {
            note(k);
            if (n++ < 30) change(c, range);
        });
        return;
    }
    for (const item of c) {
        note(item);
        if (++n > 30) break;
        if (random(2)) c.delete(c instanceof Map ? item[0] : item);
        change(c, range);
    }
}
function step(c, open, range) {
    const action = random(40);
    if (action < 14) put(c, key(range), action);
    else if (action < 20) note(c.delete(key(range)));
    else if (action < 24) note(c.has(key(range)));
    else if (action < 28) open.push([c.keys(), c.values(), c.entries()][random(3)]);
    else if (action === 38 && random(10) === 0) c.clear();
    else if (action === 39 && random(8) === 0) for (const k of [...c.keys()]) random(8) && c.delete(k);
    else if (action > 36) walk(c, range);
    else if (open.length) {
        const result = open[random(open.length)].next();
        note(result.done + ':' + result.value);
    }
    if (open.length > 6) open.shift();
}
const hashes = [];
for (let round = 0; round < 12; round++) {
    const range = [4, 20, 100][round % 3];
    const c = round & 1 ? new Map() : new Set();
    const open = [];
    hash = 0;
    for (let i = 0; i < 120; i++) step(c, open, range);
    note([...c].join());
    note(c.size);
    hashes.push(hash);
}
console.log(hashes.join());

// A queue: first in, first out, each look at the first leaves an iterator behind.
const queue = new Set([1, 2, 3]);
let sum = 0;
for (let i = 4; i < 300; i++) {
    const [first] = queue;
    sum += first;
    queue.delete(first);
    queue.add(i);
}
console.log(sum, [...queue]);

// Iterators that stand in the middle, at the end, and exhausted, while holes are closed.
const set = new Set(Array.from({ length: 100 }, (_, i) => i));
const middle = set.values();
for (let i = 0; i < 50; i++) middle.next();
const end = set.values();
for (let i = 0; i < 100; i++) end.next();
const exhausted = set.values();
for (const x of exhausted);
for (let i = 0; i < 97; i++) set.delete(i);
set.add('more');
console.log([...middle], [...end], [...exhausted], set);
for (let i = 0; i < 100; i++) set.add(i + 0.5);
const first = set.values();
set.clear();
set.add('after');
console.log([...first], set.size);
