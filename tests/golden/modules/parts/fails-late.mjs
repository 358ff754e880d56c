console.log('fails late: runs once');
await 0;
throw new RangeError('from fails-late.mjs');
