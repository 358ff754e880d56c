// The AggregateError of Promise.any is made by a job: nobody is on its stack.
Promise.any([Promise.reject(-1), Promise.reject(Infinity)]).catch((error) => console.log(error));
(async () => {
    try {
        await Promise.any([]);
    } catch (error) {
        console.log(error.stack.split('\n')[0], error.errors);
    }
})();
