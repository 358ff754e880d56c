/* Values in and out of an engine: types, text, objects, functions, handles. */
#include "embed_fixture.h"

Test(embed_values, every_type_is_told) {
    static const struct {
        const char *source;
        BobType type;
    } cases[] = {
        {"undefined", BOB_UNDEFINED},
        {"null", BOB_NULL},
        {"true", BOB_BOOLEAN},
        {"1.5", BOB_NUMBER},
        {"'text'", BOB_STRING},
        {"Symbol('s')", BOB_SYMBOL},
        {"({})", BOB_OBJECT},
        {"[]", BOB_OBJECT},
        {"(() => 1)", BOB_FUNCTION},
        {"(class {})", BOB_FUNCTION},
        {"Math.max", BOB_FUNCTION},
    };
    BobEngine *engine = engine_open(NULL);
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        BobValue value = evaluate(engine, cases[i].source);
        cr_expect_eq(bob_type(value), cases[i].type, "%s", cases[i].source);
    }
    bob_engine_delete(engine);
}

Test(embed_values, primitives_need_no_engine) {
    cr_expect_eq(bob_type(bob_undefined()), BOB_UNDEFINED);
    cr_expect_eq(bob_type(bob_null()), BOB_NULL);
    cr_expect(bob_to_boolean(bob_boolean(true)));
    cr_expect_not(bob_to_boolean(bob_boolean(false)));
    cr_expect_not(bob_to_boolean(bob_number(0)));
    cr_expect(bob_to_boolean(bob_number(-1)));
}

Test(embed_values, text_goes_both_ways_as_utf8) {
    BobEngine *engine = engine_open(NULL);
    BobValue text;
    cr_assert_eq(bob_string(engine, "gr\xC3\xBC\xC3\x9F \xF0\x9F\xA7\xB5", -1, &text), BOB_OK);
    expect_text(engine, text, "gr\xC3\xBC\xC3\x9F \xF0\x9F\xA7\xB5");
    cr_assert_eq(bob_set(engine, bob_global(engine), "text", text), BOB_OK);
    cr_expect_eq(number_of(engine, evaluate(engine, "text.length")), 7);
    cr_assert_eq(bob_string(engine, "a\xFFz", 3, &text), BOB_OK);
    expect_text(engine, text, "a\xEF\xBF\xBDz");
    cr_assert_eq(bob_string(engine, "cut here", 3, &text), BOB_OK);
    expect_text(engine, text, "cut");
    bob_engine_delete(engine);
}

Test(embed_values, text_of_what_is_no_text) {
    BobEngine *engine = engine_open(NULL);
    expect_text(engine, evaluate(engine, "[1, [2, 3]]"), "1,2,3");
    expect_text(engine, evaluate(engine, "Symbol('s')"), "Symbol(s)");
    expect_text(engine, bob_number(0.1), "0.1");
    char *text;
    BobValue thrower = evaluate(engine, "({ toString() { throw 1; } })");
    cr_expect_eq(bob_to_text(engine, thrower, &text, NULL), BOB_EXCEPTION);
    bob_engine_delete(engine);
}

Test(embed_values, inspection_shows_what_the_console_shows) {
    BobEngine *engine = engine_open(NULL);
    char *text = NULL;
    size_t size = 0;
    BobValue value = evaluate(engine, "({ a: [1, 'x'], p: Promise.resolve(2) })");
    cr_assert_eq(bob_inspect(engine, value, &text, &size), BOB_OK);
    cr_expect_str_eq(text, "{ a: [ 1, 'x' ], p: Promise { 2 } }");
    cr_expect_eq(size, strlen(text));
    free(text);
    bob_engine_delete(engine);
}

