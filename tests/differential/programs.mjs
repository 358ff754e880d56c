// Prints a random program about order: promises, thenables, async functions, generators, async
// generators, combinators, timers, ticks and microtasks, with jumps and throws through finally.
//
// usage: programs.mjs SEED
//
// The same seed gives the same text in every engine. A program ends, logs plenty, and its order
// depends on no clock: it uses no timers, or immediates only, or timers of one delay only, or
// timers with delays far apart that are all set together, as the last thing of the main script. An
// uncaught error puts off what is queued until the next callback of any kind: no tick throws where
// callbacks come at once, no callback at all where the clock says when the next one comes. Texts are
// shown up to a length, so that none grows without bound.

import { below, chance, choose, pick, seed } from './random.mjs';

// --- the program so far -----------------------------------------------------------------------

const lines = [];
const functions = [];
const timerMode = pick(['none', 'none', 'zero', 'zero', 'immediate', 'spaced']);
let names = 0;
let logs = 0;

const fresh = (prefix) => `${prefix}${names++}`;
const tag = () => `'${logs++}'`;

/** What a place in the program may use: the kind of function, variables, loops, depth. */
class Place {
    constructor(kind, level) {
        this.kind = kind;
        this.level = level;
        this.depth = 0;
        this.variables = [];
        this.writable = [];
        this.targets = [];
        this.indent = '';
    }

    get awaits() {
        return this.kind === 'async' || this.kind === 'asyncgen';
    }

    get yields() {
        return this.kind === 'gen' || this.kind === 'asyncgen';
    }

    /** A place deeper inside: names and targets added there are not seen outside. */
    inner(change = {}) {
        const place = Object.assign(Object.create(Place.prototype), this, change);
        place.depth = this.depth + 1;
        place.variables = [...place.variables];
        place.writable = [...place.writable];
        place.indent = `${this.indent}    `;
        return place;
    }

    /** Inside a callback: no yield, no await, no jump to a loop outside. */
    callback(kind = 'sync') {
        return this.inner({ kind, targets: [] });
    }

    declare(name, writable) {
        this.variables.push(name);
        if (writable) this.writable.push(name);
        return name;
    }

    write(text) {
        lines.push(this.indent + text);
    }
}

// --- expressions ------------------------------------------------------------------------------

const literal = () =>
    choose([
        [4, () => String(below(10))],
        [2, () => `'${pick(['a', 'b', 'c', 'd'])}'`],
        [1, () => pick(['undefined', 'null', 'true', 'false'])],
        [1, () => `[${below(5)}, '${pick(['x', 'y'])}']`],
    ]);

const variable = (place) => (place.variables.length ? pick(place.variables) : String(below(10)));

const lower = (place, kind) =>
    functions.filter((f) => f.level < place.level && (!kind || f.kind === kind));

/** A call of an earlier function of this kind; null where there is none. */
function call(place, kind) {
    const usable = lower(place, kind);
    if (!usable.length) return null;
    return `${pick(usable).name}(${simple(place)}, ${simple(place)})`;
}

const simple = (place) => (chance(0.5) ? literal() : variable(place));

/** An expression without a jump out of the function, fit for any place. */
function value(place) {
    if (place.depth > 5) return simple(place);
    const inside = place.inner();
    return choose([
        [4, () => simple(place)],
        [2, () => `show(${value(inside)}) + ${value(inside)}`],
        [1, () => `\`${pick(['t', 'u'])}\${show(${value(inside)})}-\${show(${value(inside)})}\``],
        [1, () => `[${value(inside)}, ${value(inside)}]`],
        [1, () => `(log(${tag()}), ${value(inside)})`],
        [1, () => `(tick() % ${2 + below(3)} ? ${value(inside)} : ${value(inside)})`],
        [1, () => `pair(${value(inside)}, ${value(inside)})`],
        [1, () => `(${value(inside)} ?? ${value(inside)})`],
        [1, () => `({ k: ${value(inside)}, [show(${value(inside)})]: 1 }).k`],
        [2, () => operation(inside)],
        [1, () => construction(inside)],
        [1, () => call(inside, 'sync') ?? literal()],
        [place.awaits ? 5 : 0, () => `(await ${promise(inside)})`],
        [place.awaits ? 1 : 0, () => `(await ${value(inside)})`],
        [place.yields ? 5 : 0, () => `(yield ${value(inside)})`],
        [place.yields ? 2 : 0, () => `(yield* ${delegate(inside)})`],
        [place.kind === 'asyncgen' ? 2 : 0, () => `(yield ${promise(inside)})`],
    ]);
}

