// flags: --stack-trace-limit=3
// Error.stackTraceLimit as an option says, until a script changes it.
const deep = (n) => (n ? deep(n - 1) : new Error('deep').stack?.split('\n').length);
const thrown = (n) => (n ? thrown(n - 1) : null.x);
console.log(deep(9));
try { thrown(9); } catch (e) { console.log(e.stack.split('\n').length); }
console.log(Object.getOwnPropertyDescriptor(Error, 'stackTraceLimit'));
Error.stackTraceLimit++;
console.log(deep(9), Error.stackTraceLimit);
for (const limit of [0, -1, 2.9, '5', null, undefined, NaN, Infinity]) {
  Error.stackTraceLimit = limit;
  console.log(limit, limit === Infinity ? deep(9) > 10 : deep(9));
}
delete Error.stackTraceLimit;
console.log(deep(9));
