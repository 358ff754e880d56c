// gc-stress
// Errors in output: overwritten stacks, causes, aggregate, extra properties, nested, names.
const E = (C, m, s, extra) =>
    Object.assign(
        Object.defineProperty(new C(m), 'stack', {
            value: s ?? `${C.name}: ${m}\n    at here (file.js:1:2)`,
            writable: true,
            configurable: true,
            enumerable: false,
        }),
        extra,
    );
console.log(E(Error, 'plain'));
console.log(E(TypeError, 'typed'));
console.log([E(Error, 'in array')]);
console.log({ e: E(RangeError, 'in object') });
console.log(E(Error, 'with props', undefined, { code: 'E_X', details: { a: 1 } }));
console.log(E(Error, 'no stack', ''));
console.log(E(Error, 'only message', 'Error: only message'));
console.log([E(Error, 'only message', 'Error: only message')]);
console.log(E(Error, '', 'Error'));
console.log(E(Error, 'name changed', undefined, { name: 'Custom' }));
class HttpError extends Error {}
console.log(E(HttpError, 'sub', 'Error: sub\n    at x'));
console.log(E(HttpError, 'sub', 'HttpError: sub\n    at x', { status: 404 }));
const cause = E(Error, 'cause', 'Error: cause\n    at deep');
const withCause = E(Error, 'outer');
Object.defineProperty(withCause, 'cause', {
    value: cause,
    enumerable: false,
    configurable: true,
    writable: true,
});
console.log(withCause);
const cause2 = E(Error, 'outer2');
Object.defineProperty(cause2, 'cause', { value: { code: 5 }, enumerable: false });
console.log(cause2);
const ag = new AggregateError(
    [E(Error, 'one', 'Error: one\n    at a'), E(Error, 'two', 'Error: two\n    at b')],
    'many',
);
ag.stack = 'AggregateError: many\n    at c';
console.log(ag);
console.log({ nested: { deep: { e: E(Error, 'deep') } } });
console.log(E(Error, 'stack is not a string', 5));
console.log(E(Error, 'multi\nline', 'Error: multi\nline\n    at x'));
console.log(E(Error, 'x', 'something else entirely'));
console.log('%s %o', E(Error, 'formatted'), 1);
console.log(String(E(Error, 'as string')), `${E(TypeError, 'template')}`, E(Error, 'concat') + '');
const self = E(Error, 'self');
self.self = self;
console.log(self);
console.log(
    Object.assign(Object.create(Error.prototype), { message: 'not a real error' }),
    Object.create(TypeError.prototype),
);
console.log([[[E(Error, 'three deep')]]]);
console.log(new Map([['k', E(Error, 'map value')]]));
console.log(
    E(Error, 'key', undefined, {
        [Symbol('s')]: 1,
        get g() {
            return 1;
        },
        message2: 'm',
    }),
);
