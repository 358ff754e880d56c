// gc-stress
// Where names live: surplus arguments beside dead zones, parameter scopes, own names, evals in odd places.
const show = (label, run) => {
    let result;
    try {
        result = run();
    } catch (error) {
        result = `${error.name}: ${error.message}`;
    }
    console.log(label, result);
};

// Arguments past the parameters share the frame with what comes after.
show('surplus arguments', () =>
    (function () {
        let early;
        try {
            late;
        } catch (error) {
            early = error.name;
        }
        let late = 1;
        return [early, late, arguments[0], arguments[1], arguments.length].join();
    })(14, 15));
show('rest and dead zone', () =>
    (function (a, ...rest) {
        const early = () => late;
        const before = (() => {
            try {
                return early();
            } catch (error) {
                return error.name;
            }
        })();
        let late = 2;
        return [a, rest, before, early()].join();
    })(1, 2, 3));

// Parameters see parameters; the body's vars are others as soon as that can be told.
var x = 'outer';
show('default sees outside', () => (function (a = x) { var x = 'inner'; return a + x; })());
show('closure in a default', () =>
    (function (a, get = () => a) {
        var a;
        const copied = a;
        a = 2;
        return [copied, a, get()].join();
    })(1));
show('later parameter', () => (function (a = b, b) { return a; })());
show('mapped', () => (function (a) { a = 2; const seen = arguments[0]; arguments[0] = 3; return [seen, a].join(); })(1));
show('mapped through a closure', () => (function (a) { (() => { a = 2; })(); return arguments[0]; })(1));
show('duplicate parameters', () => (function (a, a) { return [a, arguments[0]].join(); })(1, 2));
show('unmapped', () => (function (a) { 'use strict'; a = 2; return arguments[0]; })(1));

// Own names.
show('own name', () => (function me() { me = 1; return typeof me; })());
show('own name, strict', () => (function me() { 'use strict'; me = 1; })());
show('own name hidden', () => (function me(me) { return me; })(1));
show('own name and eval', () => (function me() { eval('var me = 1'); return me; })());
show('class name', () => { class A { static a = A; m() { A = 1; } } return new A().m(); });

// this, new.target and super through arrows and evals.
show('this in eval', () => (function () { return eval('(() => this)()'); }).call('t') == 't');
show('new.target in eval', () => { function F() { return { is: eval('new.target') === F }; } return new F().is; });
show('super in eval', () => ({ __proto__: { m: () => 'm' }, n() { return eval('(() => super.m())()'); } }).n());
show('this before super', () => new (class extends Object { constructor() { const f = () => this; f(); super(); } })());
show('this after super', () => new (class extends Object { constructor() { super(); return { f: () => typeof this }; } })().f());
show('super() in an arrow', () => new (class extends Object { constructor() { (() => super())(); this.a = 1; } })().a);

// Evals that declare: in parameters, past a catch parameter, past a `with`.
show('eval beside a parameter', () => (function (a, b = eval('var a = 1')) { return a; })());
show('eval in a parameter', () => (function (a = eval('var z = 1'), b = z) { return [a, b, z].join(); })());
show('annex B past catch', () =>
    (function () {
        try {
            throw 1;
        } catch (f) {
            eval('{ function f() {} }');
            return [typeof f, (() => typeof f)()].join();
        }
    })());
show('annex B past catch, outside', () =>
    (function () {
        try {
            throw 1;
        } catch (f) {
            eval('{ function f() {} }');
        }
        return typeof f;
    })());
show('annex B past with', () =>
    (function () {
        const object = { f: 1 };
        with (object) eval('{ function f() {} }');
        return [typeof f, object.f].join();
    })());
show('private name in heritage', () => eval('class A extends class { m() { return this.#p; } } { #p; }'));

// One environment a turn; switch cases share theirs.
show('loops', () => {
    const made = [];
    for (let i = 0; i < 2; i++) made.push(() => i++);
    for (const k in { p: 1 }) made.push(() => k);
    for (let [v, w = v] of [[5]]) made.push(() => w);
    return made.map((f) => f()).join() + made[0]();
});
show('loop head', () => { for (let a of a) return a; });
show('switch', () => { switch (1) { case 0: let a = 1; case 1: return a; } });