/** The rarer operators, each with operands in which a function may be suspended. */
function operation(place) {
    const [a, b] = [value(place), value(place)];
    return choose([
        [1, () => `[...[${a}], ...pair(${b}, 1)].length`],
        [1, () => `pair(...[${a}, ${b}])`],
        [1, () => `(${a})?.[show(${b})]`],
        [1, () => `box.call?.(${a}, ${b})`],
        [1, () => `(${a} && ${b})`],
        [1, () => `(show(${a}) < show(${b}))`],
        [1, () => `typeof (${a}, ${b})`],
        [1, () => `(!${variable(place)} || ${a})`],
        [1, () => `((show(${a}) in box) === ${b})`],
        [1, () => `(box[show(${a})] ||= ${b})`],
        [1, () => `(box.count += Number(${a}) | 0)`],
        [1, () => `(box.last &&= ${a})`],
        [1, () => `delete box[show(${a})]`],
        [1, () => `tagged\`a\${${a}}b\${${b}}\``],
        [1, () => `[${a}, , ${b}].length`],
        [1, () => `({ __proto__: { up: ${a} }, ...{ own: ${b} } }).up`],
        [1, () => `({ m(x = ${literal()}) { return show(this.z) + show(x); }, z: ${a} }).m(${b})`],
        [1, () => `([box.left, box.right = ${a}] = [${b}]).length`],
        [1, () => `({ a: box[show(${a})] = ${b} } = box).sum.length`],
    ]);
}

/** Classes and instances with parts in which a function may be suspended. */
function construction(place) {
    const [a, b] = [value(place), value(place)];
    return choose([
        [2, () => `new Pair(${a}, ${b}).both`],
        [1, () => `new Pair(...[${a}, ${b}])`],
        [1, () => `new (class extends Pair { [show(${a})] = 1; static x = 2; })(${b}, 3).both`],
        [1, () => `(class { static ['f' + show(${a})] = ${literal()}; static s() { return 1; } }).s()`],
        [1, () => `new (class extends (${a}, Pair) { get both() { return super.both; } })(4).both`],
    ]);
}

/**
 * What a yield* may delegate to. Not an array from within an async generator: what a throw() into
 * that does was changed after Node.js 20.
 */
function delegate(place) {
    if (place.kind === 'asyncgen') {
        return choose([
            [1, () => `slowly(${1 + below(3)})`],
            [4, () => call(place, 'gen') ?? `slowly(1)`],
            [4, () => call(place, 'asyncgen') ?? `slowly(2)`],
        ]);
    }
    return choose([
        [2, () => `[${simple(place)}, ${simple(place)}]`],
        [4, () => call(place, 'gen') ?? `'de'`],
    ]);
}

/** What a for-of (or for await) may walk over. */
function iterable(place, waits) {
    return choose([
        [2, () => `[${literal()}, ${literal()}, ${literal()}]`],
        [1, () => `new Set(['p', 'q'])`],
        [3, () => call(place, 'gen') ?? `'fg'`],
        [1, () => `closing(${1 + below(3)})`],
        [waits ? 4 : 0, () => call(place, 'asyncgen') ?? `[${promise(place)}]`],
        [waits ? 2 : 0, () => `[${promise(place)}, ${literal()}]`],
        [waits ? 1 : 0, () => `slowly(${1 + below(3)})`],
    ]);
}

