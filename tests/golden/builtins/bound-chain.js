// A function bound a hundred thousand times: its name grows piece by piece, calls end in time.
let bound = function start() { return 'called'; };
for (let i = 0; i < 1e5; i++) bound = bound.bind();
console.log(bound.name.length, bound.name.slice(0, 12), bound.name.slice(-11));
try {
    bound();
} catch (error) {
    console.log(error.name);
}
let few = (a, b, c) => [a, b, c];
for (let i = 0; i < 3; i++) few = few.bind(null, i);
console.log(few.name, few.length, few(7));
