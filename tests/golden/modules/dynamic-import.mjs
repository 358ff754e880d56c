// gc-stress
// import() in every place; what is loaded already is not loaded again, and still takes jobs.
import * as counter from './parts/counter.mjs';

const order = [];
const jobs = (name, count) => {
    let promise = Promise.resolve();
    for (let i = 1; i <= count; i++) promise = promise.then(() => order.push(name + i));
};
import('./parts/counter.mjs').then(() => order.push('import'));
jobs('job ', 2);
process.nextTick(() => order.push('tick'));
order.push('script');
await new Promise((resolve) => setTimeout(resolve, 20));
console.log(order);

const same = async (promise) => console.log((await promise) === counter);
await same(import('./parts/counter.mjs'));
await same((() => import(`./parts/${'counter'}.mjs`))());
await same(eval("import('./parts/counter.mjs')"));
await same((0, eval)("import('./parts/counter.mjs')"));
await same(new Function("return import('./parts/counter.mjs')")());
await same(new Function("return async () => { return await import('./parts/counter.mjs') }")()());
await same(import({ toString: () => './parts/../parts/./counter.mjs' }));
await same(import(new URL_like('./parts/counter.mjs')));
await same(import('./parts/counter.mjs?other'));
console.log(await import('./parts/thenable.mjs'));
console.log(import('./parts/counter.mjs') === import('./parts/counter.mjs'));

function URL_like(path) {
    this.toString = () => import.meta.url.replace('dynamic-import.mjs', path.slice(2));
}
for (const wrong of [
    () => import({ toString() { throw new Error('thrown by toString'); } }),
    () => import(Symbol('no text')),
    () => import('./parts/counter.mjs', 5),
    () => import('./parts/counter.mjs', { with: 5 }),
    () => import('./parts/counter.mjs', { with: { type: 5 } }),
    () => import('./parts/counter.mjs', { with: { type: 'css' } }),
    () => import('./parts/counter.mjs', { with: { type: 'json' } }),
]) {
    const promise = wrong();
    try {
        await promise;
    } catch (error) {
        const message = error.message.replaceAll(import.meta.url.slice(0, -18), '');
        console.log(error.name, error.code, message);
    }
}
