// Prints a random program about suspension: generators, async functions and async generators in
// which `yield`, `yield*` and `await` stand wherever the grammar lets them, one inside another.
//
// usage: suspension.mjs SEED
//
// The same seed gives the same text in every engine. `log(n, v)` prints each step and gives v back,
// so that the order of evaluation shows, and whether anything runs twice. Several instances of
// each function live at the same time; what they are sent decides how they go on. Every loop asks
// `turn`, every function `fuel`, and so each program ends.
//
// Left out, because Node.js 20 does not do what ES2023 says or because that has changed since:
// - keys that are objects: V8 converts the key of `o[k] += v` twice (here `key` makes a string);
// - class heritage that is no constructor: V8 says so only after the computed keys (here classes
//   with computed keys extend what `cls` gives);
// - null taken apart by { a: o[yield] }: V8 sees that it is null after the target, not before,
//   unless the first name is computed (as here in all patterns of assignments);
// - with: names whose object may lose or win properties between look-up and assignment;
// - yield* over an iterator without throw(), and for await over one that closes, where the
//   iterator is a sync one: the wrapper round it has closed it since ES2025 only;
// - messages and stacks of the engine's own errors, which quote the source.

import { below, chance, choose, pick, seed, several } from './random.mjs';

// --- the program so far -----------------------------------------------------------------------

const lines = [];
const functions = [];
const strict = chance(0.3);
let names = 0;
let logs = 0;
/** How many more expressions with parts the function at hand may have. */
let budget = 0;

const fresh = (prefix) => `${prefix}${names++}`;
const logged = (text) => `log(${logs++}, ${text})`;

/** What a place in the program may use. */
class Place {
    constructor(kind, level) {
        this.kind = kind;
        this.level = level;
        this.depth = 0;
        this.nested = 0;
        this.variables = [];
        this.writable = [];
        this.targets = [];
        this.indent = '';
        this.sloppy = !strict;
        this.arguments = false; // own `arguments`
        this.super = false; // `super.x` may stand here
        this.private = false; // `this.#p` may stand here
        this.evals = false; // a direct eval may stand here
    }

    get awaits() {
        return this.kind === 'async' || this.kind === 'asyncgen';
    }

    get yields() {
        return this.kind === 'gen' || this.kind === 'asyncgen';
    }

    copy(change) {
        const place = Object.assign(Object.create(Place.prototype), this, change);
        place.variables = [...place.variables];
        place.writable = [...place.writable];
        return place;
    }

    /** A place one expression deeper. */
    part() {
        return this.copy({ depth: this.depth + 1 });
    }

    /** A place one statement deeper: names and targets added there are not seen outside. */
    inner(change = {}) {
        return this.copy({ nested: this.nested + 1, indent: `${this.indent}    `, ...change });
    }

    /** Inside an arrow function: nothing suspends there, no jump leaves it. */
    callback() {
        return this.copy({ kind: 'sync', depth: this.depth + 2, targets: [] });
    }

    declare(name, writable = true) {
        this.variables.push(name);
        if (writable) this.writable.push(name);
        return name;
    }

    write(text) {
        lines.push(this.indent + text);
    }
}

// --- leaves -----------------------------------------------------------------------------------

const literal = () =>
    choose([
        [5, () => String(below(6))],
        [2, () => `'${pick(['a', 'b', 'c', 'd'])}'`],
        [2, () => pick(['undefined', 'null', 'true', 'false', `''`])],
        [1, () => `[${below(5)}, '${pick(['x', 'y'])}']`],
        [1, () => `{ a: ${below(5)}, c: 'c' }`],
        [1, () => `loud(${below(5)})`],
        [1, () => pick(['box', 'Base'])],
    ]);

/** What the driver sends to a generator. */
const sent = () => choose([[6, literal], [1, () => pick(['(x) => x', 'NaN', '-0', 'iter(1, 2)'])]]);

const variable = (place) => (place.variables.length ? pick(place.variables) : String(below(10)));

function leaf(place) {
    return choose([
        [place.kind === 'sync' ? 0 : 4, () => suspension(place)],
        [3, () => logged(literal())],
        [2, () => variable(place)],
        [1, () => `tick()`],
    ]);
}

/** A yield or an await with next to nothing in it. */
function suspension(place) {
    return choose([
        [place.yields ? 1 : 0, () => 'yield'],
        [place.yields ? 3 : 0, () => `yield ${logs++}`],
        [place.yields ? 1 : 0, () => `yield ${variable(place)}`],
        [place.awaits ? 3 : 0, () => `await ${awaited(place)}`],
    ]);
}

/** What may be awaited, as a unary expression. */
function awaited(place) {
    return choose([
        [3, () => logged(literal())],
        [3, () => `later(${literal()}, ${below(3)})`],
        [1, () => `thenable(${literal()})`],
        [0.4, () => `reject(${literal()})`],
        [0.3, () => `badThenable(${literal()})`],
        [2, () => call(place, 'async') ?? 'null'],
        [1, () => stepped(place, 'asyncgen') ?? 'later(1)'],
    ]);
}

