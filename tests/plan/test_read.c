/* SPDX-License-Identifier: Apache-2.0 */
/* Reading a plan: whatever is wrong is told, with its place; nothing is half-read. */
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

static int set_up(void **unused)
{
    (void)unused;
    plan = NULL;
    err = (parplan_error)PARPLAN_ERROR_INIT;
    return parplan_problems_new(&problems, NULL);
}

static int tear_down(void **unused)
{
    (void)unused;
    parplan_problems_free(problems);
    parplan_plan_unref(plan);
    return 0;
}

static parplan_status read_bytes(const char *bytes, size_t size)
{
    return parplan_plan_read(bytes, size, NULL, &plan, problems, &err);
}

/* A document made by the test; it is freed. */
static parplan_status read_text(char *text)
{
    parplan_status status = read_bytes(text, strlen(text));
    free(text);
    return status;
}

static parplan_status read_with(const char *pointer, const char *value)
{
    return read_text(plan_with(pointer, value));
}

static const parplan_problem *first(void)
{
    const parplan_problem *problem = parplan_problems_at(problems, 0);
    assert_non_null(problem);
    return problem;
}

/* A document that is not JSON: one error, of the call and of the document, with its line and column. */
static void refuses(const char *bytes, size_t size, parplan__message id, int64_t line,
                    int64_t column)
{
    assert_int_equal(read_bytes(bytes, size), PARPLAN_E_PARSE);
    if (err.id != (int32_t)id || err.line != line || err.column != column)
        fail_msg("PP-%04d at %d:%d %s", err.id, (int)err.line, (int)err.column, err.message);
    assert_int_equal(parplan_problems_count(problems, PARPLAN_NOTE), 1);
    assert_int_equal(first()->id, id);
    assert_int_equal(first()->line, line);
    assert_string_equal(first()->message.vi, err.message_vi);
}

static void refuses_text(const char *text, parplan__message id, int64_t line, int64_t column)
{
    refuses(text, strlen(text), id, line, column);
}

/* ---- bytes ---- */

static void a_missing_document_or_plan_is_refused(void **unused)
{
    (void)unused;
    assert_int_equal(parplan_plan_read(NULL, 0, NULL, &plan, problems, &err), PARPLAN_E_ARGUMENT);
    assert_int_equal(parplan_plan_read("{}", 2, NULL, NULL, problems, &err), PARPLAN_E_ARGUMENT);
    assert_string_equal(err.message, "argument out is missing or unset");
}

static void an_empty_document_is_told(void **unused)
{
    (void)unused;
    refuses_text("", PP_JSON_EMPTY, 0, 0);
}

static void a_syntax_error_has_its_line_and_column(void **unused)
{
    (void)unused;
    refuses_text("{\n  \"format\": \"parplan-plan/1\",\n  \"id\" \"x\"\n}\n", PP_JSON_SYNTAX, 3, 8);
}

static void a_truncated_document_is_told(void **unused)
{
    (void)unused;
    size_t size;
    char *text = text_from_file(WHOLE_PLAN, &size);
    assert_int_equal(read_bytes(text, size / 2), PARPLAN_E_PARSE);
    assert_int_equal(err.id, PP_JSON_CUT);
    assert_null(plan);
    free(text);
}

static void a_document_cut_within_a_letter_is_told(void **unused)
{
    (void)unused;
    refuses("{ \"id\": \"\xC4", 10, PP_INPUT_CUT, 1, 10);
}

static void a_latin_1_document_is_told(void **unused)
{
    (void)unused;
    refuses_text("{\n  \"id\": \"qu\xE2n\"\n}", PP_INPUT_ENCODING, 2, 12);
}

static void a_utf_16_document_is_told(void **unused)
{
    (void)unused;
    refuses("\xFF\xFE{\0}\0", 6, PP_INPUT_UTF16, 1, 1);
}

static void a_nul_byte_is_told(void **unused)
{
    (void)unused;
    refuses("{ \"id\": \"a\0b\" }", 16, PP_INPUT_NUL, 1, 11);
}

static void a_key_given_twice_is_told(void **unused)
{
    (void)unused;
    refuses_text("{\n  \"id\": \"a\",\n  \"id\": \"b\"\n}", PP_JSON_KEY_TWICE, 3, 3);
    assert_string_equal(err.message, "the key 'id' is given twice in one object");
}

static void deep_nesting_is_told(void **unused)
{
    (void)unused;
    enum { DEPTH = 100000 };
    char *text = malloc(DEPTH + 1);
    memset(text, '[', DEPTH);
    text[DEPTH] = '\0';
    assert_int_equal(read_text(text), PARPLAN_E_PARSE);
    assert_int_equal(err.id, PP_JSON_DEPTH);
}

