// return await is not return.
//
// Two differences. The order: `return promise` resolves the function's own promise with another
// one, which takes the long way (see 05); `return await promise` waits the short way and returns a
// plain value. And errors: only what is awaited inside the try can be caught by it.

let ruler = Promise.resolve();
for (let turn = 1; turn <= 4; turn++) {
    ruler = ruler.then(() => console.log(`--- turn ${turn}`));
}

const promise = Promise.resolve();
const returns = async () => promise;
const returnsAwait = async () => await promise;
returns().then(() => console.log('return promise'));
returnsAwait().then(() => console.log('return await promise'));

async function careful(fail) {
    try {
        return await fail();
    } catch (error) {
        return `caught inside: ${error.message}`;
    }
}
async function careless(fail) {
    try {
        return fail();
    } catch (error) {
        return 'never reached: the try is over before the promise fails';
    }
}

const fail = async () => { throw new Error('no milk'); };
setTimeout(async () => {
    console.log(await careful(fail));
    console.log(await careless(fail).catch((error) => `caught outside: ${error.message}`));
}, 0);
