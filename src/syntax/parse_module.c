/* Module items: imports and exports (spec 16.2). What they refer to is checked by the resolver. */
#include "support/utf.h"
#include "syntax/parser.h"

/* ---- names ---- */

/* A lone surrogate cannot be part of a name (16.2.1.1 IsStringWellFormedUnicode). */
static void check_well_formed(Parser *p, const Token *token) {
    const String *text = token->text;
    uint32_t units;
    for (uint32_t i = 0; i < string_length(text); i += units) {
        if (!utf16_is_surrogate(string_code_point_at(text, i, &units))) continue;
        parser_error(p, token->start, token->end,
                     "Invalid module export name: contains unpaired surrogate character");
        return;
    }
}

static String *keep_atom(Parser *p, String *text) {
    String *atom = string_atom(p->runtime, text);
    parser_keep(p, value_cell(atom ? atom : text));
    return atom ? atom : p->names->empty;
}

/* ModuleExportName: a name or a string. */
static String *parse_module_export_name(Parser *p) {
    Token token = *parser_token(p);
    if (token.kind != TOKEN_STRING) return parse_identifier_name(p);
    check_well_formed(p, &token);
    if (p->failed) return p->names->empty;
    parser_advance(p);
    return keep_atom(p, token.text);
}

/* ---- `from "specifier"` ---- */

static String *parse_string(Parser *p) {
    String *text = parser_token(p)->text;
    if (!parser_at(p, TOKEN_STRING)) {
        parser_unexpected(p);
        return p->names->empty;
    }
    parser_advance(p);
    return text;
}

static bool accept_word(Parser *p, const String *word) {
    if (!parser_at_word(p, word)) return false;
    parser_advance(p);
    return true;
}

/* A key of attributes: a name or a string, once. */
static String *parse_attribute_key(Parser *p, size_t mark) {
    Token token = *parser_token(p);
    bool is_string = token.kind == TOKEN_STRING;
    String *key = is_string ? parse_module_export_name(p) : parse_identifier_name(p);
    size_t count = (p->scratch.length - mark) / sizeof(ImportAttribute);
    const ImportAttribute *others = (const ImportAttribute *)(p->scratch.items + mark);
    for (size_t i = 0; i < count && !p->failed; i++) {
        if (others[i].key != key) continue;
        parser_error(p, token.start, token.end, "Import assertion has duplicate key '%S'", key);
    }
    return key;
}

/* `with { type: "json" }`, or `assert` in the same line: import attributes, as Node.js 20 reads
 * them. */
static void parse_attributes(Parser *p, ModuleRequestNode *from) {
    bool is_assert =
        parser_at_word(p, p->names->assert) && !parser_token(p)->after_newline;
    if (!is_assert && !parser_at(p, TOKEN_WITH)) return;
    size_t mark = list_mark(p);
    parser_advance(p);
    parser_expect(p, TOKEN_LEFT_BRACE);
    while (!parser_at(p, TOKEN_RIGHT_BRACE) && !p->failed) {
        ImportAttribute attribute = {.position = parser_start(p)};
        attribute.key = parse_attribute_key(p, mark);
        parser_expect(p, TOKEN_COLON);
        attribute.value = keep_atom(p, parse_string(p));
        list_push(p, &attribute, sizeof attribute);
        if (!parser_accept(p, TOKEN_COMMA)) break;
    }
    parser_expect(p, TOKEN_RIGHT_BRACE);
    from->attributes = list_take(p, mark, sizeof(ImportAttribute), &from->attribute_count);
}

static void parse_specifier(Parser *p, ModuleRequestNode *from) {
    from->position = parser_start(p);
    from->specifier = parse_string(p);
    parse_attributes(p, from);
}

static void parse_from_clause(Parser *p, ModuleRequestNode *from) {
    if (!accept_word(p, p->names->from)) parser_unexpected(p);
    parse_specifier(p, from);
}

/* ---- import ---- */

static void push_import(Parser *p, String *imported, NameNode *local, uint32_t start,
                        uint32_t end) {
    ImportSpecifier specifier = {imported, local, start, end};
    list_push(p, &specifier, sizeof specifier);
}

