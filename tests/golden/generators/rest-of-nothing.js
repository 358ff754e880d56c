// The rest of an iterator that is done is empty: it is not asked again, whether its pattern was left
// in between or not.
const iter = (...values) => {
    let at = 0;
    return {
        [Symbol.iterator]: () => ({
            next() {
                console.log('next', at);
                return { value: values[at], done: at++ >= values.length };
            },
        }),
    };
};
const run = (generator, ...sent) => {
    generator.next();
    let result;
    for (const value of sent) result = generator.next(value);
    console.log(result.value);
};

run((function* () { const [a, b = yield, ...c] = [7]; return [a, b, c]; })(), 5);
run((function* () { const [a, [b] = [yield], ...c] = [7]; return [a, b, c]; })(), 5);
run((function* () { const [a, b, [c = yield] = [], ...d] = [7]; return [a, b, c, d]; })(), 5);
run((function* () { const o = {}; [, o.b, ...o[yield]] = [7]; return o; })(), 'k');
run((function* () { const [a, b = yield, ...[c = yield]] = iter(7); return [a, b, c]; })(), 5, 6);
run((function* () { const [a, b, ...c] = [yield, 1, 2, 3]; return [a, b, c]; })(), 0);

// An array that grows once it has been seen to end.
const grown = [1];
const [first, second = grown.push(2), ...rest] = grown;
console.log(first, second, rest);
run((function* () {
    const list = [1], [a, b = list.push(yield), ...c] = list;
    return [a, b, c, list];
})(), 2);

(async () => {
    const [a, b = await 2, ...c] = [1];
    console.log(a, b, c);
})();