/** A call of an earlier function of this kind; null where there is none. */
function call(place, kind) {
    const usable = functions.filter((f) => f.level < place.level && f.kind === kind);
    if (!usable.length) return null;
    return `${pick(usable).name}(${variable(place)}, ${literal()})`;
}

function stepped(place, kind) {
    const generator = call(place, kind);
    return generator && `${generator}.${pick(['next', 'next', 'return', 'throw'])}(${literal()})`;
}

// --- expressions ------------------------------------------------------------------------------

/** An expression where an assignment may stand: a yield in it needs no parentheses. */
function whole(place) {
    if (--budget < 0 || place.depth > 6) return leaf(place);
    const inside = place.part();
    return choose(
        [
            [4, leaf],
            [place.kind === 'sync' ? 0 : 9, suspended],
            [7, operation],
            [3, assignment],
            [2, update],
            [4, called],
            [2, created],
            [3, chain],
            [2, template],
            [2, arrayLiteral],
            [3, objectLiteral],
            [2, classLiteral],
            [3, destructured],
            [2, closure],
            [2, special],
        ],
        inside,
    );
}

/** In parentheses, so that anything may be done with it. */
const base = (place) => `(${whole(place)})`;

/** An operand of an operator. */
function operand(place) {
    if (place.awaits && chance(0.2)) return `await ${base(place)}`;
    const text = whole(place);
    return /^(?!yield)\w+$|^log\(\d+, \w+\)$/.test(text) ? text : `(${text})`;
}

const key = (place) => `key(${whole(place)})`;
const object = (place) => (chance(0.3) ? 'box' : `obj(${whole(place)})`);
const parts = (place) => `...list(${whole(place)})`;

function suspended(place) {
    return choose([
        [place.yields ? 4 : 0, () => `yield ${whole(place)}`],
        [place.yields ? 3 : 0, () => `yield* ${delegate(place)}`],
        [place.awaits ? 2 : 0, () => `await ${base(place)}`],
        [place.awaits ? 2 : 0, () => `await ${awaited(place)}`],
        [place.awaits ? 1 : 0, () => `await later(${whole(place)}, ${below(3)})`],
    ]);
}

function delegate(place) {
    if (place.kind === 'asyncgen') {
        return choose([
            [2, () => `slowly(${1 + below(3)})`],
            [3, () => call(place, 'gen') ?? `slowly(1)`],
            [3, () => call(place, 'asyncgen') ?? `slowly(2)`],
            [1, () => `(${whole(place)}, slowly(1))`],
        ]);
    }
    return choose([
        [3, () => iterable(place)],
        [4, () => call(place, 'gen') ?? `'de'`],
        [1, () => (place.self ? `${place.self}(${whole(place)}, ${whole(place)})` : `'fg'`)],
        [0.5, () => `odd(${below(4)})`],
        [0.3, () => base(place)],
    ]);
}

/** Something to walk over, at most four steps long. */
function iterable(place) {
    return choose([
        [2, () => `iter(${several(1 + below(3), () => whole(place)).join(', ')})`],
        [2, () => `list(${whole(place)})`],
        [1, () => `new Set([${whole(place)}, 'q'])`],
        [1, () => `[${whole(place)}, , ${whole(place)}]`],
        [1, () => call(place, 'gen') ?? `'hi'`],
    ]);
}

const ARITHMETIC = ['+', '+', '-', '*', '/', '%', '&', '|', '^', '<<', '>>', '>>>'];
const COMPARISONS = ['<', '>', '<=', '>=', '==', '!=', '===', '!=='];

function operation(p) {
    return choose([
        [4, () => `${operand(p)} ${pick(ARITHMETIC)} ${operand(p)}`],
        [2, () => `${operand(p)} ${pick(COMPARISONS)} ${operand(p)}`],
        [1, () => `num(${whole(p)}) ** num(${whole(p)})`],
        [1, () => `${key(p)} in ${object(p)}`],
        [p.private ? 1 : 0, () => `#p in ${object(p)}`],
        [1, () => `${operand(p)} instanceof cls(${whole(p)})`],
        [4, () => `${operand(p)} ${pick(['&&', '||', '??'])} ${operand(p)}`],
        [3, () => `${operand(p)} ? ${whole(p)} : ${whole(p)}`],
        [2, () => `(${whole(p)}, ${whole(p)}, ${whole(p)})`],
        [2, () => `${pick(['-', '+', '!', '~', 'typeof ', 'void '])}${operand(p)}`],
        [1, () => `delete ${object(p)}[${key(p)}]`],
        [1, () => `delete ${base(p)}?.${pick(['a', `[${key(p)}]`])}`],
    ]);
}

const COMPOUND = ['=', '=', '+=', '-=', '*=', '%=', '|=', '<<=', '&&=', '||=', '??='];

/** Something to assign to. */
function target(p) {
    return choose([
        [p.writable.length ? 3 : 0, () => pick(p.writable)],
        [3, () => `${object(p)}[${key(p)}]`],
        [2, () => `${object(p)}.${pick(['a', 'b', 'acc'])}`],
        [0.3, () => `${base(p)}[${key(p)}]`],
        [p.private ? 3 : 0, () => `${pick(['this', 'this', object(p)])}.${pick(['#p', '#acc'])}`],
        [p.super ? 3 : 0, () => `super${pick(['.a', '.acc', `[${key(p)}]`])}`],
        [p.arguments ? 1 : 0, () => `arguments[${below(3)}]`],
    ]);
}

