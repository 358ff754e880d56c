import { x } from './tla-cycle-x.mjs';
console.log('y: x is', x);
export const y = await Promise.resolve('y');
console.log('y: done');
