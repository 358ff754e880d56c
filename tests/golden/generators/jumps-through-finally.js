// gc-stress
// break, continue, labelled jumps, return and throw through a finally that yields itself.
const drain = (g, ...sent) => {
    const out = [];
    let r = g.next();
    while (!r.done && out.length < 50) {
        out.push(r.value);
        r = g.next(sent.shift());
    }
    out.push(`=${r.value}`);
    console.log(out.join(' '));
};
drain(
    (function* () {
        for (let i = 0; i < 3; i++) {
            try {
                if (i === 1) break;
                yield 'body' + i;
            } finally {
                yield 'fin' + i;
            }
        }
        yield 'after';
        return 'done';
    })(),
);
drain(
    (function* () {
        for (let i = 0; i < 3; i++) {
            try {
                if (i === 1) continue;
                yield 'body' + i;
            } finally {
                yield 'fin' + i;
            }
        }
        return 'done';
    })(),
);
drain(
    (function* () {
        outer: for (let i = 0; i < 3; i++) {
            for (let j = 0; j < 3; j++) {
                try {
                    if (j === 1) continue outer;
                    if (i === 2) break outer;
                    yield `${i}${j}`;
                } finally {
                    yield `f${i}${j}`;
                }
            }
        }
        return 'done';
    })(),
);
drain(
    (function* () {
        try {
            return 'value';
        } finally {
            yield 'fin';
        }
    })(),
);
drain(
    (function* () {
        try {
            return yield 'in return';
        } finally {
            yield 'fin';
            yield 'fin2';
        }
    })(),
    'sent',
);
drain(
    (function* () {
        try {
            try {
                throw 'x';
            } finally {
                yield 'fin of throw';
            }
        } catch (e) {
            yield 'caught ' + e;
        }
        return 'done';
    })(),
);
drain(
    (function* () {
        try {
            try {
                return 1;
            } finally {
                yield 'f1';
            }
        } finally {
            yield 'f2';
        }
    })(),
);
drain(
    (function* () {
        for (;;) {
            try {
                return 'lost';
            } finally {
                yield 'about to break';
                break;
            }
        }
        return 'break wins';
    })(),
);
drain(
    (function* () {
        try {
            throw 'lost';
        } finally {
            return yield 'override';
        }
    })(),
    'sent value',
);
drain(
    (function* () {
        l: {
            try {
                break l;
            } finally {
                yield 'leaving block';
            }
        }
        return 'out';
    })(),
);
drain(
    (function* () {
        const r = [];
        for (const x of [1, 2, 3]) {
            try {
                if (x === 2) continue;
                r.push(x);
            } catch {
            } finally {
                r.push(yield 'f' + x);
            }
        }
        return r.join();
    })(),
    'a',
    'b',
    'c',
);
drain(
    (function* () {
        let n = 0;
        do {
            try {
                if (n === 2) break;
                n++;
                continue;
            } finally {
                yield 'n' + n;
            }
        } while (true);
        return n;
    })(),
);
drain(
    (function* () {
        a: try {
            b: try {
                c: try {
                    break a;
                } finally {
                    yield 'c';
                }
            } finally {
                yield 'b';
            }
        } finally {
            yield 'a';
        }
        return 'all';
    })(),
);
drain(
    (function* () {
        switch (1) {
            case 1:
                try {
                    break;
                } finally {
                    yield 'switch fin';
                }
            case 2:
                yield 'never';
        }
        return 's';
    })(),
);
drain(
    (function* () {
        try {
            try {
                yield 1;
            } finally {
                throw yield 'throw from finally';
            }
        } catch (e) {
            return 'caught ' + e;
        }
    })(),
    'ignored',
    'E',
);
const steps = (g, ...calls) => {
    const out = [];
    for (const [how, v] of calls) {
        try {
            const r = g[how](v);
            out.push(`${r.value}${r.done ? '!' : ''}`);
        } catch (e) {
            out.push(`threw ${e}`);
        }
    }
    console.log(out.join(' '));
};
function* guarded() {
    for (let i = 0; ; i++) {
        try {
            yield 'try' + i;
        } catch (e) {
            yield 'catch ' + e;
            continue;
        } finally {
            const s = yield 'fin' + i;
            if (s === 'break') break;
            if (s === 'return') return 'overridden';
            if (s === 'throw') throw 'replaced';
        }
    }
    return 'after loop';
}
steps(guarded(), ['next'], ['return', 'R'], ['next'], ['next']);
steps(guarded(), ['next'], ['return', 'R'], ['next', 'break'], ['next']);
steps(guarded(), ['next'], ['return', 'R'], ['next', 'return'], ['next']);
steps(guarded(), ['next'], ['return', 'R'], ['next', 'throw'], ['next']);
steps(guarded(), ['next'], ['return', 'R'], ['return', 'R2'], ['next']);
steps(guarded(), ['next'], ['return', 'R'], ['throw', 'T'], ['next']);
steps(
    guarded(),
    ['next'],
    ['throw', 'E'],
    ['next'],
    ['next'],
    ['next'],
    ['return', 'x'],
    ['next'],
    ['next'],
);
steps(guarded(), ['next'], ['throw', 'E'], ['throw', 'E2'], ['next'], ['next']);
steps(guarded(), ['next'], ['throw', 'E'], ['return', 'R'], ['next', 'break'], ['next']);
steps(guarded(), ['return', 'before start'], ['next']);
steps(guarded(), ['throw', 'before start'], ['next']);
