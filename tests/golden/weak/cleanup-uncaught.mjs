// flags: --expose-gc
// exit: 1
// An error of a callback that nobody handles ends the program.
import { collect, far, turn } from './keep.mjs';

process.on('exit', (code) => console.log('exit', code));
const registry = new FinalizationRegistry((held) => {
    console.log('told', held);
    throw new Error('nobody handles this');
});
far(() => registry.register({}, 'of one'));
for (let i = 0; i < 200; i++) {
    await turn();
    collect();
}
console.log('not reached', registry);
