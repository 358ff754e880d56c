// exit: 1
// An uncaught error ends the program at once: nothing queued runs, but exit is told.
process.on('exit', (code) => console.log('exit', code));
setTimeout(() => console.log('never'));
Promise.resolve().then(() => console.log('never'));
process.nextTick(() => console.log('never'));
console.log('before');
try {
    console.log('try');
} finally {
    console.log('finally');
}
(() => {
    try {
        throw new Error('uncaught');
    } finally {
        console.log('finally runs on the way out');
    }
})();
console.log('never');
