const make = () => function F() { this.a = 1; }; const p = {}; const f = make(), h = make(); h.x = 1;
f.prototype = h.prototype = p; new f(); new h(); const o = {}; for (let i = 0; i < 2000; i++) o['k' + i] = i;
delete o.k5; Object.setPrototypeOf(o, p); Object.freeze(p); for (const k in o) if (k === 'k9') delete o.k10;
const a = []; a[5] = 1; a.length = 2; a[70000] = 1; Object.defineProperty(a, 0, { get() { return a.length = 1; } });
console.log(a.map((x) => x), a.sort(() => { a.length = 0; return 1; }), Object.entries(o).length, new h());
