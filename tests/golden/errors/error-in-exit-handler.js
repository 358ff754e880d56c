// exit: 1
// An error in the exit handler: the remaining handlers do not run.
process.on('exit', () => {
    console.log('exit handler');
    throw new Error('in exit');
});
process.on('exit', () => console.log('never'));
console.log('script');
