// flags: --unhandled-rejections=warn-with-error-code
// exit: 1
// Unhandled rejections lead to a warning and an exit code.
process.on('exit', (code) => console.log('exit', code));
process.on('warning', (w) => console.log('warning:', w.name, w.code, w.message.split('\n')[0], w.stack === one.stack));
process.on('uncaughtExceptionMonitor', (e, origin) => console.log('monitor:', String(e), origin));
const one = new Error('one');
const late = Promise.reject(one);
Promise.reject(5);
Promise.reject('a text');
Promise.reject({ a: 1 });
Promise.resolve().then(() => console.log('microtask'));
setTimeout(() => console.log('timer'), 1);
setTimeout(() => late.catch(() => console.log('handled late')), 2);
