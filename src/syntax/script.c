/* The Script cell: its arena, what it keeps alive, its line table.
 *
 * The arena is a list of chunks that grow with what is in them; everything in it is zeroed and dies
 * with the script. Nothing here knows the grammar.
 */
#include "syntax/script.h"

#include "syntax/source.h"

enum { ARENA_ALIGNMENT = 8,
       ARENA_FIRST_CHUNK = 1024,
       ARENA_LARGEST_CHUNK = 64 * 1024 };

struct ArenaChunk {
    ArenaChunk *next;
    size_t size; /* of the whole chunk */
    size_t used;
};

/* ---- the heap's side ---- */

static void mark_cache(Heap *heap, const PropertyCache *cache) {
    heap_mark_cell(heap, cache->shape);
    heap_mark_cell(heap, cache->holder);
    heap_mark_cell(heap, cache->next_shape);
}

static void trace_script(Heap *heap, Cell *cell) {
    Script *script = (Script *)cell;
    heap_mark_cell(heap, script->realm);
    heap_mark_cell(heap, script->name);
    heap_mark_cell(heap, script->origin);
    heap_mark_cell(heap, script->source);
    heap_mark_cell(heap, script->module);
    heap_mark_cell(heap, script->active);
    heap_mark_values(heap, script->constants, script->constant_count);
    heap_mark_values(heap, script->template_objects, script->template_object_count);
    for (PropertyCache *cache = script->caches; cache; cache = cache->next) mark_cache(heap, cache);
}

static void finalize_script(Heap *heap, Cell *cell) {
    Script *script = (Script *)cell;
    for (ArenaChunk *chunk = script->arena, *next; chunk; chunk = next) {
        next = chunk->next;
        heap_memory_free(heap, chunk, chunk->size);
    }
    heap_memory_free(heap, script->constants, script->constant_capacity * sizeof(Value));
    heap_memory_free(heap, script->line_starts, script->line_count * sizeof(uint32_t));
    heap_memory_free(heap, script->template_objects, script->template_object_count * sizeof(Value));
}

void script_register_kinds(Heap *heap) {
    heap_register_kind(heap, CELL_SCRIPT, trace_script, finalize_script);
}

/* ---- the arena ---- */

static size_t next_chunk_size(const Script *script, size_t needed) {
    size_t size = script->arena ? script->arena->size * 2 : ARENA_FIRST_CHUNK;
    if (size > ARENA_LARGEST_CHUNK) size = ARENA_LARGEST_CHUNK;
    return size < needed + sizeof(ArenaChunk) ? needed + sizeof(ArenaChunk) : size;
}

static bool arena_grow(Runtime *runtime, Script *script, size_t needed) {
    size_t size = next_chunk_size(script, needed);
    ArenaChunk *chunk = heap_memory_allocate(runtime, size);
    if (!chunk) return false;
    memset(chunk, 0, size);
    *chunk = (ArenaChunk){script->arena, size, sizeof(ArenaChunk)};
    script->arena = chunk;
    script->arena_bytes += size;
    return true;
}

void *script_allocate(Runtime *runtime, Script *script, size_t size) {
    if (UNLIKELY(size > STRING_MAX_LENGTH * (size_t)16)) return throw_out_of_memory(runtime), NULL;
    size = (size + ARENA_ALIGNMENT - 1) & ~(size_t)(ARENA_ALIGNMENT - 1);
    ArenaChunk *chunk = script->arena;
    if (UNLIKELY(!chunk || chunk->size - chunk->used < size)) {
        if (!arena_grow(runtime, script, size)) return NULL;
        chunk = script->arena;
    }
    void *memory = (char *)chunk + chunk->used;
    chunk->used += size;
    return memory;
}

/* ---- what the tree refers to ---- */

static bool constants_grow(Runtime *runtime, Script *script) {
    uint32_t capacity = script->constant_capacity ? script->constant_capacity * 2 : 16;
    Value *constants =
        heap_memory_reallocate(runtime, script->constants,
                               script->constant_capacity * sizeof(Value), capacity * sizeof(Value));
    if (!constants) return false;
    script->constants = constants;
    script->constant_capacity = capacity;
    return true;
}

bool script_keep(Runtime *runtime, Script *script, Value value) {
    if (script->constant_count == script->constant_capacity && !constants_grow(runtime, script))
        return false;
    script->constants[script->constant_count++] = value;
    return true;
}

void script_link_cache(Script *script, PropertyCache *cache) {
    if (cache->linked) return;
    cache->linked = true;
    cache->next = script->caches;
    script->caches = cache;
}

/* ---- lines ---- */

/* Line starts of the source; with NULL only counts them. */
static uint32_t find_lines(const String *source, uint32_t *starts) {
    uint32_t length = string_length(source), count = 0;
    if (starts) starts[0] = 0;
    count++;
    for (uint32_t at = 0; at < length;) {
        uint32_t next = source_skip_line_end(source, at);
        if (next == at) {
            at++;
            continue;
        }
        if (starts) starts[count] = next;
        count++;
        at = next;
    }
    return count;
}

/* Made on first need; a table that memory is lacking for is no error: the lines are then counted
 * anew. */
static bool make_line_table(Runtime *runtime, Script *script) {
    if (script->line_starts) return true;
    uint32_t count = find_lines(script->source, NULL);
    Value exception = runtime->exception;
    uint32_t *starts = heap_memory_allocate(runtime, count * sizeof(uint32_t));
    runtime->exception = exception;
    if (!starts) return false;
    find_lines(script->source, starts);
    script->line_starts = starts;
    script->line_count = count;
    return true;
}

/* Number of the line, from 0, that holds the position. */
static uint32_t find_line(const Script *script, uint32_t position) {
    uint32_t low = 0, high = script->line_count;
    while (high - low > 1) {
        uint32_t middle = low + (high - low) / 2;
        if (script->line_starts[middle] <= position)
            low = middle;
        else
            high = middle;
    }
    return low;
}

SourceLocation script_location(Runtime *runtime, Script *script, uint32_t position) {
    SourceLocation location;
    if (make_line_table(runtime, script)) {
        uint32_t line = find_line(script, position);
        location = (SourceLocation){line + 1, position - script->line_starts[line] + 1};
    } else {
        SourceSpot spot = source_spot(script->source, position);
        location = (SourceLocation){spot.line, spot.column};
    }
    if (location.line == 1) location.column += script->first_column - 1;
    location.line += script->first_line - 1;
    return location;
}

String *script_line_text(Runtime *runtime, Script *script, uint32_t line) {
    uint32_t index = line - script->first_line;
    if (line < script->first_line) return runtime->empty_string;
    if (!make_line_table(runtime, script)) return throw_out_of_memory(runtime), NULL;
    if (index >= script->line_count) return runtime->empty_string;
    SourceSpot spot = source_spot(script->source, script->line_starts[index]);
    return string_slice(runtime, script->source, spot.line_start, spot.line_end);
}
