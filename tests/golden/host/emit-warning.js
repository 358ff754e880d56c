// process.emitWarning: what it takes, in which order the line and the event come, what the error
// object has. A listener that throws is too late to hold the line back.
const attempts = [
    [],
    [undefined],
    [null],
    [1],
    [{}],
    ['text'],
    ['text', null],
    ['text', undefined],
    ['text', {}],
    ['text', []],
    ['text', () => {}],
    ['text', ''],
    ['text', 'Type'],
    ['text', 'Type', null],
    ['text', 'Type', undefined],
    ['text', 'Type', () => {}],
    ['text', 'Type', {}],
    ['text', 'Type', 'CODE'],
    ['text', { type: 1 }],
    ['text', { code: 1 }],
    ['text', { detail: 1 }],
    ['text', { type: '', code: 'CODE', detail: 'some detail' }],
    ['text', Symbol('type')],
    [new TypeError('an error')],
    [new Error('an error'), 1],
    [new Error('an error'), 'Type', 1],
];
for (const values of attempts) {
    try {
        console.log(process.emitWarning(...values));
    } catch (error) {
        console.log(`${error}`, error.code);
    }
}
function above() {
    process.emitWarning('from above', 'Type', above);
    process.emitWarning('from here', { type: 'Type' });
}
(function caller() {
    above();
})();
const first = (warning) => warning.stack.split('\n').slice(0, 2).join('').replace(/\(.*/, '');
process.on('warning', (warning) => {
    const { name, message, code, detail } = warning;
    console.log(name, message, code, detail, Object.keys(warning), first(warning));
});
process.on('uncaughtException', (error) => console.log('uncaught:', error.message));
setTimeout(() => {
    process.on('warning', () => {
        throw new Error('in the listener');
    });
    process.emitWarning('the last one');
}, 1);