static void more_than_64_mib_are_refused_unread(void **unused)
{
    (void)unused;
    assert_int_equal(read_bytes("{}", ((size_t)64 << 20) + 1), PARPLAN_E_RANGE);
    assert_int_equal(err.id, PP_JSON_SIZE);
    assert_int_equal(first()->id, PP_JSON_SIZE);
}

static void a_document_that_is_a_list_is_no_plan(void **unused)
{
    (void)unused;
    assert_int_equal(read_bytes("[]", 2), PARPLAN_E_INVALID);
    assert_int_equal(err.id, PP_PLAN_TYPE);
    assert_string_equal(err.message, "expected object, found array");
    assert_string_equal(first()->path, "");
}

static void a_byte_order_mark_is_skipped(void **unused)
{
    (void)unused;
    size_t size;
    char *text = text_from_file(WHOLE_PLAN, &size), *marked = malloc(size + 3);
    memcpy(marked, "\xEF\xBB\xBF", 3);
    memcpy(marked + 3, text, size);
    assert_int_equal(read_bytes(marked, size + 3), PARPLAN_OK);
    free(marked);
    free(text);
}

/* ---- what comes back ---- */

static void all_problems_are_found_at_once(void **unused)
{
    (void)unused;
    assert_int_equal(read_bytes("{ \"tasks\": [{}, 3] }", 20), PARPLAN_E_INVALID);
    assert_int_equal(parplan_problems_count(problems, PARPLAN_ERROR), 14);
    assert_null(plan);
}

static void the_error_of_the_call_is_the_first_error(void **unused)
{
    (void)unused;
    assert_int_equal(read_with("/tasks/1/lead", "['noi-wu']"), PARPLAN_E_INVALID);
    assert_int_equal(err.id, PP_PLAN_REF_SUGGEST);
    assert_string_equal(err.path, "/tasks/1/lead/0");
    assert_string_equal(err.message, "there is no units, groups 'noi-wu'; did you mean 'noi-vu'?");
    assert_string_equal(err.message_vi, first()->message.vi);
}

static void neither_problems_nor_an_error_need_be_wanted(void **unused)
{
    (void)unused;
    char *text = plan_with("/year", "'2024'");
    assert_int_equal(parplan_plan_read(text, strlen(text), NULL, &plan, NULL, NULL),
                     PARPLAN_E_INVALID);
    assert_int_equal(parplan_plan_read("{", 1, NULL, &plan, problems, NULL), PARPLAN_E_PARSE);
    assert_int_equal(first()->id, PP_JSON_CUT);
    assert_null(plan);
    free(text);
}

static void a_smaller_error_of_an_older_caller_is_filled_as_far_as_it_goes(void **unused)
{
    (void)unused;
    err.struct_size = offsetof(parplan_error, path);
    memset(err.path, 'x', sizeof err.path);
    assert_int_equal(read_bytes("{", 1), PARPLAN_E_PARSE);
    assert_int_equal(err.id, PP_JSON_CUT);
    assert_int_equal(err.path[0], 'x');
}

static void problems_are_added_to_those_there(void **unused)
{
    (void)unused;
    assert_int_equal(read_bytes("{", 1), PARPLAN_E_PARSE);
    assert_int_equal(read_bytes("[]", 2), PARPLAN_E_INVALID);
    assert_int_equal(parplan_problems_count(problems, PARPLAN_NOTE), 2);
}

static void an_unknown_key_is_shown_without_what_a_terminal_obeys(void **unused)
{
    (void)unused;
    json_t *document = json_from_file(WHOLE_PLAN);
    json_object_set_new(document, "\x1B[31mred", json_true());
    char *text = json_dumps(document, 0);
    json_decref(document);
    assert_int_equal(read_text(text), PARPLAN_E_INVALID);
    assert_string_equal(first()->message.en, "unknown key ' [31mred'");
    assert_string_equal(first()->path, "/ [31mred");
}

static void a_problem_has_its_line_and_column(void **unused)
{
    (void)unused;
    static const char text[] = "{\n  \"format\": \"parplan-plan/1\",\n  \"year\": 12\n}";
    assert_int_equal(read_bytes(text, sizeof text - 1), PARPLAN_E_INVALID);
    const parplan_problem *problem = NULL;
    for (size_t i = 0;
         (problem = parplan_problems_at(problems, i)) != NULL && problem->id != PP_PLAN_INT_RANGE;
         i++)
        ;
    assert_non_null(problem);
    assert_int_equal(problem->line, 3);
    assert_int_equal(problem->column, 3);
}

static void a_long_pointer_is_cut_at_a_whole_letter(void **unused)
{
    (void)unused;
    char key[2001] = "";
    for (int i = 0; i < 1000; i++)
        strcat(key, "đ");
    json_t *document = json_from_file(WHOLE_PLAN);
    json_object_set_new(document, key, json_true());
    char *text = json_dumps(document, 0);
    json_decref(document);
    assert_int_equal(read_text(text), PARPLAN_E_INVALID);
    assert_in_range(strlen(first()->path), 500, 512);
    assert_int_equal(strlen(first()->path) % 2, 1); /* the slash, and whole letters */
}

