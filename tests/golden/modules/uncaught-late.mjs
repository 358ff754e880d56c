// exit: 1
// An error after an await, in a module that is imported: reported as uncaught.
import './parts/fails-late.mjs';
console.log('never');
