// Helpers of these tests. What is let go of may live on for a while: a word on some stack may still
// look like a reference to it. So targets come in numbers, are made far down the stack, and most of
// them having died is enough.
export const COUNT = 100;
const MOST = 90;

function deep(depth, action) {
    return depth > 0 ? [deep(depth - 1, action)][0] : action();
}

/** Calls action with 0 to COUNT - 1, far down. */
export function far(action) {
    deep(50, () => { for (let i = 0; i < COUNT; i++) action(i); });
}

/** Collects; covers up first what lies on the stacks. */
export function collect() {
    deep(100, () => [1, 2, 3].map((n) => ({ n })).length);
    gc();
}

export const turn = () => new Promise((resolve) => setImmediate(resolve));

/** Collects, in as many turns as it takes, until `count()` says that most are gone. */
export async function collected(count) {
    for (let i = 0; i < 200; i++) {
        await turn();
        collect();
        if (count() >= MOST) return true;
    }
    return false;
}
