// gc-stress
// Every trap: what it is asked, and that without one the target answers.
'use strict';
const log = [];
const show = value => typeof value === 'function' ? 'function' : typeof value === 'symbol'
    ? String(value) : JSON.stringify(value);
const spy = new Proxy({}, {
    get: (_, trap) => (...args) => {
        log.push(`${trap}(${args.slice(1).map(a => a === loud ? 'proxy' : show(a)).join(', ')})`);
        return Reflect[trap](...args);
    },
});
const target = function named(a, b) { return [this === loud, a, b, new.target === loud]; };
const loud = new Proxy(target, spy);
const step = (name, run) => {
    log.length = 0;
    let result;
    try { result = run(); } catch (error) { result = `${error.name}: ${error.message}`; }
    console.log(`${name}: ${show(result)}\n    ${log.join('\n    ')}`);
};
const key = Symbol('key');
step('set', () => { loud.x = 1; return target.x; });
step('set symbol', () => { loud[key] = 2; return target[key]; });
step('set index', () => { loud[7] = 3; return target[7]; });
step('get', () => loud.x + loud[key] + loud['7']);
step('+=', () => { loud.x += 5; return target.x; });
step('in', () => ['x' in loud, 'nope' in loud]);
step('delete', () => [delete loud.x, 'x' in target]);
step('call', () => loud(1, 2));
step('method', () => ({ m: loud }).m(1));
step('spread call', () => loud(...[1, 2, 3]));
step('new', () => new loud(1, 2));
step('Reflect.construct', () => Reflect.construct(loud, [1], Array));
step('getPrototypeOf', () => Object.getPrototypeOf(loud) === Function.prototype);
step('setPrototypeOf', () => Object.setPrototypeOf(loud, null) === loud);
step('__proto__', () => loud.__proto__);
step('isExtensible', () => Object.isExtensible(loud));
step('defineProperty', () => Object.defineProperty(loud, 'd', { value: 1,
    configurable: true }) === loud);
step('accessor', () => Object.defineProperty(loud, 'e', { get() { return 4; },
    set: undefined }) === loud);
step('getOwnPropertyDescriptor', () => Object.getOwnPropertyDescriptor(loud, 'd'));
step('getOwnPropertyDescriptors', () => Object.keys(Object.getOwnPropertyDescriptors(loud)));
step('keys', () => Object.keys(loud));
step('entries', () => Object.entries(loud));
step('ownKeys', () => Reflect.ownKeys(loud).map(String));
step('symbols', () => Object.getOwnPropertySymbols(loud).length);
step('hasOwn', () => Object.hasOwn(loud, 'd'));
step('isFrozen', () => Object.isFrozen(loud));
step('assign to', () => Object.assign(loud, { p: 1, q: 2 }) === loud);
step('assign from', () => Object.assign({}, loud));
step('spread', () => ({ ...loud }));
step('rest', () => { const { d, ...rest } = loud; return [d, rest]; });
step('freeze', () => Object.freeze(loud) === loud);
step('preventExtensions', () => Reflect.preventExtensions(loud));

const quiet = new Proxy(new Proxy(target, {}), {});
step('no traps', () => [quiet(1), Object.keys(quiet), Object.isFrozen(quiet), typeof quiet]);
for (const trap of [null, undefined]) console.log(new Proxy({ a: 1 }, { get: trap }).a);

const { proxy, revoke } = Proxy.revocable(target, {});
console.log(typeof proxy, revoke.name, revoke.length, revoke(), revoke(), typeof proxy);
step('revoked', () => proxy());
