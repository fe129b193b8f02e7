/* SPDX-License-Identifier: Apache-2.0 */
/* Many rows: the same answers as one by one, whatever the layout, and a status for each. */
#include "time/days.h"

#include <stdlib.h>

#include <parplan/due_rows.h>

#include "base/message.h"

enum { ROWS = 5000 };

static parplan_calendar *vn;
static parplan_hours *office;

static int open_office(void **state)
{
    (void)state;
    static const char text[] = "T2-T6,bù 07:30-11:30 13:00-17:00";
    return parplan_calendar_builtin("VN-GOV", &vn, NULL) ||
           parplan_hours_parse(vn, text, sizeof text - 1, &office, NULL);
}

static int close_office(void **state)
{
    (void)state;
    parplan_hours_unref(office);
    parplan_calendar_unref(vn);
    return 0;
}

static parplan_term term_of(int32_t count, parplan_term_unit unit)
{
    parplan_term term = PARPLAN_TERM_INIT;
    term.count = count;
    term.unit = unit;
    term.hours = office;
    return term;
}

/* A dossier as an office might keep it. */
typedef struct dossier {
    parplan_date received;
    int32_t minute;
    uint32_t procedure;
    int32_t days;
    parplan_date raw;
    parplan_date due;
    int32_t due_minute;
    uint8_t status;
} dossier;

static dossier rows[ROWS];

static void fill_rows(uint64_t seed, uint32_t procedures)
{
    for (size_t i = 0; i < ROWS; i++) {
        parplan_date date = day("1/6/2014") + (parplan_date)next_random(&seed, 5200);
        rows[i] = (dossier){.received = next_random(&seed, 20) == 0 ? PARPLAN_DATE_NONE : date,
                            .minute = (int32_t)next_random(&seed, 1442) - 1,
                            .procedure = next_random(&seed, procedures),
                            .days = (int32_t)next_random(&seed, 60) - 5};
    }
}

static parplan_due_columns columns_of(dossier *first, bool with_minute, bool with_term,
                                      bool with_count)
{
    parplan_due_columns c = PARPLAN_DUE_COLUMNS_INIT;
    c.from = &first->received;
    c.minute = with_minute ? &first->minute : NULL;
    c.term = with_term ? &first->procedure : NULL;
    c.count = with_count ? &first->days : NULL;
    c.raw = &first->raw;
    c.effective = &first->due;
    c.due_minute = &first->due_minute;
    c.status = &first->status;
    c.from_stride = c.minute_stride = c.term_stride = c.count_stride = sizeof *first;
    c.raw_stride = c.effective_stride = c.due_minute_stride = c.status_stride = sizeof *first;
    return c;
}

static parplan_due_row wanted_status(parplan_status status, const parplan_deadline *one)
{
    if (status == PARPLAN_E_RANGE)
        return PARPLAN_DUE_ROW_RANGE;
    if (status != PARPLAN_OK)
        return PARPLAN_DUE_ROW_ARGUMENT;
    return one->due.certainty == PARPLAN_CONFIRMED ? PARPLAN_DUE_ROW_OK
                                                   : PARPLAN_DUE_ROW_UNCONFIRMED;
}

static void check_row(const dossier *row, const parplan_term *term, int32_t minute)
{
    parplan_deadline one = PARPLAN_DEADLINE_INIT;
    one.minute = -1;
    if (row->received == PARPLAN_DATE_NONE) {
        assert_int_equal(row->status, PARPLAN_DUE_ROW_NULL);
        assert_int_equal(row->due, PARPLAN_DATE_NONE);
        return;
    }
    parplan_moment from = {row->received, minute};
    parplan_status status = parplan_term_due(vn, from, term, &one, NULL);
    assert_int_equal(row->status, wanted_status(status, &one));
    assert_int_equal(row->raw, one.due.raw);
    assert_int_equal(row->due, one.due.effective);
    assert_int_equal(row->due_minute, one.minute);
}

static void one_term_for_all_rows_gives_the_answers_one_by_one(void **state)
{
    (void)state;
    const parplan_term terms[] = {term_of(13, PARPLAN_TERM_WORKING_DAYS),
                                  term_of(30, PARPLAN_TERM_DAYS), term_of(2, PARPLAN_TERM_MONTHS),
                                  term_of(-3, PARPLAN_TERM_WORKING_DAYS)};
    for (size_t t = 0; t < COUNT(terms); t++) {
        fill_rows(t, 1);
        parplan_due_columns c = columns_of(rows, false, false, false);
        size_t answered;
        assert_int_equal(parplan_due_rows(vn, &terms[t], 1, &c, ROWS, &answered, NULL), PARPLAN_OK);
        size_t counted = 0;
        for (size_t i = 0; i < ROWS; i++) {
            check_row(&rows[i], &terms[t], -1);
            counted += rows[i].status <= PARPLAN_DUE_ROW_UNCONFIRMED;
        }
        assert_int_equal(answered, counted);
    }
}

