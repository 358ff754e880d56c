// Functions that take functions: map, filter, reduce, forEach, some, flatMap.
const numbers = Array.from({ length: 1000 }, (_, i) => i);
let sum = 0;
for (let round = 0; round < 2000; round++) {
    sum += numbers
        .map((x) => x * 2 + round)
        .filter((x) => x % 3 === 0)
        .reduce((a, b) => a + b, 0);
    numbers.forEach((x) => {
        sum ^= x;
    });
    if (numbers.some((x) => x > 990)) sum++;
    sum +=
        numbers.findIndex((x) => x === 500) +
        numbers.flatMap((x) => (x % 100 ? [] : [x, x])).length;
}
console.log(sum);
