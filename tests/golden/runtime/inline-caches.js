// One site that reads many keys: what it remembers of one key is never taken for another.
const read = (o, k) => o[k];
const point = { a: 1, b: 2, get c() { return read(point, 'b'); } };
const table = Object.assign(Object.create(null), point);
for (let i = 0; i < 60; i++) table['k' + i] = i;
delete table.k3;
for (const k of ['a', 'b', 'c', 'a', 'd', 'b', 'c', 'c', 'a', 'a', 'b']) {
    console.log(k, read(point, k), read(table, k), read(point, k), read('text', k), read(point, 'a'));
}
const keys = ['a', 'zz', 'b', 'length', 'c'];
for (const k of keys) console.log(k, keys.map((x) => read(x === 'zz' ? table : point, x)).join(), read([1, 2], k));
