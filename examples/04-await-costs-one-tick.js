// One await costs one turn of the microtask queue.
//
// A ruler makes that visible: a chain of then() in which each step takes exactly one turn. Next to
// it runs a function that awaits: each await puts it behind the step that is already waiting.

let ruler = Promise.resolve();
for (let turn = 1; turn <= 4; turn++) {
    ruler = ruler.then(() => console.log(`--- turn ${turn}`));
}

(async () => {
    console.log('no turn has passed yet');
    await null;
    console.log('one await of a plain value: one turn');
    await Promise.resolve();
    console.log('one await of a settled promise: one turn, too');
    await (async () => {})();
    console.log('one await of an async function that does nothing: one turn');
})();
