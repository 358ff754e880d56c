// gc-stress
// What for-of, spread, patterns and yield* ask of a generator before they take values from it.
function* count(n) {
    for (let i = 0; i < n; i++) yield i;
}
const GeneratorPrototype = Object.getPrototypeOf(count.prototype);
const IteratorPrototype = Object.getPrototypeOf(GeneratorPrototype);
const uses = {
    loop: (make) => {
        const out = [];
        for (const x of make()) out.push(x);
        return out;
    },
    spread: (make) => [...make()],
    argument: (make) => Math.max(...make()),
    pattern: (make) => {
        const [a, ...rest] = make();
        return [a, rest];
    },
    delegation: (make) => {
        const out = [];
        const it = (function* () {
            yield* make();
        })();
        for (let r = it.next(); !r.done; r = it.next()) out.push(r.value);
        return out;
    },
    inLoop: (make) =>
        Array.from(
            (function* () {
                for (const x of make()) yield x;
            })(),
        ),
};
function show(title, make = () => count(3)) {
    for (const name of Object.keys(uses)) {
        let result;
        try {
            result = JSON.stringify(uses[name](make));
        } catch (error) {
            result = error.name + ': ' + error.message;
        }
        console.log(title, name, result);
    }
}
const asked = [];
const ask = (name, answer) => ({
    configurable: true,
    get() {
        asked.push(name);
        return answer;
    },
});
function around(title, object, key, descriptor, make) {
    const original = Object.getOwnPropertyDescriptor(object, key);
    Object.defineProperty(object, key, { configurable: true, ...descriptor });
    show(title, make);
    delete object[key];
    if (original) Object.defineProperty(object, key, original);
    console.log(title, 'asked', asked.splice(0).length);
    show(title + ', restored');
}

show('untouched');
const values = Array.prototype.values;
around('@@iterator of all iterators', IteratorPrototype, Symbol.iterator, {
    value() {
        return values.call(['all']);
    },
});
around('@@iterator of generators', GeneratorPrototype, Symbol.iterator, {
    value() {
        return values.call(['generators']);
    },
});
around('@@iterator of the function', count.prototype, Symbol.iterator, {
    value() {
        return values.call(['function']);
    },
});
around('next of generators', GeneratorPrototype, 'next', {
    value: ((n) => () => ({ done: ++n % 3 === 0, value: 'patched' }))(0),
});
around('getter next', GeneratorPrototype, 'next', ask('next', GeneratorPrototype.next));
const written = GeneratorPrototype.next;
GeneratorPrototype.next = () => ({ done: true });
show('next written');
GeneratorPrototype.next = written;
show('next written back');
around('next of the function', count.prototype, 'next', {
    value: ((n) => () => ({ done: ++n % 2 === 0, value: 'function' }))(0),
});
show('a next of its own', () => {
    const it = count(3);
    let n = 0;
    it.next = () => ({ done: n++ > 0, value: 'own' });
    return it;
});
show('an @@iterator of its own', () =>
    Object.assign(count(3), { [Symbol.iterator]: () => values.call(['own']) }));
show('another property of its own', () => Object.assign(count(2), { x: 1 }));
show('without a prototype', () => Object.setPrototypeOf(count(3), null));
show('with the prototype of arrays', () => Object.setPrototypeOf(count(3), Array.prototype));
function* other() {
    yield 'other';
}
other.prototype = { __proto__: GeneratorPrototype, [Symbol.iterator]: () => values.call(['changed']) };
show('a changed prototype of the function', other);
other.prototype = null;
show('no prototype of the function', other);
delete IteratorPrototype[Symbol.iterator];
show('deleted');
