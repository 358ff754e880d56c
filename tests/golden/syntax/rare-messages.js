// What is said of mistakes that few make.
const codes = [
    'class A { async *constructor() {} }', 'class A { *constructor() {} }', 'class A { async constructor() {} }',
    'class A { #constructor() {} }', 'class A { #constructor }', 'class A { get #constructor() {} }',
    'class A { static async *#constructor() {} }', 'class A { constructor = 1 }',
    '`\\8`', '`\\9`', '`\\1`', '`\\07`', '`\\00`', '`\\0`',
    'a?.`b`', 'a?.b`c`', 'a?.b.c`d`', 'a?.`b${1}c`',
    "import('x', { with: 1 }, 2)",
];
for (const code of codes) {
    try {
        new Function(code);
        console.log('fine:', code);
    } catch (error) {
        console.log(`${error}`);
    }
}
import("data:text/javascript,import a from 'b' with { type: 'json', type: 'json' }").catch((error) => console.log(`${error}`));
