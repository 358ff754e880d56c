// Stacks across await, as V8 writes them: who waits for whom, through functions, generators and
// combinators.
async function leaf(){ await 1; throw new Error('leaf'); }
async function middle(){ await leaf(); }
const obj={ async method(){ await middle(); } };
class C { async run(){ return await obj.method(); } static async make(){ await new C().run(); } }
const arrow = async () => { await C.make(); };
async function* gen(){ yield 1; await arrow(); yield 2; }
async function loop(){ for await (const x of gen()) ; }
async function all(){ await Promise.all([1, loop()]); }
async function any(){ await Promise.any([all()]); }
async function settled(){ const [r]=await Promise.allSettled([all()]); throw r.reason }
async function race(){ await Promise.race([leaf()]); }
(async()=>{
 for (const f of [leaf,middle,()=>obj.method(),C.make,arrow,loop,all,any,race,settled]) {
  Error.stackTraceLimit=20;
  try{ await f(); }catch(e){ console.log(f.name, (e.errors?e.errors[0]:e).stack); }
 }
 async function thenny(){ await leaf().then(x=>x); } 
 try{ await thenny(); }catch(e){ console.log(e.stack); }
 async function fin(){ await leaf().finally(()=>{}); } 
 try{ await fin(); }catch(e){ console.log(e.stack); }
 async function thenh(){ await Promise.resolve().then(()=>{ throw new Error('h')}); } 
 try{ await thenh(); }catch(e){ console.log(e.stack); }
 async function thenh2(){ await Promise.resolve().then(function named(){ throw new Error('h')}).then(x=>x); } 
 try{ await thenh2(); }catch(e){ console.log(e.stack); }
 async function ret(){ return leaf(); }
 async function ret2(){ await ret(); }
 try{ await ret2(); }catch(e){ console.log(e.stack); }
 const np2 = async function(){ await new Promise((r,j)=>setTimeout(r,1)); throw new Error('np2') }
 const o2={ async [Symbol('k')](){ await np2(); }, async 'a b'(){ await o2[Object.getOwnPropertySymbols(o2)[0]](); } };
 try{ await o2['a b'](); }catch(e){ console.log(e.stack); }
 async function rec(n){ if(n==0){await 0; throw new Error('deep')} await rec(n-1); }
 Error.stackTraceLimit=5;
 try{ await rec(20); }catch(e){ console.log(e.stack); }
 async function sync(){ throw new Error('sync part') }
 async function callsSync(){ await sync() }
 try{ await callsSync(); }catch(e){ console.log(e.stack); }
 class G { async *items(){ await null; throw new Error('in items'); } static async* sitems(){ yield* new G().items() } }
 try{ for await (const x of new G().items()); }catch(e){ console.log(e.stack); }
 try{ for await (const x of G.sitems()); }catch(e){ console.log(e.stack); }
 class D extends C { async run(){ await super.run() } }
 try{ await new D().run(); }catch(e){ console.log(e.stack); }
})();
