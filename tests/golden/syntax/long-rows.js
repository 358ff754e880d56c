// Long rows of one operator are read in one go: the time they take grows with their length.
const rows = ['new ', '!', 'typeof ', '- ', 'void ', 'delete ', '1 + ', '2, ', 'true || ', 'a = '];
for (const row of rows) {
    try {
        new Function('a', row.repeat(20000) + 'a');
        console.log(row, 'is read');
    } catch (error) {
        console.log(row, error.message);
    }
}
