// What a line of a stack calls the function: the class of this, or the function that this is.
class C{static m(){return new Error('x').stack}}
const A=class{static m(){return new Error('x').stack}};
const o={f(){return new Error('x').stack}}; const n=Object.create(null); n.f=o.f;
class D extends C{}
const b=Object.create(C.prototype); b.f=o.f;
for(const f of [()=>C.m(),()=>A.m(),()=>o.f(),()=>n.f(),()=>D.m(),()=>b.f(),()=>[1].map(function foo(){return new Error('z').stack})[0],()=>o.f.call([]),()=>o.f.call(function(){}),()=>o.f.call(new Map), ()=>o.f.call(class Q{}), ()=>o.f.call(globalThis),()=>Reflect.apply(o.f,o,[]),()=>Reflect.construct(function K(){this.s=new Error('k').stack},[]).s,()=>[...function*(){yield new Error('g').stack}()][0],()=>o.f.bind(o)()]) console.log(f().split('\n')[1].slice(0), '|', f().split('\n')[2].slice(0));