Test(embed_values, properties_by_name_and_index) {
    BobEngine *engine = engine_open(NULL);
    BobValue object, value;
    cr_assert_eq(bob_object_new(engine, &object), BOB_OK);
    cr_assert_eq(bob_set(engine, object, "answer", bob_number(42)), BOB_OK);
    cr_assert_eq(bob_set_index(engine, object, 3, bob_boolean(true)), BOB_OK);
    cr_assert_eq(bob_set(engine, bob_global(engine), "object", object), BOB_OK);
    expect_text(engine, evaluate(engine, "JSON.stringify(object)"), "{\"3\":true,\"answer\":42}");
    cr_assert_eq(bob_get(engine, object, "answer", &value), BOB_OK);
    cr_expect_eq(number_of(engine, value), 42);
    cr_assert_eq(bob_get_index(engine, object, 3, &value), BOB_OK);
    cr_expect(bob_to_boolean(value));
    cr_assert_eq(bob_get(engine, object, "nothing", &value), BOB_OK);
    cr_expect_eq(bob_type(value), BOB_UNDEFINED);
    cr_expect_eq(bob_get(engine, bob_null(), "x", &value), BOB_EXCEPTION);
    expect_text(engine, value, "TypeError: Cannot read properties of null (reading 'x')");
    bob_engine_delete(engine);
}

/* ---- functions ---- */

static BobStatus add_up(BobEngine *engine, void *data, BobValue this_value, int count,
                        const BobValue *arguments, BobValue *result) {
    (void)this_value;
    double sum = *(double *)data;
    for (int i = 0; i < count; i++) {
        double number;
        if (bob_to_number(engine, arguments[i], &number) != BOB_OK) return BOB_EXCEPTION;
        sum += number;
    }
    *result = bob_number(sum);
    return BOB_OK;
}

static BobStatus complain(BobEngine *engine, void *data, BobValue this_value, int count,
                          const BobValue *arguments, BobValue *result) {
    (void)data, (void)this_value, (void)count, (void)arguments;
    BobStatus status = bob_error_new(engine, "RangeError", "too much", result);
    return status == BOB_OK ? BOB_EXCEPTION : status;
}

Test(embed_values, script_calls_c) {
    BobEngine *engine = engine_open(NULL);
    BobValue function;
    double start = 10;
    cr_assert_eq(bob_function_new(engine, "addUp", 2, add_up, &start, &function), BOB_OK);
    cr_assert_eq(bob_set(engine, bob_global(engine), "addUp", function), BOB_OK);
    cr_expect_eq(number_of(engine, evaluate(engine, "addUp(1, 2, 3)")), 16);
    expect_text(engine, evaluate(engine, "addUp.name + addUp.length"), "addUp2");
    cr_assert_eq(bob_function_new(engine, "complain", 0, complain, NULL, &function), BOB_OK);
    cr_assert_eq(bob_set(engine, bob_global(engine), "complain", function), BOB_OK);
    expect_text(engine, evaluate(engine, "try { complain() } catch (e) { String(e) }"),
                "RangeError: too much");
    bob_engine_delete(engine);
}

Test(embed_values, c_calls_script) {
    BobEngine *engine = engine_open(NULL);
    BobValue function = evaluate(engine, "(function (a, b) { return this.base + a * b; })");
    BobValue object = evaluate(engine, "({ base: 100 })"), result;
    BobValue arguments[] = {bob_number(6), bob_number(7)};
    cr_assert_eq(bob_call(engine, function, object, 2, arguments, &result), BOB_OK);
    cr_expect_eq(number_of(engine, result), 142);
    cr_expect_eq(bob_call(engine, bob_number(1), object, 0, NULL, &result), BOB_EXCEPTION);
    cr_expect_eq(bob_call(engine, function, object, -1, NULL, &result), BOB_INVALID);
    bob_engine_delete(engine);
}

/* ---- handles ---- */

Test(embed_values, handles_outlive_collections) {
    enum { COUNT = 1000 };
    BobEngine *engine = engine_open(NULL);
    BobHandle **handles = calloc(COUNT, sizeof *handles);
    for (int i = 0; i < COUNT; i++) {
        BobValue object;
        cr_assert_eq(bob_object_new(engine, &object), BOB_OK);
        cr_assert_eq(bob_set(engine, object, "number", bob_number(i)), BOB_OK);
        handles[i] = bob_keep(engine, object);
    }
    for (int i = 0; i < COUNT; i += 2) bob_release(handles[i]);
    bob_collect(engine);
    evaluate(engine, "for (let i = 0; i < 1e5; i++) ({ number: -1 });");
    for (int i = 1; i < COUNT; i += 2) {
        BobValue number;
        cr_assert_eq(bob_get(engine, bob_handle_value(handles[i]), "number", &number), BOB_OK);
        cr_expect_eq(number_of(engine, number), i);
        bob_release(handles[i]);
    }
    bob_release(NULL);
    free(handles);
    bob_engine_delete(engine);
}
