// gc-stress
// Module namespaces: their keys, what can be done to them, and how they are shown.
import * as ns from './parts/again.mjs';
import * as self from './namespace.mjs';
import * as strange from './namespace.mjs';

console.log(ns);
console.log(self);
console.log([ns.all], { deep: { deeper: { deepest: ns } } });
console.log(Reflect.ownKeys(ns));
console.log(Object.getOwnPropertyDescriptor(ns, 'own'), Object.getOwnPropertyDescriptor(ns, 'x'));
console.log(Object.getOwnPropertyDescriptor(ns, Symbol.toStringTag));
console.log(Object.getPrototypeOf(ns), Object.isExtensible(ns), Object.isSealed(ns));
console.log('own' in ns, 'nothing' in ns, ns.nothing, Object.prototype.toString.call(ns));
console.log(Reflect.set(ns, 'own', 1), Reflect.deleteProperty(ns, 'own'),
            Reflect.deleteProperty(ns, 'nothing'), Reflect.setPrototypeOf(ns, null),
            Reflect.setPrototypeOf(ns, {}), Reflect.preventExtensions(ns));
console.log(Reflect.defineProperty(ns, 'own', { value: 'own' }),
            Reflect.defineProperty(ns, 'own', { value: 'other' }),
            Reflect.defineProperty(ns, 'own', { enumerable: false }),
            Reflect.defineProperty(ns, 'fresh', { value: 1 }));
for (const change of [
    () => { ns.own = 1; },
    () => { ns.fresh = 1; },
    () => { delete ns.own; },
    () => { Object.freeze(ns); },
    () => { Object.setPrototypeOf(ns, {}); },
    () => { self.late; },
    () => { ns(); },
    () => { new ns.own(); },
]) {
    try {
        change();
        console.log('done');
    } catch (error) {
        console.log(error.name + ':', error.message);
    }
}
const keys = [];
for (const key in ns) keys.push(key);
console.log(keys, { ...ns.all }, JSON.stringify(ns.all), Object.entries(ns.all).length);
export let late = 'late';
export { late as '0', late as 'with blank', late as '\u{1F600}' };
export default 5 + 5;
console.log(self === strange, self, self[0], self['with blank'], self.default);
