/* SPDX-License-Identifier: Apache-2.0 */
#include "time/calendars.h"

#include <stdio.h>

/* Hash (D10) */

static void assert_hash_differs(const parplan_calendar *a, const parplan_calendar *b)
{
    char one[PARPLAN_CALENDAR_HASH_SIZE], two[PARPLAN_CALENDAR_HASH_SIZE];
    assert_string_not_equal(parplan_calendar_hash(a, one), parplan_calendar_hash(b, two));
}

static parplan_calendar *one_day(parplan_date date, const char *kind, const char *rest)
{
    char text[PARPLAN_DATE_SIZE], csv[128];
    snprintf(csv, sizeof csv, "date,kind,name_vi,source,status\n%s,%s,%s\n",
             parplan_date_format(date, PARPLAN_DATE_ISO, text), kind, rest);
    return with(gov, PARPLAN_LAYER_USER, csv);
}

static void a_hash_is_32_hexadecimal_digits_and_the_same_every_time(void **state)
{
    (void)state;
    char one[PARPLAN_CALENDAR_HASH_SIZE], two[PARPLAN_CALENDAR_HASH_SIZE];
    assert_ptr_equal(parplan_calendar_hash(gov, one), one);
    assert_int_equal(strlen(one), 32);
    assert_int_equal(strspn(one, "0123456789abcdef"), 32);
    assert_string_equal(one, parplan_calendar_hash(gov, two));
}

static void a_hash_changes_with_any_day(void **state)
{
    (void)state;
    uint64_t random = 1;
    for (int i = 0; i < 40; i++) {
        parplan_date date = day("2000-01-01") + (parplan_date)next_random(&random, 73049);
        parplan_calendar *other = one_day(date, works_on(gov, date) ? "off" : "work", "x,,");
        assert_hash_differs(gov, other);
        parplan_calendar_unref(other);
    }
}

static void a_hash_tells_the_first_day_from_the_last(void **state)
{
    (void)state;
    parplan_calendar *first = one_day(day("2000-01-03"), "off", "x,,");
    parplan_calendar *last = one_day(day("2199-12-31"), "off", "x,,");
    assert_hash_differs(gov, first);
    assert_hash_differs(gov, last);
    assert_hash_differs(first, last);
    parplan_calendar_unref(first);
    parplan_calendar_unref(last);
}

static void a_hash_changes_with_certainty_and_not_with_words(void **state)
{
    (void)state;
    parplan_calendar *a = one_day(day("2024-10-10"), "off", "A,QĐ 1,");
    parplan_calendar *b = one_day(day("2024-10-10"), "off", "B,QĐ 2,");
    parplan_calendar *c = one_day(day("2024-10-10"), "off", "A,QĐ 1,rule_based");
    char one[PARPLAN_CALENDAR_HASH_SIZE], two[PARPLAN_CALENDAR_HASH_SIZE];
    assert_string_equal(parplan_calendar_hash(a, one), parplan_calendar_hash(b, two));
    assert_hash_differs(a, c);
    assert_hash_differs(gov, labour);
    parplan_calendar_unref(a);
    parplan_calendar_unref(b);
    parplan_calendar_unref(c);
}

static void a_name_for_an_ordinary_day_leaves_no_trace_in_the_hash(void **state)
{
    (void)state;
    parplan_calendar *named = one_day(day("2024-10-10"), "work", "Họp,,");
    char one[PARPLAN_CALENDAR_HASH_SIZE], two[PARPLAN_CALENDAR_HASH_SIZE];
    assert_string_equal(parplan_calendar_hash(gov, one), parplan_calendar_hash(named, two));
    parplan_calendar_unref(named);
}

/* Changes (D10) */

/* "29/04/2024 04/05/2024", with ! after those that move no deadline. */
static const char *changes(const parplan_calendar *before, const parplan_calendar *after,
                           const char *from, const char *until, char *text)
{
    parplan_change change;
    bool found = true;
    parplan_date next = day(from);
    for (*text = '\0'; found; next = change.date + 1) {
        assert_int_equal(
            parplan_calendar_next_change(before, after, next, day(until), &change, &found, NULL),
            PARPLAN_OK);
        if (!found)
            break;
        strcat(text, *text != '\0' ? " " : "");
        parplan_date_format(change.date, PARPLAN_DATE_DMY, text + strlen(text));
        strcat(text, change.moves ? "" : "!");
    }
    return text;
}

static void swaps_are_what_two_built_in_calendars_differ_in(void **state)
{
    (void)state;
    char text[512];
    assert_string_equal(changes(labour, gov, "2000-01-01", "2199-12-31", text),
                        "27/12/2014 02/01/2015 14/02/2015 16/02/2015 22/02/2015! 25/04/2015 "
                        "29/04/2015 31/12/2018 05/01/2019 29/04/2019 04/05/2019 29/04/2024 "
                        "04/05/2024 01/02/2025! 26/04/2025 02/05/2025 02/01/2026 10/01/2026 "
                        "22/08/2026 31/08/2026");
}