const assignment = (p) => `${target(p)} ${pick(COMPOUND)} ${whole(p)}`;

const update = (p) =>
    chance(0.5) ? `${target(p)}${pick(['++', '--'])}` : `${pick(['++', '--'])}${target(p)}`;

const args = (p) =>
    several(below(4), () => (chance(0.2) ? parts(p) : whole(p))).join(', ') +
    (chance(0.1) ? ', ...iter(1, 2)' : '');

const plainArgs = (p) => args(p).replace(/^, /, '');

function called(p) {
    const a = () => plainArgs(p);
    return choose([
        [3, () => `fn(${whole(p)})(${a()})`],
        [2, () => `box.m(${a()})`],
        [2, () => `${object(p)}.m?.(${a()})`],
        [2, () => `${object(p)}[${key(p)}]?.(${a()})`],
        [0.3, () => `${base(p)}?.(${a()})`],
        [0.3, () => `${base(p)}.${pick(['a', 'm'])}(${a()})`],
        [1, () => `Math.max(${a()})`],
        [1, () => `[${whole(p)}, ${whole(p)}].map((x) => ${whole(p.callback())})`],
        [p.super ? 2 : 0, () => `super.m(${a()})`],
        [p.super ? 1 : 0, () => `super[${key(p)}]?.(${a()})`],
        [p.private ? 2 : 0, () => `this.#m(${a()})`],
        [2, () => stepped(p, 'gen') ?? 'tick()'],
        [1, () => (p.kind === 'sync' ? 'tick()' : `[...${call(p, 'gen') ?? `'no'`}].length`)],
    ]);
}

function created(p) {
    return choose([
        [2, () => `new (cls(${whole(p)}))(${plainArgs(p)})`],
        [1, () => `new Base(${plainArgs(p)}).acc`],
        [0.2, () => `new ${base(p)}`],
        [1, () => `new (class extends cls(${whole(p)}) { f = ${field(p)}; })(${whole(p)})`],
    ]);
}

function chain(p) {
    return choose([
        [0.5, () => `${base(p)}[${key(p)}]`],
        [2, () => `${base(p)}?.[${key(p)}]`],
        [0.5, () => `${base(p)}.${pick(['a', 'length', 'acc'])}`],
        [1, () => `${base(p)}?.a?.[${key(p)}].b`],
        [1, () => `${base(p)}?.[${key(p)}]?.(${plainArgs(p)})`],
        [1, () => `${object(p)}.deep?.[${key(p)}].m?.(${plainArgs(p)})`],
        [1, () => `(${object(p)}?.m)(${plainArgs(p)})`],
        [p.super ? 1 : 0, () => `super${pick(['.a', `[${key(p)}]`, `.b?.[${key(p)}]`])}`],
        [p.private ? 1 : 0, () => `${object(p)}?.#p`],
        [p.private ? 1 : 0, () => `this?.#m(${plainArgs(p)})`],
    ]);
}

function template(p) {
    const text = `a\${${whole(p)}}b\${${whole(p)}}\\n`;
    return choose([
        [2, () => `\`t\${show(${whole(p)})}\${show(${whole(p)})}\``],
        [1, () => `\`\${${whole(p)}}\``],
        [2, () => `tagged\`${text}\``],
        [1, () => `${object(p)}.tag\`${text}\``],
        [1, () => `fn(${whole(p)})\`${text}\``],
    ]);
}

const element = (p) => choose([[4, () => whole(p)], [1, () => parts(p)], [1, () => '']]);
const arrayLiteral = (p) => `[${several(1 + below(4), () => element(p)).join(', ')}, 0]`;

function property(p) {
    const inside = p.callback();
    return choose([
        [3, () => `${pick(['a', 'b', '1', `'q r'`])}: ${whole(p)}`],
        [3, () => `[${key(p)}]: ${whole(p)}`],
        [2, () => `...${base(p)}`],
        [1, () => `get [${key(p)}]() { return ${whole(inside)}; }`],
        [1, () => `set [${key(p)}](v) { log(${logs++}, v); }`],
        [1, () => `[${key(p)}](x = ${whole(inside)}) { return x; }`],
        [1, () => `*[${key(p)}]() { yield 1; }`],
        [1, () => `m(x) { return super.${pick(['m', 'a'])}; }`],
    ]);
}

function objectLiteral(p) {
    const properties = several(1 + below(4), () => property(p));
    if (chance(0.3)) properties.splice(below(3), 0, `__proto__: ${whole(p)}`);
    return `({ ${properties.join(', ')} })`;
}

