export { nothing as something } from './counter.mjs';
