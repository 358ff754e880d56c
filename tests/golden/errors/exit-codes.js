// exit: 3
// process.exitCode, and process.exit from an exit handler.
process.exitCode = 2;
process.on('exit', (c) => {
    console.log('exit', c, process.exitCode);
    process.exitCode = 3;
});
process.on('beforeExit', (c) => console.log('beforeExit', c));
setTimeout(() => console.log('timer'), 1);
