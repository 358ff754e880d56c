// gc-stress
// Promise: constructor, states, then in all its forms, self resolution, executor errors, types.
const log = (...a) => console.log(...a);
const t = (f) => {
    try {
        return f();
    } catch (e) {
        return `${e.name}: ${e.message}`;
    }
};
log(
    t(() => Promise()),
    t(() => new Promise()),
    t(() => new Promise(1)),
    Promise.length,
    Promise.name,
    Object.prototype.toString.call(Promise.resolve()),
    Object.getOwnPropertyNames(Promise.prototype).sort().join(),
    Promise[Symbol.species] === Promise,
    Promise.prototype.then.length,
    Promise.prototype.catch.length,
    Promise.prototype.finally.length,
);
let res, rej;
const p = new Promise((a, b) => {
    res = a;
    rej = b;
    log('executor', a.length, b.length, a.name === '');
});
p.then((v) => log('p', v));
res(1);
res(2);
rej(3);
new Promise(() => {
    throw new Error('executor');
}).catch((e) => log('caught', e.message));
new Promise((a) => {
    a('first');
    throw new Error('ignored');
}).then((v) => log(v));
new Promise((a, b) => {
    b('no');
    a('yes');
}).then(log, (e) => log('rejected', e));
const self = new Promise((a) => setTimeout(() => a(self)));
self.catch((e) => log('self:', e.name, e.message));
const selfThen = Promise.resolve().then(() => selfThen);
selfThen.catch((e) => log('self via then:', e.message));
Promise.resolve(5)
    .then()
    .then(null)
    .then(7, 8)
    .then((v) => log('passes through', v));
Promise.reject('r')
    .then(() => log('never'))
    .then(undefined, null)
    .catch((e) => {
        log('passes rejection', e);
        return 'recovered';
    })
    .then((v) => log(v));
Promise.resolve(1)
    .then((v) => {
        throw v + 1;
    })
    .then(
        () => 'no',
        (e) => e + 1,
    )
    .then((v) => log('chain', v));
Promise.resolve(1)
    .finally((...a) => {
        log('finally args', a.length);
        return 'ignored';
    })
    .then((v) => log('finally keeps', v));
Promise.reject('x')
    .finally(() => log('finally on rejection'))
    .catch((e) => log('still', e));
Promise.resolve(1)
    .finally(() => {
        throw 'finally throws';
    })
    .catch((e) => log(e));
Promise.resolve(1)
    .finally(() => Promise.reject('finally rejects'))
    .catch((e) => log(e));
Promise.resolve(1)
    .finally(
        () =>
            new Promise((r) =>
                setTimeout(() => {
                    log('finally waits');
                    r('ignored');
                }),
            ),
    )
    .then((v) => log('then', v));
Promise.resolve(3)
    .finally()
    .finally(5)
    .then((v) => log('finally without function', v));
const same = Promise.resolve(1);
log(
    Promise.resolve(same) === same,
    same.then() === same,
    Promise.resolve(1) === Promise.resolve(1),
    new Promise((r) => r(same)) === same,
    typeof same.then,
    same instanceof Promise,
);
Promise.resolve({
    then(a) {
        log('thenable called');
        a('from thenable');
    },
}).then((v) => log(v));
Promise.resolve({ then: 5 }).then((v) => log('not a thenable', v.then));
Promise.resolve({
    get then() {
        throw new Error('then getter');
    },
}).catch((e) => log(e.message));
Promise.reject(Promise.resolve('wrapped')).catch((e) =>
    log('reject does not unwrap', e instanceof Promise),
);
Promise.resolve({
    then(a, b) {
        a(1);
        b(2);
        throw 3;
    },
}).then((v) => log('first call wins', v));
Promise.resolve({
    then() {
        throw 'thenable throws';
    },
}).catch((e) => log(e));
Promise.resolve({
    then(a) {
        a({
            then(b) {
                b('nested thenable');
            },
        });
    },
}).then((v) => log(v));
Promise.resolve({
    then(a) {
        setTimeout(() => a('late thenable'), 2);
    },
}).then((v) => log(v));
class Sub extends Promise {
    constructor(ex) {
        super(ex);
        this.tag = 'sub';
    }
    static get [Symbol.species]() {
        return Sub;
    }
}
const s = Sub.resolve(1);
log(
    s instanceof Sub,
    s.then(() => {}) instanceof Sub,
    s.finally(() => {}) instanceof Sub,
    s.tag,
    Sub.all([]) instanceof Sub,
    Promise.resolve(s) === s,
    Sub.resolve(same) === same,
    Sub.reject(1).catch(() => {}) instanceof Sub,
);
class Plain extends Promise {
    static get [Symbol.species]() {
        return Promise;
    }
}
log(Plain.resolve(1).then() instanceof Plain, Plain.resolve(1) instanceof Plain);
const odd = Promise.resolve(1);
odd.constructor = { [Symbol.species]: undefined };
log(odd.then() instanceof Promise);
odd.constructor = 5;
log(t(() => odd.then()));
odd.constructor = { [Symbol.species]: function () {} };
log(t(() => odd.then()));
odd.constructor = Sub;
log(odd.then(() => 1) instanceof Sub, Promise.resolve(odd) === odd);
for (const f of [
    () => Promise.prototype.then.call(1),
    () => Promise.prototype.then.call({}, 1),
    () => Promise.prototype.catch.call({ then: (a, b) => [a, b] }, 'h').join(),
    () => Promise.resolve.call(undefined),
    () => Promise.resolve.call(1),
    () =>
        Promise.resolve.call(function (ex) {
            ex(1, 2);
        }),
    () =>
        Promise.reject.call(
            class {
                constructor(ex) {
                    ex(
                        () => {},
                        (r) => log('custom reject', r),
                    );
                }
            },
            'r',
        ) && 'custom class',
    () => Promise.prototype.finally.call(5),
])
    log(t(f));
const capability = [];
const Custom = function (ex) {
    ex(
        (v) => capability.push('resolve ' + v),
        (v) => capability.push('reject ' + v),
    );
};
Promise.resolve.call(Custom, 7);
Promise.reject.call(Custom, 8);
log(capability.join());
Promise.withResolvers?.();
process.on('exit', () => log('exit'));
