console.log('2: slow begins');
await new Promise((resolve) => setTimeout(resolve, 20));
console.log('6: slow is done');
export const slow = 'slow';
