// gc-stress
// Chains of yield*: who runs, who is told, and what is left when one of them ends or throws.
function* values(...list) {
    for (const x of list) yield x;
    return 'end of ' + list.join('');
}
function* over(inner, name) {
    try {
        const result = yield* inner;
        yield [name, result];
        return [name, 'returned'];
    } catch (error) {
        yield [name, 'caught', error.message];
    } finally {
        log.push(name + ' left');
    }
}
const log = [];
const flush = () => log.splice(0).join(', ');
const all = (it) => [...it];

console.log('ends one by one', all(over(over(over(values(1, 2), 'c'), 'b'), 'a')), flush());

function* failing() {
    yield 1;
    throw new Error('inner');
}
console.log('thrown inside', all(over(over(failing(), 'b'), 'a')), flush());

// While the innermost runs, all around it run as well.
let outermost, middle, innermost;
function* prying() {
    yield 'first';
    for (const it of [outermost, middle, innermost]) {
        for (const how of ['next', 'return', 'throw']) {
            try {
                it[how]();
            } catch (error) {
                log.push(error.message);
            }
        }
    }
    yield 'second';
}
innermost = prying();
middle = over(innermost, 'middle');
outermost = over(middle, 'outermost');
console.log('running', all(outermost), new Set(log.splice(0)));

// One generator inside two chains.
const shared = values(1, 2, 3, 4, 5);
const left = over(over(shared, 'l2'), 'l1'), right = over(shared, 'r1');
console.log('shared', left.next().value, right.next().value, left.next().value, shared.next().value,
    right.next().value, left.next().value, right.next().value, left.next().value, flush());

// Driven from outside and from inside by turns.
const inner = values('a', 'b', 'c', 'd');
const outer = over(over(inner, 'y'), 'x');
console.log('by turns', outer.next().value, inner.next().value, outer.next().value,
    inner.return('gone').value, outer.next().value, flush());

// What is sent goes to the innermost; throw and return go through every level.
function* echo() {
    let got;
    for (;;) {
        try {
            got = yield got;
        } catch (error) {
            got = 'caught ' + error;
        }
    }
}
const sent = over(over(echo(), 'b'), 'a');
sent.next();
console.log('sent', sent.next(1).value, sent.next(2).value, sent.throw('t').value,
    sent.next(3).value, sent.return(4), sent.next(), flush());

// A chain that grows while it is walked, and whose links are dropped.
function* countdown(n) {
    if (n) {
        yield n;
        yield* countdown(n - 1);
        yield -n;
    }
}
console.log('grows', all(countdown(6)).join(' '));
const held = countdown(40);
let sum = 0;
for (const x of held) sum = (sum * 31 + x) % 1000003;
console.log('held', sum, held.next());

// An inner result that is no plain yield, from the bottom of a chain.
const odd = { [Symbol.iterator]: () => odd, next: () => ({ value: log.push('asked'), get done() { return log.length > 2; } }) };
console.log('results', all(over(over(odd, 'b'), 'a')), flush());

// The innermost completes its delegator from inside: both are told in order.
function* nested() {
    const it = values(1);
    it.next();
    it.next();
    yield* it;
    return yield* values(2, 3);
}
console.log('completed before', all(over(nested(), 'a')), flush());