static void a_swap_that_is_moved_lists_the_days_it_touches(void **state)
{
    (void)state; /* instead of Saturday 04/05/2024, Saturday 11/05/2024 */
    char text[256];
    parplan_calendar *moved =
        with(gov, PARPLAN_LAYER_ORGANISATION,
             "date,kind,name_vi\n2024-05-04,off,Nghỉ hằng tuần\n2024-05-11,work,Làm bù\n");
    assert_string_equal(changes(gov, moved, "2000-01-01", "2199-12-31", text),
                        "04/05/2024 11/05/2024");
    assert_string_equal(changes(gov, gov, "2000-01-01", "2199-12-31", text), "");
    parplan_calendar_unref(moved);
}

static void a_change_knows_both_sides(void **state)
{
    (void)state;
    parplan_change change;
    bool found = false;
    assert_int_equal(parplan_calendar_next_change(labour, gov, day("2024-01-01"), day("2024-12-31"),
                                                  &change, &found, NULL),
                     PARPLAN_OK);
    assert_true(found);
    assert_day(change.date, "29/04/2024");
    assert_int_equal(change.before.kind, PARPLAN_DAY_WORKING);
    assert_int_equal(change.after.kind, PARPLAN_DAY_REST);
    assert_int_equal(change.after.layer, PARPLAN_LAYER_DECISION);
}

static void a_holiday_that_gets_certain_has_changed_and_moves_nothing(void **state)
{
    (void)state;
    char text[64];
    parplan_calendar *decided = one_day(day("2027-02-09"), "off", "Nghỉ bù,QĐ 1,confirmed");
    assert_string_equal(changes(gov, decided, "2027-01-01", "2027-12-31", text), "09/02/2027!");
    parplan_calendar_unref(decided);
}

static void only_the_days_asked_about_are_looked_at(void **state)
{
    (void)state;
    char text[64];
    parplan_change change;
    bool found = true;
    assert_string_equal(changes(labour, gov, "2024-04-29", "2024-04-29", text), "29/04/2024");
    assert_string_equal(changes(labour, gov, "2024-04-30", "2024-05-03", text), "");
    assert_int_equal(parplan_calendar_next_change(labour, gov, day("2199-12-31") + 1,
                                                  day("2199-12-31"), &change, &found, NULL),
                     PARPLAN_OK);
    assert_false(found);
}

static void days_outside_and_missing_arguments_are_errors(void **state)
{
    (void)state;
    parplan_change c;
    bool found;
    parplan_date in = day("2024-01-01"), out = day("2200-01-01"), low = day("1999-12-31");
    assert_int_equal(parplan_calendar_next_change(gov, gov, in, out, &c, &found, NULL),
                     PARPLAN_E_RANGE);
    assert_int_equal(parplan_calendar_next_change(gov, gov, low, in, &c, &found, NULL),
                     PARPLAN_E_RANGE);
    assert_int_equal(parplan_calendar_next_change(NULL, gov, in, in, &c, &found, NULL),
                     PARPLAN_E_ARGUMENT);
    assert_int_equal(parplan_calendar_next_change(gov, NULL, in, in, &c, &found, NULL),
                     PARPLAN_E_ARGUMENT);
    assert_int_equal(parplan_calendar_next_change(gov, gov, in, in, NULL, &found, NULL),
                     PARPLAN_E_ARGUMENT);
    assert_int_equal(parplan_calendar_next_change(gov, gov, in, in, &c, NULL, NULL),
                     PARPLAN_E_ARGUMENT);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_hash_is_32_hexadecimal_digits_and_the_same_every_time),
        cmocka_unit_test(a_hash_changes_with_any_day),
        cmocka_unit_test(a_hash_tells_the_first_day_from_the_last),
        cmocka_unit_test(a_hash_changes_with_certainty_and_not_with_words),
        cmocka_unit_test(a_name_for_an_ordinary_day_leaves_no_trace_in_the_hash),
        cmocka_unit_test(swaps_are_what_two_built_in_calendars_differ_in),
        cmocka_unit_test(a_swap_that_is_moved_lists_the_days_it_touches),
        cmocka_unit_test(a_change_knows_both_sides),
        cmocka_unit_test(a_holiday_that_gets_certain_has_changed_and_moves_nothing),
        cmocka_unit_test(only_the_days_asked_about_are_looked_at),
        cmocka_unit_test(days_outside_and_missing_arguments_are_errors),
    };
    return cmocka_run_group_tests(tests, open_calendars, close_calendars);
}
