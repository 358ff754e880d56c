console.log('3: fast begins, while slow waits');
await null;
console.log('5: fast is done');
export const fast = 'fast';
