// The first line of a stack is made when the stack is first read, and stays.
const header = (error) => error.stack.split('\n')[0];
const renamed = new Error('made');
renamed.message = 'changed';
console.log(header(renamed));
renamed.message = 'again';
console.log(header(renamed));

class Named extends Error {
    constructor(message) {
        super(message);
        this.name = 'Named';
    }
}
console.log(header(new Named('own name')), String(new Named('text')));
class Getter extends Error {
    get name() {
        return 'Computed';
    }
}
console.log(header(new Getter('by getter')));
const late = new TypeError('late');
late.name = 'Late';
console.log(header(late));
try {
    null.x;
} catch (error) {
    error.message = 'replaced';
    console.log(header(error));
}

// Error.captureStackTrace gives anything a stack; of errors it is made as late.
class Captured extends Error {
    constructor(message) {
        super(message);
        Error.captureStackTrace(this, Captured);
        this.name = 'Captured';
    }
}
console.log(header(new Captured('anew')));
const plain = { name: 'Plain', message: 'not an error' };
Error.captureStackTrace(plain);
console.log(header(plain));

// Functions and receivers stay nameable until then, and can go afterwards.
function make() {
    return new Error('from make');
}
const kept = Array.from({ length: 1000 }, make);
console.log(kept.every((error) => error.stack.includes('at make')));
const copy = Object.assign(new Error('x'), { extra: 1 });
console.log({ ...copy }, Object.keys(copy), JSON.stringify(copy));
delete copy.stack;
console.log(copy.stack);
