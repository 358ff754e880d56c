// exit: 1
// An early error of strict code in a function that is never called.
console.log('never');
function f() { 'use strict'; delete name; }
