// Strings: comparison, split by a string, search, replace, upper case, template literals.
const line = 'the quick brown fox jumps over the lazy dog and runs away from the hunter';
let sum = 0;
for (let i = 0; i < 200000; i++) {
    const words = line.split(' ');
    for (const word of words) {
        if (word < 'm') sum++;
        if (word === 'the') sum += 2;
    }
    sum += line.indexOf('hunter') + line.lastIndexOf('the') + (line.includes('lazy') ? 1 : 0);
    sum += line.replace('fox', 'cat').length + line.toUpperCase().length;
    sum += `${i}:${words[i % words.length]}`.length;
}
console.log(sum);
