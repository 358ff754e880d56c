// gc-stress
// Symbols: registry, description, well-known protocols as the language uses them.
const s = Symbol('desc'),
    r = Symbol.for('reg');
console.log(
    s.toString(),
    s.description,
    Symbol().description,
    Symbol('').description === '',
    Symbol.for('reg') === r,
    Symbol.keyFor(r),
    Symbol.keyFor(s),
    Symbol('x') === Symbol('x'),
    typeof s,
    Object(s).description,
    s.valueOf() === s,
    Object(s) === s,
    Symbol.iterator.toString(),
    Symbol(undefined).toString(),
    Symbol(null).toString(),
    Symbol.for().toString(),
);
for (const f of [
    () => s + '',
    () => `${s}`,
    () => +s,
    () => new Symbol(),
    () => s - 1,
    () => Symbol.keyFor('x'),
    () => s < 1,
    () => Symbol.prototype.toString.call('x'),
    () => 's' + s,
    () => Math.max(s),
    () => [s].join(),
    () => ({})[s],
    () => String(s),
    () => !s,
    () => s == s,
    () => s === Object(s),
    () => JSON.stringify({ [s]: 1, a: s }),
    () => JSON.stringify([s]),
]) {
    try {
        console.log(f());
    } catch (e) {
        console.log(e.name, e.message);
    }
}
class Even {
    static [Symbol.hasInstance](n) {
        return n % 2 === 0;
    }
}
console.log(2 instanceof Even, 3 instanceof Even);
class Temp {
    constructor(d) {
        this.d = d;
    }
    [Symbol.toPrimitive](h) {
        return h === 'string' ? `${this.d}C` : h === 'number' ? this.d : 'default';
    }
    get [Symbol.toStringTag]() {
        return 'Temp';
    }
    *[Symbol.iterator]() {
        yield this.d;
        yield this.d + 1;
    }
}
const t = new Temp(20);
console.log(`${t}`, +t, t + '', Object.prototype.toString.call(t), [...t]);
const spreadable = { length: 2, 0: 'a', 1: 'b', [Symbol.isConcatSpreadable]: true };
const closed = [1, 2];
closed[Symbol.isConcatSpreadable] = false;
console.log(
    [].concat(spreadable, [3]).join(),
    [].concat(closed).length,
    [0].concat('ab', { length: 1, 0: 'no' }).length,
);
class MyArr extends Array {
    static get [Symbol.species]() {
        return Array;
    }
}
const m = new MyArr(1, 2, 3);
console.log(
    m instanceof MyArr,
    m.map((x) => x) instanceof MyArr,
    m.filter(Boolean).constructor === Array,
    MyArr.from([1]) instanceof MyArr,
    m.slice().constructor.name,
    m.toSorted().constructor.name,
);
class Bad extends Array {
    static get [Symbol.species]() {
        return undefined;
    }
}
console.log(new Bad(1, 2).map((x) => x).constructor === Array);
class Own extends Array {
    static get [Symbol.species]() {
        return function (n) {
            this.length = n;
            this.own = true;
        };
    }
}
console.log(new Own(1, 2).map((x) => x * 2).own);
const custom = {
    [Symbol.replace](str, rep) {
        return `replace(${str},${rep})`;
    },
    [Symbol.split](str, lim) {
        return [`split(${str},${lim})`];
    },
    [Symbol.search]: (str) => 'search ' + str,
    [Symbol.match]: (str) => 'match ' + str,
};
console.log(
    'abc'.replace(custom, 'r'),
    'abc'.split(custom, 5),
    'abc'.search(custom),
    'abc'.match(custom),
);
console.log(
    Object.prototype.toString.call(null),
    ...[
        undefined,
        1,
        'a',
        true,
        [],
        {},
        () => {},
        Symbol(),
        Math,
        JSON,
        new Map(),
        new Set(),
        new Error('e'),
        (function () {
            return arguments;
        })(),
        function* () {},
        (function* () {})(),
        [][Symbol.iterator](),
        ''[Symbol.iterator](),
        new Map()[Symbol.iterator](),
        globalThis,
        { [Symbol.toStringTag]: 'Custom' },
        { [Symbol.toStringTag]: 5 },
        new (class Foo {})(),
    ].map((v) => Object.prototype.toString.call(v)),
);
const o = { [s]: 1, [r]: 2, normal: 3 };
console.log(
    Object.keys(o),
    Object.getOwnPropertySymbols(o).length,
    s in o,
    Reflect.ownKeys(o).length,
    { ...o }[s],
    Object.assign({}, o)[r],
    Object.entries(o).length,
    delete o[s],
    s in o,
);
for (const k in o) console.log(k);
console.log(
    Object.getOwnPropertyNames(Symbol)
        .filter((k) => typeof Symbol[k] === 'symbol')
        .filter((k) => !['dispose', 'asyncDispose'].includes(k))
        .sort()
        .join(),
    Object.getOwnPropertyDescriptor(Symbol, 'iterator').writable,
    Symbol.prototype[Symbol.toStringTag],
    typeof Symbol.prototype[Symbol.toPrimitive],
    Symbol.length,
    Symbol.name,
);
const weird = {
    get [Symbol.toStringTag]() {
        throw new Error('tag getter');
    },
};
try {
    String(weird);
} catch (e) {
    console.log(e.message);
}
console.log(
    [
        Symbol.unscopables in Array.prototype,
        Object.keys(Array.prototype[Symbol.unscopables]).sort().join(),
    ].join(' '),
);
