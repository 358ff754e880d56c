console.log('fails: runs once');
export const before = 1;
throw new Error('from fails.mjs');
