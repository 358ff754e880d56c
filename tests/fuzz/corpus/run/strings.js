let s = ''; for (let i = 0; i < 300; i++) s += i % 7 ? '\u{1f600}' : 'a'; s = s.slice(3) + s; const t = s.slice(5, 90);
console.log(t.split(''), s.normalize('NFD').length, [...t].reverse().join(), t.at(-1), 'İ'.toLowerCase(), s < t);
console.log(['\ud800', 'a\nb'], { 'a-b': `'"` }, Symbol('x'), [,, 1], -0, 1e21, (0.1).toString(3), (25).toString(36));
console.log(JSON.stringify(JSON.parse('{"a":[1,{"__proto__":2}],"\\u0041":"\\ud83d"}'), (k, v) => v, '\t'), eval('var q = 1; q'));
