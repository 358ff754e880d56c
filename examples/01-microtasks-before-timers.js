// Microtasks before timers.
//
// There are two waiting rooms. Reactions of promises wait in the near one: they run as soon as the
// running code is done, all of them, and those they add as well. Timers wait in the far one: one
// of them is let in, then the near room is emptied again, then the next.

setTimeout(() => {
    console.log('4  the first timer, although its delay was 0');
    Promise.resolve().then(() => console.log('5  its microtask: before the second timer'));
}, 0);
setTimeout(() => console.log('6  the second timer'), 0);

Promise.resolve()
    .then(() => console.log('2  a microtask'))
    .then(() => console.log('3  one more, added by the first: no timer comes between them'));

console.log('1  the script itself');
