/* SPDX-License-Identifier: Apache-2.0 */
#include "time/vn_gov.h"

#include <parplan/term.h>

#include "base/message.h"

static parplan_due due(const char *date, parplan_bound bound, parplan_roll roll)
{
    parplan_due out = {0};
    assert_int_equal(parplan_due_fixed(vn, day(date), bound, roll, &out, NULL), PARPLAN_OK);
    return out;
}

static void by_a_day_includes_it(void **state)
{
    (void)state; /* D3 */
    parplan_due out = due("05/3/2024", PARPLAN_BOUND_BY, PARPLAN_ROLL_NONE);
    assert_day(out.raw, "05/03/2024");
    assert_day(out.effective, "05/03/2024");
}

static void before_5_march_ends_with_4_march(void **state)
{
    (void)state; /* D3, clause V.2 of the source plan */
    parplan_due out = due("05/3/2024", PARPLAN_BOUND_BEFORE, PARPLAN_ROLL_NONE);
    assert_day(out.raw, "04/03/2024");
    assert_day(out.effective, "04/03/2024");
}

static void before_1_march_ends_with_29_february_in_a_leap_year(void **state)
{
    (void)state;
    assert_day(due("1/3/2024", PARPLAN_BOUND_BEFORE, PARPLAN_ROLL_NONE).raw, "29/02/2024");
    assert_day(due("1/3/2023", PARPLAN_BOUND_BEFORE, PARPLAN_ROLL_NONE).raw, "28/02/2023");
}

static void a_fixed_date_stays_on_a_rest_day_unless_told(void **state)
{
    (void)state; /* D3: 5 October 2024 is a Saturday */
    parplan_due out = due("5/10/2024", PARPLAN_BOUND_BY, PARPLAN_ROLL_NONE);
    assert_day(out.effective, "05/10/2024");
    assert_int_equal(out.certainty, PARPLAN_CONFIRMED);
}

