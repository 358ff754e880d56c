// Generators: a pipeline of map, filter and take.
function* from(n) {
    while (true) yield n++;
}
function* map(it, f) {
    for (const x of it) yield f(x);
}
function* filter(it, f) {
    for (const x of it) if (f(x)) yield x;
}
function* take(it, n) {
    for (const x of it) {
        if (n-- <= 0) return;
        yield x;
    }
}
let sum = 0;
for (const x of take(
    filter(
        map(from(0), (n) => n * 3),
        (n) => n % 2 === 0,
    ),
    800000,
))
    sum = (sum + x) & 0xffffff;
console.log(sum);
