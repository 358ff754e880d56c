// gc-stress
// switch: strict comparison, default in the middle, falling through, scope, order of evaluation.
function middle(x) {
    const out = [];
    switch (x) {
        case 0:
            out.push('zero');
        default:
            out.push('default');
        case 1:
            out.push('one');
            break;
        case 2:
            out.push('two');
        case '1':
            out.push('string one');
    }
    return out.join(' ');
}
for (const x of [0, 1, 2, '1', 3, NaN, null, -0, true]) console.log(String(x), '->', middle(x));
const asked = [];
const ask = (x) => {
    asked.push(x);
    return x;
};
switch (ask(3)) {
    case ask(1):
    case ask(2):
    case ask(3):
        asked.push('hit');
    case ask(4):
        asked.push('fell');
}
console.log(asked.join());
switch (NaN) {
    case NaN:
        console.log('never');
        break;
    default:
        console.log('NaN matches nothing');
}
function scope(x) {
    switch (x) {
        case 0:
            let shared = 'made in case 0';
            return shared;
        case 1:
            try {
                return shared;
            } catch (e) {
                return e.message;
            }
        case 2:
            shared = 1;
        case 3:
            return typeof hoisted;
            function hoisted() {}
    }
}
for (const x of [0, 1, 3]) console.log(scope(x));
try {
    scope(2);
} catch (e) {
    console.log(e.name, e.message);
}
console.log(typeof outside);
switch (0) {
    case 1:
        function outside() {}
}
console.log(typeof outside);
const word = (s) => {
    switch (s) {
        case 'a':
            return 1;
        case 'a' + 'b':
            return 2;
        case `abc`:
            return 3;
    }
};
console.log(word('a'), word('ab'), word('abc'), word('abcd'));
switch (1) {
}
switch (1) {
    default:
}
let closures = [];
for (let i = 0; i < 3; i++)
    switch (i) {
        default:
            let v = i * 10;
            closures.push(() => v++ + i);
    }
console.log(closures.map((f) => f() + f()).join());
label: for (let i = 0; i < 5; i++) {
    switch (i % 3) {
        case 0:
            continue;
        case 1:
            break;
        case 2:
            break label;
    }
    console.log('after switch', i);
}
const dense = (n) => {
    switch (n) {
        case 0:
            return 'a';
        case 1:
            return 'b';
        case 2:
            return 'c';
        case 3:
            return 'd';
        case -1:
            return 'minus';
        case 1.5:
            return 'half';
        case 4294967296:
            return 'big';
        case undefined:
            return 'undefined';
        case null:
            return 'null';
    }
    return '?';
};
console.log([0, 1, 2, 3, -1, 1.5, 4294967296, undefined, null, '0', -0, 4].map(dense).join(' '));
for (const code of [
    'switch (1) { case 1: let a; case 2: let a; }',
    'switch (1) { default: default: }',
    'switch (1) { case 1: let a; case 2: var a; }',
    'switch (1) { let a; }',
    'switch { }',
    'switch (1) { case 1: function f() {} case 2: function f() {} }',
    '"use strict"; switch (1) { case 1: function f() {} case 2: function f() {} }',
]) {
    try {
        new Function(code);
        console.log('ok:', code);
    } catch (e) {
        console.log(`${e.name}:`, code);
    }
}
