/* SPDX-License-Identifier: Apache-2.0 */
#include "time/calendars.h"

/* VN-LABOUR is the statute and nothing else. */

static int32_t working_days(int32_t first_year, int32_t last_year)
{
    parplan_date from, to;
    int32_t out = -1;
    parplan_date_make(first_year, 1, 1, &from, NULL);
    parplan_date_make(last_year, 12, 31, &to, NULL);
    assert_int_equal(parplan_calendar_count(labour, from, to, &out, NULL), PARPLAN_OK);
    return out + works_on(labour, from);
}

static void assert_rests(const char *from, int days)
{
    for (parplan_date date = day(from); date < day(from) + days; date++)
        assert_false(works_on(labour, date));
}

static void assert_source(const char *date, const char *vi)
{
    assert_string_equal(day_of(labour, date).source.vi, vi);
}

/* Lunar days and weekdays worked out apart from this library, by the rules of the same articles. */
static void two_hundred_years_have_their_number_of_working_days(void **state)
{
    (void)state;
    assert_int_equal(working_days(2000, 2199), 50018);
    assert_int_equal(working_days(2000, 2000), 252);
    assert_int_equal(working_days(2006, 2006), 252);
    assert_int_equal(working_days(2100, 2100), 250);
}

static void tet_had_four_days_by_the_code_of_1994(void **state)
{
    (void)
        state; /* art. 73: the last day of the year and three of the new one; 23/01/2012 was a Monday */
    assert_true(works(labour, "2012-01-20"));
    assert_rests("2012-01-22", 4);
    assert_string_equal(day_of(labour, "2012-01-26").name.vi, "Nghỉ bù Tết Nguyên đán");
    assert_true(works(labour, "2012-01-27"));
    assert_source("2012-01-23", "Bộ luật Lao động 1994, Điều 73 (sửa đổi bởi Luật 84/2007/QH11)");
    assert_source("2005-02-09", "Bộ luật Lao động 1994, Điều 73");
}

static void tet_has_five_days_since_2013(void **state)
{
    (void)state; /* Labour Code 2012, art. 115(1) */
    assert_string_equal(day_of(labour, "2013-02-08").name.vi, "Tết Nguyên đán");
    assert_rests("2013-02-08", 7);
    assert_true(works(labour, "2013-02-07"));
    assert_true(works(labour, "2013-02-15"));
    assert_source("2013-02-08", "Bộ luật Lao động 2012, khoản 1 Điều 115");
    assert_source("2013-02-13", "Bộ luật Lao động 2012, khoản 3 Điều 115");
}

static void of_five_days_one_precedes_a_tet_early_in_the_week(void **state)
{
    (void)state;
    assert_true(works(labour, "2022-01-28")); /* Tết on Tuesday 01/02/2022: Monday and four days */
    assert_rests("2022-01-31", 5);
    assert_true(works(labour, "2022-02-07"));
    assert_rests("2025-01-27", 5); /* on Wednesday 29/01/2025: two days before it */
    assert_string_equal(day_of(labour, "2025-01-27").name.vi, "Tết Nguyên đán");
}

static void the_hung_kings_have_their_day_since_2007(void **state)
{
    (void)state; /* Law 84/2007/QH11; lunar 10/3 was 07/04/2006 and 26/04/2007 */
    assert_true(works(labour, "2006-04-07"));
    assert_false(works(labour, "2007-04-26"));
    assert_string_equal(day_of(labour, "2007-04-26").name.en, "Hùng Kings' Commemoration Day");
}

static void national_day_has_a_second_day_since_2021(void **state)
{
    (void)
        state; /* Labour Code 2019, art. 112(1): the day before, or after where that joins a weekend */
    assert_true(works(labour, "2020-09-01"));
    assert_true(works(labour, "2020-09-03"));
    assert_rests("2021-09-02", 2); /* a Thursday */
    assert_rests("2024-09-02", 2); /* a Monday */
    assert_rests("2025-09-01", 2); /* a Tuesday */
    assert_true(works(labour, "2025-09-03"));
    assert_source("2025-09-01", "Bộ luật Lao động 2019, khoản 1 Điều 112");
}

static void holidays_on_days_of_weekly_rest_give_the_next_free_ones(void **state)
{
    (void)state; /* art. 111(3); 2023: Saturday, Sunday, and Monday is a holiday itself */
    assert_string_equal(day_of(labour, "2023-05-02").name.vi, "Nghỉ bù Giỗ Tổ Hùng Vương");
    assert_string_equal(day_of(labour, "2023-05-03").name.vi, "Nghỉ bù Ngày Chiến thắng 30/4");
    assert_true(works(labour, "2023-05-04"));
    assert_source("2023-05-02", "Bộ luật Lao động 2019, khoản 3 Điều 111");
}

static void weekly_rest_has_its_article_and_for_civil_servants_its_decision(void **state)
{
    (void)state;
    assert_source("2024-03-10", "Bộ luật Lao động 2019, khoản 1 Điều 111");
    assert_source("2014-03-09", "Bộ luật Lao động 2012, Điều 110");
    assert_source("2004-03-07", "Bộ luật Lao động 1994, Điều 72");
    assert_string_equal(day_of(gov, "2024-03-10").source.en,
                        "Labour Code 2019, art. 111(1); Decision 188/1999/QĐ-TTg");
    assert_int_equal(day_of(gov, "2024-03-10").layer, PARPLAN_LAYER_STATUTE);
}

static void swaps_do_not_bind_enterprises(void **state)
{
    (void)state; /* D8 */
    assert_true(works(labour, "2024-04-29"));
    assert_false(works(labour, "2024-05-04"));
    assert_int_equal(day_of(labour, "2024-05-04").kind, PARPLAN_DAY_WEEKEND);
}

static void an_enterprise_has_as_many_working_days_as_an_office(void **state)
{
    (void)state; /* a swap takes nothing away */
    parplan_date from = day("2014-01-01"), to = day("2026-12-31");
    int32_t office, enterprise;
    parplan_calendar_count(gov, from, to, &office, NULL);
    parplan_calendar_count(labour, from, to, &enterprise, NULL);
    assert_int_equal(office, enterprise);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(two_hundred_years_have_their_number_of_working_days),
        cmocka_unit_test(tet_had_four_days_by_the_code_of_1994),
        cmocka_unit_test(tet_has_five_days_since_2013),
        cmocka_unit_test(of_five_days_one_precedes_a_tet_early_in_the_week),
        cmocka_unit_test(the_hung_kings_have_their_day_since_2007),
        cmocka_unit_test(national_day_has_a_second_day_since_2021),
        cmocka_unit_test(holidays_on_days_of_weekly_rest_give_the_next_free_ones),
        cmocka_unit_test(weekly_rest_has_its_article_and_for_civil_servants_its_decision),
        cmocka_unit_test(swaps_do_not_bind_enterprises),
        cmocka_unit_test(an_enterprise_has_as_many_working_days_as_an_office),
    };
    return cmocka_run_group_tests(tests, open_calendars, close_calendars);
}
