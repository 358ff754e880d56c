// An async function runs at once, up to its first await.
//
// Calling it is calling a function: nothing is put off. Only an await, even one of a value that is
// there already, hands control back to the caller, together with a promise for the rest.

async function visit(place) {
    console.log(`  ${place}: going in`);
    await 'no promise at all';
    console.log(`  ${place}: the rest, as a microtask`);
    return `${place} was nice`;
}

async function noAwait() {
    console.log('  no await: all of it happens during the call');
}

console.log('before the calls');
const museum = visit('museum');
noAwait();
console.log('after the calls; what came back is', museum);

museum.then((opinion) => console.log(opinion));
