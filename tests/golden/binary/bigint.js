// gc-stress
// BigInt: each line is an expression, shown with its value or what it throws.
const expressions = String.raw`
new BigInt(1)
BigInt()
BigInt(1.5)
BigInt(NaN)
BigInt(Infinity)
BigInt(1e300)
BigInt('x')
BigInt('')
BigInt(' 12 ')
BigInt('0x1F')
BigInt('-0x1F')
BigInt('1n')
BigInt('1e3')
BigInt('0b101')
BigInt('0o17')
BigInt('+5')
BigInt('-5')
BigInt('--5')
BigInt('1_000')
BigInt(undefined)
BigInt(null)
BigInt(Symbol('s'))
BigInt({})
BigInt([])
BigInt([12])
BigInt(true)
BigInt({valueOf(){return 3n}})
BigInt('12345678901234567890123456789012345678901234567890x')
1n+1
1n+'1'
1n*2
0n**0n
1n/0n
1n%0n
-7n/2n
-7n%2n
7n%-2n
1n>>>0n
1n<<100n
1n<<-1n
-1n>>100n
5n>>1n
-5n>>1n
1n<<(2n**64n)
0n<<(2n**64n)
1n<<1073741824n
1n<<1073741823n>0n
2n**(2n**64n)
1n**(2n**64n)
(-1n)**(2n**64n+1n)
0n**(2n**64n)
2n**1073741824n
~5n
~-5n
-0n
-(5n)
+5n
5n&3n
-5n&3n
-5n
-5n&-3n
-5n^3n
!0n
!1n
0n?1:2
typeof 1n
1n==1
1n==='1'
1n=='1'
1n==true
2n==true
1n=='x'
0n==''
1n<1.5
2n>1.5
1n<NaN
1n>=NaN
1n<'2'
1n<'x'
9007199254740993n==9007199254740992
9007199254740993n>9007199254740992
2n**1024n>Number.MAX_VALUE
2n**1024n<Infinity
1n<Infinity
Number(2n**1024n)
Number(9007199254740993n)
Number(-(2n**53n+3n))
Number(2n**1023n+2n**970n)
parseInt('12n')
parseInt(12n)
Math.max(1n)
isNaN(1n)
Math.sqrt(4n)
[3n,1,2n,10].sort()
[3n,1,2n,10].sort((a,b)=>a<b?-1:a>b?1:0)
BigInt.asIntN(8,255n)
BigInt.asIntN(8,128n)
BigInt.asIntN(8,-129n)
BigInt.asUintN(8,-1n)
BigInt.asUintN(64,-1n)
BigInt.asIntN(64,2n**63n)
BigInt.asIntN(0,5n)
BigInt.asUintN(0,5n)
BigInt.asIntN(1,1n)
BigInt.asIntN(-1,1n)
BigInt.asIntN(2**53,1n)
BigInt.asIntN(2**53-1,-5n)
BigInt.asUintN(2**53-1,5n)
BigInt.asUintN(2**53-1,-5n)
BigInt.asUintN(8,1)
BigInt.asIntN(3,25n)
BigInt.asIntN(200,-5n)
BigInt.asUintN(200,-5n)
BigInt.prototype.toString.call(1)
BigInt.prototype.valueOf.call({})
BigInt.prototype.toLocaleString.call('x')
255n.toString(16)
(-255n).toString(2)
255n.toString(36)
255n.toString(1)
255n.toString(37)
1234567890123456789n.toLocaleString()
(-1234n).toLocaleString()
999n.toLocaleString()
(10n**30n).toString(7)
JSON.stringify(1n)
JSON.stringify({a:[1n]})
Object(1n)
[Object(1n)]
new Map([[1n,2]]).get(1n)
new Set([1n,1n,2n,1]).size
({1n:1})
({[2n]:1})
[1,2,3][1n]
'abc'[1n]
1n.foo
1n.foo=1
(()=>{'use strict';1n.foo=1})()
Object.is(0n,-0n)
[1n].includes(1n)
[1n].indexOf(1n)
0x1Fn
0b11n
0o17n
1_000n
let x=1n;x++;x
let y=1n;[y--,y,++y]
let z=5n;z+=1
let w=5n;w**=2n;w
new BigInt64Array(2)
new BigInt64Array([1n,-1n])
new BigUint64Array([1n,-1n])
new BigInt64Array([1])
new BigInt64Array(1).fill(1)
new BigInt64Array([2n**63n,2n**64n+5n])
new BigInt64Array(new Int8Array(1))
new Int8Array(new BigInt64Array(1))
new Int8Array([1n])
new BigInt64Array(2).set([1n,2n])
new BigInt64Array(2).set(new Int8Array(1))
new BigInt64Array([3n,-1n,2n]).sort()
new BigUint64Array([3n,-1n,2n]).sort()
new BigInt64Array([3n]).map(x=>x+1n)
new BigInt64Array([3n]).map(x=>1)
new BigInt64Array([3n]).includes(3n)
new BigInt64Array([3n]).indexOf(3)
new BigInt64Array(1).with(0,1)
new DataView(new ArrayBuffer(8)).getBigInt64(0)
new DataView(new ArrayBuffer(8)).setBigInt64(0,1)
Atomics.add(new BigInt64Array(1),0,1)
Atomics.add(new BigInt64Array([5n]),0,1n)
Atomics.store(new BigInt64Array([5n]),0,2n**64n+7n)
Atomics.exchange(new BigUint64Array([5n]),0,-1n)
Atomics.wait(new BigInt64Array(new SharedArrayBuffer(8)),0,0n,1)
Atomics.wait(new BigInt64Array(new SharedArrayBuffer(8)),0,0,1)
Atomics.compareExchange(new BigInt64Array([5n]),0,5n,6n)
BigInt
BigInt.prototype
Object.getOwnPropertyNames(BigInt)
Object.getOwnPropertyNames(BigInt.prototype)
BigInt.length
BigInt.asIntN.length
BigInt.prototype[Symbol.toStringTag]
Object.prototype.toString.call(1n)
'' + 1n
String(1n)
1n+{}
1n+null
1n+undefined
1n-undefined
1n+[2]
1n instanceof BigInt
Object(1n) instanceof BigInt
Object(1n)+1n
Object(1n)==1n
1n==Object(1n)
1n<Object(2n)
Number('1n')
+'1n'
isFinite(1n)
Number.isInteger(1n)
[1n,2n,3n].join()
[..."ab"].at(1n)
new Array(1n)
new Date(1n)
'a'.repeat(2n)
String.fromCharCode(65n)
new Uint8Array(1n)
Array.from({length:2n})
Symbol()+1n
1n+Symbol()
1n()
new 1n
Reflect.ownKeys(Object(1n))
Object.assign(Object(1n),{a:1})
BigInt.asUintN(64,1.5)
BigInt.asIntN(Symbol(),1n)
BigInt(Number.MAX_SAFE_INTEGER)+2n
10n**50n
123456789012345678901234567890n*987654321098765432109876543210n
(10n**50n)/(3n**40n)
(10n**50n)%(3n**40n)
-(10n**50n)/(3n**40n)
(2n**100n-1n).toString(16)
(2n**100n-1n).toString(32)
BigInt("0x"+"f".repeat(40))
BigInt("9".repeat(60))
-(2n**127n)
(-(2n**127n))>>3n
(-(2n**127n)-1n)>>3n
(2n**127n)&(-(2n**60n))
(2n**127n)
~(2n**127n)
(2n**127n)^-1n
1n<2n
-1n<1n
2n**70n>2n**69n
-(2n**70n)<2n**69n
-(2n**70n)<-(2n**69n)
2n**70n==2**70
2n**70n+1n==2**70
2n**70n+1n>2**70
-0.5<0n
0n<0.5
0n>-0.5
0n==-0
4n>3.9999
-4n<-3.999
3n<3.0000001
'0x10'==16n
16n=='0b10000'
1n=='1.0'
''<1n
'-1'<0n
null==0n
undefined==0n
0n==false
Symbol()==1n
1n>null
1n>undefined
`;
for (const expression of expressions.trim().split('\n')) {
    try {
        console.log(expression, '=>', (0, eval)(expression));
    } catch (error) {
        console.log(expression, '!!', `${error.name}: ${error.message}`);
    }
}

console.log('%d %i %f %s %o %O %j', 1n, 2n, 3n, 4n, 5n, 6n, 7);
console.log([1n, -5n], { a: 1n }, new Map([[1n, 2n]]), 123456789012n, Object(3n));
console.dir([1n, Object(2n)], { colors: true });
console.log([1n, 22n, 333n, 4444n, 55555n, 666666n, 7777777n, 1]);
console.log(new BigUint64Array([1n, 22n, 333n, 4444n, 2n ** 64n - 1n, 6n, 7n]));
console.dir(new BigInt64Array(1), { showHidden: true });
console.table([{ a: 1n }]);
