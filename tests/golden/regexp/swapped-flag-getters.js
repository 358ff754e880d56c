// The getters of two flags change places: methods that ask for flags must see it.
const flag = (name) => Object.getOwnPropertyDescriptor(RegExp.prototype, name);
const global = flag("global");

console.log("a-a".replace(/a/g, "b"), "a-a".match(/a/gm), /a/gm.flags, /a/g.flags);
Object.defineProperty(RegExp.prototype, "global", flag("multiline"));
console.log("a-a".replace(/a/g, "b"), "a-a".match(/a/g).index);
console.log("a-a".replace(/a/gm, "b"), /a/g.flags, /a/m.flags);
Object.defineProperty(RegExp.prototype, "global", global);
console.log("a-a".replace(/a/g, "b"), "a-a".match(/a/g), /a/g.flags, /a/m.flags);

for (const name of ["global", "hasIndices", "unicodeSets", "source"]) {
  const { get } = flag(name);
  console.log(get.name, get.length, get.call(RegExp.prototype));
  try {
    get.call({});
  } catch (error) {
    console.log(error.message);
  }
}