/* ---- values ---- */

static void texts_and_ids_are_read_in_nfc(void **unused)
{
    (void)unused;
    /* đất-đai and Quận, decomposed */
    assert_int_equal(
        read_with("/indicators/2/target/parts/1/fields", "['\u0111a\u0302\u0301t-\u0111ai']"),
        PARPLAN_OK);
    assert_string_equal(parplan_plan_indicator(plan, 2)->target.parts[1].fields.items[0],
                        "đất-đai");
}

static void a_decomposed_id_matches_a_composed_one(void **unused)
{
    (void)unused;
    assert_int_equal(read_with("/duties/1/who", "['phu\u031bo\u031b\u0300ng-hai']"), PARPLAN_OK);
    assert_int_equal(parplan_plan_duty(plan, 1)->who.units[0], 3);
    assert_string_equal(parplan_plan_duty(plan, 1)->who.ids[0], "phường-hai");
}

static void a_value_is_exact_however_it_is_written(void **unused)
{
    (void)unused;
    static const char *const written[] = {"0.6",    "'60%'", "'60 %'",    "'3/5'",
                                          "'0.60'", "6e-1",  "'600/1000'"};
    for (size_t i = 0; i < sizeof written / sizeof *written; i++) {
        assert_int_equal(read_with("/indicators/0/target/value", written[i]), PARPLAN_OK);
        assert_int_equal(parplan_plan_indicator(plan, 0)->target.value.num, 3);
        assert_int_equal(parplan_plan_indicator(plan, 0)->target.value.den, 5);
        parplan_plan_unref(plan);
        plan = NULL;
    }
}

static void a_number_of_15_digits_is_exact(void **unused)
{
    (void)unused;
    assert_int_equal(read_with("/indicators/0/target/value", "0.123456789012345"), PARPLAN_OK);
    assert_int_equal(parplan_plan_indicator(plan, 0)->target.value.num, 24691357802469);
    assert_int_equal(parplan_plan_indicator(plan, 0)->target.value.den, 200000000000000);
}

static void a_number_of_16_digits_is_refused(void **unused)
{
    (void)unused;
    assert_int_equal(read_with("/indicators/0/target/value", "0.1234567890123456"),
                     PARPLAN_E_INVALID);
    assert_int_equal(err.id, PP_JSON_NUMBER_DIGITS);
    assert_string_equal(err.path, "/indicators/0/target/value");
}

static void days_may_be_written_both_ways(void **unused)
{
    (void)unused;
    assert_int_equal(read_with("/tasks/0/due/date", "'30/9/2024'"), PARPLAN_OK);
    char text[PARPLAN_DATE_SIZE];
    parplan_date_format(parplan_plan_task(plan, 0)->due.date, PARPLAN_DATE_ISO, text);
    assert_string_equal(text, "2024-09-30");
}

/* ---- documents that mean harm ---- */

static char *plan_with_long_list(const char *key, size_t count)
{
    json_t *document = json_from_file(WHOLE_PLAN), *list = json_array();
    for (size_t i = 0; i < count; i++)
        json_array_append_new(list, json_integer((json_int_t)i));
    json_object_set_new(document, key, list);
    char *text = json_dumps(document, JSON_COMPACT);
    json_decref(document);
    return text;
}

static void a_list_past_all_reason_is_not_read(void **unused)
{
    (void)unused;
    assert_int_equal(read_text(plan_with_long_list("statements", 20001)), PARPLAN_E_INVALID);
    assert_int_equal(parplan_problems_count(problems, PARPLAN_NOTE), 1);
    assert_int_equal(first()->id, PP_PLAN_LIST_LONG);
    assert_string_equal(first()->message.en, "the list has 20001 items; at most 20000 are read");
}

static void of_too_many_problems_the_rest_is_counted(void **unused)
{
    (void)unused;
    assert_int_equal(read_text(plan_with_long_list("statements", 5000)), PARPLAN_E_INVALID);
    assert_int_equal(parplan_problems_count(problems, PARPLAN_ERROR), 1000);
    const parplan_problem *last = parplan_problems_at(problems, 1000);
    assert_int_equal(last->id, PP_MORE_PROBLEMS);
    assert_string_equal(last->message.en, "4000 more problems are not listed");
}

