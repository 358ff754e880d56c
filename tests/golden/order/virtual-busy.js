// flags: --virtual-time
// In virtual time a script that waits by asking for the time gets on as well, and timers that it
// kept from running are overdue as they are in real time.
const log = (what) => console.log(what);
const waitBy = (name, read) => {
    const start = read();
    while (read() - start < 20);
    log(`waited by ${name}`);
};
setTimeout(log, 30, '30');
setTimeout(log, 10, '10');
setTimeout(log, 0, '0');
waitBy('Date.now', () => Date.now());
waitBy('new Date', () => new Date().getTime());
waitBy('performance.now', () => performance.now());
setTimeout(log, 0, 'late 0');
waitBy('process.hrtime', () => process.hrtime()[0] * 1e3 + process.hrtime()[1] / 1e6);
setTimeout(() => {
    let turns = 0;
    const start = Date.now();
    const poll = () => {
        turns++;
        if (Date.now() - start < 20) setImmediate(poll);
        else log(`polled by setImmediate: ${turns > 10}`);
    };
    poll();
}, 100);
const began = performance.now();
let rounds = 0;
const interval = setInterval(() => {
    const passed = performance.now() - began;
    log(`round ${++rounds}: ${passed >= rounds * 400 - 1 && passed < rounds * 400 + 200}`);
    if (rounds === 2) clearInterval(interval);
}, 400);
log(performance.timeOrigin === performance.timeOrigin);
log(Math.abs(performance.timeOrigin + performance.now() - Date.now()) < 50);
