// Sorting: numbers with a comparator, strings by default, objects by two keys.
let seed = 42;
const random = () => (seed = (seed * 16807) % 2147483647);
const numbers = Array.from({ length: 200000 }, random);
const words = Array.from({ length: 50000 }, () => random().toString(36));
const people = Array.from({ length: 50000 }, (_, i) => ({ age: random() % 90, name: words[i] }));
const byNumber = [...numbers].sort((a, b) => a - b);
const byWord = [...words].sort();
people.sort((a, b) => a.age - b.age || (a.name < b.name ? -1 : 1));
let sum = 0;
for (let i = 0; i < byNumber.length; i += 1000) sum = (sum + byNumber[i]) % 1000003;
console.log(sum, byWord[100], people[100].name, people[49999].age);
