// Long strings that were built and dropped make room in time.
const lines = Array.from({ length: 60000 }, (_, i) => 'value number ' + i);
let total = 0;
for (let i = 0; i < 100; i++) total += JSON.stringify(lines).length;
console.log(total, process.memoryUsage().heapTotal < 64e6);