static void an_error_counts_behind_any_number_of_warnings(void **unused)
{
    (void)unused;
    json_t *document = json_from_file(WHOLE_PLAN), *questions = json_array();
    for (int i = 0; i < 1500; i++)
        json_array_append_new(questions, json_pack("{s:s}", "en", "Why?"));
    json_object_set_new(document, "questions", questions);
    json_set_at(document, "/duties/4/value", NULL);
    char *text = json_dumps(document, JSON_COMPACT);
    json_decref(document);
    assert_int_equal(read_text(text), PARPLAN_E_INVALID);
    assert_int_equal(err.id, PP_DUTY_NEEDS);
    assert_int_equal(parplan_problems_count(problems, PARPLAN_WARNING), 1001);
}

static void suggestions_are_not_sought_without_end(void **unused)
{
    (void)unused;
    json_t *document = json_from_file(WHOLE_PLAN), *who = json_array();
    for (int i = 0; i < 200; i++)
        json_array_append_new(who, json_sprintf("noi-vu%d", i % 10 + i * 10));
    json_set_at(document, "/tasks/0/lead", who);
    json_decref(who);
    char *text = json_dumps(document, JSON_COMPACT);
    json_decref(document);
    assert_int_equal(read_text(text), PARPLAN_E_INVALID);
    assert_int_equal(first()->id, PP_PLAN_REF_SUGGEST);
    assert_int_equal(parplan_problems_at(problems, 150)->id, PP_PLAN_REF);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test_setup_teardown(a_missing_document_or_plan_is_refused, set_up, tear_down),
    cmocka_unit_test_setup_teardown(an_empty_document_is_told, set_up, tear_down),
    cmocka_unit_test_setup_teardown(a_syntax_error_has_its_line_and_column, set_up, tear_down),
    cmocka_unit_test_setup_teardown(a_truncated_document_is_told, set_up, tear_down),
    cmocka_unit_test_setup_teardown(a_document_cut_within_a_letter_is_told, set_up, tear_down),
    cmocka_unit_test_setup_teardown(a_latin_1_document_is_told, set_up, tear_down),
    cmocka_unit_test_setup_teardown(a_utf_16_document_is_told, set_up, tear_down),
    cmocka_unit_test_setup_teardown(a_nul_byte_is_told, set_up, tear_down),
    cmocka_unit_test_setup_teardown(a_key_given_twice_is_told, set_up, tear_down),
    cmocka_unit_test_setup_teardown(deep_nesting_is_told, set_up, tear_down),
    cmocka_unit_test_setup_teardown(more_than_64_mib_are_refused_unread, set_up, tear_down),
    cmocka_unit_test_setup_teardown(a_document_that_is_a_list_is_no_plan, set_up, tear_down),
    cmocka_unit_test_setup_teardown(a_byte_order_mark_is_skipped, set_up, tear_down),
    cmocka_unit_test_setup_teardown(all_problems_are_found_at_once, set_up, tear_down),
    cmocka_unit_test_setup_teardown(the_error_of_the_call_is_the_first_error, set_up, tear_down),
    cmocka_unit_test_setup_teardown(neither_problems_nor_an_error_need_be_wanted, set_up,
                                    tear_down),
    cmocka_unit_test_setup_teardown(a_smaller_error_of_an_older_caller_is_filled_as_far_as_it_goes,
                                    set_up, tear_down),
    cmocka_unit_test_setup_teardown(problems_are_added_to_those_there, set_up, tear_down),
    cmocka_unit_test_setup_teardown(an_unknown_key_is_shown_without_what_a_terminal_obeys, set_up,
                                    tear_down),
    cmocka_unit_test_setup_teardown(a_problem_has_its_line_and_column, set_up, tear_down),
    cmocka_unit_test_setup_teardown(a_long_pointer_is_cut_at_a_whole_letter, set_up, tear_down),
    cmocka_unit_test_setup_teardown(texts_and_ids_are_read_in_nfc, set_up, tear_down),
    cmocka_unit_test_setup_teardown(a_decomposed_id_matches_a_composed_one, set_up, tear_down),
    cmocka_unit_test_setup_teardown(a_value_is_exact_however_it_is_written, set_up, tear_down),
    cmocka_unit_test_setup_teardown(a_number_of_15_digits_is_exact, set_up, tear_down),
    cmocka_unit_test_setup_teardown(a_number_of_16_digits_is_refused, set_up, tear_down),
    cmocka_unit_test_setup_teardown(days_may_be_written_both_ways, set_up, tear_down),
    cmocka_unit_test_setup_teardown(a_list_past_all_reason_is_not_read, set_up, tear_down),
    cmocka_unit_test_setup_teardown(of_too_many_problems_the_rest_is_counted, set_up, tear_down),
    cmocka_unit_test_setup_teardown(an_error_counts_behind_any_number_of_warnings, set_up,
                                    tear_down),
    cmocka_unit_test_setup_teardown(suggestions_are_not_sought_without_end, set_up, tear_down),
};

int main(void)
{
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    return failed + run_plan_cases("tests/cases/plan/reading.json");
}
