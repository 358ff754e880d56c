/* The job queue (spec 9.5): a FIFO in a growing ring, and the hooks through which the evaluator
 * reaches this floor. A job runs with no frame below it; it must leave no exception pending, save
 * out of memory, which jobs_run hands to its caller. */
#include <stdlib.h>

#include "jobs/internal.h"
#include "jobs/modules.h"

enum { QUEUE_FIRST_CAPACITY = 64 };

static Job *job_at(const JobQueue *queue, size_t index) {
    return &queue->ring[(queue->first + index) & (queue->capacity - 1)];
}

bool jobs_grow(Runtime *runtime) {
    JobQueue *queue = runtime->jobs;
    size_t capacity = queue->capacity ? 2 * queue->capacity : QUEUE_FIRST_CAPACITY;
    Job *ring = heap_memory_allocate(runtime, capacity * sizeof(Job));
    if (!ring) return false;
    for (size_t i = 0; i < queue->count; i++) ring[i] = *job_at(queue, i);
    heap_memory_free(runtime->heap, queue->ring, queue->capacity * sizeof(Job));
    queue->ring = ring;
    queue->capacity = capacity;
    queue->first = 0;
    return true;
}

bool jobs_enqueue_callback(Runtime *runtime, Value callback) {
    return jobs_enqueue(runtime, JOB_CALLBACK, NULL, callback, VALUE_UNDEFINED);
}

static void mark_queue(Heap *heap, void *data) {
    JobQueue *queue = data;
    for (size_t i = 0; i < queue->count; i++) {
        const Job *job = job_at(queue, i);
        heap_mark_cell(heap, job->subject);
        heap_mark_value(heap, job->argument);
        heap_mark_value(heap, job->extra);
        heap_mark_cell(heap, job->realm);
    }
    kept_objects_mark(heap, &queue->kept);
    /* shapes are held weakly: found out anew */
    queue->protector.realm = queue->promise_realm = NULL;
    memset(queue->thenless, 0, sizeof queue->thenless);
}

static bool job_run(Runtime *runtime, const Job *job) {
    bool is_reaction = job->kind == JOB_REACTION_FULFILLED || job->kind == JOB_REACTION_REJECTED;
    runtime->realm = job->realm;
    runtime->jobs->current = is_reaction ? job->subject : NULL;
    switch (job->kind) {
    case JOB_REACTION_FULFILLED:
    case JOB_REACTION_REJECTED: {
        bool fulfilled = job->kind == JOB_REACTION_FULFILLED;
        if (job->subject->kind != CELL_CONTEXT) {
            return reaction_run(runtime, job->subject, fulfilled, job->argument);
        }
        ResumeMode mode = fulfilled ? RESUME_NEXT : RESUME_THROW;
        return context_continue(runtime, (Context *)job->subject, mode, job->argument);
    }
    case JOB_THENABLE:
        return thenable_run(runtime, (Promise *)job->subject, job->argument, job->extra);
    default: return !value_is_abrupt(call(runtime, job->argument, VALUE_UNDEFINED, 0, NULL));
    }
}

bool jobs_run(Runtime *runtime, UncaughtFn uncaught, void *data) {
    JobQueue *queue = runtime->jobs;
    Realm *realm = runtime->realm;
    bool goes_on = true;
    while (queue->count && goes_on) {
        Job job = *job_at(queue, 0);
        queue->first = (queue->first + 1) & (queue->capacity - 1);
        queue->count--;
        bool ok = job_run(runtime, &job);
        runtime->realm = realm;
        queue->current = NULL;
        /* A queueMicrotask callback threw: Node.js shows where its error was made. */
        if (!ok) runtime->thrown.script = NULL;
        if (!ok) goes_on = uncaught(runtime, runtime_take_exception(runtime), data);
    }
    if (queue->kept.set.count && !queue->count) kept_objects_clear(runtime);
    return goes_on;
}

/* ---- hooks ---- */

bool jobs_install(Runtime *runtime) {
    runtime->jobs = calloc(1, sizeof(JobQueue));
    if (!runtime->jobs || !heap_add_root(runtime->heap, mark_queue, runtime->jobs)) return false;
    reactions_register_kinds(runtime->heap);
    generators_register_kinds(runtime->heap);
    async_generators_register_kinds(runtime->heap);
    async_from_sync_register_kinds(runtime->heap);
    runtime->hooks.async_generator_start = async_generator_start;
    runtime->hooks.async_function_ran = async_function_ran;
    runtime->hooks.import_module = import_module;
    runtime->hooks.next_async_site = next_async_site;
    runtime->hooks.generator_step = generator_step;
    runtime->hooks.generator_next = generator_prototype_next;
    runtime->hooks.async_step = async_step;
    runtime->hooks.create_async_from_sync_iterator = create_async_from_sync_iterator;
    return true;
}

void jobs_delete(Runtime *runtime) {
    JobQueue *queue = runtime->jobs;
    if (!queue) return;
    heap_remove_root(runtime->heap, mark_queue, queue);
    kept_objects_clear(runtime);
    heap_memory_free(runtime->heap, queue->ring, queue->capacity * sizeof(Job));
    free(queue);
    runtime->jobs = NULL;
}
