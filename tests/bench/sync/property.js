// Properties of one shape, of a few shapes, and through a prototype.
const proto = { step: 3 };
const shapes = [
    { x: 1, y: 2 },
    { y: 3, x: 4 },
    { z: 0, x: 5, y: 6 },
];
const point = { x: 0, y: 1, inner: { value: 1 } };
const heir = Object.create(proto);
let sum = 0;
for (let i = 0; i < 3000000; i++) {
    point.x = point.x + point.y;
    point.inner.value = (point.inner.value + heir.step) & 1023;
    const shape = shapes[i % 3];
    sum = (sum + shape.x + shape.y + point.inner.value) & 0xffffff;
}
console.log(point.x, sum);
