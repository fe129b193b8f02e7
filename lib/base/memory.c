/* SPDX-License-Identifier: Apache-2.0 */
#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

#include "base/message.h"

enum { BLOCK_SIZE = 32768, ALIGN = 16 };

typedef struct parplan__block {
    struct parplan__block *next;
    size_t capacity;
    max_align_t bytes[];
} block;

static void *default_resize(void *context, void *memory, size_t size)
{
    (void)context;
    if (size == 0) {
        free(memory);
        return NULL;
    }
    return realloc(memory, size);
}

parplan_allocator parplan__allocator_or_default(const parplan_allocator *allocator)
{
    if (allocator != NULL && allocator->resize != NULL)
        return *allocator;
    return (parplan_allocator){NULL, default_resize};
}

void parplan__arena_init(parplan__arena *arena, const parplan_allocator *allocator)
{
    *arena = (parplan__arena){parplan__allocator_or_default(allocator), NULL, 0, SIZE_MAX};
}

void parplan__arena_dispose(parplan__arena *arena)
{
    while (arena->blocks != NULL) {
        block *next = arena->blocks->next;
        arena->allocator.resize(arena->allocator.context, arena->blocks, 0);
        arena->blocks = next;
    }
    arena->used = 0;
}

void *parplan__arena_alloc(parplan__arena *arena, size_t size)
{
    if (size > SIZE_MAX / 2)
        return NULL;
    size = (size + ALIGN - 1) / ALIGN * ALIGN;
    if (arena->blocks == NULL || arena->blocks->capacity - arena->used < size) {
        size_t capacity = size > BLOCK_SIZE ? size : BLOCK_SIZE;
        if (capacity > arena->left)
            return NULL;
        block *fresh =
            arena->allocator.resize(arena->allocator.context, NULL, sizeof(block) + capacity);
        if (fresh == NULL)
            return NULL;
        arena->left -= capacity;
        fresh->next = arena->blocks;
        fresh->capacity = capacity;
        arena->blocks = fresh;
        arena->used = 0;
    }
    void *memory = (char *)arena->blocks->bytes + arena->used;
    arena->used += size;
    return memset(memory, 0, size);
}

void *parplan__arena_array(parplan__arena *arena, size_t count, size_t size)
{
    return count > SIZE_MAX / 2 / size ? NULL : parplan__arena_alloc(arena, count * size);
}

char *parplan__arena_copy(parplan__arena *arena, const char *text, size_t size)
{
    char *copy = size < SIZE_MAX ? parplan__arena_alloc(arena, size + 1) : NULL;
    if (copy != NULL && size > 0)
        memcpy(copy, text, size);
    return copy;
}

void parplan__buffer_init(parplan__buffer *buffer, const parplan_allocator *allocator)
{
    *buffer = (parplan__buffer){.allocator = parplan__allocator_or_default(allocator)};
}

void parplan__buffer_dispose(parplan__buffer *buffer)
{
    if (buffer->data != NULL)
        buffer->allocator.resize(buffer->allocator.context, buffer->data, 0);
    buffer->data = NULL;
    buffer->size = buffer->capacity = 0;
}

/* One byte more than asked for is always there, and is NUL. */
void parplan__buffer_add(parplan__buffer *buffer, const void *bytes, size_t size)
{
    if (buffer->failed || size == 0)
        return;
    if (size > SIZE_MAX / 4 - buffer->size) {
        buffer->failed = true;
        return;
    }
    size_t needed = buffer->size + size + 1;
    if (needed > buffer->capacity) {
        size_t capacity = needed < 256 ? 256 : needed + needed / 2;
        char *data = buffer->allocator.resize(buffer->allocator.context, buffer->data, capacity);
        if (data == NULL) {
            buffer->failed = true;
            return;
        }
        buffer->data = data;
        buffer->capacity = capacity;
    }
    memcpy(buffer->data + buffer->size, bytes, size);
    buffer->size += size;
    buffer->data[buffer->size] = '\0';
}

void parplan__buffer_text(parplan__buffer *buffer, const char *text)
{
    parplan__buffer_add(buffer, text, strlen(text));
}

void parplan__buffer_char(parplan__buffer *buffer, char c)
{
    parplan__buffer_add(buffer, &c, 1);
}

void parplan__buffer_int(parplan__buffer *buffer, int64_t value)
{
    parplan__buffer_text(buffer, PARPLAN__INT(value));
}

parplan_status parplan__buffer_give(parplan__buffer *buffer, char **text, size_t *size,
                                    parplan_error *err)
{
    if (buffer->failed || buffer->data == NULL) {
        parplan__buffer_dispose(buffer);
        return parplan__fail(err, PP_MEMORY, NULL);
    }
    *text = buffer->data;
    if (size != NULL)
        *size = buffer->size;
    buffer->data = NULL;
    buffer->size = buffer->capacity = 0;
    return PARPLAN_OK;
}

bool parplan__grow(const parplan_allocator *allocator, void *array, size_t *capacity, size_t count,
                   size_t element)
{
    if (count < *capacity)
        return true;
    size_t wanted = *capacity == 0 ? 16 : *capacity * 2;
    if (wanted > SIZE_MAX / 2 / element)
        return false;
    void *old;
    memcpy(&old, array, sizeof old);
    void *grown = allocator->resize(allocator->context, old, wanted * element);
    if (grown == NULL)
        return false;
    memcpy(array, &grown, sizeof grown);
    *capacity = wanted;
    return true;
}
