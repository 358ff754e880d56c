// gc-stress
// What Timeout and Immediate objects show of themselves, and what can be changed in them.
const keys = (timer) => Object.keys(timer).filter((key) => /^_(on|destr|rep)/.test(key));
const show = (what, timer) => {
    const { _idleTimeout, _onTimeout, _timerArgs, _repeat, _destroyed } = timer;
    console.log(what, _idleTimeout, typeof _onTimeout, _timerArgs, _repeat, _destroyed);
};
const delays = [undefined, null, '', ' ', '5', '0x5', '1e1', '5px', NaN, Infinity, -Infinity, 2 ** 31, 2 ** 31 - 1,
    -5, 0, 0.5, true, false, [], [3], {}, { valueOf: () => 4 }, new Date(2), 2n, Symbol('delay')];
for (const delay of delays) {
    try {
        const timer = setTimeout(() => {}, delay);
        console.log(typeof delay, timer._idleTimeout);
        clearTimeout(timer);
    } catch (error) {
        console.log(`${error}`);
    }
}
const timer = setTimeout(function named() {
    show('running', timer);
    setImmediate(() => {
        show('has run', timer);
        if (timer.count++ < 1) timer.refresh();
        show('maybe again', timer);
    });
}, 40, 'one', 2);
timer.count = 0;
show('waiting', timer);
console.log(keys(timer), timer._onTimeout.name, '_repeat' in timer, Object.hasOwn(timer, '_onTimeout'));
const cleared = setTimeout(() => {}, 5);
clearTimeout(cleared);
show('cleared', cleared);
const interval = setInterval(() => {
    show('interval', interval);
    clearInterval(interval);
    show('cleared', interval);
}, 130);
const ending = setInterval(() => {
    console.log('once');
    ending._repeat = null;
}, 200);
const replaced = setTimeout(() => console.log('not this'), 490, 'argument');
replaced._onTimeout = (argument) => console.log('but this', argument);
const immediate = setImmediate(() => console.log('not this'), 7);
console.log(keys(immediate), typeof immediate._onImmediate, immediate._argv, immediate._destroyed);
immediate._onImmediate = (argument) => {
    console.log('this immediate', argument, immediate._destroyed);
    setImmediate(() => console.log(immediate._onImmediate));
};
const gone = setImmediate(() => {});
clearImmediate(gone);
console.log(gone._onImmediate, gone._destroyed);
