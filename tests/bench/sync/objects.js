// Objects made and dropped: literals, instances, trees, keys by name.
class Node {
    constructor(left, right) {
        this.left = left;
        this.right = right;
    }
}
const build = (depth) =>
    depth === 0 ? new Node(null, null) : new Node(build(depth - 1), build(depth - 1));
const count = (node) => (node.left === null ? 1 : 1 + count(node.left) + count(node.right));
let sum = 0;
for (let i = 0; i < 80; i++) sum += count(build(13));
for (let i = 0; i < 2000000; i++) {
    const o = { id: i, next: null, value: i * 2 };
    sum = (sum + o.value) & 0xffffff;
}
const dictionary = {};
for (let i = 0; i < 600000; i++) dictionary['key' + (i % 5000)] = i;
for (const key in dictionary) sum = (sum + dictionary[key]) & 0xffffff;
console.log(sum, Object.keys(dictionary).length);
