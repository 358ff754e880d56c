// exit: 1
// A syntax error anywhere: no line runs.
console.log('never');
let x = ;
