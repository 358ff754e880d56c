import nothing from './tla-log.mjs';
