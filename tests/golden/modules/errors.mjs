// gc-stress
// What goes wrong in loading, linking and evaluating. An evaluation's error is kept.
const attempt = async (specifier) => {
    try {
        console.log(specifier, await import(specifier));
    } catch (error) {
        console.log(specifier + ':', error.name, error.message.replaceAll(process.cwd(), '.'));
        return error;
    }
};
for (const name of ['bad-import', 'bad-reexport', 'bad-default', 'bad-star', 'bad-circle', 'stars',
                    'bad-file', 'bad-syntax']) {
    await attempt(`./parts/${name}.mjs`);
}
const errors = [];
for (const name of ['fails', 'needs-fails', 'fails', 'fails-late', 'needs-fails-late',
                    'fails-late']) {
    errors.push(await attempt(`./parts/${name}.mjs`));
}
console.log(errors.map((error) => errors.indexOf(error)));
