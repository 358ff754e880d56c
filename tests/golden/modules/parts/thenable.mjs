export function then(resolve) {
    resolve('what then() says');
}
