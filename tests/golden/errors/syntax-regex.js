// exit: 1
// A regular expression that never ends.
console.log('never'); const r = /[a
/;
