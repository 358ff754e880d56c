// flags: --memory-limit=16M
// Arrays with few elements far apart stay small; arrays filled with gaps or backwards work as any.
const powers = [];
for (let i = 1; i <= 32; i++) powers[2 ** i - 2] = i;
console.log(powers.length, Object.keys(powers).length, powers[2 ** 32 - 2], powers.at(-2), 2 in powers);

const spread = [];
for (let i = 0; i < 1000; i++) spread[i * 1000] = i;
console.log(spread.length, spread[999000], spread[998999], spread.indexOf(7));

const thirds = [];
for (let i = 0; i < 30000; i += 3) thirds[i] = i;
for (let i = 1; i < 30000; i += 3) thirds[i] = i;
let sum = 0;
for (let i = 0; i < thirds.length; i++) if (i in thirds) sum += thirds[i];
console.log(thirds.length, sum);

const tree = [];
(function fill(node, depth) {
    tree[node] = depth;
    if (depth < 12) fill(2 * node, depth + 1), fill(2 * node + 1, depth + 1);
})(1, 0);
console.log(tree.length, tree[1], tree[4096], tree[8191], tree.lastIndexOf(3), Object.keys(tree).length);

const backwards = [];
for (let i = 20000; i-- > 0; ) backwards[i] = i;
console.log(backwards.length, backwards.every((x, i) => x === i), backwards.slice(5, 8).join());
