// Long chains of proxies, and circles.
const wrap = target => new Proxy(target, {});
let chain = { x: 1 };
for (let i = 0; i < 100000; i++) chain = wrap(chain);
try { chain.x; } catch (error) { if (!(error instanceof RangeError)) throw error; }
const loop = Object.create(null);
const round = wrap(loop);
Object.setPrototypeOf(loop, round);
const attempt = run => {
    try { console.log(run()); } catch (error) { console.log(error.name); }
};
attempt(() => round.nothing);
attempt(() => loop.nothing);
attempt(() => 'nothing' in loop);
attempt(() => { loop.nothing = 1; });
attempt(() => loop['computed' + 1]);
