// exit: 7
// What 'exit' listeners are told is what process.exit was given, a text too; nothing after it runs.
process.exitCode = 4;
for (const value of ['abc', 1.5, {}, true, NaN, Infinity, 1n]) {
    try {
        process.exit(value);
    } catch (error) {
        console.log(`${error}`);
    }
}
console.log(process.exitCode);
process.on('exit', (code) => {
    console.log(typeof code, code, typeof process.exitCode);
    Promise.resolve().then(() => console.log('never'));
    process.nextTick(() => console.log('never'));
});
process.exit('7');
