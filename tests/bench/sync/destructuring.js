// Destructuring, defaults, spread and rest.
const swap = ([a, b]) => [b, a];
const area = ({ width = 1, height = 2, ...rest }) => width * height + (rest.depth ?? 0);
const total = (...numbers) => numbers[0] + numbers.length;
let sum = 0;
let pair = [1, 2];
for (let i = 0; i < 450000; i++) {
    pair = swap(pair);
    const [x, y = 5] = pair;
    sum = (sum + x * 2 + y + area({ width: i & 7, depth: 3 }) + total(...pair, i)) & 0xffffff;
    const copy = { ...{ a: i, b: 2 }, b: x };
    const [first, ...others] = [...pair, copy.a];
    sum += first + others.length + copy.b;
}
console.log(sum);
