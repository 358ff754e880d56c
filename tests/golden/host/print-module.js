// flags: --print=import.meta
// exit: 1
// A module has no value that --print could show: it does not run.
