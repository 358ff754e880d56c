// gc-stress
// The functions that promises are settled with: what an executor gets, however it asks for it; what
// they look like; that the first use of a pair counts; and the functions of the combinators.
const log = [];
const say = (...items) => log.push(items.join(' '));
const watch = (name, promise) =>
    promise.then(
        (value) => say(name, 'fulfilled', String(value)),
        (error) => say(name, 'rejected', error instanceof Error ? error.message : error),
    );
const keys = (f) => Reflect.ownKeys(f).join();

// ---- executors ----
const executors = {
    none() {
        say('none', arguments.length);
    },
    noneArrow: () => {},
    throwing: () => {
        throw new Error('at once');
    },
    one(resolve) {
        resolve('one');
    },
    oneThrows(resolve) {
        throw new Error('one throws');
    },
    oneResolvesAndThrows(resolve) {
        resolve('first');
        throw new Error('too late');
    },
    two: (resolve, reject) => reject('two'),
    twoBoth(resolve, reject) {
        reject('reject first');
        resolve('never');
        reject('never');
    },
    three(resolve, reject, third) {
        resolve(typeof third + arguments.length);
    },
    rest(...functions) {
        functions[1]('rest ' + functions.length);
    },
    viaArguments() {
        arguments[1]('arguments ' + arguments.length);
    },
    viaEval(x) {
        x(eval('arguments.length + typeof arguments[1]'));
    },
    pattern({ length, name }, reject) {
        reject(`pattern ${length} "${name}"`);
    },
    withDefault(resolve = 0, reject = 0, third = 'default') {
        resolve(third + this);
    },
    bound: function (a, resolve, reject) {
        reject('bound ' + a + arguments.length);
    }.bind(null, 'a'),
    *generator(resolve) {
        resolve('never: nobody runs it');
    },
    async asynchronous(resolve, reject) {
        await null;
        reject('asynchronous');
    },
    async asyncThrows() {
        throw 'nobody sees it';
    },
    constructorOf: class {},
    native: Object,
    later(resolve) {
        setTimeout(resolve, 1, 'later');
    },
};
process.on('unhandledRejection', (reason) => say('unhandled', reason));
for (const [name, executor] of Object.entries(executors)) watch(name, new Promise(executor));

// ---- what the functions look like ----
let settle;
const pending = new Promise((...functions) => (settle = functions));
const [resolve, reject] = settle;
say(resolve.length, JSON.stringify(resolve.name), keys(resolve), resolve instanceof Function);
say(reject.length, JSON.stringify(reject.name), keys(reject), 'prototype' in reject);
say(resolve === settle[0], resolve !== reject, Object.isExtensible(resolve));
resolve.extra = 1;
delete resolve.length;
Object.defineProperty(reject, 'name', { value: 'renamed' });
say(keys(resolve), reject.name, Object.prototype.hasOwnProperty.call(resolve, 'length'));
try {
    new resolve();
} catch (error) {
    say(error.name, error.message);
}
try {
    Reflect.construct(Object, [], reject);
} catch (error) {
    say(error.name);
}
say(resolve.call('any this', 'value'), reject('no more'), resolve(pending));
watch('pending', pending);

// A promise resolved with itself; one locked in to another pending one.
let self;
const circle = new Promise((r) => (self = r));
self(circle);
watch('circle', circle);
let unlock;
const inner = new Promise((r) => (unlock = r));
const outer = new Promise((r, j) => {
    r(inner);
    j('locked in');
    r('locked in too');
});
watch('outer', outer);
unlock('inner value');

// ---- thenables get pairs of their own ----
let kept;
watch(
    'thenable',
    Promise.resolve({
        then(a, b) {
            kept = [a, b];
            say('thenable', a.length, b.length, a.name === '', arguments.length);
            a({
                then(c, d) {
                    b('the first pair is used up');
                    d('second pair rejects');
                    c('too late');
                    throw 'ignored';
                },
            });
            throw 'ignored as well';
        },
    }),
);
watch(
    'thenable throws',
    new Promise((r) =>
        r({
            then() {
                throw 'from then';
            },
        }),
    ),
);
watch(
    'getter',
    Promise.resolve({
        get then() {
            throw 'from the getter';
        },
    }),
);
for (const then of [null, 1, 'text', {}, Symbol.iterator, []])
    watch('no thenable ' + typeof then, Promise.resolve({ then, toString: () => 'object' }));

// The lookup of `then` is seen each time, on whatever kind of object.
let lookups = 0;
const counted = Object.create({
    get then() {
        lookups++;
    },
});
class Point {}
Promise.resolve(new Point()).then(() => {
    Promise.resolve(new Point());
    Object.defineProperty(Point.prototype, 'then', {
        configurable: true,
        get: () => void say('then of Point'),
    });
    Promise.resolve(new Point());
    const own = new Point();
    own.then = (f) => f('own then');
    watch('own then', Promise.resolve(own));
    delete Point.prototype.then;
    Promise.resolve(new Point());
    Promise.resolve(counted);
    (async () => counted)();
    Promise.resolve().then(() => counted);
});
const plain = () => ({ a: 1 });
Promise.resolve(plain())
    .then(plain)
    .then((value) => {
        say('plain', JSON.stringify(value));
        Object.prototype.then = function (f) {
            delete Object.prototype.then;
            f('patched Object.prototype');
        };
        return plain();
    })
    .then((value) => {
        say('plain', JSON.stringify(value), 'lookups', lookups);
    });

// ---- functions of the combinators ----
const spied = [];
const spy = (name) => ({
    then(a, b) {
        spied.push([name, a, b]);
    },
});
for (const method of ['all', 'allSettled', 'any', 'race'])
    watch(method, Promise[method]([spy(method + ' 0'), spy(method + ' 1')]));
setTimeout(() => {
    for (const [name, a, b] of spied)
        say(name, a.length, b.length, JSON.stringify(a.name + b.name), keys(a), a === b);
    const [first, second] = spied;
    say('one resolve each', first[1] !== second[1], 'one reject', first[2] === second[2]);
    for (const [name, a, b] of spied) {
        a(name + ' value');
        a('again');
        b(name + ' reason');
        b('again');
    }
}, 2);
const bothWays = { then: (a, b) => (b('reason'), a('value')) };
watch('settled both ways', Promise.allSettled([bothWays]).then(JSON.stringify));
const twice = Promise.any([{ then: (a, b) => (b(1), b(2)) }, { then: (a, b) => b(3) }]);
watch(
    'any twice',
    twice.catch((e) => e.errors.join()),
);

// Resolving functions as handlers.
const deferred = {};
deferred.promise = new Promise((...f) => ([deferred.resolve, deferred.reject] = f));
Promise.resolve('through').then(deferred.resolve, deferred.reject);
watch('deferred', deferred.promise);

setTimeout(() => console.log(log.join('\n')), 20);
