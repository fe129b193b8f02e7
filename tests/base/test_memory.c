/* SPDX-License-Identifier: Apache-2.0 */
/* The arena, the buffer, and what they do when there is no memory. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "base/memory.h"

/* Gives memory `left` times, then none; counts the blocks that live. */
typedef struct limited {
    int left;
    int live;
} limited;

static void *limited_resize(void *context, void *block, size_t size)
{
    limited *l = context;
    if (size == 0) {
        l->live -= block != NULL;
        free(block);
        return NULL;
    }
    if (l->left-- <= 0)
        return NULL;
    l->live += block == NULL;
    return realloc(block, size);
}

static parplan_allocator allocator_of(limited *l)
{
    return (parplan_allocator){l, limited_resize};
}

static void an_allocator_without_function_is_the_default_one(void **unused)
{
    (void)unused;
    parplan_allocator empty = {NULL, NULL};
    parplan_allocator chosen = parplan__allocator_or_default(&empty);
    void *block = chosen.resize(chosen.context, NULL, 10);
    assert_non_null(block);
    assert_null(chosen.resize(chosen.context, block, 0));
}

static void arena_memory_is_zeroed_aligned_and_apart(void **unused)
{
    (void)unused;
    parplan__arena arena;
    parplan__arena_init(&arena, NULL);
    char *before = NULL;
    for (size_t size = 1; size < 2000; size++) {
        char *block = parplan__arena_alloc(&arena, size);
        assert_true((uintptr_t)block % _Alignof(max_align_t) == 0 && block != before);
        for (size_t i = 0; i < size; i++)
            assert_int_equal(block[i], 0);
        memset(block, 0x5A, size);
        before = block;
    }
    parplan__arena_dispose(&arena);
}

static void an_arena_gives_blocks_of_any_size(void **unused)
{
    (void)unused;
    parplan__arena arena;
    parplan__arena_init(&arena, NULL);
    char *large = parplan__arena_alloc(&arena, 1000000);
    assert_non_null(large);
    large[999999] = 'x';
    assert_null(parplan__arena_alloc(&arena, SIZE_MAX));
    assert_null(parplan__arena_array(&arena, SIZE_MAX / 4, 8));
    assert_non_null(parplan__arena_array(&arena, 10, 8));
    parplan__arena_dispose(&arena);
}

static void an_arena_copy_is_ended_by_nul(void **unused)
{
    (void)unused;
    parplan__arena arena;
    parplan__arena_init(&arena, NULL);
    assert_string_equal(parplan__arena_copy(&arena, "phường", 3), "ph\xC6");
    assert_string_equal(parplan__arena_copy(&arena, NULL, 0), "");
    assert_null(parplan__arena_copy(&arena, "", SIZE_MAX));
    parplan__arena_dispose(&arena);
}

static void an_arena_without_memory_gives_null_and_leaks_nothing(void **unused)
{
    (void)unused;
    for (int n = 0; n < 5; n++) {
        limited l = {n, 0};
        parplan_allocator allocator = allocator_of(&l);
        parplan__arena arena;
        parplan__arena_init(&arena, &allocator);
        for (int i = 0; i < 8; i++)
            assert_int_equal(parplan__arena_alloc(&arena, 20000) != NULL, i < n);
        assert_int_equal(l.live, n);
        parplan__arena_dispose(&arena);
        assert_int_equal(l.live, 0);
    }
}

static void an_arena_takes_no_more_than_it_may(void **unused)
{
    (void)unused;
    parplan__arena arena;
    parplan__arena_init(&arena, NULL);
    arena.left = 100000;
    assert_non_null(parplan__arena_alloc(&arena, 60000));
    assert_null(parplan__arena_alloc(&arena, 60000));
    assert_non_null(parplan__arena_alloc(&arena, 30000));
    parplan__arena_dispose(&arena);
}

static void a_disposed_arena_can_be_used_again(void **unused)
{
    (void)unused;
    parplan__arena arena;
    parplan__arena_init(&arena, NULL);
    assert_non_null(parplan__arena_alloc(&arena, 8));
    parplan__arena_dispose(&arena);
    assert_non_null(parplan__arena_alloc(&arena, 8));
    parplan__arena_dispose(&arena);
}