function classElement(p) {
    const inside = p.callback();
    const name = `[${key(p)}]`;
    const still = chance(0.4) ? 'static ' : '';
    return choose([
        [3, () => `${still}${name} = ${field(inside)};`],
        [2, () => `${still}${name}(x) { return x; }`],
        [1, () => `${still}get ${name}() { return ${field(inside)}; }`],
        [1, () => `${still}*${name}() { yield 1; }`],
        [1, () => `static { log(${logs++}, this.name); }`],
        [1, () => `${still}f = ${field(inside)};`],
    ]);
}

/** The value of a field, where `arguments` may not stand and `this` is another one. */
const field = (p) =>
    whole(p.callback().copy({ arguments: false, private: false, super: false, evals: false }));

function classBody(p) {
    const inside = p.copy({ sloppy: false });
    const own = inside.copy({});
    return `{ ${several(below(4), () => classElement(own)).join(' ')} }`;
}

function classLiteral(p) {
    const inside = p.copy({ sloppy: false });
    if (chance(0.15)) return `(class extends ${base(inside)} {})`;
    const heritage = chance(0.5) ? ` extends cls(${whole(inside)})` : '';
    const name = chance(0.3) ? ` ${inside.declare(fresh('K'), false)}` : '';
    return choose([
        [2, () => `(class${name}${heritage} ${classBody(inside)})`],
        [1, () => `new (class${name}${heritage} ${classBody(inside)})(${plainArgs(p)})`],
    ]);
}

function closure(p) {
    const inside = p.callback();
    return choose([
        [2, () => `keep(() => ${whole(inside)})`],
        [p.writable.length ? 2 : 0, () => `keep(() => ${pick(p.writable)}++)`],
        [1, () => `keep((x = ${whole(inside)}) => x)`],
        [1, () => `((x, [y] = [${whole(inside)}]) => [x, y, ${whole(inside)}])(${plainArgs(p)})`],
        [1, () => `function () { return ${literal()}; }`],
        [1, () => `closures.splice(0, 3).map((f) => attempt(f))`],
    ]);
}

/** `eval`, `arguments`, and a step of whatever generator runs at the moment. */
function special(p) {
    return choose([
        [1, () => `reenter('${pick(['next', 'return', 'throw'])}', ${literal()})`],
        [p.arguments ? 2 : 0, () => `arguments${pick(['.length', '[0]', '[1]'])}`],
        [p.arguments ? 1 : 0, () => `[...arguments, ${whole(p)}]`],
        [p.evals ? 3 : 0, () => `eval('${variable(p)}')`],
        [p.evals ? 2 : 0, () => `eval('keep(() => ${variable(p)})')`],
        [p.evals && p.writable.length ? 2 : 0, () => `eval('${pick(p.writable)} = tick()')`],
        [p.evals ? 1 : 0, () => `eval('var ev = tick(); typeof ev') + typeof ev`],
        [p.evals ? 1 : 0, () => `eval(${whole(p)})`],
        [p.private ? 1 : 0, () => `this.#acc`],
        [1, () => `log(${logs++}, ${whole(p)})`],
    ]);
}

// --- patterns ---------------------------------------------------------------------------------

/** A pattern; `bind` gives the text of each target, a new name or something to assign to. */
function pattern(p, bind, depth = 0) {
    return chance(0.5) ? arrayPattern(p, bind, depth) : objectPattern(p, bind, depth);
}

function patternPart(p, bind, depth) {
    if (depth < 2 && chance(0.25)) {
        return `${pattern(p, bind, depth + 1)} = ${chance(0.5) ? 'nested()' : `list(${whole(p)})`}`;
    }
    return bind(p) + (chance(0.5) ? ` = ${whole(p)}` : '');
}

function arrayPattern(p, bind, depth) {
    const all = several(1 + below(3), () => (chance(0.1) ? '' : patternPart(p, bind, depth)));
    const rest = chance(0.25) ? `...${chance(0.2) ? pattern(p, bind, 3) : bind(p)}` : '';
    return `[${all.join(', ')}, ${rest}]`;
}

function objectPattern(p, bind, depth) {
    const all = several(1 + below(3), (at) => {
        const name = choose([
            [bind === target && at === 0 ? 0 : 2, () => pick(['a', 'b', 'length', '0'])],
            [2, () => `[${key(p)}]`],
        ]);
        return `${name}: ${patternPart(p, bind, depth)}`;
    });
    const rest = chance(0.25) ? `, ...${bind(p)}` : '';
    return `{ ${all.join(', ')}${rest} }`;
}

/** What a pattern takes apart. */
function source(p, text) {
    const values = () => several(1 + below(3), () => pick(['nested()', 'undefined', whole(p)]));
    return text[0] === '['
        ? choose([
              [3, () => `iter(${values().join(', ')})`],
              [2, () => `list(${whole(p)})`],
              [1, () => base(p)],
          ])
        : choose([
              [3, () => `obj(${whole(p)})`],
              [2, () => base(p)],
              [1, () => `{ a: ${whole(p)}, b: undefined, c: 1 }`],
          ]);
}

function destructured(p) {
    const text = pattern(p, target);
    return `(${text} = ${source(p, text)})`;
}

// --- statements -------------------------------------------------------------------------------

function block(place, count = 1 + below(3)) {
    for (let i = 0; i < count; i++) statement(place);
}

