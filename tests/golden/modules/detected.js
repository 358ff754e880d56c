// exit: 3
// A file of no declared type that imports is a module.
import { own } from './parts/again.mjs';
console.log(own, this, typeof require);
process.exitCode = await 3;
