// exit: 13
// An await that nothing settles: 'beforeExit' and 'exit' hear 0, though the code is 13 by then.
process.on('beforeExit', (code) => console.log('beforeExit', code, process.exitCode));
process.on('exit', (code) => console.log('exit', code, process.exitCode));
await new Promise(() => {});
