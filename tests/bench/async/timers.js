// Timers: 100,000 set and fired, every tenth cancelled.
let fired = 0;
let order = 0;
const timers = [];
for (let i = 0; i < 100000; i++) {
    timers.push(
        setTimeout(() => {
            fired++;
            order = (order * 31 + i) | 0;
        }, i % 5),
    );
}
for (let i = 0; i < timers.length; i += 10) clearTimeout(timers[i]);
process.on('exit', () => console.log(fired));
