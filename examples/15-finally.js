// finally: in a try it has the last word; on a promise it only looks on.
//
// promise.finally(f) gives f nothing and takes nothing from it: value or error pass by, two turns
// later than through a then(), since what f returns is waited for. Only an error of f itself
// replaces them.

const log = (text) => () => console.log(text);

let ruler = Promise.resolve();
for (let turn = 1; turn <= 4; turn++) ruler = ruler.then(log(`--- turn ${turn}`));

Promise.resolve('value')
    .finally((...given) => console.log('finally runs in the first turn and is given', given))
    .then((value) => console.log('then has to wait until the fourth and still gets the', value));

async function tryFinally() {
    try {
        return await 'from try';
    } finally {
        console.log('a finally block runs before the promise is settled');
        await null; // and the promise waits for it
        console.log('and may wait itself');
    }
}

async function overridden() {
    try {
        throw new Error('lost for good');
    } finally {
        return 'a return in finally swallows even an error'; // legal, seldom wise
    }
}

setTimeout(async () => {
    console.log(await tryFinally());
    console.log(await overridden());
    await Promise.reject(new Error('old'))
        .finally(() => { throw new Error('new'); })
        .catch((error) => console.log(`an error of its own replaces the old: ${error.message}`));
}, 0);
