/* SPDX-License-Identifier: Apache-2.0 */
/* Completions: what is kept, what is refused, and where. */
#include "score/rows_fixture.h"

#include <stdio.h>

#include "score/completions.h"

#define HEADER "item,unit,date,window,key,document,note\n"

static parplan_completions *completions;

static int set_up(void **unused)
{
    (void)unused;
    new_problems();
    return parplan_completions_new(plan, NULL, &completions, NULL);
}

static int tear_down(void **unused)
{
    (void)unused;
    parplan_completions_free(completions);
    parplan_problems_free(problems);
    return 0;
}

static parplan_status read(const char *csv)
{
    return parplan_completions_read_csv(completions, csv, strlen(csv), problems, NULL);
}

static void accepts(const char *row)
{
    char csv[512];
    snprintf(csv, sizeof csv, "%s%s\n", HEADER, row);
    if (read(csv) != PARPLAN_OK)
        fail_msg("%s", parplan_problems_at(problems, 0)->message.en);
    assert_int_equal(parplan_completions_count(completions), 1);
}

/* A file of one row, which has one error. */
static void refuses(const char *row, parplan__message id, const char *column)
{
    char csv[512];
    snprintf(csv, sizeof csv, "%s%s\n", HEADER, row);
    assert_int_equal(read(csv), PARPLAN_E_INVALID);
    assert_problem(0, id, column, 2);
    assert_problem_count(1);
    assert_int_equal(parplan_completions_count(completions), 0);
}

static parplan_completion completion_of(const char *item, const char *unit, const char *date)
{
    parplan_completion completion = PARPLAN_COMPLETION_INIT;
    completion.item = item;
    completion.unit = unit;
    completion.date = day(date);
    return completion;
}

static void add(const parplan_completion *completion)
{
    parplan_error err = PARPLAN_ERROR_INIT;
    if (parplan_completions_add(completions, completion, &err) != PARPLAN_OK)
        fail_msg("%s", err.message);
}

static void add_refuses(const parplan_completion *completion, parplan_status status,
                        parplan__message id, const char *column)
{
    parplan_error err = PARPLAN_ERROR_INIT;
    assert_int_equal(parplan_completions_add(completions, completion, &err), status);
    assert_error(&err, id, column);
    assert_int_equal(parplan_completions_count(completions), 0);
}

static const parplan__completion_row *first(parplan_entity kind, const char *item, const char *unit)
{
    size_t place =
        unit != NULL ? parplan_plan_find(plan, PARPLAN_ENTITY_UNIT, unit) : PARPLAN_NO_INDEX;
    return parplan__completions_first(completions, kind, parplan_plan_find(plan, kind, item),
                                      place);
}

/* ---- adding and looking up ---- */

static void an_added_completion_is_given_back(void **unused)
{
    (void)unused;
    parplan_completion in = completion_of("R.1", "phuong-mot", "2024-03-05");
    parplan_completion out = PARPLAN_COMPLETION_INIT;
    in.window = "2024-Q1";
    in.document = "12/BC";
    in.second = 60;
    add(&in);
    assert_int_equal(parplan_completions_at(completions, 0, &out, NULL), PARPLAN_OK);
    assert_string_equal(out.item, "R.1");
    assert_string_equal(out.unit, "phuong-mot");
    assert_string_equal(out.window, "2024-Q1");
    assert_string_equal(out.document, "12/BC");
    assert_int_equal(out.date, day("2024-03-05"));
    assert_int_equal(out.second, 60);
    assert_null(out.key);
}

static void a_completion_without_a_unit_is_given_back_without(void **unused)
{
    (void)unused;
    parplan_completion in = completion_of("T.2", NULL, "2024-03-05");
    parplan_completion out = PARPLAN_COMPLETION_INIT;
    add(&in);
    assert_int_equal(parplan_completions_at(completions, 0, &out, NULL), PARPLAN_OK);
    assert_string_equal(out.item, "T.2");
    assert_null(out.unit);
    assert_null(out.window);
}

static void a_position_past_the_end_is_not_found(void **unused)
{
    (void)unused;
    parplan_completion out = PARPLAN_COMPLETION_INIT;
    parplan_error err = PARPLAN_ERROR_INIT;
    assert_int_equal(parplan_completions_at(completions, 3, &out, &err), PARPLAN_E_NOT_FOUND);
    assert_error(&err, PP_ROW_INDEX, "");
}

