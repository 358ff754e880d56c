// Four ways to wait for many promises.
//
// all: every value, or the first failure. allSettled: the whole story, never fails. race: whoever
// settles first. any: the first success, or an AggregateError. None of them stops the others.

const after = (milliseconds, value) =>
    new Promise((resolve) => setTimeout(resolve, milliseconds, value));
const failAfter = (milliseconds, message) =>
    after(milliseconds).then(() => { throw new Error(message); });

async function main() {
    const values = await Promise.all([after(20, 'slow'), 'no promise', after(5, 'quick')]);
    console.log('all keeps the order of the list:', values);

    await Promise.all([after(5, 'fine'), failAfter(1, 'flat tyre')])
        .catch((error) => console.log('all fails at once:', error.message));

    const stories = await Promise.allSettled([after(1, 'arrived'), failAfter(1, 'lost')]);
    for (const { status, value, reason } of stories) {
        console.log('allSettled:', status, value ?? reason.message);
    }

    console.log('race:', await Promise.race([after(50, 'tortoise'), after(1, 'hare')]));
    console.log('any:', await Promise.any([failAfter(1, 'fell asleep'), after(20, 'tortoise')]));

    await Promise.any([failAfter(1, 'rain'), failAfter(5, 'snow')]).catch((error) => {
        console.log(`any: ${error.name}:`, error.errors.map(({ message }) => message));
    });

    const forever = Promise.race([]);
    console.log('race of nobody:', forever, '- all of nobody:', await Promise.all([]));
}

main();
