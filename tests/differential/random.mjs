// The chance that the generators share. The seed is their first argument; the same seed gives the
// same numbers, and so the same text, in every engine.

/** The seed: a whole number, 1 where none is given. */
export const seed = Number(process.argv[2] ?? 1);

let state = (seed * 2654435761) >>> 0;

/** A number from 0 up to 1, without 1 (mulberry32). */
export function random() {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
}

/** A whole number from 0 up to `n`, without `n`. */
export const below = (n) => Math.floor(random() * n);

/** True with probability `p`. */
export const chance = (p) => random() < p;

export const pick = (list) => list[below(list.length)];

/** An array of what `make` returns in `count` calls, which get the index. */
export const several = (count, make) => Array.from({ length: count }, (_, index) => make(index));

/** Calls one of the functions in `[weight, function]` pairs, with the other arguments. */
export function choose(pairs, ...args) {
    const usable = pairs.filter(([weight]) => weight > 0);
    let at = random() * usable.reduce((sum, [weight]) => sum + weight, 0);
    for (const [weight, make] of usable) {
        at -= weight;
        if (at < 0) return make(...args);
    }
    return usable[0][1](...args);
}
