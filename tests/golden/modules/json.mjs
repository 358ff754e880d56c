// JSON modules; the value is made once.
import data from './parts/data.json' with { type: 'json' };
import * as all from './parts/data.json' with { type: 'json', };
import { default as again } from "./parts/data.json" with { 'type': "json" };
console.log(data, all, data === again);
console.log((await import('./parts/data.json', { with: { type: 'json' } })) === all);
import('./parts/data.json').catch((error) => {
    console.log(error.name, error.code, error.message.slice(-42));
});
