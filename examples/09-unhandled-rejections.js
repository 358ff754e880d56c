// When is a rejection unhandled?
//
// Not at once: a handler may come late, as long as it comes before the queues are empty. Then each
// promise that was rejected and has no handler is reported, in the order of the rejections. Who
// does not listen to the report gets the error on standard error and exit status 1.

process.on('unhandledRejection', (reason) => console.log('5  unhandled:', reason.message));
process.on('rejectionHandled', () => console.log('8  handled after all, but after the report'));

const late = Promise.reject(new Error('first'));
Promise.reject(new Error('second'));
const caught = Promise.reject(new Error('third'));

queueMicrotask(() => {
    console.log('2  a microtask: late, but not too late');
    caught.catch((error) => console.log('4  caught:', error.message));
});
process.nextTick(() => console.log('1  nothing is reported before the queues are empty'));
Promise.resolve().then(() => console.log('3  the last microtask of the script'));

setTimeout(() => {
    console.log('6  a timer, and only now a handler');
    late.catch(() => console.log('7  it still gets the rejection'));
}, 10);
