/* Mutates programs, not bytes: libFuzzer asks here for a new input made of one or two old ones.
 *
 * A program is taken as a row of pieces: words, numbers, strings, signs, and whole groups between
 * brackets that match. A mutation takes away, doubles, moves or wraps a group, gives one name the
 * place of another, or puts in one of the phrases below; a crossing puts a group of one program in
 * the place of a group of another. One time in eight libFuzzer's own mutation of bytes is taken.
 * All chance comes from the seed that libFuzzer gives.
 */
#include <ctype.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "fuzz.h"

size_t LLVMFuzzerMutate(uint8_t *bytes, size_t size, size_t limit);
size_t LLVMFuzzerCustomMutator(uint8_t *bytes, size_t size, size_t limit, unsigned int seed);
size_t LLVMFuzzerCustomCrossOver(const uint8_t *first, size_t first_size, const uint8_t *second,
                                 size_t second_size, uint8_t *out, size_t limit,
                                 unsigned int seed);

/* What is put in between two pieces. */
static const char *const phrases[] = {
    " await ",
    " yield ",
    " yield* ",
    "...",
    "?.",
    " ?? ",
    " = ",
    " => ",
    "async ",
    "static ",
    "get ",
    "set ",
    "#p",
    "new ",
    "delete ",
    "typeof ",
    "void ",
    "-",
    "!",
    "++",
    "**",
    " in ",
    " of ",
    " instanceof ",
    " extends ",
    "super.x",
    "super()",
    "new.target",
    "this",
    "arguments",
    "let ",
    "const ",
    "var ",
    "return ",
    "throw ",
    "break;",
    "continue;",
    "debugger;",
    "/a/g",
    "`${0}`",
    "eval('0')",
    "0",
    "-0",
    "NaN",
    "1e21",
    "2147483648",
    "4294967295",
    "0.1",
    "1n",
    "null",
    "undefined",
    "[]",
    "{}",
    "()=>{}",
    "'\\u{1f600}'",
    "'__proto__'",
    "__proto__: null,",
    "constructor",
    "prototype",
    "then",
    "Symbol.iterator",
    "Symbol.species",
    "[Symbol.iterator]",
    "Object.freeze",
    "Object.setPrototypeOf",
    "Reflect.construct",
    "Array.prototype",
    "length = 0;",
    ".call(",
    ".next()",
    ".return(1)",
    ".throw(2)",
    ".then(",
    "Promise.resolve(",
    "setTimeout(",
    "queueMicrotask(",
    "with ({}) ",
    "label: ",
    ", ",
    "; ",
    "\n",
    "\xe2\x80\xa8",
    "\xff",
};

/* What goes round a group: before, after. */
static const char *const wraps[][2] = {
    {"(", ")"},
    {"[", "]"},
    {"{", "}"},
    {"[...", "]"},
    {"(() => {", "})()"},
    {"(() => (", "))()"},
    {"(async () => {", "})();"},
    {"(async () => (", "))();"},
    {"(function* () {", "})().next();"},
    {"[...(function* () {", "})()];"},
    {"(async function* () {", "})().next();"},
    {"try {", "} catch (e) {}"},
    {"try {", "} finally {}"},
    {"for (let i = 0; i < 3; i++) {", "}"},
    {"for (const x of [1, 2]) {", "}"},
    {"for await (const x of [1, 2]) {", "}"},
    {"switch (1) { case 1:", "}"},
    {"class C { static {", "} }"},
    {"class C { m() {", "} }"},
    {"({ get a() {", "} }).a;"},
    {"eval(`", "`);"},
    {"`${", "}`"},
    {"Promise.resolve(", ")"},
    {"JSON.stringify(", ")"},
    {"console.log(", ")"},
};

typedef struct Random {
    uint64_t state;
} Random;

static uint32_t below(Random *random, size_t limit) {
    random->state = random->state * 6364136223846793005u + 1442695040888963407u;
    return limit ? (uint32_t)((random->state >> 33) % limit) : 0;
}

/* A part of a text. */
typedef struct Piece {
    const uint8_t *start;
    size_t size;
} Piece;

static bool is_word(uint8_t byte) {
    return isalnum(byte) || byte == '_' || byte == '$' || byte >= 0x80;
}

static size_t word_size(const uint8_t *at, const uint8_t *end) {
    size_t size = 1;
    while (at + size < end && is_word(at[size])) size++;
    return size;
}

/* Of a string up to its end quote; of what has none, the quote alone. */
static size_t string_size(const uint8_t *at, const uint8_t *end) {
    for (const uint8_t *next = at + 1; next < end && *next != '\n'; next++) {
        if (*next == '\\')
            next++;
        else if (*next == *at)
            return (size_t)(next - at) + 1;
    }
    return 1;
}

static size_t token_size(const uint8_t *at, const uint8_t *end) {
    if (is_word(*at)) return word_size(at, end);
    return *at == '\'' || *at == '"' ? string_size(at, end) : 1;
}

/* Of a group from its opening bracket to the one that closes it; 1 where none does. */
static size_t group_size(const uint8_t *at, const uint8_t *end) {
    size_t depth = 0;
    for (const uint8_t *next = at; next < end; next += token_size(next, end)) {
        if (strchr("([{", *next) && *next) depth++;
        if (strchr(")]}", *next) && *next && --depth == 0) return (size_t)(next - at) + 1;
    }
    return 1;
}

