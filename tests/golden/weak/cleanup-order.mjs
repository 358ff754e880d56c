// flags: --expose-gc
// When the callbacks of a FinalizationRegistry come: in a turn of their own between timers and
// immediates, all of one registry without anything in between, after the microtasks of the turn that
// collected and before those they make themselves; one registry in a turn.
import { collect, collected, far, turn } from './keep.mjs';

function registries(number) {
    const calls = [], made = [];
    for (let i = 0; i < number; i++) {
        made.push(new FinalizationRegistry((held) => {
            calls.push('cleanup ' + i);
            process.nextTick(() => calls.push('its tick ' + i));
            Promise.resolve().then(() => calls.push('its job ' + i));
        }));
        far((held) => made[i].register({}, held));
    }
    return { made, calls };
}
const without = (lines) => lines.filter((line, i) => line !== lines[i - 1]);

// One registry. The rest of what dies later comes behind the marks and is of no interest.
{
    const { made, calls } = registries(1);
    await turn();
    setImmediate(() => {
        collect();
        process.nextTick(() => calls.push('tick'));
        Promise.resolve().then(() => calls.push('job'));
        setImmediate(() => calls.push('immediate'));
        calls.push('collected');
    });
    for (let i = 0; i < 4; i++) await turn();
    console.log(without(calls).slice(0, 7).join(', '));
    console.log('eventually:', await collected(() => calls.filter((line) => /cleanup/.test(line)).length));
    made.length = 0;
}

// Two: each has its own turn, which ends with a checkpoint and the immediates.
{
    const { made, calls } = registries(2);
    await turn();
    await new Promise((resolve) => {
        setImmediate(() => {
            collect();
            let left = 3;
            setImmediate(function next() {
                calls.push('immediate');
                if (--left > 0) setImmediate(next);
                else resolve();
            });
        });
    });
    const names = without(calls).map((line) => line.replace(/ \d$/, ''));
    console.log(names.slice(0, 8).join(', '));
    made.length = 0;
}

// A timer that is not due does not hold them up.
{
    const { made, calls } = registries(1);
    const started = performance.now();
    await turn();
    collect();
    const timer = setTimeout(() => {}, 100000);
    while (!calls.length) { await turn(); collect(); }
    clearTimeout(timer);
    console.log('before the timer:', performance.now() - started < 50000);
    made.length = 0;
}
