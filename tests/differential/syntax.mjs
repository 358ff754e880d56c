// Prints a random synchronous program for the evaluator: every operator over every kind of value,
// control flow, closures, exceptions, destructuring, classes; it logs what it computes.
//
// usage: syntax.mjs SEED
//
// The same seed gives the same text in every engine. Of an error only the name is logged: messages
// quote the source, and how much of it is a matter of taste. Loops count down from small numbers, and a
// function calls only those before it, so every program ends.

import { below, chance, choose, pick, seed } from './random.mjs';

const lines = [];
const functions = [];
const classes = [];
let names = 0;
const fresh = (prefix) => `${prefix}${names++}`;

/** What a place in the program may use. */
class Place {
    constructor() {
        this.depth = 0;
        this.indent = '';
        this.variables = [];
        this.writable = [];
        this.targets = [];
        this.level = 99;
        this.inFunction = false;
    }

    inner(change = {}) {
        const place = Object.assign(Object.create(Place.prototype), this, change);
        place.depth = this.depth + 1;
        place.variables = [...place.variables];
        place.writable = [...place.writable];
        place.indent = `${this.indent}    `;
        return place;
    }

    declare(name, writable) {
        this.variables.push(name);
        if (writable) this.writable.push(name);
    }

    write(text) {
        lines.push(this.indent + text);
    }
}

// --- expressions ------------------------------------------------------------------------------

const INTS = [
    '0',
    '1',
    '2',
    '3',
    '7',
    '10',
    '-1',
    '-5',
    '31',
    '32',
    '255',
    '65536',
    '2147483647',
    '-2147483648',
    '4294967295',
    '0x7fffffff',
    '1000000',
];
const DOUBLES = [
    '-0',
    '0.5',
    '1.5',
    '-2.25',
    '0.1',
    '1e21',
    '1e-7',
    'NaN',
    'Infinity',
    '-Infinity',
    '2147483648',
    '9007199254740993',
    '3.7',
    '-0.9',
    '1e300',
];
const STRINGS = [
    `''`,
    `'a'`,
    `'abc'`,
    `'10'`,
    `'3.5'`,
    `' 7 '`,
    `'x'`,
    `'length'`,
    `'é'`,
    `'日本'`,
    `'-1'`,
    `'0'`,
];
const OTHERS = [
    'undefined',
    'null',
    'true',
    'false',
    '[]',
    '{}',
    '[1, 2, 3]',
    '[5]',
    `{ a: 1, b: 'two' }`,
    `['x', 'y']`,
    'thing',
    'Symbol.iterator',
    '() => 1',
    `{ valueOf: () => 42 }`,
    `{ toString: () => 'str' }`,
];

const parenthesised = (text) =>
    text[0] === '{' || text[0] === '(' || text[0] === '-' ? `(${text})` : text;

const literal = () =>
    parenthesised(
        choose([
            [5, () => pick(INTS)],
            [3, () => pick(DOUBLES)],
            [4, () => pick(STRINGS)],
            [3, () => pick(OTHERS)],
        ]),
    );

const variable = (place) => (place.variables.length ? pick(place.variables) : literal());
const simple = (place) => (chance(0.45) ? literal() : variable(place));

const ARITHMETIC = ['+', '+', '+', '-', '*', '/', '%', '**'];
const BITWISE = ['&', '|', '^', '<<', '>>', '>>>'];
const COMPARISONS = ['<', '>', '<=', '>=', '==', '!=', '===', '!=='];
const ASSIGNMENTS = [
    '=',
    '+=',
    '-=',
    '*=',
    '/=',
    '%=',
    '**=',
    '&=',
    '|=',
    '^=',
    '<<=',
    '>>=',
    '>>>=',
    '??=',
    '||=',
    '&&=',
];
const METHODS = [
    'toString()',
    'valueOf()',
    'length',
    'slice(1)',
    'concat(1)',
    'indexOf(1)',
    'join()',
    'a',
    'b',
    '[0]',
    '[1]',
    'toFixed(1)',
    'charCodeAt(0)',
    'at(-1)',
    'constructor.name',
    'includes(1)',
    'map((x) => x + 1)',
    'toUpperCase()',
];

