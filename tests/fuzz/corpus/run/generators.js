function* g() { let s = 0; const { [yield 1]: a = yield 2, ...r } = (yield* [3, 4]) ?? { z: 1 };
    L: for (;;) { try { return yield [a, r]; } finally { for (const x of [yield 5]) { if (s++) break L; } } } }
const i = g(), j = g(); const out = [];
for (const [h, v] of [['next'], ['next', 'z'], ['next'], ['next'], ['next'], ['return', 7], ['throw', 8]]) {
    for (const k of [i, j]) { try { out.push(k[h](v)); } catch (e) { out.push(e); } } }
console.log(out, [...g()], Array.from(g(), (x) => typeof x));
