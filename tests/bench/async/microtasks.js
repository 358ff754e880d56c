// queueMicrotask and process.nextTick, asked for from within.
let sum = 0;
let micro = 0;
let tick = 0;
const nextMicro = () => {
    sum = (sum + micro) & 0xffffff;
    if (++micro < 150000) queueMicrotask(nextMicro);
};
const nextTick = () => {
    sum = (sum + tick) & 0xffffff;
    if (++tick < 300000) process.nextTick(nextTick);
    else queueMicrotask(nextMicro);
};
process.nextTick(nextTick);
process.on('exit', () => console.log(sum, micro, tick));
