async (a, [b = await_, { c: { d } = {} }], ...e) => ({ a, b, c, ...e });
({ a = 1, b: [c.d, e[f]], ...g.h } = {}); [a, , b = c, ...[d]] = e;
for (async of => {}; false;); for (let of of ofs); for (let [let_] = [], i = 0; i in [i];) ;
`a${`b${c}`}d` ? .5 : a?.b; a?.[`x`]?.(...y); new new.target.x(); label: while (0) continue label;
