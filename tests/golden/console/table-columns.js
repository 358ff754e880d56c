// What console.table takes for a list of columns, and what it says of anything else.
console.table([{ a: 1, b: 2 }, { b: 3, c: 4 }, 5], ['c', 'b']);
console.table([{ a: 1 }], []);
console.table([[1, 2]], [1]);
for (const columns of ['a', 1, null, true, { length: 1 }, () => 1, new Map()]) {
    try {
        console.table([{ a: 1 }], columns);
    } catch (error) {
        console.log(error.name, error.code, error.message);
    }
}
