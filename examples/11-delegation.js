// yield* lets another one speak.
//
// The consumer talks straight to the inner generator: next, throw and return all go through. The
// value of the yield* expression is what the inner one returns. Any iterable will do.

function* listener(name) {
    try {
        const heard = yield `${name} listens`;
        return `${name} heard "${heard}"`;
    } catch (error) {
        return `${name} was told off: ${error.message}`;
    } finally {
        console.log(`  (${name} leaves)`);
    }
}

function* party() {
    console.log('  =>', yield* listener('Ann'));
    console.log('  =>', yield* listener('Ben'));
    yield* ['cake', 'tea'];
    yield* listener('Cleo');
    console.log('never reached: the party was returned');
}

const evening = party();
console.log(evening.next().value);
console.log(evening.next('hello').value);
console.log(evening.throw(new Error('too loud')).value);
console.log(evening.next().value);
console.log(evening.next().value);
console.log(evening.return('home'));

// Recursion reads like the definition: a tree is its left branch, its own value, its right branch.
function* inOrder(tree) {
    if (!tree) return;
    yield* inOrder(tree.left);
    yield tree.value;
    yield* inOrder(tree.right);
}
const leaf = (value) => ({ value });
const tree = { value: 4, left: { value: 2, left: leaf(1), right: leaf(3) }, right: leaf(5) };
console.log(...inOrder(tree));
