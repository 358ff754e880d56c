// JSON: parse and stringify of nested data.
const data = Array.from({ length: 300 }, (_, i) => ({
    id: i,
    name: `name ${i}`,
    tags: ['a', 'b', `tag"${i}`],
    nested: { value: i / 7, flag: i % 2 === 0, nothing: null },
}));
let length = 0;
for (let i = 0; i < 600; i++) {
    const text = JSON.stringify(data);
    const copy = JSON.parse(text);
    length += text.length + copy[i % 300].id + copy.length;
}
console.log(length, JSON.stringify(data[7], null, 2).length);