static void completions_of_an_item_and_unit_are_chained(void **unused)
{
    (void)unused;
    parplan_completion early = completion_of("R.3", "noi-vu", "2024-02-01");
    parplan_completion late = completion_of("R.3", "noi-vu", "2024-03-06");
    parplan_completion other = completion_of("R.3", "phuong-mot", "2024-03-01");
    add(&early);
    add(&other);
    add(&late);
    const parplan__completion_row *row = first(PARPLAN_ENTITY_DUTY, "R.3", "noi-vu");
    assert_int_equal(row->date, late.date);
    row = parplan__completions_next(completions, row);
    assert_int_equal(row->date, early.date);
    assert_null(parplan__completions_next(completions, row));
}

static void duties_tasks_and_indicators_have_chains_of_their_own(void **unused)
{
    (void)unused;
    accepts("T.1,noi-vu,2024-03-01,,,,");
    assert_int_equal(first(PARPLAN_ENTITY_TASK, "T.1", "noi-vu")->kind, PARPLAN_ENTITY_TASK);
    assert_null(first(PARPLAN_ENTITY_TASK, "T.1", NULL));
    assert_null(first(PARPLAN_ENTITY_DUTY, "R.1", "noi-vu"));
    assert_null(first(PARPLAN_ENTITY_INDICATOR, "digitised", "noi-vu"));
}

static void completions_keep_their_plan(void **unused)
{
    (void)unused;
    assert_ptr_equal(parplan__completions_plan(completions), plan);
}

static void a_missing_set_or_row_is_refused(void **unused)
{
    (void)unused;
    parplan_completion in = completion_of("R.3", "noi-vu", "2024-02-01");
    assert_int_equal(parplan_completions_new(NULL, NULL, &completions, NULL), PARPLAN_E_ARGUMENT);
    assert_int_equal(parplan_completions_add(NULL, &in, NULL), PARPLAN_E_ARGUMENT);
    assert_int_equal(parplan_completions_add(completions, NULL, NULL), PARPLAN_E_ARGUMENT);
    assert_int_equal(parplan_completions_at(completions, 0, NULL, NULL), PARPLAN_E_ARGUMENT);
    assert_int_equal(parplan_completions_read_csv(completions, NULL, 1, NULL, NULL),
                     PARPLAN_E_ARGUMENT);
    assert_int_equal(parplan_completions_count(NULL), 0);
    parplan_completions_free(NULL);
}

static void a_text_that_is_not_utf8_is_refused(void **unused)
{
    (void)unused;
    parplan_completion in = completion_of("R.3", "noi-vu", "2024-02-01");
    in.note = "\xFF";
    add_refuses(&in, PARPLAN_E_PARSE, PP_UTF8, "note");
}

static void a_call_without_a_day_is_refused(void **unused)
{
    (void)unused;
    parplan_completion in = completion_of("R.3", "noi-vu", "2024-02-01");
    in.date = PARPLAN_DATE_NONE;
    add_refuses(&in, PARPLAN_E_INVALID, PP_COMPLETION_DAY, "date");
}

static void a_second_past_the_end_of_the_day_is_refused(void **unused)
{
    (void)unused;
    parplan_completion in = completion_of("R.3", "noi-vu", "2024-02-01");
    in.second = 86400;
    add_refuses(&in, PARPLAN_E_INVALID, PP_COMPLETION_SECOND, "date");
}

static void a_call_with_an_unknown_item_is_not_found(void **unused)
{
    (void)unused;
    parplan_completion in = completion_of("nothing-like-it", "noi-vu", "2024-02-01");
    add_refuses(&in, PARPLAN_E_NOT_FOUND, PP_COMPLETION_ITEM_UNKNOWN, "item");
}

/* ---- days and moments ---- */

static void a_moment_falls_on_its_civil_day(void **unused)
{
    (void)unused;
    accepts("R.3,noi-vu,04/03/2024 23:59,,,,");
    const parplan__completion_row *row = first(PARPLAN_ENTITY_DUTY, "R.3", "noi-vu");
    assert_int_equal(row->date, day("2024-03-04"));
    assert_int_equal(row->second, 86340);
}

