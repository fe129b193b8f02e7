/* SPDX-License-Identifier: Apache-2.0 */
/* The canonical document: one plan, one sequence of bytes. */
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

/* What a document is in canonical form; for parplan_text_free(). */
static char *canonical(const char *text)
{
    parplan_plan *plan = plan_from_text(text);
    char *bytes;
    size_t size;
    assert_int_equal(parplan_plan_write(plan, &bytes, &size, NULL), PARPLAN_OK);
    assert_int_equal(strlen(bytes), size);
    parplan_plan_unref(plan);
    return bytes;
}

static char *canonical_file(const char *path)
{
    size_t size;
    char *text = text_from_file(path, &size), *bytes = canonical(text);
    free(text);
    return bytes;
}

static void assert_same_and_free(char *a, char *b)
{
    assert_string_equal(a, b);
    parplan_text_free(a);
    parplan_text_free(b);
}

/* A document with a change gives the same bytes as the plan without it. */
static void changes_nothing(const char *pointer, const char *value)
{
    char *text = plan_with(pointer, value);
    assert_same_and_free(canonical(text), canonical_file(WHOLE_PLAN));
    free(text);
}

static void writing_needs_a_plan_and_a_place(void **unused)
{
    (void)unused;
    char *bytes;
    parplan_error err = PARPLAN_ERROR_INIT;
    parplan_plan *plan = plan_from_file(WHOLE_PLAN);
    assert_int_equal(parplan_plan_write(NULL, &bytes, NULL, &err), PARPLAN_E_ARGUMENT);
    assert_int_equal(parplan_plan_write(plan, NULL, NULL, &err), PARPLAN_E_ARGUMENT);
    assert_int_equal(err.id, PP_ARGUMENT);
    parplan_plan_unref(plan);
}

static void the_size_need_not_be_wanted(void **unused)
{
    (void)unused;
    char *bytes;
    parplan_plan *plan = plan_from_file(WHOLE_PLAN);
    assert_int_equal(parplan_plan_write(plan, &bytes, NULL, NULL), PARPLAN_OK);
    assert_string_equal(bytes + strlen(bytes) - 2, "}\n");
    parplan_text_free(bytes);
    parplan_plan_unref(plan);
}

static void what_is_written_reads_and_writes_the_same(void **unused)
{
    (void)unused;
    static const char *const plans[] = {WHOLE_PLAN, "tests/data/small-plan.json",
                                        "data/plans/thanh-xuan-2024.json"};
    for (size_t i = 0; i < sizeof plans / sizeof *plans; i++) {
        char *once = canonical_file(plans[i]);
        char *twice = canonical(once);
        assert_same_and_free(once, twice);
    }
}

static void the_shipped_plan_is_canonical(void **unused)
{
    (void)unused;
    size_t size;
    char *text = text_from_file("data/plans/thanh-xuan-2024.json", &size);
    char *bytes = canonical(text);
    assert_string_equal(text, bytes);
    parplan_text_free(bytes);
    free(text);
}

/* Every member that the document gives, and that is not a default, is written. */
static void nothing_is_lost_in_writing(void **unused)
{
    (void)unused;
    char *bytes = canonical_file(WHOLE_PLAN);
    json_t *written = json_loads(bytes, 0, NULL), *given = json_from_file(WHOLE_PLAN);
    json_set_at(
        given, "/indicators/4/target/value",
        json_object_get(
            json_object_get(json_array_get(json_object_get(written, "indicators"), 4), "target"),
            "value")); /* 2.5 is written "2.5" */
    assert_true(json_equal(written, given));
    json_decref(written);
    json_decref(given);
    parplan_text_free(bytes);
}

/* ---- what makes no difference ---- */

static json_t *keys_reversed(json_t *value)
{
    json_t *out = json_is_object(value)  ? json_object()
                  : json_is_array(value) ? json_array()
                                         : json_deep_copy(value);
    const char *keys[64], *key;
    json_t *item;
    size_t count = 0, i;
    json_object_foreach(value, key, item) keys[count++] = key;
    while (count-- > 0)
        json_object_set_new(out, keys[count], keys_reversed(json_object_get(value, keys[count])));
    json_array_foreach(value, i, item) json_array_append_new(out, keys_reversed(item));
    return out;
}

static void the_order_of_keys_makes_no_difference(void **unused)
{
    (void)unused;
    json_t *document = json_from_file(WHOLE_PLAN), *reversed = keys_reversed(document);
    char *text = json_dumps(reversed, 0);
    assert_same_and_free(canonical(text), canonical_file(WHOLE_PLAN));
    free(text);
    json_decref(document);
    json_decref(reversed);
}

static void layout_and_escapes_make_no_difference(void **unused)
{
    (void)unused;
    json_t *document = json_from_file(WHOLE_PLAN);
    char *text = json_dumps(document, JSON_COMPACT | JSON_ENSURE_ASCII | JSON_REAL_PRECISION(15));
    assert_same_and_free(canonical(text), canonical_file(WHOLE_PLAN));
    free(text);
    json_decref(document);
}

static void the_spelling_of_numbers_makes_no_difference(void **unused)
{
    (void)unused;
    static const char *const spellings[] = {"0.6", "'3/5'", "'60.0 %'", "'0.6'", "'6/10'"};
    for (size_t i = 0; i < sizeof spellings / sizeof *spellings; i++)
        changes_nothing("/indicators/5/target/value", spellings[i]);
}

