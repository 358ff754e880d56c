// Where async functions come from: a generator and a driver of ten lines.
//
// The generator hands out promises; the driver waits for each of them and sends the value back in,
// or throws the error in. Write `async` for `spawn` and `await` for `yield`: it is the same
// program, with the same order.

function spawn(generator) {
    return new Promise((resolve, reject) => {
        function step(method, argument) {
            try {
                const { value, done } = generator[method](argument);
                if (done) return resolve(value);
                Promise.resolve(value).then((v) => step('next', v), (e) => step('throw', e));
            } catch (error) {
                reject(error);
            }
        }
        step('next');
    });
}

const fetchPage = (name) => new Promise((resolve, reject) => {
    setTimeout(() => name === 'lost' ? reject(new Error('no such page')) : resolve(`<${name}>`), 1);
});

function* byGenerator() {
    const pages = [yield fetchPage('home'), yield 'no promise at all'];
    try {
        yield fetchPage('lost');
    } catch (error) {
        pages.push(error.message);
    }
    return pages;
}

async function byAsync() {
    const pages = [await fetchPage('home'), await 'no promise at all'];
    try {
        await fetchPage('lost');
    } catch (error) {
        pages.push(error.message);
    }
    return pages;
}

spawn(byGenerator()).then((pages) => console.log('generator:', pages));
byAsync().then((pages) => console.log('async:    ', pages));
