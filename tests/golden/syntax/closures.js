// gc-stress
// Closures in loops: a fresh binding for each iteration, shared where var; captured in heads too.
const call = (list) => list.map((f) => f()).join();
let fs = [];
for (let i = 0; i < 3; i++) fs.push(() => i);
console.log(call(fs));
fs = [];
for (var w = 0; w < 3; w++) fs.push(() => w);
console.log(call(fs));
fs = [];
for (let i = 0, step = () => i++; i < 3; step(), i++) {
    fs.push(() => i);
    if (fs.length > 5) break;
}
console.log(call(fs));
fs = [];
for (let i = 0, read = () => i; i < 3; i++) fs.push(() => [i, read()].join('/'));
console.log(call(fs));
fs = [];
for (let i = 0; fs.push(() => 'cond' + i), i < 2; fs.push(() => 'inc' + i), i++)
    fs.push(() => 'body' + i);
console.log(call(fs));
fs = [];
for (let i = 0; i < 3; i++) {
    fs.push(() => i);
    i++;
    fs.push(() => i--);
}
console.log(call(fs), call(fs));
fs = [];
for (const k in { a: 1, b: 2 }) fs.push(() => k);
for (const v of [1, 2]) fs.push(() => v);
for (let [a, b] of [
    [1, 2],
    [3, 4],
])
    fs.push(() => (a += b));
console.log(call(fs), call(fs));
fs = [];
for (let i = 0; i < 2; i++)
    for (let j = 0; j < 2; j++) {
        let k = i * 10 + j;
        fs.push(() => [i, j, k++].join(''));
    }
console.log(call(fs), call(fs));
fs = [];
let n = 0;
while (n < 3) {
    const m = n++;
    fs.push(() => m);
}
do {
    let m = n;
    fs.push(() => m + n);
} while (n++ < 4);
console.log(call(fs));
fs = [];
for (let i = 0; i < 4; i++) {
    if (i === 1) continue;
    fs.push(() => i);
    if (i === 2) break;
}
console.log(call(fs));
fs = [];
for (const x of [1, 2]) {
    switch (x) {
        case 1:
            let y = x * 5;
            fs.push(() => y);
            break;
        default:
            fs.push(() => {
                try {
                    return y;
                } catch (e) {
                    return e.name;
                }
            });
    }
}
console.log(
    (() => {
        try {
            return call(fs);
        } catch (e) {
            return e.name;
        }
    })(),
);
fs = [];
const counter = (start = 0) => {
    let c = start;
    return {
        up: () => ++c,
        down: () => --c,
        get value() {
            return c;
        },
    };
};
const c1 = counter(),
    c2 = counter(10);
c1.up();
c1.up();
c2.down();
console.log(c1.value, c2.value);
function outer(a) {
    return function (b) {
        return function (c) {
            a++;
            b += a;
            return (d) => [a, b, c, d].join();
        };
    };
}
const deep = outer(1)(2)(3);
console.log(deep(4), outer(1)(2)(3)(5));
const memo =
    (f, cache = {}) =>
    (x) =>
        cache[x] ?? (cache[x] = f(x));
let computed = 0;
const slow = memo((x) => {
    computed++;
    return x * x;
});
console.log(slow(4), slow(4), computed);
function params(
    a,
    get = () => a,
    set = (v) => {
        a = v;
    },
) {
    set('by closure');
    return [a, get()].join();
}
console.log(params('given'));
try {
    throw 'caught';
} catch (e) {
    fs.push(() => e, ((e = 'changed'), () => e));
}
console.log(call(fs));
fs = [];
{
    let block = 1;
    fs.push(() => block++);
    {
        let block = 10;
        fs.push(() => block++);
    }
}
call(fs);
console.log(call(fs));
fs = [];
class K {
    static make(x) {
        return class {
            get x() {
                return x;
            }
            set x(v) {
                x = v;
            }
        };
    }
}
const K1 = K.make(1),
    K2 = K.make(2);
new K1().x = 'set';
console.log(new K1().x, new K2().x);
const self = function me() {
    return { me, again: () => me === self2 };
};
const self2 = self().me;
console.log(self().again());
function late() {
    return () => lateVar;
    var lateVar = 'never assigned';
}
console.log(late()());
for (let i of [0, 1]) {
    setTimeout(() => console.log('timer', i));
    var last = i;
}
console.log(
    (() => {
        const r = [];
        for (
            let x = 0,
                inc = () => {
                    x += 10;
                };
            x < 20;
            x++
        ) {
            r.push(x);
            if (r.length > 3) break;
            inc();
        }
        return r.join();
    })(),
);
console.log(
    (
        (f) => (x) =>
            f(f(x))
    )((x) => x * 3)(2),
    [1, 2, 3]
        .map((x) => (y) => x * y)
        .map((f) => f(10))
        .join(),
);
const nested = [];
for (let i = 0; i < 3; i++) {
    nested.push(
        (function (i) {
            return () => {
                const j = i;
                return () => i + j;
            };
        })(i)(),
    );
}
console.log(call(nested));
