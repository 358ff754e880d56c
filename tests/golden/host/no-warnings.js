// flags: --no-warnings
// Warnings are events and nothing more.
process.on('warning', (w) => console.log(w.name, w.message));
process.emitWarning('hidden');
process.emitWarning('hidden, too', 'DeprecationWarning', 'CODE');
