/* SPDX-License-Identifier: Apache-2.0 */
#include "time/vn_gov.h"

#include <parplan/period.h>

#include "base/message.h"

/* Clause III.1 of the source plan: four cumulative windows from 5 December, each due by its last day. */
static const parplan_period plan_periods[] = {
    {"Q1", {NULL, NULL}, {-1, 12, 5}, {0, 3, 5}, {0, 3, 5}, true},
    {"H1", {NULL, NULL}, {-1, 12, 5}, {0, 6, 5}, {0, 6, 5}, true},
    {"9M", {NULL, NULL}, {-1, 12, 5}, {0, 9, 5}, {0, 9, 5}, true},
    {"Y", {NULL, NULL}, {-1, 12, 5}, {0, 12, 5}, {0, 12, 5}, true},
};
static const parplan_regime plan = {
    .id = "R.1",
    .clause = "III.1",
    .bound = PARPLAN_BOUND_BY,
    .periods = plan_periods,
    .period_count = COUNT(plan_periods),
};

/* The practice of Decree 09/2019/NĐ-CP: 15 of one month to 14 of another, plain and cumulative mixed. */
static const parplan_period decree_periods[] = {
    {"M2", {NULL, NULL}, {0, 1, 15}, {0, 2, 14}, {0, 2, 15}, false},
    {"Q1", {NULL, NULL}, {-1, 12, 15}, {0, 3, 14}, {0, 3, 15}, false},
    {"H1", {NULL, NULL}, {-1, 12, 15}, {0, 6, 14}, {0, 6, 15}, true},
    {"Q3", {NULL, NULL}, {0, 6, 15}, {0, 9, 14}, {0, 9, 15}, false},
    {"Y", {NULL, NULL}, {-1, 12, 15}, {0, 12, 14}, {0, 12, 15}, true},
};
static const parplan_regime decree = {
    .id = "ND09",
    .bound = PARPLAN_BOUND_BY,
    .roll = PARPLAN_ROLL_NEXT,
    .periods = decree_periods,
    .period_count = COUNT(decree_periods),
};

static parplan_window window(const parplan_regime *regime, const char *id)
{
    parplan_window out = {.year = 0};
    assert_int_equal(parplan_regime_find(regime, id, strlen(id), vn, &out, NULL), PARPLAN_OK);
    assert_string_equal(out.id, id);
    return out;
}

/* A regime of one period. */
static parplan_status one_window(parplan_period period, int32_t year, parplan_window *out,
                                 parplan_error *err)
{
    parplan_regime regime = {
        .id = "X", .bound = PARPLAN_BOUND_BY, .periods = &period, .period_count = 1};
    return parplan_regime_window(&regime, 0, year, NULL, out, err);
}

static void the_four_windows_of_the_plan_open_on_5_december(void **state)
{
    (void)state; /* D11, R.1 */
    static const char *const ends[] = {"05/03/2024", "05/06/2024", "05/09/2024", "05/12/2024"};
    for (size_t i = 0; i < COUNT(ends); i++) {
        parplan_window out;
        assert_int_equal(parplan_regime_window(&plan, i, 2024, NULL, &out, NULL), PARPLAN_OK);
        assert_day(out.from, "05/12/2023");
        assert_day(out.to, ends[i]);
        assert_day(out.due.effective, ends[i]);
        assert_true(out.cumulative);
        assert_int_equal(out.period, i);
        assert_int_equal(out.year, 2024);
    }
}

static void events_of_the_shared_day_count_in_the_year_it_closes(void **state)
{
    (void)state; /* D11: 5 December closes 2023; the printed start stays */
    for (size_t i = 0; i < COUNT(plan_periods); i++) {
        parplan_window out;
        assert_int_equal(parplan_regime_window(&plan, i, 2024, NULL, &out, NULL), PARPLAN_OK);
        assert_day(out.from, "05/12/2023");
        assert_day(out.counts_from, "06/12/2023");
    }
}

