// exit: 1
// A value that is no error may be thrown, too.
console.log('before');
throw { code: 7 };