/** An expression whose value is a promise or a thenable. */
function promise(place) {
    if (place.depth > 4) return `Promise.resolve(${simple(place)})`;
    const inside = place.inner();
    return choose([
        [3, () => call(inside, 'async') ?? `later(${literal()})`],
        [2, () => `Promise.resolve(${value(inside.callback())})`],
        [1, () => `Promise.reject(${literal()})`],
        [2, () => `later(${simple(place)}, ${below(4)})`],
        [1, () => `thenable(${simple(place)})`],
        [1, () => `badThenable(${simple(place)})`],
        [1, () => `new Promise((resolve, reject) => ${executor()})`],
        [2, () => `${promise(inside)}.then(${handler(inside)})`],
        [
            1,
            () =>
                `Promise.resolve(${promise(inside)}).then(${handler(inside)}, ${handler(inside)})`,
        ],
        [1, () => `Promise.resolve(${promise(inside)}).catch(${handler(inside)})`],
        [1, () => `Promise.resolve(${promise(inside)}).finally(${handler(inside)})`],
        [2, () => combinator(inside)],
        [1, () => `(async () => ${value(inside.callback('async'))})()`],
        [1, () => asyncRequest(inside)],
        [1, () => oddPromise(inside)],
        [1, () => `({ async m(x) { return ${value(inside.callback('async'))}; } }).m(1)`],
        [timerMode === 'zero' || timerMode === 'immediate' ? 2 : 0, () => `sleep(${literal()})`],
    ]);
}

function combinator(place) {
    const name = pick(['all', 'allSettled', 'any', 'race']);
    const count = pick([0, 1, 2, 2, 3]);
    // A race of nothing never settles: that is an order, too, but a dull one.
    const items = Array.from({ length: name === 'race' ? count + 1 : count }, () =>
        chance(0.8) ? promise(place) : simple(place),
    );
    return `Promise.${name}([${items.join(', ')}])`;
}

/** Subclasses, thenables that look twice, promises of themselves, iterables that fail. */
function oddPromise(place) {
    const name = pick(['all', 'allSettled', 'any', 'race']);
    return choose([
        [2, () => `Loud.resolve(${simple(place)})`],
        [1, () => `new Loud((resolve) => resolve(${promise(place)}))`],
        [1, () => `Loud.${name}([${promise(place)}, ${simple(place)}])`],
        [2, () => `gettable(${simple(place)})`],
        [1, () => `thrower()`],
        [1, () => `itself()`],
        [1, () => `Promise.${name}(closing(2))`],
        [1, () => `Promise.${name}(${pick(['7', 'null', 'broken(1)', `'ab'`])})`],
        [1, () => `Promise.${name}(${call(place, 'gen') ?? '[]'})`],
        [1, () => `Promise.prototype.finally.call(thenable(1), () => log(${tag()}))`],
        [1, () => `Promise.resolve(Loud.resolve(${simple(place)}))`],
    ]);
}

function asyncRequest(place) {
    const generator = call(place, 'asyncgen');
    return generator ? `${generator}.${pick(['next', 'return'])}(${simple(place)})` : `later('n')`;
}

function executor() {
    const settle = `${pick(['resolve', 'resolve', 'reject'])}(${literal()})`;
    return choose([
        [2, () => settle],
        [1, () => `{ ${settle}; resolve('second'); }`],
        [1, () => `{ ${settle}; throw 'ignored'; }`],
        [1, () => `{ throw 'executor'; }`],
        [1, () => `queueMicrotask(() => ${settle})`],
        [1, () => `process.nextTick(() => ${settle})`],
        [1, () => `resolve(later(${literal()}, ${below(3)}))`],
        [1, () => `resolve(thenable(${literal()}))`],
    ]);
}

/** A reaction: a small arrow function that logs what it is given. */
function handler(place) {
    const inside = place.callback();
    return choose([
        [3, () => `(x) => { log(${tag()}, show(x)); return ${value(inside)}; }`],
        [2, () => `(x) => { log(${tag()}, show(x)); return ${promise(inside)}; }`],
        [1, () => `(x) => { log(${tag()}, show(x)); throw ${literal()}; }`],
        [1, () => `async (x) => { log(${tag()}); return ${value(place.callback('async'))}; }`],
        [1, () => `(x) => log(${tag()}, show(x))`],
        [1, () => pick(['undefined', 'null'])],
    ]);
}

// --- statements -------------------------------------------------------------------------------

function block(place, count = 1 + below(3)) {
    for (let i = 0; i < count; i++) statement(place);
}

const compound = (place) => (place.depth < 4 ? 1 : 0);

