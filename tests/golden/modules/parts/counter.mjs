export let count = 0;
export function increment() {
    count++;
}
export { count as total };
export default class Counter {
    get value() {
        return count;
    }
}
export const { a, list: [b, ...rest] } = { a: 1, list: [2, 3, 4] };
export var later = typeof later;
