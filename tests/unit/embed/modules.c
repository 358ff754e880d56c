/* Modules of an embedding program: its loader is asked for names and texts, once for each
 * module. */
#include "embed_fixture.h"

#include <stdlib.h>
#include <string.h>

/* ---- a loader that knows a table of texts ---- */

typedef struct Text {
    const char *name, *source;
} Text;

typedef struct Library {
    const Text *texts;
    int resolved, loaded;
    char last_referrer[64], last_attribute[64], last_type[64];
} Library;

static BobStatus fail_with(BobEngine *engine, const char *message, BobValue *error) {
    BobStatus status = bob_error_new(engine, "RangeError", message, error);
    return status == BOB_OK ? BOB_EXCEPTION : status;
}

/* "./x" means "lib:x"; anything else is refused. */
static BobStatus resolve(BobEngine *engine, void *data, const BobRequest *request, char **name,
                         BobValue *error) {
    Library *library = data;
    library->resolved++;
    snprintf(library->last_referrer, sizeof library->last_referrer, "%s", request->referrer);
    if (request->attribute_count) {
        snprintf(library->last_attribute, sizeof library->last_attribute, "%s=%s",
                 request->attributes[0].key, request->attributes[0].value);
    }
    if (strncmp(request->specifier, "./", 2) != 0)
        return fail_with(engine, request->specifier, error);
    *name = malloc(strlen(request->specifier) + 8);
    if (!*name) return BOB_OUT_OF_MEMORY;
    sprintf(*name, "lib:%s", request->specifier + 2);
    return BOB_OK;
}

static BobStatus load(BobEngine *engine, void *data, const char *name, const char *type,
                      BobSource *source, BobValue *error) {
    Library *library = data;
    library->loaded++;
    snprintf(library->last_type, sizeof library->last_type, "%s", type ? type : "none");
    for (const Text *text = library->texts; text->name; text++) {
        if (strcmp(text->name, name) != 0) continue;
        source->text = strdup(text->source);
        source->size = strlen(text->source);
        source->kind = strstr(name, ".json") ? BOB_MODULE_JSON : BOB_MODULE_SOURCE;
        return BOB_OK;
    }
    return fail_with(engine, "no such text", error);
}

static BobEngine *open_library(Library *library, const Text *texts) {
    BobEngine *engine = engine_open(NULL);
    *library = (Library){.texts = texts};
    BobLoader loader = {.resolve = resolve, .load = load, .data = library};
    bob_set_loader(engine, &loader);
    return engine;
}

static BobStatus run_module(BobEngine *engine, const char *source, BobValue *result) {
    BobStatus status = bob_evaluate_file(engine, source, -1, "lib:main", true, result);
    BobHandle *kept = bob_keep(engine, *result);
    if (status == BOB_OK) status = bob_run(engine);
    bob_release(kept);
    return status;
}

static const Text shapes[] = {
    {"lib:square", "import { log } from './log'; log('square', import.meta.url);"
                   "export let area = (a) => a * a;"},
    {"lib:log", "export const log = (...words) => console.log(...words); log('log');"},
    {"lib:data.json", "{ \"side\": 3 }"},
    {"lib:late", "export const value = await new Promise((done) => setTimeout(done, 5, 'late'));"},
    {"lib:wrong", "export const = 1;"},
    {"lib:throws", "throw new TypeError('thrown')"},
    {NULL, NULL},
};

Test(embed_modules, a_module_is_loaded_once) {
    Library library;
    BobEngine *engine = open_library(&library, shapes);
    BobValue result;
    const char *source = "import { log } from './log'; import { area } from './square';"
                         "import data from './data.json' with { type: 'json' };"
                         "log(area(data.side), (await import('./log')).log === log);";
    cr_assert_eq(run_module(engine, source, &result), BOB_OK);
    cr_expect_str_eq(printed.out, "log\nsquare lib:square\n9 true\n");
    cr_expect_eq(library.resolved, 5);
    cr_expect_eq(library.loaded, 3);
    cr_expect_str_eq(library.last_attribute, "type=json");
    cr_expect_str_eq(library.last_referrer, "lib:main");
    bob_engine_delete(engine);
}

Test(embed_modules, scripts_import_too) {
    Library library;
    BobEngine *engine = open_library(&library, shapes);
    evaluate(engine, "import('./late').then((all) => console.log(all.value));"
                     "console.log('first')");
    cr_assert_eq(bob_run(engine), BOB_OK);
    cr_expect_str_eq(printed.out, "first\nlate\n");
    bob_engine_delete(engine);
}

Test(embed_modules, the_promise_is_that_of_the_evaluation) {
    Library library;
    BobEngine *engine = open_library(&library, shapes);
    BobValue promise, value;
    cr_assert_eq(bob_evaluate_file(engine, "import './late'", -1, "lib:main", true, &promise),
                 BOB_OK);
    BobHandle *kept = bob_keep(engine, promise);
    cr_expect_eq(bob_promise_state(promise, NULL), BOB_PENDING);
    cr_assert_eq(bob_run(engine), BOB_OK);
    cr_expect_eq(bob_promise_state(promise, &value), BOB_FULFILLED);
    bob_release(kept);
    bob_engine_delete(engine);
}

