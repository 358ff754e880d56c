// gc-stress
// What the engine looks up again and again, by name or symbol: each is asked for often enough to be
// remembered, then what it was found on changes, or another kind of object has the same shape.
const twice = (work) => [work(), work()];
const text = (o) => `${o}`;

// A name that was absent appears: on a prototype far up, on the object, as an accessor.
class Far {}
class Near extends Far {}
const near = new Near();
console.log(twice(() => text(near)), twice(() => near + 1));
Far.prototype[Symbol.toPrimitive] = (hint) => `far ${hint}`;
console.log(twice(() => text(near)), twice(() => near + 1));
Near.prototype[Symbol.toPrimitive] = (hint) => `near ${hint}`;
console.log(twice(() => text(near)), twice(() => text(new Far())));
delete Near.prototype[Symbol.toPrimitive];
console.log(twice(() => text(near)));
Object.defineProperty(near, Symbol.toPrimitive, { get: () => () => 'own', configurable: true });
console.log(twice(() => text(near)));
delete near[Symbol.toPrimitive];
delete Far.prototype[Symbol.toPrimitive];
console.log(twice(() => text(near)));
near.toString = () => 'mine';
console.log(twice(() => text(near)));

// The prototype itself changes.
const moved = { __proto__: { toString: () => 'one' } };
console.log(twice(() => text(moved)));
Object.setPrototypeOf(moved, { toString: () => 'two' });
console.log(twice(() => text(moved)));

// Proxies, namespaces and boxes may look like plain empty objects.
const bare = () => Object.create(null);
const tagOf = (o) => Object.prototype.toString.call(o);
console.log(twice(() => tagOf(bare())), twice(() => Array.isArray(bare().length)));
const logged = [];
const proxy = new Proxy(bare(), {
    get(target, key) {
        logged.push(String(key));
        return key === Symbol.toStringTag ? 'Proxied' : undefined;
    },
});
console.log(twice(() => tagOf(proxy)), logged, twice(() => tagOf(Object('text'))));
const tagged = bare();
tagged[Symbol.toStringTag] = 'Tagged';
console.log(twice(() => tagOf(tagged)), twice(() => tagOf(bare())));

// Results of iterators: own fields, inherited ones, accessors, none at all, of many shapes.
const results = [
    { value: 1, done: false },
    { done: false, value: 2 },
    { extra: 0, done: 0, value: 3 },
    { value: 4 },
    { get value() { return 5; }, get done() { return false; } },
    Object.create({ value: 6, done: false }),
    new Proxy({ value: 7 }, {}),
    Object.assign(() => {}, { value: 8 }),
    Object.assign([], { value: 9 }),
    { done: true },
];
const walk = () => ({ [Symbol.iterator]: (at = 0) => ({ next: () => results[at++] }) });
console.log(twice(() => [...walk()].join()));
results[3].done = true;
console.log(twice(() => [...walk()].join()));

// Thenables: `then` appears on what awaits have seen without.
class Plain {}
const order = [];
const wait = async (name) => order.push([name, (await new Plain()) instanceof Plain]);
wait('before')
    .then(() => wait('again'))
    .then(() => {
        Plain.prototype.then = function (resolve) {
            resolve('thenable');
        };
        return wait('after');
    })
    .then(() => {
        delete Plain.prototype.then;
        return wait('deleted');
    })
    .then(() => console.log(order));

// One site, many shapes: own, inherited, accessors, absent, then changed.
const many = Array.from({ length: 9 }, (_, i) => {
    class Own {
        constructor() {
            this[`field${i}`] = i;
            if (i % 3) this.n = i;
        }
    }
    if (i === 6) Own.prototype.n = 'inherited';
    if (i === 3) Object.defineProperty(Own.prototype, 'n', { get: () => 'read', configurable: true });
    return new Own();
});
many.push('text', 5, new Proxy({ n: 'proxied' }, {}), [], Object.create(null));
const read = (o) => o.n;
for (let i = 0; i < 3; i++) console.log(many.map(read).join());
Object.prototype.n = 'everywhere';
console.log(many.map(read).join());
delete Object.prototype.n;
for (const o of many.slice(0, 9)) o.n += 1;
console.log(many.map(read).join());

// super.x, and a class's own names.
class Parent {
    static who() {
        return 'parent';
    }
    who() {
        return 'parent';
    }
    get twice() {
        return this.n * 2;
    }
}
class Child extends Parent {
    n = 4;
    static who() {
        return `child of ${super.who()}, ${this.name}, ${super.name}`;
    }
    who() {
        return `child of ${super.who()}, ${super.twice}, ${super.absent}`;
    }
}
console.log(twice(() => Child.who()), twice(() => new Child().who()));
Parent.prototype.who = () => 'another';
Parent.prototype.absent = 'present';
Parent.who = () => 'another';
console.log(twice(() => Child.who()), twice(() => new Child().who()));
Object.setPrototypeOf(Child.prototype, { who: () => 'stranger', twice: 0 });
console.log(twice(() => new Child().who()));