/* `name`, `name as local`, `"text" as local` */
static void parse_import_specifier(Parser *p) {
    Token token = *parser_token(p);
    String *imported = parse_module_export_name(p);
    if (accept_word(p, p->names->as)) {
        push_import(p, imported, parse_binding_identifier(p), token.start, token.end);
        return;
    }
    if (!parser_check_identifier(p, &token)) return;
    parser_check_binding_name(p, imported, token.start);
    NameNode *local = name_node_new(p, imported, token.start);
    push_import(p, imported, local, token.start, token.end);
}

static void parse_named_imports(Parser *p) {
    parser_expect(p, TOKEN_LEFT_BRACE);
    while (!parser_at(p, TOKEN_RIGHT_BRACE) && !p->failed) {
        parse_import_specifier(p);
        if (!parser_accept(p, TOKEN_COMMA)) break;
    }
    parser_expect(p, TOKEN_RIGHT_BRACE);
}

/* The local name alone. */
static void parse_default_or_namespace(Parser *p, String *imported) {
    uint32_t start = parser_start(p);
    NameNode *local = parse_binding_identifier(p);
    push_import(p, imported, local, start, p->previous_end);
}

static void parse_namespace_import(Parser *p) {
    parser_advance(p);
    if (!accept_word(p, p->names->as)) parser_unexpected(p);
    parse_default_or_namespace(p, NULL);
}

static void parse_import_clause(Parser *p) {
    if (!parser_at(p, TOKEN_LEFT_BRACE) && !parser_at(p, TOKEN_MUL)) {
        parse_default_or_namespace(p, p->names->default_);
        if (!parser_accept(p, TOKEN_COMMA)) return;
    }
    if (parser_at(p, TOKEN_MUL))
        parse_namespace_import(p);
    else
        parse_named_imports(p);
}

static Node *parse_import(Parser *p) {
    ImportNode *node = node_new(p, NODE_IMPORT_DECLARATION, parser_start(p));
    size_t mark = list_mark(p);
    parser_advance(p);
    if (parser_at(p, TOKEN_STRING)) {
        parse_specifier(p, &node->from);
    } else {
        parse_import_clause(p);
        node->specifiers = list_take(p, mark, sizeof(ImportSpecifier), &node->count);
        parse_from_clause(p, &node->from);
    }
    parser_semicolon(p);
    return &node->node;
}

/* ---- exported names ---- */

static void add_export(Parser *p, String *name, uint32_t start, uint32_t end) {
    ExportedName exported = {name, start, end};
    if (!p->failed && !exported_name_vector_push(&p->exports, exported)) parser_out_of_memory(p);
}

static int compare_exports(const void *a, const void *b) {
    const ExportedName *first = a, *second = b;
    if (first->name != second->name) return first->name < second->name ? -1 : 1;
    return first->start < second->start ? -1 : 1;
}

void exports_check(Parser *p) {
    const ExportedName *names = p->exports.items;
    if (p->failed || p->exports.length < 2) return;
    qsort(p->exports.items, p->exports.length, sizeof(ExportedName), compare_exports);
    for (size_t i = 1; i < p->exports.length; i++) {
        if (names[i].name != names[i - 1].name) continue;
        parser_error(p, names[i].start, names[i].end, "Duplicate export of '%S'", names[i].name);
        return;
    }
}

static void add_target_exports(Parser *p, Node *target) {
    size_t mark = list_mark(p);
    pattern_push_names(p, target);
    NodeList names = list_take_nodes(p, mark);
    for (uint32_t i = 0; i < names.count; i++) {
        String *name = ((NameNode *)names.items[i])->name;
        uint32_t start = names.items[i]->position;
        add_export(p, name, start, start + string_length(name));
    }
}

/* ---- export ---- */

/* `export { a, b as c }`; without `from` the local names must be identifiers (16.2.3.1). */
typedef struct FirstBadLocal {
    Token token; /* kind END: none */
} FirstBadLocal;

static void parse_export_specifier(Parser *p, FirstBadLocal *bad) {
    Token token = *parser_token(p);
    ExportSpecifier specifier = {.position = token.start};
    specifier.local = specifier.exported = parse_module_export_name(p);
    bool is_local = parser_is_identifier(p, &token);
    if (!is_local && bad->token.kind == TOKEN_END) bad->token = token;
    uint32_t start = token.start;
    if (accept_word(p, p->names->as)) {
        start = parser_start(p);
        specifier.exported = parse_module_export_name(p);
    }
    specifier.end = p->previous_end;
    add_export(p, specifier.exported, start, specifier.end);
    list_push(p, &specifier, sizeof specifier);
}

