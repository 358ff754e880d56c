// flags: --expose-gc
// What has died by the end is told of before 'beforeExit'; what is registered holds nothing up.
import { collect, far } from './keep.mjs';

let told = 0, timers = 0, endings = 0;
const registry = new FinalizationRegistry(() => {
    if (told++ === 0) setTimeout(() => console.log('a timer that a cleanup made', ++timers), 1);
});
globalThis.registry = registry;
far((i) => registry.register({}, i));
setImmediate(collect);
process.on('beforeExit', () => {
    console.log('beforeExit', told >= 50, timers);
    if (endings++ === 0) setImmediate(() => console.log('once more'));
    else far((i) => registry.register({}, i));
});
process.on('exit', () => console.log('exit'));