function statement(place) {
    choose(
        [
            [6, logStatement],
            [3, declaration],
            [2, assignment],
            [2 * compound(place), ifStatement],
            [3 * compound(place), forStatement],
            [2 * compound(place), whileStatement],
            [3 * compound(place), forOfStatement],
            [place.awaits ? 3 * compound(place) : 0, forAwaitStatement],
            [5 * compound(place), tryStatement],
            [1 * compound(place), switchStatement],
            [1 * compound(place), labelledBlock],
            [place.targets.length ? 3 : 0, jump],
            [place.level > 0 || place.kind !== 'main' ? 1 : 0, leave],
            [2, chainStatement],
            [2, queueStatement],
            [timerMode !== 'none' ? 2 : 0, timerStatement],
            [2, driveStatement],
            [2, destructuring],
            [2, closureStatement],
            [1, sharedStatement],
            [place.awaits ? 3 : 0, (p) => p.write(`log(${tag()}, show(await ${promise(p)}));`)],
        ],
        place,
    );
}

const logStatement = (place) => place.write(`log(${tag()}, show(${value(place)}));`);

function declaration(place) {
    const text = value(place);
    const writable = chance(0.6);
    const name = place.declare(fresh('v'), writable);
    place.write(`${writable ? 'let' : 'const'} ${name} = ${text};`);
}

function assignment(place) {
    if (!place.writable.length) return declaration(place);
    const name = pick(place.writable);
    const text = choose([
        [3, () => `${name} = ${value(place)}`],
        [2, () => `${name} = show(${name}) + show(${value(place)})`],
        [1, () => `${name} ??= ${value(place)}`],
        [1, () => `box[show(${value(place)})] = ${value(place)}`],
        [1, () => `box.sum += show(${value(place)})`],
        [1, () => `[${name}, box.first = ${value(place)}] = [${value(place)}]`],
        [1, () => `({ [show(${value(place)})]: ${name} = ${value(place)} } = {})`],
        [1, () => `${name} = (${value(place)}) || (${value(place)})`],
    ]);
    place.write(`${text};`);
}

const condition = () => `tick() % ${2 + below(3)} === ${below(2)}`;

function ifStatement(place) {
    place.write(`if (${chance(0.7) ? condition() : value(place)}) {`);
    block(place.inner());
    if (chance(0.5)) {
        place.write('} else {');
        block(place.inner());
    }
    place.write('}');
}

/** The place of a loop's body: the loop is a target of break and continue. */
function loopBody(place, label, variables) {
    const body = place.inner();
    body.targets = [...place.targets, { label, loop: true }];
    for (const name of variables) body.declare(name, false);
    return body;
}

function forStatement(place) {
    const [i, label] = [fresh('i'), fresh('L')];
    const first = chance(0.2) ? `(${value(place)}, 0)` : '0';
    const last = chance(0.2) ? `(${value(place)}, ${1 + below(3)})` : `${1 + below(3)}`;
    const step = chance(0.1) ? `${i}++, ${value(place)}` : `${i}++`;
    place.write(`${label}: for (let ${i} = ${first}; ${i} < ${last}; ${step}) {`);
    const body = loopBody(place, label, [i]);
    if (chance(0.4)) body.write(`closures.push(() => ${i});`);
    block(body);
    place.write('}');
}

function whileStatement(place) {
    const [counter, label] = [fresh('w'), fresh('L')];
    place.write(`let ${counter} = 0;`);
    if (chance(0.5)) {
        place.write(`${label}: while (${counter}++ < ${1 + below(3)}) {`);
        block(loopBody(place, label, [counter]));
        place.write('}');
    } else {
        place.write(`${label}: do {`);
        block(loopBody(place, label, [counter]));
        place.write(`} while (++${counter} < ${1 + below(3)});`);
    }
}

function forOfStatement(place) {
    const [x, label] = [fresh('x'), fresh('L')];
    const head = chance(0.2) && !place.awaits ? `const [${x} = ${value(place)}]` : `const ${x}`;
    const source = head.includes('[') ? '[[1], [], [undefined]]' : iterable(place, false);
    place.write(`${label}: for (${head} of ${source}) {`);
    block(loopBody(place, label, [x]));
    place.write('}');
}

function forAwaitStatement(place) {
    const [x, label] = [fresh('x'), fresh('L')];
    place.write(`${label}: for await (const ${x} of ${iterable(place, true)}) {`);
    block(loopBody(place, label, [x]));
    place.write('}');
}

function tryStatement(place) {
    const kind = pick(['catch', 'finally', 'both', 'both']);
    place.write('try {');
    block(place.inner());
    if (kind !== 'finally') {
        const e = fresh('e');
        const inside = place.inner();
        inside.declare(e, true);
        place.write(`} catch (${e}) {`);
        inside.write(`log(${tag()}, 'caught', show(${e}));`);
        block(inside, below(3));
    }
    if (kind !== 'catch') {
        place.write('} finally {');
        block(place.inner());
    }
    place.write('}');
}

