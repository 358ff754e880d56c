// exit: 5
// process.exit ends the program from inside: finally blocks and queues are left as they are.
process.on('exit', (c) => {
    console.log('exit', c);
    process.exit(5);
});
process.nextTick(() => console.log('never'));
try {
    console.log('before');
    process.exit(4);
} finally {
    console.log('never');
}
