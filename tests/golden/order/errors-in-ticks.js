// Every tick throws, 'uncaughtException' takes the error: where the next ones run is Node.js' way of
// beginning and ending its phases.
const line = [];
const log = (what) => line.push(what);
let left = 0;
process.on('uncaughtException', (error) => log('U' + error));
const ticks = () => {
    for (const letter of 'abcdefg') {
        process.nextTick(() => {
            log(letter);
            throw letter.toUpperCase();
        });
    }
};
const immediate = (name, then) =>
    setImmediate(() => {
        log(name);
        then?.();
    });
const fail = (error) => {
    throw error;
};
const cases = {
    'from main': () => {
        immediate('i1');
        immediate('i2');
        ticks();
    },
    'from a timer': () =>
        setTimeout(() => {
            immediate('i1');
            immediate('i2');
            ticks();
        }, 2),
    'from one immediate': () => immediate('i1', ticks),
    'from the first of three': () => {
        immediate('i1', ticks);
        immediate('i2');
        immediate('i3', () => immediate('i4'));
    },
    'from one that throws': () => {
        immediate('i1', () => (ticks(), fail('i1')));
        immediate('i2');
        immediate('i3', () => immediate('i4'));
    },
    'from the last, which throws': () => immediate('i1', () => (ticks(), immediate('i2'), fail('i1'))),
};
const names = Object.keys(cases);
(function next() {
    const name = names.shift();
    if (!name) return;
    cases[name]();
    setTimeout(() => {
        console.log(name + ': ' + line.splice(0).join(' '));
        next();
    }, 60);
})();
