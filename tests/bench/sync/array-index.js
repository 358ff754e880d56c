// Arrays by index: a sieve and a small matrix product.
const size = 3000000;
const composite = new Array(size + 1).fill(false);
let primes = 0;
for (let i = 2; i <= size; i++) {
    if (composite[i]) continue;
    primes++;
    for (let j = i * 2; j <= size; j += i) composite[j] = true;
}
const n = 120;
const row = (f) => Array.from({ length: n }, (_, i) => f(i));
const a = row((i) => row((j) => (i * j) % 7));
const b = row((i) => row((j) => (i + j) % 5));
let trace = 0;
for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
        let sum = 0;
        for (let k = 0; k < n; k++) sum += a[i][k] * b[k][j];
        if (i === j) trace += sum;
    }
}
console.log(primes, trace);
