// exit: 1
// An error in a timer ends the program; timers that were due with it do not run.
setTimeout(() => {
    console.log('first');
    throw new TypeError('in a timer');
}, 5);
setTimeout(() => console.log('never'), 5);
setTimeout(() => console.log('never'), 50);
process.on('exit', (c) => console.log('exit', c));