function expression(place) {
    if (place.depth > 5) return simple(place);
    const p = place.inner();
    const e = () => expression(p);
    return choose([
        [8, () => simple(place)],
        [8, () => `(${e()} ${pick(ARITHMETIC)} ${e()})`],
        [4, () => `(${e()} ${pick(BITWISE)} ${e()})`],
        [5, () => `(${e()} ${pick(COMPARISONS)} ${e()})`],
        [3, () => `(${e()} ${pick(['&&', '||'])} ${e()})`],
        [1, () => `(${e()} ?? ${e()})`],
        [3, () => `(${pick(['-', '+', '!', '~', 'typeof ', 'void '])}${e()})`],
        [3, () => `(${e()} ? ${e()} : ${e()})`],
        [1, () => `(${e()}, ${e()})`],
        [2, () => `\`\${show(${e()})}|\${show(${e()})}\``],
        [2, () => `[${e()}, ${e()}]`],
        [1, () => `[${e()}, , ...list(${e()})]`],
        [2, () => `({ a: ${e()}, [show(${e()})]: ${e()}, b: 1 })`],
        [1, () => `({ ...${e()}, get g() { return ${e()}; } })`],
        [2, () => `(${e()})?.${pick(['a', 'b', '[0]', 'length', 'a?.b', '[show(1)]'])}`],
        [2, () => member(e())],
        [2, () => `list(${e()})[${pick(['0', '1', '2', '-1', "'length'"])}]`],
        [2, () => `attempt(() => ${e()})`],
        [2, () => `((x, y = ${e()}) => ${expression(withNames(p, 'x', 'y'))})(${e()})`],
        [
            1,
            () =>
                `(function () { return [arguments.length, typeof this, ${e()}]; })(${e()}, ${e()})`,
        ],
        [3, () => call(p)],
        [2, () => build(p)],
        [2, () => update(place)],
        [
            1,
            () =>
                `(${pick(['delete thing.a', "'a' in thing", 'thing.a', 'thing.b', "thing['a' + 'b']", '(thing.n = 1)'])})`,
        ],
        [1, () => `(${e()} instanceof ${pick(['Object', 'Array', 'Function', 'String'])})`],
        [
            1,
            () =>
                `list(${e()}).${pick(['map', 'filter', 'some', 'every', 'find', 'flatMap'])}((x) => ${expression(withNames(p, 'x'))})`,
        ],
        [1, () => `list(${e()}).reduce((x, y) => ${expression(withNames(p, 'x', 'y'))}, ${e()})`],
    ]);
}

function withNames(place, ...list) {
    const inside = place.inner({ inFunction: true, targets: [] });
    for (const name of list) inside.declare(name, false);
    return inside;
}

function member(object) {
    const name = pick(METHODS);
    return name[0] === '['
        ? `attempt(() => (${object})${name})`
        : `attempt(() => (${object}).${name})`;
}

function call(place) {
    const usable = functions.filter((f) => f.level < place.level);
    if (!usable.length) return simple(place);
    const args = Array.from({ length: below(4) }, () =>
        chance(0.15) ? `...list(${simple(place)})` : expression(place),
    );
    return `attempt(() => ${pick(usable).name}(${args.join(', ')}))`;
}

function build(place) {
    const usable = classes.filter((c) => c.level < place.level);
    if (!usable.length) return simple(place);
    const { name, members } = pick(usable);
    return `attempt(() => new ${name}(${expression(place)}, ${simple(place)})${pick(['', '', ...members])})`;
}

function update(place) {
    if (!place.writable.length) return simple(place);
    const name = pick(place.writable);
    return choose([
        [2, () => `${name}${pick(['++', '--'])}`],
        [2, () => `(${pick(['++', '--'])}${name})`],
        [3, () => `(${name} ${pick(ASSIGNMENTS)} ${expression(place.inner())})`],
        [
            1,
            () =>
                `(thing.${pick(['a', 'b', 'c'])} ${pick(ASSIGNMENTS)} ${expression(place.inner())})`,
        ],
        [1, () => `thing.${pick(['a', 'b', 'c'])}${pick(['++', '--'])}`],
    ]);
}