static size_t piece_size(const uint8_t *at, const uint8_t *end) {
    bool opens = *at && strchr("([{", *at);
    return opens ? group_size(at, end) : token_size(at, end);
}

/* A piece, or several that follow each other, somewhere in the text. */
static Piece piece_pick(Random *random, Piece text) {
    const uint8_t *end = text.start + text.size, *at = text.start;
    const uint8_t *wanted = at + below(random, text.size);
    while (at < wanted) at += token_size(at, end);
    if (at >= end) return (Piece){end, 0};
    size_t size = piece_size(at, end);
    for (uint32_t more = below(random, 6); more > 2 && at + size < end; more--) {
        size += piece_size(at + size, end);
    }
    return (Piece){at, at + size > end ? (size_t)(end - at) : size};
}

/* A name (or number) somewhere in the text; nothing where chance finds none. */
static Piece word_pick(Random *random, Piece text) {
    for (int attempt = 0; attempt < 20; attempt++) {
        Piece piece = piece_pick(random, text);
        if (piece.size && is_word(*piece.start)) {
            return (Piece){piece.start, word_size(piece.start, text.start + text.size)};
        }
    }
    return (Piece){text.start, 0};
}

static Piece phrase_pick(Random *random) {
    const char *phrase = phrases[below(random, sizeof phrases / sizeof *phrases)];
    return (Piece){(const uint8_t *)phrase, strlen(phrase)};
}

/* ---- putting texts together ---- */

typedef struct Output {
    uint8_t *bytes;
    size_t size, limit;
} Output;

static void put(Output *output, Piece piece) {
    if (piece.size > output->limit - output->size) piece.size = output->limit - output->size;
    if (piece.size) memcpy(output->bytes + output->size, piece.start, piece.size);
    output->size += piece.size;
}

static void put_text(Output *output, const char *text) {
    put(output, (Piece){(const uint8_t *)text, strlen(text)});
}

static void put_before(Output *output, Piece text, Piece place) {
    put(output, (Piece){text.start, (size_t)(place.start - text.start)});
}

static void put_after(Output *output, Piece text, Piece place) {
    const uint8_t *next = place.start + place.size;
    put(output, (Piece){next, (size_t)(text.start + text.size - next)});
}

static void replace(Output *output, Piece text, Piece place, Piece other) {
    put_before(output, text, place);
    put(output, other);
    put_after(output, text, place);
}

/* ---- mutations ---- */

static void take_away(Random *random, Piece text, Output *output) {
    replace(output, text, piece_pick(random, text), (Piece){text.start, 0});
}

static void put_in(Random *random, Piece text, Output *output) {
    Piece place = piece_pick(random, text);
    place.size = 0;
    replace(output, text, place, phrase_pick(random));
}

static void exchange_phrase(Random *random, Piece text, Output *output) {
    replace(output, text, piece_pick(random, text), phrase_pick(random));
}

static void exchange_piece(Random *random, Piece text, Output *output) {
    Piece place = piece_pick(random, text);
    replace(output, text, place, piece_pick(random, text));
}

static void copy_piece(Random *random, Piece text, Output *output) {
    Piece place = piece_pick(random, text);
    place.size = 0;
    replace(output, text, place, piece_pick(random, text));
}

static void exchange_word(Random *random, Piece text, Output *output) {
    Piece place = word_pick(random, text);
    replace(output, text, place, word_pick(random, text));
}

static void wrap(Random *random, Piece text, Output *output) {
    Piece place = piece_pick(random, text);
    uint32_t choice = below(random, sizeof wraps / sizeof *wraps);
    put_before(output, text, place);
    put_text(output, wraps[choice][0]);
    put(output, place);
    put_text(output, wraps[choice][1]);
    put_after(output, text, place);
}

typedef void (*Mutation)(Random *random, Piece text, Output *output);

static const Mutation mutations[] = {
    take_away,
    put_in,
    exchange_phrase,
    exchange_piece,
    copy_piece,
    exchange_word,
    wrap,
};

size_t LLVMFuzzerCustomMutator(uint8_t *bytes, size_t size, size_t limit, unsigned int seed) {
    Random random = {seed};
    below(&random, 1);
    if (size == 0 || below(&random, 8) == 0) return LLVMFuzzerMutate(bytes, size, limit);
    uint8_t *copy = malloc(limit);
    if (!copy) abort();
    for (uint32_t times = 1 + below(&random, 3); times > 0 && size > 0; times--) {
        memcpy(copy, bytes, size);
        Output output = {bytes, 0, limit};
        mutations[below(&random, sizeof mutations / sizeof *mutations)](
            &random, (Piece){copy, size}, &output);
        size = output.size;
    }
    free(copy);
    return size;
}

size_t LLVMFuzzerCustomCrossOver(const uint8_t *first, size_t first_size, const uint8_t *second,
                                 size_t second_size, uint8_t *out, size_t limit,
                                 unsigned int seed) {
    Random random = {seed};
    Piece text = {first, first_size}, other = {second, second_size};
    Output output = {out, 0, limit};
    Piece place = piece_pick(&random, text);
    if (below(&random, 2)) place.size = 0;
    replace(&output, text, place, piece_pick(&random, other));
    return output.size;
}
