// Array.prototype.toString: `join` where it can be called, else Object.prototype.toString as it was
// at first, whatever has become of it.
const toString = Array.prototype.toString;
console.log(toString.call([1, [2, 3]]), toString.call({ join: () => 'joined' }), toString.call({}));
Object.prototype.toString = () => 'replaced';
console.log(String({}), toString.call({}), toString.call(new Map()), toString.call({ join: 1 }));
delete Object.prototype.toString;
console.log(toString.call({}), toString.call(1), toString.call('text'), toString.call(() => {}));
const array = [1];
array.join = undefined;
console.log(toString.call(array), array.toString(), array.toLocaleString());
const typed = new Uint8Array(2);
typed.join = null;
console.log(toString.call(typed), typed.toString());