function switchStatement(place) {
    const odd = chance(0.2) ? `case ${value(place)}:` : 'case 1:';
    place.write(`switch (tick() % 4) {`);
    for (const name of ['case 0:', odd, pick(['default:', 'case 2:'])]) {
        place.write(`${name} {`);
        block(place.inner());
        place.write(`}${chance(0.5) ? ' break;' : ''}`);
    }
    place.write('}');
}

function labelledBlock(place) {
    const label = fresh('L');
    place.write(`${label}: {`);
    const inside = place.inner();
    inside.targets = [...place.targets, { label, loop: false }];
    block(inside, 1 + below(4));
    place.write('}');
}

function jump(place) {
    const { label, loop } = pick(place.targets);
    const how = loop && chance(0.5) ? 'continue' : 'break';
    place.write(`if (${condition()}) ${how} ${label};`);
}

function leave(place) {
    if (place.kind === 'main') return logStatement(place);
    const what = chance(0.5)
        ? `return ${value(place)}`
        : chance(0.4) && place.kind === 'async'
          ? `return ${promise(place)}`
          : `throw ${chance(0.7) ? value(place) : `new Error('e${below(9)}')`}`;
    place.write(`if (${condition()}) ${what};`);
}

function chainStatement(place) {
    let text = `Promise.resolve(${promise(place)})`;
    for (let i = 1 + below(3); i > 0; i--) {
        text += choose([
            [3, () => `.then(${handler(place)})`],
            [1, () => `.then(${handler(place)}, ${handler(place)})`],
            [1, () => `.catch(${handler(place)})`],
            [1, () => `.finally(${handler(place)})`],
        ]);
    }
    place.write(`${text};`);
}

/** Whether the clock says which callback comes next. */
const hasClock = () => timerMode === 'zero' || timerMode === 'spaced';

function queueStatement(place) {
    const inside = place.callback();
    const ticks = timerMode === 'none' ? 'process.nextTick' : 'tickSafely';
    const jobs = hasClock() ? 'jobSafely' : 'queueMicrotask';
    const how = pick([ticks, jobs, 'soon']);
    if (chance(0.6)) {
        place.write(`${how}(() => log(${tag()}, show(${value(inside)})));`);
    } else {
        place.write(`${how}(() => {`);
        block(inside);
        place.write('});');
    }
}

function timerStatement(place) {
    const inside = place.callback();
    if (timerMode === 'immediate') {
        place.write(`setImmediate(() => {`);
        block(inside);
        place.write('});');
        return;
    }
    if (timerMode === 'spaced' && place.kind !== 'main') return logStatement(place);
    const delay = timerMode === 'zero' ? pick([0, 1]) : 12 * (1 + below(4));
    const name = fresh('t');
    const set = timerMode === 'spaced' ? 'setTogether' : 'setTimeout';
    place.write(`const ${name} = ${set}(safely(() => {`);
    if (timerMode === 'spaced') queueStatement(inside);
    else block(inside);
    place.write(`}), ${delay});`);
    if (chance(0.15)) {
        place.write(timerMode === 'spaced' ? `${name}.clears = true;` : `clearTimeout(${name});`);
    }
    if (timerMode === 'zero' && chance(0.3)) place.write(`every(${1 + below(3)}, ${tag()});`);
}

const steps = (place) =>
    Array.from(
        { length: 1 + below(5) },
        () => `['${pick(['next', 'next', 'next', 'return', 'throw'])}', ${simple(place)}]`,
    ).join(', ');

/** Runs a generator by hand: its methods in some order, one at a time or all at once. */
function driveStatement(place) {
    const [sync, slow] = [call(place, 'gen'), call(place, 'asyncgen')];
    if (slow && (chance(0.5) || !sync)) {
        const how = place.awaits && chance(0.5) ? 'await driveSlowly' : 'requests';
        place.write(`${how}(${tag()}, ${slow}, [${steps(place)}]);`);
    } else if (sync) {
        place.write(`drive(${tag()}, ${sync}, [${steps(place)}]);`);
    } else {
        logStatement(place);
    }
}