// --- statements -------------------------------------------------------------------------------

function block(place, count = 1 + below(3)) {
    for (let i = 0; i < count; i++) statement(place);
}

const nests = (place) => (place.depth < 4 ? 1 : 0);

function statement(place) {
    choose(
        [
            [7, logStatement],
            [4, declaration],
            [4, (p) => p.write(`${update(p)};`)],
            [2 * nests(place), ifStatement],
            [3 * nests(place), forStatement],
            [1 * nests(place), whileStatement],
            [2 * nests(place), forOfStatement],
            [2 * nests(place), tryStatement],
            [1 * nests(place), switchStatement],
            [1 * nests(place), labelledBlock],
            [2, destructuring],
            [2, closureStatement],
            [place.targets.length ? 3 : 0, jump],
            [
                place.inFunction ? 1 : 0,
                (p) => p.write(`if (${condition(p)}) return ${expression(p)};`),
            ],
            [
                place.inFunction ? 1 : 0,
                (p) => p.write(`if (${condition(p)}) throw ${expression(p)};`),
            ],
        ],
        place,
    );
}

const condition = (place) =>
    chance(0.6) ? `tick() % ${2 + below(3)} === ${below(2)}` : expression(place);
const logStatement = (place) => place.write(`log(() => ${expression(place)});`);

function declaration(place) {
    const text = expression(place);
    const kind = pick(['let', 'let', 'const', 'var']);
    // A var of a loop body keeps its value from one turn to the next: it has to be set each time.
    const name = fresh('v');
    place.write(`${kind} ${name} = attempt(() => ${text});`);
    place.declare(name, kind !== 'const');
}

function ifStatement(place) {
    place.write(`if (${condition(place)}) {`);
    block(place.inner());
    if (chance(0.5)) {
        place.write(`} else ${chance(0.3) ? `if (${condition(place)}) ` : ''}{`);
        block(place.inner());
    }
    place.write('}');
}

function loopBody(place, label, ...variables) {
    const body = place.inner();
    body.targets = [...place.targets, { label, loop: true }];
    for (const name of variables) body.declare(name, false);
    return body;
}

function forStatement(place) {
    const [i, label] = [fresh('i'), fresh('L')];
    const kind = pick(['let', 'let', 'var']);
    place.write(
        pick([
            `${label}: for (${kind} ${i} = 0; ${i} < ${1 + below(4)}; ${i}++) {`,
            `${label}: for (${kind} ${i} = ${1 + below(4)}; ${i} > 0; ${i} -= ${pick(['1', '0.5', '2'])}) {`,
            `${label}: for (${kind} ${i} = 'a'; ${i}.length < ${2 + below(4)}; ${i} += 'b') {`,
        ]),
    );
    const body = loopBody(place, label, i);
    if (chance(0.4)) body.write(`closures.push(() => ${i});`);
    block(body);
    place.write('}');
}

function whileStatement(place) {
    const [n, label] = [fresh('n'), fresh('L')];
    place.write(`let ${n} = ${1 + below(4)};`);
    const first = chance(0.5);
    place.write(first ? `${label}: while (${n}-- > 0) {` : `${label}: do {`);
    block(loopBody(place, label, n));
    place.write(first ? '}' : `} while (--${n} > 0);`);
}

function forOfStatement(place) {
    const [x, label] = [fresh('x'), fresh('L')];
    const head = choose([
        [3, () => `const ${x} of list(${expression(place)})`],
        [1, () => `let [${x} = ${simple(place)}] of [[1], [], [undefined, 2]]`],
        [1, () => `const { length: ${x} } of ['ab', [1], 'c']`],
        [
            2,
            () =>
                `const ${x} in ${pick(['thing', '[7, 8]', `'ab'`, '{ p: 1, 2: 1, q: 1, 1: 1 }', 'Object.create({ up: 1 }, { own: { value: 1, enumerable: true } })'])}`,
        ],
    ]);
    place.write(`${label}: for (${head}) {`);
    const body = loopBody(place, label, x);
    if (chance(0.3)) body.write(`closures.push(() => ${x});`);
    block(body);
    place.write('}');
}

