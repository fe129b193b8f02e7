/* SPDX-License-Identifier: Apache-2.0 */
/* The annex: what a table beside the plan adds to its tasks. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "base/message.h"
#include "support/plan_change.h"
#include "support/plan_text.h"

static parplan_problems *problems;
static parplan_plan *plan;
static parplan_error err;
static char *document;

static int set_up(void **unused)
{
    (void)unused;
    plan = NULL;
    err = (parplan_error)PARPLAN_ERROR_INIT;
    document = plan_with("/tasks/1", "{ 'id': 'T.2', 'clause': 'V.2', 'title': { 'en': 'Open' } }");
    return parplan_problems_new(&problems, NULL);
}

static int tear_down(void **unused)
{
    (void)unused;
    parplan_problems_free(problems);
    parplan_plan_unref(plan);
    free(document);
    return 0;
}

static parplan_status read_bytes(const char *csv, size_t size)
{
    parplan_plan_options options = PARPLAN_PLAN_OPTIONS_INIT;
    options.annex = csv;
    options.annex_size = size;
    return parplan_plan_read(document, strlen(document), &options, &plan, problems, &err);
}

static parplan_status read_annex(const char *csv)
{
    return read_bytes(csv, strlen(csv));
}

static const parplan_task *open_task(void)
{
    return parplan_plan_task(plan, 1);
}

/* A row in which a cell is wrong: it is told with its line and column, and there is no plan. */
static void refuses(const char *csv, parplan__message id, const char *path, int64_t line,
                    int64_t column)
{
    assert_int_equal(read_annex(csv), PARPLAN_E_INVALID);
    const parplan_problem *problem = parplan_problems_at(problems, 0);
    if (problem->id != (int32_t)id)
        fail_msg("PP-%04d %s", problem->id, problem->message.en);
    assert_string_equal(problem->path, path);
    assert_int_equal(problem->line, line);
    assert_int_equal(problem->column, column);
    assert_null(plan);
}

static void an_annex_fills_in_what_the_text_leaves_open(void **unused)
{
    (void)unused;
    assert_int_equal(
        read_annex("task,leader,product,due,lead\nT.2,Trần Thị B,A report,30/9/2024,noi-vu\n"),
        PARPLAN_OK);
    assert_string_equal(open_task()->leader, "Trần Thị B");
    assert_string_equal(open_task()->product.vi, "A report");
    assert_null(open_task()->product.en);
    assert_int_equal(open_task()->due.date, parplan_plan_task(plan, 0)->due.date);
    assert_int_equal(open_task()->due.bound, PARPLAN_BOUND_BY);
    assert_int_equal(open_task()->lead.units[0], 1);
    assert_string_equal(open_task()->lead.ids[0], "noi-vu");
}

static void an_annex_answers_the_warnings(void **unused)
{
    (void)unused;
    assert_int_equal(read_annex("task,leader,product,lead\nT.2,B,P,quan\n"), PARPLAN_OK);
    assert_int_equal(parplan_problems_count(problems, PARPLAN_NOTE), 0);
}

static void without_an_annex_the_task_stays_open(void **unused)
{
    (void)unused;
    assert_int_equal(read_annex("task,leader\n"), PARPLAN_OK);
    assert_null(open_task()->leader);
    assert_int_equal(parplan_problems_count(problems, PARPLAN_WARNING), 3);
}

static void an_empty_cell_changes_nothing(void **unused)
{
    (void)unused;
    assert_int_equal(read_annex("task,leader,product,due,lead\nT.1,\"  \",,,\n"), PARPLAN_OK);
    assert_string_equal(parplan_plan_task(plan, 0)->leader, "chu-tich");
    assert_string_equal(parplan_plan_task(plan, 0)->product.en, "A report");
    assert_string_equal(parplan_plan_task(plan, 0)->lead.ids[0], "noi-vu");
}

