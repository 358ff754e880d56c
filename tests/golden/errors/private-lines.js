// Lines of stacks where private names, inherited methods and odd limits are concerned.
const lines = (error) =>
    error.stack
        .split('\n')
        .slice(1, 3)
        .map((line) => line.trim())
        .join(' < ');
class P {
    static #nothing;
    #method() { return lines(new Error()); }
    #arrow = () => lines(new Error());
    get #getter() { return lines(new Error()); }
    static #own() { return lines(new Error()); }
    static own() { return P.#own(); }
    method() { return this.#method(); }
    far(object) { return object.there.#method(); }
    optional() { return this?.#method(1, 2); }
    spaced() { return this. #method (); }
    arrow() { return this.#arrow(); }
    getter() { return this.#getter; }
    nothing() {
        try {
            P.#nothing();
        } catch (error) {
            return lines(error);
        }
    }
}
const p = new P();
console.log(p.method());
console.log(p.far({ there: p }));
console.log(p.optional());
console.log(p.spaced());
console.log(p.arrow());
console.log(p.getter());
console.log(p.nothing());
console.log(P.own());
class Base {
    method() { return lines(new Error()); }
    static method() { return lines(new Error()); }
}
class Derived extends Base {
    method() { return super.method(); }
    static method() { return super.method(); }
}
console.log(new Derived().method());
console.log(Derived.method());
for (const limit of ['5', null, undefined, {}, true, [3], 3n, NaN, 0, 1, -1, 1.9]) {
    Error.stackTraceLimit = limit;
    const error = new Error('text'), object = {};
    Error.captureStackTrace(object);
    const count = ({ stack }) => (stack === undefined ? 'none' : stack.split('\n').length);
    console.log(String(limit), Object.hasOwn(error, 'stack'), count(error), count(object));
}
delete Error.stackTraceLimit;
const error = new Error('without a limit');
console.log(error, Object.hasOwn(error, 'stack'), error.stack);
for (const value of [undefined, null, 1, 'text', Symbol()]) {
    try {
        Error.captureStackTrace(value);
    } catch (thrown) {
        console.log(`${thrown}`);
    }
}
