// exit: 1
// The report shows an error's properties five levels deep, and asks no custom inspection.
const error = new Error('deep');
error.stack = 'Error: deep\n    at the bottom';
error.a = { b: { c: { d: { e: { f: { g: 1 } } } } } };
error[Symbol.for('nodejs.util.inspect.custom')] = () => 'never asked';
throw error;
