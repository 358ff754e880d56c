// gc-stress
// WeakRef and FinalizationRegistry as far as nothing has to die: what they take, what they say, how
// they are shown.
function attempt(text, action) {
    try {
        console.log(text, '->', action());
    } catch (error) {
        console.log(text, '->', error.name + ': ' + error.message);
    }
}
class Point {}
const target = { name: 'target' };

// ---- WeakRef ----
attempt('called', () => WeakRef(target));
for (const value of [undefined, null, 1, 'text', 1n, true, Symbol.for('registered')]) {
    attempt('new WeakRef(' + String(value) + ')', () => new WeakRef(value));
}
for (const value of [target, [], () => 1, new Point(), Symbol('own'), Symbol.iterator]) {
    attempt('deref', () => new WeakRef(value).deref() === value);
}
attempt('of a WeakRef', () => new WeakRef(new WeakRef(target)).deref().deref() === target);
attempt('of a proxy', () => typeof new WeakRef(new Proxy(target, {})).deref());
for (const receiver of [undefined, 1, {}, new FinalizationRegistry(() => {}), WeakRef.prototype]) {
    attempt('deref of what is none', () => WeakRef.prototype.deref.call(receiver));
}
class Named extends WeakRef {
    get name() { return this.deref().name; }
}
attempt('subclass', () => new Named(target).name);
attempt('newTarget', () => Reflect.construct(WeakRef, [target], Point) instanceof Point);
attempt('prototype is asked for before nothing else', () => {
    const order = [];
    const newTarget = new Proxy(function () {}, {
        get(from, key) { order.push(key); return from[key]; },
    });
    try {
        Reflect.construct(WeakRef, [1], newTarget);
    } catch {
        order.push('refused');
    }
    Reflect.construct(WeakRef, [target], newTarget);
    return order.join();
});
const twice = new WeakRef(target);
twice.extra = 1;
Object.freeze(twice);
attempt('frozen', () => [twice.deref() === target, Object.isFrozen(twice)].join());

// ---- FinalizationRegistry ----
attempt('called', () => FinalizationRegistry(() => {}));
for (const value of [undefined, null, 1, {}, 'text']) {
    attempt('new FinalizationRegistry(' + String(value) + ')', () => new FinalizationRegistry(value));
}
attempt('new FinalizationRegistry(class)', () => new FinalizationRegistry(class {}) !== null);
const registry = new FinalizationRegistry(() => console.log('nothing died'));
const token = {}, symbol = Symbol('token');
for (const value of [undefined, null, 1, 'text', 1n, Symbol.for('registered')]) {
    attempt('register(' + String(value) + ')', () => registry.register(value, 1));
    attempt('token ' + String(value), () => registry.register(target, 1, value));
    attempt('unregister(' + String(value) + ')', () => registry.unregister(value));
}
attempt('held is the target', () => registry.register(target, target));
attempt('held is the symbol', () => registry.register(symbol, symbol));
attempt('held is the token', () => registry.register(target, token, token));
attempt('held is missing', () => registry.register(target));
attempt('target is the token', () => registry.register(target, 1, target));
attempt('target is a symbol', () => registry.register(Symbol.iterator, 1, symbol));
attempt('target is the registry', () => registry.register(registry, 'own'));
attempt('unregister token', () => registry.unregister(token));
attempt('again', () => registry.unregister(token));
attempt('unregister target', () => registry.unregister(target));
attempt('unregister symbol', () => registry.unregister(symbol));
attempt('unregister another symbol', () => registry.unregister(Symbol('token')));
attempt('other receivers', () => FinalizationRegistry.prototype.register.call(new WeakRef(target), {}));
attempt('other receivers', () => FinalizationRegistry.prototype.unregister.call({}, {}));
attempt('other receivers', () => FinalizationRegistry.prototype.register.call(undefined, {}));
attempt('subclass', () => new class extends FinalizationRegistry {
    constructor() { super(() => {}); }
    both(one, two) { this.register(one, 1, this); this.register(two, 2, this); return this; }
}().both({}, {}).unregister(token));

// ---- how they are shown ----
console.log(twice, new WeakRef(new Point()), new WeakRef([1]), registry);
console.log({ a: { b: { c: new WeakRef(target), d: registry } } });
console.log({ a: { b: { c: { d: new WeakRef(target) } } } });
console.log(new Named(target), [new class Files extends FinalizationRegistry {}(() => {})]);
console.log(Object.setPrototypeOf(new WeakRef(target), null));
console.log(Object.setPrototypeOf(new FinalizationRegistry(() => {}), null));
console.log(WeakRef, FinalizationRegistry, WeakRef.prototype, FinalizationRegistry.prototype);
console.log(String(registry), Object.prototype.toString.call(twice), `${new WeakRef({})}`);
console.log('%o %s', new WeakRef(target), new WeakRef(target));
console.log(JSON.stringify([twice, registry]));
