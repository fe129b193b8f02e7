/* SPDX-License-Identifier: Apache-2.0 */
/* Memory: an arena that is released as a whole, and a buffer that grows. */
#ifndef PARPLAN_LIB_BASE_MEMORY_H
#define PARPLAN_LIB_BASE_MEMORY_H

#include <parplan/base.h>

/* NULL or a zero resize means the C library's own. */
parplan_allocator parplan__allocator_or_default(const parplan_allocator *allocator);

typedef struct parplan__arena {
    parplan_allocator allocator;
    struct parplan__block *blocks;
    size_t used; /* bytes used of the newest block */
    size_t left; /* bytes it may still ask for: a hostile document must not take all there is */
} parplan__arena;

void parplan__arena_init(parplan__arena *arena, const parplan_allocator *allocator);
void parplan__arena_dispose(parplan__arena *arena);
/* Zeroed, aligned for any type; NULL when there is no memory. A size of 0 gives a valid pointer. */
void *parplan__arena_alloc(parplan__arena *arena, size_t size);
void *parplan__arena_array(parplan__arena *arena, size_t count, size_t size);
/* A copy ended by NUL. */
char *parplan__arena_copy(parplan__arena *arena, const char *text, size_t size);

/* Bytes that grow. After a failure it ignores further additions; ask `failed` once, at the end. */
typedef struct parplan__buffer {
    parplan_allocator allocator;
    char *data;
    size_t size;
    size_t capacity;
    bool failed;
} parplan__buffer;

void parplan__buffer_init(parplan__buffer *buffer, const parplan_allocator *allocator);
void parplan__buffer_dispose(parplan__buffer *buffer);
void parplan__buffer_add(parplan__buffer *buffer, const void *bytes, size_t size);
void parplan__buffer_text(parplan__buffer *buffer, const char *text);
void parplan__buffer_char(parplan__buffer *buffer, char c);
void parplan__buffer_int(parplan__buffer *buffer, int64_t value);

/* Hand the bytes over to the caller of the library, or fail; the buffer is empty afterwards. */
parplan_status parplan__buffer_give(parplan__buffer *buffer, char **text, size_t *size,
                                    parplan_error *err);

/* Grow an array so that it holds one more element; false when there is no memory. */
bool parplan__grow(const parplan_allocator *allocator, void *array, size_t *capacity, size_t count,
                   size_t element);

#endif
