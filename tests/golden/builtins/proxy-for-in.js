// for-in over proxies: which traps are called, and when.
const log = [];
const handler = (name, keys, hidden = []) => ({
    ownKeys(target) {
        log.push(`${name} ownKeys`);
        return keys ?? Reflect.ownKeys(target);
    },
    getPrototypeOf(target) {
        log.push(`${name} getPrototypeOf`);
        return Reflect.getPrototypeOf(target);
    },
    getOwnPropertyDescriptor(target, key) {
        log.push(`${name} descriptor ${String(key)}`);
        if (!keys) return Reflect.getOwnPropertyDescriptor(target, key);
        if (key === 'missing') return undefined;
        return { value: 1, enumerable: !hidden.includes(key), configurable: true };
    },
    has(target, key) {
        log.push(`${name} has ${String(key)}`);
        return Reflect.has(target, key);
    },
});
const visit = (title, object, step = () => {}) => {
    for (const key in object) {
        log.push(`visit ${key}`);
        step(key);
    }
    console.log(`${title}: ${log.splice(0).join('; ')}`);
};
visit('plain target', new Proxy({ a: 1, b: 2 }, handler('p')));
const target = Object.create({ up: 1, b: 0 }, { hidden: { value: 1, configurable: true } });
const invented = ['a', 'hidden', 'missing', 'b', Symbol.iterator];
visit('invented keys', new Proxy(target, handler('p', invented, ['hidden'])));
visit('in the chain', { own: 1, __proto__: new Proxy({ a: 1, own: 2 }, handler('p')) });
const outer = new Proxy({ x: 1, __proto__: new Proxy({ y: 1 }, handler('inner')) }, handler('outer'));
visit('two', outer);
const shrinking = new Proxy({ a: 1, b: 2, c: 3 }, handler('p'));
visit('deleted on the way', shrinking, () => delete shrinking.b);
visit('no traps', new Proxy([7, 8], {}));
console.log(Object.keys(new Proxy(target, handler('p', ['a', 'b'], ['b']))), log.splice(0).join());
