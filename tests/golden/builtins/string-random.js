// Searching, comparing and mapping the case of random strings, Latin-1 and wide: a checksum.
let seed = 7;
function random(below) {
    seed = (Math.imul(seed, 1103515245) + 12345) | 0;
    return (seed >>> 8) % below;
}

const letters = [...'abAzZéÉÿßµ÷×Ā😀ﬁ [`{@'];
function text(length, alphabet) {
    let result = '';
    for (let i = 0; i < length; i++) result += letters[random(alphabet)];
    return result;
}

let sum = 0;
function add(value) {
    const s = String(value);
    for (let i = 0; i < s.length; i++) sum = (Math.imul(sum, 31) + s.charCodeAt(i)) | 0;
}

for (let i = 0; i < 3000; i++) {
    const s = text(random(60), i % 3 ? 12 : i % 2 ? 7 : 20);
    const part = text(random(3), i % 2 ? 20 : 3);
    add(s.toUpperCase());
    add(s.toLowerCase());
    add(s.indexOf(part));
    add(s.lastIndexOf(part));
    add(s.indexOf(part, random(40)));
    add(s.lastIndexOf(part, random(40)));
    add(s < part);
    add(s >= part);
}
for (const tail of ['é', 'µ', 'ß', 'Ā']) add(('x'.repeat(1000) + tail).toUpperCase());
console.log(sum);
