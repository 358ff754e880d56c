// gc-stress
// Fields, private names, accessors, static blocks: order of evaluation, brand checks, errors.
const order = [];
const k = (name) => {
    order.push('key ' + name);
    return name;
};
const v = (name) => {
    order.push('value ' + name);
    return name;
};
class F {
    [k('a')] = v('a');
    static [k('s')] = v('s');
    [k('m')]() {}
    static {
        order.push('block 1 ' + this.name + ' ' + this.s);
    }
    b = v('b') + this.a;
    static t = v('t') + this.s;
    static {
        var local = 'scoped';
        order.push('block 2 ' + local + ' ' + typeof outside);
    }
    'quoted' = 1;
    42 = 2;
    get = 3;
    static static = 4;
    async = 5;
    noValue;
}
order.push('class made');
const f = new F();
console.log(order.join('\n'));
console.log(Object.keys(f).join(), F.t, f.b, f.noValue);
class P {
    #x = 1;
    #y;
    static #count = 0;
    static #instances = [];
    constructor(y) {
        this.#y = y;
        P.#count++;
        P.#instances.push(this);
    }
    #method(n) {
        return this.#x + this.#y + n;
    }
    get #acc() {
        return this.#x * 10;
    }
    set #acc(v) {
        this.#x = v;
    }
    static #hidden() {
        return 'static private ' + this.#count;
    }
    call(n) {
        return this.#method(n);
    }
    bump() {
        this.#x++;
        this.#acc += 1;
        this.#y **= 2;
        this.#y ??= 5;
        return [this.#x, this.#y, this.#acc];
    }
    static has(o) {
        return #x in o;
    }
    static hasMethod(o) {
        return #method in o;
    }
    static count() {
        return P.#hidden();
    }
    static read(o) {
        return o.#x;
    }
    static optional(o) {
        return o?.#x;
    }
    static callOn(o) {
        return o.#method?.(1);
    }
    setMethod() {
        this.#method = 1;
    }
    static setGetterOnly(o) {
        o.#only = 1;
    }
    get #only() {
        return 1;
    }
    static readSetter(o) {
        return o.#sonly;
    }
    set #sonly(v) {}
    tag() {
        return this.#tagger`a${1}b`;
    }
    #tagger(s, ...v) {
        return s.join('|') + v.join() + this.#y;
    }
    destructure() {
        [this.#x, ...{ length: this.#y }] = [7, 8, 9];
        return [this.#x, this.#y];
    }
    swap(other) {
        [this.#x, other.#x] = [other.#x, this.#x];
        return [this.#x, other.#x];
    }
    nested() {
        return new (class {
            get(o) {
                return o.#x;
            }
        })().get(this);
    }
    evalled() {
        return eval('this.#y');
    }
}
const p = new P(2);
console.log(p.call(3), p.bump(), P.has(p), P.has({}), P.hasMethod(p), P.count(), P.optional(null));
console.log(
    p.tag(),
    p.destructure(),
    p.swap(new P(1)),
    p.nested(),
    p.evalled(),
    P.count(),
    P.callOn(p),
);
console.log(Object.getOwnPropertyNames(p).length, JSON.stringify(p), p);
for (const g of [
    () => P.read({}),
    () => P.read(null),
    () => P.has(1),
    () => p.setMethod(),
    () => P.setGetterOnly(p),
    () => P.readSetter(p),
    () => P.prototype.call.call({}),
    () => P.count.call({}) && class extends P {}.count(),
]) {
    try {
        console.log(g());
    } catch (e) {
        console.log(`${e.name}: ${e.message}`);
    }
}
class Base {
    constructor(o) {
        return o;
    }
}
class Stamp extends Base {
    #stamp = 'stamped';
    static get(o) {
        return o.#stamp;
    }
}
const plain = {};
new Stamp(plain);
console.log(Stamp.get(plain));
try {
    new Stamp(plain);
} catch (e) {
    console.log(e.message);
}
class Init {
    a = () => this;
    b = new.target;
    c = this.d;
    d = 1;
    ['e'] = function () {};
    f = () => {};
    #g = class {};
    g() {
        return this.#g.name;
    }
}
const init = new Init();
console.log(init.a() === init, init.b, init.c, init.d, init.e.name, init.f.name, init.g());
class Sup {
    hi() {
        return 'hi';
    }
    static hi() {
        return 'static hi';
    }
}
class FieldSuper extends Sup {
    x = super.hi();
    static y = super.hi();
    z = () => super.hi();
}
console.log(new FieldSuper().x, FieldSuper.y, new FieldSuper().z());
class Shadow extends class {
    constructor() {
        this.order = 'base';
    }
    set late(v) {
        console.log('setter must not run');
    }
} {
    late = 'defined, not set';
    order2 = this.order;
    constructor() {
        console.log('before super');
        super();
        console.log(this.late, this.order2);
    }
}
new Shadow();
class Frozen {
    static x = 1;
    static {
        Object.freeze(this);
    }
}
try {
    (class extends Frozen {
        static x = 2;
    });
    console.log('own static is fine');
} catch (e) {
    console.log(e.message);
}
try {
    new (class extends class {
        constructor() {
            Object.preventExtensions(this);
        }
    } {
        y = 1;
    })();
} catch (e) {
    console.log(e.message);
}
try {
    class T {
        static x = T.y.z;
    }
} catch (e) {
    console.log(e.message);
}
let Same = class Same2 {
    static self = Same2;
    static {
        try {
            Same;
        } catch (e) {
            console.log(e.message);
        }
    }
};
console.log(Same.self === Same);
class Arguments {
    constructor() {
        this.n = (() => arguments.length)();
    }
    m = (...r) => r.length;
}
console.log(new Arguments(1, 2, 3).n, new Arguments().m(1, 2));
for (const code of [
    'class C { #a; #a; }',
    'class C { get #a() {} set #a(v) {} }',
    'class C { get #a() {} static set #a(v) {} }',
    'class C { m() { this.#no; } }',
    'class C { #constructor; }',
    'class C { constructor = 1; }',
    'class C { "constructor" = 1 }',
    'class C { static prototype = 1; }',
    'class C { x = arguments; }',
    'class C { static { await; } }',
    'class C { static { return; } }',
    'class C { static { arguments; } }',
    'class C { x = super(); }',
    'class C { #a; m() { delete this.#a; } }',
    'a.#b',
    '#a in b',
    'class C { #a; m() { #a in this in this; } }',
    'class C { #a; m() { 1 + #a in this; } }',
    'class C { #a; m() { (#a) in this } }',
    'class C { x = 1 y = 2 }',
    'class C { static { var a; let a; } }',
    'class C { static async *#m() {} }',
    'class C { x\n*g() {} }',
]) {
    try {
        new Function(code);
        console.log('ok:', code);
    } catch (e) {
        console.log(`${e.name}:`, code);
    }
}
