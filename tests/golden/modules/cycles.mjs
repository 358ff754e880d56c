// gc-stress
// Modules that import each other: functions are there from the start, other names only when their
// declaration has run.
import even, { counts, Later } from './parts/even.mjs';
import odd from './parts/odd.mjs';
console.log(even(10), odd(7), even(3), counts(), new Later());