function destructuring(place) {
    const [a, b, c] = [fresh('d'), fresh('d'), fresh('d')];
    const text = choose([
        [
            2,
            () =>
                `const [${a} = ${value(place)}, ${b} = ${value(place)}, ...${c}] = ` +
                `[undefined, ${value(place)}, ${value(place)}];`,
        ],
        [
            1,
            () =>
                `const ${a} = [], [${b}, ${c}] = [3, 4]; ` +
                `for ([${a}[${value(place)} ? 0 : 1]] of [[1], [${value(place)}]]) tick();`,
        ],
        [
            2,
            () =>
                `const { ${a} = ${value(place)}, [show(${value(place)})]: ${b} = 'miss', ...${c} }` +
                ` = { z: ${value(place)} };`,
        ],
        [1, () => `const [{ ${a} = ${value(place)} }, [${b}] = [${value(place)}], ${c}] = [{}];`],
        [1, () => `const [${a}, ${b} = ${value(place)}, ${c}] = closing(2);`],
        [
            1,
            () =>
                `const ${a} = {}, ${b} = [], ${c} = [${a}[show(${value(place)})], ` +
                `${b}[${value(place)} ? 1 : 0]] = [${value(place)}, ${value(place)}];`,
        ],
    ]);
    place.write(text);
    for (const name of [a, b, c]) place.declare(name, false);
}

function closureStatement(place) {
    if (chance(0.4) || !place.writable.length) {
        place.write(`log(${tag()}, closures.splice(0).map((f) => show(f())).join());`);
    } else {
        place.write(`closures.push(() => ${pick(place.writable)});`);
    }
}

/** Steps a generator that several functions share: it may be running, or done. */
function sharedStatement(place) {
    const how = pick(['next', 'next', 'next', 'return', 'throw']);
    if (chance(0.5)) place.write(`drive(${tag()}, shared, [['${how}', ${simple(place)}]]);`);
    else place.write(`requests(${tag()}, sharedSlow, [['${how}', ${simple(place)}]]);`);
}

// --- the whole --------------------------------------------------------------------------------

const prelude = `
const log = (...what) => console.log(...what);
let ticks = 0, fuel = 60, depth = 0;
const tick = () => ++ticks;
const closures = [], box = { sum: '', count: 0, last: 'l' };
const show = (v) => {
    if (typeof v === 'function') return 'function';
    if (typeof v !== 'object' || v === null) return String(v).slice(0, 60);
    if (v instanceof Promise) return 'promise';
    if (v instanceof AggregateError) return 'Aggregate(' + v.errors.map(show) + ')';
    if (v instanceof Error) return v.name + '(' + v.message + ')';
    if (++depth > 6) { depth--; return 'deep'; }
    const text = Array.isArray(v)
        ? '[' + v.map(show).join() + ']'
        : '{' + Object.keys(v).map((k) => k + ':' + show(v[k])).join() + '}';
    depth--;
    return text.slice(0, 200);
};
const tagged = (parts, ...values) => parts.raw.join('|') + show(values);
class Pair {
    #a; #b;
    constructor(a, b) { this.#a = a; this.#b = b; }
    get both() { return pair(this.#a, this.#b); }
}
class Loud extends Promise {
    then(...handlers) { log('loud'); return super.then(...handlers); }
}
const gettable = (v) => ({ get then() { log('get then'); return v === 1 ? 1 : (r) => r(v); } });
const thrower = () => ({ get then() { throw 'no then'; } });
const itself = () => {
    let resolve;
    const p = new Promise((r) => { resolve = r; });
    resolve(p);
    return p;
};
const broken = (n) => ({ [Symbol.iterator]: () => ({ next() { throw 'broken' + n; } }) });
const together = [];
const setTogether = (...what) => { together.push(what); return what; };
const pair = (a, b) => show(a) + '&' + show(b);
const later = (v, n = 1) => {
    let p = Promise.resolve(v);
    while (n-- > 0) p = p.then((x) => x);
    return p;
};
const soon = (f) => Promise.resolve().then(f);
const thenable = (v) => ({ then(resolve) { log('then', show(v)); resolve(v); return later(v); } });
const badThenable = (v) => ({ then(resolve, reject) { reject(v); throw 'late'; } });
const closing = (n) => ({
    [Symbol.iterator]: () => ({
        next: () => ({ value: n, done: n-- <= 0 }),
        return(v) { log('closed', n); return {}; },
    }),
});
const slowly = (n) => ({
    [Symbol.asyncIterator]: () => ({
        next: () => later({ value: n, done: n-- <= 0 }, n + 1),
        return: async (v) => { log('closed slowly', n); await null; return {}; },
        throw: async (e) => { log('thrown slowly', n); throw e; },
    }),
});
const drive = (name, it, steps) => {
    for (const [how, v] of steps) {
        try { log(name, how, show(it[how](v))); } catch (e) { log(name, how, 'threw', show(e)); }
    }
};
const requests = (name, it, steps) => {
    for (const [how, v] of steps) {
        it[how](v).then((r) => log(name, how, show(r)), (e) => log(name, how, 'rejected', show(e)));
    }
};
const driveSlowly = async (name, it, steps) => {
    for (const [how, v] of steps) {
        try { log(name, how, show(await it[how](v))); } catch (e) { log(name, how, show(e)); }
    }
};
const sleep = (v) => new Promise((resolve) => SLEEP(() => resolve(v)));
const safely = (f) => () => {
    try { return f(); } catch (e) { log('callback caught', show(e)); }
};
const tickSafely = (f) => process.nextTick(safely(f));
const jobSafely = (f) => queueMicrotask(safely(f));
const every = (n, name) => {
    const id = setInterval(() => {
        log(name, 'interval', n);
        if (--n <= 0) clearInterval(id);
    }, 1);
};
process.on('unhandledRejection', (e) => log('unhandled', show(e)));
process.on('rejectionHandled', () => log('handled later'));
process.on('exit', (code) => log('exit', code, ticks));
`.replace('SLEEP', timerMode === 'zero' ? 'setTimeout' : 'setImmediate');

