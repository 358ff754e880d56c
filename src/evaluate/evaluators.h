/* Inside evaluate/: one prototype for each evaluator that link.c puts into nodes, and the steps of
 * compound constructs that the resumable twins share with the plain evaluators.
 *
 * A select_... function picks the evaluator of a node by its shape. Nothing here is for other
 * folders. */
#ifndef BOBBIN_EVALUATE_EVALUATORS_H
#define BOBBIN_EVALUATE_EVALUATORS_H

#include "evaluate/evaluate.h"

/* ---- statements.c ---- */
/* The plain evaluator of any statement, those of the other files included. */
ExecFn select_statement(Node *node);
Completion exec_empty(Node *node, Frame *frame);
Completion exec_throw(Node *node, Frame *frame);
Completion exec_class_declaration(Node *node, Frame *frame);
Completion exec_function_declaration(Node *node, Frame *frame);
static inline Value declarator_value(const Declarator *declarator, Frame *frame) {
    return eval_for_target(declarator->initializer, declarator->target, declarator->names_function,
                           frame);
}
/* What a declarator does with its value. A `var` of kind DYNAMIC is a reference instead, evaluated
 * before the value. */
bool declarator_assign(const DeclarationNode *node, const Declarator *declarator, Value value,
                       Frame *frame);
bool declarator_without_initializer(const DeclarationNode *node, const Declarator *declarator,
                                    Frame *frame);
/* The environment of a `with` body (14.11.2); false: threw. */
bool with_enter(WithNode *node, Value value, Frame *frame);

/* ---- loops.c ---- */
ExecFn select_for(Node *node);
Completion exec_while(Node *node, Frame *frame);
Completion exec_do_while(Node *node, Frame *frame);
/* 14.7.4.4 CreatePerIterationEnvironment. False: threw. */
bool copy_iteration_environment(Frame *frame);
/* The end of a script whose engine was asked to terminate. */
Completion loop_terminated(Frame *frame);

/* ---- loops_in.c ---- */
Completion exec_for_in(Node *node, Frame *frame);
Completion exec_for_of(Node *node, Frame *frame);
/* A target that is nothing but a frame slot. */
bool for_in_binds_slot(const ForInNode *node);
/* The expression right of in/of, its loop names in their dead zone; Annex B's initializer before
 * it. */
Value for_in_object(ForInNode *node, Frame *frame);
/* Enters the turn's scope and gives the target its value; the caller restores the environment. */
bool for_in_bind(ForInNode *node, Value value, Frame *frame);

/* ---- enumerate.c ---- */
/* The keys `for (k in value)` visits (14.7.5.9), as a snapshot; NULL: threw. `value` is not
 * nullish. */
Record *enumeration_new(Runtime *runtime, Value value);
/* The next key still there, as a string; VALUE_EMPTY at the end, VALUE_ABRUPT. *index starts 0. */
Value enumeration_next(Runtime *runtime, Record *keys, uint32_t *index);

/* ---- iterables.c ---- */
/* Who iterates: decides how a failure is worded. */
typedef enum IterableUse {
    ITERATED_BY_LOOP,
    ITERATED_BY_SPREAD,
    ITERATED_BY_PATTERN
} IterableUse;
/* GetIterator(value, sync); a value that is not iterable is named by the text of `source` (may
 * be NULL). */
bool iterable_open(Frame *frame, Node *source, Value value, IterableUse use, Iterator *iterator);
/* The same without the short way of arrays (yield* needs an iterator object), and
 * GetIterator(value, async). */