static void the_spelling_of_days_makes_no_difference(void **unused)
{
    (void)unused;
    changes_nothing("/tasks/0/due/date", "'30/09/2024'");
}

static void the_normal_form_makes_no_difference(void **unused)
{
    (void)unused;
    changes_nothing("/units/3/id", "'phu\u031bo\u031b\u0300ng-hai'");
    changes_nothing("/title/vi", "'Kê\u0301 hoa\u0323ch có đủ mo\u0323i thứ'");
}

static void defaults_spelled_out_make_no_difference(void **unused)
{
    (void)unused;
    changes_nothing("/units/0/unverified", "false");
    changes_nothing("/regimes/1/roll", "'none'");
    changes_nothing("/regimes/0/periods/0/from/year", "0");
    changes_nothing("/regimes/0/periods/0/cumulative", "false");
    changes_nothing("/indicators/1/measure/empty", "'not_applicable'");
    changes_nothing("/indicators/1/measure/decimals", "0");
    changes_nothing("/indicators/1/measure/rollup", "'sum_ratio'");
    changes_nothing("/indicators/6/measure/rollup", "'none'");
    changes_nothing("/indicators/0/target/deadline", "'2024-12-31'");
    changes_nothing("/indicators/0/amendments/0/target/deadline", "'2024-12-31'");
    changes_nothing("/indicators/0/target/bound", "'by'");
    changes_nothing("/indicators/1/target/parts/0/force", "'binding'");
    changes_nothing("/indicators/1/amendments", "[]");
    changes_nothing("/units/0/valid", "{}");
    changes_nothing("/duties/1/questions", "[]");
}

/* ---- what does ---- */

static void a_different_plan_has_different_bytes(void **unused)
{
    (void)unused;
    char *text = plan_with("/indicators/5/target/value", "'60.0000000001%'");
    char *a = canonical(text), *b = canonical_file(WHOLE_PLAN);
    assert_string_not_equal(a, b);
    assert_non_null(strstr(a, "\"value\": \"60.0000000001%\""));
    parplan_text_free(a);
    parplan_text_free(b);
    free(text);
}

/* ---- how values are written ---- */

static void writes_value(const char *given, const char *expected)
{
    char *text = plan_with("/indicators/4/target/value", given), wanted[128] = "\"value\": \"";
    char *bytes = canonical(text);
    strcat(strcat(wanted, expected), "\"");
    if (strstr(bytes, wanted) == NULL)
        fail_msg("%s is not written as %s", given, wanted);
    parplan_text_free(bytes);
    free(text);
}

static void shares_are_written_as_percentages(void **unused)
{
    (void)unused;
    writes_value("'9/10'", "90%");
    writes_value("1", "100%");
    writes_value("0", "0%");
    writes_value("'1/8'", "12.5%");
    writes_value("'0.000000000000000001'", "0.0000000000000001%");
}

static void amounts_above_one_are_written_as_decimals(void **unused)
{
    (void)unused;
    writes_value("'5/4'", "1.25");
    writes_value("9007199254740993", "9007199254740993");
    writes_value("'9223372036854775807'", "9223372036854775807");
}

static void what_no_decimals_end_is_written_as_a_fraction(void **unused)
{
    (void)unused;
    writes_value("'2/3'", "2/3");
    writes_value("'14/21'", "2/3");
    writes_value("'1/9223372036854775807'", "1/9223372036854775807");
    writes_value("'1/4611686018427387904'", "1/4611686018427387904");
}

static void an_inherited_lead_is_not_written(void **unused)
{
    (void)unused;
    char *text = plan_with("/tasks/0/lead", NULL);
    char *bytes = canonical(text);
    json_t *written = json_loads(bytes, 0, NULL);
    assert_null(json_object_get(json_array_get(json_object_get(written, "tasks"), 0), "lead"));
    json_decref(written);
    parplan_text_free(bytes);
    free(text);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(writing_needs_a_plan_and_a_place),
    cmocka_unit_test(the_size_need_not_be_wanted),
    cmocka_unit_test(what_is_written_reads_and_writes_the_same),
    cmocka_unit_test(the_shipped_plan_is_canonical),
    cmocka_unit_test(nothing_is_lost_in_writing),
    cmocka_unit_test(the_order_of_keys_makes_no_difference),
    cmocka_unit_test(layout_and_escapes_make_no_difference),
    cmocka_unit_test(the_spelling_of_numbers_makes_no_difference),
    cmocka_unit_test(the_spelling_of_days_makes_no_difference),
    cmocka_unit_test(the_normal_form_makes_no_difference),
    cmocka_unit_test(defaults_spelled_out_make_no_difference),
    cmocka_unit_test(a_different_plan_has_different_bytes),
    cmocka_unit_test(shares_are_written_as_percentages),
    cmocka_unit_test(amounts_above_one_are_written_as_decimals),
    cmocka_unit_test(what_no_decimals_end_is_written_as_a_fraction),
    cmocka_unit_test(an_inherited_lead_is_not_written),
};

int main(void)
{
    return cmocka_run_group_tests(tests, NULL, NULL);
}