static void each_row_may_have_its_own_term(void **state)
{
    (void)state; /* procedures with units and start rules of their own */
    parplan_term terms[] = {term_of(13, PARPLAN_TERM_WORKING_DAYS),
                            term_of(8, PARPLAN_TERM_WORKING_HOURS), term_of(1, PARPLAN_TERM_MONTHS),
                            term_of(3, PARPLAN_TERM_WORKING_DAYS), term_of(24, PARPLAN_TERM_HOURS)};
    terms[3].start = PARPLAN_START_INCLUDED_BEFORE;
    terms[3].cutoff_minute = 900;
    fill_rows(7, COUNT(terms));
    parplan_due_columns c = columns_of(rows, true, true, false);
    assert_int_equal(parplan_due_rows(vn, terms, COUNT(terms), &c, ROWS, NULL, NULL), PARPLAN_OK);
    for (size_t i = 0; i < ROWS; i++)
        check_row(&rows[i], &terms[rows[i].procedure], rows[i].minute);
}

static void each_row_may_have_its_own_count(void **state)
{
    (void)state; /* "statutory working days" of a row; 0 and below included */
    const parplan_term term = term_of(0, PARPLAN_TERM_WORKING_DAYS);
    fill_rows(8, 1);
    parplan_due_columns c = columns_of(rows, false, false, true);
    assert_int_equal(parplan_due_rows(vn, &term, 1, &c, ROWS, NULL, NULL), PARPLAN_OK);
    for (size_t i = 0; i < ROWS; i++) {
        parplan_term own = term_of(rows[i].days, PARPLAN_TERM_WORKING_DAYS);
        check_row(&rows[i], &own, -1);
    }
}

static void packed_columns_give_the_same(void **state)
{
    (void)state;
    static parplan_date from[ROWS], due[ROWS];
    static uint8_t status[ROWS];
    const parplan_term term = term_of(5, PARPLAN_TERM_WORKING_DAYS);
    fill_rows(9, 1);
    for (size_t i = 0; i < ROWS; i++)
        from[i] = rows[i].received;
    parplan_due_columns wide = columns_of(rows, false, false, false),
                        packed = PARPLAN_DUE_COLUMNS_INIT;
    packed.from = from;
    packed.effective = due;
    packed.status = status;
    packed.from_stride = packed.effective_stride = sizeof *from;
    packed.status_stride = 1;
    assert_int_equal(parplan_due_rows(vn, &term, 1, &wide, ROWS, NULL, NULL), PARPLAN_OK);
    assert_int_equal(parplan_due_rows(vn, &term, 1, &packed, ROWS, NULL, NULL), PARPLAN_OK);
    for (size_t i = 0; i < ROWS; i++)
        assert_true(due[i] == rows[i].due && status[i] == rows[i].status);
}

static void a_stride_of_zero_is_one_value_for_all(void **state)
{
    (void)state;
    const parplan_date from = day("6/2/2024");
    const int32_t counts[] = {1, 5, 6};
    parplan_date due[3];
    uint8_t status[3];
    const parplan_term term = term_of(0, PARPLAN_TERM_WORKING_DAYS);
    parplan_due_columns c = PARPLAN_DUE_COLUMNS_INIT;
    c.from = &from;
    c.count = counts;
    c.count_stride = sizeof *counts;
    c.effective = due;
    c.effective_stride = sizeof *due;
    c.status = status;
    c.status_stride = 1;
    assert_int_equal(parplan_due_rows(vn, &term, 1, &c, 3, NULL, NULL), PARPLAN_OK);
    assert_day(due[0], "07/02/2024");
    assert_day(due[1], "20/02/2024");
    assert_day(due[2], "21/02/2024");
}

static void due_days_may_replace_the_days_they_come_from(void **state)
{
    (void)state;
    parplan_date dates[] = {day("6/2/2024"), PARPLAN_DATE_NONE, day("2/2/2024")};
    uint8_t status[3];
    const parplan_term term = term_of(3, PARPLAN_TERM_WORKING_DAYS);
    parplan_due_columns c = PARPLAN_DUE_COLUMNS_INIT;
    c.from = dates;
    c.effective = dates;
    c.from_stride = c.effective_stride = sizeof *dates;
    c.status = status;
    c.status_stride = 1;
    assert_int_equal(parplan_due_rows(vn, &term, 1, &c, 3, NULL, NULL), PARPLAN_OK);
    assert_day(dates[0], "16/02/2024");
    assert_int_equal(dates[1], PARPLAN_DATE_NONE);
    assert_day(dates[2], "07/02/2024");
}

