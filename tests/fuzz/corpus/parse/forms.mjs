import a, { b as c, 'd e' as f } from './g.js'; import * as h from 'i' assert { type: 'json' };
export { a as default, c as 'x y' }; export * as j from 'k'; export const [l, { m }] = [1, {}];
await 1; for await (const n of []) await n; import.meta.url; import('x').then(() => {});
