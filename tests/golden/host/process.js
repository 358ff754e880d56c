// exit: 6
// process as an emitter of events, its exit code, and what it refuses.
const log = (...values) => console.log(...values);
const tell = (name) =>
    function (...values) {
        log(name, values, this === process);
    };
const a = tell('a');
const b = tell('b');
log(process.on('x', a) === process, process.listenerCount('x'));
process.once('x', b);
process.prependListener('x', tell('first'));
log(process.emit('x', 1, 2), process.emit('x', 3), process.emit('nobody'));
log(process.listeners('x').length, process.listeners('x')[1] === a, process.eventNames().includes('x'));
process.off('x', a).off('x', a).off('y', b);
log(process.emit('x'), process.listenerCount('x'));
process.removeAllListeners('x');
log(process.emit('x'), process.listenerCount('x'), process.listeners('x'));
process.on('y', function self() {
    log('once by hand');
    process.removeListener('y', self);
    process.on('y', () => log('added while emitting'));
});
process.emit('y');
process.emit('y');
const symbol = Symbol('event');
process.prependOnceListener(symbol, () => log('a symbol'));
log(process.emit(symbol), process.emit(symbol));
process.on('newListener', (event, listener) => log('newListener', event, typeof listener));
process.on('removeListener', (event) => log('removeListener', event));
process.on('z', a);
process.removeListener('z', a);
process.on('many', a).on('many', b).removeAllListeners('many');
process.removeAllListeners('removeListener');
process.removeAllListeners('newListener');
try {
    process.emit('error', new TypeError('nobody hears'));
} catch (e) {
    log(e.message);
}
process.on('throws', () => {
    throw new Error('from a listener');
});
process.on('throws', () => log('never'));
try {
    process.emit('throws');
} catch (e) {
    log(e.message);
}
process.removeAllListeners('throws');
const attempt = (f) => {
    try {
        log(f());
    } catch (e) {
        log(`${e.name} ${e.code}: ${e.message}`, e.stack.split('\n')[0]);
    }
};
attempt(() => process.on('x'));
attempt(() => process.on('x', 5));
attempt(() => process.once('x', 'a text that is longer than what is shown of it'));
attempt(() => process.off('x', {}));
attempt(() => process.nextTick(null));
attempt(() => process.nextTick(Symbol('s')));
attempt(() => queueMicrotask([]));
attempt(() => setTimeout(true));
attempt(() => setImmediate(new (class Thing {})()));
attempt(() => setInterval(Object.create(null)));
attempt(() => process.emitWarning());
attempt(() => process.emitWarning(7));
attempt(() => process.hrtime(5));
attempt(() => process.exit('soon'));
attempt(() => (process.exitCode = 1.5));
attempt(() => (process.exitCode = 'five'));
attempt(() => (process.exitCode = {}));
log(process.exitCode);
process.exitCode = '6';
log(process.exitCode, typeof process.exitCode);
attempt(() => clearTimeout());
attempt(() => clearTimeout({}));
attempt(() => clearInterval(Symbol()));
log(process.hrtime().length, process.hrtime(process.hrtime())[0]);
log(typeof process.pid, typeof process.cwd(), typeof process.uptime(), process.argv.length);
log(Object.keys(process.memoryUsage()).join());
log(String(process), typeof process.env.PATH, process.env.SURELY_NOT_SET);
log(process.stdout.write('written\n'), process.stdout.write('', () => log('and told of')));
process.on('warning', (w) => log('warning', w.name, w.message, w.code, w.detail));
process.emitWarning('plain');
process.emitWarning('typed', 'CustomWarning', 'C001');
process.emitWarning('optional', { type: 'T', code: 'C2', detail: 'in detail' });
process.emitWarning(new RangeError('an error'));
process.on('exit', (code) => log('exit', code, process.exitCode));
log(global === globalThis, Object.keys(globalThis).includes('setTimeout'));
log('end');
