/* SPDX-License-Identifier: Apache-2.0 */
#include "time/calendars.h"

#include <stdio.h>

enum { ROWS = 3000, WIDTH = sizeof(int32_t), HARD = 16 };

/* Columns whose rows are in range, or not, or missing; other[] serves as days and as a second date. */
static int32_t dates[ROWS], other[ROWS], out[ROWS];
static uint8_t statuses[ROWS];

/* What one call for a row says. */
static uint8_t expected_add(int32_t date, int32_t days, int32_t *result)
{
    *result = PARPLAN_DATE_NONE;
    if (date == PARPLAN_DATE_NONE || days == PARPLAN_COUNT_NONE)
        return PARPLAN_ROW_NULL;
    return parplan_calendar_add(gov, date, days, result, NULL) == PARPLAN_OK ? PARPLAN_ROW_OK
                                                                             : PARPLAN_ROW_RANGE;
}

static uint8_t expected_count(int32_t from, int32_t to, int32_t *result)
{
    *result = PARPLAN_COUNT_NONE;
    if (from == PARPLAN_DATE_NONE || to == PARPLAN_DATE_NONE)
        return PARPLAN_ROW_NULL;
    return parplan_calendar_count(gov, from, to, result, NULL) == PARPLAN_OK ? PARPLAN_ROW_OK
                                                                             : PARPLAN_ROW_RANGE;
}

typedef uint8_t expectation(int32_t left, int32_t right, int32_t *result);
typedef parplan_status many(const parplan_calendar *, size_t, parplan_column, parplan_column,
                            parplan_out_column, uint8_t *, size_t *, parplan_error *);

static int32_t at(parplan_column column, size_t row)
{
    int32_t value;
    memcpy(&value, (const char *)column.values + (ptrdiff_t)row * column.stride, sizeof value);
    return value;
}

/* Rows, statuses and failures are those of as many single calls, with and without statuses. */
static void assert_rows(many *ask, expectation *one, size_t count, parplan_column left,
                        parplan_column right)
{
    size_t failed = 0, failures = 0, silent = 0, wrong = 0;
    parplan_out_column to = {out, WIDTH};
    assert_int_equal(ask(gov, count, left, right, to, statuses, &failed, NULL), PARPLAN_OK);
    for (size_t i = 0; i < count; i++) {
        int32_t result;
        uint8_t status = one(at(left, i), at(right, i), &result);
        wrong += status != statuses[i] || result != out[i];
        failures += status != PARPLAN_ROW_OK;
    }
    assert_int_equal(ask(gov, count, left, right, to, NULL, &silent, NULL), PARPLAN_OK);
    for (size_t i = 0; i < count; i++) {
        int32_t result;
        one(at(left, i), at(right, i), &result);
        wrong += result != out[i];
    }
    assert_int_equal(wrong, 0);
    assert_int_equal(failed, failures);
    assert_int_equal(silent, failures);
}

/* Numbers between two bounds; of each HARD rows about one is out of bounds or missing, where that is wanted. */
static void fill(int32_t *column, int32_t low, int32_t high, bool hard, uint64_t seed)
{
    static const int32_t outliers[] = {INT32_MIN, INT32_MAX, INT32_MIN + 1, 10956, 84006, -70000};
    for (size_t i = 0; i < ROWS; i++) {
        column[i] = low + (int32_t)next_random(&seed, (uint32_t)(high - low) + 1);
        if (hard && next_random(&seed, HARD) == 0)
            column[i] = outliers[next_random(&seed, (uint32_t)COUNT(outliers))];
    }
}

static const struct {
    const char *low, *high; /* of the days */
    int32_t least, most;    /* working days added */
    bool hard;
} spans[] = {
    {"2015-01-01", "2027-12-31", 1, 60, false},    {"2015-01-01", "2027-12-31", -30, 30, false},
    {"2015-01-01", "2027-12-31", -600, 0, false},  {"2015-01-01", "2027-12-31", -600, 600, true},
    {"2000-01-01", "2199-12-31", -40, 40, false},  {"2000-01-01", "2003-12-31", -700, 10, false},
    {"2196-01-01", "2199-12-31", -10, 700, false}, {"2000-01-01", "2199-12-31", 1, 512, true},
};