static void a_moment_in_utc_may_fall_on_the_next_day(void **unused)
{
    (void)unused;
    accepts("R.3,noi-vu,2024-03-04T17:00Z,,,,");
    assert_int_equal(first(PARPLAN_ENTITY_DUTY, "R.3", "noi-vu")->date, day("2024-03-05"));
}

static void a_day_alone_has_no_second(void **unused)
{
    (void)unused;
    accepts("R.3,noi-vu,2024-03-04,,,,");
    assert_int_equal(first(PARPLAN_ENTITY_DUTY, "R.3", "noi-vu")->second, -1);
}

static void a_row_without_a_day_is_refused(void **unused)
{
    (void)unused;
    refuses("R.3,noi-vu,,,,,", PP_COMPLETION_DAY, "date");
}

static void a_day_that_does_not_exist_is_refused(void **unused)
{
    (void)unused;
    refuses("R.3,noi-vu,31/02/2024,,,,", PP_DATE_FEBRUARY, "date");
}

/* A slip in the year: a warning at the date, and the row is kept. */
static void warns_far(const char *row)
{
    accepts(row);
    assert_problem(0, PP_COMPLETION_FAR, "date", 2);
    assert_problem_count(1);
    assert_int_equal(parplan_problems_at(problems, 0)->severity, PARPLAN_WARNING);
}

static void a_day_long_before_the_plan_is_a_warning(void **unused)
{
    (void)unused;
    warns_far("R.3,noi-vu,04/03/0024,,,,");
    assert_string_equal(parplan_problems_at(problems, 0)->message.en,
                        "04/03/0024 lies more than a year outside the plan, which runs from "
                        "01/01/2024 to 31/12/2024; is the year right?");
}

static void a_day_long_after_the_plan_is_a_warning(void **unused)
{
    (void)unused;
    warns_far("T.1,noi-vu,2042-03-04,,,,");
}

static void a_day_within_a_year_of_the_plan_is_none(void **unused)
{
    (void)unused;
    accepts("T.1,noi-vu,2025-12-31,,,,");
    assert_problem_count(0);
}

static void a_call_is_not_warned(void **unused)
{
    (void)unused;
    parplan_completion in = completion_of("T.1", "noi-vu", "2042-03-04");
    add(&in);
}

/* ---- items and units ---- */

static void a_misspelt_item_is_suggested(void **unused)
{
    (void)unused;
    refuses("dialoge,phuong-mot,2024-03-01,,,,", PP_COMPLETION_ITEM_NEAR, "item");
    assert_string_equal(parplan_problems_at(problems, 0)->message.en,
                        "the plan has no duty, task or indicator 'dialoge'; did you mean "
                        "'dialogue'?");
}

static void an_unknown_item_is_refused(void **unused)
{
    (void)unused;
    refuses("nothing-like-it,phuong-mot,2024-03-01,,,,", PP_COMPLETION_ITEM_UNKNOWN, "item");
}

static void an_empty_item_is_refused(void **unused)
{
    (void)unused;
    refuses(",phuong-mot,2024-03-01,,,,", PP_ROW_EMPTY, "item");
}

static void an_indicator_judged_on_figures_takes_no_completions(void **unused)
{
    (void)unused;
    refuses("digitised,phuong-mot,2024-03-01,,,,", PP_COMPLETION_FIGURES, "item");
}

static void an_event_of_an_indicator_is_kept(void **unused)
{
    (void)unused;
    accepts("dialogue,phuong-mot,2024-03-01,,spring,,");
    assert_string_equal(first(PARPLAN_ENTITY_INDICATOR, "dialogue", "phuong-mot")->key, "spring");
}

static void an_unknown_unit_is_refused(void **unused)
{
    (void)unused;
    refuses("R.3,nobody,2024-03-01,,,,", PP_ROW_UNIT_UNKNOWN, "unit");
}

static void a_duty_is_done_by_a_unit(void **unused)
{
    (void)unused;
    refuses("R.3,,2024-03-01,,,,", PP_COMPLETION_UNIT_NEEDED, "unit");
}

