// Generators: values sent in, the running mean as a coroutine.
function* average() {
    let n = 0;
    let sum = 0;
    while (true) {
        const x = yield n ? sum / n : 0;
        sum += x;
        n++;
    }
}
const it = average();
it.next();
let last = 0;
for (let i = 0; i < 4000000; i++) last = it.next(i & 255).value;
console.log(last.toFixed(6));
