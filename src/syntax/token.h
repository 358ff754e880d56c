/* Tokens: every punctuator and word of the grammar, declared once, and what the lexer says of each
 * token it reads. */
#ifndef BOBBIN_SYNTAX_TOKEN_H
#define BOBBIN_SYNTAX_TOKEN_H

#include "runtime/values/string.h"

// clang-format off
/* X(NAME, "text"): those that begin alike stand together, longer ones first. */
#define PUNCTUATORS(X)                                                                             \
    X(STRICT_NE, "!==") X(NE, "!=") X(NOT, "!")                                                    \
    X(MOD_ASSIGN, "%=") X(MOD, "%")                                                                \
    X(AND_ASSIGN, "&&=") X(AND, "&&") X(BIT_AND_ASSIGN, "&=") X(BIT_AND, "&")                      \
    X(LEFT_PAREN, "(") X(RIGHT_PAREN, ")")                                                         \
    X(EXP_ASSIGN, "**=") X(EXP, "**") X(MUL_ASSIGN, "*=") X(MUL, "*")                              \
    X(INCREMENT, "++") X(ADD_ASSIGN, "+=") X(ADD, "+")                                             \
    X(COMMA, ",")                                                                                  \
    X(DECREMENT, "--") X(SUB_ASSIGN, "-=") X(SUB, "-")                                             \
    X(ELLIPSIS, "...") X(DOT, ".")                                                                 \
    X(DIV_ASSIGN, "/=") X(DIV, "/")                                                                \
    X(COLON, ":") X(SEMICOLON, ";")                                                                \
    X(SHL_ASSIGN, "<<=") X(SHL, "<<") X(LE, "<=") X(LT, "<")                                       \
    X(STRICT_EQ, "===") X(EQ, "==") X(ARROW, "=>") X(ASSIGN, "=")                                  \
    X(SHR_ASSIGN, ">>>=") X(SHR, ">>>") X(SAR_ASSIGN, ">>=") X(SAR, ">>") X(GE, ">=") X(GT, ">")   \
    X(COALESCE_ASSIGN, "?\?=") X(COALESCE, "??") X(OPTIONAL, "?.") X(QUESTION, "?")                \
    X(LEFT_BRACKET, "[") X(RIGHT_BRACKET, "]")                                                     \
    X(BIT_XOR_ASSIGN, "^=") X(BIT_XOR, "^")                                                        \
    X(LEFT_BRACE, "{")                                                                             \
    X(OR_ASSIGN, "||=") X(OR, "||") X(BIT_OR_ASSIGN, "|=") X(BIT_OR, "|")                          \
    X(RIGHT_BRACE, "}") X(BIT_NOT, "~")

/* Words that are never identifiers. */
#define KEYWORDS(X)                                                                                \
    X(BREAK, "break") X(CASE, "case") X(CATCH, "catch") X(CLASS, "class") X(CONST, "const")        \
    X(CONTINUE, "continue") X(DEBUGGER, "debugger") X(DEFAULT, "default") X(DELETE, "delete")      \
    X(DO, "do") X(ELSE, "else") X(ENUM, "enum") X(EXPORT, "export") X(EXTENDS, "extends")          \
    X(FALSE, "false") X(FINALLY, "finally") X(FOR, "for") X(FUNCTION, "function") X(IF, "if")      \
    X(IMPORT, "import") X(IN, "in") X(INSTANCEOF, "instanceof") X(NEW, "new") X(NULL, "null")      \
    X(RETURN, "return") X(SUPER, "super") X(SWITCH, "switch") X(THIS, "this") X(THROW, "throw")    \
    X(TRUE, "true") X(TRY, "try") X(TYPEOF, "typeof") X(VAR, "var") X(VOID, "void")                \
    X(WHILE, "while") X(WITH, "with")

/* Words that are identifiers in some places: X(TOKEN, "text"). Those of the last two lines share a
 * token. */
#define CONTEXTUAL_WORDS(X)                                                                        \
    X(AWAIT, "await") X(LET, "let") X(STATIC, "static") X(YIELD, "yield")                          \
    X(STRICT_RESERVED, "implements") X(STRICT_RESERVED, "interface") X(STRICT_RESERVED, "package") \
    X(STRICT_RESERVED, "private") X(STRICT_RESERVED, "protected") X(STRICT_RESERVED, "public")
// clang-format on

typedef enum TokenKind {
    TOKEN_END,
    TOKEN_ERROR, /* no token: `problem` says why */
    TOKEN_NUMBER,
    TOKEN_BIGINT,
    TOKEN_STRING,
    TOKEN_TEMPLATE, /* one part of it: from ` or } to ${ or ` */
    TOKEN_REGEXP,
    TOKEN_PRIVATE_NAME,
#define X(name, text) TOKEN_##name,
    PUNCTUATORS(X)
    /* From here on tokens are IdentifierNames. */
    TOKEN_ESCAPED_KEYWORD, /* a keyword with a Unicode escape in it: no keyword and no identifier */
    KEYWORDS(X)
#undef X
        TOKEN_AWAIT,
    TOKEN_LET,
    TOKEN_STATIC,
    TOKEN_YIELD,
    TOKEN_STRICT_RESERVED,
    TOKEN_IDENTIFIER,
    TOKEN_KIND_COUNT
} TokenKind;

typedef struct Token {
    uint8_t kind;       /* TokenKind */
    bool after_newline; /* a line terminator stands before it */
    bool is_escaped;    /* a name with a Unicode escape */
    bool is_tail;       /* TEMPLATE: the last part */
    uint32_t start, end;
    /* name; string; BigInt's digits; cooked template part, NULL when it has none; pattern */
    String *text;
    String *raw; /* TEMPLATE: raw text; REGEXP: flags */
    double number;
    /* ERROR: what is wrong, NULL when an exception is set already. STRING, NUMBER: why strict mode
     * refuses it. TEMPLATE: why it cannot be cooked. Otherwise NULL. */
    const char *problem;
    uint32_t problem_start, problem_end;
} Token;

static inline bool token_is_name(const Token *token) {
    return token->kind >= TOKEN_ESCAPED_KEYWORD;
}

#endif
