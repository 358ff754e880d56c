// async functions: await of a value and of a settled promise in a loop.
(async () => {
    let sum = 0;
    const ready = Promise.resolve(3);
    for (let i = 0; i < 1500000; i++) {
        sum = (sum + (await i)) & 0xffffff;
        sum += await ready;
    }
    console.log(sum);
})();
