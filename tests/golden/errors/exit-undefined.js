// process.exit(undefined) takes the exit code back, process.exit() keeps it.
process.exitCode = 4;
process.on('exit', (code) => console.log(code, process.exitCode));
process.exit(undefined);
