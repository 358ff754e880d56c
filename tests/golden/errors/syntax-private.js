// exit: 1
// A private name nobody declared.
console.log('never');
class C { m() { return this.#missing; } }
