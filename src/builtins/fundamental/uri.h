/* Functions that turn text into parts of a URI and back; rows of the global object (global.c). */
#ifndef BOBBIN_BUILTINS_FUNDAMENTAL_URI_H
#define BOBBIN_BUILTINS_FUNDAMENTAL_URI_H

#include "builtins/builtin.h"

Value uri_encode(NativeCall *call);
Value uri_encode_component(NativeCall *call);
Value uri_decode(NativeCall *call);
Value uri_decode_component(NativeCall *call);
Value uri_escape(NativeCall *call);
Value uri_unescape(NativeCall *call);

#endif
