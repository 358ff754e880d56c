// exit: 1
// An uncaught error is reported with the stack that the hook made, which is made once.
Error.prepareStackTrace = (error, sites) => {
  console.log('made', error.message, sites[0].getLineNumber());
  return 'S: ' + error.message;
};
process.on('exit', (code) => console.log('exit', code));
console.log(new Error('shown'), [new TypeError('in an array')]);
setTimeout(() => console.log('never'), 1);
Promise.reject(new Error('rejected'));
