export * from './counter.mjs';
export { default, increment as step } from './counter.mjs';
export * as all from './counter.mjs';
export const own = 'own';