static void parse_named_exports(Parser *p, ExportNode *node) {
    FirstBadLocal bad = {.token = {.kind = TOKEN_END}};
    size_t mark = list_mark(p);
    parser_advance(p);
    while (!parser_at(p, TOKEN_RIGHT_BRACE) && !p->failed) {
        parse_export_specifier(p, &bad);
        if (!parser_accept(p, TOKEN_COMMA)) break;
    }
    parser_expect(p, TOKEN_RIGHT_BRACE);
    node->specifiers = list_take(p, mark, sizeof(ExportSpecifier), &node->count);
    if (parser_at_word(p, p->names->from))
        parse_from_clause(p, &node->from);
    else if (bad.token.kind != TOKEN_END)
        parser_unexpected_token(p, &bad.token);
    parser_semicolon(p);
}

/* `export * from`, `export * as name from` */
static void parse_star_export(Parser *p, ExportNode *node) {
    ExportSpecifier specifier = {.position = parser_start(p)};
    size_t mark = list_mark(p);
    parser_advance(p);
    if (accept_word(p, p->names->as)) {
        uint32_t start = parser_start(p);
        specifier.exported = parse_module_export_name(p);
        add_export(p, specifier.exported, start, p->previous_end);
    }
    list_push(p, &specifier, sizeof specifier);
    node->specifiers = list_take(p, mark, sizeof specifier, &node->count);
    parse_from_clause(p, &node->from);
    parser_semicolon(p);
}

static void parse_default_export(Parser *p, ExportNode *node) {
    add_export(p, p->names->default_, parser_start(p), parser_token(p)->end);
    parser_advance(p);
    node->is_default = true;
    if (parser_at(p, TOKEN_FUNCTION) || parser_at_async_function(p)) {
        node->declaration = parse_function_declaration(p, true);
    } else if (parser_at(p, TOKEN_CLASS)) {
        node->declaration = parse_class(p, NODE_CLASS_DECLARATION, true);
    } else {
        node->default_binding = name_node_new(p, p->names->default_export, parser_start(p));
        node->declaration = parse_assignment(p);
        parser_semicolon(p);
    }
}

static void add_declared_exports(Parser *p, const Node *node) {
    if (p->failed) return;
    if (node->kind == NODE_FUNCTION_DECLARATION) {
        add_target_exports(p, &((const FunctionNode *)node)->name_binding->node);
    } else if (node->kind == NODE_CLASS_DECLARATION) {
        add_target_exports(p, &((const ClassNode *)node)->outer_binding->node);
    } else if (node->kind == NODE_DECLARATION) {
        const DeclarationNode *declaration = (const DeclarationNode *)node;
        for (uint32_t i = 0; i < declaration->count; i++)
            add_target_exports(p, declaration->declarators[i].target);
    }
}

static bool at_declaration(Parser *p) {
    switch (parser_token(p)->kind) {
    case TOKEN_VAR:
    case TOKEN_CONST:
    case TOKEN_FUNCTION:
    case TOKEN_CLASS: return true;
    case TOKEN_LET: return parser_at_let_declaration(p);
    default: return parser_at_async_function(p);
    }
}

static Node *parse_export(Parser *p) {
    ExportNode *node = node_new(p, NODE_EXPORT_DECLARATION, parser_start(p));
    parser_advance(p);
    if (parser_at(p, TOKEN_MUL))
        parse_star_export(p, node);
    else if (parser_at(p, TOKEN_LEFT_BRACE))
        parse_named_exports(p, node);
    else if (parser_at(p, TOKEN_DEFAULT))
        parse_default_export(p, node);
    else if (at_declaration(p)) {
        node->declaration = parse_statement_list_item(p);
        add_declared_exports(p, node->declaration);
    } else {
        parser_unexpected(p);
    }
    return &node->node;
}

/* ---- items ---- */

Node *parse_module_item(Parser *p) {
    if (parser_at(p, TOKEN_EXPORT)) return parse_export(p);
    if (!parser_at(p, TOKEN_IMPORT)) return parse_statement_list_item(p);
    Token next = lexer_peek(&p->lexer);
    bool is_expression = next.kind == TOKEN_LEFT_PAREN || next.kind == TOKEN_DOT;
    return is_expression ? parse_statement_list_item(p) : parse_import(p);
}