static void rolls_keep_the_raw_day_and_move_the_effective_one(void **state)
{
    (void)state; /* D3 */
    static const struct {
        const char *date;
        parplan_roll roll;
        const char *effective;
    } cases[] = {
        {"5/10/2024", PARPLAN_ROLL_NEXT, "07/10/2024"},
        {"5/10/2024", PARPLAN_ROLL_PREVIOUS, "04/10/2024"},
        {"5/10/2024", PARPLAN_ROLL_MODIFIED_NEXT, "07/10/2024"},
        {"5/10/2024", PARPLAN_ROLL_MODIFIED_PREVIOUS, "04/10/2024"},
        {"31/8/2024", PARPLAN_ROLL_NEXT, "04/09/2024"},
        {"31/8/2024", PARPLAN_ROLL_MODIFIED_NEXT, "30/08/2024"},
        {"1/9/2024", PARPLAN_ROLL_PREVIOUS, "30/08/2024"},
        {"1/9/2024", PARPLAN_ROLL_MODIFIED_PREVIOUS, "04/09/2024"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        parplan_due out = due(cases[i].date, PARPLAN_BOUND_BY, cases[i].roll);
        assert_int_equal(out.raw, day(cases[i].date));
        assert_day(out.effective, cases[i].effective);
    }
}

static void the_last_day_rolls_not_the_day_named(void **state)
{
    (void)state; /* D3: before Monday 7 October ends on Sunday */
    parplan_due out = due("7/10/2024", PARPLAN_BOUND_BEFORE, PARPLAN_ROLL_NEXT);
    assert_day(out.raw, "06/10/2024");
    assert_day(out.effective, "07/10/2024");
    out = due("7/10/2024", PARPLAN_BOUND_BEFORE, PARPLAN_ROLL_PREVIOUS);
    assert_day(out.effective, "04/10/2024");
}

static void a_due_day_rolls_over_tet(void **state)
{
    (void)state;
    assert_day(due("10/2/2024", PARPLAN_BOUND_BY, PARPLAN_ROLL_NEXT).effective, "15/02/2024");
}

static void a_roll_that_rests_on_2027_is_rule_based(void **state)
{
    (void)state; /* D9 */
    parplan_due out = due("5/3/2027", PARPLAN_BOUND_BY, PARPLAN_ROLL_NEXT);
    assert_int_equal(out.certainty, PARPLAN_RULE_BASED);
    out = due("1/1/2027", PARPLAN_BOUND_BY, PARPLAN_ROLL_PREVIOUS);
    assert_day(out.effective, "31/12/2026");
    assert_int_equal(out.certainty, PARPLAN_RULE_BASED);
    out = due("5/3/2026", PARPLAN_BOUND_BY, PARPLAN_ROLL_NEXT);
    assert_int_equal(out.certainty, PARPLAN_CONFIRMED);
}

static void a_day_that_does_not_roll_needs_no_calendar(void **state)
{
    (void)state;
    parplan_due out;
    assert_int_equal(
        parplan_due_fixed(NULL, day("5/3/2050"), PARPLAN_BOUND_BY, PARPLAN_ROLL_NONE, &out, NULL),
        PARPLAN_OK);
    assert_day(out.effective, "05/03/2050");
    assert_int_equal(out.certainty, PARPLAN_CONFIRMED);
}

static void a_missing_choice_is_an_error(void **state)
{
    (void)state;
    static const parplan_roll none = PARPLAN_ROLL_NONE, next = PARPLAN_ROLL_NEXT;
    parplan_due out = {.raw = 7};
    parplan_error err = PARPLAN_ERROR_INIT;
    assert_int_equal(parplan_due_fixed(vn, 19787, PARPLAN_BOUND_UNSET, none, &out, &err),
                     PARPLAN_E_ARGUMENT);
    assert_error(&err, PP_ARGUMENT, "argument bound is missing or unset");
    assert_int_equal(parplan_due_fixed(vn, 19787, (parplan_bound)3, none, &out, NULL),
                     PARPLAN_E_ARGUMENT);
    assert_int_equal(parplan_due_fixed(NULL, 19787, PARPLAN_BOUND_BY, next, &out, NULL),
                     PARPLAN_E_ARGUMENT);
    assert_int_equal(parplan_due_fixed(vn, 19787, PARPLAN_BOUND_BY, none, NULL, NULL),
                     PARPLAN_E_ARGUMENT);
    assert_int_equal(out.raw, 7);
}

static void a_day_that_rolls_out_of_the_calendar_is_out_of_range(void **state)
{
    (void)state; /* D9 */
    parplan_due out = {.raw = 7};
    assert_int_equal(
        parplan_due_fixed(vn, day("1/1/2200"), PARPLAN_BOUND_BY, PARPLAN_ROLL_NEXT, &out, NULL),
        PARPLAN_E_RANGE);
    assert_int_equal(
        parplan_due_fixed(vn, day("1/1/2000"), PARPLAN_BOUND_BY, PARPLAN_ROLL_PREVIOUS, &out, NULL),
        PARPLAN_E_RANGE);
    assert_int_equal(out.raw, 7);
}

static void a_day_outside_all_years_is_out_of_range(void **state)
{
    (void)state;
    const parplan_date days[] = {PARPLAN_DATE_NONE, INT32_MAX, day("0001-01-01")};
    parplan_due out;
    for (size_t i = 0; i < COUNT(days); i++)
        assert_int_equal(
            parplan_due_fixed(NULL, days[i], PARPLAN_BOUND_BEFORE, PARPLAN_ROLL_NONE, &out, NULL),
            PARPLAN_E_RANGE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(by_a_day_includes_it),
        cmocka_unit_test(before_5_march_ends_with_4_march),
        cmocka_unit_test(before_1_march_ends_with_29_february_in_a_leap_year),
        cmocka_unit_test(a_fixed_date_stays_on_a_rest_day_unless_told),
        cmocka_unit_test(rolls_keep_the_raw_day_and_move_the_effective_one),
        cmocka_unit_test(the_last_day_rolls_not_the_day_named),
        cmocka_unit_test(a_due_day_rolls_over_tet),
        cmocka_unit_test(a_roll_that_rests_on_2027_is_rule_based),
        cmocka_unit_test(a_day_that_does_not_roll_needs_no_calendar),
        cmocka_unit_test(a_missing_choice_is_an_error),
        cmocka_unit_test(a_day_that_rolls_out_of_the_calendar_is_out_of_range),
        cmocka_unit_test(a_day_outside_all_years_is_out_of_range),
    };
    return cmocka_run_group_tests(tests, open_calendar, close_calendar);
}
