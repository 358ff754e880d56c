// The with statement: lookups, assignments, unscopables, methods with this, deletion, closures.
var outer = 'outer',
    shadowed = 'outer shadowed';
const o = {
    shadowed: 'from o',
    m() {
        return this === o;
    },
    undef: undefined,
};
with (o) {
    console.log(outer, shadowed, m(), undef, typeof missing);
    shadowed = 'written';
    outer = 'written outer';
    var declared = 'var goes to the function';
    var undef = 'initialised in o';
    let block = 1;
    const f = () => shadowed;
    function inner() {
        return shadowed;
    }
    o.f = f;
    o.inner = inner;
    delete o.later;
}
console.log(o.shadowed, shadowed, outer, declared, o.undef, undef, o.f(), o.inner());
o.shadowed = 'seen later';
console.log(o.f());
with ([1, 2, 3]) {
    console.log(length, join('-'), typeof values, typeof keys, typeof map, typeof at);
}
with ({ hidden: 1, seen: 2, [Symbol.unscopables]: { hidden: true, seen: false } })
    console.log(typeof hidden, seen);
with ('text') console.log(length, toUpperCase());
with (5) console.log(toFixed(1));
const events = [];
const spy = {
    get a() {
        events.push('get a');
        return 1;
    },
    set a(v) {
        events.push('set a ' + v);
    },
    get [Symbol.unscopables]() {
        events.push('unscopables');
    },
};
with (spy) {
    a;
    a = 2;
    typeof a;
}
console.log(events.join('; '));
(function () {
    'sloppy';
    var grown = {};
    with (grown) {
        var late = 1;
        grown.late = 5;
        late = 6;
    }
    console.log(grown.late, late);
})();
with ({ x: 1 })
    with ({ y: 2 })
        with ({ x: 3 })
            console.log(
                x + y,
                (() => x * y)(),
                (function () {
                    return typeof x + typeof outer;
                })(),
            );
for (const p of [{ n: 1 }, { n: 2 }])
    with (p) {
        if (n === 1) continue;
        console.log('n', n);
    }
(function (arg) {
    with ({ arg: 'object' }) {
        var fn = function () {
            return arg;
        };
    }
    console.log(arg, fn());
})('param');
with ({ eval: (x) => 'my eval ' + x }) console.log(eval('1 + 1'));
with ({ v: 'in with' }) console.log(eval('v'), eval('var fresh = v; fresh'), (0, eval)('typeof v'));
l: with ({}) {
    break l;
}
console.log(
    (() => {
        with ({ r: 'returned' }) return r;
    })(),
);
function* gen() {
    with ({ a: 1 }) {
        yield a;
        with ({ a: 2 }) yield a;
        yield a;
    }
}
console.log([...gen()]);
with (Object.create({ inherited: 'via prototype' })) console.log(inherited);
with (Object.create(null)) console.log(typeof toString, typeof console);
try {
    with (null);
} catch (e) {
    console.log(e.name, e.message);
}
try {
    with (undefined);
} catch (e) {
    console.log(e.name, e.message);
}
try {
    with (
        {
            get boom() {
                throw new RangeError('getter in with');
            },
        }
    )
        boom;
} catch (e) {
    console.log(e.message);
}
for (const code of [
    '"use strict"; with (a) ;',
    'class C { m() { with (a) ; } }',
    'with (a) let\n[b] = 1',
    'with (a) class C {}',
    'with (a) function f() {}',
    'with () ;',
]) {
    try {
        new Function(code);
        console.log('ok:', code);
    } catch (x) {
        console.log(`${x.name}:`, code);
    }
}
