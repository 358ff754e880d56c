import { say } from './tla-log.mjs';
say('sync: no await here');