static void adding_to_many_rows_is_adding_to_each(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(spans); i++) {
        fill(dates, day(spans[i].low), day(spans[i].high), spans[i].hard, i + 1);
        fill(other, spans[i].least, spans[i].most, spans[i].hard, i + 100);
        parplan_column left = {dates, WIDTH}, right = {other, WIDTH};
        assert_rows(parplan_calendar_add_many, expected_add, ROWS, left, right);
    }
}

static void counting_for_many_rows_is_counting_for_each(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(spans); i++) {
        fill(dates, day(spans[i].low), day(spans[i].high), spans[i].hard, i + 1);
        fill(other, day(spans[i].low), day(spans[i].high), spans[i].hard, i + 200);
        parplan_column left = {dates, WIDTH}, right = {other, WIDTH};
        assert_rows(parplan_calendar_count_many, expected_count, ROWS, left, right);
    }
}

static void any_number_of_rows_will_do(void **state)
{
    (void)state;
    fill(dates, day("2015-01-01"), day("2027-12-31"), false, 1);
    fill(other, 1, 60, false, 2);
    parplan_column left = {dates, WIDTH}, right = {other, WIDTH};
    for (size_t count = 0; count < 600; count += count < 20 ? 1 : 47)
        assert_rows(parplan_calendar_add_many, expected_add, count, left, right);
}

static void one_value_may_hold_for_all_rows(void **state)
{
    (void)state; /* stride 0 */
    static const int32_t days[] = {3, 0, -5, 900, PARPLAN_COUNT_NONE};
    fill(dates, day("2015-01-01"), day("2027-12-31"), false, 1);
    for (size_t i = 0; i < COUNT(days); i++) {
        parplan_column left = {dates, WIDTH}, same = {&days[i], 0};
        assert_rows(parplan_calendar_add_many, expected_add, ROWS, left, same);
    }
    int32_t today = day("2024-06-05");
    parplan_column left = {dates, WIDTH}, same = {&today, 0};
    assert_rows(parplan_calendar_count_many, expected_count, ROWS, left, same);
    assert_rows(parplan_calendar_count_many, expected_count, ROWS, same, left);
}

static void rows_may_go_backwards(void **state)
{
    (void)state;
    fill(dates, day("2015-01-01"), day("2027-12-31"), true, 1);
    fill(other, -60, 60, true, 2);
    parplan_column left = {dates + ROWS - 1, -WIDTH}, right = {other, WIDTH};
    assert_rows(parplan_calendar_add_many, expected_add, ROWS, left, right);
}

static void rows_may_be_members_of_unaligned_records(void **state)
{
    (void)state;
    enum { RECORD = 11 };
    static char records[ROWS * RECORD];
    size_t wrong = 0;
    fill(dates, day("2015-01-01"), day("2027-12-31"), true, 1);
    fill(other, -60, 60, true, 2);
    for (size_t i = 0; i < ROWS; i++) {
        memcpy(records + i * RECORD + 1, &dates[i], WIDTH);
        memcpy(records + i * RECORD + 5, &other[i], WIDTH);
    }
    parplan_column left = {(const int32_t *)(void *)(records + 1), RECORD};
    parplan_column right = {(const int32_t *)(void *)(records + 5), RECORD};
    parplan_out_column to = {(int32_t *)(void *)(records + 5), RECORD}; /* over the days added */
    assert_int_equal(parplan_calendar_add_many(gov, ROWS, left, right, to, NULL, NULL, NULL),
                     PARPLAN_OK);
    for (size_t i = 0; i < ROWS; i++) {
        int32_t result;
        expected_add(dates[i], other[i], &result);
        wrong += memcmp(&result, records + i * RECORD + 5, WIDTH) != 0;
    }
    assert_int_equal(wrong, 0);
}

