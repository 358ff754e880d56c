// Generators: made, stepped once or twice, dropped.
function* pair(a, b) {
    yield a;
    yield b;
}
let sum = 0;
for (let i = 0; i < 1500000; i++) {
    const it = pair(i, 1);
    sum = (sum + it.next().value) & 0xffffff;
    if (i % 2) sum += it.next().value;
    if (i % 3 === 0) it.return();
}
console.log(sum);
