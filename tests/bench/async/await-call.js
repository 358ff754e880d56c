// async functions: calls of async functions that await one themselves.
const leaf = async (x) => x + 1;
const middle = async (x) => (await leaf(x)) * 2;
(async () => {
    let sum = 0;
    for (let i = 0; i < 800000; i++) sum = (sum + (await middle(i))) & 0xffffff;
    console.log(sum);
})();
