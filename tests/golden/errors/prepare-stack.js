// gc-stress
// Error.prepareStackTrace: when it is called, with what, and what becomes of what it returns.
'use strict';
let calls = 0;
const own = (sites) => sites.filter((site) => !/node:internal/.test(site.getFileName()));
Error.prepareStackTrace = (error, sites) => {
  calls++;
  return `made ${own(sites).length} ${error.message}`;
};

const check = (name, act) => {
  const error = new Error('x');
  calls = 0;
  console.log(name, act(error), calls);
};
console.log('-- what calls it');
check('making', () => 0);
check('reading', (e) => e.stack);
check('reading twice', (e) => e.stack + e.stack + e['st' + 'ack']);
check('hasOwnProperty', (e) => e.hasOwnProperty('stack'));
check('in', (e) => 'stack' in e);
check('writing', (e) => { e.stack = 1; return e.stack; });
check('Reflect.set', (e) => { Reflect.set(e, 'stack', 7); return e.stack; });
check('Object.assign', (e) => { Object.assign(e, { stack: 7 }); return e.stack; });
check('delete', (e) => delete e.stack && 'stack' in e);
check('names', (e) => Object.getOwnPropertyNames(e).join());
check('keys', (e) => Object.keys(e).length);
check('spread', (e) => Object.keys({ ...e }).length);
check('JSON', (e) => JSON.stringify(e));
check('String', (e) => String(e));
check('freeze', (e) => Object.freeze(e).stack);
check('descriptor', (e) => Object.getOwnPropertyDescriptor(e, 'stack').value);
check('define enumerable', (e) => Object.defineProperty(e, 'stack', { enumerable: true }).stack);
check('inherited', (e) => Object.create(e).stack);
check('writing to an heir', (e) => { const heir = Object.create(e); heir.stack = 3; return heir.stack; });
check('delete message', (e) => { delete e.message; return e.stack; });
check('captureStackTrace again', (e) => { Error.captureStackTrace(e); return 0; });
check('throwing', (e) => { try { throw e; } catch (caught) { return caught === e; } });
check('an error of the engine', () => { try { null.x; } catch (e) { return e.stack; } });

console.log('-- captureStackTrace');
const captured = { message: 'of an object' };
Error.captureStackTrace(captured);
calls = 0;
console.log(calls, Object.keys(captured), Object.getOwnPropertySymbols(captured), 'stack' in captured);
console.log(calls, captured.stack, calls);
Error.captureStackTrace(captured, check);
console.log(captured.stack);
delete captured.stack;
console.log(captured.stack, calls);
const later = new TypeError('later'), object = {};
Error.captureStackTrace(object);
Error.prepareStackTrace = undefined;
object.name = 'Named';
object.message = 'meanwhile';
console.log(object.stack.split('\n')[0], later.stack.split('\n')[0]);
const before = new Error('made before');
Error.prepareStackTrace = () => 'set after';
console.log(before.stack);

console.log('-- any value');
for (const value of [undefined, null, 1, 'text', Symbol.iterator, true, 10n, [1], { a: 1 }]) {
  Error.prepareStackTrace = () => value;
  console.log(typeof new Error('m').stack, new Error('m').stack === value);
}
for (const value of [undefined, null, 1, 'text', {}]) {
  Error.prepareStackTrace = value;
  console.log(new Error('no function').stack.split('\n')[0]);
}

console.log('-- how it is found and called');
let reads = 0;
Object.defineProperty(Error, 'prepareStackTrace', {
  get() {
    reads++;
    return function (...args) { return [this === Error, args.length, Array.isArray(args[1]), reads]; };
  },
  configurable: true,
});
console.log(new Error('getter').stack, Object.keys(new Error('x')), reads);
Object.defineProperty(Error, 'prepareStackTrace', { get() { throw new TypeError('of the getter'); } });
try { new Error('x').stack; } catch (e) { Object.defineProperty(Error, 'prepareStackTrace', { value: undefined, writable: true }); console.log(e.message); }
const Real = Error;
globalThis.Error = { prepareStackTrace() { return `replaced ${this === globalThis.Error}`; } };
console.log(new Real('x').stack);
globalThis.Error = {};
Real.prepareStackTrace = () => 'the real one';
console.log(new Real('x').stack);
globalThis.Error = undefined;
console.log(new Real('x').stack);
globalThis.Error = Real;
class Mine extends Error { static prepareStackTrace() { return 'mine'; } }
console.log(new Mine('x').stack);

console.log('-- it throws');
Error.prepareStackTrace = () => { throw new RangeError('of the hook'); };
const thrower = new Error('a');
for (let i = 0; i < 2; i++) {
  try { console.log(thrower.stack); } catch (e) { console.log('caught', e.message); }
}
Error.prepareStackTrace = () => 'at last';
console.log(thrower.stack);

console.log('-- other stacks meanwhile');
Error.prepareStackTrace = (error) => ({ inner: error.stack });
const recursive = new Error('recursive');
console.log(recursive.stack.inner.split('\n')[0], recursive.stack === recursive.stack);
let other;
Error.prepareStackTrace = (error) => {
  if (error === other) return 'never';
  other = new TypeError('other');
  return `${error.message}, ${other.stack.split('\n')[0]}`;
};
console.log(new Error('outer').stack, '|', other.stack.split('\n')[0]);
Error.prepareStackTrace = () => { other.stack = 'written'; return 'returned'; };
other = new Error('x');
console.log(other.stack, '|', other.stack);

console.log('-- without it');
Error.prepareStackTrace = undefined;
const bad = new Error('x');
Object.defineProperty(bad, 'name', { get() { throw new TypeError('name'); } });
try { bad.stack; } catch (e) { console.log('caught', e.message); }
Error.prepareStackTrace = () => bad.stack;
console.log(new Error('x').stack.split('\n')[0]);
const worse = new Error('x');
Object.defineProperty(worse, 'name', { get() { throw { get name() { throw 1; } }; } });
Error.prepareStackTrace = () => worse.stack;
console.log(new Error('x').stack.split('\n')[0]);

console.log('-- limits');
Error.prepareStackTrace = (error, sites) => sites.length;
Error.stackTraceLimit = 0;
console.log(new Error('x').stack);
Error.stackTraceLimit = 1;
console.log(new Error('x').stack);
Error.stackTraceLimit = 'none';
console.log(new Error('x').stack);