function statement(place) {
    const nests = place.nested < 5 ? 1 : 0;
    choose(
        [
            [5, (p) => p.write(`log(${logs++}, ${whole(p)});`)],
            [2, (p) => p.write(`${base(p)};`)],
            [4, declaration],
            [2, patternDeclaration],
            [2 * nests, ifStatement],
            [3 * nests, forStatement],
            [2 * nests, whileStatement],
            [2 * nests, forInStatement],
            [3 * nests, forOfStatement],
            [5 * nests, tryStatement],
            [2 * nests, switchStatement],
            [1 * nests, labelledBlock],
            [place.sloppy ? nests : 0, withStatement],
            [1, classDeclaration],
            [1, (p) => p.write(`log(${logs++}, closures.splice(0).map((f) => attempt(f)));`)],
            [place.targets.length ? 3 : 0, jump],
            [1, leave],
        ],
        place,
    );
}

function declaration(place) {
    const kind = pick(['let', 'const', 'var']);
    const made = several(1 + below(2), () => [fresh('v'), whole(place)]);
    place.write(`${kind} ${made.map(([name, text]) => `${name} = ${text}`).join(', ')};`);
    // A const is assigned to now and then: that is a TypeError.
    for (const [name] of made) place.declare(name, kind !== 'const' || chance(0.05));
}

/** Gives a pattern its names, which the place only knows once `done` is called. */
function newNames(place) {
    const made = [];
    const bind = () => {
        made.push(fresh('d'));
        return made[made.length - 1];
    };
    const done = (writable) => made.forEach((name) => place.declare(name, writable));
    return { bind, done };
}

function patternDeclaration(place) {
    const kind = pick(['let', 'const', 'var']);
    const { bind, done } = newNames(place);
    const text = pattern(place, bind);
    place.write(`${kind} ${text} = ${source(place, text)};`);
    done(kind !== 'const');
}

const condition = (place) => (chance(0.4) ? `tick() % ${2 + below(2)}` : whole(place));

const rarely = (place) => (chance(0.9) ? `tick() % ${2 + below(4)} === 0` : whole(place));

function ifStatement(place) {
    place.write(`if (${condition(place)}) {`);
    block(place.inner());
    if (chance(0.5)) {
        place.write(`} else ${chance(0.3) ? `if (${condition(place)}) ` : ''}{`);
        block(place.inner());
    }
    place.write('}');
}

/** The place of a loop's body: the loop is a target of break and continue. */
function loopBody(place, label) {
    return place.inner({ targets: [...place.targets, { label, loop: true }] });
}

function forStatement(place) {
    const [i, label] = [fresh('i'), fresh('L')];
    const kind = pick(['let', 'let', 'let', 'var']);
    const inside = place.copy({});
    const second = chance(0.5) ? `, ${fresh('j')} = ${base(place)}` : '';
    if (second) inside.declare(second.match(/j\d+/)[0]);
    inside.declare(i, false);
    const first = chance(0.4) ? `(${whole(place)}, 0)` : '0';
    const grab = chance(0.3) ? ` && keep(() => ${i})` : '';
    const also = chance(0.4) ? ` && (${whole(inside)}, 1)` : '';
    const check = `turn(${i} < ${1 + below(3)})${grab}${also}`;
    const step = `${i}++${chance(0.4) ? `, ${whole(inside)}` : ''}`;
    place.write(`${label}: for (${kind} ${i} = ${first}${second}; ${check}; ${step}) {`);
    const body = loopBody(inside, label);
    if (chance(0.4)) body.write(`keep(() => ${pick([i, `${i}++`])});`);
    block(body);
    place.write('}');
}

function whileStatement(place) {
    const [n, label] = [fresh('n'), fresh('L')];
    const check = (how) => `turn(${how} < ${1 + below(3)}) && (${whole(place)}, true)`;
    place.write(`let ${n} = 0;`);
    const first = chance(0.5);
    place.write(first ? `${label}: while (${check(`${n}++`)}) {` : `${label}: do {`);
    block(loopBody(place, label));
    place.write(first ? '}' : `} while (${check(`++${n}`)});`);
}

/** The head of a for-in or for-of, a declaration or something to assign to, and its names. */
function loopHead(place) {
    const { bind, done } = newNames(place);
    const kind = pick(['const', 'let', 'let', 'var']);
    const text = choose([
        [4, () => `${kind} ${bind()}`],
        [2, () => `${kind} ${pattern(place, bind)}`],
        [2, () => target(place)],
        [1, () => pattern(place, target)],
    ]);
    return [text, done];
}

function forInStatement(place) {
    const label = fresh('L');
    const inside = place.copy({});
    const from = pick([`obj(${whole(place)})`, whole(place), `{ p: 1, 2: ${whole(place)} }`]);
    const [head, done] = loopHead(inside);
    place.write(`${label}: for (${head} in ${from}) {`);
    done(false);
    const body = loopBody(inside, label);
    body.write('if (!turn(true)) break;');
    block(body);
    place.write('}');
}

