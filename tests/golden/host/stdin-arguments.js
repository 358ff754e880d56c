// flags: -
// With "-" standard input is the script, and what follows are its arguments.
