import odd, { calls as oddCalls } from './odd.mjs';
import * as itself from './even.mjs';
console.log('even begins:', typeof odd, itself);
try {
    oddCalls;
} catch (error) {
    console.log('even:', error.name, error.message);
}
export let calls = 0;
export default function even(n) {
    calls++;
    return n === 0 ? true : odd(n - 1);
}
export const counts = () => [calls, oddCalls];
export class Later {}
