// A call as the target of an assignment: an error only once the call has run, in sloppy code.
const attempt = (code) => {
    const log = [];
    const f = () => void log.push('called');
    try {
        new Function('f', 'log', code)(f, () => log.push('value'));
        return `${log.join()} ok`;
    } catch (error) {
        return `${log.join()} ${error.name}: ${error.message}`;
    }
};
const codes = [
    "f()=log()",
    "f()+=log()",
    "f()&&=log()",
    "f()++",
    "++f()",
    "--f()",
    "for(f() of [1,2])log()",
    "for(f() in {a:1})log()",
    "(f())=1",
    "[f()]=[1]",
    "({a:f()}={})",
    "for(f();;)break",
    "for(f() of [])log()",
    "f``=1",
    "new f()=1",
    "f?.()=1",
    "f().x=1",
    "eval(\"f()=1\")",
    "(f)()=1",
    "typeof f()++",
    "f()=f()=1",
    "async()=1",
    "import(\"x\")=1",
    "[...f()]=[1]",
    "for([f()] of [1]);",
    "delete f()++",
    "f()--",
    "void (f()**=2)",
    "f()??=1",
    "f()||=1",
    "for (f() = 1;;) break;",
    "for (f() = 1 of []);",
    "f()\n=1",
    "f()=>1",
    "for await(f() of [])",
    "if(0) f()=1",
    "function g(){ f()=1 }",
    "(f(),f())=1",
    "(f()=1)=2",
    "f()++ ++",
    "async(x)++",
    "async function q(){for await(f() of [1]);}",
    "function* g(){ f(yield) = 1 }",
];
for (const code of codes) console.log(code.replace('\n', ' '), '=>', attempt(code));
function* g(f) {
    f(yield 1) = yield 2;
}
const steps = g((x) => console.log('called with', x));
console.log(steps.next().value);
try {
    steps.next('sent');
} catch (error) {
    console.log(error.message);
}
