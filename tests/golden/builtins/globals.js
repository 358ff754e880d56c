// gc-stress
// Global functions and values: URI coding, parsing, the global object's properties.
const t = (f) => {
    try {
        return f();
    } catch (e) {
        return `${e.name}: ${e.message}`;
    }
};
console.log(
    encodeURIComponent("a b&c=d/é€😀-_.!~*'()#;,?:@+$"),
    encodeURI("a b&c=d/é€😀-_.!~*'()#;,?:@+$[]%"),
    t(() => encodeURIComponent('\ud800')),
    t(() => encodeURI('x\udc00')),
    encodeURIComponent(undefined),
    encodeURIComponent(),
    encodeURIComponent('\u0000\u007f\u0080\u07ff\u0800\uffff'),
);
console.log(
    decodeURIComponent('%41%c3%A9%E2%82%AC%F0%9F%98%80%23'),
    decodeURI('%41%23%24%26%2B%2C%2F%3A%3B%3D%3F%40%C3%A9'),
    decodeURIComponent('plain+text'),
    decodeURIComponent('%2525'),
);
for (const s of [
    '%',
    '%4',
    '%G1',
    '%C3',
    '%C3%28',
    '%80',
    '%FF',
    '%F8%80%80%80%80',
    '%ED%A0%80',
    '%C0%80',
    '%F4%90%80%80',
    '%E2%82',
    '%E2%82%',
    'ok%41',
])
    console.log(
        s,
        t(() => decodeURIComponent(s)),
    );
console.log(
    escape('a b+é€/@*_-.😀%'),
    unescape('%u20AC%E9%20%zz%u12%41'),
    escape(''),
    unescape('%'),
    isNaN('abc'),
    isNaN(' '),
    isNaN(),
    isFinite('12'),
    isFinite(null),
    isFinite(Infinity),
    t(() => isNaN(Symbol())),
    parseInt('0b11'),
    parseInt(' 0X1f '),
    parseFloat('.5.5'),
    parseInt('123', 5),
    parseInt('', 10),
    parseInt('9007199254740993'),
    parseFloat('-Infinityx'),
    parseInt(-0.9),
    parseInt([7, 8]),
    parseInt({ toString: () => '0x7' }),
    parseInt('10', 2.9),
    parseInt('10', '0x10'),
    parseInt('1', 0),
    parseInt('0x10', 0),
    parseInt('0x10', 16),
    parseInt('0x10', 10),
    parseInt('\u00a0\ufeff5'),
    parseInt('1e3'),
    parseFloat('1e3x'),
    parseFloat('1_000'),
);
console.log(
    typeof globalThis,
    globalThis.globalThis === globalThis,
    Object.getOwnPropertyDescriptor(globalThis, 'NaN').writable,
    Object.getOwnPropertyDescriptor(globalThis, 'undefined').configurable,
    Object.getOwnPropertyDescriptor(globalThis, 'globalThis').enumerable,
    Object.getOwnPropertyDescriptor(globalThis, 'Array').enumerable,
    Object.getOwnPropertyDescriptor(globalThis, 'parseInt').writable,
    Object.keys(globalThis).includes('Object'),
);
globalThis.added = 1;
console.log(added, typeof added, 'added' in globalThis, delete globalThis.added, typeof added);
(0, eval)('var viaEval = 1; function fnViaEval() {} let lexical = 2;');
console.log(
    viaEval,
    typeof fnViaEval,
    typeof lexical,
    Object.hasOwn(globalThis, 'viaEval'),
    Object.hasOwn(globalThis, 'lexical'),
    delete globalThis.viaEval,
    typeof viaEval,
);
sloppy = 'implicit global';
console.log(
    globalThis.sloppy,
    delete globalThis.sloppy,
    t(() => {
        'use strict';
        implicitStrict = 1;
    }),
    t(() => sloppy),
);
undefined = 1;
NaN = 1;
Infinity = 1;
console.log(
    undefined,
    NaN,
    Infinity,
    t(() => {
        'use strict';
        undefined = 1;
    }),
    t(() => {
        'use strict';
        globalThis.NaN = 1;
    }),
    (function (undefined) {
        return undefined;
    })(5),
    (() => {
        let NaN = 3;
        return NaN;
    })(),
    (() => {
        var undefined = 4;
        return undefined;
    })(),
);
const saved = globalThis.parseInt;
globalThis.parseInt = () => 'replaced';
console.log(parseInt('5'));
globalThis.parseInt = saved;
Object.defineProperty(globalThis, 'getterGlobal', { get: () => 'from getter', configurable: true });
console.log(
    getterGlobal,
    typeof getterGlobal,
    t(() => {
        'use strict';
        getterGlobal = 1;
    }),
    delete globalThis.getterGlobal,
);
for (const name of [
    'Object',
    'Function',
    'Array',
    'String',
    'Number',
    'Boolean',
    'Symbol',
    'Math',
    'JSON',
    'Error',
    'AggregateError',
    'Map',
    'Set',
    'WeakMap',
    'WeakSet',
    'Reflect',
    'Promise',
    'eval',
    'isNaN',
    'escape',
]) {
    const d = Object.getOwnPropertyDescriptor(globalThis, name);
    console.log(name, typeof globalThis[name], d.writable, d.enumerable, d.configurable);
}
