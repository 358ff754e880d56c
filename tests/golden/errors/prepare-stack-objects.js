// What Error.captureStackTrace takes.
const objects = [function named() {}, [], new Proxy({}, {}), Object.freeze({}), Object.freeze({ stack: 1 }),
  Object.preventExtensions({ stack: 1 }), Object.seal({ stack: 1 }), Object.defineProperty({}, 'stack', { value: 1 }),
  { get stack() { return 2; }, set stack(v) { console.log('set'); } },
  Object.create({ set stack(v) { console.log('inherited set'); } }), new Error('q'), 1, undefined, new Map, /x/, Math,
  class Named {}, { name: 'N', message: 'M' }, { name: '', message: 'M' }, Object.create(null), new Uint8Array(1)];
for (const object of objects) {
  try {
    Error.captureStackTrace(object);
    const own = Object.getOwnPropertyDescriptor(object, 'stack');
    console.log(typeof object.stack, String(own.value).split('\n')[0], own.writable, own.enumerable, own.configurable);
  } catch (e) {
    console.log(e.name, e.message);
  }
}
