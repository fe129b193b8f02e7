/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Reading what is broken, and reading without memory: never a crash, a leak or half a plan. The damage is drawn from a
 * fixed seed; a failure names the round, which repeats it.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "base/message.h"
#include "base/text.h"
#include "support/plan_change.h"
#include "support/plan_text.h"

#define SHIPPED "data/plans/thanh-xuan-2024.json"

static uint64_t state;

/* From 0 to below a bound. */
static size_t draw(size_t below)
{
    state = state * 6364136223846793005u + 1442695040888963407u;
    return below > 0 ? (size_t)(state >> 33) % below : 0;
}

/* ---- what must hold, whatever was read ---- */

static void assert_told(const parplan_problems *problems, const parplan_error *err, size_t round)
{
    const parplan_problem *problem;
    if (parplan_problems_count(problems, PARPLAN_ERROR) == 0)
        fail_msg("round %zu: refused without a problem", round);
    if (err->message[0] == '\0' || !parplan__utf8_valid(err->message, strlen(err->message), NULL))
        fail_msg("round %zu: the error has no message", round);
    for (size_t i = 0; (problem = parplan_problems_at(problems, i)) != NULL; i++) {
        assert_non_null(parplan__message_info_of((parplan__message)problem->id));
        assert_true(parplan__utf8_valid(problem->message.vi, strlen(problem->message.vi), NULL));
        assert_true(parplan__utf8_valid(problem->path, strlen(problem->path), NULL));
    }
}

/* What was accepted can be written, and is the same when it is read again. */
static void assert_writes(const parplan_plan *plan, size_t round)
{
    char *once, *twice;
    size_t size;
    parplan_plan *again = NULL;
    parplan_error err = PARPLAN_ERROR_INIT;
    assert_int_equal(parplan_plan_write(plan, &once, &size, NULL), PARPLAN_OK);
    if (parplan_plan_read(once, size, NULL, &again, NULL, &err) != PARPLAN_OK)
        fail_msg("round %zu: what was written is refused: %s %s", round, err.path, err.message);
    assert_int_equal(parplan_plan_write(again, &twice, NULL, NULL), PARPLAN_OK);
    assert_string_equal(once, twice);
    parplan_plan_unref(again);
    parplan_text_free(once);
    parplan_text_free(twice);
}

static void survives(const char *bytes, size_t size, size_t round)
{
    parplan_plan *plan = NULL;
    parplan_problems *problems;
    parplan_error err = PARPLAN_ERROR_INIT;
    char *copy =
        malloc(size > 0 ? size : 1); /* nothing behind it, so that reading past the end shows */
    assert_non_null(copy);
    memcpy(copy, bytes, size);
    assert_int_equal(parplan_problems_new(&problems, NULL), PARPLAN_OK);
    parplan_status status = parplan_plan_read(copy, size, NULL, &plan, problems, &err);
    free(copy);
    if (status == PARPLAN_OK) {
        assert_writes(plan, round);
    } else {
        assert_null(plan);
        assert_true(status == PARPLAN_E_PARSE || status == PARPLAN_E_INVALID);
        assert_told(problems, &err, round);
    }
    parplan_plan_unref(plan);
    parplan_problems_free(problems);
}

/* ---- damaged bytes ---- */

static void a_plan_with_flipped_bytes_is_survived(void **unused)
{
    (void)unused;
    size_t size;
    char *text = text_from_file(WHOLE_PLAN, &size);
    state = 1;
    for (size_t round = 0; round < 400; round++) {
        char *damaged = malloc(size);
        memcpy(damaged, text, size);
        for (size_t n = 1 + draw(3); n > 0; n--)
            damaged[draw(size)] ^= (char)(1 << draw(8));
        survives(damaged, size, round);
        free(damaged);
    }
    free(text);
}

static void a_plan_cut_anywhere_is_survived(void **unused)
{
    (void)unused;
    size_t size;
    char *text = text_from_file(SHIPPED, &size);
    state = 2;
    for (size_t round = 0; round < 150; round++)
        survives(text, draw(size), round);
    free(text);
}

