// gc-stress
// Siblings with top-level await run at the same time; who imports one waits for it.
import './parts/tla-a.mjs';
import './parts/tla-b.mjs';
import './parts/tla-sync.mjs';
import './parts/tla-waits-b.mjs';
import './parts/tla-waits.mjs';
console.log('main: before');
Promise.resolve().then(() => console.log('main: a job'));
process.nextTick(() => console.log('main: a tick'));
await null;
console.log('main: after one await');
for await (const value of [1, Promise.resolve(2)]) console.log('main:', value);
const { log } = await import('./parts/tla-log.mjs');
console.log('main: done', log);
