// Messages and order of side effects of Map, Set, WeakMap, WeakSet.
const attempts = [
    () => new Map(['ab']),
    () => new Map([Symbol('a')]),
    () => new Map([() => 1]),
    () => Map.prototype.get.call('s'),
    () => Map.prototype.keys.call([]),
    () => Map.prototype[Symbol.iterator].call(1),
    () => Set.prototype.keys.call(1),
    () => Set.prototype[Symbol.iterator].call(undefined),
    () => Object.getOwnPropertyDescriptor(Set.prototype, 'size').get.call(new Map()),
    () => new Map().forEach(),
    () => new Set().forEach({}),
    () => new Set().values().next.call(new Map().values()),
    () => WeakMap.prototype.get.call([]),
    () => new WeakSet([Symbol.for('x')]),
    () => new WeakMap([[Symbol.iterator, 1]]).get(Symbol.iterator),
    () => new WeakSet([null]),
];
for (const attempt of attempts) {
    try {
        console.log(attempt());
    } catch (error) {
        console.log(error.name, error.message);
    }
}
for (const [Class, adder] of [
    [Map, 'set'],
    [Set, 'add'],
    [WeakMap, 'set'],
    [WeakSet, 'add'],
]) {
    const original = Class.prototype[adder];
    for (const value of [undefined, 5, {}]) {
        Class.prototype[adder] = value;
        try {
            console.log(new Class() instanceof Class);
            new Class([]);
        } catch (error) {
            console.log(error.message);
        }
    }
    Class.prototype[adder] = function (...args) {
        console.log(Class.name, args);
        return original.apply(this, args);
    };
    new Class([[{}, 1]]);
    Class.prototype[adder] = original;
}
const log = [];
const entry = {
    get 0() {
        log.push('key');
        return {};
    },
    get 1() {
        log.push('value');
        throw new Error('no value');
    },
};
const source = {
    get [Symbol.iterator]() {
        log.push('iterator');
        return () => ({
            get next() {
                log.push('next');
                return () => ({ value: entry, done: false });
            },
            return() {
                log.push('return');
                return {};
            },
        });
    },
};
class Logged extends Map {
    get set() {
        log.push('set');
        return super.set;
    }
}
try {
    new Logged(source);
} catch (error) {
    console.log(error.message, log.join());
}
const iterators = Object.getPrototypeOf(new Map().keys());
const { next } = iterators;
iterators.next = function () {
    log.push('own next');
    return next.call(this);
};
log.length = 0;
for (const x of new Map([[1, 2]]));
iterators.next = next;
for (const x of new Map([[1, 2]])) log.push(x.join());
console.log(log.join(' '));
