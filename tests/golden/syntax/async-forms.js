// Async syntax: where async and await are keywords or names; functions, arrows, methods, for await.
var async = (x) => `async as a function: ${x}`,
    await_ = 1;
console.log(async(1), async(2), async(3));
var await = 'await as a name';
console.log(await);
const o = {
    async() {
        return 'method named async';
    },
    async m() {
        return 'am';
    },
    async *g() {
        yield 'ag';
    },
    async [`c`]() {
        return await 'computed';
    },
    async get() {
        return 'get';
    },
    await: 1,
    async 'str'() {},
    async 5() {},
};
console.log(o.async(), typeof o.m().then, o.await, Object.keys(o).join());
class C {
    static async s() {
        return 's';
    }
    async #p() {
        return 'p';
    }
    p() {
        return this.#p();
    }
    static async *g() {
        yield* [1, 2];
    }
    async = 1;
    static async;
    await() {
        return 'named await';
    }
}
console.log(new C().async, C.async, new C().await());
const arrows = [
    async (x) => x,
    async (x) => x,
    async (x, y = 2) => x + y,
    async ({ a }, [b]) => a + b,
    async () => ({}),
    async (x) => {
        await null;
        return x;
    },
    async (...r) => r.length,
];
console.log(
    arrows.map((f) => f.length).join(),
    arrows.map((f) => typeof f.prototype).join(),
    arrows[0].name === '',
);
const log = (label) => (v) => console.log(label, v);
async () => {
    log('arrow')(await arrows[3]({ a: 1 }, [2]));
    log('method')([await o.m(), await o.c(), await o.get(), await C.s(), await new C().p()].join());
    log('operators')([-(await 1), !(await 0), typeof (await 'x'), (await 2) ** 2].join());
};
(async function () {
    const r = [];
    r.push(
        (await 1) + (await 2),
        (await 3) * 2,
        -(await 4),
        typeof (await 'x'),
        `${await 't'}`,
        await await 5,
        await await 6,
    );
    for (const x of await [7, 8]) r.push(x);
    for await (const x of [Promise.resolve(9), 10]) r.push(x);
    for await (const x of o.g()) r.push(x);
    for await (let [a] of [[11]]) r.push(a);
    if (await false) r.push('never');
    else r.push(await 'else');
    switch (await 12) {
        case await 12:
            r.push('case');
    }
    while (await (r.length < 20)) r.push(r.length);
    do r.push('do');
    while (await 0);
    try {
        await Promise.reject('rej');
    } catch (e) {
        r.push(e);
    } finally {
        r.push(await 'fin');
    }
    try {
        throw await 'thr';
    } catch {
        r.push(await 'caught');
    }
    const { a = await 'da', [await 'k']: k } = { k: 'vk' };
    r.push(
        a,
        k,
        (await o).await,
        await o?.m?.(),
        new (await C)().async,
        [...(await ['s1']), await 's2'].join(),
        (await null) ?? 'nullish',
    );
    l: for (const i of [1, 2]) {
        for await (const j of [1, 2]) {
            if (j === 2) continue l;
            r.push(`${i}${j}`);
        }
    }
    console.log(r.join(' '));
    console.log(
        await (async (x = arguments.length) => x)(),
        await (() => this === undefined)(),
        new.target,
    );
}).call();
(async () => {
    const A = (async () => {}).constructor;
    console.log(A.name, await new A('x', 'return await x + 1')(1));
    const AG = async function* () {}.constructor;
    console.log(AG.name, await new AG('yield 1')().next());
})();
console.log(
    Object.prototype.toString.call(async () => {}),
    Object.prototype.toString.call(o.g()),
    async function named() {}.name,
);
for (const code of [
    'async function f() { var await }',
    'async function f(await) {}',
    'async function f(a = await 1) {}',
    'async (await) => 1',
    'async await => 1',
    'async function f() { function await() {} }',
    'async function f() { await }',
    'async function f() { await => 1 }',
    'async function f() { (x = await 1) => 1 }',
    'function f() { await 1 }',
    'for await (x of y);',
    'async function f() { for await (x in y); }',
    'async function f() { for await (var x = 1 of y); }',
    'async function f() { for await (;;); }',
    'async\nfunction f() {}',
    'async x\n=> x',
    'async (x)\n=> x',
    'async () => {}()',
    'for (async of []);',
    'async function f() { for await (async of []); }',
    'for (async of => 1; false;);',
    '(async function await() {})',
    'async function await() {}',
    'class C { async\nm() {} }',
    'class C { async x = 1 }',
    'new async () => {}',
    'async function f() { await 2 ** 2 }',
    'async function f() { -await 2 ** 2 }',
    'async function f() { class C { x = await 1 } }',
    'async function f() { class C { [await 1]() {} } }',
    'async function f() { () => await 1 }',
    'async function f() { "use strict"; await: 1 }',
    'await: 1',
    '\\u0061sync function f() {}',
    'async (x, x) => 1',
    'async (x) => { let x }',
    'async function* f() { yield await 1; await (yield) }',
    'if (1) async function f() {}',
    'async () => await',
]) {
    try {
        new Function(code);
        console.log('ok:', code);
    } catch (x) {
        console.log(`${x.name}:`, code);
    }
}