/* The plan states all of T.1 itself: what is replaced is told at its cell, and what only repeats it is not. */
static void what_an_annex_replaces_is_a_warning(void **unused)
{
    (void)unused;
    assert_int_equal(
        read_annex(
            "task,leader,product,due,lead\nT.1,B,Một báo cáo,2024-10-31,quan\nT.2,B,P,,quan\n"),
        PARPLAN_OK);
    static const struct {
        const char *path, *en;
        int64_t column;
    } expected[] = {
        {"annex:leader", "the annex replaces the leader that the plan states for task T.1", 5},
        {"annex:product", "the annex replaces the product that the plan states for task T.1", 7},
        {"annex:due", "the annex replaces the due day that the plan states for task T.1", 23},
        {"annex:lead", "the annex replaces the lead that the plan states for task T.1", 34},
    };
    assert_int_equal(parplan_problems_count(problems, PARPLAN_NOTE), 4);
    for (size_t i = 0; i < 4; i++) {
        const parplan_problem *problem = parplan_problems_at(problems, i);
        assert_int_equal(problem->id, PP_ANNEX_REPLACES);
        assert_int_equal(problem->severity, PARPLAN_WARNING);
        assert_string_equal(problem->path, expected[i].path);
        assert_string_equal(problem->message.en, expected[i].en);
        assert_int_equal(problem->line, 2);
        assert_int_equal(problem->column, expected[i].column);
    }
    assert_string_equal(parplan_problems_at(problems, 2)->message.vi,
                        "biểu kèm theo thay thời hạn mà kế hoạch đã nêu cho nhiệm vụ T.1");
    assert_string_equal(parplan_plan_task(plan, 0)->leader, "B");
}

static void an_annex_that_repeats_the_plan_replaces_nothing(void **unused)
{
    (void)unused;
    assert_int_equal(read_annex("task,leader,product,due,lead\n"
                                "T.1,chu-tich,A report,30/09/2024,noi-vu\nT.2,B,P,,quan\n"),
                     PARPLAN_OK);
    assert_int_equal(parplan_problems_count(problems, PARPLAN_NOTE), 0);
}

static void an_annex_speaks_vietnamese(void **unused)
{
    (void)unused;
    assert_int_equal(read_annex("\xEF\xBB\xBFMã nhiệm vụ;Lãnh đạo phụ trách;Chủ "
                                "trì\r\nT.2;B;phu\u031bo\u031b\u0300ng-hai\r\n"),
                     PARPLAN_OK);
    assert_string_equal(open_task()->lead.ids[0], "phường-hai");
    assert_int_equal(open_task()->lead.units[0], 3);
}

static void texts_are_kept_in_nfc(void **unused)
{
    (void)unused;
    assert_int_equal(read_annex("task,leader\nT.2,Nguye\u0302\u0303n\n"), PARPLAN_OK);
    assert_string_equal(open_task()->leader, "Nguyễn");
}

static void a_plan_with_its_annex_is_written_as_one_document(void **unused)
{
    (void)unused;
    char *bytes;
    assert_int_equal(read_annex("task,leader,product,lead\nT.2,B,P,quan\n"), PARPLAN_OK);
    assert_int_equal(parplan_plan_write(plan, &bytes, NULL, NULL), PARPLAN_OK);
    parplan_plan *again = plan_from_text(bytes);
    assert_string_equal(parplan_plan_task(again, 1)->leader, "B");
    assert_string_equal(parplan_plan_task(again, 1)->product.vi, "P");
    parplan_plan_unref(again);
    parplan_text_free(bytes);
}

static void a_task_there_is_not_is_refused(void **unused)
{
    (void)unused;
    refuses("task,leader\nX.9.9,B\n", PP_PLAN_REF, "annex:task", 2, 1);
}

static void a_misspelt_task_is_suggested(void **unused)
{
    (void)unused;
    refuses("leader,task\nB,T.3\n", PP_PLAN_REF_SUGGEST, "annex:task", 2, 3);
    assert_string_equal(err.message, "there is no tasks 'T.3'; did you mean 'T.1'?");
}

static void a_row_without_task_is_refused(void **unused)
{
    (void)unused;
    refuses("task,leader\n,B\n", PP_PLAN_STRING_BLANK, "annex:task", 2, 1);
    assert_int_equal(parplan_problems_count(problems, PARPLAN_ERROR), 1);
}

static void a_task_on_two_rows_is_refused(void **unused)
{
    (void)unused;
    refuses("task,leader\nT.2,A\nT.2,B\n", PP_PLAN_ID_DUPLICATE, "annex:task", 3, 1);
}

