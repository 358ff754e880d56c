// Regular expressions: words, numbers, dates, lines, alternatives, replacing and splitting.
const words = ['alpha', 'Beta', 'gamma42', '2024-03-17', '"quoted text"', 'x = 10;', 'ada@example.org'];
let text = '';
for (let i = 0; i < 4000; i++) text += words[i % words.length] + (i % 9 ? ' ' : '\n');
let sum = 0;
for (let round = 0; round < 40; round++) {
    sum += text.match(/\w+/g).length;
    sum += text.match(/[A-Z][a-z]+/g).length;
    for (const match of text.matchAll(/(\d{4})-(\d{2})-(\d{2})/g)) sum += Number(match[3]);
    sum += text.replace(/"([^"]*)"/g, '<$1>').length;
    sum += text.replace(/\d+/g, (digits) => digits.length).length;
    sum += text.split(/\s*\n\s*/).length;
    sum += text.split(/[ \n]/).length;
    const mail = /([a-z]+)@([a-z.]+)/gi;
    while (mail.exec(text)) sum += mail.lastIndex & 7;
    const token = /(?:alpha|beta|gamma)\d*|=|;/giy;
    for (let i = 0; i < text.length; i += 3) {
        token.lastIndex = i;
        if (token.test(text)) sum++;
    }
    sum += text.search(/omega|$(?!\n)/);
}
console.log(sum);
