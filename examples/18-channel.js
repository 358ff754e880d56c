// A channel: what can be built from a promise and a queue.
//
// Two tasks that know nothing of each other but the channel between them. Whoever comes first
// waits: a receiver for a value, a sender for somebody to take it. No locks, since there is one
// thread; no timers, since a promise wakes the one who waits.

function channel() {
    const senders = [], receivers = [];
    return {
        send(value) {
            if (receivers.length > 0) return receivers.shift()(value);
            return new Promise((taken) => senders.push({ value, taken }));
        },
        receive() {
            if (senders.length === 0) return new Promise((resolve) => receivers.push(resolve));
            const { value, taken } = senders.shift();
            taken();
            return value;
        },
    };
}

async function baker(shop) {
    for (const loaf of ['rye', 'wheat', 'spelt', null]) {
        console.log('baker: offers', loaf);
        await shop.send(loaf);
    }
    console.log('baker: goes home');
}

async function customer(shop) {
    for (let loaf; (loaf = await shop.receive()) !== null; ) console.log('customer: eats', loaf);
    console.log('customer: sold out');
}

const shop = channel();
baker(shop);
customer(shop);
