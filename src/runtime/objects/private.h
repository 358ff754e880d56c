/* Private names (spec 7.3.27 to 7.3.32): `#x` is a Symbol with SYMBOL_PRIVATE, its element an entry
 * of the object itself, whatever the object is: proxies and other exotic objects are not asked, and
 * extensibility does not matter.
 */
#ifndef BOBBIN_RUNTIME_OBJECTS_PRIVATE_H
#define BOBBIN_RUNTIME_OBJECTS_PRIVATE_H

#include "runtime/objects/object.h"

/* PrivateGet and PrivateSet on any value; TypeError when it has no such element. */
Value private_get(Runtime *runtime, Value base, Symbol *name);
bool private_set(Runtime *runtime, Value base, Symbol *name, Value value);
/* PrivateFieldAdd and PrivateMethodOrAccessorAdd. attributes: PROPERTY_WRITABLE for a field, 0 for
 * a method, PROPERTY_ACCESSOR with an Accessor cell as value. TypeError when it is there already.
 */
bool private_add(Runtime *runtime, Object *object, Symbol *name, Value value, uint32_t attributes);
/* The element found on the object itself; never throws. */
bool private_has(const Object *object, Symbol *name);

#endif
