// Modules with top-level await: siblings do not wait for each other, but who imports them does.
//
// Imports come first, wherever they stand; they are evaluated in the order in which they are named.
// One that awaits lets the next one begin. This module's own code runs when all of them are done,
// and it sees what they export now, not a copy.

console.log('7: all that is imported is there:', slow, fast, plain);

import { first } from './modules/first.mjs';
import { slow } from './modules/slow.mjs';
import { fast } from './modules/fast.mjs';
import { plain } from './modules/plain.mjs';

import('./modules/slow.mjs').then((again) => {
    console.log('9: asked for again, it is the same module:', again.slow === slow);
});
console.log('8: the end of the script;', first);
