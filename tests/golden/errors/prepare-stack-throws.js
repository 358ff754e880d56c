// exit: 1
// A hook that throws spoils no report.
Error.prepareStackTrace = () => { console.log('called'); throw new RangeError('hook'); };
process.on('exit', (code) => console.log('exit', code));
Promise.reject(new Error('boom'));
