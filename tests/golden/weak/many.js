// Many WeakRefs and registrations: what they cost grows with their number and no faster.
const COUNT = 200000;
const objects = Array.from({ length: COUNT }, (_, i) => ({ i }));

const refs = objects.map((object) => new WeakRef(object));
let sum = 0;
for (let round = 0; round < 5; round++) {
    for (const ref of refs) sum += ref.deref().i;
}
console.log('refs', sum);

const one = new WeakRef(objects[0]);
let same = 0;
for (let i = 0; i < COUNT; i++) same += one.deref() === new WeakRef(objects[0]).deref();
console.log('one target', same);

const registry = new FinalizationRegistry(() => {});
for (const object of objects) registry.register(object, object.i, object);
let removed = 0;
for (const object of objects) removed += registry.unregister(object);
console.log('tokens of their own', removed);

const token = {};
for (const object of objects) registry.register(object, object.i, token);
console.log('one token', registry.unregister(token), registry.unregister(token));

// In turns: the table does not grow with what came and went.
for (let i = 0; i < COUNT; i++) {
    registry.register(objects[i], i, objects[i]);
    if (i >= 10) removed += registry.unregister(objects[i - 10]);
}
console.log('in turns', removed);
let left = 0;
for (const object of objects) left += registry.unregister(object);
console.log('left', left);
