// flags: --expose-gc
// gc-stress
// A target lives until the jobs of the turn that made, or asked, its WeakRef are done.
import { COUNT, collect, collected, far, turn } from './keep.mjs';

const dead = (refs) => refs.filter((ref) => ref.deref() === undefined).length;

const refs = [], symbols = [];
far((i) => refs.push(new WeakRef({ i })));
far((i) => symbols.push(new WeakRef(Symbol(i))));
collect();
console.log('the same job:', refs.length === COUNT, dead(refs), dead(symbols));
await null;
collect();
console.log('the next job:', dead(refs), dead(symbols));
console.log('a later turn:', await collected(() => dead(refs)), await collected(() => dead(symbols)));

const asked = [];
far((i) => asked.push(new WeakRef({ i })));
await turn();
let found = asked.map((ref) => ref.deref()).filter((target) => target).length;
collect();
console.log('asked, then collected:', COUNT - dead(asked) === found);
await null;
collect();
console.log('and in the next job:', COUNT - dead(asked) === found);

// A WeakRef that dies leaves what it kept.
const others = [];
far((i) => {
    const target = { i };
    others.push(new WeakRef(target));
});
await turn();
found = 0;
for (const ref of others) found += new WeakRef(ref.deref() ?? {}).deref() === ref.deref();
collect();
console.log('through another one:', COUNT - dead(others) === found);
