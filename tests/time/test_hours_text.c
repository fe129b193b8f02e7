/* SPDX-License-Identifier: Apache-2.0 */
/* Office hours from text. */
#include "time/vn_gov.h"

#include <parplan/hours.h>

#include "base/message.h"

static parplan_hours *parse(const char *text)
{
    parplan_hours *hours = NULL;
    parplan_error err = PARPLAN_ERROR_INIT;
    if (parplan_hours_parse(vn, text, strlen(text), &hours, &err) != PARPLAN_OK)
        fail_msg("%s: %s at %d", text, err.message, (int)err.column);
    return hours;
}

/* Open minutes of a day. */
static int64_t open_minutes(const parplan_hours *hours, const char *date)
{
    int64_t count;
    parplan_moment from = {day(date), 0}, to = {day(date), 1440};
    assert_int_equal(parplan_hours_count(hours, from, to, &count, NULL), PARPLAN_OK);
    return count;
}

static void assert_wrong_at(const char *text, int64_t column, const char *message)
{
    parplan_hours *hours = NULL;
    parplan_error err = PARPLAN_ERROR_INIT;
    assert_int_equal(parplan_hours_parse(vn, text, strlen(text), &hours, &err), PARPLAN_E_PARSE);
    assert_error(&err, PP_HOURS_SHAPE, message);
    assert_int_equal(err.column, column);
    assert_null(hours);
}

static void days_are_named_in_vietnamese_or_english(void **state)
{
    (void)state;
    parplan_hours *vi = parse("T2-T6,bù 07:30-11:30 13:00-17:00; T7 07:30-11:30; CN 08:00-09:00");
    parplan_hours *en =
        parse("Mo-Fr,makeup 07:30-11:30 13:00-17:00; Sa 07:30-11:30; Su 08:00-09:00");
    static const char *const days[] = {"4/3/2024",  "8/3/2024", "9/3/2024",
                                       "10/3/2024", "4/5/2024", "10/2/2024"};
    const int64_t minutes[] = {480, 480, 240, 60, 480, 0};
    for (size_t i = 0; i < COUNT(days); i++) {
        assert_int_equal(open_minutes(vi, days[i]), minutes[i]);
        assert_int_equal(open_minutes(en, days[i]), minutes[i]);
    }
    parplan_hours_unref(vi);
    parplan_hours_unref(en);
}

static void days_may_be_listed(void **state)
{
    (void)state;
    parplan_hours *hours = parse("Mo,We-Th,Su 08:00-10:00");
    static const char *const days[] = {"4/3/2024", "5/3/2024", "6/3/2024",
                                       "7/3/2024", "8/3/2024", "10/3/2024"};
    const int64_t minutes[] = {120, 0, 120, 120, 0, 120};
    for (size_t i = 0; i < COUNT(days); i++)
        assert_int_equal(open_minutes(hours, days[i]), minutes[i]);
    parplan_hours_unref(hours);
}

static void a_range_without_years_recurs(void **state)
{
    (void)state;
    parplan_hours *hours = parse("Mo-Fr 07:30-11:30; 16/04..15/10 Mo-Fr 07:00-11:30");
    assert_int_equal(open_minutes(hours, "15/4/2024"), 240);
    assert_int_equal(open_minutes(hours, "16/4/2024"), 270);
    assert_int_equal(open_minutes(hours, "15/10/2025"), 270);
    assert_int_equal(open_minutes(hours, "16/10/2025"), 240);
    parplan_hours_unref(hours);
}

static void a_range_with_years_does_not(void **state)
{
    (void)state;
    parplan_hours *hours = parse(
        "Mo-Fr 07:30-11:30; 2024-07-01..05/07/2024 Mo-Fr nghỉ ; 08/07/2024..08/07/2024 Mo closed");
    assert_int_equal(open_minutes(hours, "1/7/2024"), 0);
    assert_int_equal(open_minutes(hours, "8/7/2024"), 0);
    assert_int_equal(open_minutes(hours, "9/7/2024"), 240);
    assert_int_equal(open_minutes(hours, "1/7/2025"), 240);
    parplan_hours_unref(hours);
}

static void lines_and_blanks_may_stand_between(void **state)
{
    (void)state;
    parplan_hours *hours = parse("  Mo-Fr \t07:30-11:30\n  13:00-17:00 ;\r\n Sa 00:00-24:00  ");
    assert_int_equal(open_minutes(hours, "4/3/2024"), 480);
    assert_int_equal(open_minutes(hours, "9/3/2024"), 1440);
    parplan_hours_unref(hours);
}

