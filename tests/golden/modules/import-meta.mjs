// import.meta: one object for each module, with what the host puts there.
import { meta } from './parts/meta.mjs';
const here = (text) => text.replace(import.meta.dirname, '.').replace('file://.', 'file:.');
console.log(here(import.meta.url), here(import.meta.filename));
console.log(Object.keys(import.meta), Object.getPrototypeOf(import.meta));
console.log(import.meta === (() => import.meta)(), meta === import.meta, here(meta.url));
for (const specifier of ['./parts/meta.mjs', './nothing?q#f', './a b.mjs', '/a/./b/../c.mjs',
                         'file:///x.mjs', 'data:text/javascript,1']) {
    console.log(here(import.meta.resolve(specifier)));
}
import.meta.own = 1;
console.log(import.meta.own);