static void a_unit_the_duty_does_not_bind_is_refused(void **unused)
{
    (void)unused;
    refuses("R.3,quan,2024-03-01,,,,", PP_COMPLETION_UNIT_UNBOUND, "unit");
}

static void a_unit_that_has_ceased_to_exist_is_refused(void **unused)
{
    (void)unused;
    refuses("R.3,phuong-hai,2024-07-01,,,,", PP_ROW_UNIT_ABSENT, "unit");
}

static void a_task_is_done_as_a_whole_or_by_its_lead(void **unused)
{
    (void)unused;
    assert_int_equal(read(HEADER "T.1,,2024-03-01,,,,\nT.1,noi-vu,2024-03-02,,,,\n"), PARPLAN_OK);
    assert_int_equal(first(PARPLAN_ENTITY_TASK, "T.1", NULL)->date, day("2024-03-01"));
    assert_int_equal(first(PARPLAN_ENTITY_TASK, "T.1", "noi-vu")->date, day("2024-03-02"));
}

static void a_task_is_not_done_by_another_unit(void **unused)
{
    (void)unused;
    refuses("T.1,phuong-mot,2024-03-01,,,,", PP_COMPLETION_UNIT_LEAD, "unit");
}

static void a_milestone_needs_no_unit(void **unused)
{
    (void)unused;
    accepts("merged,,2024-03-01,,,Resolution 5,");
    assert_string_equal(first(PARPLAN_ENTITY_INDICATOR, "merged", NULL)->document, "Resolution 5");
}

static void a_milestone_needs_its_document(void **unused)
{
    (void)unused;
    refuses("merged,quan,2024-03-01,,,,", PP_COMPLETION_DOCUMENT, "document");
}

/* ---- windows and forms ---- */

static void a_report_is_for_a_window(void **unused)
{
    (void)unused;
    accepts("R.1,noi-vu,2024-03-05,2024-Q1,,,");
    assert_string_equal(first(PARPLAN_ENTITY_DUTY, "R.1", "noi-vu")->window, "2024-Q1");
}

static void a_report_without_a_window_is_refused(void **unused)
{
    (void)unused;
    refuses("R.1,noi-vu,2024-03-05,,,,", PP_COMPLETION_WINDOW_NEEDED, "window");
}

static void a_report_for_an_unknown_window_is_refused(void **unused)
{
    (void)unused;
    refuses("R.1,noi-vu,2024-03-05,2024-Q9,,,", PP_WINDOW_UNKNOWN, "window");
}

static void a_report_for_another_year_is_refused(void **unused)
{
    (void)unused;
    refuses("R.1,noi-vu,2024-03-05,2025-Q1,,,", PP_ROW_WINDOW_OUTSIDE, "window");
}

static void a_window_of_what_does_not_recur_is_refused(void **unused)
{
    (void)unused;
    refuses("R.3,noi-vu,2024-03-05,2024-Q1,,,", PP_COMPLETION_WINDOW_STRAY, "window");
}

static void a_form_that_counts_is_kept(void **unused)
{
    (void)unused;
    /* hội-nghị, decomposed */
    accepts("F.3,phuong-mot,2024-03-05,,ho\u0302\u0323i-nghi\u0323,,");
    assert_string_equal(first(PARPLAN_ENTITY_DUTY, "F.3", "phuong-mot")->key, "hội-nghị");
}

static void another_form_is_refused_with_those_that_count(void **unused)
{
    (void)unused;
    refuses("F.3,phuong-mot,2024-03-05,,letters,,", PP_COMPLETION_FORM, "key");
    assert_string_equal(parplan_problems_at(problems, 0)->message.en,
                        "'letters' is not one of the forms that count for F.3: hội-nghị, "
                        "mang-xa-hoi");
}

/* ---- files ---- */

static void a_file_with_vietnamese_headings_is_read(void **unused)
{
    (void)unused;
    assert_int_equal(
        read("Mục\tĐơn vị\tNgày\tKỳ\tVăn bản\nR.1\tnoi-vu\t5/3/2024\t2024-Q1\t12/BC\n"),
        PARPLAN_OK);
    assert_string_equal(first(PARPLAN_ENTITY_DUTY, "R.1", "noi-vu")->document, "12/BC");
}

