// flags: --unhandled-rejections=warn-with-error-code
// Unhandled rejections that are listened to.
process.on('exit', (code) => console.log('exit', code));
process.on('warning', (w) => console.log('warning:', w.name, w.message.split('\n')[0].slice(0, 80)));
process.on('unhandledRejection', (reason) => console.log('unhandled:', String(reason)));
process.on('rejectionHandled', () => console.log('handled'));
process.on('uncaughtException', (e, origin) => console.log('uncaught:', String(e), origin));
const late = Promise.reject(new Error('one'));
Promise.reject(5);
setTimeout(() => console.log('timer'), 1);
setTimeout(() => late.catch(() => console.log('handled late')), 2);
