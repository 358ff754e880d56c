// gc-stress
// Elements of every kind: conversions, methods, keys that are numbers and keys that only look so.
const kinds = [Int8Array, Uint8Array, Uint8ClampedArray, Int16Array, Uint16Array, Int32Array,
    Uint32Array, Float32Array, Float64Array];
const odd = [0, -0, 1.5, -1.5, 2.5, 254.5, 255.5, 256, -129, 65535.7, 2 ** 31, 2 ** 32 + 5, -(2 ** 33) - 1,
    1e300, NaN, Infinity, -Infinity, '7', 'x', null, undefined, true, [9], { valueOf: () => 300 }];
for (const Kind of kinds) {
    console.log(Kind.name, Kind.BYTES_PER_ELEMENT, Kind.prototype.BYTES_PER_ELEMENT, Kind.length);
    console.log(Array.from(new Kind(odd)).map((x) => (Object.is(x, -0) ? '-0' : String(x))).join());
    const one = new Kind(1);
    one[0] = 1e10;
    one[0] += 1;
    one[0]++;
    console.log(one[0], one[0] === one.at(-1), Kind.of(1, 2, 3).join('+'));
    const sorted = new Kind([5, 3, -1, 200, 0, -0, NaN, 3, 1e9]).sort();
    console.log(Array.from(sorted, (x) => (Object.is(x, -0) ? '-0' : x)).join());
}

console.log('-- methods');
const log = (...values) => console.log(...values.map((value) => (
    ArrayBuffer.isView(value) ? `${value.constructor.name}:${value}` : value)));
const digits = () => Int16Array.from('3141592653', Number);
log(digits().at(0), digits().at(-1), digits().at(10));
log(digits().copyWithin(0, 5), digits().copyWithin(2, 0, 4), digits().copyWithin(-3, -5, -4));
log(digits().fill(7, 2, -2), digits().fill(-1), digits().fill(1, 8, 3));
log(digits().filter((x) => x > 3), digits().map((x, i) => x * i), digits().map((x) => x + 0.9));
log(digits().find((x) => x > 4), digits().findIndex((x) => x > 8), digits().findLast((x) => x > 8));
log(digits().findLastIndex((x) => x === 5), digits().find((x) => x > 99));
log(digits().every((x) => x > 0), digits().some((x) => x > 9));
log(digits().includes(9), digits().includes('9'), digits().indexOf(5), digits().indexOf(5, 5));
log(digits().lastIndexOf(5), digits().lastIndexOf(5, -3), digits().lastIndexOf(5, -99));
log(new Float32Array([NaN]).includes(NaN), new Float32Array([NaN]).indexOf(NaN));
log(digits().join('-'), digits().reverse(), digits().toReversed(), digits().toSorted());
log(digits().reduce((a, b) => a * 2 + b), digits().reduceRight((a, b) => `${a}${b}`, ''));
log(digits().slice(2, 5), digits().slice(-2), digits().slice(5, 2), digits().with(-1, 42));
log(digits().subarray(2, 5), digits().subarray(-2), digits().subarray(2, 5).byteOffset);
log(digits().sort((a, b) => b - a), digits().toSorted(() => NaN), digits().toLocaleString());
const view = digits();
view.subarray(2, 4).fill(0);
log(view);
view.set([7, 8], 1);
view.set(new Uint8Array([255, 254]), 8);
view.set({ length: 1, 0: '6' }, 5);
log(view);
view.set(view.subarray(0, 5), 3);
log(view);
const shared = new Uint8Array(8);
shared.set([1, 2, 3, 4]);
new Uint16Array(shared.buffer).set(shared.subarray(0, 4));
log(shared);
const calls = [];
Uint8Array.from([5, 2, 8, 1, 9, 3, 3]).sort((a, b) => { calls.push(`${a},${b}`); return a - b; });
log(calls.join(' '));

console.log('-- keys');
const u = new Uint8Array([10, 20, 30]);
u.name = 'x';
u[Symbol('s')] = 1;
u[3] = u[-1] = u['1.5'] = u['-0'] = u.NaN = u.Infinity = u['4294967295'] = 9;
u['01'] = u['+1'] = u['1e3'] = u['1000000000000000000000'] = u['1e+21'] = 'own';
console.log(Reflect.ownKeys(u), u.NaN, u['-0'], u[3], '1' in u, '3' in u, '-0' in u, '01' in u);
console.log(Object.keys(u).length, Object.entries(u)[1], { ...new Uint8Array([4, 5]) });
for (const key in new Uint8Array(2)) console.log('in', key);
console.log(Object.getOwnPropertyDescriptor(u, 1), Object.getOwnPropertyDescriptor(u, 3));
console.log(Reflect.set(u, 1, 77), u[1], Reflect.set(u, 9, 1), Reflect.has(u, 9));
console.log(Reflect.defineProperty(u, 0, { value: 5, enumerable: true }), u[0]);
console.log(Reflect.deleteProperty(u, 0), Reflect.deleteProperty(u, 9));
const heir = Object.create(u);
heir[1] = 5;
heir[9] = 5;
heir.name = 'heir';
console.log(heir[1], heir[9], u[1], Object.keys(heir), Reflect.ownKeys(heir));
const plain = {};
console.log(Reflect.set(u, 1, 8, plain), plain, Reflect.set(u, 9, 8, plain), plain);
console.log(Reflect.set({}, 0, 6, u), u[0], Reflect.set({}, 9, 6, u));
Uint8Array.prototype.NaN = 'inherited';
const sameShape = Object.create(Uint8Array.prototype);
const readNaN = (object) => object.NaN;
console.log([sameShape, new Uint8Array(1), sameShape, new Uint8Array(1)].map(readNaN));
delete Uint8Array.prototype.NaN;
const lengths = [new Uint8Array(3), [1], 'four', new Float64Array(5), { length: 6 }];
console.log(lengths.map((x) => x.length), [u, u, u].map((x) => x.length));
Object.defineProperty(u, 'length', { value: 'mine' });
console.log([u, u, new Uint8Array(2)].map((x) => x.length));

console.log('-- Array.prototype');
const some = new Uint8Array([3, 1, 2]);
console.log(Array.prototype.map.call(some, (x) => x * 100), Array.prototype.join.call(some, '|'));
console.log(Array.prototype.sort.call(new Uint8Array([30, 4, 200])), Array.from(some, (x) => -x));
console.log([].concat(some), [...some], Array.prototype.slice.call(some, 1), Math.max(...some));
console.log(Array.isArray(some), Object.prototype.toString.call(some), JSON.stringify({ some }));
const [first, ...rest] = some;
console.log(first, rest, new Uint8Array(new Set([1, 2])), new Uint8Array({ length: 2, 1: 3 }));
console.log(new Uint8Array('2'), new Uint8Array(null), new Uint8Array(1.9), new Uint8Array());
console.log(Uint8Array.from({ length: 2 }, (x, i) => i + 1), Uint8Array.from(new Map([[1, 2]]).keys()));
class Tagged extends Uint16Array {
    static get [Symbol.species]() { return Float32Array; }
    sum() { return this.reduce((a, b) => a + b, 0); }
}
const tagged = new Tagged([1, 2, 3]);
console.log(tagged, tagged.sum(), tagged.map((x) => x / 2), Tagged.of(4), tagged.toReversed());
console.log(Tagged.from([1]) instanceof Tagged, tagged.slice(1), Tagged.BYTES_PER_ELEMENT);
