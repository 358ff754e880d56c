// gc-stress
// An imported name is the exporting module's variable: it shows every change, and cannot be written.
import Counter, { count, total as sum, increment, a, b, rest, later } from './parts/counter.mjs';
import { count as again, step, all, own } from './parts/again.mjs';
import * as ns from './parts/again.mjs';

console.log(count, sum, again, ns.count, all.count, new Counter().value);
increment();
console.log(count, sum, again, ns.count, all.count, new Counter().value);
ns.step();
step();
console.log(count, sum, again, ns.count, all.count, new Counter().value);
console.log(a, b, rest, later, own);

const read = () => count;
const readers = [1, 2, 3].map(() => (increment(), read));
console.log(readers.map((reader) => reader()));

for (const write of [
    () => { count = 5; },
    () => { count++; },
    () => { count += 1; },
    () => { [count] = [1]; },
    () => { ns.count = 1; },
    () => { ns = 1; },
    () => { for (count of [1]); },
]) {
    try {
        write();
        console.log('written');
    } catch (error) {
        console.log(error.name + ':', error.message);
    }
}
console.log(typeof count, typeof increment, `${count}`, { count }, eval('count + 1'));
console.log(increment.name, Counter.name, all === (await import('./parts/counter.mjs')));