static void windows_from_15_to_14_share_no_day(void **state)
{
    (void)state; /* D11, Decree 09/2019 */
    parplan_window year = window(&decree, "2024-Y"), before = window(&decree, "2023-Y");
    assert_day(year.from, "15/12/2023");
    assert_day(year.to, "14/12/2024");
    assert_int_equal(year.counts_from, year.from);
    assert_int_equal(before.to + 1, year.from);
}

static void plain_and_cumulative_windows_mix(void **state)
{
    (void)state; /* D11 */
    parplan_window q3 = window(&decree, "2024-Q3");
    assert_day(q3.from, "15/06/2024");
    assert_day(q3.to, "14/09/2024");
    assert_false(q3.cumulative);
    assert_true(window(&decree, "2024-H1").cumulative);
}

static void a_due_day_rolls_where_the_regime_says(void **state)
{
    (void)state; /* 15 June 2024 and 15 September 2024 are weekend days */
    parplan_window h1 = window(&decree, "2024-H1");
    assert_day(h1.due.raw, "15/06/2024");
    assert_day(h1.due.effective, "17/06/2024");
    assert_day(window(&decree, "2024-Q3").due.effective, "16/09/2024");
    assert_day(window(&decree, "2024-Q1").due.effective, "15/03/2024");
    assert_int_equal(window(&decree, "2027-Y").due.certainty, PARPLAN_RULE_BASED);
}

static void a_due_day_may_be_exclusive(void **state)
{
    (void)state; /* D3 */
    parplan_regime before = plan;
    before.bound = PARPLAN_BOUND_BEFORE;
    assert_day(window(&before, "2024-Q1").due.raw, "04/03/2024");
    assert_day(window(&before, "2024-Q1").to, "05/03/2024");
}

static void a_day_the_month_lacks_is_its_last(void **state)
{
    (void)state;
    parplan_period february = {"F", {NULL, NULL}, {0, 2, 1}, {0, 2, 31}, {0, 2, 29}, false};
    parplan_window out;
    assert_int_equal(one_window(february, 2024, &out, NULL), PARPLAN_OK);
    assert_day(out.to, "29/02/2024");
    assert_int_equal(one_window(february, 2023, &out, NULL), PARPLAN_OK);
    assert_day(out.to, "28/02/2023");
    assert_day(out.due.raw, "28/02/2023");
}

static void a_due_day_may_fall_in_the_year_after(void **state)
{
    (void)state;
    parplan_period late = {"Y", {NULL, NULL}, {0, 1, 1}, {0, 12, 31}, {1, 1, 10}, false};
    parplan_window out;
    assert_int_equal(one_window(late, 2024, &out, NULL), PARPLAN_OK);
    assert_day(out.due.raw, "10/01/2025");
    assert_int_equal(out.counts_from, out.from);
}

static void the_first_year_has_no_year_before_it(void **state)
{
    (void)state;
    parplan_period year = {"Y", {NULL, NULL}, {0, 1, 1}, {0, 12, 31}, {0, 12, 31}, false};
    parplan_window out;
    assert_int_equal(one_window(year, 1, &out, NULL), PARPLAN_OK);
    assert_string_equal(out.id, "0001-Y");
    assert_int_equal(parplan_regime_window(&plan, 0, 1, NULL, &out, NULL), PARPLAN_E_RANGE);
}

static void a_window_is_found_by_its_id(void **state)
{
    (void)state;
    parplan_window out;
    assert_int_equal(parplan_regime_find(&plan, "2024-9M and more", 7, NULL, &out, NULL), 0);
    assert_int_equal(out.period, 2);
    assert_int_equal(out.year, 2024);
    assert_string_equal(out.id, "2024-9M");
}

static void an_unknown_window_lists_the_periods(void **state)
{
    (void)state;
    parplan_error err = PARPLAN_ERROR_INIT;
    parplan_window out = {.year = 7};
    assert_int_equal(parplan_regime_find(&plan, "2024-Q2", 7, NULL, &out, &err),
                     PARPLAN_E_NOT_FOUND);
    assert_error(&err, PP_WINDOW_UNKNOWN,
                 "there is no window '2024-Q2'; write the year and a period, as in 2024-Q1; the "
                 "periods are: Q1, H1, 9M, Y");
    assert_int_equal(out.year, 7);
}

