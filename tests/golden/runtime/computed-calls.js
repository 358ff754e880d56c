// gc-stress
// Calls of computed members: what `this` is, in which order the parts are evaluated, what fails.
const log = (...values) => console.log(...values);
const attempt = (f) => {
    try {
        log(f());
    } catch (error) {
        log(String(error));
    }
};
const trace = [];
const note = (name, value) => (trace.push(name), value);
const key = (name) => ({
    toString() {
        trace.push('key');
        return name;
    },
});
const object = {
    name: 'object',
    who(...values) {
        return [this.name, ...values].join();
    },
    get found() {
        trace.push('get');
        return this.who;
    },
    7() {
        return 'seven';
    },
    [Symbol.iterator]: () => 'symbol',
    ['x'.repeat(3)]: 'text',
};
attempt(() => note('object', object)[note('name', key('found'))](note('argument', 1), note('2nd', 2)));
log(trace.join());
for (const k of ['who', 'found', 7, '7', Symbol.iterator]) attempt(() => object[k](k.toString()));
for (const k of ['none', 'xxx', 8, Symbol('s')]) attempt(() => object[k](trace.push('late')));
log(trace.slice(5).join());
for (const base of ['text', 12, true, 5n, [3, 1, 2], (a, b) => b])
    for (const k of ['toString', 'valueOf', 'call']) attempt(() => String(base[k](null, 10)));
for (const base of [null, undefined]) for (const k of ['a', 0]) attempt(() => base[k](note('no', 1)));
attempt(() => [() => 'element', 2][0]());
attempt(() => [() => 'element', 2][1]());
attempt(() => [[1, 2, 3]].map((x) => x['join']('-'))[0]);
attempt(() => object['wh' + 'o'](...['spread', 's']));
attempt(() => object?.['who']?.('chain'));
attempt(() => (0, object['who']).call({ name: 'bare' }));

// Called from generators, also where the key or an argument yields.
function* steps(target) {
    log(target['who']('plain'), target[yield 'key'](yield 'argument', 2), (yield 'object')['who']());
}
const it = steps(object);
for (const sent of [0, 'who', 'sent', { name: 'sent', who: object.who }]) log(it.next(sent).value);
class Base {
    [1]() {
        return this.name;
    }
}
class Derived extends Base {
    name = 'derived';
    up(k) {
        return super[k]() + this[k]();
    }
}
log(new Derived().up(1));
let bare;
log(bare, ((x) => { let y; const z = y; y = x; { let y; bare = y; } return [y, z]; })(1), bare);
for (let i = 0; i < 3; i++) {
    let fresh;
    log(fresh);
    fresh = i;
}
