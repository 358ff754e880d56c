// Direct and indirect eval: scopes, var leaks, strictness, completion values.
var topVar = 'module or global';
function direct() {
    var local = 'local';
    eval(
        'var leaked = local + "!"; function leakedFn() { return leaked; } let kept = 1; const c = 2; class K {}',
    );
    return [leaked, leakedFn(), typeof kept, typeof c, typeof K].join();
}
console.log(direct());
function indirect() {
    var local = 'hidden';
    return (0, eval)('typeof local');
}
console.log(
    indirect(),
    (0, eval)('var fromEval = 1; typeof fromEval'),
    globalThis.fromEval,
    delete globalThis.fromEval,
);
function strict() {
    'use strict';
    eval('var s = 1');
    return typeof s;
}
console.log(
    strict(),
    (function () {
        eval('"use strict"; var s2 = 1');
        return typeof s2;
    })(),
);
console.log(
    (function (a) {
        eval('a = 2');
        return arguments[0];
    })(1),
    (function (a) {
        'use strict';
        eval('a = 2');
        return arguments[0];
    })(1),
);
console.log(
    (function () {
        return eval('arguments.length');
    })(1, 2),
    function () {
        return eval('this') === this;
    }.call({}),
    (function () {
        return eval('new.target');
    })(),
);
console.log(
    (() => {
        var x = 'outer';
        {
            let x = 'inner';
            return eval('x');
        }
    })(),
    (function () {
        let f = () => eval('x');
        let x = 'late';
        return f();
    })(),
);
console.log(
    (function () {
        var e = eval;
        var v = 'l';
        return e('typeof v');
    })(),
    (function (eval) {
        var v = 'not the real one';
        return eval('v');
    })((x) => x + x),
);
console.log(
    (function () {
        var f = eval;
        {
            let eval = f;
            var zz = 'still direct';
            return eval('zz');
        }
    })(),
);
console.log(
    eval?.('1'),
    eval(),
    eval(5),
    eval({}) + '',
    eval('1', '2'),
    eval(...['3']),
    typeof eval(new String('1')),
);
const closures = [];
function make() {
    let n = 0;
    eval('closures.push(() => ++n)');
    return () => n;
}
const read = make();
closures[0]();
closures[0]();
console.log(read());
function shadowing() {
    var x = 'function';
    (function () {
        eval('var x = "eval var"');
        closures.push(() => x);
    })();
    return x + ' / ' + closures[1]();
}
console.log(shadowing());
function deletable() {
    eval('var d = 1');
    const before = typeof d;
    const gone = delete d;
    return [before, gone, typeof d].join();
}
console.log(
    deletable(),
    (function () {
        var d = 1;
        return [delete d, typeof d].join();
    })(),
);
const completions = [
    '1; 2;',
    '3; {}',
    '4; ;',
    '5; var x = 6;',
    '6; function f() {}',
    '7; if (false) 8;',
    '8; if (true) 9;',
    'do { 10; break; } while (0)',
    '11; while (false) 1;',
    'for (var i = 0; i < 3; i++) i;',
    '1; try { 2 } finally { 3 }',
    '1; try { throw 2 } catch (e) { e * 2 }',
    'switch (1) { case 1: "one"; break; case 2: }',
    'l: { 1; break l; }',
    '1; l: { break l; }',
    '1; do { 2; continue; } while (false)',
    '1; class C {}',
    '1; let q = 5;',
    'var z = 1; z++',
    '"use strict"',
    '({ a: 1 }).a',
    '{ a: 1 }',
    '1; with ({}) 2;',
    '1; for (var k in {}) 2;',
    '1; for (var k of [1, 2]) k;',
    '2; do { } while (0)',
    '3; switch (0) { }',
    '1; try { 5 } catch { 6 }',
    '',
    '/* c */',
    'throw_: while (1) { 3; if (1) { 4; break throw_; } }',
    '1;;;',
    '1; debugger',
    'eval("7; var a")',
];
for (const code of completions) console.log(JSON.stringify(code), '->', eval(code));
(function () {
    try {
        eval('let topVar = 1; var topVar;');
    } catch (e) {
        console.log(e.name);
    }
})();
(function () {
    let clash = 1;
    try {
        eval('var clash = 2');
    } catch (e) {
        console.log(e.name, e.message);
    }
    {
        try {
            eval('function clash() {}');
        } catch (e) {
            console.log(e.name);
        }
    }
})();
(function () {
    {
        var fine;
        eval('var fine = 1');
    }
    try {
        throw 1;
    } catch (err) {
        eval('var err = 2');
        console.log(err);
    }
    console.log(err);
})();
for (const code of [
    'break',
    'return',
    'super.x',
    'new.target',
    'await 1',
    'yield 1',
    'var',
    '1 +',
    'let a; let a',
    '"use strict"; with (a) {}',
    '}',
    'x = { get a( ) { return 1 } }; 0',
]) {
    try {
        console.log(code, '->', typeof (0, eval)(code));
    } catch (e) {
        console.log(code, '->', e.name);
    }
}
class E {
    #p = 'private';
    m() {
        return eval('this.#p + super.toString.name');
    }
    static f = eval('this.name');
    field = (() => {
        try {
            return eval('arguments');
        } catch (e) {
            return e.name;
        }
    })();
}
console.log(new E().m(), E.f, new E().field);
try {
    eval('throw new TypeError("from eval")');
} catch (e) {
    console.log(e.name, e.message);
}
