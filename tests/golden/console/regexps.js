// Regular expressions are shown as RegExp.prototype.toString has them, whatever their own says.
class Tagged extends RegExp {
    toString() { return 'never asked'; }
    get source() { return 'its source'; }
    get flags() { return 'its flags'; }
}
console.log(new Tagged('a', 'g'), [new Tagged('b')], Object.setPrototypeOf(new Tagged('c'), null));
console.log(Object.setPrototypeOf(/a/gi, null), [Object.setPrototypeOf(/b/, null)]);
console.log(Object.assign(Object.setPrototypeOf(/a/, null), { key: 1 }));
console.log(Object.setPrototypeOf(/a/, {}));
console.log(Object.assign(/x/, { toString: () => 'own' }));
console.log(Object.defineProperty(/x/, 'source', { value: 'overridden' }));
