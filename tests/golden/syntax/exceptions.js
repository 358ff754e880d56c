// gc-stress
// try, catch, finally: every completion through every handler, nested, optional binding.
const log = [];
const run = (name, f) => {
    try {
        log.push(`returned ${f()}`);
    } catch (e) {
        log.push(`threw ${e?.message ?? e}`);
    }
    console.log(`${name}: ${log.splice(0).join(', ')}`);
};
run('plain', () => {
    try {
        return 'try';
    } catch {
        return 'catch';
    } finally {
        log.push('f');
    }
});
run('caught', () => {
    try {
        throw 'x';
    } catch (e) {
        return 'catch ' + e;
    } finally {
        log.push('f');
    }
});
run('finally returns', () => {
    try {
        throw 'x';
    } finally {
        return 'f';
    }
});
run('finally throws', () => {
    try {
        throw 'x';
    } finally {
        throw 'from finally';
    }
});
run('catch throws', () => {
    try {
        throw 'x';
    } catch (e) {
        throw e + e;
    } finally {
        log.push('f');
    }
});
run('nested', () => {
    try {
        try {
            try {
                throw 1;
            } finally {
                log.push('f1');
            }
        } catch (e) {
            log.push('c' + e);
            throw 2;
        } finally {
            log.push('f2');
        }
    } catch (e) {
        return 'c' + e;
    } finally {
        log.push('f3');
    }
});
run('value kept', () => {
    let x = 1;
    try {
        return x;
    } finally {
        x = 2;
    }
});
run('object kept', () => {
    const o = { v: 1 };
    try {
        return o;
    } finally {
        o.v = 2;
        log.push(o.v);
    }
});
run('loop', () => {
    for (let i = 0; ; i++) {
        try {
            if (i < 2) continue;
            if (i === 3) return 'i3';
            throw i;
        } catch (e) {
            log.push('c' + e);
        } finally {
            log.push('f' + i);
        }
    }
});
run('break from catch', () => {
    for (;;) {
        try {
            throw 1;
        } catch {
            break;
        } finally {
            log.push('f');
        }
    }
    return 'after';
});
run('double finally', () => {
    try {
        try {
            return 'a';
        } finally {
            log.push(1);
        }
    } finally {
        log.push(2);
    }
});
run('finally replaces finally', () => {
    try {
        try {
            return 'a';
        } finally {
            return 'b';
        }
    } finally {
        return 'c';
    }
});
run('throw in deep call', () => {
    const f = (n) => {
        if (!n) throw new Error('deep');
        try {
            f(n - 1);
        } finally {
            log.push(n);
        }
    };
    f(4);
});
run('patterns', () => {
    try {
        throw { a: [1, { b: 2 }] };
    } catch ({ a: [x, { b, c = x + b }] }) {
        return c;
    }
});
run('pattern fails', () => {
    try {
        throw null;
    } catch ({ a }) {
        return 'never';
    } finally {
        log.push('f');
    }
});
run('shadow', () => {
    let e = 'outer';
    try {
        throw 'inner';
    } catch (e) {
        log.push(e);
        e = 'assigned';
        log.push(e);
    }
    return e;
});
run('var in catch', () => {
    try {
        throw 'inner';
    } catch (e) {
        var e = 'var';
        log.push(e);
    }
    return e;
});
run('closure', () => {
    let f;
    try {
        throw 'x';
    } catch (e) {
        f = () => e;
        e = 'later';
    }
    return f();
});
run('nothing thrown', () => {
    try {
    } catch {
        log.push('never');
    } finally {
    }
    return 'ok';
});
run('rethrow identity', () => {
    const err = new Error('same');
    try {
        try {
            throw err;
        } catch (e) {
            throw e;
        }
    } catch (e) {
        return e === err;
    }
});
run('conditional', () => {
    const c = true;
    try {
        c || log.push('no');
        return c
            ? (() => {
                  throw new Error('arrow');
              })()
            : 1;
    } finally {
        log.push('f');
    }
});
run('args', () =>
    ((a, b) => a)(
        log.push('a'),
        (() => {
            throw 'in argument';
        })(),
        log.push('never'),
    ),
);
run(
    'getter',
    () =>
        ({
            get x() {
                throw 'in getter';
            },
        }).x,
);
run(
    'constructor',
    () =>
        new (class {
            constructor() {
                throw 'in constructor';
            }
        })(),
);
run('labels', () => {
    a: {
        try {
            break a;
        } finally {
            log.push('f');
        }
    }
    return 'out';
});
run('switch', () => {
    switch (1) {
        case 1:
            try {
                break;
            } finally {
                log.push('f');
            }
        default:
            log.push('never');
    }
    return 's';
});
run('continue in finally', () => {
    let n = 0;
    for (const x of [1, 2, 3]) {
        try {
            throw x;
        } finally {
            n += x;
            continue;
        }
    }
    return n;
});
for (const value of [undefined, null, 0, '', NaN, [], Symbol('s'), () => {}]) {
    try {
        throw value;
    } catch (e) {
        log.push(Object.is(e, value));
    }
}
console.log(log.splice(0).join());
run('error in finally of generator', () => {
    const g = (function* () {
        try {
            yield 1;
        } finally {
            log.push('closing');
        }
    })();
    g.next();
    g.return();
    return 'ok';
});
run('many', () => {
    let n = 0;
    for (let i = 0; i < 100; i++) {
        try {
            if (i % 3) throw i;
            n += 1;
        } catch (e) {
            n += e;
        } finally {
            n -= 1;
        }
    }
    return n;
});
const err = new TypeError('with cause', { cause: 'why' });
console.log(
    err.cause,
    err.name,
    err instanceof Error,
    Object.keys(err).length,
    'cause' in new Error('none'),
    new Error(undefined).hasOwnProperty('message'),
);
for (const code of [
    'try {}',
    'try {} catch',
    'try {} finally',
    'try {} catch () {}',
    'try {} catch (a, b) {}',
    'try {} catch (a = 1) {}',
    'try {} catch ([a, a]) {}',
    'try {} catch (e) { const e = 1 }',
    'throw',
    'catch (e) {}',
    'finally {}',
    'try 1; catch {}',
    'try {} catch {} catch {}',
    '"use strict"; try {} catch (eval) {}',
    'try {} catch (let) {}',
    'try { } catch { } finally { }',
]) {
    try {
        new Function(code);
        console.log('ok:', code);
    } catch (x) {
        console.log(`${x.name}:`, code);
    }
}
