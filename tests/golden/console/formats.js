// gc-stress
// Format specifiers, extra arguments, group indentation, dir and assert-free methods.
console.log('%s %s', 'a', 'b');
console.log('%s', 1, 'extra', { o: 1 });
console.log('%s');
console.log('%s %d');
console.log('%%', '%s');
console.log('%', 1);
console.log('100%', 'x');
console.log('%x %z', 1);
console.log('a%sb%sc', 1);
console.log(1, '%s', 'x');
console.log('%s', null, undefined);
for (const v of [
    1,
    -0,
    1.5,
    'str',
    null,
    undefined,
    true,
    Symbol('s'),
    [1, 'a', [2, [3]]],
    { a: { b: { c: 1 } } },
    () => 1,
    class A {},
    function named() {},
    new Error('e').message,
    new (class T {
        toString() {
            return 'custom';
        }
    })(),
    new (class U {})(),
    {
        toString() {
            return 'own';
        },
    },
    new Map([[1, 2]]),
    NaN,
    '12abc',
    '0x10',
    '',
    [],
    [5],
    1e21,
    '1.9',
    Infinity,
    new Number(5),
    new String('boxed'),
]) {
    console.log('%s|', v);
    console.log('%d|%i|%f|', v, v, v);
    console.log('%j|', typeof v === 'symbol' || typeof v === 'function' ? 'skipped' : v);
    console.log('%o|', typeof v === 'function' ? 1 : v);
    console.log('%O|', v);
}
console.log('%c styled %c', 'color: red', 'x', 'after');
console.log('%s %s %s', 'one', 'two');
console.log('%d', '42', '%d', 7);
console.log('%i', 42.9, -42.9, '7.9');
console.log('%j', { a: [1, { b: 2 }] }, 'x');
const cyc = {};
cyc.c = cyc;
console.log('%j', cyc);
console.log('%o', { f() {}, a: [1, [2]] });
console.log('%O', { a: { b: { c: { d: { e: 1 } } } } });
console.log('%s', { a: { b: { c: 1 } } }, { a: { b: { c: { d: 1 } } } });
console.log('%s', 'a\nb', ['a\nb']);
console.log('%5d', 1);
console.log('%S %D', 1, 2);
console.log(`%s`, `x`, `%s`);
console.log('%s%s%s', 'a', 'b', 'c', 'd');
console.log('%%%s%%', 'pct');
console.log('a', 'b', '%s', 'c');
console.log(['%s'], 'x');
console.log('%s', [['nested', ['deep', ['deeper']]]]);
console.group('G1');
console.log('in 1');
console.group();
console.log('in 2\nsecond line');
console.info({ a: 1, b: ['x'.repeat(40), 'y'.repeat(40)] });
console.groupEnd();
console.log('back in 1');
console.groupCollapsed('collapsed %s', 'label', 5);
console.debug('debug inside');
console.groupEnd();
console.groupEnd();
console.groupEnd();
console.log('out');
console.group({ label: 'object' }, [1]);
console.dir({ x: 1 });
console.table([[1]]);
console.groupEnd();
console.count();
console.count('x');
console.count('x');
console.count(undefined);
console.count(null);
console.countReset('x');
console.count('x');
console.count(5);
console.dir({ a: { b: { c: { d: 1 } } } });
console.dir({ a: { b: { c: { d: 1 } } } }, { depth: 0 });
console.dir({ a: { b: { c: { d: 1 } } } }, { depth: null });
console.dir([1, 'x'], 'ignored');
console.dir('string', 'ignored');
console.dir({ hidden: 1, [Symbol('s')]: 2 }, { showHidden: true });
console.dirxml({ a: 1 }, [2]);
console.log(
    Object.prototype.toString.call(console),
    typeof console.log,
    console.log.name,
    console.log.length,
);
const { log } = console;
log('detached');
[1, 2].forEach(console.log);
console.log.call(null, 'called');
Promise.resolve('then').then(console.log);
console.assert(true, 'silent');
console.assert(1);