bool iterable_open_slowly(Frame *frame, Node *source, Value value, Iterator *iterator);
bool async_iterator_open(Frame *frame, Node *source, Value value, Iterator *iterator);
/* Spread of `value` into an array, with the same message. */
bool iterable_spread(Frame *frame, Node *source, Value value, Array *target);
/* The same for a spread argument of `call`. */
bool argument_spread(Frame *frame, const CallNode *call, Node *source, Value value, Array *target);
/* IteratorStepValue with the fast case of arrays inline: VALUE_EMPTY when done, VALUE_ABRUPT. */
static ALWAYS_INLINE Value iterable_next(Runtime *runtime, Iterator *iterator) {
    if (LIKELY(iterator->array != NULL)) {
        Value value = object_dense_element(&iterator->array->object, iterator->index);
        if (LIKELY(value != VALUE_EMPTY)) {
            iterator->index++;
            return value;
        }
    }
    return iterator_step(runtime, iterator);
}
/* The same for loops, which never ask whether the iterator is done: a step goes without its
 * bookkeeping. */
static ALWAYS_INLINE Value iterable_next_turn(Runtime *runtime, Iterator *iterator) {
    return iterator->array || !iterator->step ? iterable_next(runtime, iterator)
                                              : iterator->step(runtime, iterator->iterator);
}

/* ---- try.c ---- */
Completion exec_try(Node *node, Frame *frame);
/* True when a THROW completion may be handled by script; else nothing but C may see it. */
static inline bool exception_is_catchable(const Runtime *runtime) {
    return !runtime->terminating;
}
/* Enters the catch scope and binds the exception; the caller restores the environment. */
bool catch_bind(TryNode *node, Frame *frame);

/* ---- patterns.c ---- */
EvalFn select_assign_name(Node *node); /* ASSIGN to a LOCAL, CAPTURED or GLOBAL name */
/* An ASSIGN that does nothing but put its value into a frame slot. */
bool assigns_slot(const Node *node);
Value eval_assign_pattern(Node *node, Frame *frame);
/* A pattern whose value comes from the expression `source` (NULL: unknown), which messages name. */
bool pattern_assign(PatternNode *pattern, Node *source, Value value, Frame *frame, bool declares);
/* target_assign with such a source: a loop or `try` statement stands for the variable that V8 hides
 * there. */
bool target_assign_from(Node *target, Node *source, Value value, Frame *frame, bool declares);
/* What messages name when the value of an assignment does not fit its pattern: NULL for array
 * patterns, whose values V8 does not name. Sets the position. */
Node *pattern_source(const AssignNode *assign, Frame *frame);
/* A target that has to be evaluated before its value is (13.15.5.5): any but initialised names
 * and patterns. */
bool target_needs_reference(const Node *target, bool declares);
/* Key of an element of an object pattern; PROPERTY_KEY_NONE when it threw. */
PropertyKey pattern_element_key(PatternElement *element, Frame *frame);
/* GetV(value, key) through the element's cache. */
Value pattern_element_get(PatternElement *element, Value value, PropertyKey key, Frame *frame);
/* The default in place of undefined, named after its target. */
Value pattern_element_default(PatternElement *element, Value value, Frame *frame);
/* The rest of an iterator as an array. */
Value pattern_rest_array(Frame *frame, Iterator *iterator);
/* Closes the iterator of an array pattern that ended abruptly; false. */
bool array_pattern_close(Frame *frame, Iterator *iterator);
/* RequireObjectCoercible(value) for an object pattern, in V8's words. */
bool pattern_require_object(PatternNode *pattern, Node *source, Value value, Frame *frame);

/* ---- naming.c ---- */
/* NamedEvaluation where the name is not the same each time (computed keys). */
Value eval_named_dynamically(Node *node, Frame *frame, PropertyKey name);
/* MethodDefinitionEvaluation up to the closure and its name (15.4.5); prefix "get", "set" or
 * NULL. `is_constant`: the site gives that name each time. NULL: threw. */
Function *method_instantiate(Frame *frame, FunctionCode *code, Object *home, PropertyKey name,
                             const char *prefix, bool is_constant);

