// try, catch and finally: entered often, thrown now and then.
function risky(i) {
    if (i % 5 === 0) throw i;
    return i;
}
let sum = 0;
for (let i = 0; i < 1000000; i++) {
    try {
        sum += risky(i) & 7;
    } catch (e) {
        sum += e & 3;
    } finally {
        sum &= 0xffffff;
    }
}
for (let i = 0; i < 20000; i++) {
    try {
        null.property;
    } catch (e) {
        sum += e.message.length;
    }
}
console.log(sum);
