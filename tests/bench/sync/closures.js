// Closures: made in a loop, called, with variables they share.
function counter(start) {
    let n = start;
    return { up: (by) => (n += by), get: () => n };
}
const compose = (f, g) => (x) => f(g(x));
const inc = (x) => x + 1;
let sum = 0;
for (let i = 0; i < 1000000; i++) {
    const c = counter(i);
    c.up(2);
    c.up(3);
    sum = (sum + c.get() + compose(inc, inc)(i)) & 0xffffff;
}
console.log(sum);