function forOfStatement(place) {
    const label = fresh('L');
    const inside = place.copy({});
    const waits = place.awaits && chance(0.6);
    const from = waits ? slowIterable(place) : chance(0.05) ? base(place) : iterable(place);
    const [head, done] = loopHead(inside);
    place.write(`${label}: for ${waits ? 'await ' : ''}(${head} of ${from}) {`);
    done(false);
    const body = loopBody(inside, label);
    if (chance(0.3)) body.write(`keep(() => ${variable(inside)});`);
    block(body);
    place.write('}');
}

function slowIterable(place) {
    return choose([
        [3, () => call(place, 'asyncgen') ?? 'slowly(2)'],
        [2, () => `slowly(${1 + below(3)})`],
        [2, () => `[${awaited(place)}, ${whole(place)}]`],
        [1, () => `[${whole(place)}, later(1)]`],
    ]);
}

function tryStatement(place) {
    const kind = pick(['catch', 'finally', 'both', 'both']);
    place.write('try {');
    block(place.inner());
    if (kind !== 'finally') {
        const inside = place.inner();
        const { bind, done } = newNames(inside);
        const binding = choose([
            [4, () => `(${bind()}) `],
            [2, () => `(${objectPattern(inside, bind, 1)}) `],
            [1, () => `(${arrayPattern(inside, bind, 1)}) `],
            [1, () => ''],
        ]);
        place.write(`} catch ${binding}{`);
        done(true);
        inside.write(`log(${logs++}, ${variable(inside)});`);
        block(inside, below(3));
    }
    if (kind !== 'catch') {
        place.write('} finally {');
        block(place.inner());
    }
    place.write('}');
}

/** A switch whose clauses share one scope: a `let` of a clause jumped over may not be read. */
function switchStatement(place) {
    const label = fresh('L');
    const of = chance(0.5) ? `tick() % 3` : `num(${whole(place)})`;
    place.write(`${label}: switch (${of}) {`);
    const heads = several(1 + below(3), () => `case ${chance(0.6) ? below(4) : whole(place)}:`);
    heads.splice(below(heads.length + 1), 0, 'default:');
    const clause = place.inner({ targets: [...place.targets, { label, loop: false }] });
    for (const head of heads) {
        place.write(head);
        if (chance(0.3)) declaration(clause);
        else block(clause, 1 + below(2));
        if (chance(0.4)) clause.write('break;');
    }
    place.write('}');
}

function labelledBlock(place) {
    const label = fresh('L');
    place.write(`${label}: {`);
    block(place.inner({ targets: [...place.targets, { label, loop: false }] }), 2 + below(2));
    place.write('}');
}

function withStatement(place) {
    const [a, b] = [fresh('w'), fresh('w')];
    place.write(`with ({ ${a}: ${whole(place)}, ${b}: ${literal()}, __proto__: null }) {`);
    const inside = place.inner({ evals: false });
    inside.declare(a);
    inside.declare(b);
    block(inside);
    place.write('}');
}

function classDeclaration(place) {
    const name = fresh('C');
    const inside = place.copy({ sloppy: false });
    const heritage = chance(0.6) ? ` extends cls(${whole(inside)})` : '';
    place.write(`class ${name}${heritage} ${classBody(inside)}`);
    place.declare(name, false);
    place.write(`log(${logs++}, new ${name}(${plainArgs(place)}));`);
}

function jump(place) {
    const { label, loop } = pick(place.targets);
    const how = loop && chance(0.5) ? 'continue' : 'break';
    place.write(`if (${rarely(place)}) ${how} ${label};`);
}

function leave(place) {
    const often = chance(0.97) ? `if (${rarely(place)}) ` : '';
    place.write(`${often}${pick(['return', 'throw'])} ${whole(place)};`);
}

// --- the whole --------------------------------------------------------------------------------

