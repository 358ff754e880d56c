// for await waits for one thing at a time.
//
// Each round asks the iterator and awaits the answer; over plain iterables it awaits their values.
// Leaving early, by break or by an error, calls return() and waits for it.

const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

async function* countdown(from) {
    try {
        for (let left = from; left >= 0; left--) {
            await pause(1);
            yield left;
        }
    } finally {
        await pause(1);
        console.log('  the countdown has been stopped');
    }
}

async function main() {
    for await (const left of countdown(10)) {
        console.log(left);
        if (left === 8) break;
    }
    console.log('this line waited for the finally');

    const slowFirst = [pause(20).then(() => 'slow'), 'plain', pause(1).then(() => 'quick')];
    for await (const value of slowFirst) console.log('in the order of the list:', value);

    try {
        for await (const value of [1, Promise.reject(new Error('out of order'))]) {
            console.log('got', value);
        }
    } catch (error) {
        console.log('caught:', error.message);
    }
}

main();
