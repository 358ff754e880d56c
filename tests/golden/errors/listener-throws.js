// When a listener of 'unhandledRejection' throws, the other rejections of that checkpoint are not
// told any more; later ones are.
process.on('unhandledRejection', (reason) => {
    console.log('unhandled:', reason);
    if (reason < 10) throw new Error('in the listener');
});
process.on('uncaughtException', (error, origin) => console.log(error.message, origin));
Promise.reject(1);
Promise.reject(2);
setTimeout(() => {
    Promise.reject(3);
    Promise.reject(4);
}, 1);
setTimeout(() => Promise.reject(10), 20);
