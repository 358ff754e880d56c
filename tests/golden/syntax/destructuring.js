// Destructuring: every kind of target, defaults and their order, holes, rest, nesting.
const log = [];
const note = (name, value) => {
    log.push(name);
    return value;
};
const [a, , b = 'default', ...[c, { length }]] = [1, 2, undefined, 3, [4, 5, 6]];
console.log(a, b, c, length);
const {
    x,
    y: { z = 10, ['w' + 1]: w } = {},
    ...others
} = { x: 1, y: { w1: 'computed' }, p: 2, [Symbol.iterator]: 3 };
console.log(x, z, w, Object.keys(others), typeof others[Symbol.iterator]);
let target = { list: [] };
[target.first, target['sec' + 'ond'], ...target.list] = [1, 2, 3, 4];
({ a: target.list[0], b: [target.third] = ['t'], ...target.rest } = { a: 'A', q: 1 });
console.log(JSON.stringify(target));
let m = 1,
    n = 2;
[m, n] = [n, m];
console.log(m, n);
// Order: target reference first, then the value, then the default, then the store.
const recorder = (name) => ({
    set value(v) {
        log.push(`${name}=${v}`);
    },
});
const source = {
    get one() {
        log.push('get one');
        return undefined;
    },
    get two() {
        log.push('get two');
        return 2;
    },
};
({
    [note('key one', 'one')]: note('target one', recorder('one')).value = note('default one', 1),
    [note('key two', 'two')]: note('target two', recorder('two')).value = note('default two', 0),
} = source);
console.log(log.join('; '));
log.length = 0;
const iterable = {
    [Symbol.iterator]() {
        let i = 0;
        return {
            next() {
                log.push('next ' + i);
                return { value: i++, done: i > 3 };
            },
            return() {
                log.push('return');
                return {};
            },
        };
    },
};
[note('t0', recorder('t0')).value, note('t1', recorder('t1')).value] = iterable;
console.log(log.join('; '));
log.length = 0;
const [p0, p1, p2, p3 = 'after the end', p4] = iterable;
console.log(p0, p1, p2, p3, p4, log.join('; '));
log.length = 0;
const [] = iterable;
console.log('empty pattern', log.join('; '));
log.length = 0;
try {
    [
        (() => {
            throw new Error('in target');
        })().x,
    ] = iterable;
} catch (e) {
    log.push(e.message);
}
console.log(log.join('; '));
log.length = 0;
try {
    const [
        q = (() => {
            throw 'in default';
        })(),
    ] = [undefined];
} catch (e) {
    console.log(e);
}
console.log(
    (({ a, b }, [c, d = a + b] = [1], ...{ length: l }) => [a, b, c, d, l].join())(
        { a: 1, b: 2 },
        undefined,
        7,
        8,
    ),
);
console.log(
    (function ({ a = 1 } = {}, b = a, c = () => a + b) {
        a = 5;
        return c();
    })(),
);
for (const [key, { v }] of Object.entries({ k: { v: 1 }, l: { v: 2 } })) console.log(key, v);
for (let { length: len } of ['ab', 'c']) console.log(len);
for (var [i, j] = [0, 10]; i < j; [i, j] = [i + 4, j - 1]);
console.log(i, j);
for (const [ch] in { xy: 1, z: 2 }) console.log(ch);
for (target.each of [1, 2]);
for ([target.p, target.q = 'dq'] of [[1]]);
for ({ k: target['r'] } of [{ k: 'kv' }]);
console.log(JSON.stringify(target));
try {
    throw { code: 7, info: ['deep'] };
} catch ({ code, info: [first] }) {
    console.log(code, first);
}
const value = ({ a: m, b: n = m } = { a: 'whole' });
console.log(value, m, n);
const { length: stringLength, [1]: second } = 'héy';
console.log(stringLength, second);
const { toFixed } = 5;
console.log(toFixed === Number.prototype.toFixed);
const { 0: zero, 'quoted key': quoted, 1.5: half } = { 0: 'z', 'quoted key': 'q', 1.5: 'h' };
console.log(zero, quoted, half);
const fns = { f: undefined };
const {
    f = function () {},
    g = () => {},
    h = class {},
    k = class {
        static name = 'own';
    },
} = fns;
console.log(f.name, g.name, h.name, k.name);
const [h2 = function named() {}] = [];
console.log(h2.name);
for (const code of [
    () => {
        const { a } = null;
    },
    () => {
        const { a } = undefined;
    },
    () => {
        const [a] = {};
    },
    () => {
        const [a] = null;
    },
    () => {
        const {} = null;
    },
    () => {
        [m] = 5;
    },
    () => (({ a: { b } }) => b)({}),
    () => {
        const {
            a: { b },
        } = { a: null };
    },
    () => {
        const k = 'key';
        const { [k]: v } = undefined;
    },
    () => {
        const [r = r] = [];
    },
    () => {
        [m, n] = undefined;
    },
]) {
    try {
        code();
        console.log('no error');
    } catch (e) {
        console.log(e.name + ': ' + e.message);
    }
}
for (const code of [
    '({a}) = 1',
    '[a, ...b,] = c',
    'let [a, a] = b',
    '({a: 1} = {})',
    '[...a, b] = c',
    '({a = 1})',
    'let {a};',
    'const [b];',
    '[(a)] = 1',
    '([a]) = 1',
    '({a: (b)} = {})',
    '({a: ({b})} = {})',
    '[[(a.b)]] = [[1]]',
    'function f({a}) { "use strict" }',
    '({get a() {}} = {})',
    '[a = 1, [b]] = [1]',
    '({...{a}} = {})',
    'let {...[a]} = {}',
    '[...[a, b]] = c',
    '({...a.b} = {})',
    'for (let [a] = b of c);',
    '(a, [b]) => 1',
    '(a, [b.c]) => 1',
]) {
    try {
        new Function('a', 'b', 'c', code);
        console.log('ok     ', code);
    } catch (e) {
        console.log(e.name, code);
    }
}
