// gc-stress
// Prototype chains: lookup, setters on the way, shadowing, cycles, changes seen by cached sites.
const log = [];
const base = {
    v: 'base',
    get g() {
        return 'get by ' + this.name;
    },
    set s(x) {
        log.push(`set ${x} on ${this.name}`);
    },
    m() {
        return this.name;
    },
    name: 'base',
};
const mid = Object.create(base, {
    ro: { value: 'read only' },
    name: { value: 'mid', writable: true },
});
const leaf = Object.create(mid);
leaf.name = 'leaf';
console.log(leaf.v, leaf.g, leaf.m(), (leaf.s = 1), log.join(), Object.keys(leaf).join());
leaf.v = 'own';
console.log(base.v, leaf.v, delete leaf.v, leaf.v);
leaf.ro = 'ignored';
console.log(leaf.ro, Object.hasOwn(leaf, 'ro'));
try {
    (() => {
        'use strict';
        leaf.ro = 1;
    })();
} catch (e) {
    console.log(e.message);
}
try {
    (() => {
        'use strict';
        leaf.g = 1;
    })();
} catch (e) {
    console.log(e.message);
}
const read = (o) => o.x;
const holder = { x: 1 },
    obj = Object.create(holder);
const results = [];
for (let i = 0; i < 8; i++) {
    results.push(read(obj));
    if (i === 2) holder.x = 2;
    if (i === 3) obj.x = 3;
    if (i === 4) delete obj.x;
    if (i === 5) delete holder.x;
    if (i === 6) Object.setPrototypeOf(obj, { x: 'new proto' });
}
console.log(results.join());
const call = (o) => o.f();
class A {
    f() {
        return 'A.f';
    }
}
class B extends A {}
const b = new B(),
    seen = [];
for (let i = 0; i < 6; i++) {
    seen.push(call(b));
    if (i === 1) A.prototype.f = () => 'patched';
    if (i === 2) B.prototype.f = () => 'B.f';
    if (i === 3) b.f = () => 'own';
    if (i === 4) {
        delete b.f;
        delete B.prototype.f;
    }
}
console.log(seen.join());
const write = (o, v) => {
    o.w = v;
};
const wp = {},
    w1 = Object.create(wp),
    w2 = Object.create(wp);
write(w1, 1);
Object.defineProperty(wp, 'w', {
    set(v) {
        log.push('setter ' + v);
    },
    configurable: true,
});
write(w1, 2);
write(w2, 3);
console.log(w1.w, Object.keys(w2).length, log.pop());
for (const f of [
    () => Object.setPrototypeOf(base, leaf),
    () => {
        base.__proto__ = leaf;
    },
    () => Object.setPrototypeOf(Object.freeze({}), {}),
    () => Object.setPrototypeOf(Object.prototype, {}),
    () => Object.setPrototypeOf({}, 1),
    () => Object.setPrototypeOf(undefined, {}),
    () => Object.create(1),
    () => Object.create(),
]) {
    try {
        f();
        console.log('no error');
    } catch (e) {
        console.log(e.message);
    }
}
console.log(
    Object.setPrototypeOf(1, {}),
    Reflect.setPrototypeOf(base, leaf),
    {}.__proto__ === Object.prototype,
    Object.create(null).__proto__,
    (1).__proto__ === Number.prototype,
    base.isPrototypeOf(leaf),
    Object.prototype.isPrototypeOf.call(A.prototype, b),
    A.isPrototypeOf(B),
);
console.log(
    Object.getPrototypeOf(''),
    Object.getPrototypeOf(1) === Number.prototype,
    Object.getPrototypeOf(Symbol()) === Symbol.prototype,
    Object.getPrototypeOf(Object.getPrototypeOf([])) === Object.prototype,
);
let chain = null;
for (let i = 0; i < 2000; i++) {
    const link = Object.create(chain);
    link['k' + i] = i;
    chain = link;
}
console.log(chain.k0, chain.k1000, chain.none, 'k5' in chain, Object.keys(chain).join());
let n = 0;
for (const k in chain) n++;
console.log(n);
function F() {}
const f1 = new F();
F.prototype = { replaced: true, constructor: F };
const f2 = new F();
console.log(f1 instanceof F, f2 instanceof F, f1.replaced, f2.replaced, f1.constructor === F);
F.prototype = 5;
console.log(Object.getPrototypeOf(new F()) === Object.prototype);
try {
    f1 instanceof F;
} catch (e) {
    console.log(e.message);
}
Number.prototype.plus = function (x) {
    'use strict';
    return typeof this + (this + x);
};
String.prototype.boxed = function () {
    return typeof this;
};
console.log((5).plus(1), 'x'.boxed());
delete Number.prototype.plus;
delete String.prototype.boxed;
Array.prototype[3] = 'from proto';
const holes = [0, , 2];
holes.length = 5;
console.log(holes[3], holes[4], holes.indexOf('from proto'), 3 in holes, [...holes].join());
delete Array.prototype[3];
console.log(holes[3], 3 in holes);
Object.defineProperty(Object.prototype, 'magic', {
    get() {
        return typeof this;
    },
    configurable: true,
});
console.log((1).magic, 'a'.magic, true.magic, [].magic, (() => {}).magic, Symbol().magic);
delete Object.prototype.magic;
