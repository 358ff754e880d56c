// The class CallSite: its methods and what they say to other receivers.
Error.prepareStackTrace = (_, sites) => sites;
function f() { return new Error('x').stack; }
const [site] = f(), prototype = Object.getPrototypeOf(site), { constructor } = prototype;
console.log(site, typeof site, Object.prototype.toString.call(site), Reflect.ownKeys(site));
console.log(Object.isExtensible(site), f() !== f(), f()[0] !== f()[0]);
const keys = Reflect.ownKeys(prototype).filter((key) => key !== 'getScriptHash');
for (const key of keys) {
  const { value, ...rest } = Object.getOwnPropertyDescriptor(prototype, key);
  console.log(key, typeof value, value.length, value.name, rest);
}
console.log(constructor, constructor.length, Reflect.ownKeys(constructor), Object.getPrototypeOf(prototype) === Object.prototype);
const attempt = (act) => { try { return act(); } catch (e) { return `${e.name}: ${e.message}`; } };
console.log(attempt(() => constructor()), attempt(() => new constructor()));
for (const key of keys.slice(1)) {
  for (const receiver of [{}, Object.create(site), 1, 'a', undefined, null]) {
    console.log(attempt(() => prototype[key].call(receiver)));
  }
  console.log(attempt(() => new site[key]()));
}
