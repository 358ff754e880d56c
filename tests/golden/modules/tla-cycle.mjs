// gc-stress
// Top-level await in a cycle: its modules have one promise between them.
const first = import('./parts/tla-cycle-y.mjs').then((all) => console.log('first:', all));
const second = import('./parts/tla-cycle-x.mjs').then((all) => console.log('second:', all));
console.log('begun');
await Promise.all([first, second]);