const prelude = `
let ticks = 0, turns = 0, fuel = 40, depth = 0, current = null, printed = 0;
const tick = () => ++ticks;
const turn = (on) => on && ++turns < 400;
const closures = [], kept = [];
const print = (...what) => {
    if (++printed > 1500) process.exit(0);
    console.log(...what);
};
const log = (n, v) => { print(n, show(v)); return v; };
const keep = (f) => { closures.push(f); return f; };
const attempt = (f) => {
    try { return typeof f === 'function' ? f() : f; } catch (e) { return ['threw', e]; }
};
const show = (v) => {
    if (typeof v === 'function') return 'function ' + attempt(() => String(v.name).slice(0, 20));
    if (typeof v === 'string') return "'" + v.slice(0, 60) + "'";
    if (typeof v === 'symbol') return v.toString();
    if (typeof v !== 'object' || v === null) return Object.is(v, -0) ? '-0' : String(v);
    if (v instanceof Promise) return 'promise';
    if (v instanceof Error) return v.name;
    if (++depth > 4) { depth--; return 'deep'; }
    const one = (k) => k + ':' + show(attempt(() => v[k]));
    const keys = Object.keys(v).slice(0, 8);
    const text = Array.isArray(v)
        ? '[' + v.length + ';' + keys.map(one) + ']'
        : '{' + keys.map(one).join() + '}';
    depth--;
    return text.slice(0, 160);
};
const key = (v) => {
    const k = typeof v === 'string' ? 'abcm'.at(v.length & 3) : 'abc'.at(num(v) % 3);
    print('key', k);
    return k;
};
const num = (v) => (typeof v === 'string' ? v.length : typeof v === 'number' ? v : v ? 1 : 0) & 3;
const obj = (v) => (typeof v === 'object' && v !== null ? v : box);
const list = (v) => (Array.isArray(v) || typeof v === 'string' ? [...v.slice(0, 3)] : [v]);
const called = (...all) => log('called', all)[0];
const fn = (v) => (typeof v === 'function' && !/^class/.test(v) ? v : called);
const cls = (v) => (typeof v === 'function' && v.prototype && /^class/.test(v) ? v : Base);
const tagged = (parts, ...values) => log('tagged', [parts.raw.join('|'), values, seen(parts)]);
const sites = new Map();
const seen = (parts) => sites.get(parts) ?? (sites.set(parts, sites.size), 'new');
const nested = () => [[1, { a: 'n' }], { a: [2, 3], b: { c: 4 } }];
const loud = (n) => ({
    n,
    [Symbol.toPrimitive](hint) { print('to', hint, n); return n; },
});
class Base {
    own = 1;
    constructor(...all) { log('Base', all.length); }
    m(...all) { return log('m', all); }
    get a() { print('get a'); return this._a ?? 1; }
    set a(v) { print('set a', show(v)); this._a = v; }
    get acc() { print('get acc'); return this.own; }
    set acc(v) { print('set acc'); this.own = v; }
    b = { c: 'deep' };
}
const box = {
    a: 1, b: 'two', c: null, deep: { a: { m(...all) { return all; } } },
    m(...all) { return log('m', all); },
    tag(parts, ...values) { return [parts.length, this === box, ...values]; },
    get acc() { print('get acc'); return 5; },
    set acc(v) { print('set acc', show(v)); },
};
const iter = (...values) => {
    let at = 0;
    return {
        [Symbol.iterator]() { print('iterate'); return this; },
        next(v) {
            print('next', at, show(v));
            return { value: values[at], done: at++ >= values.length, at };
        },
        return(v) { print('return', show(v)); return { value: v, done: true, left: at }; },
        throw(e) { print('throw', show(e)); at = 9; throw e; },
    };
};
const maybe = (v) => ({ value: v, done: turns++ % 2 });
const odd = (n) => ({
    [Symbol.iterator]: () => [
        { next: () => ({ value: 1 }), return: () => 1, throw: () => 1 },
        { next: () => { throw 'next'; } },
        { next: (v) => ({
            get value() { print('value'); return v; },
            get done() { print('done'); return !turn(true) || n++ > 3; },
        }) },
        { next: () => ({ value: 1, done: !turn(true) }), return: maybe, throw: maybe },
    ][n],
});
const later = (v, n = 1) => {
    let p = Promise.resolve(v);
    while (n-- > 0) p = p.then((x) => x);
    return p;
};
const reject = (v) => { const p = Promise.reject(v); p.catch(() => {}); return p; };
const thenable = (v) => ({ then(resolve) { print('then'); resolve(v); } });
const badThenable = (v) => ({ then(resolve, reject) { print('then'); reject(v); } });
const slowly = (n) => ({
    [Symbol.asyncIterator]: () => ({
        next(v) { print('slow next', show(v)); return later({ value: n, done: n-- <= 0 }, n & 1); },
        return: async (v) => { print('slow return'); await null; return { value: v, done: true }; },
        throw: async (e) => { print('slow throw'); throw e; },
    }),
});
// A generator; one that does nothing where its parameters' patterns throw.
const start = (f) => {
    try { return f(); } catch (e) { print('not started', show(e)); return (function* () {})(); }
};
const settled = (name, p) =>
    p.then(
        (r) => { print(name, show(r)); return r?.done; },
        (e) => { print(name, 'rejected', show(e)); return true; },
    );
const reenter = (how, v) => {
    if (!current || fuel-- < 0) return 'nobody';
    const r = attempt(() => current[how](v));
    if (r instanceof Promise) settled('reentered', r);
    return r;
};
// A step of a generator; whether it is over.
const step = (name, it, how, v) => {
    const before = current;
    current = it;
    try {
        const r = it[how](v);
        if (r instanceof Promise) return settled(name + how, r);
        if (kept.length < 20) kept.push(r);
        print(name, how, show(r));
        return r.done;
    } catch (e) { print(name, how, 'threw', show(e)); return true; } finally { current = before; }
};
process.on('unhandledRejection', (e) => print('unhandled', show(e)));
`;

const HEADS = { gen: 'function*', async: 'async function', asyncgen: 'async function*' };
const METHODS = { gen: '*', async: 'async ', asyncgen: 'async *' };
const PARAMETERS = [
    'p, q',
    'p, q',
    'p, q = log(0, p)',
    '{ a: p = log(0, 1), ...q } = {}',
    '[p, [q] = [2]] = iter(1)',
    'p, ...q',
    'p = keep(() => q), q',
];

