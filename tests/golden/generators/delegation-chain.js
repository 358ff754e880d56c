function* a(){ const r = yield 1; console.log('a got', r); try { yield 2 } finally { console.log('a fin'); } return 'ra'; }
function* b(){ const x = yield* a(); console.log('b', x); yield 3; return 'rb'; }
function* c(){ try { const y = yield* b(); console.log('c', y); } catch(e){ console.log('c caught', e); yield 9; } }
let it=c(); console.log(it.next(), it.next('v'), it.next(), it.next(), it.next());
it=c(); it.next(); console.log(it.throw('E')); console.log(it.next());
it=c(); it.next(); it.next(); console.log(it.return('R'));
function* t(){ yield 1; throw new Error('boom'); } function* u(){ try { yield* t(); } catch(e){ console.log('u', e.message); yield 'c'; } }
console.log([...u()]);
let self; function* r(){ yield 0; try { self.next(); } catch(e){ console.log(e.message); } yield 1; } function* s(){ yield* r(); }
self=s(); console.log(self.next(), self.next(), self.next());
const custom={[Symbol.iterator](){return{n:0,next(){return {value:this.n++,done:this.n>3,extra:'x'}}}}};
function* p(){ const v = yield* custom; console.log('ret', v);} function* q(){ yield* p(); }
const qq=q(); console.log(qq.next(), qq.next(), qq.next(), qq.next());
function* deep(n){ if(n) yield* deep(n-1); else { yield 'x'; yield 'y'; } }
console.log([...deep(3000)]);
