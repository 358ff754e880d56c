function deep(n) { return n ? deep(n - 1) + 1 : 0; } try { deep(1e7); } catch (e) { console.log(e.message); }
const o = { get x() { return this.x; }, toString() { return `${this}`; } };
for (const f of [() => o.x, () => `${o}`, () => JSON.stringify({ toJSON() { return JSON.stringify(this); } })]) {
    try { f(); } catch (e) { console.log(e.message); } }
try { let s = 'ab'; for (;;) s += s; } catch (e) { console.log(e.message); }
try { const a = []; for (;;) a.push(new Array(1e5).fill(a)); } catch (e) { console.log(e.message); }
