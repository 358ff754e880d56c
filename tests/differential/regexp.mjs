// Random regular expressions, used in every way, on random subjects: prints what comes out.
//
// usage: regexp.mjs SEED

import { below, chance, pick, several } from './random.mjs';

const PATTERNS = 60;
const SUBJECTS = 4;

// ---- patterns ----

let groups; // how many have been opened
let names;
let isUnicode, hasSets, ignoresCase;

const CHARACTERS = ['a', 'b', 'c', 'A', 'B', '1', '2', '_', ' ', '-', '\n', 'k', 's', '\u00e9', '\u00c9',
                    '\u0101', '\u03c3', '\u03c2', '\u212a', '\u017f', '\u2028'];
const ASTRAL = ['\u{1f600}', '\u{10400}', '\u{10428}'];
const ESCAPES = ['\\d', '\\D', '\\w', '\\W', '\\s', '\\S', '\\n', '\\t', '\\x61', '\\u0062', '\\cA', '\\0'];
const PROPERTIES = ['\\p{L}', '\\P{L}', '\\p{Lu}', '\\P{Ll}', '\\p{Script=Greek}', '\\p{scx=Latn}',
                    '\\p{ASCII}', '\\p{Emoji}', '\\p{Any}', '\\p{White_Space}'];

function character() {
    if (isUnicode && chance(0.12)) return pick(ASTRAL);
    return pick(CHARACTERS);
}

function escape() {
    if (isUnicode && chance(0.35)) return pick(PROPERTIES);
    if (isUnicode && chance(0.1)) return '\\u{1f600}';
    return pick(ESCAPES);
}

function classItem() {
    const kind = below(10);
    if (kind < 5) return character().replace(/[-\]\\^]/, '\\$&');
    if (kind < 7) return pick(['a-c', '0-9', 'A-Z', '\u00e0-\u00ff', '\u03b1-\u03c9', 'b-b', ' -z']);
    return escape();
}

function plainClass() {
    let text = chance(0.3) ? '[^' : '[';
    for (let count = below(4); count > 0; count--) text += classItem();
    return text + ']';
}

function setClass(depth) {
    const operand = () => {
        const kind = below(10);
        if (kind < 3 && depth > 0) return setClass(depth - 1);
        if (kind < 5) return pick(['\\q{ab|c}', '\\q{abc|ab|a|}', '\\q{\u{1f600}a}', '\\p{Emoji_Keycap_Sequence}']);
        if (kind < 7) return pick(['\\w', '\\d', '\\p{L}', '\\P{Lu}', '\\s']);
        return pick(['a', 'b', 'A', 'k', '\u212a', 's']);
    };
    // With i, Node.js does not fold what `--` takes away, nor what `&&` compares.
    const operator = pick(['', '', ...(ignoresCase ? [] : ['&&', '--'])]);
    const operands = several(1 + below(3), operand);
    if (chance(0.2) && !operator) operands.push('a-f');
    // Nor does it know what is left outside where `--` took a string away.
    return (chance(0.15) && operator !== '--' ? '[^' : '[') + operands.join(operator) + ']';
}

function backReference() {
    if (names.length && chance(0.5)) return `\\k<${pick(names)}>`;
    return groups ? `\\${1 + below(groups)}` : '\\b';
}

function group(depth) {
    const kind = below(14);
    if (kind < 5) {
        groups++;
        return `(${disjunction(depth - 1)})`;
    }
    if (kind < 7) {
        const name = `n${++groups}`;
        const text = `(?<${name}>${disjunction(depth - 1)})`;
        names.push(name);
        return text;
    }
    if (kind < 10) return `(?:${disjunction(depth - 1)})`;
    return `(?${pick(['=', '!', '<=', '<!'])}${disjunction(depth - 1)})`;
}

