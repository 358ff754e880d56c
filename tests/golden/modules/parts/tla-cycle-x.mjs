import * as other from './tla-cycle-y.mjs';
console.log('x: y is there:', 'y' in other);
await 0;
export const x = 'x';
console.log('x: done', other);
