// Generators: next called by hand.
function* count(n) {
    for (let i = 0; i < n; i++) yield i;
}
let sum = 0;
const it = count(5000000);
for (let r = it.next(); !r.done; r = it.next()) sum = (sum + r.value) & 0xffffff;
console.log(sum);
