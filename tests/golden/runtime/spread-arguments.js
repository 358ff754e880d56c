// gc-stress
// Spread arguments: in what order things run, and that all of them live until they are taken.
const log = [];
const note = (value, name) => (log.push(name), value);
const gather = (...all) => all;

console.log(gather(...[1, 2]), gather(0, ...[1, 2]), gather(...[1], 2), gather(...[1], ...[2, 3]));
console.log(gather(...[]), gather(1, ...[]), gather(...[], ...[]), gather(...'ab', ...new Set([1])));
console.log(gather(...[, 1, , 2]), gather(...new Array(2)), gather(...Object.freeze([1])));
console.log(gather(note(1, 'a'), ...note([2], 'b'), note(3, 'c'), ...note([4], 'd')), log.join(''));
const list = [1, 2];
console.log(gather(...list, list.push(3)), gather(...list, ...list), gather(list.pop(), ...list));
class Own extends Array {
    *[Symbol.iterator]() {
        yield* ['own', this.length];
    }
}
const odd = Object.assign([1, 2], {
    [Symbol.iterator]: function* () {
        yield 'odd';
    },
});
console.log(gather(...Own.of(1, 2)), gather(...odd), gather(0, ...odd));
for (const wrong of [undefined, null, 1, {}, () => {}]) {
    try {
        gather(0, ...wrong);
    } catch (error) {
        console.log(error.message);
    }
}
const counted = (function () {
    arguments[0] = 'changed';
    return [arguments.length, ...arguments];
})(...[1, 2], ...[3]);
console.log(counted, Math.max(...[3, 9, 4]), String.fromCharCode(...[98, 111, 98]));
console.log(gather.apply(null, [1, 2]), gather.bind(null, 0)(...[1, 2]), new Array(...[1, 2, 3]));

class Pair {
    constructor(first, second) {
        this.first = first;
        this.second = second;
    }
}
class Heir extends Pair {
    extra = 'extra';
    constructor(...all) {
        super(...all);
    }
}
function Plain(first, second) {
    this.first = first;
    this.second = second;
}
const made = (n) => ({ n });
let wrong = 0;
for (let i = 0; i < 40; i++) {
    const pairs = [
        new Pair(...[made(i), [i]]),
        new Heir(made(i), ...[[i]]),
        new Plain(made(i), ...[[i]], ...[1, 2]),
        Reflect.construct(Pair, [made(i), [i]], Heir),
    ];
    wrong += pairs.filter(({ first, second }) => first.n !== i || second[0] !== i).length;
}
console.log(wrong, new Heir(...[1, 2]), Reflect.construct(Pair, [1], Plain), new Pair(...'xy'));
Array.prototype[Symbol.iterator] = function* () {
    yield 'patched';
};
console.log(Math.max(...[1, 2]), new Pair(...[1, 2]));
