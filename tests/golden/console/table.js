// gc-stress
// console.table: arrays, objects, columns, Maps and Sets, wide characters, what is no table.
console.table([1, 'two', { three: 3 }]);
console.table([
    [1, 2],
    [3, 4, 5],
]);
console.table([
    { a: 1, b: 'x' },
    { a: 2, c: true },
]);
console.table({ r1: { a: 1 }, r2: { b: 2 } });
console.table({ x: 1, y: 'two', z: [3] });
console.table(
    [
        { a: 1, b: 2 },
        { a: 3, b: 4 },
    ],
    ['b'],
);
console.table([{ a: 1 }], ['none']);
console.table([{ a: 1 }], []);
console.table(
    new Map([
        ['k', 1],
        ['l', { a: 1 }],
    ]),
);
console.table(new Set([1, 'b', { c: 1 }]));
console.table([]);
console.table({});
console.table(5);
console.table('str');
console.table(null);
console.table(undefined);
console.table();
console.table([undefined, null, NaN, -0, Symbol('s'), () => {}]);
console.table([
    { text: '日本語', emoji: '😀', e: 'é' },
    { text: 'ascii', emoji: 'x' },
]);
console.table([{ nested: { deep: { deeper: 1 } }, list: [1, [2]] }]);
console.table([['multi\nline', "it's"]]);
console.table([, 1]);
console.table(new Map([[{ k: 1 }, [1, 2]]]));
console.table(new Map().entries());
console.table(new Map([['a', 1]]).entries());
console.table(new Set([5]).values());
console.table([{ a: 1, 1: 'one', b: 2 }]);
console.table([
    new (class Row {
        x = 1;
        y = 2;
    })(),
]);
console.table([[]]);
console.table([{}]);
console.table([true, [1], 'x']);
console.table(Object.assign([1], { extra: 'k' }));
console.table([{ a: undefined, b: null }]);
console.table([1.5, 1000000], ['Values']);
