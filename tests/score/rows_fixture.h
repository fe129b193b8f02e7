/* SPDX-License-Identifier: Apache-2.0 */
/* What the tests of figures and completions share: the small plan, a list of problems, and asking about them. */
#ifndef PARPLAN_TESTS_SCORE_ROWS_FIXTURE_H
#define PARPLAN_TESTS_SCORE_ROWS_FIXTURE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "base/message.h"
#include "support/plan_text.h"

static parplan_plan *plan;
static parplan_problems *problems;

static inline int load_plan(void **unused)
{
    (void)unused;
    plan = plan_from_file("tests/data/small-plan.json");
    return 0;
}

static inline int give_plan_back(void **unused)
{
    (void)unused;
    parplan_plan_unref(plan);
    return 0;
}

static inline void new_problems(void)
{
    assert_int_equal(parplan_problems_new(&problems, NULL), PARPLAN_OK);
}

static inline parplan_date day(const char *text)
{
    parplan_date date;
    assert_int_equal(parplan_date_parse(text, strlen(text), &date, NULL), PARPLAN_OK);
    return date;
}

/* The problem at a position: which, and where. */
static inline void assert_problem(size_t index, parplan__message id, const char *column,
                                  int64_t line)
{
    const parplan_problem *problem = parplan_problems_at(problems, index);
    assert_non_null(problem);
    if (problem->id != (int32_t)id)
        fail_msg("PP-%04d instead of PP-%04d: %s", problem->id, (int)id, problem->message.en);
    assert_string_equal(problem->path, column);
    assert_int_equal(problem->line, line);
    assert_true(problem->message.vi[0] != '\0');
}

static inline void assert_problem_count(size_t count)
{
    assert_int_equal(parplan_problems_count(problems, PARPLAN_NOTE), count);
}

/* The error of a call: which, and in which column. */
static inline void assert_error(const parplan_error *err, parplan__message id, const char *column)
{
    if (err->id != (int32_t)id)
        fail_msg("PP-%04d instead of PP-%04d: %s", err->id, (int)id, err->message);
    assert_string_equal(err->path, column);
}

/* An allocator that gives nothing after so many times; frees always. */
typedef struct scarce {
    size_t left;
} scarce;

static inline void *scarce_resize(void *context, void *block, size_t size)
{
    scarce *memory = context;
    if (size == 0) {
        free(block);
        return NULL;
    }
    return memory->left > 0 && memory->left-- > 0 ? realloc(block, size) : NULL;
}

#endif