function tryStatement(place) {
    const kind = pick(['catch', 'finally', 'both']);
    place.write('try {');
    const body = place.inner();
    block(body);
    if (chance(0.5)) body.write(`if (${condition(body)}) throw ${expression(body)};`);
    if (kind === 'finally' && !place.inFunction) body.write('tick();');
    if (kind !== 'finally' || !place.inFunction) {
        const e = fresh('e');
        const inside = place.inner();
        inside.declare(e, true);
        place.write(`} catch (${e}) {`);
        inside.write(`log(() => ${e});`);
        block(inside, below(3));
    }
    if (kind !== 'catch') {
        place.write('} finally {');
        block(place.inner());
    }
    place.write('}');
}

function switchStatement(place) {
    place.write(`switch (${expression(place)}) {`);
    const heads = Array.from({ length: 2 + below(3) }, () => `case ${expression(place.inner())}:`);
    heads.splice(below(heads.length + 1), 0, 'default:');
    for (const head of heads) {
        place.write(`${head} {`);
        block(place.inner(), 1 + below(2));
        place.write(`}${chance(0.5) ? ' break;' : ''}`);
    }
    place.write('}');
}

function labelledBlock(place) {
    const label = fresh('L');
    const inside = place.inner();
    inside.targets = [...place.targets, { label, loop: false }];
    place.write(`${label}: {`);
    block(inside, 2 + below(3));
    place.write('}');
}

function jump(place) {
    const { label, loop } = pick(place.targets);
    place.write(`if (${condition(place)}) ${loop && chance(0.5) ? 'continue' : 'break'} ${label};`);
}

function destructuring(place) {
    const [a, b, c] = [fresh('d'), fresh('d'), fresh('d')];
    place.write(
        choose([
            [
                2,
                () =>
                    `const [${a} = attempt(() => ${expression(place)}), ${b}, ...${c}] = list(attempt(() => ${expression(place)}));`,
            ],
            [
                2,
                () =>
                    `let { a: ${a} = ${simple(place)}, [show(${simple(place)})]: ${b}, ...${c} } = Object(attempt(() => ${expression(place)}));`,
            ],
            [
                1,
                () =>
                    `let ${a} = 1, ${b} = 2, ${c} = 3; [${a}, ${b}, ${c}.x] = [${b}, ${c}, ${a}];`,
            ],
            [
                1,
                () =>
                    `let ${a} = {}, ${b} = [], ${c}; ({ p: ${a}.q, r: ${b}[1] = ${simple(place)}, ...${c} } = { p: ${simple(place)}, s: 1 });`,
            ],
            [
                1,
                () =>
                    `const { x: { y: ${a} = ${simple(place)} } = {}, z: [${b}, [${c}] = 'q'] } = { z: [${simple(place)}] };`,
            ],
        ]),
    );
    for (const name of [a, b, c]) place.declare(name, false);
}

function closureStatement(place) {
    if (chance(0.4) || !place.writable.length) {
        place.write('log(() => closures.splice(0).map((f) => show(attempt(f))).join());');
    } else {
        const name = pick(place.writable);
        place.write(
            `closures.push(() => ${pick([name, `${name}++`, `(${name} += 1)`, `show(${name})`])});`,
        );
    }
}

// --- the whole --------------------------------------------------------------------------------

