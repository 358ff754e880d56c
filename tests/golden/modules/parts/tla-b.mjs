import { say } from './tla-log.mjs';
say('b: before');
await null;
say('b: done');
export const value = 'b';
