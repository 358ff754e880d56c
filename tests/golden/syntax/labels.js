// gc-stress
// Labels: break out of blocks, continue outer loops, jumps through finally, labels of labels.
const log = [];
block: {
    log.push('in');
    break block;
    log.push('never');
}
outer: for (let i = 0; i < 4; i++) {
    inner: for (let j = 0; j < 4; j++) {
        if (j === 1) continue outer;
        if (i === 2) break outer;
        log.push(`${i}${j}`);
        continue inner;
    }
}
a: b: c: for (const x of [1, 2, 3]) {
    if (x === 2) continue b;
    log.push('x' + x);
    if (x === 3) break a;
}
function through() {
    loop: for (let i = 0; i < 3; i++) {
        try {
            if (i === 0) continue loop;
            if (i === 1) break loop;
        } finally {
            log.push('finally ' + i);
        }
    }
    try {
        return 'try';
    } finally {
        log.push('before return');
    }
}
log.push(through());
function override() {
    l: try {
        return 'lost';
    } finally {
        break l;
    }
    return 'break in finally wins';
}
log.push(override());
function overrideThrow() {
    for (;;) {
        try {
            throw 'lost';
        } finally {
            break;
        }
    }
    return 'break swallows the throw';
}
log.push(overrideThrow());
function overrideContinue() {
    let n = 0;
    do {
        try {
            return n;
        } finally {
            n++;
            continue;
        }
    } while (n < 3);
    return 'looped ' + n;
}
log.push(overrideContinue());
sw: switch (1) {
    case 1:
        for (;;) {
            break sw;
        }
    case 2:
        log.push('never');
}
iff: if (true) {
    if (true) break iff;
    log.push('never');
}
w: while (true) {
    do {
        break w;
    } while (true);
}
const iterator = (name) => ({
    [Symbol.iterator]() {
        let i = 0;
        return {
            next: () => ({ value: i++, done: false }),
            return: () => {
                log.push('close ' + name);
                return {};
            },
        };
    },
});
far: for (const x of iterator('outer')) {
    for (const y of iterator('inner')) {
        if (x === 1) break far;
        if (y === 1) continue far;
        log.push(`${x}/${y}`);
    }
}
yield: for (;;) break yield;
l: function labelled() {
    return 'labelled function';
}
log.push(labelled());
console.log(log.join('\n'));
for (const code of [
    'a: a: ;',
    'break;',
    'continue;',
    'x: { continue x; }',
    'break nowhere;',
    'x: { (function () { break x; }) }',
    'while (0) { x: ; continue x; }',
    'if (0) x: function f() {}',
    '"use strict"; l: function f() {}',
    'while (0) l: function f() {}',
    'l: let\n[a] = [1]',
    'l: class C {}',
]) {
    try {
        new Function(code);
        console.log(code, '-> ok');
    } catch (e) {
        console.log(code, '->', e.name);
    }
}
