/* file: URLs (file_url.h). A host in the URL is ignored: files are on this machine. */
#include "host/modules/file_url.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "support/vector.h"

static const char PREFIX[] = "file://";

bool is_file_url(const char *text) {
    return strncasecmp(text, "file:", 5) == 0;
}

bool url_has_scheme(const char *text) {
    if (!isalpha((unsigned char)*text)) return false;
    while (isalnum((unsigned char)*text) || (*text && strchr("+-.", *text))) text++;
    return *text == ':';
}

const char *file_url_suffix(const char *url) {
    return url + strcspn(url, "?#");
}

/* Where the path of a file: URL begins. */
static const char *path_of(const char *url) {
    const char *path = url + strlen("file:");
    if (strncmp(path, "//", 2) != 0) return path;
    return path + 2 + strcspn(path + 2, "/?#");
}

/* ---- escapes ---- */

static bool append_escaped(Buffer *buffer, unsigned char byte, const char *special) {
    bool is_plain = byte > ' ' && byte < 0x7F && !strchr(special, byte);
    return is_plain ? buffer_append_byte(buffer, (char)byte)
                    : buffer_printf(buffer, "%%%02X", byte);
}

static int hex_digit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    c |= 0x20;
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* The byte that "%41" stands for, or -1. */
static int escaped_byte(const char *text) {
    if (text[0] != '%' || hex_digit(text[1]) < 0 || hex_digit(text[2]) < 0) return -1;
    return hex_digit(text[1]) << 4 | hex_digit(text[2]);
}

bool file_url_hides_slash(const char *url) {
    for (const char *end = file_url_suffix(url); url < end; url++) {
        int byte = escaped_byte(url);
        if (byte == '/' || byte == '\\') return true;
    }
    return false;
}

/* What the buffer holds, or NULL: the buffer is free then. */
static char *taken(Buffer *buffer, bool is_fine) {
    char *text = is_fine ? buffer_take(buffer) : NULL;
    if (!text) buffer_free(buffer);
    return text;
}

char *url_unescape(const char *text, const char *end) {
    Buffer plain = {0};
    bool is_fine = true;
    while (is_fine && text < end) {
        int byte = escaped_byte(text);
        is_fine = buffer_append_byte(&plain, byte < 0 ? *text : (char)byte);
        text += byte < 0 ? 1 : 3;
    }
    return taken(&plain, is_fine);
}

/* ---- paths ---- */

char *file_url_from_path(const char *path) {
    Buffer url = {0};
    bool is_fine = buffer_append_text(&url, PREFIX);
    for (; is_fine && *path; path++) {
        is_fine = append_escaped(&url, (unsigned char)*path, "\"#%<>?\\^`{}");
    }
    return taken(&url, is_fine);
}

char *file_url_to_path(const char *url) {
    return url_unescape(path_of(url), file_url_suffix(url));
}

/* ---- resolving ---- */

static bool is_dot(const char *text, size_t length, size_t dots) {
    for (; dots; dots--) {
        bool is_escaped = length >= 3 && escaped_byte(text) == '.';
        size_t size = is_escaped ? 3 : 1;
        if (!length || (!is_escaped && *text != '.')) return false;
        text += size;
        length -= size;
    }
    return length == 0;
}

/* Takes the last segment, and the slash before it, away from a path that begins at `start`. */
static void drop_segment(Buffer *url, size_t start) {
    while (url->length > start && url->items[url->length - 1] != '/') url->length--;
    if (url->length > start) url->length--;
}

/* Appends "/segment" for each segment: "." is left out, ".." takes one back; either leaves a slash
 * at the end of the path. */
static bool append_path(Buffer *url, size_t start, const char *path, const char *end) {
    bool is_fine = true, is_last = false;
    while (is_fine && !is_last) {
        size_t length = strcspn(path, "/\\?#");
        if (path + length > end) length = (size_t)(end - path);
        is_last = path + length >= end || (path[length] != '/' && path[length] != '\\');
        bool is_up = is_dot(path, length, 2);
        if (is_up) drop_segment(url, start);
        if (is_up || is_dot(path, length, 1)) {
            if (is_last) is_fine = buffer_append_byte(url, '/');
        } else {
            is_fine = buffer_append_byte(url, '/');
            for (size_t i = 0; is_fine && i < length; i++) {
                is_fine = append_escaped(url, (unsigned char)path[i], "\"<>^`{}");
            }
        }
        path += length + 1;
    }
    return is_fine;
}

/* The folder that a base URL's path lies in, without the slash at its end. */
static bool append_folder(Buffer *url, const char *base) {
    const char *path = path_of(base), *end = file_url_suffix(base);
    while (end > path && end[-1] != '/') end--;
    return end == path || buffer_append(url, path, (size_t)(end - 1 - path));
}

char *file_url_resolve(const char *reference, const char *base) {
    Buffer url = {0};
    if (is_file_url(reference)) reference = path_of(reference);
    bool is_absolute = *reference == '/' || *reference == '\\';
    bool is_fine = buffer_append_text(&url, PREFIX) && (is_absolute || append_folder(&url, base));
    const char *suffix = file_url_suffix(reference);
    is_fine = is_fine && append_path(&url, strlen(PREFIX), reference + is_absolute, suffix) &&
              buffer_append_text(&url, suffix);
    return taken(&url, is_fine);
}
