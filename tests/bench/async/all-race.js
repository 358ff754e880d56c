// Promises: all, allSettled, any and race over many small sets and one large one.
(async () => {
    let sum = 0;
    for (let i = 0; i < 30000; i++) {
        const items = [i, Promise.resolve(1), Promise.resolve(2).then((x) => x)];
        for (const x of await Promise.all(items)) sum = (sum + x) & 0xffffff;
        sum += await Promise.race(items);
        sum += await Promise.any([Promise.reject(0), i & 7]);
        sum += (await Promise.allSettled([1, Promise.reject(2)])).length;
    }
    const many = Array.from({ length: 200000 }, (_, i) => Promise.resolve(i));
    for (const x of await Promise.all(many)) sum = (sum + x) & 0xffffff;
    console.log(sum);
})();
