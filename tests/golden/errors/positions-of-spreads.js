// A spread argument that cannot be spread: shown at the call when it is the only one and the last.
const f = (...values) => values;
const o = { f };
const thrower = { [Symbol.iterator]() { throw new Error("no iterator"); } };
const attempts = {
  last() { f(...1); },
  ofMethod() { o.f(...1); },
  afterOthers() { o.f(1, f(2), ...3); },
  before() { f(...undefined, 2); },
  two() { f(...[1], ...2); },
  ofNew() { new Array(...5); },
  ofNewAfterOthers() { new Array(1, ...5); },
  ofValue() { const x = f(...null); },
  ofBuiltin() { Math.max(...undefined); },
  ofFunction() { (function () {})(...undefined); },
  ofSuper() { new (class extends Array { constructor() { super(...7); } })(); },
  thrown() { f(1, ...thrower); },
  inGenerator() {
    const g = (function* () { o.f(1, ...(yield)); })();
    g.next();
    g.next(5);
  },
};
for (const name of Object.keys(attempts)) {
  try {
    attempts[name]();
  } catch (error) {
    const [message, ...frames] = error.stack.split("\n");
    console.log(name, "-", message);
    for (const frame of frames.slice(0, 2)) console.log(frame.replace(/\(\/.*\//, "("));
  }
}
