// Generators are coroutines: two parties take turns.
//
// next(value) goes in as the value of the yield that waits; yield hands a value out. return() and
// throw() end the wait in another way, and finally sees to it that no lamp is left burning.

function* teller() {
    console.log('  the body starts with the first next(), not with the call');
    let question = 'your name?';
    try {
        for (;;) {
            try {
                const answer = yield question;
                question = `${answer}, and what else?`;
            } catch (error) {
                question = `sorry about the ${error.message}. Again?`;
            }
        }
    } finally {
        console.log('  the lamp goes out');
        yield 'one moment, I am closing';
        console.log('  closed');
    }
}

const dialogue = teller();
console.log('nothing has run yet');
console.log(dialogue.next('this value is lost: no yield waits for it'));
console.log(dialogue.next('Ada'));
console.log(dialogue.throw(new Error('noise')));
console.log(dialogue.next('Bob'));
console.log(dialogue.return('good bye')); // runs the finally, which may still yield
console.log(dialogue.next());
console.log(dialogue.next('anyone there?'));
