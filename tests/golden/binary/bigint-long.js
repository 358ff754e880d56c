// Long BigInts: text in and out in every radix, division. Parts that are cut off and put together
// again must fit, zeros between them included; none of it may take the square of the length.
let seed = 88172645463325252n;
function random(bits) {
  let x = 0n;
  for (let n = 0; n < bits; n += 48) {
    seed = (seed * 6364136223846793005n + 1442695040888963407n) & 0xffffffffffffffffn;
    x = (x << 48n) | (seed >> 16n);
  }
  return x;
}
function shape(bits, kind) {
  const one = 1n << BigInt(bits);
  return [random(bits) | one, one - 1n, one, one + 1n, one - (1n << BigInt(bits >> 1))][kind % 5];
}
function checksum(text) {
  let sum = 0;
  for (let i = 0; i < text.length; i++) sum = (sum * 31 + text.charCodeAt(i)) >>> 0;
  return `${text.length}:${sum}`;
}

for (let radix = 2; radix <= 36; radix++) {
  const number = shape(9000 + 700 * radix, radix);
  console.log(radix, checksum(number.toString(radix)), checksum((-number).toString(radix)));
}
for (const digits of [1, 17, 18, 19, 679, 680, 681, 719, 720, 721, 1440, 1441, 5000, 11520, 11521]) {
  const power = 10n ** BigInt(digits);
  const text = "1" + "0".repeat(digits);
  console.log(digits, power.toString() === text, BigInt(text) === power,
    (power - 1n).toString() === "9".repeat(digits), BigInt("-" + "9".repeat(digits)) === 1n - power,
    BigInt("000" + text) === power);
}
for (const [prefix, radix] of [["0x", 16], ["0o", 8], ["0b", 2], ["", 10]]) {
  const number = random(20000);
  console.log(prefix, BigInt(prefix + number.toString(radix)) === number);
}
for (const text of ["1".repeat(3000) + "x", "0b" + "1".repeat(5000) + "2", "x" + "1".repeat(3000)]) {
  try {
    console.log(BigInt(text));
  } catch (error) {
    console.log(error.name);
  }
}

let wrong = 0;
let rests = 0n;
const magnitude = (x) => (x < 0n ? -x : x);
for (let i = 0; i < 80; i++) {
  const bits = 6000 + ((i * 797) % 20000);
  const a = shape(bits + ((i * 7919) % (i % 4 ? 20000 : 60000)), i) * (i & 1 ? -1n : 1n);
  const b = shape(bits, (i * 7) >> 2) * (i & 2 ? -1n : 1n);
  const rest = a % b;
  const fits = (a / b) * b + rest === a && magnitude(rest) < magnitude(b);
  if (!fits || (rest !== 0n && rest < 0n !== a < 0n)) wrong++;
  rests ^= rest;
}
console.log(wrong, checksum(rests.toString(16)));

const long = (1n << 2097152n) - 12345n;
const text = long.toString();
console.log(checksum(text), BigInt(text) === long, (long * long + 5n) / long === long);
