/* SPDX-License-Identifier: Apache-2.0 */
/* How tasks stand: by lead, by leader, and those that lack either. T.1 is due before 5 March, T.4 by 30 June. */
#include "support/board.h"

#include <stdio.h>

static const parplan_task_tally *tally_of(parplan_tally_by by, const char *id)
{
    const parplan_task_tally *tally;
    for (size_t i = 0; (tally = parplan_board_tasks(board, by, i)) != NULL; i++) {
        if (strcmp(tally->id, id) == 0)
            return tally;
    }
    fail_msg("no tally of '%s'", id);
    return NULL;
}

/* "total: done, done late, open, overdue" */
static void stands(parplan_tally_by by, const char *id, const char *expected)
{
    const parplan_task_tally *t = tally_of(by, id);
    char text[64];
    snprintf(text, sizeof text, "%zu: %zu %zu %zu %zu", t->total, t->done, t->done_late, t->open,
             t->overdue);
    assert_string_equal(text, expected);
}

#define LEAD(id, expected) stands(PARPLAN_TALLY_BY_LEAD, id, expected)
#define LEADER(id, expected) stands(PARPLAN_TALLY_BY_LEADER, id, expected)
#define TASKS "item,unit,date\n"

static void a_task_is_open_until_its_day_has_passed(void **unused)
{
    (void)unused;
    judge_events(NULL, "2024-03-04");
    LEAD("phong", "2: 0 0 2 0");
    judge_events(NULL, "2024-03-05");
    LEAD("phong", "2: 0 0 1 1");
}

static void a_task_done_by_its_day_is_done(void **unused)
{
    (void)unused;
    judge_events(TASKS "T.1,phong,2024-03-04\nT.4,phong,2024-06-30\n", "2024-07-01");
    LEAD("phong", "2: 2 0 0 0");
}

static void a_task_done_after_its_day_is_done_late(void **unused)
{
    (void)unused;
    judge_events(TASKS "T.1,phong,2024-03-05\n", "2024-03-06");
    LEAD("phong", "2: 0 1 1 0");
}

static void what_is_done_later_is_not_yet_known(void **unused)
{
    (void)unused;
    judge_events(TASKS "T.1,phong,2024-03-07\n", "2024-03-06");
    LEAD("phong", "2: 0 0 1 1");
}

static void the_first_completion_counts(void **unused)
{
    (void)unused;
    judge_events(TASKS "T.1,phong,2024-03-09\nT.1,phong,2024-03-01\nT.1,phong,2024-03-20\n",
                 "2024-04-01");
    LEAD("phong", "2: 1 0 1 0");
}

static void a_task_without_a_day_is_never_overdue(void **unused)
{
    (void)unused;
    judge_events(TASKS "T.2,p-mot,2026-01-01\n", "2026-01-01");
    LEAD("p-mot", "1: 1 0 0 0");
    LEAD("p-hai", "1: 0 0 1 0");
}

static void a_task_of_two_leads_is_done_when_both_have_done_it(void **unused)
{
    (void)unused;
    judge_events(TASKS "T.2,p-mot,2024-02-01\n", "2024-03-01");
    LEADER("ba-a", "2: 0 0 2 0");
    judge_events(TASKS "T.2,p-mot,2024-02-01\nT.2,p-hai,2024-02-20\n", "2024-03-01");
    LEADER("ba-a", "2: 1 0 1 0");
}

static void a_task_done_as_a_whole_is_done_for_every_lead(void **unused)
{
    (void)unused;
    judge_events(TASKS "T.2,,2024-02-01\n", "2024-03-01");
    LEAD("p-mot", "1: 1 0 0 0");
    LEAD("p-hai", "1: 1 0 0 0");
    LEADER("ba-a", "2: 1 0 1 0");
}

static void those_without_come_last(void **unused)
{
    (void)unused;
    const parplan_task_tally *tally;
    size_t last = 0;
    judge_events(NULL, "2024-03-01");
    while ((tally = parplan_board_tasks(board, PARPLAN_TALLY_BY_LEAD, last + 1)) != NULL)
        last++;
    assert_string_equal(parplan_board_tasks(board, PARPLAN_TALLY_BY_LEAD, last)->id, "");
    LEAD("", "1: 0 0 1 0");
    assert_string_equal(parplan_board_tasks(board, PARPLAN_TALLY_BY_LEADER, 1)->id, "");
    LEADER("", "2: 0 0 2 0");
}

static void a_task_of_nobody_may_be_done_all_the_same(void **unused)
{
    (void)unused;
    judge_events(TASKS "T.3,,2024-02-01\n", "2024-03-01");
    LEAD("", "1: 1 0 0 0");
}

static void there_is_no_tally_of_another_sort(void **unused)
{
    (void)unused;
    judge_events(NULL, "2024-03-01");
    assert_null(parplan_board_tasks(board, (parplan_tally_by)2, 0));
    assert_null(parplan_board_tasks(board, PARPLAN_TALLY_BY_LEAD, 99));
}

static void what_tasks_lack_is_counted(void **unused)
{
    (void)unused;
    static const char *const keys[] = {"\"without_lead\": 1,", "\"without_leader\": 2,",
                                       "\"without_product\": 3,"};
    char *text;
    bool there = true;
    judge_events(NULL, "2024-03-01");
    assert_int_equal(parplan_board_write_json(board, NULL, &text, NULL, NULL), PARPLAN_OK);
    for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++)
        there &= strstr(text, keys[i]) != NULL;
    parplan_text_free(text);
    assert_true(there);
}

#define T(name) cmocka_unit_test_teardown(name, forget_board)

int main(void)
{
    static const struct CMUnitTest tests[] = {
        T(a_task_is_open_until_its_day_has_passed),
        T(a_task_done_by_its_day_is_done),
        T(a_task_done_after_its_day_is_done_late),
        T(what_is_done_later_is_not_yet_known),
        T(the_first_completion_counts),
        T(a_task_without_a_day_is_never_overdue),
        T(a_task_of_two_leads_is_done_when_both_have_done_it),
        T(a_task_done_as_a_whole_is_done_for_every_lead),
        T(those_without_come_last),
        T(a_task_of_nobody_may_be_done_all_the_same),
        T(there_is_no_tally_of_another_sort),
        T(what_tasks_lack_is_counted),
    };
    return cmocka_run_group_tests(tests, use_kinds, forget_plan);
}
