// gc-stress
// ++ and -- where the value lies, and accessors and writes at sites that see many shapes: each site
// runs often enough to remember, then meets what must not be done from memory.
const attempt = (work) => {
    try {
        return work();
    } catch (error) {
        return `${error.name}: ${error.message}`;
    }
};

// Members: overflow, other types, frozen objects, setters, prototypes.
const bump = (o) => {
    'use strict';
    return [o.n++, ++o.n, o.n--, o.n];
};
for (const n of [1, 1, 2147483646, -2147483648, 1.5, 'a', '7', true, null, undefined, 10n]) {
    console.log(bump({ n }));
}
console.log(attempt(() => bump({ n: Symbol('s') })));
console.log(attempt(() => bump(Object.freeze({ n: 1 }))));
console.log(attempt(() => bump(null)));
console.log(bump(Object.create({ n: 5 })), bump([]), bump('text'.n ?? { n: 3, m: 1 }));
const log = [];
const watched = {
    get n() {
        log.push('get');
        return 4;
    },
    set n(value) {
        log.push(`set ${value}`);
    },
};
console.log(bump(watched), log.join());
console.log(attempt(() => bump({ get n() { return 1; } })));
const many = [{ n: 1 }, { m: 1, n: 2 }, { k: 1, n: 3 }, { j: 1, n: 4 }, { i: 1, n: 5 }, { n: 6 }];
console.log(many.map(bump));

// Elements: holes, keys that are no index, beyond the end, typed arrays, strings.
const at = (list, key) => [list[key]++, --list[key], list[key]];
const list = [1, , 3.5, '4', 2147483647];
for (const key of [0, 0, 1, 2, 3, 4, 9, '0', -1, 1.5, 'x']) console.log(key, at(list, key));
console.log(list, at(new Uint8Array([255]), 0), at(new Float32Array([0.1]), 0), at({ 0: 1 }, 0));
console.log(at('text', 0), attempt(() => { 'use strict'; 'text'[0]++; }));
console.log(attempt(() => { 'use strict'; Object.freeze(list)[0]++; }));
function mapped(a) {
    arguments[0]++;
    ++arguments[0];
    return [a, arguments[0]];
}
console.log(mapped(1), mapped(2), mapped('x'));

// Private elements.
class Counter {
    #n = 0;
    #fixed() {}
    get #half() {
        return this.#n / 2;
    }
    set #half(value) {
        this.#n = value * 2;
    }
    get #only() {
        return 1;
    }
    step() {
        return [this.#n++, ++this.#n, this.#half++, this.#half, --this.#n];
    }
    set(n) {
        this.#n = n;
        this.#n += 1;
        return this.#n;
    }
    readOnly() {
        this.#only++;
    }
    method() {
        this.#fixed++;
    }
    static of(o) {
        return o.#n++;
    }
}
class Heir extends Counter {
    more = 1;
}
for (const o of [new Counter(), new Heir(), new Counter(), new Heir()]) {
    console.log(o.step(), o.set(2147483646), o.step(), Counter.of(o), o.set('x'), o.step());
}
console.log(attempt(() => new Counter().readOnly()), attempt(() => new Counter().method()));
console.log(attempt(() => Counter.of({})), attempt(() => Counter.of(1)));

// Captured names: numbers of all kinds, constants, the dead zone, a function's own name.
const counter = (n) => ({ up: () => [n++, ++n], down: () => [--n, n--] });
for (const n of [0, 2147483646, 0.5, '5', 1n, undefined]) {
    const { up, down } = counter(n);
    console.log(up(), up(), down());
}
const constant = 1;
console.log(attempt(() => constant++));
{
    const early = () => late++;
    console.log(attempt(early));
    let late = 1;
    console.log(early(), late);
}
(function own() {
    (() => own++)();
    console.log(typeof own);
    console.log(attempt(() => { 'use strict'; own++; }));
})();

// Accessors that change after a site has seen them.
class Point {
    constructor(v) {
        this.raw = v;
    }
    get v() {
        return this.raw;
    }
    set v(value) {
        this.raw = value;
    }
}
const read = (o) => o.v;
const write = (o, v) => {
    'use strict';
    o.v = v;
    return o.raw;
};
const point = new Point(1);
console.log(read(point), read(point), write(point, 2), write(point, 3));
Object.defineProperty(Point.prototype, 'v', { get: () => 'new', set: undefined });
console.log(read(point), attempt(() => write(point, 4)));
Object.defineProperty(Point.prototype, 'v', { get: undefined, set() { this.raw = 'set'; } });
console.log(read(point), write(point, 5));
Object.defineProperty(point, 'v', { value: 'own', writable: true, configurable: true });
console.log(read(point), write(point, 6), point.v);
delete point.v;
delete Point.prototype.v;
console.log(read(point), write(point, 7), point.v);
const throwing = { get v() { throw new Error('read'); }, set v(_) { throw new Error('written'); } };
for (let i = 0; i < 3; i++) {
    console.log(attempt(() => read(throwing)), attempt(() => write(throwing, 1)));
}
console.log([1, 'text', true].map(read));

// Writes at a site that sees more shapes than it remembers, and objects that refuse.
const shapes = [{ a: 1 }, { b: 1 }, { c: 1 }, { d: 1 }, { e: 1 }, { f: 1 }];
for (let i = 0; i < 4; i++) for (const o of shapes) write(o, i);
const refusing = [Object.freeze({ a: 1, v: 1 }), Object.preventExtensions({ b: 1 })];
console.log(shapes, refusing.map((o) => attempt(() => write(o, 9))));
