import even, { Later, calls as evenCalls } from './even.mjs';
import * as all from './even.mjs';
console.log('odd begins:', typeof even, even.name);
for (const use of [() => Later, () => evenCalls, () => all.Later, () => typeof Later, () => all,
                   () => Object.keys(all), () => 'Later' in all]) {
    try {
        console.log('odd:', use());
    } catch (error) {
        console.log('odd:', error.name, error.message);
    }
}
export let calls = 0;
export default function odd(n) {
    calls++;
    return n === 0 ? false : even(n - 1);
}