function isLook(text) {
    return /^\(\?(=|!|<=|<!)/.test(text);
}

// What repeats something long has a limit: an atom that may split its text in many ways, as often as
// it likes, takes time without end.
function quantifier(atom) {
    const limited = ['?', '{2}', '{1,2}', '{0,3}', '{0}'];
    const text = pick(atom.length > 12 ? limited : ['*', '+', '{2,}', '{1,}', ...limited]);
    return chance(0.3) ? text + '?' : text;
}

function atom(depth) {
    const kind = below(20);
    if (kind < 8) return character().replace(/[\n\u2028]/, '\\n').replace(/[-]/, isUnicode ? '-' : '\\-');
    if (kind < 10) return '.';
    if (kind < 12) return escape();
    if (kind < 14) return hasSets ? setClass(1) : plainClass();
    if (kind < 15) return backReference();
    return depth > 0 ? group(depth) : character().replace(/[\n\u2028]/, '\\n');
}

function term(depth) {
    if (chance(0.08)) return pick(['^', '$', '\\b', '\\B']);
    const text = atom(depth);
    const fixed = text === '\\b' || (isLook(text) && (isUnicode || text[2] === '<'));
    return chance(0.35) && !fixed ? text + quantifier(text) : text;
}

function alternative(depth) {
    let text = '';
    for (let count = below(5); count > 0; count--) text += term(depth);
    return text;
}

function disjunction(depth) {
    let text = alternative(depth);
    while (chance(0.2)) text += '|' + alternative(depth);
    return text;
}

// ---- subjects ----

// With u and v Node.js lets an empty match stand inside a surrogate pair, and looks for plain text from
// there, which the specification does not: such patterns get subjects without any pairs.
function mayStartInsidePairs(source, flags) {
    const isText = /^[^\\()[\]{}.*+?|^$]*$/.test(source);
    return isUnicode && (isText || /\(\?[<=!]/.test(source) || new RegExp(source, flags).test(''));
}

function subject(pairs) {
    let text = '';
    const narrow = !pairs || chance(0.4);
    for (let count = below(13); count > 0; count--) {
        const kind = below(20);
        if (narrow) text += pick(['a', 'b', 'c', 'A', '1', '_', ' ', '\n', '\u00e9', 'ab', 'k', 's']);
        else if (kind < 16) text += pick(CHARACTERS);
        else if (kind < 18) text += pick(ASTRAL);
        else if (kind < 19) text += pick(['\ud83d', '\ude00']);
        else text += '1\ufe0f\u20e3';
    }
    return text;
}

// ---- use ----

function attempt(work) {
    try {
        return work();
    } catch (error) {
        return `${error.name}: ${error.message}`;
    }
}

function described(match) {
    if (!match) return match;
    return [...match, match.index, match.groups && { ...match.groups }, match.indices];
}

function uses(regexp, text) {
    const global = new RegExp(regexp.source, regexp.flags.replace(/[gy]/g, '') + 'g');
    return {
        exec: attempt(() => described(regexp.exec(text))),
        lastIndex: regexp.lastIndex,
        test: attempt(() => regexp.test(text)),
        again: regexp.lastIndex,
        statics: [RegExp.$1, RegExp.$2, RegExp.lastMatch, RegExp.lastParen, RegExp.leftContext],
        match: attempt(() => text.match(global)),
        all: attempt(() => Array.from(text.matchAll(global), described)),
        search: attempt(() => text.search(regexp)),
        split: attempt(() => text.split(regexp)),
        few: attempt(() => text.split(regexp, 2)),
        replace: attempt(() => text.replace(regexp, '[$&|$1|$<n1>|$`]')),
        // Node.js loses matches of lookbehinds when a function replaces them.
        replaced: !regexp.source.includes('(?<') &&
            attempt(() => text.replace(global, (...values) => `<${values.slice(0, -1)}>`)),
        plain: attempt(() => text.replaceAll(global, '-')),
    };
}

function randomRegExp() {
    groups = 0;
    names = [];
    const mode = pick(['', '', 'u', 'v']);
    isUnicode = mode !== '';
    hasSets = mode === 'v';
    let flags = mode;
    for (const flag of 'dgimsy') if (chance(flag === 'i' ? 0.4 : 0.15)) flags += flag;
    ignoresCase = flags.includes('i');
    return [disjunction(3), flags];
}

for (let i = 0; i < PATTERNS; i++) {
    const [source, flags] = randomRegExp();
    const regexp = attempt(() => new RegExp(source, flags));
    console.log(JSON.stringify([source, flags]), String(regexp));
    if (typeof regexp === 'string') continue;
    const pairs = !mayStartInsidePairs(source, flags);
    for (let j = 0; j < SUBJECTS; j++) {
        const text = subject(pairs);
        regexp.lastIndex = below(3);
        console.log(JSON.stringify(text), JSON.stringify(uses(regexp, text)));
    }
}
