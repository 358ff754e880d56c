// exit: 1
// A rejected async function that nobody awaits ends the program.
const work = async () => {
    await null;
    console.log('working');
    throw new RangeError('failed');
};
work();
(async () => {
    await null;
    await null;
    console.log('another goes on until the queue is empty');
    await new Promise((r) => setTimeout(r, 5));
    console.log('never');
})();
console.log('started');
