// Timers run by due time, then by creation.
//
// What counts is when a timer is due, not how late it has become: here all of them are overdue
// before the first one may run. A delay of 0 is taken for 1, and a cleared timer never runs.

setTimeout(() => console.log('5  due after 300 ms, created first'), 300);
setTimeout(() => console.log('3  due after 100 ms'), 100);
setTimeout((unit) => console.log(`4  due after 200 ${unit}, an extra argument`), 200, 'ms');
setTimeout(() => console.log('1  due after 1 ms'), 1);
setTimeout(() => console.log('2  due after 0 ms: that is 1 ms, and it was created later'), 0);
setTimeout(() => console.log('6  due after 300 ms, created after the other one'), 300);
clearTimeout(setTimeout(() => console.log('never'), 50));

const start = performance.now();
while (performance.now() - start < 350); // there is one thread, and it is busy here
console.log('0  the script kept all of them waiting');

let beats = 0;
const pulse = setInterval(() => {
    console.log(`7  beat ${++beats}: an interval goes on until it is cleared`);
    if (beats === 3) clearInterval(pulse);
}, 10);
