// setImmediate, and what can be said about it and setTimeout.
//
// The loop goes round: timers that are due, then input and output, then immediates. From the main
// script the order of setTimeout(f, 0) and setImmediate(f) is a matter of luck: the millisecond
// may or may not be over when the loop gets to the timers. What stands below is certain.

function busy(milliseconds) {
    const end = performance.now() + milliseconds;
    while (performance.now() < end);
}

setImmediate(() => {
    console.log('2  an immediate');
    process.nextTick(() => console.log('3  its tick: the queues are emptied after each callback'));
    Promise.resolve().then(() => console.log('4  its microtask'));

    setImmediate(() => console.log('7  an immediate set by an immediate: in the next round'));
    setTimeout(() => console.log('6  a timer: in the next round, where timers come first'), 0);
    busy(5); // long enough for that timer to be due when the next round begins
});
setImmediate(() => console.log('5  the second immediate, still in the first round'));
clearImmediate(setImmediate(() => console.log('never')));

console.log('1  the script');
