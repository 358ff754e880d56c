// Automatic semicolon insertion: where a line break ends a statement, and where it does not.
const seen = []
let a = 1
let b = a
++a
seen.push(a, b)
function nothing() {
    return
    42
}
seen.push(nothing())
const f = function () { return 'called' }
const g = f
;(function () { seen.push('iife') })()
seen.push(g())
let c = a
+ b
seen.push(c)
do seen.push('do'); while (false) seen.push('after do-while on one line')
var x
var y = 5
x
=
y
seen.push(x)
var outer = 'labels and names do not meet'
outer:
for (let i = 0; i < 3; i++) {
    for (;;) {
        if (i === 1) break
        outer
        seen.push('i' + i)
        continue outer
    }
    break
    outer
}
{ seen.push('block') } seen.push('no semicolon after }')
const o = {
    get
    value() { return 'getter across lines' },
    async: 1, get: 2, set: 3, static: 4, of: 5, let: 6, yield: 7, await: 8,
}
seen.push(o.value, o.async + o.get + o.set + o.static + o.of + o.let + o.yield + o.await)
class C {
    a
    b = 2
    static
    async
    get
    *gen() {}
    'quoted' = 3
    m() { return [Object.keys(this).join()] }
}
seen.push(new C().m()[0])
var async = 7
var plain = async
function afterAsync() { return 'plain function' }
seen.push(plain, afterAsync())
var let_ = 1; if (let_) ; else seen.push('never')
for (var i = 0; i < 2; i++);
seen.push(i)
const t = `line
break`
seen.push(t.length)
throw_: {
    try { throw 'thrown' } catch (e) { seen.push(e); break throw_ }
}
const arrow = () =>
    ({ made: true })
seen.push(arrow().made)
seen.push(((1,
2)))
for (const line of seen) console.log(line)
const rejected = [
    'return\n', 'throw\n1', 'a\n++\n', 'x => \n{} + 1', 'x\n=> 1', 'if (1)', 'for (;\n)', 'do x while(0)',
    'var a b', '{ 1 2 } 3', 'for (a; b\n)', 'let let = 1', 'a\n?.b\n`t`',
]
for (const code of rejected) {
    try { new Function(code); console.log(JSON.stringify(code), 'accepted') }
    catch (e) { console.log(JSON.stringify(code), e.name) }
}
