// A runner that drives generators by their promises, as before async functions.
const run = (generator, ...values) =>
    new Promise((resolve, reject) => {
        const it = generator(...values);
        const step = (how, value) => {
            let result;
            try {
                result = it[how](value);
            } catch (error) {
                reject(error);
                return;
            }
            if (result.done) resolve(result.value);
            else
                Promise.resolve(result.value).then(
                    (x) => step('next', x),
                    (e) => step('throw', e),
                );
        };
        step('next');
    });
function* worker(n) {
    let sum = 0;
    for (let i = 0; i < n; i++) sum = (sum + (yield Promise.resolve(i))) & 0xffffff;
    return sum;
}
Promise.all(Array.from({ length: 10 }, (_, i) => run(worker, 60000 + i))).then((sums) =>
    console.log(sums.join()),
);
