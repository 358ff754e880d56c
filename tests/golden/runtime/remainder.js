// Remainders of small integers, big ones, fractions, zeros and what is not finite.
const numbers = [0, -0, 1, -1, 5, -5, 2 ** 31, -(2 ** 31), 2 ** 53, 2 ** 53 - 1, 1 - 2 ** 53, 2 ** 60];
numbers.push(7.5, -7.5, 1e-300, Infinity, -Infinity, NaN, 10007, 15838e6);
for (const a of numbers) {
    console.log(a, ':', numbers.map((b) => a % b).map((r) => (Object.is(r, -0) ? '-0' : r)).join());
}