/* ---- literals.c ---- */
Value eval_literal(Node *node, Frame *frame);
Value eval_regexp_literal(Node *node, Frame *frame);
Value eval_bigint_literal(Node *node, Frame *frame);
EvalFn select_array_literal(Node *node);
/* ToString of a template's values appended one by one, joined as a rope where they are long. */
typedef struct TemplateText {
    String *head; /* what was too long for the builder, or NULL */
    StringBuilder tail;
} TemplateText;
void template_text_init(TemplateText *text, Runtime *runtime);
bool template_text_append(TemplateText *text, String *piece);
Value template_text_finish(TemplateText *text);
Value eval_template(Node *node, Frame *frame);
Value eval_tagged_template(Node *node, Frame *frame);
/* 13.2.8.4 GetTemplateObject; VALUE_ABRUPT on out of memory. */
Value template_object(TemplateNode *node, Frame *frame);

/* ---- object_literal.c ---- */
EvalFn select_object_literal(Node *node);
/* The key of a property: literal, or computed and converted; PROPERTY_KEY_NONE when it threw. */
PropertyKey property_definition_key(PropertyDefinition *property, Frame *frame);
/* The value a property is defined with: evaluated, named, with its home object. */
Value property_definition_value(PropertyDefinition *property, Object *object, PropertyKey key,
                                Frame *frame);
/* 13.2.5.5 PropertyDefinitionEvaluation once key and value are there. */
bool object_define_property(PropertyDefinition *property, Object *object, PropertyKey key,
                            Value value, Frame *frame);

/* ---- classes.c ---- */
Value eval_class(Node *node, Frame *frame);
/* A class under construction: what its steps share. */
typedef struct ClassBuilder {
    ClassNode *node;
    Frame *frame;
    PropertyKey name;
    Environment *outer;       /* to be restored by class_close */
    Object *prototype_parent; /* or NULL */
    Object *constructor_parent;
    Object *prototype;
    ClassFunction *constructor;
    Record *static_privates; /* triples as ClassFunction.private_methods, or NULL */
    uint32_t private_count, static_private_count;
} ClassBuilder;
bool class_open(ClassBuilder *builder, ClassNode *node, Frame *frame, PropertyKey name);
bool class_set_heritage(ClassBuilder *builder, Value heritage);
bool class_set_heritage_default(ClassBuilder *builder);
bool class_make_constructor(ClassBuilder *builder);
/* Defines an element; key: the computed key as converted, or NONE. */
bool class_define_element(ClassBuilder *builder, ClassElement *element, PropertyKey computed);
/* Inner name, initializers, static elements. */
bool class_finish(ClassBuilder *builder);
void class_close(ClassBuilder *builder);
/* resume/: the definition of a class in which something suspends. */
Value twin_class_definition(ClassNode *node, Frame *frame, PropertyKey name);
/* PrivateMethodOrAccessorAdd for `count` triples of the list. */
bool private_methods_add(Runtime *runtime, Object *object, const Record *list, uint32_t count);

/* The parent of `class` cannot be constructed. */
Value throw_not_super_constructor(Runtime *runtime, Value parent, const Function *class);

/* ---- class_elements.c ---- */
Value eval_private_member(Node *node, Frame *frame);
Value eval_private_in(Node *node, Frame *frame);
Completion exec_field_definition(Node *node, Frame *frame);
Completion exec_static_block(Node *node, Frame *frame);

/* ---- program.c ---- */
/* For the runtime's hooks of the same names. */
Value indirect_eval(Runtime *runtime, Realm *realm, String *source);
Value create_dynamic_function(Runtime *runtime, Realm *realm, uint32_t kind, uint32_t count,
                              const Value *arguments, Value new_target);
String *function_source_text(Runtime *runtime, Object *function);
void trace_scope(Heap *heap, Scope *scope);

/* ---- declarations.c ---- */
/* 16.1.7 GlobalDeclarationInstantiation and 19.2.1.3 EvalDeclarationInstantiation. False: threw. */
bool global_declaration_instantiation(Frame *frame);
bool eval_declaration_instantiation(Frame *frame);
/* True where scripts and eval code were not allowed to declare the `var` of a function in a block:
 * it is not assigned then either. */
bool annex_b_is_blocked(const Frame *frame, String *name);

/* ======== evaluators of expressions: expressions.h has them ======== */

#endif
