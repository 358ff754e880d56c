// An unhandledRejection handler that only notes; the program ends with 0.
process.on('unhandledRejection', (e) => console.log('noted', e));
Promise.reject('one');
setTimeout(() => Promise.reject('two'), 1);
setTimeout(() => console.log('still alive'), 5);
process.on('exit', (c) => console.log('exit', c));
