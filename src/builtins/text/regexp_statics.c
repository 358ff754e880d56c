/* What RegExp remembers of the latest match: RegExp.$1, RegExp.lastMatch and their like, as engines
 * have them beside the specification; RegExp[@@species] (ECMA-262 22.2.5.2).
 *
 * Texts are cut out of the subject when somebody asks. */
#include "builtins/text/regexp.h"

RegExpStatics *regexp_statics(Runtime *runtime) {
    Realm *realm = runtime->realm;
    if (LIKELY(realm->regexp != NULL)) return realm->regexp;
    RegExpStatics *statics = heap_allocate(runtime, sizeof *statics, CELL_REGEXP_STATICS);
    if (!statics) return NULL;
    statics->input = statics->subject = runtime->empty_string;
    statics->epoch = runtime->prototype_epoch - 1;
    return realm->regexp = statics;
}

void regexp_note_match(const RegExpSearch *search) {
    RegExpStatics *statics = search->runtime->realm->regexp;
    const uint32_t *positions = search->run.registers;
    uint32_t count = regexp_group_count(search->code->regexp);
    if (!statics) return;
    statics->input = statics->subject = search->subject;
    statics->last_group[0] = positions[2 * count - 2];
    statics->last_group[1] = positions[2 * count - 1];
    statics->has_groups = count > 1;
    statics->group_count = count < REGEXP_STATIC_GROUPS ? count : REGEXP_STATIC_GROUPS;
    memcpy(statics->positions, positions, statics->group_count * 2 * sizeof *positions);
}

/* ---- reading ---- */

static Value part(Runtime *runtime, uint32_t start, uint32_t end) {
    if (end == REGEXP_UNSET) return value_cell(runtime->empty_string);
    return cell_or_abrupt(string_slice(runtime, runtime->realm->regexp->subject, start, end));
}

static Value group_text(NativeCall *call, uint32_t group) {
    const RegExpStatics *statics = regexp_statics(call->runtime);
    TRY_OK(statics);
    if (group >= statics->group_count) return value_cell(call->runtime->empty_string);
    return part(call->runtime, statics->positions[2 * group], statics->positions[2 * group + 1]);
}

static Value get_input(NativeCall *call) {
    const RegExpStatics *statics = regexp_statics(call->runtime);
    return statics ? value_cell(statics->input) : VALUE_ABRUPT;
}

static Value get_last_match(NativeCall *call) {
    return group_text(call, 0);
}

static Value get_last_paren(NativeCall *call) {
    const RegExpStatics *statics = regexp_statics(call->runtime);
    TRY_OK(statics);
    if (!statics->has_groups) return value_cell(call->runtime->empty_string);
    return part(call->runtime, statics->last_group[0], statics->last_group[1]);
}

static Value get_left_context(NativeCall *call) {
    const RegExpStatics *statics = regexp_statics(call->runtime);
    return statics ? part(call->runtime, 0, statics->positions[0]) : VALUE_ABRUPT;
}

static Value get_right_context(NativeCall *call) {
    const RegExpStatics *statics = regexp_statics(call->runtime);
    TRY_OK(statics);
    return part(call->runtime, statics->positions[1], string_length(statics->subject));
}

// clang-format off
static Value get_1(NativeCall *call) { return group_text(call, 1); }
static Value get_2(NativeCall *call) { return group_text(call, 2); }
static Value get_3(NativeCall *call) { return group_text(call, 3); }
static Value get_4(NativeCall *call) { return group_text(call, 4); }
static Value get_5(NativeCall *call) { return group_text(call, 5); }
static Value get_6(NativeCall *call) { return group_text(call, 6); }
static Value get_7(NativeCall *call) { return group_text(call, 7); }
static Value get_8(NativeCall *call) { return group_text(call, 8); }
static Value get_9(NativeCall *call) { return group_text(call, 9); }
// clang-format on

/* ---- writing ---- */

static Value set_input(NativeCall *call) {
    RegExpStatics *statics = regexp_statics(call->runtime);
    String *text = statics ? to_string(call->runtime, argument(call, 0)) : NULL;
    TRY_OK(text);
    statics->input = text;
    return VALUE_UNDEFINED;
}

/* All others take any value and do nothing with it. */
static Value set_nothing(NativeCall *call) {
    (void)call;
    return VALUE_UNDEFINED;
}

// clang-format off
#define GROUP(name_, getter_) ACCESSOR(name_, getter_, set_nothing, "a group of the latest match")

const BuiltinRow regexp_static_rows[] = {
    ACCESSOR("input", get_input, set_input, "the subject of the latest match"),
    ACCESSOR("$_", get_input, set_input, "the subject of the latest match"),
    ACCESSOR("lastMatch", get_last_match, set_nothing, "the latest match"),
    ACCESSOR("$&", get_last_match, set_nothing, "the latest match"),
    ACCESSOR("lastParen", get_last_paren, set_nothing, "the last group of the latest match"),
    ACCESSOR("$+", get_last_paren, set_nothing, "the last group of the latest match"),
    ACCESSOR("leftContext", get_left_context, set_nothing, "what stands before the latest match"),
    ACCESSOR("$`", get_left_context, set_nothing, "what stands before the latest match"),
    ACCESSOR("rightContext", get_right_context, set_nothing, "what stands after the latest match"),
    ACCESSOR("$'", get_right_context, set_nothing, "what stands after the latest match"),
    GROUP("$1", get_1), GROUP("$2", get_2), GROUP("$3", get_3), GROUP("$4", get_4),
    GROUP("$5", get_5), GROUP("$6", get_6), GROUP("$7", get_7), GROUP("$8", get_8),
    GROUP("$9", get_9),
    SPECIES("the constructor that split and matchAll make copies with"),
    ROWS_END
};
// clang-format on
