export { round } from './bad-circle.mjs';
