// exit: 1
// A template without its end.
console.log(`never
