// ++, -- and += on captured names, fields, private fields and elements.
const counter = () => {
    let count = 0;
    return () => {
        count++;
        count++;
        return --count;
    };
};
class Meter {
    #ticks = 0;
    total = 0;
    tick(by) {
        this.#ticks++;
        this.total += by;
        this.total--;
        return this.#ticks;
    }
}
const next = counter();
const meter = new Meter();
const buckets = new Array(16).fill(0);
let sum = 0;
for (let i = 0; i < 2000000; i++) {
    sum += next() + meter.tick(i & 3);
    buckets[i & 15]++;
    buckets[sum & 15] += 2;
}
console.log(sum, meter.total, buckets.join());