static void a_plan_with_pieces_moved_is_survived(void **unused)
{
    (void)unused;
    size_t size;
    char *text = text_from_file(WHOLE_PLAN, &size);
    state = 3;
    for (size_t round = 0; round < 300; round++) {
        size_t from = draw(size), length = draw(40), to = draw(size);
        char *damaged = malloc(size);
        memcpy(damaged, text, size);
        length = from + length > size ? size - from : length;
        length = to + length > size ? size - to : length;
        memcpy(damaged + to, text + from, length);
        survives(damaged, size, round);
        free(damaged);
    }
    free(text);
}

/* ---- damaged trees ---- */

/* Every container of a document. */
static size_t list_containers(json_t *value, json_t **out, size_t count, size_t most)
{
    const char *key;
    json_t *item;
    size_t i;
    if ((json_object_size(value) > 0 || json_array_size(value) > 0) && count < most)
        out[count++] = value;
    json_object_foreach(value, key, item) count = list_containers(item, out, count, most);
    json_array_foreach(value, i, item) count = list_containers(item, out, count, most);
    return count;
}

/* Something of another type, or of the same with another meaning. */
static json_t *strange_value(json_t *const *containers, size_t count)
{
    static const char *const texts[] = {"",    "noi-vu", "2024-02-30", "31/12/2024", "60%",
                                        "1/0", "gap",    "e\u0301",    "\x01"};
    switch (draw(9)) {
    case 0:
        return json_null();
    case 1:
        return json_boolean(draw(2));
    case 2:
        return json_integer((json_int_t)draw(3) - 1);
    case 3:
        return json_integer(INT64_MAX - (json_int_t)draw(2));
    case 4:
        return json_real(draw(2) ? 0.1 : 1e300);
    case 5:
        return json_array();
    case 6:
        return json_object();
    case 7:
        return json_deep_copy(containers[draw(count)]);
    default:
        return json_string(texts[draw(sizeof texts / sizeof *texts)]);
    }
}

static const char *random_key(json_t *object)
{
    size_t wanted = draw(json_object_size(object));
    const char *key;
    json_t *item;
    json_object_foreach(object, key, item)
    {
        if (wanted-- == 0)
            return key;
    }
    return "";
}

static void damage(json_t *document)
{
    enum { MOST = 8192 };
    static json_t *containers[MOST];
    size_t count = list_containers(document, containers, 0, MOST);
    json_t *target = containers[draw(count)], *value = strange_value(containers, count);
    if (json_is_array(target) && draw(2))
        json_array_remove(target, draw(json_array_size(target)));
    else if (json_is_array(target))
        json_array_set(target, draw(json_array_size(target)), value);
    else if (draw(2))
        json_object_del(target, random_key(target));
    else
        json_object_set(target, random_key(target), value);
    json_decref(value);
}

static void a_plan_with_damaged_values_is_survived(const char *path, size_t rounds, uint64_t seed)
{
    json_t *document = json_from_file(path);
    state = seed;
    for (size_t round = 0; round < rounds; round++) {
        json_t *copy = json_deep_copy(document);
        for (size_t n = 1 + draw(2); n > 0; n--)
            damage(copy);
        char *text = json_dumps(copy, JSON_COMPACT | JSON_REAL_PRECISION(15));
        survives(text, strlen(text), round);
        free(text);
        json_decref(copy);
    }
    json_decref(document);
}

static void the_whole_plan_with_damaged_values_is_survived(void **unused)
{
    (void)unused;
    a_plan_with_damaged_values_is_survived(WHOLE_PLAN, 1200, 4);
}

static void the_shipped_plan_with_damaged_values_is_survived(void **unused)
{
    (void)unused;
    a_plan_with_damaged_values_is_survived(SHIPPED, 100, 5);
}

/* ---- documents that are large on purpose ---- */

static void survives_list(const char *before, const char *item, size_t count, const char *after)
{
    size_t unit = strlen(item), size = strlen(before) + count * unit + strlen(after);
    char *text = malloc(size + 1), *at = text;
    at += strlen(strcpy(at, before));
    for (size_t i = 0; i < count; i++)
        at += strlen(strcpy(at, item));
    strcpy(at, after);
    survives(text, size, count);
    free(text);
}

static void a_list_of_a_million_nothings_is_survived(void **unused)
{
    (void)unused;
    survives_list("{ \"tasks\": [", "1,", 1000000, "1] }");
}