static void a_misspelt_unit_is_suggested(void **unused)
{
    (void)unused;
    refuses("task,lead\nT.2,noi-wu\n", PP_PLAN_REF_SUGGEST, "annex:lead", 2, 5);
}

static void a_unit_there_is_not_is_refused(void **unused)
{
    (void)unused;
    refuses("task,lead\nT.2,thanh-pho\n", PP_PLAN_REF, "annex:lead", 2, 5);
}

static void a_day_there_is_not_is_refused(void **unused)
{
    (void)unused;
    refuses("task,due\nT.2,31/02/2024\n", PP_DATE_FEBRUARY, "annex:due", 2, 5);
}

static void a_line_break_in_a_cell_is_refused(void **unused)
{
    (void)unused;
    refuses("task,product\nT.2,\"A\nB\"\n", PP_PLAN_CONTROL, "annex:product", 2, 5);
}

static void a_row_with_too_many_cells_does_not_hide_the_next(void **unused)
{
    (void)unused;
    refuses("task,leader\nT.2,B,C\nT.9,B\n", PP_CSV_FIELDS, "annex", 2, 1);
    assert_int_equal(parplan_problems_count(problems, PARPLAN_ERROR), 2);
    assert_int_equal(parplan_problems_at(problems, 1)->line, 3);
}

/* An annex that cannot be read at all: the error of the call, and a problem, say that it is the annex. */
static void fails(const char *csv, size_t size, parplan__message id, int64_t line)
{
    assert_int_equal(read_bytes(csv, size), PARPLAN_E_PARSE);
    if (err.id != (int32_t)id)
        fail_msg("PP-%04d %s", err.id, err.message);
    assert_memory_equal(err.path, "annex", 5);
    assert_int_equal(err.line, line);
    assert_int_equal(parplan_problems_at(problems, 0)->id, id);
    assert_string_equal(parplan_problems_at(problems, 0)->path, err.path);
    assert_null(plan);
}

static void an_annex_without_its_column_is_refused(void **unused)
{
    (void)unused;
    fails("leader,due\n", 11, PP_CSV_COLUMN_MISSING, 1);
}

static void an_annex_with_a_strange_column_is_refused(void **unused)
{
    (void)unused;
    fails("task,leadr\n", 11, PP_CSV_COLUMN_NEAR, 1);
}

static void an_empty_annex_is_refused(void **unused)
{
    (void)unused;
    fails("", 0, PP_CSV_EMPTY, 0);
}

static void an_annex_in_latin_1_is_refused(void **unused)
{
    (void)unused;
    fails("task\nT\xE2\xE2\n", 8, PP_INPUT_ENCODING, 2);
}

static void an_annex_whose_quote_never_closes_is_refused(void **unused)
{
    (void)unused;
    fails("task\n\"T.2\n", 10, PP_CSV_QUOTE_OPEN, 2);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

static const struct CMUnitTest tests[] = {
    TEST(an_annex_fills_in_what_the_text_leaves_open),
    TEST(an_annex_answers_the_warnings),
    TEST(without_an_annex_the_task_stays_open),
    TEST(an_empty_cell_changes_nothing),
    TEST(what_an_annex_replaces_is_a_warning),
    TEST(an_annex_that_repeats_the_plan_replaces_nothing),
    TEST(an_annex_speaks_vietnamese),
    TEST(texts_are_kept_in_nfc),
    TEST(a_plan_with_its_annex_is_written_as_one_document),
    TEST(a_task_there_is_not_is_refused),
    TEST(a_misspelt_task_is_suggested),
    TEST(a_row_without_task_is_refused),
    TEST(a_task_on_two_rows_is_refused),
    TEST(a_misspelt_unit_is_suggested),
    TEST(a_unit_there_is_not_is_refused),
    TEST(a_day_there_is_not_is_refused),
    TEST(a_line_break_in_a_cell_is_refused),
    TEST(a_row_with_too_many_cells_does_not_hide_the_next),
    TEST(an_annex_without_its_column_is_refused),
    TEST(an_annex_with_a_strange_column_is_refused),
    TEST(an_empty_annex_is_refused),
    TEST(an_annex_in_latin_1_is_refused),
    TEST(an_annex_whose_quote_never_closes_is_refused),
};

int main(void)
{
    return cmocka_run_group_tests(tests, NULL, NULL);
}