static void columns_are_named_in_english_and_vietnamese(void **unused)
{
    (void)unused;
    assert_string_equal(parplan_completions_column(0, 0), "item");
    assert_string_equal(parplan_completions_column(0, 1), "mục");
    assert_string_equal(parplan_completions_column(6, 0), "note");
    assert_string_equal(parplan_completions_column(6, 1), "ghi chú");
}

static void past_the_last_column_and_spelling_there_is_no_name(void **unused)
{
    (void)unused;
    assert_null(parplan_completions_column(7, 0));
    assert_null(parplan_completions_column(6, 3));
    assert_null(parplan_completions_column(0, SIZE_MAX));
}

static void every_spelling_of_a_column_is_read(void **unused)
{
    (void)unused;
    for (size_t spelling = 0; spelling < 6; spelling++) {
        char csv[512] = "";
        for (size_t c = 0; parplan_completions_column(c, 0) != NULL; c++) {
            const char *name = parplan_completions_column(c, spelling);
            strcat(csv, c > 0 ? ";" : "");
            strcat(csv, name != NULL ? name : parplan_completions_column(c, 0));
        }
        assert_int_equal(read(csv), PARPLAN_OK);
    }
}

static void every_problem_of_a_file_is_told_and_nothing_is_kept(void **unused)
{
    (void)unused;
    assert_int_equal(read(HEADER "R.3,noi-vu,2024-03-01,,,,\n"
                                 "R.3,nobody,2024-13-01,,,,\n"
                                 "R.3,noi-vu\n"
                                 "R.1,noi-vu,2024-03-01,,,,\n"),
                     PARPLAN_E_INVALID);
    assert_problem(0, PP_DATE_MONTH, "date", 3);
    assert_problem(1, PP_ROW_UNIT_UNKNOWN, "unit", 3);
    assert_problem(2, PP_CSV_FIELDS, "", 4);
    assert_problem(3, PP_COMPLETION_WINDOW_NEEDED, "window", 5);
    assert_problem_count(4);
    assert_int_equal(parplan_completions_count(completions), 0);
    assert_null(first(PARPLAN_ENTITY_DUTY, "R.3", "noi-vu"));
}

static void the_error_of_a_file_repeats_the_first_problem(void **unused)
{
    (void)unused;
    parplan_error err = PARPLAN_ERROR_INIT;
    const char *csv = HEADER "R.3,noi-vu,2024-03-01,,,,\nR.1,noi-vu,2024-03-01,,,,\n";
    assert_int_equal(parplan_completions_read_csv(completions, csv, strlen(csv), NULL, &err),
                     PARPLAN_E_INVALID);
    assert_error(&err, PP_COMPLETION_WINDOW_NEEDED, "window");
    assert_int_equal(err.status, PARPLAN_E_INVALID);
    assert_int_equal(err.line, 3);
}

static void a_problem_names_the_clause(void **unused)
{
    (void)unused;
    refuses("T.1,phuong-mot,2024-03-01,,,,", PP_COMPLETION_UNIT_LEAD, "unit");
    assert_string_equal(parplan_problems_at(problems, 0)->clause, "3.1");
}

static void the_example_is_read_without_a_problem(void **unused)
{
    (void)unused;
    size_t size;
    parplan_plan *real = plan_from_file("data/plans/thanh-xuan-2024.json");
    char *csv = text_from_file("data/examples/completions-2024.csv", &size);
    parplan_completions *all = NULL;
    assert_int_equal(parplan_completions_new(real, NULL, &all, NULL), PARPLAN_OK);
    assert_int_equal(parplan_completions_read_csv(all, csv, size, problems, NULL), PARPLAN_OK);
    assert_problem_count(0);
    parplan_completions_free(all);
    parplan_plan_unref(real);
    free(csv);
}

