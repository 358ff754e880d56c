// flags: --expose-gc
// gc-stress
// An error of a callback is an uncaught one. Its checkpoint comes all the same, and the other targets
// are told of in turns to come.
import { collect, far, turn } from './keep.mjs';

const calls = [];
let count = 0;
process.on('uncaughtException', (error, origin) => calls.push(error.message + ' ' + origin));
const registry = new FinalizationRegistry(() => {
    count++;
    if (count > 3) return;
    calls.push('cleanup ' + count);
    process.nextTick(() => calls.push('tick'));
    Promise.resolve().then(() => calls.push('job'));
    setImmediate(() => calls.push('immediate'));
    throw new Error('error ' + count);
});
far((i) => registry.register({}, i));
for (let i = 0; i < 200 && count < 90; i++) {
    await turn();
    collect();
}
console.log(calls.join('\n'));
console.log(count >= 90);
