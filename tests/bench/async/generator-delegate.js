// Generators: yield* through a tree and through a chain of ten.
function* tree(depth) {
    if (depth > 0) {
        yield* tree(depth - 1);
        yield depth;
        yield* tree(depth - 1);
    }
}
function* chain(depth, n) {
    if (depth > 0) yield* chain(depth - 1, n);
    else for (let i = 0; i < n; i++) yield i;
}
let sum = 0;
for (const x of tree(17)) sum += x;
for (const x of chain(10, 200000)) sum = (sum + x) & 0xffffff;
console.log(sum);