static void a_column_may_be_replaced_by_its_answers(void **state)
{
    (void)state;
    static int32_t copy[ROWS];
    fill(dates, day("2015-01-01"), day("2027-12-31"), true, 1);
    fill(other, -60, 60, true, 2);
    memcpy(copy, dates, sizeof copy);
    parplan_column left = {copy, WIDTH}, right = {other, WIDTH};
    parplan_out_column to = {copy, WIDTH};
    parplan_calendar_add_many(gov, ROWS, left, right, to, statuses, NULL, NULL);
    for (size_t i = 0; i < ROWS; i++) {
        int32_t result;
        assert_int_equal(statuses[i], expected_add(dates[i], other[i], &result));
        assert_int_equal(copy[i], result);
    }
}

/* Not promised to give anything useful, but a day just written must not lead outside the tables when it is read. */
static void answers_written_over_rows_still_to_be_read_do_no_harm(void **state)
{
    (void)state;
    static int32_t rows[ROWS + 1];
    int32_t *const starts[] = {rows, rows + 1};
    for (size_t i = 0; i < 2; i++) {
        parplan_column from = {starts[i], WIDTH}, all = {rows + 5, 0}, days = {other, WIDTH};
        parplan_out_column to = {starts[1 - i], WIDTH};
        fill(rows, day("2015-01-01"), day("2015-12-31"), false, 1);
        fill(other, 500, 500, false, 1);
        assert_int_equal(parplan_calendar_add_many(gov, ROWS, from, days, to, statuses, NULL, NULL),
                         PARPLAN_OK);
        rows[5] = 500;
        assert_int_equal(parplan_calendar_add_many(gov, ROWS, (parplan_column){dates, WIDTH}, all,
                                                   to, statuses, NULL, NULL),
                         PARPLAN_OK);
        assert_int_equal(
            parplan_calendar_count_many(gov, ROWS, from, days, to, statuses, NULL, NULL),
            PARPLAN_OK);
    }
}

static void being_worked_is_asked_for_many_rows(void **state)
{
    (void)state;
    static uint8_t worked[ROWS];
    size_t failed = 0, failures = 0;
    fill(dates, day("2015-01-01"), day("2027-12-31"), true, 1);
    parplan_column column = {dates, WIDTH};
    assert_int_equal(
        parplan_calendar_is_working_many(gov, ROWS, column, worked, statuses, &failed, NULL),
        PARPLAN_OK);
    for (size_t i = 0; i < ROWS; i++) {
        bool works = false;
        bool there = parplan_calendar_is_working(gov, dates[i], &works, NULL) == PARPLAN_OK;
        bool missing = dates[i] == PARPLAN_DATE_NONE;
        failures += !there;
        assert_int_equal(worked[i], there ? works : 255);
        assert_int_equal(statuses[i],
                         there ? PARPLAN_ROW_OK : (missing ? PARPLAN_ROW_NULL : PARPLAN_ROW_RANGE));
    }
    assert_int_equal(failed, failures);
}

static void a_layered_calendar_answers_for_its_own_days(void **state)
{
    (void)state;
    parplan_calendar *own =
        with(gov, PARPLAN_LAYER_USER, "date,kind,name_vi\n2024-03-05,off,x\n2024-03-09,work,y\n");
    int32_t from = day("2024-03-04"), days[] = {1, 2, 3, 4, 5}, results[5];
    parplan_column left = {&from, 0}, right = {days, WIDTH};
    parplan_out_column to = {results, WIDTH};
    parplan_calendar_add_many(own, 5, left, right, to, NULL, NULL, NULL);
    assert_day(results[0], "06/03/2024");
    assert_day(results[3], "09/03/2024");
    assert_day(results[4], "11/03/2024");
    parplan_calendar_unref(own);
}

