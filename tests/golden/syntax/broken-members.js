// Heads of methods and functions that break off: the error is the first one, whatever follows it.
const texts = [
    '({ ...(() => 1), get\n{ return 2; } }.g)', '({ get { return 2; } })', '({ async *', '({ set 1 2',
    'class A { get { } }', 'class A { async { } }', 'class A { static async * }', 'class A { #a() { #',
    'function* { }', 'async function ( {', '(async function* (', '({ a(', 'async (x', '({ *{ } })',
];
for (const text of texts) {
    try {
        (0, eval)(text);
        console.log('fine:', text);
    } catch (error) {
        console.log(error.name + ':', error.message, '|', JSON.stringify(text));
    }
}
