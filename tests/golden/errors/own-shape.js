// Errors whose shape is theirs alone: the stack is made as of any other.
class Maker {
  make() { return new Error('made by a method'); }
}
const first = (stack) => stack.split('\n').slice(0, 2).map((line) => line.replace(/\(.*\//, '('));
const deleted = new Maker().make();
new Maker().make().extra = 1; // their shape is shared, and has a child
delete deleted.message;
console.log(first(deleted.stack));
const prototype = new Maker().make();
console.log(first(Object.create(prototype).stack), first(prototype.stack));
