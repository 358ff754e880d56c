// What a `return` was to give is forgotten when a jump or a caught error takes its place.
function breaks() { L: for (;;) { try { return 1; } finally { break L; } } }
function goesOn() { for (let i = 0; i < 2; i++) { try { return i; } finally { continue; } } }
function leavesBlock() { L: { try { return 1; } finally { break L; } } }
function keeps() { try { return 1; } finally { try { throw 2; } catch { } } }
function catches() { try { try { return 1; } finally { throw 2; } } catch { } }
const failing = { [Symbol.iterator]: () => ({ next: () => ({ value: 1 }), return() { throw 3; } }) };
function closes() { try { for (const x of failing) return x; } catch { } }
function spreads() { arguments.length; L: { try { return 1; } finally { break L; } } }
const arrow = () => { for (const x of [1, 2]) { try { return x; } finally { continue; } } };
const holder = { get x() { L: do { try { return 1; } finally { break L; } } while (0); } };
console.log(breaks(), goesOn(), leavesBlock(), keeps(), catches(), closes(), spreads(), arrow(), holder.x);

class Derived extends Array { constructor() { super(); L: { try { return {}; } finally { break L; } } } }
class Base { constructor() { L: { try { return []; } finally { break L; } } } }
console.log(new Derived(), new Base(), [1, 2].map(() => { L: { try { return 5; } finally { break L; } } }));

function* generator() { L: for (;;) { try { yield 1; return 2; } finally { break L; } } }
console.log([...generator()], generator().return(3));
const started = generator();
console.log(started.next(), started.return(5), started.return(6));

async function waits() { L: for (;;) { try { await 1; return 1; } finally { await 2; break L; } } }
async function waitsNot() { L: for (;;) { try { return 1; } finally { break L; } } }
async function closesLate() { try { for (const x of failing) { await 1; return x; } } catch { } }
waits().then(console.log);
waitsNot().then(console.log);
closesLate().then(console.log);