static void what_is_wrong_is_named_with_its_place(void **state)
{
    (void)state;
    assert_wrong_at("", 1, "hours: expected T2 … T7, CN, bù, Mo … Su, makeup at ''");
    assert_wrong_at("Mo-Fr", 6, "hours: expected 07:30-11:30, closed, nghỉ at ''");
    assert_wrong_at("Mo-Fr 7:30-11:30", 7,
                    "hours: expected 07:30-11:30, closed, nghỉ at '7:30-11:30'");
    assert_wrong_at("Mo-Fr 07:30-25:00", 13,
                    "hours: expected 07:30-11:30, closed, nghỉ at '25:00'");
    assert_wrong_at("Mo-Fr 07:30 11:30", 12, "hours: expected '-' at ' 11:30'");
    assert_wrong_at("Fr-Mo 07:30-11:30", 3, "hours: expected T2-T6, Mo-Fr at '-Mo 07:30-11:30'");
    assert_wrong_at("Mo-makeup 07:30-11:30", 3,
                    "hours: expected T2-T6, Mo-Fr at '-makeup 07:30-11:30'");
    assert_wrong_at("Mon 07:30-11:30", 3, "hours: expected ',', ' ' at 'n 07:30-11:30'");
    assert_wrong_at("Mo 07:30-11:30;", 16,
                    "hours: expected T2 … T7, CN, bù, Mo … Su, makeup at ''");
    assert_wrong_at("Mo closed now", 11, "hours: expected ';' at 'now'");
    assert_wrong_at(
        "31/02..01/03 Mo 07:30-11:30", 1,
        "hours: expected 16/04..15/10, 01/06/2025..31/08/2025 at '31/02..01/03 Mo 07:3'");
}

static void a_ninth_shift_and_a_33rd_rule_are_too_many(void **state)
{
    (void)state;
    assert_wrong_at(
        "Mo 00:00-00:01 00:02-00:03 00:04-00:05 00:06-00:07 00:08-00:09 00:10-00:11 00:12-00:13 "
        "00:14-00:15 00:16-00:17",
        100, "hours: expected ';' at '00:16-00:17'");
    char text[1000] = "Mo 07:30-11:30";
    for (int i = 0; i < 31; i++)
        strcat(text, ";Mo 07:30-11:30");
    parplan_hours_unref(parse(text));
    strcat(text, ";Mo 07:30-11:30");
    assert_wrong_at(text, 481, "hours: expected at most 32 rules at 'Mo 07:30-11:30'");
}

static void rules_that_contradict_themselves_are_refused_as_rules(void **state)
{
    (void)state;
    static const char text[] = "Mo 11:30-07:30";
    parplan_hours *hours = NULL;
    parplan_error err = PARPLAN_ERROR_INIT;
    assert_int_equal(parplan_hours_parse(vn, text, strlen(text), &hours, &err), PARPLAN_E_ARGUMENT);
    assert_int_equal(err.id, PP_HOURS_SHIFT);
}

static void text_that_is_not_utf8_is_refused(void **state)
{
    (void)state;
    parplan_hours *hours = NULL;
    assert_int_equal(parplan_hours_parse(vn, "Mo \xFF", 4, &hours, NULL), PARPLAN_E_PARSE);
    assert_int_equal(parplan_hours_parse(vn, NULL, 0, &hours, NULL), PARPLAN_E_ARGUMENT);
    assert_int_equal(parplan_hours_parse(NULL, "Mo 07:30-11:30", 14, &hours, NULL),
                     PARPLAN_E_ARGUMENT);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(days_are_named_in_vietnamese_or_english),
        cmocka_unit_test(days_may_be_listed),
        cmocka_unit_test(a_range_without_years_recurs),
        cmocka_unit_test(a_range_with_years_does_not),
        cmocka_unit_test(lines_and_blanks_may_stand_between),
        cmocka_unit_test(what_is_wrong_is_named_with_its_place),
        cmocka_unit_test(a_ninth_shift_and_a_33rd_rule_are_too_many),
        cmocka_unit_test(rules_that_contradict_themselves_are_refused_as_rules),
        cmocka_unit_test(text_that_is_not_utf8_is_refused),
    };
    return cmocka_run_group_tests(tests, open_calendar, close_calendar);
}
