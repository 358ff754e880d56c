// Literals: numbers in every notation, string escapes, identifiers with escapes, HTML comments.
console.log(0b1010, 0B11, 0o17, 0O7, 0xFf, 0Xab, 017, 08, 09.5, 1e3, 1E-3, .5, 5., 5.e1, 1_000_000, 0x1_0, 0b1_1, 1_0.0_1e1_0, 0.0000001, 123456789012345680000);
console.log(9007199254740993, 0x1fffffffffffff1, 0b11111111111111111111111111111111111111111111111111111, 1.7976931348623157e308, 1.7976931348623159e308, 5e-324, 2e-324, 0.1e-400, 4.35, 1.005, 0.30000000000000004);
console.log('\b\f\n\r\t\v\0'.length, '\x41\u0042\u{43}\u{1F600}', '\'"\\', "\'\"", '\a\q\c', 'line\
continued', '\101\7\0\60\377'.length, '\u2028\u2029'.length, ' '.length, '😀'.length, '\u{10FFFF}'.length);
console.log(JSON.stringify('\ud800 lone \udc00 \ud83d\ude00'), '\8\9', '\1' === '\u0001', '\x7f'.charCodeAt(), 'é' === '\u00e9', 'e\u0301'.length);
var \u0061bc = 1, d\u{65}f = 2, ünïcödé = 3, 变量 = 4, $ = 5, _ = 6, ℮ = 7, a\u200cb = 8, 𠮷 = 9, \u{20BB7}x = 10, ªº = 11, x٠ = 12, ゛ = 13;
console.log(abc, def, ünïcödé, 变量, $, _, ℮, a‌b, 𠮷, 𠮷x, ªº, x٠, ゛);
console.log({ \u0069f: 1, cl\u0061ss: 2, 'a': 3, \u{64}: 4 }, { if: 1 }.\u0069f);
var l\u0065t = 1, st\u0061tic = 2, \u0061sync = 3, o\u0066 = 4; console.log(let, static, async, of);
<!-- an HTML comment to the end of the line
var n = 3; n
--> 0; console.log('after a closing HTML comment');
/* multi
line */ --> also a comment
console.log(n <! --n, n);
console.log('tab	inside', 1/* c */+/* d */2 // trailing
);
console.log([, ].length, [,,].length, [1,,2].length, [1, 2, ].length, 1 in [,1], 0 in [,1], [,].hasOwnProperty(0), [[]].length);
console.log(1.0.toString(), 1..toString(), 1 .toString(), (1).toString(), 0xa.toString(), 1e1.toString(), 010.toString(), 1.5.toFixed(1));
if (true) { console.log('block'); } ;;; {} {;} 
debugger;
'not a directive' + 1;
console.log((function () { 'use strict'; return this === undefined; })(), (function () { ('use strict'); return this === undefined; })(), (function () { 'use\x20strict'; return this === undefined; })(), (function () { 'other'; "use strict"; return this === undefined; })(), (function () { 'use strict' + ''; return this === undefined; })(), (function () { 0; 'use strict'; return this === undefined; })());
for (const code of ['"\\u{110000}"', '"\\u12"', '"\\xg"', '"a\nb"', "'unterminated", '"use strict"; "\\01"', '"use strict"; "\\8"', '"use strict"; "\\0"', '"\\01"; "use strict"', 'function f() { "\\01"; "use strict" }', '\\u0030a', 'a\\u0020b', 'var \\u0069f', 'var i\\u{66}', 'v\\u0061r x', '/* open', '1 /* ok */', '0b2', '0o8', '0xg', '1a', '0b', '1e', '1e+', '0_0', '1_.5', '1._5', '1n', '01n', '1.5n', '0b1n', '1e3n', '"\u2028"', '#!x', ' #!x', '@', 'a # b', '\\', '\\u', 'x\u180e', 'var a\u2E2F', 'let \u{1F600}', '"use strict"; 08', '"use strict"; var public', 'var public', 'var enum', '({ enum: 1 })', 'var \\u{65}num', '"use strict"; implements', 'null = 1', 'var typeof', 'var await', 'export var a', 'import a from "b"', '<!-- x', 'x --> y', '\n--> y', '"\\u{0000000041}"', '"\\u{}"', '`\\00`']) {
    try { new Function(code); console.log('ok:', JSON.stringify(code)); } catch (x) { console.log(`${x.name}:`, JSON.stringify(code)); }
}
