// gc-stress
// The invariants of proxies and their messages.
const T=(n,f)=>{try{console.log(n,'=>',f())}catch(e){console.log(n,'!',e.name+': '+e.message)}};
const P=(t,h)=>new Proxy(t,h);
const fz=Object.freeze({a:1}); const ne=Object.preventExtensions({a:1});
const nc=Object.defineProperty({},'a',{value:1}); 
const acc=Object.defineProperty({},'a',{set(v){}}); const accg=Object.defineProperty({},'a',
    {get(){return 1}});
T('call',()=>Proxy({},{}));
T('nonobj',()=>new Proxy(1,{}));
T('nonobj2',()=>new Proxy({},null)); 
for (const [n,f] of Object.entries({get:p=>p.x,set:p=>{p.x=1},has:p=>'x' in p,
    del:p=>delete p.x,own:p=>Object.keys(p),gpo:p=>Object.getPrototypeOf(p),
    spo:p=>Object.setPrototypeOf(p,null),ie:p=>Object.isExtensible(p),
    pe:p=>Object.preventExtensions(p),gopd:p=>Object.getOwnPropertyDescriptor(p,'x'),
    dp:p=>Object.defineProperty(p,'x',{}),apply:p=>p(),construct:p=>new p,
    isarr:p=>Array.isArray(p),proxy:p=>typeof new Proxy(p,{}),
    proto:p=>p instanceof Object,json:p=>JSON.stringify(p),
    species:p=>[].concat(p)})) T('revoked '+n,()=>{const r=Proxy.revocable(function(){},{});
    r.revoke();return f(r.proxy)});
T('gpo1',()=>Object.getPrototypeOf(P({},{getPrototypeOf(){return 1}})));
T('gpo2',()=>Object.getPrototypeOf(P(ne,{getPrototypeOf(){return null}})));
'use strict';
T('ie',()=>Object.isExtensible(P({},{isExtensible(){return 0}})));
T('ie2',()=>Object.isExtensible(P(ne,{isExtensible(){return 1}})));
T('pe',()=>Object.preventExtensions(P({},{preventExtensions(){return 0}})));
T('pe2',()=>Object.preventExtensions(P({},{preventExtensions(){return 1}})));
T('pe3',()=>Object.freeze(P({},{preventExtensions(){return 0}})));
const G=(t,v)=>Object.getOwnPropertyDescriptor(P(t,{getOwnPropertyDescriptor(){return v}}),'a');
T('gopd1',()=>G({},1));
T('gopd2',()=>G(nc,undefined));
T('gopd3',()=>G(ne,undefined));
T('gopd4',()=>G(fz,{value:2,configurable:true}));
T('gopd5',()=>G({},{value:1}));
T('gopd6',()=>G(nc,{value:2}));
T('gopd7',()=>G(Object.preventExtensions({}),{value:1,configurable:true}));
T('gopd8',()=>G(Object.defineProperty({},'a',{value:1,writable:true}),{value:1,writable:false}));
T('gopd9',()=>G({a:1},{value:1}));
T('gopds',()=>Object.getOwnPropertyDescriptor(P({},
    {getOwnPropertyDescriptor(){return 1}}),Symbol('s')));
const D=(t,d,r=true)=>Object.defineProperty(P(t,{defineProperty(){return r}}),'a',d);
T('dp1',()=>D({},{},false));
T('dp2',()=>D(Object.preventExtensions({}),{value:1}));
T('dp3',()=>D({},{value:1,configurable:false}));
T('dp4',()=>D({a:1},{value:1,configurable:false}));
T('dp5',()=>D(nc,{value:2}));
T('dp6',()=>D(Object.defineProperty({},'a',{value:1,writable:true}),
    {value:1,writable:false,configurable:false}));
T('has1',()=>'a' in P(nc,{has(){return false}}));
T('has2',()=>'a' in P(ne,{has(){return false}}));
T('get1',()=>P(nc,{get(){return 2}}).a);
T('get2',()=>P(acc,{get(){return 2}}).a);
T('get3',()=>P(fz,{get(){return {}}}).a);
T('get4',()=>P(Object.defineProperty({},'a',{value:{}}),{get(){return Symbol('z')}}).a);
T('get5',()=>P(Object.defineProperty({},'a',{value:'str'}),{get(){return [1,2]}}).a);
T('get6',()=>P(Object.defineProperty({},'a',{value(){}}),{get(){return -0}}).a);
T('set1',()=>{'use strict';P({},{set(){return 0}}).a=1});
T('set2',()=>{P(nc,{set(){return 1}}).a=2});
T('set3',()=>{P(accg,{set(){return 1}}).a=2});
T('set4',()=>{'use strict';P({},{set(){return 0}})[Symbol('q')]=1});
T('del1',()=>{'use strict';delete P({},{deleteProperty(){return 0}}).a});
T('del2',()=>delete P(nc,{deleteProperty(){return 1}}).a);
T('del3',()=>delete P(ne,{deleteProperty(){return 1}}).a);
const O=(t,k)=>Reflect.ownKeys(P(t,{ownKeys(){return k}}));
T('own1',()=>O({},1));
T('own2',()=>O({},[1]));
T('own3',()=>O({},['a','a']));
T('own4',()=>O(nc,[]));
T('own5',()=>O(ne,[]));
T('own6',()=>O(ne,['a','b']));
T('own7',()=>O({},[{}]));
T('own8',()=>O({},[Symbol.iterator,Symbol.iterator]));
T('own9',()=>O({},[null]));
T('own10',()=>O({},undefined));
T('own11',()=>O(Object.preventExtensions({}),['q']));
T('own12',()=>O({},[undefined]));
T('own13',()=>O({},[[1]]));
T('own14',()=>O({},[()=>1]));
T('own15',()=>O({},['5','5']));
T('apply',()=>P({},{})());
T('applyname',()=>{const p=P({},{});p()});
T('newname',()=>{const p=P({},{});new p});
T('new',()=>new (P(()=>1,{})));
T('con1',()=>new (P(function(){},{construct(){return 1}})));
T('con2',()=>new (P(class A{},{construct(){return 'x'}})));
T('classcall',()=>P(class A{},{})());
T('tos',()=>Object.prototype.toString.call(P([],{})));
T('tos',()=>Object.prototype.toString.call(P(()=>1,{})));
T('tos',()=>Object.prototype.toString.call(P(new Date,{})));
T('tos',()=>Object.prototype.toString.call(P(new Error,{})));
T('name',()=>Proxy.name+Proxy.length+('prototype' in Proxy)+Object.getOwnPropertyNames(Proxy));
T('rev',()=>{const r=Proxy.revocable({},{});
    return [r.revoke.name==='',r.revoke.length,
    Object.getOwnPropertyNames(r.revoke),Object.keys(r),r.revoke(),r.revoke()]});
T('str',()=>`${P({},{})}`);
T('null trap',()=>P({a:1},{get:null}).a);
T('assign nonwritable',()=>{'use strict';Object.assign(P({},{set(){return false}}),{a:1})});
T('push',()=>P([],{set(){return false}}).push(1));
T('cdp',()=>{const a=P([],{defineProperty(){return false}});a.constructor={};
    return Array.from.call(function(){return a},[1])});
T('revocablecall',()=>new Proxy.revocable({},{}));
T('revnon',()=>Proxy.revocable(1,{}));
T('revmsg',()=>{const r=Proxy.revocable({},{});r.revoke();return Proxy.revocable(r.proxy,
    {}) && 'ok'});
