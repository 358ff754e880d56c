const log = []; const t = (v) => ({ get then() { log.push('t'); return (r) => r(v); } });
async function a(x) { try { for await (const y of [t(1), x, Promise.reject(2)]) log.push(await y); }
    catch (e) { return e; } finally { await null; log.push('f'); } }
async function* b() { try { yield* b2(); } finally { yield 9; } } async function* b2() { yield 1; throw 2; }
const it = b(); Promise.allSettled([it.next(), it.next(), it.return(5), it.throw(6), it.next(), a(t(3))])
    .then((r) => { console.log(r, log); setTimeout(() => process.nextTick(() => { throw 1; }), 5); });
Promise.any([]).catch((e) => console.log(e.errors)); setInterval(function f() { clearInterval(this); });