/* A calendar with hardly a working day: the proofs for whole blocks have nothing to stand on. */
static void a_calendar_with_few_working_days_is_answered_row_by_row(void **state)
{
    (void)state;
    char *csv = malloc(1 << 21), date[PARPLAN_DATE_SIZE];
    size_t size = (size_t)sprintf(csv, "date,kind,name_vi\n");
    for (parplan_date at_day = day("2000-01-01"); at_day <= day("2199-12-31"); at_day++) {
        if (at_day % 7 == 0 && at_day % 8 != 0)
            size += (size_t)sprintf(csv + size, "%s,off,x\n",
                                    parplan_date_format(at_day, PARPLAN_DATE_ISO, date));
    }
    parplan_calendar *own = with(gov, PARPLAN_LAYER_USER, csv);
    int32_t from[] = {day("2024-03-04"), day("2199-12-31"), day("2000-01-01")}, days = 1,
            results[3];
    parplan_column left = {from, WIDTH}, right = {&days, 0};
    parplan_calendar_add_many(own, 3, left, right, (parplan_out_column){results, WIDTH}, NULL, NULL,
                              NULL);
    for (size_t i = 0; i < COUNT(from); i++) {
        parplan_date expected = PARPLAN_DATE_NONE;
        parplan_calendar_add(own, from[i], 1, &expected, NULL);
        assert_int_equal(results[i], expected);
    }
    parplan_calendar_unref(own);
    free(csv);
}

static void no_rows_need_no_columns(void **state)
{
    (void)state;
    parplan_column none = {NULL, 0};
    parplan_out_column nowhere = {NULL, 0};
    size_t failed = 7;
    assert_int_equal(parplan_calendar_add_many(gov, 0, none, none, nowhere, NULL, &failed, NULL),
                     PARPLAN_OK);
    assert_int_equal(failed, 0);
    assert_int_equal(parplan_calendar_count_many(gov, 0, none, none, nowhere, NULL, NULL, NULL),
                     PARPLAN_OK);
    assert_int_equal(parplan_calendar_is_working_many(gov, 0, none, NULL, NULL, NULL, NULL),
                     PARPLAN_OK);
}

static void assert_lacks(many *ask, const parplan_calendar *calendar, parplan_column left,
                         parplan_column right, parplan_out_column to, const char *message)
{
    parplan_error err = PARPLAN_ERROR_INIT;
    assert_int_equal(ask(calendar, 1, left, right, to, NULL, NULL, &err), PARPLAN_E_ARGUMENT);
    assert_error(&err, PP_ARGUMENT, message);
}

static void a_missing_argument_is_an_error(void **state)
{
    (void)state;
    parplan_column none = {NULL, WIDTH}, some = {dates, WIDTH};
    parplan_out_column to = {out, WIDTH}, nowhere = {NULL, WIDTH}, still = {out, 0};
    many *add = parplan_calendar_add_many, *count = parplan_calendar_count_many;
    assert_lacks(add, NULL, some, some, to, "argument calendar is missing or unset");
    assert_lacks(add, gov, none, some, to, "argument dates is missing or unset");
    assert_lacks(add, gov, some, none, to, "argument days is missing or unset");
    assert_lacks(count, gov, none, some, to, "argument from is missing or unset");
    assert_lacks(count, gov, some, none, to, "argument to is missing or unset");
    assert_lacks(count, gov, some, some, nowhere, "argument out is missing or unset");
    assert_lacks(add, gov, some, some, still, "argument out is missing or unset");
    assert_int_equal(parplan_calendar_is_working_many(gov, 1, some, NULL, NULL, NULL, NULL),
                     PARPLAN_E_ARGUMENT);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(adding_to_many_rows_is_adding_to_each),
        cmocka_unit_test(counting_for_many_rows_is_counting_for_each),
        cmocka_unit_test(any_number_of_rows_will_do),
        cmocka_unit_test(one_value_may_hold_for_all_rows),
        cmocka_unit_test(rows_may_go_backwards),
        cmocka_unit_test(rows_may_be_members_of_unaligned_records),
        cmocka_unit_test(a_column_may_be_replaced_by_its_answers),
        cmocka_unit_test(answers_written_over_rows_still_to_be_read_do_no_harm),
        cmocka_unit_test(being_worked_is_asked_for_many_rows),
        cmocka_unit_test(a_layered_calendar_answers_for_its_own_days),
        cmocka_unit_test(a_calendar_with_few_working_days_is_answered_row_by_row),
        cmocka_unit_test(no_rows_need_no_columns),
        cmocka_unit_test(a_missing_argument_is_an_error),
    };
    return cmocka_run_group_tests(tests, open_calendars, close_calendars);
}
