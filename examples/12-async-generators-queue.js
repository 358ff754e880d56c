// An async generator answers its requests one by one.
//
// next() never waits for the answer to the one before: requests stand in a queue, and the body
// works them off in order, however long each of them takes. return() stands in the same queue.

const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

async function* kitchen() {
    try {
        console.log('  kitchen: soup takes long');
        await pause(20);
        yield 'soup';
        console.log('  kitchen: bread takes no time');
        yield 'bread';
        yield 'never ordered';
    } finally {
        console.log('  kitchen: closing');
    }
}

const orders = kitchen();
orders.next().then(({ value }) => console.log('1st next:', value));
orders.next().then(({ value }) => console.log('2nd next:', value));
orders.return('the bill').then((answer) => console.log('return:  ', answer));
orders.next().then((answer) => console.log('3rd next:', answer));
console.log('four requests, no answer yet');
