// A thenable takes a job of its own.
//
// To resolve a promise with something that has a then() means to call that then(), and the standard
// calls it in a job of its own, never at once: it is foreign code. A native promise is no
// exception where it is handed to resolve(): one job to call its then(), one for its reaction.
// Only await knows its own kind and takes a native promise without the detour.

let ruler = Promise.resolve();
for (let turn = 1; turn <= 4; turn++) {
    ruler = ruler.then(() => console.log(`--- turn ${turn}`));
}

const settled = Promise.resolve('a settled promise');
const thenable = {
    then(resolve) {
        console.log('then() of the thenable is called: in a job, not by resolve()');
        resolve('a thenable');
    },
};

new Promise((resolve) => resolve('a value')).then((what) => console.log('resolved with', what));
new Promise((resolve) => resolve(thenable)).then((what) => console.log('resolved with', what));
new Promise((resolve) => resolve(settled)).then((what) => console.log('resolved with', what));
(async () => console.log('awaited', await settled))();