static void a_buffer_keeps_what_is_added_and_ends_it_by_nul(void **unused)
{
    (void)unused;
    parplan__buffer buffer;
    parplan__buffer_init(&buffer, NULL);
    parplan__buffer_add(&buffer, "ignored", 0);
    assert_null(buffer.data);
    parplan__buffer_text(&buffer, "đạt ");
    parplan__buffer_int(&buffer, INT64_MIN);
    parplan__buffer_char(&buffer, '%');
    assert_string_equal(buffer.data, "đạt -9223372036854775808%");
    assert_int_equal(buffer.size, strlen(buffer.data));
    parplan__buffer_dispose(&buffer);
    assert_null(buffer.data);
}

static void a_buffer_grows_to_any_size(void **unused)
{
    (void)unused;
    parplan__buffer buffer;
    parplan__buffer_init(&buffer, NULL);
    for (int i = 0; i < 100000; i++)
        parplan__buffer_char(&buffer, (char)('a' + i % 26));
    assert_int_equal(buffer.size, 100000);
    assert_int_equal(buffer.data[99999], 'a' + 99999 % 26);
    assert_int_equal(buffer.data[100000], 0);
    parplan__buffer_dispose(&buffer);
}

static void a_buffer_without_memory_ignores_what_follows(void **unused)
{
    (void)unused;
    for (int n = 0; n < 4; n++) {
        limited l = {n, 0};
        parplan_allocator allocator = allocator_of(&l);
        parplan__buffer buffer;
        parplan__buffer_init(&buffer, &allocator);
        for (int i = 0; i < 5000; i++)
            parplan__buffer_char(&buffer, 'x');
        assert_true(buffer.failed && buffer.size < 5000);
        parplan__buffer_dispose(&buffer);
        assert_int_equal(l.live, 0);
    }
}

static void a_buffer_refuses_more_than_memory_can_hold(void **unused)
{
    (void)unused;
    parplan__buffer buffer;
    parplan__buffer_init(&buffer, NULL);
    parplan__buffer_add(&buffer, "x", SIZE_MAX / 2);
    assert_true(buffer.failed);
    parplan__buffer_dispose(&buffer);
}

static void an_array_grows_by_doubling_and_keeps_its_elements(void **unused)
{
    (void)unused;
    parplan_allocator allocator = parplan__allocator_or_default(NULL);
    int *array = NULL;
    size_t capacity = 0;
    for (size_t i = 0; i < 1000; i++) {
        assert_true(parplan__grow(&allocator, &array, &capacity, i, sizeof *array));
        array[i] = (int)i;
    }
    assert_int_equal(capacity, 1024);
    for (int i = 0; i < 1000; i++)
        assert_int_equal(array[i], i);
    allocator.resize(allocator.context, array, 0);
}

static void an_array_that_cannot_grow_keeps_what_it_has(void **unused)
{
    (void)unused;
    limited l = {1, 0};
    parplan_allocator allocator = allocator_of(&l);
    int *array = NULL;
    size_t capacity = 0, huge = SIZE_MAX / 4;
    assert_true(parplan__grow(&allocator, &array, &capacity, 0, sizeof *array));
    array[0] = 7;
    assert_false(parplan__grow(&allocator, &array, &capacity, capacity, sizeof *array));
    assert_true(array[0] == 7 && capacity == 16);
    assert_false(parplan__grow(&allocator, &array, &huge, huge, sizeof *array));
    allocator.resize(allocator.context, array, 0);
    assert_int_equal(l.live, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_allocator_without_function_is_the_default_one),
        cmocka_unit_test(arena_memory_is_zeroed_aligned_and_apart),
        cmocka_unit_test(an_arena_gives_blocks_of_any_size),
        cmocka_unit_test(an_arena_copy_is_ended_by_nul),
        cmocka_unit_test(an_arena_without_memory_gives_null_and_leaks_nothing),
        cmocka_unit_test(an_arena_takes_no_more_than_it_may),
        cmocka_unit_test(a_disposed_arena_can_be_used_again),
        cmocka_unit_test(a_buffer_keeps_what_is_added_and_ends_it_by_nul),
        cmocka_unit_test(a_buffer_grows_to_any_size),
        cmocka_unit_test(a_buffer_without_memory_ignores_what_follows),
        cmocka_unit_test(a_buffer_refuses_more_than_memory_can_hold),
        cmocka_unit_test(an_array_grows_by_doubling_and_keeps_its_elements),
        cmocka_unit_test(an_array_that_cannot_grow_keeps_what_it_has),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
