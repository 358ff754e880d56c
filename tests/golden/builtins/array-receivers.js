// What methods of Array.prototype say of undefined and null, and how a revoked proxy is told.
for (const name of Object.getOwnPropertyNames(Array.prototype)) {
    const method = Array.prototype[name];
    if (typeof method !== 'function' || name === 'constructor') continue;
    for (const receiver of [undefined, null]) {
        try {
            console.log(name, method.call(receiver, () => 1));
        } catch (error) {
            console.log(name, `${error}`);
        }
    }
}
const { proxy, revoke } = Proxy.revocable([], {});
revoke();
for (const ask of [Object.prototype.toString, Array.isArray, Array.prototype.concat, JSON.stringify]) {
    try {
        console.log(ask.call(proxy, proxy));
    } catch (error) {
        console.log(ask.name, `${error}`);
    }
}
