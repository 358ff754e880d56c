// Map and Set: numbers, strings and objects as keys; counting, membership, iteration.
const counts = new Map();
for (let i = 0; i < 2000000; i++) {
    const key = (i * 7919) % 10007;
    counts.set(key, (counts.get(key) ?? 0) + 1);
}
const words = new Map();
for (let i = 0; i < 1000000; i++) {
    const key = 'k' + (i % 1000);
    words.set(key, (words.get(key) ?? 0) + i);
}
const objects = Array.from({ length: 1000 }, (_, i) => ({ i }));
const seen = new Set();
for (let i = 0; i < 1000000; i++) seen.add(objects[(i * 31) % 1000]);
let sum = 0;
for (const [key, count] of counts) sum += key * count;
for (const value of words.values()) sum = (sum + value) % 1000003;
for (const o of seen) sum += o.i;
for (let i = 0; i < 1000000; i++) if (seen.has(objects[i % 1000])) sum++;
console.log(counts.size, words.size, seen.size, sum);