static void a_wrong_value_with_a_huge_clause_is_survived(void **unused)
{
    (void)unused;
    survives_list("{ \"tasks\": [ { \"clause\": \"", "abcdefgh", 100000,
                  "\", \"legal\": [ 1, 2, 3, 4 ] } ] }");
}

static void five_thousand_unknown_names_are_survived(void **unused)
{
    (void)unused;
    json_t *document = json_from_file(WHOLE_PLAN), *units = json_array(), *who = json_array();
    for (int i = 0; i < 5000; i++) {
        json_array_append_new(units, json_pack("{s:o}", "id", json_sprintf("unit-number-%d", i)));
        json_array_append_new(who, json_sprintf("unit-nummer-%d", i));
    }
    json_set_at(document, "/units", units);
    json_set_at(document, "/tasks/0/lead", who);
    char *text = json_dumps(document, JSON_COMPACT);
    survives(text, strlen(text), 0);
    free(text);
    json_decref(units);
    json_decref(who);
    json_decref(document);
}

/* ---- no memory ---- */

/* Gives memory `left` times, then none; counts the blocks that live. */
typedef struct limited {
    size_t left;
    int live;
} limited;

static void *limited_resize(void *context, void *block, size_t size)
{
    limited *memory = context;
    if (size == 0) {
        memory->live -= block != NULL;
        free(block);
        return NULL;
    }
    if (memory->left == 0)
        return NULL;
    memory->left--;
    memory->live += block == NULL;
    return realloc(block, size);
}

/* Read with so many allocations; true where that was enough. */
static bool reads_with(const char *text, size_t allocations)
{
    limited memory = {allocations, 0};
    parplan_allocator allocator = {&memory, limited_resize};
    parplan_plan_options options = PARPLAN_PLAN_OPTIONS_INIT;
    parplan_plan *plan = NULL;
    parplan_error err = PARPLAN_ERROR_INIT;
    options.allocator = &allocator;
    options.annex = "task,leader,product,due,lead\nT.2,\"B \"\"b\"\"\",\"P, p\",2024-12-01,quan\n";
    options.annex_size = strlen(options.annex);
    parplan_status status = parplan_plan_read(text, strlen(text), &options, &plan, NULL, &err);
    assert_int_equal(plan != NULL, status == PARPLAN_OK);
    if (status != PARPLAN_OK) {
        assert_int_equal(status, PARPLAN_E_MEMORY);
        assert_int_equal(err.id, PP_MEMORY);
    }
    parplan_plan_unref(plan);
    assert_int_equal(memory.live, 0);
    return status == PARPLAN_OK;
}

/* The arena asks for memory a block at a time: texts of growing length move the places where one is full. */
static void a_reader_without_memory_says_so_wherever_it_ends(void **unused)
{
    (void)unused;
    enum { STEP = 607, MOST = 32768 };
    static char note[MOST + 1];
    for (size_t length = 1; length < MOST; length += STEP) {
        json_t *document = json_from_file(WHOLE_PLAN), *text;
        memset(note, 'x', length);
        note[length] = '\0';
        text = json_string(note);
        json_set_at(document, length / STEP % 2 ? "/note/vi" : "/tasks/1/title/vi", text);
        char *bytes = json_dumps(document, JSON_COMPACT | JSON_REAL_PRECISION(15));
        size_t allocations = 0;
        while (!reads_with(bytes, allocations))
            allocations++;
        assert_in_range(allocations, 3, 100);
        free(bytes);
        json_decref(text);
        json_decref(document);
    }
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(a_plan_with_flipped_bytes_is_survived),
    cmocka_unit_test(a_plan_cut_anywhere_is_survived),
    cmocka_unit_test(a_plan_with_pieces_moved_is_survived),
    cmocka_unit_test(the_whole_plan_with_damaged_values_is_survived),
    cmocka_unit_test(the_shipped_plan_with_damaged_values_is_survived),
    cmocka_unit_test(a_list_of_a_million_nothings_is_survived),
    cmocka_unit_test(a_wrong_value_with_a_huge_clause_is_survived),
    cmocka_unit_test(five_thousand_unknown_names_are_survived),
    cmocka_unit_test(a_reader_without_memory_says_so_wherever_it_ends),
};

int main(void)
{
    return cmocka_run_group_tests(tests, NULL, NULL);
}
