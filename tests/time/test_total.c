/* SPDX-License-Identifier: Apache-2.0 */
/* Days of a range by what they are. */
#include "time/vn_gov.h"

#include <parplan/calendar.h>

static parplan_day_total total(const char *from, const char *until)
{
    parplan_day_total out;
    assert_int_equal(parplan_calendar_total(vn, day(from), day(until), &out, NULL), PARPLAN_OK);
    return out;
}

static void a_year_has_its_working_days_and_make_up_days(void **state)
{
    (void)state;
    parplan_day_total year = total("01/01/2026", "31/12/2026");
    assert_int_equal(year.days, 365);
    assert_int_equal(year.working, 250);
    assert_int_equal(year.makeup, 2); /* 10/01 and 22/08 */
    assert_int_equal(year.working + year.weekend + year.rest, year.days);
}

static void totals_agree_with_counting(void **state)
{
    (void)state;
    uint64_t seed = 1;
    for (int i = 0; i < 300; i++) {
        parplan_date from = day("01/01/2015") + (parplan_date)next_random(&seed, 4000);
        parplan_date until = from + (parplan_date)next_random(&seed, 500);
        parplan_day_total out;
        int32_t counted;
        assert_int_equal(parplan_calendar_total(vn, from, until, &out, NULL), PARPLAN_OK);
        assert_int_equal(parplan_calendar_count(vn, from - 1, until, &counted, NULL), PARPLAN_OK);
        assert_int_equal(out.working, counted);
        assert_int_equal(out.days, until - from + 1);
    }
}

static void an_announcement_leaves_a_confirmed_year_confirmed(void **state)
{
    (void)state; /* D9 */
    parplan_day_total year = total("01/01/2026", "31/12/2026");
    assert_int_equal(year.announced, 1);
    assert_int_equal(year.certainty, PARPLAN_CONFIRMED);
    assert_int_equal(total("31/12/2026", "01/01/2027").certainty, PARPLAN_RULE_BASED);
}

static void a_range_that_ends_before_it_starts_is_empty(void **state)
{
    (void)state;
    parplan_day_total none = total("02/01/2026", "01/01/2026");
    assert_int_equal(none.days, 0);
    assert_int_equal(none.certainty, PARPLAN_CONFIRMED);
}

static void years_without_a_calendar_are_an_error(void **state)
{
    (void)state; /* D9: never "no holidays" */
    parplan_day_total out = {.days = 7};
    assert_int_equal(parplan_calendar_total(vn, day("31/12/1999"), day("02/01/2000"), &out, NULL),
                     PARPLAN_E_RANGE);
    assert_int_equal(parplan_calendar_total(vn, day("31/12/2199"), day("01/01/2200"), &out, NULL),
                     PARPLAN_E_RANGE);
    assert_int_equal(out.days, 7);
    assert_int_equal(parplan_calendar_total(NULL, 0, 0, &out, NULL), PARPLAN_E_ARGUMENT);
    assert_int_equal(parplan_calendar_total(vn, 20000, 20000, NULL, NULL), PARPLAN_E_ARGUMENT);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_year_has_its_working_days_and_make_up_days),
        cmocka_unit_test(totals_agree_with_counting),
        cmocka_unit_test(an_announcement_leaves_a_confirmed_year_confirmed),
        cmocka_unit_test(a_range_that_ends_before_it_starts_is_empty),
        cmocka_unit_test(years_without_a_calendar_are_an_error),
    };
    return cmocka_run_group_tests(tests, open_calendar, close_calendar);
}
