/* SPDX-License-Identifier: Apache-2.0 */
#include "time/days.h"

#include <parplan/recurrence.h>

#include "base/message.h"

static const parplan_recurrence_every all[] = {PARPLAN_EVERY_MONTH, PARPLAN_EVERY_QUARTER,
                                               PARPLAN_EVERY_HALF_YEAR, PARPLAN_EVERY_NINE_MONTHS,
                                               PARPLAN_EVERY_YEAR};

static parplan_recurrence every(parplan_recurrence_every span, const char *anchor)
{
    parplan_recurrence out = PARPLAN_RECURRENCE_INIT;
    out.every = span;
    out.anchor = day(anchor);
    out.bound = PARPLAN_BOUND_BY;
    return out;
}

static parplan_date instance(const parplan_recurrence *recurrence, int32_t index)
{
    parplan_due due = {0};
    parplan_date named;
    assert_int_equal(parplan_recurrence_at(recurrence, index, NULL, &named, &due, NULL),
                     PARPLAN_OK);
    assert_int_equal(due.raw, named);
    return named;
}

static void a_short_month_shortens_one_instance_only(void **state)
{
    (void)state; /* D6 */
    parplan_recurrence r = every(PARPLAN_EVERY_MONTH, "31/1/2024");
    static const char *const days[] = {"31/01/2024", "29/02/2024", "31/03/2024", "30/04/2024",
                                       "31/05/2024"};
    for (size_t i = 0; i < COUNT(days); i++)
        assert_day(instance(&r, (int32_t)i), days[i]);
}

static void nine_months_come_once_a_year(void **state)
{
    (void)state; /* 9M of the plan: from 5 December to 5 September */
    parplan_recurrence r = every(PARPLAN_EVERY_NINE_MONTHS, "5/12/2023");
    assert_day(instance(&r, 0), "05/09/2024");
    assert_day(instance(&r, 1), "05/09/2025");
    assert_day(instance(&r, -1), "05/09/2023");
}

static void an_offset_is_counted_from_the_anchor_too(void **state)
{
    (void)state; /* D6 */
    parplan_recurrence r = every(PARPLAN_EVERY_QUARTER, "31/3/2024");
    r.offset_months = -1;
    assert_day(instance(&r, 0), "29/02/2024");
    assert_day(instance(&r, 1), "31/05/2024");
}

static void a_bound_and_a_roll_move_one_instance(void **state)
{
    (void)state; /* D3, D6 */
    parplan_calendar *vn = NULL;
    assert_int_equal(parplan_calendar_builtin("VN-GOV", &vn, NULL), PARPLAN_OK);
    parplan_recurrence r = every(PARPLAN_EVERY_MONTH, "7/9/2024");
    r.bound = PARPLAN_BOUND_BEFORE;
    r.roll = PARPLAN_ROLL_NEXT;
    parplan_due due;
    parplan_date named;
    assert_int_equal(parplan_recurrence_at(&r, 1, vn, &named, &due, NULL), PARPLAN_OK);
    assert_day(named, "07/10/2024");
    assert_day(due.raw, "06/10/2024");
    assert_day(due.effective, "07/10/2024");
    assert_int_equal(parplan_recurrence_at(&r, 2, vn, NULL, &due, NULL), PARPLAN_OK);
    assert_day(due.effective, "06/11/2024");
    parplan_calendar_unref(vn);
}

static void finding_agrees_with_trying_every_instance(void **state)
{
    (void)state;
    for (size_t e = 0; e < COUNT(all); e++) {
        parplan_recurrence r = every(all[e], "31/8/2023");
        for (int keep = 0; keep < 2; keep++) {
            r.month_end = (parplan_month_end)keep;
            r.offset_months = keep * 7 - 3;
            for (parplan_date from = day("1/1/2020"); from < day("1/1/2028"); from++) {
                int32_t index;
                assert_int_equal(parplan_recurrence_find(&r, from, &index, NULL), PARPLAN_OK);
                assert_true(instance(&r, index) >= from);
                assert_true(instance(&r, index - 1) < from);
            }
        }
    }
}

static void the_ends_of_all_years_are_found(void **state)
{
    (void)state;
    for (size_t e = 0; e < COUNT(all); e++) {
        parplan_recurrence r = every(all[e], "15/6/2024");
        int32_t index;
        assert_int_equal(parplan_recurrence_find(&r, day("0001-01-01"), &index, NULL), PARPLAN_OK);
        assert_int_equal(parplan_recurrence_find(&r, day("9999-12-31"), &index, NULL),
                         PARPLAN_E_RANGE);
        assert_int_equal(parplan_recurrence_find(&r, PARPLAN_DATE_NONE, &index, NULL),
                         PARPLAN_E_RANGE);
    }
}

static void an_instance_outside_all_years_is_out_of_range(void **state)
{
    (void)state;
    parplan_recurrence r = every(PARPLAN_EVERY_YEAR, "29/2/2024");
    parplan_due due = {.raw = 7};
    parplan_error err = PARPLAN_ERROR_INIT;
    assert_int_equal(parplan_recurrence_at(&r, 7976, NULL, NULL, &due, &err), PARPLAN_E_RANGE);
    assert_error(&err, PP_RECURRENCE_RANGE, "instance 7976 lies outside the years 1 to 9999");
    assert_int_equal(parplan_recurrence_at(&r, INT32_MIN, NULL, NULL, &due, NULL), PARPLAN_E_RANGE);
    assert_int_equal(due.raw, 7);
}

static void an_unset_choice_is_refused(void **state)
{
    (void)state;
    parplan_due due;
    parplan_recurrence r[6];
    for (size_t i = 0; i < COUNT(r); i++)
        r[i] = every(PARPLAN_EVERY_MONTH, "31/1/2024");
    r[0].every = PARPLAN_EVERY_UNSET;
    r[1].anchor = PARPLAN_DATE_NONE;
    r[2].bound = PARPLAN_BOUND_UNSET;
    r[3].struct_size = 0;
    r[4].every = (parplan_recurrence_every)2;
    r[5].offset_months = INT32_MIN;
    for (size_t i = 0; i < COUNT(r); i++)
        assert_int_equal(parplan_recurrence_at(&r[i], 1, NULL, NULL, &due, NULL),
                         PARPLAN_E_ARGUMENT);
    r[0] = every(PARPLAN_EVERY_MONTH, "31/1/2024");
    r[0].month_end = (parplan_month_end)2;
    assert_int_equal(parplan_recurrence_at(&r[0], 1, NULL, NULL, &due, NULL), PARPLAN_E_ARGUMENT);
    assert_int_equal(parplan_recurrence_at(NULL, 1, NULL, NULL, &due, NULL), PARPLAN_E_ARGUMENT);
    assert_int_equal(parplan_recurrence_find(&r[2], 0, NULL, NULL), PARPLAN_E_ARGUMENT);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_short_month_shortens_one_instance_only),
        cmocka_unit_test(nine_months_come_once_a_year),
        cmocka_unit_test(an_offset_is_counted_from_the_anchor_too),
        cmocka_unit_test(a_bound_and_a_roll_move_one_instance),
        cmocka_unit_test(finding_agrees_with_trying_every_instance),
        cmocka_unit_test(the_ends_of_all_years_are_found),
        cmocka_unit_test(an_instance_outside_all_years_is_out_of_range),
        cmocka_unit_test(an_unset_choice_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
