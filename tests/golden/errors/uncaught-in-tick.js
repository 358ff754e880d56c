// exit: 1
// The same for a tick.
process.nextTick(() => {
    console.log('tick');
    throw new Error('in a tick');
});
process.nextTick(() => console.log('never'));
console.log('script');
