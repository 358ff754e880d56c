// gc-stress: what scripts see of RegExp: properties, messages, inspection.
const P = RegExp.prototype;
function t(name, f) { try { console.log(name, '->', String(f())); } catch (e) { console.log(name, '->', e.name + ': ' + e.message); } }
for (const v of [1, {}, undefined]) {
for (const m of ['exec','test','toString','compile']) t(m, () => P[m].call(v, 'a'));
for (const m of ['match','matchAll','replace','search','split']) t(m, () => P[Symbol[m]].call(v, 'a'));
for (const m of ['flags','global','source','unicode','hasIndices','ignoreCase','multiline','dotAll','sticky','unicodeSets']) t(m, () => Object.getOwnPropertyDescriptor(P, m).get.call(v));
}
t('P', () => [P.flags, P.source, P.global, P.toString()].join('|'));
const r = /a/; r.exec = () => 1; t('bad exec', () => r.test('a'));
const q = Object.freeze(/a/g); t('frozen', () => q.test('a')); t('frozen', () => q.test('b'));
t('it', () => 'a'.matchAll(/a/g).next.call(1));
t('flags', () => new RegExp('a', 'xx'));
t('flags', () => new RegExp('a', 5));
t('compile', () => /a/.compile('(')); t('compile', () => /a/.compile(/b/, 'g')); 
t('src', () => [new RegExp('/').source, new RegExp('').source, new RegExp('\n').source, RegExp('[/]\\/').source, RegExp('\u2028\r').source]);
t('statics', () => { /(b)(c)?/.exec('abcd'); return JSON.stringify([RegExp.$1, RegExp.$2, RegExp.$3, RegExp.input, RegExp.$_, RegExp.lastMatch, RegExp['$&'], RegExp.lastParen, RegExp['$+'], RegExp.leftContext, RegExp['$`'], RegExp.rightContext, RegExp["$'"]]); });
console.log(Reflect.ownKeys(RegExp)); console.log(Object.getOwnPropertyDescriptors(RegExp));
console.log(Reflect.ownKeys(P)); console.log(Reflect.ownKeys(/a/g), Reflect.ownKeys(/a/dg.exec('a')));
RegExp.input = 5; t('input', () => JSON.stringify(RegExp.input)); RegExp.$1 = 3; t('$1', () => RegExp.$1);
t('stat', () => { class X extends RegExp {} ; return X.$1; });
t('getter on wrong', () => Object.getOwnPropertyDescriptor(RegExp, '$1').get.call({}));
console.log(/(?<y>a)|(?<z>b)/d.exec('xa'), /a/g, Object.assign(/a/g,{x:1}), new (class Foo extends RegExp{})('x'), 'abab'.matchAll(/a/g), [...'aXbX'.matchAll(/(?<q>X)/g)]);
console.log([/a/], {r:/b/g}, RegExp, P, Object.getPrototypeOf('a'.matchAll(/a/g)));
t('sub', () => { class X extends RegExp { exec() { return null } } return new X('a').test('a') });
t('repl', () => 'a'.replaceAll(/a/, 'b')); t('ma', () => 'a'.matchAll(/a/));
t('species', () => { const z=/a/; z.constructor = 1; return 'a'.split(z); });
t('groups', () => 'abc'.replace(/(?<x>b)/, '[$<x>$<y>$<z]'));
