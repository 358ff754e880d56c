// A loop over small integers: addition, remainder, bit operations.
let sum = 0;
for (let i = 0; i < 20000000; i++) {
    sum = (sum + (i ^ (i >> 3))) & 0xffffff;
    if (i % 3 === 0) sum++;
}
console.log(sum);