const HEADS = {
    sync: 'function',
    gen: 'function*',
    async: 'async function',
    asyncgen: 'async function*',
};

function defineFunction(kind, level) {
    const name = `${kind}${level}`;
    const place = new Place(kind, level);
    place.write(`${HEADS[kind]} ${name}(p, q) {`);
    const body = place.inner();
    body.depth = 0;
    body.declare('p', true);
    body.declare('q', true);
    body.write(`if (--fuel < 0) return 'no fuel';`);
    body.write(`log('${name}', show(p), show(q));`);
    block(body, 2 + below(4));
    if (chance(0.6)) body.write(`return ${value(body)};`);
    place.write('}');
    functions.push({ name, kind, level });
}

/** A callback's error would end the program: what the main script does is put into a try. */
function mainStatement(place) {
    const start = lines.length;
    choose([
        [4, () => startFunction(place)],
        [2, () => driveStatement(place)],
        [2, () => chainStatement(place)],
        [2, () => queueStatement(place)],
        [timerMode !== 'none' ? 3 : 0, () => timerStatement(place)],
        [1, () => logStatement(place)],
        [1, () => tryStatement(place)],
    ]);
    lines.splice(start, 0, 'try {');
    lines.push(`} catch (e) { log(${tag()}, 'main caught', show(e)); }`);
}

function startFunction(place) {
    const text = call(place, 'async');
    if (!text) return logStatement(place);
    const name = tag();
    place.write(`${text}.then((v) => log(${name}, show(v)), (e) => log(${name}, 'no', show(e)));`);
}

function program() {
    lines.push(`// seed ${seed}`);
    if (chance(0.3)) lines.push(`'use strict';`);
    lines.push(...prelude.trim().split('\n'));
    lines.push(`process.on('uncaughtException', (e) => log('uncaught', show(e)));`);
    const kinds = ['gen', 'async', 'sync', 'asyncgen'];
    for (let level = 0; level < 6 + below(3); level++) {
        defineFunction(level < 4 ? kinds[level] : pick(kinds), level);
    }
    const main = new Place('main', 99);
    lines.push(`const shared = ${call(main, 'gen')}, sharedSlow = ${call(main, 'asyncgen')};`);
    for (let i = 4 + below(5); i > 0; i--) mainStatement(main);
    lines.push(`log('end of script');`);
    if (timerMode === 'spaced') {
        lines.push('for (const timer of together) {');
        lines.push('    const id = setTimeout(...timer);');
        lines.push('    if (timer.clears) clearTimeout(id);');
        lines.push('}');
    }
    return lines.join('\n');
}

console.log(program());
