// `for await` at the top makes a text a module, without any other sign of one.
for await (const value of [1, Promise.resolve(2)]) {
    console.log(value, this);
}
console.log(typeof module, await 3);