static void a_row_that_cannot_be_answered_says_why(void **state)
{
    (void)state; /* D9 */
    const parplan_term terms[] = {term_of(3, PARPLAN_TERM_WORKING_DAYS),
                                  term_of(3, PARPLAN_TERM_WORKING_HOURS)};
    dossier some[] = {{.received = PARPLAN_DATE_NONE},
                      {.received = day("1/1/1999")},
                      {.received = INT32_MAX},
                      {.received = day("4/3/2024"), .procedure = 2},
                      {.received = day("4/3/2024"), .procedure = 1, .minute = -1},
                      {.received = day("4/3/2024")},
                      {.received = day("31/12/2026")}};
    const uint8_t wanted[] = {PARPLAN_DUE_ROW_NULL,       PARPLAN_DUE_ROW_RANGE,
                              PARPLAN_DUE_ROW_RANGE,      PARPLAN_DUE_ROW_ARGUMENT,
                              PARPLAN_DUE_ROW_ARGUMENT,   PARPLAN_DUE_ROW_OK,
                              PARPLAN_DUE_ROW_UNCONFIRMED};
    parplan_due_columns c = columns_of(some, true, true, false);
    size_t answered;
    assert_int_equal(parplan_due_rows(vn, terms, 2, &c, COUNT(some), &answered, NULL), PARPLAN_OK);
    for (size_t i = 0; i < COUNT(some); i++)
        assert_int_equal(some[i].status, wanted[i]);
    assert_int_equal(answered, 2);
}

static void a_call_that_no_row_could_answer_is_refused(void **state)
{
    (void)state;
    parplan_term term = term_of(3, PARPLAN_TERM_UNSET),
                 fine = term_of(3, PARPLAN_TERM_WORKING_DAYS);
    parplan_due_columns c = columns_of(rows, false, false, false);
    parplan_error err = PARPLAN_ERROR_INIT;
    assert_int_equal(parplan_due_rows(vn, &term, 1, &c, 1, NULL, &err), PARPLAN_E_ARGUMENT);
    assert_int_equal(err.id, PP_TERM_UNIT);
    assert_int_equal(parplan_due_rows(NULL, &fine, 1, &c, 1, NULL, NULL), PARPLAN_E_ARGUMENT);
    assert_int_equal(parplan_due_rows(vn, NULL, 1, &c, 1, NULL, NULL), PARPLAN_E_ARGUMENT);
    assert_int_equal(parplan_due_rows(vn, &fine, 0, &c, 1, NULL, NULL), PARPLAN_E_ARGUMENT);
    assert_int_equal(parplan_due_rows(vn, &fine, 1, NULL, 1, NULL, NULL), PARPLAN_E_ARGUMENT);
    c.status = NULL;
    assert_int_equal(parplan_due_rows(vn, &fine, 1, &c, 1, NULL, NULL), PARPLAN_E_ARGUMENT);
    c = columns_of(rows, false, false, false);
    c.from = NULL;
    assert_int_equal(parplan_due_rows(vn, &fine, 1, &c, 1, NULL, NULL), PARPLAN_E_ARGUMENT);
    assert_int_equal(parplan_due_rows(vn, &fine, 1, &c, 0, NULL, NULL), PARPLAN_OK);
}

static void terms_of_another_size_are_refused(void **state)
{
    (void)state; /* the second would lie elsewhere */
    struct newer {
        parplan_term term;
        int64_t news;
    } newer[2] = {{term_of(3, PARPLAN_TERM_DAYS), 0}, {term_of(3, PARPLAN_TERM_DAYS), 0}};
    newer[0].term.struct_size = newer[1].term.struct_size = sizeof newer[0];
    parplan_due_columns c = columns_of(rows, false, false, false);
    parplan_error err = PARPLAN_ERROR_INIT;
    assert_int_equal(parplan_due_rows(vn, &newer[0].term, 2, &c, 1, NULL, &err),
                     PARPLAN_E_ARGUMENT);
    assert_int_equal(err.id, PP_STRUCT_SIZE);
}

/* Delays */

static parplan_delay_columns delay_columns(const parplan_date *due, const parplan_date *done,
                                           int32_t *delay, uint8_t *status)
{
    parplan_delay_columns c = PARPLAN_DELAY_COLUMNS_INIT;
    c.due = due;
    c.done = done;
    c.delay = delay;
    c.status = status;
    c.due_stride = c.done_stride = c.delay_stride = sizeof *due;
    c.status_stride = 1;
    return c;
}

