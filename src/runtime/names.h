/* Atoms the engine itself needs, made when a runtime starts: X(identifier, "text"). Names used only
 * by rows of builtin tables need not stand here: tables intern their own names when the intrinsic
 * is built. */
#ifndef BOBBIN_RUNTIME_NAMES_H
#define BOBBIN_RUNTIME_NAMES_H

// clang-format off
#define NAMES(X)                                                                                   \
    X(anonymous, "anonymous")                                                                      \
    X(apply, "apply")                                                                              \
    X(arguments, "arguments")                                                                      \
    X(as, "as")                                                                                    \
    X(assert, "assert")                                                                            \
    X(async, "async")                                                                              \
    X(await, "await")                                                                              \
    X(bigint, "bigint")                                                                            \
    X(boolean, "boolean")                                                                          \
    X(callee, "callee")                                                                            \
    X(caller, "caller")                                                                            \
    X(cause, "cause")                                                                              \
    X(configurable, "configurable")                                                                \
    X(construct, "construct")                                                                      \
    X(constructor, "constructor")                                                                  \
    X(default_, "default")                                                                         \
    X(default_export, "*default*")                                                                 \
    X(define_property, "defineProperty")                                                           \
    X(delete_property, "deleteProperty")                                                           \
    X(done, "done")                                                                                \
    X(empty, "")                                                                                   \
    X(enumerable, "enumerable")                                                                    \
    X(error, "Error")                                                                              \
    X(errors, "errors")                                                                            \
    X(eval, "eval")                                                                                \
    X(exec, "exec")                                                                                \
    X(false_, "false")                                                                             \
    X(flags, "flags")                                                                              \
    X(from, "from")                                                                                \
    X(function, "function")                                                                        \
    X(get, "get")                                                                                  \
    X(get_own_property_descriptor, "getOwnPropertyDescriptor")                                     \
    X(get_prototype_of, "getPrototypeOf")                                                          \
    X(global_this, "globalThis")                                                                   \
    X(groups, "groups")                                                                            \
    X(has, "has")                                                                                  \
    X(hidden_function, "*function*")                                                               \
    X(hidden_home, "*home*")                                                                       \
    X(hidden_new_target, "new.target")                                                             \
    X(index, "index")                                                                              \
    X(indices, "indices")                                                                          \
    X(infinity, "Infinity")                                                                        \
    X(input, "input")                                                                              \
    X(is_extensible, "isExtensible")                                                               \
    X(join, "join")                                                                                \
    X(last_index, "lastIndex")                                                                     \
    X(length, "length")                                                                            \
    X(let, "let")                                                                                  \
    X(message, "message")                                                                          \
    X(meta, "meta")                                                                                \
    X(name, "name")                                                                                \
    X(nan, "NaN")                                                                                  \
    X(next, "next")                                                                                \
    X(null, "null")                                                                                \
    X(number, "number")                                                                            \
    X(object, "object")                                                                            \
    X(of, "of")                                                                                    \
    X(own_keys, "ownKeys")                                                                         \
    X(prepare_stack_trace, "prepareStackTrace")                                                    \
    X(prevent_extensions, "preventExtensions")                                                     \
    X(proto, "__proto__")                                                                          \
    X(prototype, "prototype")                                                                      \
    X(raw, "raw")                                                                                  \
    X(return_, "return")                                                                           \
    X(set, "set")                                                                                  \
    X(set_prototype_of, "setPrototypeOf")                                                          \
    X(source, "source")                                                                            \
    X(stack, "stack")                                                                              \
    X(static_, "static")                                                                           \
    X(string, "string")                                                                            \
    X(symbol, "symbol")                                                                            \
    X(target, "target")                                                                            \
    X(then, "then")                                                                                \
    X(this_, "this")                                                                               \
    X(throw_, "throw")                                                                             \
    X(to_json, "toJSON")                                                                           \
    X(to_string, "toString")                                                                       \
    X(true_, "true")                                                                               \
    X(type, "type")                                                                                \
    X(undefined, "undefined")                                                                      \
    X(use_strict, "use strict")                                                                    \
    X(value, "value")                                                                              \
    X(value_of, "valueOf")                                                                         \
    X(writable, "writable")                                                                        \
    X(yield, "yield")
// clang-format on

#endif