static void other_shapes_are_no_windows(void **state)
{
    (void)state;
    static const char *const ids[] = {"",         "2024",     "2024-",    "Q1",
                                      "2024Q1",   "24-Q1",    "02024-Q1", "2024-q1",
                                      "2024-Q1 ", " 2024-Q1", "2024-Q11", "+024-Q1"};
    for (size_t i = 0; i < COUNT(ids); i++) {
        parplan_window out;
        assert_int_equal(parplan_regime_find(&plan, ids[i], strlen(ids[i]), NULL, &out, NULL),
                         PARPLAN_E_NOT_FOUND);
    }
}

static void a_long_list_of_periods_is_cut_at_a_period(void **state)
{
    (void)state;
    parplan_period many[40];
    for (size_t i = 0; i < COUNT(many); i++)
        many[i] = (parplan_period){.id = "eighteen-bytes-id!"};
    parplan_regime regime = {.id = "X", .periods = many, .period_count = COUNT(many)};
    parplan_error err = PARPLAN_ERROR_INIT;
    parplan_window out;
    assert_int_equal(parplan_regime_find(&regime, "2024-Q1", 7, NULL, &out, &err),
                     PARPLAN_E_NOT_FOUND);
    size_t length = strlen(err.message);
    assert_string_equal(err.message + length - 20, ", eighteen-bytes-id!");
}

static void a_year_outside_1_to_9999_is_out_of_range(void **state)
{
    (void)state;
    static const int32_t years[] = {0, 10000, INT32_MIN, INT32_MAX};
    parplan_error err = PARPLAN_ERROR_INIT;
    parplan_window out;
    for (size_t i = 0; i < COUNT(years); i++)
        assert_int_equal(parplan_regime_window(&plan, 0, years[i], NULL, &out, &err),
                         PARPLAN_E_RANGE);
    assert_int_equal(parplan_regime_find(&plan, "0000-Q1", 7, NULL, &out, &err), PARPLAN_E_RANGE);
    assert_error(&err, PP_DATE_YEAR, "0: years run from 1 to 9999");
}

static void a_position_past_the_periods_is_out_of_range(void **state)
{
    (void)state;
    parplan_error err = PARPLAN_ERROR_INIT;
    parplan_window out;
    assert_int_equal(parplan_regime_window(&plan, 4, 2024, NULL, &out, &err), PARPLAN_E_RANGE);
    assert_error(&err, PP_PERIOD_INDEX,
                 "there is no period at position 4; the regime has 4, counted from 0");
}

static void a_window_that_rolls_outside_the_calendar_is_out_of_range(void **state)
{
    (void)state; /* D9 */
    parplan_window out = {.year = 7};
    assert_int_equal(parplan_regime_window(&decree, 0, 2200, vn, &out, NULL), PARPLAN_E_RANGE);
    assert_int_equal(parplan_regime_window(&decree, 0, 2024, NULL, &out, NULL), PARPLAN_E_ARGUMENT);
    assert_int_equal(out.year, 7);
}

static void a_regime_without_a_bound_is_an_error(void **state)
{
    (void)state;
    parplan_regime regime = plan;
    parplan_window out;
    regime.bound = PARPLAN_BOUND_UNSET;
    assert_int_equal(parplan_regime_window(&regime, 0, 2024, NULL, &out, NULL), PARPLAN_E_ARGUMENT);
}

static void a_window_that_ends_before_it_starts_is_an_error(void **state)
{
    (void)state;
    parplan_period period = {"Q1", {NULL, NULL}, {0, 12, 5}, {0, 3, 5}, {0, 3, 5}, true};
    parplan_error err = PARPLAN_ERROR_INIT;
    parplan_window out;
    assert_int_equal(one_window(period, 2024, &out, &err), PARPLAN_E_ARGUMENT);
    assert_error(&err, PP_PERIOD_REVERSED, "period Q1: its window ends before it starts");
}

