// What goes to standard error: error, warn, assert, with groups and formats.
console.log('to stdout');
console.error('error', { a: 1 });
console.warn('warn %s', 'formatted', [1]);
console.assert(false);
console.assert(false, 'message');
console.assert(0, 'with %s', 'format', 5);
console.assert(null, { object: 1 });
console.assert(true, 'never');
console.group('group');
console.error('indented\nsecond line');
console.assert(false, 'in group');
console.groupEnd();
console.error();
console.error('%d', '7');
console.warn(new Map([[1, 2]]));
