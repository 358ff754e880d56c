import { say } from './tla-log.mjs';
say('a: before');
await null;
say('a: after one await');
await null;
say('a: done');
