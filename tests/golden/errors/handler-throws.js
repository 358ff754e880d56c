// exit: 7
// An error thrown by the uncaughtException handler itself is fatal.
process.on('uncaughtException', (e) => {
    console.log('handler', e.message);
    throw new Error('again');
});
setTimeout(() => console.log('never'), 1);
throw new Error('first');
