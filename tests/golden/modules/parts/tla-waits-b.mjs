import { say } from './tla-log.mjs';
import { value } from './tla-b.mjs';
say('waits for b: ' + value);
await 0;
say('waits for b: done');
