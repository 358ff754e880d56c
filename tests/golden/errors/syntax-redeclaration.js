// exit: 1
// An early error: the same name twice.
console.log('never');
let twice = 1;
var twice = 2;