static void delays_tell_early_on_time_late_open_and_overdue(void **state)
{
    (void)state; /* T1; as of Friday 15 March 2024, due on Monday 11 */
    const parplan_date monday = day("11/3/2024"), none = PARPLAN_DATE_NONE;
    const parplan_date due[] = {monday,           monday, monday, monday,
                                day("18/3/2024"), monday, none,   INT32_MAX};
    const parplan_date done[] = {
        day("7/3/2024"), monday, day("12/3/2024"), none, none, day("18/3/2024"), monday, none};
    const int32_t wanted[] = {-2, 0, 1, 4, -1, 4, 0, 0};
    const uint8_t states[] = {PARPLAN_DUE_ROW_OK,   PARPLAN_DUE_ROW_OK,   PARPLAN_DUE_ROW_OK,
                              PARPLAN_DUE_ROW_OPEN, PARPLAN_DUE_ROW_OPEN, PARPLAN_DUE_ROW_OPEN,
                              PARPLAN_DUE_ROW_NULL, PARPLAN_DUE_ROW_RANGE};
    int32_t delay[8];
    uint8_t status[8];
    parplan_delay_columns c = delay_columns(due, done, delay, status);
    assert_int_equal(parplan_delay_rows(vn, &c, 8, day("15/3/2024"), NULL), PARPLAN_OK);
    for (size_t i = 0; i < 8; i++) {
        assert_int_equal(delay[i], wanted[i]);
        assert_int_equal(status[i], states[i]);
    }
}

static void late_on_a_rest_day_is_late(void **state)
{
    (void)
        state; /* D1: due on Friday 8 March 2024, done on Saturday; due on a Saturday, done on Friday */
    const parplan_date due[] = {day("8/3/2024"), day("9/3/2024")},
                       done[] = {day("9/3/2024"), day("8/3/2024")};
    int32_t delay[2];
    uint8_t status[2];
    parplan_delay_columns c = delay_columns(due, done, delay, status);
    assert_int_equal(parplan_delay_rows(vn, &c, 2, day("15/3/2024"), NULL), PARPLAN_OK);
    assert_int_equal(delay[0], 1);
    assert_int_equal(delay[1], -1);
}

static void without_a_calendar_delays_are_calendar_days(void **state)
{
    (void)state;
    const parplan_date due = day("11/3/2050"), done = day("7/3/2050");
    int32_t delay;
    uint8_t status;
    parplan_delay_columns c = delay_columns(&due, &done, &delay, &status);
    assert_int_equal(parplan_delay_rows(NULL, &c, 1, day("1/4/2050"), NULL), PARPLAN_OK);
    assert_int_equal(delay, -4);
}

static void delays_without_a_column_or_a_day_are_refused(void **state)
{
    (void)state;
    const parplan_date due = 0;
    int32_t delay;
    uint8_t status;
    parplan_delay_columns c[] = {
        delay_columns(NULL, &due, &delay, &status), delay_columns(&due, NULL, &delay, &status),
        delay_columns(&due, &due, NULL, &status), delay_columns(&due, &due, &delay, NULL)};
    for (size_t i = 0; i < COUNT(c); i++)
        assert_int_equal(parplan_delay_rows(vn, &c[i], 1, 0, NULL), PARPLAN_E_ARGUMENT);
    c[0] = delay_columns(&due, &due, &delay, &status);
    assert_int_equal(parplan_delay_rows(vn, &c[0], 1, PARPLAN_DATE_NONE, NULL), PARPLAN_E_ARGUMENT);
    assert_int_equal(parplan_delay_rows(vn, NULL, 1, 0, NULL), PARPLAN_E_ARGUMENT);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_term_for_all_rows_gives_the_answers_one_by_one),
        cmocka_unit_test(each_row_may_have_its_own_term),
        cmocka_unit_test(each_row_may_have_its_own_count),
        cmocka_unit_test(packed_columns_give_the_same),
        cmocka_unit_test(a_stride_of_zero_is_one_value_for_all),
        cmocka_unit_test(due_days_may_replace_the_days_they_come_from),
        cmocka_unit_test(a_row_that_cannot_be_answered_says_why),
        cmocka_unit_test(a_call_that_no_row_could_answer_is_refused),
        cmocka_unit_test(terms_of_another_size_are_refused),
        cmocka_unit_test(delays_tell_early_on_time_late_open_and_overdue),
        cmocka_unit_test(late_on_a_rest_day_is_late),
        cmocka_unit_test(without_a_calendar_delays_are_calendar_days),
        cmocka_unit_test(delays_without_a_column_or_a_day_are_refused),
    };
    return cmocka_run_group_tests(tests, open_office, close_office);
}
