// Promises: one long chain of thens, one chain link at a time, and thens that return promises.
let p = Promise.resolve(0);
for (let i = 0; i < 300000; i++) p = p.then((x) => (x + i) & 0xffffff);
let n = 0;
const link = (x) => (++n < 300000 ? Promise.resolve((x + n) & 0xffffff).then(link) : x);
const nested = (x) => Promise.resolve(x).then((y) => Promise.resolve((y * 3) & 0xffffff));
p.then((x) => {
    console.log('chain', x);
    let q = Promise.resolve(1);
    for (let i = 0; i < 60000; i++) q = q.then(nested);
    return q;
})
    .then((x) => {
        console.log('nested', x);
        return link(0);
    })
    .then((x) => console.log('links', x));
