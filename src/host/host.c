/* What belongs to one engine on this floor (host.h): it comes before, and goes after, anything that
 * prints. */
#include "host/host.h"

#include <stdlib.h>

static void host_mark(Heap *heap, void *data) {
    const Host *host = data;
    heap_mark_cell(heap, host->counts);
    heap_mark_cell(heap, host->times);
    heap_mark_cell(heap, host->inspect_function);
    heap_mark_cell(heap, host->inspect_defaults);
}

bool host_init(BobEngine *engine) {
    Host *host = calloc(1, sizeof *host);
    if (!host) return false;
    if (!heap_add_root(engine->runtime->heap, host_mark, host)) {
        free(host);
        return false;
    }
    host->engine = engine;
    output_init(&host->output, &engine->options);
    engine->host = host;
    engine->runtime->host = engine;
    return true;
}

void host_delete(BobEngine *engine) {
    Host *host = engine->host;
    if (!host) return;
    output_finish(&host->output);
    heap_remove_root(engine->runtime->heap, host_mark, host);
    engine->host = NULL;
    free(host);
}
