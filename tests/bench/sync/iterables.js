// Iterators written by hand, spread arguments and arrays, destructuring from them, bound functions.
class Range {
    constructor(from, to) {
        this.from = from;
        this.to = to;
    }
    [Symbol.iterator]() {
        let at = this.from;
        const end = this.to;
        const step = () => ({ value: at++, done: false });
        return { next: () => (at < end ? step() : { value: undefined, done: true }) };
    }
}
const count = (...all) => all.length;
const scaled = function (factor, value) {
    return this.base + factor * value;
}.bind({ base: 1 }, 3);
let sum = 0;
for (let i = 0; i < 16000; i++) {
    for (const value of new Range(0, 100)) sum += value;
    const [first, second] = new Range(i, i + 9);
    const list = [first, second, i];
    for (let j = 0; j < 40; j++) {
        sum += count(...list) + Math.max(...list, j) + [...list, j].length + scaled(j);
    }
}
console.log(sum);
