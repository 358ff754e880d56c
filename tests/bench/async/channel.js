// A channel between producers and consumers: promises settled from outside.
class Channel {
    #values = [];
    #waiting = [];
    send(value) {
        const waiter = this.#waiting.shift();
        if (waiter) waiter(value);
        else this.#values.push(value);
    }
    receive() {
        if (this.#values.length) return Promise.resolve(this.#values.shift());
        return new Promise((resolve) => this.#waiting.push(resolve));
    }
}
const channel = new Channel();
const back = new Channel();
const N = 300000;
(async () => {
    for (let i = 0; i < N; i++) {
        channel.send(i);
        await back.receive();
    }
    channel.send(-1);
})();
(async () => {
    let sum = 0;
    for (let x = await channel.receive(); x >= 0; x = await channel.receive()) {
        sum = (sum + x) & 0xffffff;
        back.send(x);
    }
    console.log(sum);
})();