const PRIVATE = `#p = 1; #q = 2; get #acc() { return log('#acc', this.#q); }
set #acc(v) { this.#q = log('set #acc', v); }
#m(...all) { return log('#m', all); }`;

/** Before a function's text, after it, and what may be used in it. */
function functionShape(kind, name, parameters) {
    const method = `${METHODS[kind]}${name}(${parameters}) {`;
    const head = `class ${name}Home extends Base {`;
    const object = `const ${name}Home = {\n__proto__: box,`;
    const via = (value) => `const ${name} = (...all) => ${value}.${name}(...all);`;
    const inObject = { arguments: true, super: true };
    const inClass = { ...inObject, sloppy: false };
    const inInstance = { ...inClass, private: true };
    const [made, home] = [via(`new ${name}Home(7)`), via(`${name}Home`)];
    return choose([
        [3, () => [`${HEADS[kind]} ${name}(${parameters}) {`, '}', { arguments: true }]],
        [3, () => [`${head}\n${PRIVATE}\n${method}`, `}\n}\n${made}`, inInstance]],
        [1, () => [`${head}\nstatic ${method}`, `}\n}\n${home}`, inClass]],
        [1, () => [`${object}\n${method}`, `}\n};\n${home}`, inObject]],
        [kind === 'async' ? 2 : 0, () => [`const ${name} = async (${parameters}) => {`, '};', {}]],
    ]);
}

function defineFunction(kind, level) {
    const name = `${kind}${level}`;
    const place = new Place(kind, level);
    const parameters = pick(PARAMETERS);
    const [head, end, usable] = functionShape(kind, name, parameters);
    place.write(head);
    const body = place.inner({ nested: 0, evals: chance(0.2), self: name, ...usable });
    body.declare('p');
    body.declare('q');
    body.write(`if (--fuel < 0) return 'no fuel';`);
    budget = 40 + below(60);
    const count = 2 + below(4);
    for (let i = 0; i < count; i++) guarded(body);
    if (chance(0.6)) body.write(`return ${whole(body)};`);
    place.write(end);
    functions.push({ name, kind, level });
}

/** A statement; an error in it does not always end the function. */
function guarded(place) {
    if (chance(0.1)) return statement(place);
    place.write('try {');
    block(place.inner(), 1 + below(3));
    place.write(`} catch (e) { log(${logs++}, e); }`);
}

/** Several instances of one function, stepped in turn; some that are over are started anew. */
function generatorDrive(place, kind) {
    const made = several(1 + below(3), () => [fresh('g'), call(place, kind)]);
    for (const [name, text] of made) place.write(`let ${name} = start(() => ${text});`);
    const waits = kind === 'asyncgen' && chance(0.6);
    place.write(waits ? '(async () => {' : '{');
    for (let i = 10 + below(30); i > 0; i--) {
        const [name, text] = pick(made);
        const how = chance(0.9) ? 'next' : pick(['throw', 'return']);
        const wait = waits && chance(0.7) ? 'await ' : '';
        const step = `${wait}step('${name}', ${name}, '${how}', ${sent()})`;
        if (kind === 'gen' || wait)
            place.write(`    if (${step} && ${chance(0.8)}) ${name} = start(() => ${text});`);
        else place.write(`    ${step};`);
        if (kind === 'gen' && chance(0.1)) consumed(place, name);
    }
    place.write(waits ? '})();' : '}');
}

/** Other ways to take values from a generator than `step`. */
function consumed(place, name) {
    const text = choose([
        [2, () => `for (const x of ${name}) { log(${logs++}, x); if (tick() % 3 === 0) break; }`],
        [2, () => `for (let r; turn(!(r = ${name}.next(tick())).done); ) log(${logs++}, r.value);`],
        [1, () => `const [x, y] = ${name}; log(${logs++}, [x, y]);`],
        [1, () => `let r = ${name}.next(), s = ${name}.next(1); log(${logs++}, [r, s, r === s]);`],
        [1, () => `const { value, done } = ${name}.next(2); log(${logs++}, [value, done]);`],
        [1, () => `log(${logs++}, ${name}.next(3).value);`],
    ]);
    place.write(`    try { ${text} } catch (e) { log(${logs++}, e); }`);
}

function asyncDrive(place) {
    const name = fresh('a');
    const text = call(place, 'async');
    if (text) place.write(`settled('${name}', ${text});`);
}

function program() {
    lines.push(`// seed ${seed}`);
    if (strict) lines.push(`'use strict';`);
    lines.push(...prelude.trim().split('\n'));
    const kinds = ['gen', 'async', 'asyncgen', 'gen'];
    const count = 2 + below(3);
    for (let level = 0; level < count; level++) {
        defineFunction(pick(kinds), level);
    }
    const main = new Place('sync', 99);
    const used = [...new Set(functions.map((f) => f.kind))];
    for (let i = 3 + below(4); i > 0; i--) {
        const kind = pick(used);
        if (kind === 'async') asyncDrive(main);
        else generatorDrive(main, kind);
    }
    lines.push(`print(show(kept), new Set(kept).size === kept.length);`);
    lines.push(`print('end of script', ticks);`);
    return lines.join('\n');
}

console.log(program());
