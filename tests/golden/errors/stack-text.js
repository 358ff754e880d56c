// gc-stress
// The first line of a stack, and the functions it names.
const lines = (e) =>
    e.stack
        .split('\n')
        .slice(1)
        .map((l) => l.trim().split(' (')[0]);
function thrower() {
    throw new TypeError('deep');
}
function middle() {
    thrower();
}
const outer = () => middle();
try {
    outer();
} catch (e) {
    console.log(e.stack.split('\n')[0], lines(e).slice(0, 3).join(', '));
}
class A {
    method() {
        return new Error('m');
    }
    static make() {
        return new Error('s');
    }
    get g() {
        return new Error('g');
    }
    constructor(x) {
        if (x) this.e = new Error('c');
    }
}
console.log(
    lines(new A().method())[0],
    '|',
    lines(A.make())[0],
    '|',
    lines(new A().g)[0],
    '|',
    lines(new A(1).e)[0],
);
const o = {
    m() {
        return new Error('o');
    },
    f: function () {
        return new Error('f');
    },
    a: () => new Error('a'),
};
console.log(lines(o.m())[0], '|', lines(o.f())[0], '|', lines(o.a())[0]);
console.log(
    lines(
        [1].map(function cb() {
            return new Error('cb');
        })[0],
    )
        .slice(0, 2)
        .join(', '),
);
const target = {};
function hide() {
    Error.captureStackTrace(target, hide);
}
(function visible() {
    hide();
})();
console.log(target.stack.split('\n')[0], lines(target)[0]);
Error.stackTraceLimit = 2;
const rec = (n) => (n ? rec(n - 1) : new Error('r'));
console.log(lines(rec(10)).length);
Error.stackTraceLimit = 0;
console.log(new Error('none').stack);
Error.stackTraceLimit = 10;
const multi = new Error('two\nlines');
console.log(multi.stack.startsWith('Error: two\nlines\n    at '));
(async () => {
    const inner = async () => {
            await null;
            throw new Error('async');
        },
        mid = async () => {
            await inner();
        };
    try {
        await mid();
    } catch (e) {
        console.log(
            lines(e)
                .filter((l) => !l.includes('process.'))
                .join(', '),
        );
    }
})();
