// exit: 1
// A rejection with something that is no error.
Promise.reject({ reason: 'object' });
console.log('script');
