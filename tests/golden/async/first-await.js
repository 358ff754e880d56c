// gc-stress
// An async function begins on the value stack and moves into a context at its first await: whatever
// was under way there goes on.

const log = [];
const say = (...items) => log.push(items.join(' '));

// No await at all: the promise is settled when the call returns.
async function plain(a, b = a + 1) {
    return a * b;
}
async function nothing() {}
async function thrower() {
    throw new Error('at once');
}
async function badParameter(a = missing) {
    say('never', a);
}

// Hidden slots of loops, operands and scopes at the first await.
async function loops(object) {
    let text = '';
    for (const key in object) {
        for (const x of [1, 2]) {
            if (key === 'b') text += await (key + x);
            else text += key.toUpperCase() + x;
        }
    }
    return text;
}
async function operands(a, b) {
    const array = [a, b, await (a + b), a * b];
    return `${array} ${array.length + (await 1) * a}`;
}
async function closures() {
    const made = [];
    for (let i = 0; i < 3; i++) {
        made.push(() => i);
        if (i === 1) await null;
        i += 0;
    }
    let late = 'before';
    const read = () => late;
    await null;
    late = 'after';
    return made.map((f) => f()).join() + read();
}
async function sloppy(a, b) {
    arguments[0] = 'mapped';
    a += '!';
    await null;
    b = 'changed';
    return [...arguments].join() + arguments.length + a;
}
async function rest(first, ...others) {
    const copy = [...others, first];
    await others;
    return copy.concat(others).join();
}
const object = {
    name: 'object',
    async method(x) {
        const self = this.name + x;
        const arrow = async () => this.name + (await x);
        return self + (await arrow());
    },
};
async function unwind(x) {
    try {
        try {
            if (x) throw new Error('inner');
            return await 'value';
        } finally {
            say('finally', x, await 'awaited');
        }
    } catch (error) {
        return error.message + (await x);
    }
}
async function choose(x) {
    switch (x) {
        case await 1:
            say('case 1');
        case 2:
            return 'two ' + (await x);
        default:
            return 'other';
    }
}
async function recurse(n) {
    if (n === 0) return 0;
    const deeper = recurse(n - 1);
    return n + (await deeper);
}
async function* generate() {
    for (const x of [1, 2]) yield x;
}
async function walk() {
    let sum = 0;
    for await (const x of generate()) sum += x;
    return sum;
}
async function dynamic(n) {
    eval('var added = n + 1');
    await null;
    return added;
}

// A first await whose operand cannot be awaited throws inside of the function.
const trap = Promise.resolve();
Object.defineProperty(trap, 'constructor', {
    get() {
        throw new Error('constructor');
    },
});
async function trapped() {
    try {
        await trap;
    } catch (error) {
        say('caught', error.message);
    }
    return (await 'went') + ' on';
}

const cases = {
    plain: () => plain(3),
    nothing,
    thrower,
    badParameter,
    loops: () => loops({ a: 1, b: 2, c: 3 }),
    operands: () => operands(2, 3),
    closures,
    sloppy: () => sloppy(1, 2, 3),
    rest: () => rest(1, 2, 3),
    method: () => object.method('?'),
    unwindValue: () => unwind(0),
    unwindError: () => unwind(1),
    choose1: () => choose(1),
    choose2: () => choose(2),
    choose3: () => choose(3),
    recurse: () => recurse(50),
    walk,
    dynamic: () => dynamic(4),
    trapped,
};

(async () => {
    for (const [name, run] of Object.entries(cases)) {
        say('start', name);
        const promise = run();
        say('returned', Object.prototype.toString.call(promise));
        try {
            say(name, await promise);
        } catch (error) {
            say(name, 'rejected', error.name, error.message);
        }
    }
    console.log(log.join('\n'));
})();
