/* Modules in data: URLs (RFC 2397): data:text/javascript,CODE and data:application/json,TEXT. */
#include <string.h>

#include "host/modules/file_url.h"
#include "host/modules/module_loader_internal.h"
#include "support/vector.h"

bool is_data_url(const char *url) {
    return strncmp(url, "data:", 5) == 0;
}

static int base64_digit(char c) {
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    const char *found = c ? strchr(digits, c) : NULL;
    return found ? (int)(found - digits) : -1;
}

/* What is no digit is passed over. */
static bool append_base64(Buffer *buffer, const char *text) {
    uint32_t bits = 0;
    int count = 0;
    for (; *text; text++) {
        int digit = base64_digit(*text);
        if (digit < 0) continue;
        bits = bits << 6 | (uint32_t)digit;
        count += 6;
        if (count < 8) continue;
        count -= 8;
        if (!buffer_append_byte(buffer, (char)(bits >> count))) return false;
    }
    return true;
}

/* Kind by the type, which ends at `end`. */
static bool kind_of_type(const char *type, const char *end, BobModuleKind *kind) {
    size_t length = strcspn(type, ";,");
    if (type + length > end) length = (size_t)(end - type);
    bool is_json = length == 16 && strncmp(type, "application/json", length) == 0;
    *kind = is_json ? BOB_MODULE_JSON : BOB_MODULE_SOURCE;
    return is_json || (length == 15 && strncmp(type, "text/javascript", length) == 0) ||
           (length == 22 && strncmp(type, "application/javascript", length) == 0);
}

BobStatus loader_read_data(LoaderCall *call, const char *url, BobSource *source) {
    const char *type = url + strlen("data:"), *comma = strchr(type, ',');
    static const char encoding[] = ";base64";
    if (!comma || !kind_of_type(type, comma, &source->kind)) {
        int length = (int)(comma ? (size_t)(comma - type) : strlen(type));
        return loader_error(call, ERROR_RANGE, "ERR_UNKNOWN_MODULE_FORMAT",
                            "Unknown module format: %.*s for URL %s", length, type, url);
    }
    bool is_encoded = comma - type >= 7 && strncmp(comma - 7, encoding, 7) == 0;
    Buffer text = {0};
    char *plain = url_unescape(comma + 1, comma + 1 + strlen(comma + 1));
    bool is_fine = plain && (is_encoded ? append_base64(&text, plain)
                                        : buffer_append_text(&text, plain));
    free(plain);
    source->size = text.length;
    source->text = is_fine ? buffer_take(&text) : NULL;
    if (!source->text) buffer_free(&text);
    return source->text ? BOB_OK : BOB_OUT_OF_MEMORY;
}
