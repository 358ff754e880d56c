// flags: --virtual-time
//
// Virtual time: waiting without waiting.
//
// With --virtual-time the clock stands still while code runs, and jumps to the next timer when
// there is nothing else to do. Three days pass in no time, in the order that real time would give.

const HOUR = 60 * 60 * 1000;
const sleep = (hours) => new Promise((resolve) => setTimeout(resolve, hours * HOUR));

const start = performance.now();
function log(text) {
    const hours = Math.round((performance.now() - start) / HOUR);
    console.log(`day ${Math.floor(hours / 24) + 1}, ${String(hours % 24).padStart(2)}:00  ${text}`);
}

async function lighthouse() {
    for (let night = 1; night <= 2; night++) {
        await sleep(20);
        log(`the lamp is lit for night ${night}`);
        await sleep(10);
        log('the lamp goes out');
    }
}

const ferry = setInterval(() => log('the ferry'), 11 * HOUR);
setTimeout(() => {
    clearInterval(ferry);
    log('the last ferry has gone');
}, 60 * HOUR);
lighthouse();
log('midnight');
