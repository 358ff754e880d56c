// What patterns match: the cases that matchers get wrong.
function show(regexp, text) {
    const match = regexp.exec(text);
    console.log(String(regexp), JSON.stringify(match && [match.index, ...match]));
}

// alternatives, groups in loops
show(/(?:(a)|b)*/, 'ab');
show(/(z)((a+)?(b+)?(c))*/, 'zaacbbbcac');
show(/(a*)*/, 'b');
show(/(?:a*?)*?b/, 'aab');
show(/A+(|\b)/, 'AAb');
show(/(?:|a){2}b/, 'ab');
show(/(|a){3}$/, 'aa');
show(/a{2,3}?b/, 'aaab');
show(/(?:ab){2,}c/, 'ababac ababc');

// looking around
show(/(?=(a+))a*b\1/, 'baaabac');
show(/(.*?)a(?!(a+)b\2c)\2(.*)/, 'baaabaac');
show(/(?<=(\d+)(\d+))$/, '1053');
show(/(?<=\1(a))b/, 'aab');
show(/(?<!a|b)c/, 'acbcc');
show(/(?<=^|,)[^,]*(?=,|$)/, 'one,two');

// references
show(/\1(a)/, 'aa');
show(/\k<n>(?<n>x)\k<n>/, 'xx');
show(/(?:(a)|\1b)+/, 'ab');
show(/(.)\1/i, 'xaA');

// case
show(/[^x]/iu, 'Xy');
show(/\u212a/iu, 'k');
show(/\u212a/i, 'k');
show(/[\w]+/iu, '\u017f\u212a');
show(/\W/iu, '\u017f');
show(/\u03c3+/i, '\u03c2\u03a3\u03c3');
show(/ß/i, 'ẞ');
show(/ß/iu, 'ẞ');

// code points
show(/^.$/u, '\u{1f600}');
show(/^.$/, '\u{1f600}');
show(/[\u{1f600}-\u{1f64f}]+/u, 'x\u{1f601}\u{1f602}');
show(/\ud83d/u, '\u{1f600}');
show(/\ud83d/, '\u{1f600}');
show(/\p{Lu}\p{Script=Greek}\P{L}/u, 'AΩ1');
show(/^\p{RGI_Emoji}$/v, '\u{1f469}\u{1f3fd}\u200d\u{1f680}');
show(/[\p{L}--[a-y]]+/v, 'xyz');
show(/[\q{abc|ab|a}b]/v, 'abx');

// lines
show(/^b$/m, 'a\nb\nc');
show(/a.b/, 'a\nb');
show(/a.b/s, 'a\nb');

// what a run may and may not give back
show(/\w+\b.\B/, 'ab, c');
show(/"[^"]*"x|"[^"]*"/, '"abc" "d"x');
show(/.*foo/, 'foofoo bar');
show(/.*?(\d+)$/, 'abc 123');
show(/(\d+)5/, '12355');

// many ways, deep
try {
    console.log(/(a|b)*[ab]c/.test('ab'.repeat(20000000 / 2) + ' c'));
} catch (error) {
    console.log(error.name, error.message);
}
console.log(new RegExp('(?:'.repeat(5000) + 'a' + ')*'.repeat(5000)).test('aaa'));
for (const source of ['('.repeat(100000), '('.repeat(40000) + ')'.repeat(40000), 'a**', '(?<a', '[b-a]']) {
    try {
        new RegExp(source);
    } catch (error) {
        console.log(error.name, error.message.slice(-40));
    }
}
