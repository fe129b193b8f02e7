/* SPDX-License-Identifier: Apache-2.0 */
/* The list of problems of a document. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "base/problems.h"

static parplan_problems *new_list(void)
{
    parplan_problems *problems = NULL;
    assert_int_equal(parplan_problems_new(&problems, NULL), PARPLAN_OK);
    return problems;
}

static void a_new_list_is_empty(void **unused)
{
    (void)unused;
    parplan_problems *problems = new_list();
    assert_int_equal(parplan_problems_count(problems, PARPLAN_NOTE), 0);
    assert_null(parplan_problems_at(problems, 0));
    assert_false(parplan__problems_failed(problems));
    parplan_problems_free(problems);
}

static void no_list_at_all_is_fine(void **unused)
{
    (void)unused;
    parplan_error err = PARPLAN_ERROR_INIT;
    parplan__problems_add(NULL, PP_MEMORY, (parplan__place){0}, NULL);
    parplan__problems_add_error(NULL, &err, (parplan__place){0});
    assert_int_equal(parplan_problems_count(NULL, PARPLAN_NOTE), 0);
    assert_null(parplan_problems_at(NULL, 0));
    assert_false(parplan__problems_failed(NULL));
    parplan_problems_free(NULL);
    assert_int_equal(parplan_problems_new(NULL, &err), PARPLAN_E_ARGUMENT);
}

static void a_problem_keeps_its_place_and_both_texts(void **unused)
{
    (void)unused;
    parplan_problems *problems = new_list();
    char path[] = "/targets/3", name[] = "x";
    parplan__place place = {path, "II.1", 12, 5};
    parplan__problems_add(problems, PP_ARGUMENT, place, PARPLAN__ARGS(name));
    path[0] = name[0] = '?';
    const parplan_problem *problem = parplan_problems_at(problems, 0);
    assert_string_equal(problem->path, "/targets/3");
    assert_string_equal(problem->clause, "II.1");
    assert_true(problem->line == 12 && problem->column == 5 && problem->id == PP_ARGUMENT);
    assert_string_equal(problem->message.en, "argument x is missing or unset");
    assert_string_equal(problem->message.vi, "tham số x bị thiếu hoặc chưa đặt");
    parplan_problems_free(problems);
}

static void a_place_that_is_not_known_reads_as_the_document(void **unused)
{
    (void)unused;
    parplan_problems *problems = new_list();
    parplan__problems_add(problems, PP_MEMORY, (parplan__place){0}, NULL);
    assert_string_equal(parplan_problems_at(problems, 0)->path, "");
    assert_string_equal(parplan_problems_at(problems, 0)->clause, "");
    parplan_problems_free(problems);
}

static void problems_stay_in_order_and_where_they_are(void **unused)
{
    (void)unused;
    parplan_problems *problems = new_list();
    for (int i = 0; i < 1000; i++)
        parplan__problems_add(problems, PP_ARGUMENT, (parplan__place){.line = i},
                              PARPLAN__ARGS(PARPLAN__INT(i)));
    assert_int_equal(parplan_problems_count(problems, PARPLAN_ERROR), 1000);
    for (size_t i = 0; i < 1000; i++)
        assert_int_equal(parplan_problems_at(problems, i)->line, i);
    assert_string_equal(parplan_problems_at(problems, 7)->message.en,
                        "argument 7 is missing or unset");
    parplan_problems_free(problems);
}

static void a_count_includes_what_is_worse(void **unused)
{
    (void)unused;
    parplan_problems *problems = new_list();
    size_t expected[4] = {0, 0, 0, 0};
    for (size_t i = 0; parplan__message_at(i) != NULL; i++) {
        const parplan__message_info *info = parplan__message_at(i);
        parplan__problems_add(problems, info->id, (parplan__place){0},
                              PARPLAN__ARGS("", "", "", "", "", "", "", "", "", ""));
        for (int s = PARPLAN_NOTE; s <= (int)info->severity; s++)
            expected[s]++;
    }
    for (int s = PARPLAN_NOTE; s <= PARPLAN_ERROR; s++)
        assert_int_equal(parplan_problems_count(problems, (parplan_severity)s), expected[s]);
    parplan_problems_free(problems);
}

static void an_error_of_a_call_becomes_a_problem(void **unused)
{
    (void)unused;
    parplan_problems *problems = new_list();
    parplan_error err = PARPLAN_ERROR_INIT;
    parplan__fail(&err, PP_NUMBER_ZERO, PARPLAN__ARGS("2/0"));
    parplan__problems_add_error(problems, &err, (parplan__place){.path = "/x"});
    const parplan_problem *problem = parplan_problems_at(problems, 0);
    assert_int_equal(problem->severity, PARPLAN_ERROR);
    assert_int_equal(problem->id, PP_NUMBER_ZERO);
    assert_string_equal(problem->message.en, "'2/0' divides by 0");
    assert_string_equal(problem->message.vi, "'2/0' có mẫu số bằng 0");
    parplan_problems_free(problems);
}

static void past_a_limit_problems_are_counted_only(void **unused)
{
    (void)unused;
    parplan_problems *problems = new_list();
    parplan__problems_limit(problems, 2);
    for (int i = 0; i < 5; i++)
        parplan__problems_add(problems, PP_PLAN_NO_NUMBER, (parplan__place){0}, NULL);
    parplan__problems_add(problems, PP_PERIOD_MISSING, (parplan__place){0}, NULL);
    parplan__problems_end(problems);
    assert_int_equal(parplan_problems_count(problems, PARPLAN_ERROR), 1);
    assert_int_equal(parplan_problems_count(problems, PARPLAN_WARNING), 3);
    assert_string_equal(parplan_problems_at(problems, 3)->message.en,
                        "3 more problems are not listed");
    parplan_problems_free(problems);
}

static void within_a_limit_nothing_is_said_of_it(void **unused)
{
    (void)unused;
    parplan_problems *problems = new_list();
    parplan__problems_limit(problems, 1);
    parplan__problems_add(problems, PP_PLAN_NO_NUMBER, (parplan__place){0}, NULL);
    parplan__problems_end(problems);
    assert_int_equal(parplan_problems_count(problems, PARPLAN_NOTE), 1);
    parplan_problems_free(problems);
}

static void a_limit_holds_for_what_is_appended(void **unused)
{
    (void)unused;
    parplan_problems *from = new_list(), *to = new_list();
    parplan__problems_limit(to, 1);
    for (int i = 0; i < 3; i++)
        parplan__problems_add(from, PP_PLAN_NO_NUMBER, (parplan__place){0}, NULL);
    parplan__problems_append(to, from);
    assert_int_equal(parplan_problems_count(to, PARPLAN_NOTE), 1);
    parplan_problems_free(from);
    parplan_problems_free(to);
}

static void an_endless_place_is_cut_at_a_whole_character(void **unused)
{
    (void)unused;
    char path[1501] = "";
    for (int i = 0; i < 500; i++)
        strcat(path, "ữ");
    parplan_problems *problems = new_list();
    parplan__problems_add(problems, PP_PLAN_NO_NUMBER,
                          (parplan__place){.path = path, .clause = path}, NULL);
    assert_int_equal(strlen(parplan_problems_at(problems, 0)->path), 510);
    assert_int_equal(strlen(parplan_problems_at(problems, 0)->clause), 510);
    parplan_problems_free(problems);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_new_list_is_empty),
        cmocka_unit_test(no_list_at_all_is_fine),
        cmocka_unit_test(a_problem_keeps_its_place_and_both_texts),
        cmocka_unit_test(a_place_that_is_not_known_reads_as_the_document),
        cmocka_unit_test(problems_stay_in_order_and_where_they_are),
        cmocka_unit_test(a_count_includes_what_is_worse),
        cmocka_unit_test(an_error_of_a_call_becomes_a_problem),
        cmocka_unit_test(past_a_limit_problems_are_counted_only),
        cmocka_unit_test(within_a_limit_nothing_is_said_of_it),
        cmocka_unit_test(a_limit_holds_for_what_is_appended),
        cmocka_unit_test(an_endless_place_is_cut_at_a_whole_character),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