static void expect_error(const char *source, const char *expected) {
    Library library;
    BobEngine *engine = open_library(&library, shapes);
    BobValue error;
    char *text;
    cr_assert_eq(run_module(engine, source, &error), BOB_EXCEPTION, "%s", source);
    cr_assert_eq(bob_to_text(engine, error, &text, NULL), BOB_OK);
    cr_expect_str_eq(text, expected);
    free(text);
    bob_engine_delete(engine);
}

Test(embed_modules, errors_come_out) {
    expect_error("import 'elsewhere'", "RangeError: elsewhere");
    expect_error("import './nothing'", "RangeError: no such text");
    expect_error("import './wrong'", "SyntaxError: Unexpected token '='");
    expect_error("import './throws'", "TypeError: thrown");
    expect_error("import { round } from './square'",
                 "SyntaxError: The requested module './square' does not provide an export named "
                 "'round'");
}

Test(embed_modules, a_link_error_stands_where_the_name_is_imported) {
    Library library;
    BobEngine *engine = open_library(&library, shapes);
    BobValue error;
    cr_assert_eq(run_module(engine, "import {\n    round as r } from './square'", &error),
                 BOB_EXCEPTION);
    bob_print_error(engine, error);
    const char *expected = "lib:main:2\n    round as r } from './square'\n    ^^^^^\n\n"
                           "SyntaxError: ";
    cr_expect_eq(strncmp(printed.err, expected, strlen(expected)), 0, "%s", printed.err);
    bob_engine_delete(engine);
}

Test(embed_modules, import_rejects) {
    Library library;
    BobEngine *engine = open_library(&library, shapes);
    evaluate(engine, "for (const name of ['elsewhere', './nothing', './wrong', './throws'])"
                     "    import(name).catch((error) => console.log(String(error)))");
    cr_assert_eq(bob_run(engine), BOB_OK);
    cr_expect_str_eq(printed.out, "RangeError: elsewhere\nRangeError: no such text\n"
                                  "SyntaxError: Unexpected token '='\nTypeError: thrown\n");
    bob_engine_delete(engine);
}

Test(embed_modules, without_a_loader_nothing_is_imported) {
    BobEngine *engine = engine_open(NULL);
    BobValue error;
    bob_set_loader(engine, NULL);
    cr_expect_eq(run_module(engine, "import './a'", &error), BOB_EXCEPTION);
    cr_expect_eq(run_module(engine, "export {}", &error), BOB_OK);
    bob_engine_delete(engine);
}

/* ---- long chains ---- */

enum { CHAIN = 10000 };

/* "lib:N" imports "lib:N+1", and re-exports all of it. */
static BobStatus load_link_of_chain(BobEngine *engine, void *data, const char *name,
                                    const char *type, BobSource *source, BobValue *error) {
    (void)engine;
    (void)type;
    (void)error;
    const char *pattern = data;
    int number = atoi(name + strlen("lib:"));
    source->text = malloc(256);
    if (!source->text) return BOB_OUT_OF_MEMORY;
    source->size = (size_t)(number < CHAIN ? sprintf(source->text, pattern, number + 1)
                                           : sprintf(source->text, "export let end = 'end';"));
    return BOB_OK;
}

static BobStatus resolve_link(BobEngine *engine, void *data, const BobRequest *request, char **name,
                              BobValue *error) {
    static Library unused;
    (void)data;
    return resolve(engine, &unused, request, name, error);
}

static void run_chain(const char *pattern, const char *main, const char *expected) {
    BobEngine *engine = engine_open(NULL);
    BobLoader loader = {
        .resolve = resolve_link, .load = load_link_of_chain, .data = (void *)pattern};
    BobValue result;
    bob_set_loader(engine, &loader);
    cr_expect_eq(run_module(engine, main, &result), BOB_OK);
    cr_expect_str_eq(printed.out, expected);
    bob_engine_delete(engine);
}

Test(embed_modules, ten_thousand_modules_in_a_row) {
    run_chain("import { end } from './%d'; export { end };",
              "import { end } from './1'; console.log(end)", "end\n");
}

Test(embed_modules, ten_thousand_modules_that_await) {
    run_chain("import { end } from './%d'; await 0; export { end };",
              "import { end } from './1'; console.log(end)", "end\n");
}

Test(embed_modules, ten_thousand_modules_in_a_circle) {
    run_chain("import './1'; import { end } from './%d'; export { end };",
              "import { end } from './1'; console.log(end)", "end\n");
}

Test(embed_modules, stars_too_deep_to_follow_are_an_error) {
    run_chain("export * from './%d';",
              "try { console.log((await import('./9000')).end, (await import('./1')).end) }"
              "catch (error) { console.log(error.name) }",
              "end end\n");
}
