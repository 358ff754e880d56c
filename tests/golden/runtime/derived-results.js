// What a derived constructor does wrong is thrown for its caller: a function, a native, an eval.
class Silent extends Object {
    constructor() {
        try {
            super(thrower());
        } catch {
            // `this` stays uninitialized
        }
    }
}
class Wrong extends Object {
    constructor() {
        super();
        return 1;
    }
}
function thrower() {
    throw new Error('argument');
}
globalThis.Silent = Silent;
globalThis.Wrong = Wrong;
for (const name of ['Silent', 'Wrong']) {
    const Class = globalThis[name];
    const ways = {
        function: () => new Class(),
        native: () => Reflect.construct(Class, []),
        callback: () => [1].map(() => new Class()),
        'direct eval': () => eval('new Class()'),
        'indirect eval': () => (0, eval)(`new ${name}()`),
        'made function': new Function(`new ${name}()`),
    };
    for (const way in ways) {
        try {
            ways[way]();
            console.log(name, way, 'nothing');
        } catch (error) {
            console.log(name, way, error.name, error.message);
        }
    }
}
