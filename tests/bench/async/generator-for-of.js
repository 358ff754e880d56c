// Generators: walked by for-of and by spread.
function* count(n) {
    for (let i = 0; i < n; i++) yield i;
}
let sum = 0;
for (const x of count(5000000)) sum = (sum + x) & 0xffffff;
for (let i = 0; i < 8000; i++) sum += [...count(50)].length;
console.log(sum);
