// async functions: recursion where every call is awaited.
async function fib(n) {
    if (n < 2) return n;
    return (await fib(n - 1)) + (await fib(n - 2));
}
fib(29).then((x) => console.log(x));
