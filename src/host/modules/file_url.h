/* file: URLs: the names of modules that are files (WHATWG URL, as far as paths go). All texts are
 * UTF-8 and NUL-terminated; results are malloc'ed, NULL when memory is out. */
#ifndef BOBBIN_HOST_MODULES_FILE_URL_H
#define BOBBIN_HOST_MODULES_FILE_URL_H

#include <stdbool.h>

/* "file:///home/ada/a%20b.js" of an absolute path: what is special in a URL is escaped. */
char *file_url_from_path(const char *path);
/* The path of such a URL, escapes undone, without query and fragment. */
char *file_url_to_path(const char *url);
/* The URL that a reference ("./a.js?x", "/b.js", "file:///c.js") means at the place of `base`. */
char *file_url_resolve(const char *reference, const char *base);
/* Part of a URL with its escapes undone. */
char *url_unescape(const char *text, const char *end);
/* Query and fragment, with their `?` or `#`; the end of the text when there are none. */
const char *file_url_suffix(const char *url);
/* Whether the path has an escaped slash or backslash. */
bool file_url_hides_slash(const char *url);
/* Does it begin with a scheme ("http:")? */
bool url_has_scheme(const char *text);
bool is_file_url(const char *text);

#endif
