import { say } from './tla-log.mjs';
import './tla-a.mjs';
say('waits: a is done');