static void lack_of_memory_is_told_and_keeps_nothing(void **unused)
{
    (void)unused;
    const char *csv = HEADER "R.1,noi-vu,2024-03-05,2024-Q1,,\"a \"\"b\"\"\",N\n"
                             "F.3,phuong-mot,2024-03-05,,ho\u0302\u0323i-nghi\u0323,D,N\n";
    parplan_status status = PARPLAN_E_MEMORY;
    for (size_t left = 0; status != PARPLAN_OK; left++) {
        scarce memory = {left};
        parplan_allocator allocator = {&memory, scarce_resize};
        parplan_completions *few = NULL;
        status = parplan_completions_new(plan, &allocator, &few, NULL);
        if (status == PARPLAN_OK)
            status = parplan_completions_read_csv(few, csv, strlen(csv), NULL, NULL);
        assert_true(status == PARPLAN_OK || status == PARPLAN_E_MEMORY);
        assert_int_equal(parplan_completions_count(few), status == PARPLAN_OK ? 2 : 0);
        parplan_completions_free(few);
    }
}

#define UNIT_TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        UNIT_TEST(an_added_completion_is_given_back),
        UNIT_TEST(a_completion_without_a_unit_is_given_back_without),
        UNIT_TEST(a_position_past_the_end_is_not_found),
        UNIT_TEST(completions_of_an_item_and_unit_are_chained),
        UNIT_TEST(duties_tasks_and_indicators_have_chains_of_their_own),
        UNIT_TEST(completions_keep_their_plan),
        UNIT_TEST(a_missing_set_or_row_is_refused),
        UNIT_TEST(a_text_that_is_not_utf8_is_refused),
        UNIT_TEST(a_call_without_a_day_is_refused),
        UNIT_TEST(a_second_past_the_end_of_the_day_is_refused),
        UNIT_TEST(a_call_with_an_unknown_item_is_not_found),
        UNIT_TEST(a_moment_falls_on_its_civil_day),
        UNIT_TEST(a_moment_in_utc_may_fall_on_the_next_day),
        UNIT_TEST(a_day_alone_has_no_second),
        UNIT_TEST(a_row_without_a_day_is_refused),
        UNIT_TEST(a_day_that_does_not_exist_is_refused),
        UNIT_TEST(a_day_long_before_the_plan_is_a_warning),
        UNIT_TEST(a_day_long_after_the_plan_is_a_warning),
        UNIT_TEST(a_day_within_a_year_of_the_plan_is_none),
        UNIT_TEST(a_call_is_not_warned),
        UNIT_TEST(a_misspelt_item_is_suggested),
        UNIT_TEST(an_unknown_item_is_refused),
        UNIT_TEST(an_empty_item_is_refused),
        UNIT_TEST(an_indicator_judged_on_figures_takes_no_completions),
        UNIT_TEST(an_event_of_an_indicator_is_kept),
        UNIT_TEST(an_unknown_unit_is_refused),
        UNIT_TEST(a_duty_is_done_by_a_unit),
        UNIT_TEST(a_unit_the_duty_does_not_bind_is_refused),
        UNIT_TEST(a_unit_that_has_ceased_to_exist_is_refused),
        UNIT_TEST(a_task_is_done_as_a_whole_or_by_its_lead),
        UNIT_TEST(a_task_is_not_done_by_another_unit),
        UNIT_TEST(a_milestone_needs_no_unit),
        UNIT_TEST(a_milestone_needs_its_document),
        UNIT_TEST(a_report_is_for_a_window),
        UNIT_TEST(a_report_without_a_window_is_refused),
        UNIT_TEST(a_report_for_an_unknown_window_is_refused),
        UNIT_TEST(a_report_for_another_year_is_refused),
        UNIT_TEST(a_window_of_what_does_not_recur_is_refused),
        UNIT_TEST(a_form_that_counts_is_kept),
        UNIT_TEST(another_form_is_refused_with_those_that_count),
        UNIT_TEST(a_file_with_vietnamese_headings_is_read),
        UNIT_TEST(columns_are_named_in_english_and_vietnamese),
        UNIT_TEST(past_the_last_column_and_spelling_there_is_no_name),
        UNIT_TEST(every_spelling_of_a_column_is_read),
        UNIT_TEST(every_problem_of_a_file_is_told_and_nothing_is_kept),
        UNIT_TEST(the_error_of_a_file_repeats_the_first_problem),
        UNIT_TEST(a_problem_names_the_clause),
        UNIT_TEST(the_example_is_read_without_a_problem),
        UNIT_TEST(lack_of_memory_is_told_and_keeps_nothing),
    };
    return cmocka_run_group_tests(tests, load_plan, give_plan_back);
}
