// Hoisting: var, function and class declarations, Annex B functions in blocks, TDZ.
console.log(typeof v, typeof f, f(), typeof annexB, typeof inIf, typeof inSwitch, typeof inTry);
var v = 1;
function f() {
    return 'second wins';
}
function f() {
    return 'really second';
}
{
    console.log(annexB());
    function annexB() {
        return 'block function';
    }
    annexB = 'block binding changed';
}
console.log(typeof annexB);
if (true)
    function inIf() {
        return 'if body';
    }
console.log(inIf());
if (false) function never() {}
else function otherwise() {}
console.log(typeof never, typeof otherwise);
switch (1) {
    case 1:
        function inSwitch() {
            return 'switch';
        }
}
try {
    function inTry() {
        return 'try';
    }
} finally {
}
console.log(inSwitch(), inTry());
(function () {
    console.log(typeof late);
    {
        function late() {}
        {
            let late = 1;
            {
                function late() {}
            }
        }
    }
    console.log(typeof late);
})();
(function () {
    let clash = 'let';
    {
        function clash() {}
    }
    console.log(clash);
})();
(function (param) {
    {
        function param() {}
    }
    console.log(typeof param);
})(1);
(function () {
    'use strict';
    {
        function strictBlock() {}
    }
    console.log(typeof strictBlock);
})();
(function () {
    for (let i = 0; i < 1; i++) {
        function inLoop() {
            return i;
        }
    }
    console.log(inLoop());
})();
(function () {
    try {
        throw 1;
    } catch (e) {
        {
            function e() {}
        }
    }
    console.log(typeof e);
})();
(function () {
    try {
        throw 1;
    } catch ({ e }) {
        {
            function e() {}
        }
    }
    console.log(typeof e);
})();
(function () {
    {
        async function a() {}
        function* g() {}
    }
    console.log(typeof a, typeof g);
})();
(function () {
    {
        function dup() {
            return 1;
        }
        function dup() {
            return 2;
        }
    }
    console.log(dup());
})();
(function () {
    console.log(typeof arguments);
    {
        function arguments() {}
    }
    console.log(typeof arguments);
})();
(function () {
    var seen = [];
    seen.push(typeof x);
    {
        seen.push(typeof x);
        function x() {}
        x = 1;
        seen.push(x);
    }
    seen.push(typeof x);
    console.log(seen.join());
})();
(function () {
    var seen = [];
    {
        function y() {
            return 'first';
        }
        seen.push(y());
        y = 'changed';
    }
    seen.push(y());
    console.log(seen.join());
})();
(function () {
    console.log(x, typeof y);
    var x = 1;
    var { y } = { y: 2 };
    for (var z of [1]);
    console.log(x, y, z);
})();
(function () {
    var a = 1;
    var a;
    console.log(a);
    function b() {}
    var b;
    console.log(typeof b);
    var c = 1;
    function c() {}
    console.log(c);
})();
(function (a, b) {
    var a;
    function b() {
        return 'fn';
    }
    console.log(a, typeof b);
})('arg', 'arg');
(function fn() {
    var fn;
    console.log(fn);
})();
(function fn() {
    fn = 1;
    console.log(typeof fn);
})();
(function fn(fn) {
    console.log(fn);
})('param');
(function () {
    if (1) {
        var deep = 'deep';
    } else {
        var other;
    }
    console.log(deep, other);
    for (var i = 0; i < 2; i++) {
        var inner = i;
    }
    console.log(i, inner);
})();
const tdz = [
    () => {
        x;
        let x;
    },
    () => {
        x = 1;
        let x;
    },
    () => {
        typeof x;
        const x = 1;
    },
    () => {
        let x = x;
    },
    () => {
        const { a = b, b } = {};
    },
    () => {
        (() => y)();
        let y;
    },
    () => {
        new C();
        class C {}
    },
    () => {
        class C extends C {}
    },
    () => {
        for (let i = i; ;);
    },
    () => {
        for (let x of [x]);
    },
    () => {
        for (const k in { k });
    },
    () => {
        switch (1) {
            case 0:
                let s;
            case 1:
                s;
        }
    },
    () => {
        ((a = b, b) => a)();
    },
    () => {
        ((a = a) => a)();
    },
    () => {
        let z = (() => z)();
    },
    () => {
        try {
            q;
        } finally {
        }
        let q;
    },
    () => {
        x += 1;
        let x;
    },
    () => {
        x++;
        let x;
    },
    () => {
        [x] = [1];
        let x;
    },
    () => {
        eval('x; let x');
    },
    () => {
        {
            function g() {
                return h;
            }
            g();
            let h;
        }
    },
    () => {
        const c = 1;
        c = 2;
    },
    () => {
        const c = 1;
        c++;
    },
    () => {
        const c = 1;
        [c] = [2];
    },
    () => {
        for (const i = 0; i < 2; i++);
    },
    () => {
        const c = 1;
        c ??= 2;
        c ||= 2;
        c &&= 3;
    },
    () => {
        delete tdzLate.x;
        let tdzLate;
    },
];
for (const g of tdz)
    try {
        g();
        console.log('no error');
    } catch (e) {
        console.log(`${e.name}: ${e.message}`);
    }
let undef;
{
    let undef = 'inner';
    console.log(undef);
}
console.log(undef);
for (const code of [
    'let a; var a',
    'var a; let a',
    'let a; function a() {}',
    'function a() {} let a',
    'const a = 1; const a = 2',
    '{ function a() {} var a }',
    '{ function a() {} let a }',
    '{ function a() {} function a() {} }',
    '"use strict"; { function a() {} function a() {} }',
    'try {} catch (e) { let e }',
    'try {} catch (e) { var e }',
    'try {} catch ([e]) { var e }',
    'try {} catch (e) { for (var e of []); }',
    'for (let a;;) { var a }',
    'for (let a of []) { let a }',
    'let let',
    'let undefined',
    'var undefined',
    'class a {} var a',
    '{ async function a() {} function a() {} }',
    'let a; { var a }',
    'const a',
    'for (const a;;) ;',
    'for (const a in {}) ;',
    'let [a]',
    'if (1) let a',
    'if (1) let\na',
    'while (0) const a = 1',
    'if (1) class C {}',
    'label: let a',
    'try {} catch (e) { { var e } }',
    'try {} catch (e) { function e() {} }',
]) {
    try {
        new Function(code);
        console.log('ok:', code);
    } catch (x) {
        console.log(`${x.name}:`, code);
    }
}
