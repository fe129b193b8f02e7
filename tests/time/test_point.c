/* SPDX-License-Identifier: Apache-2.0 */
#include "time/days.h"

#include <parplan/point.h>

#include "base/message.h"

static void points_of_a_month_and_a_year_are_those_of_the_law(void **state)
{
    (void)state; /* D13, Civil Code 2015 art. 146 */
    static const char *const days[] = {"01/02/2024", "15/02/2024", "29/02/2024",
                                       "01/01/2024", "30/06/2024", "31/12/2024"};
    for (int point = PARPLAN_POINT_MONTH_START; point <= PARPLAN_POINT_YEAR_END; point++) {
        parplan_date date;
        assert_int_equal(parplan_point_date((parplan_point)point, 2024, 2, &date, NULL),
                         PARPLAN_OK);
        assert_day(date, days[point - 1]);
    }
}

static void every_month_ends_before_the_next_begins(void **state)
{
    (void)state;
    for (int32_t month = 12; month < 401 * 12; month++) {
        parplan_date end, next;
        parplan_point_date(PARPLAN_POINT_MONTH_END, month / 12, month % 12 + 1, &end, NULL);
        parplan_point_date(PARPLAN_POINT_MONTH_START, (month + 1) / 12, (month + 1) % 12 + 1, &next,
                           NULL);
        assert_int_equal(end + 1, next);
    }
}

static void a_point_of_the_year_looks_at_no_month(void **state)
{
    (void)state;
    parplan_date date;
    assert_int_equal(parplan_point_date(PARPLAN_POINT_YEAR_MIDDLE, 2024, 99, &date, NULL),
                     PARPLAN_OK);
}

static void what_does_not_exist_is_refused(void **state)
{
    (void)state;
    parplan_date date = 7;
    assert_int_equal(parplan_point_date(PARPLAN_POINT_MONTH_END, 2024, 0, &date, NULL),
                     PARPLAN_E_RANGE);
    assert_int_equal(parplan_point_date(PARPLAN_POINT_MONTH_END, 2024, 13, &date, NULL),
                     PARPLAN_E_RANGE);
    assert_int_equal(parplan_point_date(PARPLAN_POINT_MONTH_END, 0, 1, &date, NULL),
                     PARPLAN_E_RANGE);
    assert_int_equal(parplan_point_date(PARPLAN_POINT_YEAR_END, 10000, 1, &date, NULL),
                     PARPLAN_E_RANGE);
    assert_int_equal(parplan_point_date(PARPLAN_POINT_UNSET, 2024, 1, &date, NULL),
                     PARPLAN_E_ARGUMENT);
    assert_int_equal(parplan_point_date((parplan_point)7, 2024, 1, &date, NULL),
                     PARPLAN_E_ARGUMENT);
    assert_int_equal(parplan_point_date(PARPLAN_POINT_YEAR_END, 2024, 1, NULL, NULL),
                     PARPLAN_E_ARGUMENT);
    assert_int_equal(date, 7);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(points_of_a_month_and_a_year_are_those_of_the_law),
        cmocka_unit_test(every_month_ends_before_the_next_begins),
        cmocka_unit_test(a_point_of_the_year_looks_at_no_month),
        cmocka_unit_test(what_does_not_exist_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
