// Arithmetic of random BigInts of many sizes, as one checksum for each operator and some samples.
let state = 12345;
const random = (limit) => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return (state >>> 8) % limit;
};
const sizes = [0, 1, 3, 30, 31, 32, 53, 59, 60, 61, 63, 64, 65, 119, 120, 121, 180, 500, 3000];
function randomBigInt() {
    let value = 0n;
    for (let bits = sizes[random(sizes.length)]; bits > 0; bits -= 16) {
        value = (value << 16n) | BigInt(random(3) ? random(65536) : random(2) * 65535);
    }
    if (random(4) === 0) value = 1n << BigInt(sizes[random(sizes.length)]);
    if (random(6) === 0) value -= 1n;
    return random(2) ? value : -value;
}
const operators = {
    '+': (a, b) => a + b, '-': (a, b) => a - b, '*': (a, b) => a * b,
    '/': (a, b) => (b ? a / b : a), '%': (a, b) => (b ? a % b : a),
    '&': (a, b) => a & b, '|': (a, b) => a | b, '^': (a, b) => a ^ b,
    '<<': (a, b) => a << (b & 255n), '>>': (a, b) => a >> (b & 255n), '-x': (a) => -a,
    '~': (a) => ~a, '++': (a) => { a++; return a; }, '--': (a) => { --a; return a; },
    '**': (a, b) => (a & 0xffffffffffffn) ** (b & 15n),
    asIntN: (a, b) => BigInt.asIntN(Number(b & 127n), a),
    asUintN: (a, b) => BigInt.asUintN(Number(b & 127n), a),
    text: (a, b) => BigInt(a.toString()) + BigInt(b.toString()),
    hexadecimal: (a) => BigInt((a < 0n ? '0X' : '0x') + (a < 0n ? -a : a).toString(16)),
    order: (a, b) => BigInt((a < b) + 2 * (a <= b) + 4 * (a > b) + 8 * (a == b) + 16 * (a !== b)),
    number: (a, b) => BigInt(Number.isFinite(Number(a)) ? Number(a) : 0) ^ BigInt(Number(a) > Number(b)),
    'with number': (a, b) => {
        const x = Number(b);
        return BigInt((a < x) + 2 * (a <= x) + 4 * (a > x) + 8 * (a == x) + 16 * (x < a) + 32 * (x >= a));
    },
    view: (a, b) => {
        const signed = new BigInt64Array([a, b]);
        return signed[0] ^ new BigUint64Array(signed.buffer)[1];
    },
    key: (a, b) => BigInt(new Set([a, b, a + 0n, b - 0n]).size),
};
for (const [name, operator] of Object.entries(operators)) {
    let sum = 0n, sample = '';
    for (let round = 0; round < 400; round++) {
        const a = randomBigInt(), b = randomBigInt(), result = operator(a, b);
        sum = (sum * 31n + result) % (2n ** 89n - 1n);
        if (round === 7) sample = `${a} ${name} ${b} = ${result}`;
    }
    console.log(name, sum, sample.length > 300 ? `${sample.slice(0, 300)}...` : sample);
}
for (const radix of [2, 3, 7, 8, 10, 16, 29, 32, 36]) {
    let sum = 0;
    for (let round = 0; round < 100; round++) {
        for (const character of randomBigInt().toString(radix)) {
            sum = (Math.imul(sum, 33) + character.charCodeAt(0)) | 0;
        }
    }
    console.log('radix', radix, sum);
}
