// Strings: built by += and by join, read by charCodeAt, cut by slice.
let text = '';
for (let i = 0; i < 1500000; i++) text += String.fromCharCode(97 + (i % 26));
let hash = 0;
for (let i = 0; i < text.length; i++) hash = (hash * 31 + text.charCodeAt(i)) | 0;
const parts = [];
for (let i = 0; i < 600000; i++) parts.push('item' + i);
const joined = parts.join(',');
let vowels = 0;
for (const c of text.slice(0, 1000000)) if (c === 'a' || c === 'e') vowels++;
let pieces = 0;
for (let i = 0; i + 7 < text.length; i += 7) if (text.slice(i, i + 3) === 'abc') pieces++;
console.log(text.length, hash, joined.length, vowels, pieces);