const prelude = `
let ticks = 0, fuel = 400;
const tick = () => ++ticks;
const closures = [];
let thing = { a: 1, b: 'two', ab: 3 };
const show = (v, depth = 3) => {
    if (typeof v === 'symbol') return v.toString();
    if (typeof v === 'function') return 'function ' + v.length;
    if (typeof v === 'string') return "'" + (v.length > 60 ? v.length + v.slice(0, 60) : v) + "'";
    if (typeof v !== 'object' || v === null) return Object.is(v, -0) ? '-0' : String(v);
    if (v instanceof Error) return v.name;
    if (depth === 0) return '...';
    if (Array.isArray(v)) {
        return '[' + v.length + ':' + Array.from(v.slice(0, 8), (x, i) => (i in v ? show(x, depth - 1) : '-')).join() + ']';
    }
    return '{' + Object.keys(v).slice(0, 8).map((k) => k + ':' + attempt(() => show(v[k], depth - 1))).join() + '}';
};
const attempt = (f) => {
    try { return f(); } catch (e) { return e instanceof Error ? e.name : e; }
};
const list = (v) => (Array.isArray(v) ? v.slice(0, 4) : typeof v === 'string' ? [...v.slice(0, 4)] : [v]);
let line = 0;
const log = (f) => console.log(++line, show(attempt(f)));
`;

function defineFunction(level) {
    const name = fresh('f');
    const place = new Place();
    const parameters = pick([
        'p, q',
        'p, q = p',
        '{ a: p = 1, ...q } = {}',
        '[p, q] = [1, 2]',
        'p, ...q',
        'p = 5, q = () => p',
    ]);
    const head = pick([
        `function ${name}(${parameters}) {`,
        `const ${name} = (${parameters}) => {`,
        `const ${name} = function (${parameters}) {`,
    ]);
    place.write(head);
    const body = place.inner({ level, inFunction: true });
    body.depth = 0;
    body.declare('p', true);
    body.declare('q', true);
    body.write(`if (--fuel < 0) return 'no fuel';`);
    block(body, 2 + below(4));
    body.write(`return ${expression(body)};`);
    place.write(head.startsWith('const') ? '};' : '}');
    functions.push({ name, level });
}

function defineClass(level) {
    const name = fresh('C');
    const base = classes.filter((c) => c.level < level);
    const parent = base.length && chance(0.6) ? pick(base) : null;
    const place = new Place();
    const body = withNames(place);
    body.level = level;
    body.depth = 2;
    const inside = body.inner();
    inside.declare('p', true);
    const members = [
        '.m(1)',
        '.field',
        '.acc',
        '.constructor.s',
        '.priv(2)',
        '.m.name',
        '.missing',
        '.callSuper()',
    ];
    place.write(`class ${name}${parent ? ` extends ${parent.name}` : ''} {`);
    body.write(`static s = attempt(() => ${expression(body)});`);
    body.write(`field = attempt(() => ${expression(body)});`);
    body.write(`#p = ${simple(body)};`);
    body.write('constructor(p, q) {');
    inside.write(
        `${parent ? `super(q, p); ` : ''}this.own = attempt(() => ${expression(inside)});`,
    );
    if (chance(0.2))
        inside.write(`if (${condition(inside)}) return ${parent ? '{ replaced: 1 }' : '[p]'};`);
    body.write('}');
    body.write(`m(p) { return ${expression(inside)}; }`);
    body.write(`get acc() { return [this.#p, this.own]; }`);
    body.write(`set acc(v) { this.#p = v; }`);
    body.write(
        `priv(p) { this.#p ${pick(ASSIGNMENTS)} ${expression(inside)}; return #p in this && this.#p; }`,
    );
    body.write(`callSuper() { return ${parent ? 'super.m(1)' : 'super.toString()'}; }`);
    body.write(`static { this.made = ${simple(body)}; }`);
    place.write('}');
    classes.push({ name, level, members });
}

function program() {
    lines.push(`// seed ${seed}`);
    if (chance(0.3)) lines.push(`'use strict';`);
    lines.push(...prelude.trim().split('\n'));
    for (let level = 0; level < 4 + below(3); level++) {
        if (chance(0.6)) defineFunction(level);
        else defineClass(level);
    }
    const main = new Place();
    for (let i = 12 + below(12); i > 0; i--) {
        main.write('try {');
        block(main.inner(), 1 + below(3));
        main.write('} catch (e) { log(() => e); }');
    }
    lines.push('log(() => [ticks, thing]);');
    return lines.join('\n');
}

console.log(program());
