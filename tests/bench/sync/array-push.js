// Arrays that grow and shrink: push, pop, queues, concat and slice.
let sum = 0;
for (let round = 0; round < 40; round++) {
    const stack = [];
    for (let i = 0; i < 100000; i++) stack.push(i);
    while (stack.length > 10) sum = (sum + stack.pop()) & 0xffffff;
    const queue = [];
    let head = 0;
    for (let i = 0; i < 50000; i++) {
        queue.push(i);
        if (i % 3 === 0) sum = (sum + queue[head++]) & 0xffffff;
    }
    sum += queue.slice(head).concat(stack).length;
}
const ring = [];
for (let i = 0; i < 1000000; i++) {
    ring.push(i);
    if (ring.length > 16) sum = (sum + ring.shift()) & 0xffffff;
}
console.log(sum);
