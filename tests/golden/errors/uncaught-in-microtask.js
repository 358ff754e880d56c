// exit: 1
// An error in a microtask or tick callback is uncaught; what was queued behind it does not run.
queueMicrotask(() => {
    console.log('micro');
    throw new Error('in a microtask');
});
queueMicrotask(() => console.log('never'));
process.on('exit', (c) => console.log('exit', c));
console.log('script');
