// Async generators: for await over them, a pipeline of two, for await over an array.
async function* count(n) {
    for (let i = 0; i < n; i++) yield i;
}
async function* double(it) {
    for await (const x of it) yield x * 2;
}
(async () => {
    let sum = 0;
    for await (const x of count(500000)) sum = (sum + x) & 0xffffff;
    for await (const x of double(count(200000))) sum = (sum + x) & 0xffffff;
    for await (const x of Array(250000).fill(1)) sum += x;
    console.log(sum);
})();
