// The last bit of powers and cube roots is V8's: a checksum over the bits of many, and some shown.
console.log([10 ** -17, 10 ** -5, 6 ** -350, 9 ** 63, 1.1 ** 10, 0.1 ** 20, 5 ** 0.5].join(' '));
console.log(2 ** -1074, 2 ** -1075, 2 ** 1023, 2 ** 1024, (-2) ** 1023, (-8) ** (1 / 3));
console.log((-3) ** 3, (-3) ** -3, (-0) ** -3, (-0) ** 2, 0 ** -1, (-Infinity) ** 3, (-Infinity) ** -4);
console.log(NaN ** 0, 1 ** Infinity, (-1) ** Infinity, 0.5 ** -Infinity, 1 ** NaN, 7 ** 1, 7 ** -1);
console.log(0.9999999 ** 3e9, 1.0000001 ** 3e9, 1.5 ** 1e20, 0.5 ** 1e20, (-1.5) ** (2 ** 53));
console.log(Math.cbrt(2.5), Math.cbrt(-1e-310), Math.cbrt(5e-324), Math.cbrt(1e300), Math.cbrt(-27));

let state = 1;
function random() {
    state = (Math.imul(state, 1664525) + 1013904223) | 0;
    return (state >>> 0) / 2 ** 32;
}

// A checksum of exact arithmetic only: high and low parts of what is summed are integers.
let sum = 0;
function add(number) {
    if (number !== number) number = 1;
    if (number === Infinity) number = 2;
    if (number === -Infinity) number = 3;
    while (Math.abs(number) >= 2 ** 53) number /= 2 ** 40;
    while (number !== 0 && Math.abs(number) < 2 ** 52) number *= 2;
    sum = (Math.imul(sum, 31) + (number % 2 ** 31)) | 0;
}

for (let i = 0; i < 4000; i++) {
    const base = random() * 10;
    add(base ** (random() * 200 - 100));
    add((-base) ** (((random() * 100) | 0) - 50));
    add(Math.pow((random() * 20) | 0, ((random() * 600) | 0) - 300));
    add((1 + (random() - 0.5) / 1000) ** (random() * 1e6));
    add((base * 2 ** -1070) ** (random() / 2));
    add(2 ** (random() * 60 - 1080));
    add(Math.cbrt((random() - 0.5) * 10 ** (random() * 40)));
}
console.log(sum);