static void a_day_of_no_year_is_an_error(void **state)
{
    (void)state;
    static const parplan_year_day days[] = {{0, 0, 5},  {0, 13, 5}, {0, 3, 0},
                                            {0, 3, 32}, {2, 3, 5},  {-2, 3, 5}};
    for (size_t i = 0; i < COUNT(days); i++) {
        parplan_period period = plan_periods[0];
        parplan_error err = PARPLAN_ERROR_INIT;
        parplan_window out;
        period.due = days[i];
        assert_int_equal(one_window(period, 2024, &out, &err), PARPLAN_E_ARGUMENT);
        assert_error(&err, PP_PERIOD_DAY,
                     "period Q1: 'due' is no day of a year; year is -1, 0 or 1, month 1 to 12, "
                     "day 1 to 31");
    }
}

static void a_period_id_fits_or_is_refused(void **state)
{
    (void)state;
    parplan_period period = plan_periods[0];
    parplan_error err = PARPLAN_ERROR_INIT;
    parplan_window out;
    period.id = "eighteen-bytes-id!";
    assert_int_equal(one_window(period, 2024, &out, NULL), PARPLAN_OK);
    assert_string_equal(out.id, "2024-eighteen-bytes-id!");
    period.id = "nineteen-bytes-long";
    assert_int_equal(one_window(period, 2024, &out, &err), PARPLAN_E_ARGUMENT);
    assert_error(&err, PP_PERIOD_ID_LONG,
                 "the period id 'nineteen-bytes-long' is longer than 18 bytes");
}

static void a_missing_argument_is_an_error(void **state)
{
    (void)state;
    parplan_period unnamed = plan_periods[0];
    parplan_window out;
    unnamed.id = NULL;
    assert_int_equal(one_window(unnamed, 2024, &out, NULL), PARPLAN_E_ARGUMENT);
    assert_int_equal(parplan_regime_window(NULL, 0, 2024, NULL, &out, NULL), PARPLAN_E_ARGUMENT);
    assert_int_equal(parplan_regime_window(&plan, 0, 2024, NULL, NULL, NULL), PARPLAN_E_ARGUMENT);
    assert_int_equal(parplan_regime_find(NULL, "2024-Q1", 7, NULL, &out, NULL), PARPLAN_E_ARGUMENT);
    assert_int_equal(parplan_regime_find(&plan, NULL, 0, NULL, &out, NULL), PARPLAN_E_ARGUMENT);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_four_windows_of_the_plan_open_on_5_december),
        cmocka_unit_test(events_of_the_shared_day_count_in_the_year_it_closes),
        cmocka_unit_test(windows_from_15_to_14_share_no_day),
        cmocka_unit_test(plain_and_cumulative_windows_mix),
        cmocka_unit_test(a_due_day_rolls_where_the_regime_says),
        cmocka_unit_test(a_due_day_may_be_exclusive),
        cmocka_unit_test(a_day_the_month_lacks_is_its_last),
        cmocka_unit_test(a_due_day_may_fall_in_the_year_after),
        cmocka_unit_test(the_first_year_has_no_year_before_it),
        cmocka_unit_test(a_window_is_found_by_its_id),
        cmocka_unit_test(an_unknown_window_lists_the_periods),
        cmocka_unit_test(other_shapes_are_no_windows),
        cmocka_unit_test(a_long_list_of_periods_is_cut_at_a_period),
        cmocka_unit_test(a_year_outside_1_to_9999_is_out_of_range),
        cmocka_unit_test(a_position_past_the_periods_is_out_of_range),
        cmocka_unit_test(a_window_that_rolls_outside_the_calendar_is_out_of_range),
        cmocka_unit_test(a_regime_without_a_bound_is_an_error),
        cmocka_unit_test(a_window_that_ends_before_it_starts_is_an_error),
        cmocka_unit_test(a_day_of_no_year_is_an_error),
        cmocka_unit_test(a_period_id_fits_or_is_refused),
        cmocka_unit_test(a_missing_argument_is_an_error),
    };
    return cmocka_run_group_tests(tests, open_calendar, close_calendar);
}
