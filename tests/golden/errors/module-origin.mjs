// What the first module throws is told to 'uncaughtException' as a rejection, to
// 'unhandledRejection' not at all.
process.on('uncaughtException', (error, origin) => console.log(error.message, origin));
process.on('uncaughtExceptionMonitor', (error, origin) => console.log('monitor:', origin));
process.on('unhandledRejection', (reason) => console.log('unhandled:', reason));
setTimeout(() => {
    throw new Error('in a timer');
}, 1);
await null;
Promise.reject('other');
throw new Error('in the module');
