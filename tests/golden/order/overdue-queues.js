// Timers that are overdue together run by their delays: all of one delay in turn, the delay whose
// first timer is due earliest before the others, whenever the rest of them was made.
const log = (what) => console.log(what);
const busy = (ms) => {
    const until = performance.now() + ms;
    while (performance.now() < until);
};

const overdue = () => {
    setTimeout(log, 0, '0');
    setTimeout(log, 10, '10');
    setTimeout(log, 5, '5');
    const cleared = setTimeout(log, 10, 'never');
    busy(30);
    setTimeout(log, 0, 'late 0');
    setTimeout(log, 10, 'late 10');
    setTimeout(log, 15, 'late 15');
    setTimeout(log, 5, 'late 5');
    setTimeout(() => clearTimeout(last), 5);
    const last = setTimeout(log, 10, 'cleared by late 5');
    clearTimeout(cleared);
    setTimeout(log, 20, 'late 20');
    busy(30);
};

// An interval queues up again behind what its callback made, though that is due later.
const behind = () => {
    let rounds = 0;
    const interval = setInterval(() => {
        log(`interval ${++rounds}`);
        if (rounds === 3) clearInterval(interval);
        busy(15);
        setTimeout(log, 10, `made in ${rounds}`);
        setTimeout(log, 3, `short, made in ${rounds}`);
    }, 10);
};

overdue();
setTimeout(overdue, 200);
setTimeout(behind, 400);
