// gc-stress
// Map, Set, their iterators and weak kin: empty, nested, long, with keys of their own.
console.log(
    new Map(),
    new Set(),
    new Map([
        [1, 'a'],
        ['k', { v: 1 }],
    ]),
    new Set([1, 'a', { o: 1 }, [1]]),
);
console.log(new Map([[{ key: 1 }, new Map([[new Set([1]), 'deep']])]]));
console.log(
    Object.assign(new Map([[1, 2]]), { extra: 1 }),
    Object.assign(new Set([1]), { extra: [1] }),
);
console.log(
    new Map([
        ['a', 1],
        ['b', 2],
    ]).entries(),
    new Map([['a', 1]]).keys(),
    new Map([['a', 1]]).values(),
    new Set([1, 2]).values(),
    new Set([1, 2]).entries(),
    [1, 2].values(),
    'ab'[Symbol.iterator](),
    new Map().entries(),
    new Set().keys(),
);
const it = new Map([
    ['a', 1],
    ['b', 2],
]).entries();
it.next();
console.log(it, [...it].length, it);
const m = new Map(Array.from({ length: 120 }, (_, i) => [i, i * i]));
console.log(m);
console.log(new Set(Array.from({ length: 120 }, (_, i) => i)));
console.log(new Set(Array.from({ length: 30 }, (_, i) => 'element' + i)));
console.log(new Map(Array.from({ length: 10 }, (_, i) => ['key' + i, 'value' + i])));
console.log({ m: new Map([['x', { y: { z: 1 } }]]), s: new Set([[[[1]]]]) });
console.log([new Map([[1, 2]]).keys(), new Set([1]).entries()]);
class MyMap extends Map {
    constructor(...a) {
        super(...a);
        this.tag = 't';
    }
}
class MySet extends Set {}
console.log(new MyMap([[1, 2]]), new MySet([1]), new MyMap());
const self = new Map();
self.set('self', self).set(self, 'self');
console.log(self);
const ss = new Set();
ss.add(ss);
console.log(ss);
console.log(new WeakMap([[{}, 1]]), new WeakSet([{}]), Object.assign(new WeakMap(), { p: 1 }));
console.log(
    new Map([
        [NaN, -0],
        [null, undefined],
        ['str', "it's"],
        [Symbol('k'), () => {}],
    ]),
);
console.log(
    new Map([
        ['long key '.repeat(5), 'long value '.repeat(5)],
        ['b', 'c'],
    ]),
);
console.log(new Set(['a'.repeat(80)]), new Map([['a\nb', 'c\nd']]));
console.log(
    Object.setPrototypeOf(new Set([1]), null),
    Object.setPrototypeOf(new Map(), class Weird {}.prototype),
    new Map([[new Map(), new Set()]]),
    new Map([[[1, 2], { a: 1 }]]),
);
console.log([new Map([['a', new Map([['b', new Map([['c', new Map()]])]])]])]);
