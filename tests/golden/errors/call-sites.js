// How messages name what was called: the tree as V8 renders it, not the source text.
const attempt = (code) => {
    try {
        new Function('a', 'b', 'o', code)(1, 2, {});
        console.log('ok:', code);
    } catch (error) {
        console.log(`${error.message}  <=  ${code}`);
    }
};
const calls = [
    'new.target()',
    'class A{#m;constructor(){this.#m()}} new A',
    'class A{#m;f(x){x?.#m()}} new A().f(new A)',
    'class A{m(){super.x()}} new A().m()',
    'class A{m(){super[a]()}} new A().m()',
    'class A{m(){super["x"]()}} new A().m()',
    'class A extends Object{constructor(){super()()}} new A',
    '(a!=b)()',
    '(a!==b)()',
    '(a==b)()',
    '(a<b<2)()',
    '((a-b)-1)()',
    '(a-(b-1))()',
    '(a*b*1/2)()',
    '(a??b??1)()',
    'o["1"]()',
    'o["01"]()',
    '(!true)()',
    '(+1)()',
    '(a&b&1)()',
    '(a**b**1)()',
    '(class extends Object{m(){} static x=1})()',
    '([a,b]=[1,2])()',
    '([a=1,...b]=[1,2])()',
    '({a,b:o.x,...o}={})()',
    '`${a}${b}`()',
    '`x${a}${`y`}`()',
    '`${(1,2)}x`()',
    '[...(function*(){(yield a)()})()]',
    '[...(function*(){(yield* [])()})()]',
    'o.a?.b.c()',
    'o.x.y.z()',
    'o?.["1"]()',
    'o?.[`x`]()',
    'o[null]()',
    'o[undefined]()',
    '(a,b,o)()',
    '(a in o)()',
    'class A{#x;m(){(#x in o)()}} new A().m()',
    '"a\\"b\\n"()',
    '""()',
    '1e21()',
    '.5()',
    '0x10()',
    '(a?.b)()',
    '(a?.b).c()',
    'eval("a")()',
    'o[a][b]()',
    'o[o.x]()',
    'o[o.x()]()',
    'o[a?b:1]()',
    'new a.b.c()',
    'new (a.b())()',
    'new a["x"]()',
    'new o[a]()',
    '(- a.b)()',
    '(void a)()',
    '(a=b)()',
    '(a.x=b)()',
    '(a||=b).x()',
    '(a+=b)()',
    'this.x()',
    'arguments()',
    '({m(){}}).q()',
    '({get x(){return 1}}).q()',
    '({...o,[a]:1,b}).q()',
    '({__proto__:null}).q()',
    '(o,a).x()',
    '(typeof a)()',
    '(delete a.b)()',
    '(a++).x()',
    '(--a).x()',
    'o.f?.g()()',
    'String(a)()',
    'a.toString()()',
    '(new Object).q()',
    'new Object().q()',
    'new Object()()',
    'async()',
    'let async; async()',
    'a.b`x`',
    'a`x`',
    'undefined()',
    'NaN()',
    'o[Symbol.iterator]()',
    'o[`a${a}`]()',
];
calls.forEach(attempt);
// Sources of iteration: who iterates decides whether the source is named, and how.
const sources = ['1', 'a', 'o.p', 'o.u', 'null', 'undefined', 'f()', 'o.f()', '(a, b)', '(a ? b : 1)', '({ x: 1 })', 'o[a]', '-a', 'a + b', 'a + b + 1', '(() => 1)', 'this', 'new Object', '(a = 1)', 'o?.p', '[].x', 'class {}'];
const uses = ['[a] = @', 'var [z] = @', 'const [[z]] = [@]', '(function ([z]) {})(@)', '[...@]', 'for (var z of @);', 'for (const [z] of [@]);', 'for (const { z } of [@]);', 'try { throw @ } catch ([z]) {}', 'f(...@)', 'f(1, ...@)', 'f(...@, 1)', 'new Map(...@)', 'return [...(function* () { yield* @; })()]', 'return [...(function* () { f(yield* [], ...@); })()]', 'var { z } = @', '({ a } = @)'];
const check = (code) => {
    const o = { p: 1, u: undefined, f: () => 1 };
    try {
        new Function('a', 'b', 'o', 'f', code)(1, 2, o, o.f);
        return 'ok';
    } catch (error) {
        return error.message;
    }
};
for (const source of sources) {
    for (const use of uses) console.log(`${use.replace('@', source)}: ${check(use.replace('@', () => source))}`);
}
