// What follows `...` in an object literal is not named, whatever it is, and other properties may follow.
console.log({ ...(() => 1), a: 1 }, { ...function () {}, get g() { return 2; } }.g);
console.log({ ...class {}, ...(async () => 1), b: 2 }, Object.keys({ ...class { static s = 3; }, t: 4 }));
const source = () => 5;
source.own = 6;
console.log({ ...source, c: 7 }, { c: 7, ...source });
for (const text of ['({ ...a, } = {})', '({ ...a, b } = {})', '({ b, ...a } = {})', '({ ...a, })']) {
    try {
        new Function('a', 'b', text);
        console.log('ok:', text);
    } catch (error) {
        console.log(`${error.name}: ${error.message}: ${text}`);
    }
}
