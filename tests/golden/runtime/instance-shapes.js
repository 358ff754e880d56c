// gc-stress
// Closures of one function, of different shapes, that make instances with one prototype: what the
// function remembers of its last instance must not outlive that instance. Nothing here may touch a
// property of an instance, as the place that does so would keep the shape.
const make = () => function Made() {};
const prototype = {};
const plain = make(), decorated = make();
decorated.note = 'of another shape';
plain.prototype = decorated.prototype = prototype;
const use = (Made) => Object.getPrototypeOf(new Made()) === prototype;
const fill = (n) => { for (let i = 0; i < n; i++) Object.create({ i }).own = [i]; };
const fits = [];
for (let round = 0; round < 4; round++) {
    fits.push(use(plain), use(decorated));
    fill(200);
    fits.push(use(decorated), use(decorated));
    fill(200);
}
console.log(fits.length, fits.every(Boolean), new decorated() instanceof plain);
