/* SPDX-License-Identifier: Apache-2.0 */
/* Many rows: the same answers as one by one, whatever the layout, and a status for each. */
#include "time/office.h"

#include <parplan/due_many.h>

#include "base/message.h"

enum { ROWS = 5000 };

/* A dossier as an office might keep it. */
typedef struct dossier {
    parplan_date received;
    int32_t minute;
    int32_t procedure;
    int32_t days;
    parplan_date raw;
    parplan_date due;
    int32_t due_minute;
} dossier;

static dossier rows[ROWS];

static void fill_rows(uint64_t seed, uint32_t procedures)
{
    for (size_t i = 0; i < ROWS; i++) {
        parplan_date date = day("1/6/2014") + (parplan_date)next_random(&seed, 5200);
        rows[i] = (dossier){.received = next_random(&seed, 20) == 0 ? PARPLAN_DATE_NONE : date,
                            .minute = (int32_t)next_random(&seed, 1442) - 1,
                            .procedure = (int32_t)next_random(&seed, procedures),
                            .days = (int32_t)next_random(&seed, 60) - 5};
    }
}

static parplan_column in(const void *first, size_t stride)
{
    return (parplan_column){first, (ptrdiff_t)stride};
}

static parplan_out_column out(void *first, size_t stride)
{
    return (parplan_out_column){first, (ptrdiff_t)stride};
}

static uint8_t statuses[ROWS];

static parplan_due_columns columns_of(dossier *first, bool with_minute, bool with_term,
                                      bool with_count)
{
    parplan_due_columns c = PARPLAN_DUE_COLUMNS_INIT;
    c.from = in(&first->received, sizeof *first);
    if (with_minute)
        c.minute = in(&first->minute, sizeof *first);
    if (with_term)
        c.term = in(&first->procedure, sizeof *first);
    if (with_count)
        c.count = in(&first->days, sizeof *first);
    c.raw = out(&first->raw, sizeof *first);
    c.effective = out(&first->due, sizeof *first);
    c.due_minute = out(&first->due_minute, sizeof *first);
    c.statuses = statuses;
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

static void check_row(size_t i, const parplan_term *term, int32_t minute)
{
    const dossier *row = &rows[i];
    parplan_deadline one = PARPLAN_DEADLINE_INIT;
    one.minute = -1;
    if (row->received == PARPLAN_DATE_NONE) {
        assert_int_equal(statuses[i], PARPLAN_DUE_ROW_NULL);
        assert_int_equal(row->due, PARPLAN_DATE_NONE);
        return;
    }
    parplan_moment from = {row->received, minute};
    parplan_status status = parplan_term_due(vn, from, term, &one, NULL);
    assert_int_equal(statuses[i], wanted_status(status, &one));
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
        size_t failed, wanted = 0;
        assert_int_equal(parplan_term_due_many(vn, &terms[t], 1, ROWS, &c, &failed, NULL),
                         PARPLAN_OK);
        for (size_t i = 0; i < ROWS; i++) {
            check_row(i, &terms[t], -1);
            wanted += rows[i].due == PARPLAN_DATE_NONE;
        }
        assert_int_equal(failed, wanted);
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
    assert_int_equal(parplan_term_due_many(vn, terms, COUNT(terms), ROWS, &c, NULL, NULL),
                     PARPLAN_OK);
    for (size_t i = 0; i < ROWS; i++)
        check_row(i, &terms[rows[i].procedure], rows[i].minute);
}

static void each_row_may_have_its_own_count(void **state)
{
    (void)state; /* "statutory working days" of a row; 0 and below included */
    const parplan_term term = term_of(0, PARPLAN_TERM_WORKING_DAYS);
    fill_rows(8, 1);
    parplan_due_columns c = columns_of(rows, false, false, true);
    assert_int_equal(parplan_term_due_many(vn, &term, 1, ROWS, &c, NULL, NULL), PARPLAN_OK);
    for (size_t i = 0; i < ROWS; i++) {
        parplan_term own = term_of(rows[i].days, PARPLAN_TERM_WORKING_DAYS);
        check_row(i, &own, -1);
    }
}

static void counts_of_rows_are_checked_row_by_row(void **state)
{
    (void)
        state; /* backwards a term does not roll forward; an included day cannot be counted 0 times */
    parplan_term terms[] = {term_of(0, PARPLAN_TERM_DAYS), term_of(0, PARPLAN_TERM_WORKING_DAYS)};
    terms[1].start = PARPLAN_START_INCLUDED;
    for (size_t t = 0; t < COUNT(terms); t++) {
        fill_rows(11, 1);
        parplan_due_columns c = columns_of(rows, false, false, true);
        assert_int_equal(parplan_term_due_many(vn, &terms[t], 1, ROWS, &c, NULL, NULL), PARPLAN_OK);
        for (size_t i = 0; i < ROWS; i++) {
            parplan_term own = terms[t];
            own.count = rows[i].days;
            check_row(i, &own, -1);
        }
    }
}

static void rows_beside_an_announced_day_are_as_sure_as_one_by_one(void **state)
{
    (void)state; /* D9: 24 November 2026; a block after a block whose days are all confirmed */
    const int32_t counts[] = {3, -3, 0, 3, -3, 0};
    for (size_t k = 0; k < COUNT(counts); k++) {
        for (size_t i = 0; i < ROWS; i++) {
            parplan_date later = (parplan_date)(i / 256 * 2);
            rows[i] =
                (dossier){.received = k < 3 ? day("1/11/2026") + later : day("10/12/2026") - later};
        }
        const parplan_term term = term_of(counts[k], PARPLAN_TERM_WORKING_DAYS);
        parplan_due_columns c = columns_of(rows, false, false, false);
        assert_int_equal(parplan_term_due_many(vn, &term, 1, ROWS, &c, NULL, NULL), PARPLAN_OK);
        for (size_t i = 0; i < ROWS; i++)
            check_row(i, &term, -1);
    }
}

static void a_missing_count_is_a_missing_answer(void **state)
{
    (void)state;
    const parplan_term terms[] = {term_of(0, PARPLAN_TERM_WORKING_DAYS),
                                  term_of(0, PARPLAN_TERM_DAYS)};
    for (size_t t = 0; t < COUNT(terms); t++) {
        dossier one = {.received = day("4/3/2024"), .days = PARPLAN_COUNT_NONE};
        parplan_due_columns c = columns_of(&one, false, false, true);
        size_t failed;
        assert_int_equal(parplan_term_due_many(vn, &terms[t], 1, 1, &c, &failed, NULL), PARPLAN_OK);
        assert_int_equal(failed, 1);
        assert_int_equal(statuses[0], PARPLAN_DUE_ROW_NULL);
        assert_int_equal(one.due, PARPLAN_DATE_NONE);
        assert_int_equal(one.due_minute, -1);
    }
}

static void packed_columns_and_backward_ones_give_the_same(void **state)
{
    (void)state;
    static parplan_date from[ROWS], due[ROWS];
    const parplan_term term = term_of(5, PARPLAN_TERM_WORKING_DAYS);
    fill_rows(9, 1);
    for (size_t i = 0; i < ROWS; i++)
        from[ROWS - 1 - i] = rows[i].received;
    parplan_due_columns wide = columns_of(rows, false, false, false);
    parplan_due_columns packed = PARPLAN_DUE_COLUMNS_INIT;
    packed.from = (parplan_column){&from[ROWS - 1], -(ptrdiff_t)sizeof *from};
    packed.effective = out(due, sizeof *due);
    assert_int_equal(parplan_term_due_many(vn, &term, 1, ROWS, &wide, NULL, NULL), PARPLAN_OK);
    assert_int_equal(parplan_term_due_many(vn, &term, 1, ROWS, &packed, NULL, NULL), PARPLAN_OK);
    for (size_t i = 0; i < ROWS; i++)
        assert_int_equal(due[i], rows[i].due);
}

static void a_stride_of_zero_is_one_value_for_all(void **state)
{
    (void)state;
    const parplan_date from = day("6/2/2024");
    const int32_t counts[] = {1, 5, 6};
    parplan_date due[3];
    const parplan_term term = term_of(0, PARPLAN_TERM_WORKING_DAYS);
    parplan_due_columns c = PARPLAN_DUE_COLUMNS_INIT;
    c.from = in(&from, 0);
    c.count = in(counts, sizeof *counts);
    c.effective = out(due, sizeof *due);
    assert_int_equal(parplan_term_due_many(vn, &term, 1, 3, &c, NULL, NULL), PARPLAN_OK);
    assert_day(due[0], "07/02/2024");
    assert_day(due[1], "20/02/2024");
    assert_day(due[2], "21/02/2024");
}

static void due_days_may_replace_the_days_they_come_from(void **state)
{
    (void)state;
    const parplan_term terms[] = {term_of(3, PARPLAN_TERM_WORKING_DAYS),
                                  term_of(1, PARPLAN_TERM_WEEKS)};
    static const char *const wanted[][2] = {{"16/02/2024", "07/02/2024"},
                                            {"15/02/2024", "15/02/2024"}};
    for (size_t t = 0; t < COUNT(terms); t++) {
        parplan_date dates[] = {day("6/2/2024"), PARPLAN_DATE_NONE, day("2/2/2024")};
        parplan_due_columns c = PARPLAN_DUE_COLUMNS_INIT;
        c.from = in(dates, sizeof *dates);
        c.effective = out(dates, sizeof *dates);
        assert_int_equal(parplan_term_due_many(vn, &terms[t], 1, 3, &c, NULL, NULL), PARPLAN_OK);
        assert_day(dates[0], wanted[t][0]);
        assert_int_equal(dates[1], PARPLAN_DATE_NONE);
        assert_day(dates[2], wanted[t][1]);
    }
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
                      {.received = day("4/3/2024"), .procedure = -1},
                      {.received = day("4/3/2024"), .procedure = 1, .minute = -1},
                      {.received = day("4/3/2024")},
                      {.received = day("31/12/2026")}};
    const uint8_t wanted[] = {PARPLAN_DUE_ROW_NULL,     PARPLAN_DUE_ROW_RANGE,
                              PARPLAN_DUE_ROW_RANGE,    PARPLAN_DUE_ROW_ARGUMENT,
                              PARPLAN_DUE_ROW_ARGUMENT, PARPLAN_DUE_ROW_ARGUMENT,
                              PARPLAN_DUE_ROW_OK,       PARPLAN_DUE_ROW_UNCONFIRMED};
    parplan_due_columns c = columns_of(some, true, true, false);
    size_t failed;
    assert_int_equal(parplan_term_due_many(vn, terms, 2, COUNT(some), &c, &failed, NULL),
                     PARPLAN_OK);
    assert_memory_equal(statuses, wanted, sizeof wanted);
    assert_int_equal(failed, 6);
}

static void a_status_means_what_it_means_for_a_calendar(void **state)
{
    (void)state; /* column.h */
    assert_int_equal(PARPLAN_DUE_ROW_OK, PARPLAN_ROW_OK);
    assert_int_equal(PARPLAN_DUE_ROW_NULL, PARPLAN_ROW_NULL);
    assert_int_equal(PARPLAN_DUE_ROW_RANGE, PARPLAN_ROW_RANGE);
}

static void a_call_that_no_row_could_answer_is_refused(void **state)
{
    (void)state;
    parplan_term term = term_of(3, PARPLAN_TERM_UNSET);
    parplan_term fine = term_of(3, PARPLAN_TERM_WORKING_DAYS);
    parplan_due_columns c = columns_of(rows, false, false, false);
    parplan_error err = PARPLAN_ERROR_INIT;
    assert_int_equal(parplan_term_due_many(vn, &term, 1, 1, &c, NULL, &err), PARPLAN_E_ARGUMENT);
    assert_int_equal(err.id, PP_TERM_UNIT);
    assert_int_equal(parplan_term_due_many(NULL, &fine, 1, 1, &c, NULL, NULL), PARPLAN_E_ARGUMENT);
    assert_int_equal(parplan_term_due_many(vn, NULL, 1, 1, &c, NULL, NULL), PARPLAN_E_ARGUMENT);
    assert_int_equal(parplan_term_due_many(vn, &fine, 0, 1, &c, NULL, NULL), PARPLAN_E_ARGUMENT);
    assert_int_equal(parplan_term_due_many(vn, &fine, 1, 1, NULL, NULL, NULL), PARPLAN_E_ARGUMENT);
    c.from.values = NULL;
    assert_int_equal(parplan_term_due_many(vn, &fine, 1, 1, &c, NULL, NULL), PARPLAN_E_ARGUMENT);
    assert_int_equal(parplan_term_due_many(vn, &fine, 1, 0, &c, NULL, NULL), PARPLAN_OK);
}

static void an_output_of_one_place_is_refused(void **state)
{
    (void)state;
    const parplan_term term = term_of(3, PARPLAN_TERM_WORKING_DAYS);
    parplan_due_columns c[3];
    for (size_t i = 0; i < COUNT(c); i++)
        c[i] = columns_of(rows, false, false, false);
    c[0].raw.stride = c[1].effective.stride = c[2].due_minute.stride = 0;
    for (size_t i = 0; i < COUNT(c); i++)
        assert_int_equal(parplan_term_due_many(vn, &term, 1, 1, &c[i], NULL, NULL),
                         PARPLAN_E_ARGUMENT);
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
    assert_int_equal(parplan_term_due_many(vn, &newer[0].term, 2, 1, &c, NULL, &err),
                     PARPLAN_E_ARGUMENT);
    assert_int_equal(err.id, PP_STRUCT_SIZE);
}

/* Delays */

static parplan_status delays(const parplan_calendar *calendar, size_t count,
                             const parplan_date *due, const parplan_date *done, const char *as_of,
                             int32_t *delay, size_t *failed)
{
    return parplan_delay_many(calendar, count, in(due, sizeof *due), in(done, sizeof *done),
                              day(as_of), out(delay, sizeof *delay), statuses, failed, NULL);
}

static void delays_tell_early_on_time_late_open_and_overdue(void **state)
{
    (void)state; /* T1; as of Friday 15 March 2024, due on Monday 11 */
    const parplan_date monday = day("11/3/2024"), none = PARPLAN_DATE_NONE;
    const parplan_date due[] = {monday,           monday, monday, monday,
                                day("18/3/2024"), monday, none,   INT32_MAX};
    const parplan_date done[] = {
        day("7/3/2024"), monday, day("12/3/2024"), none, none, day("18/3/2024"), monday, none};
    const int32_t wanted[] = {-2, 0, 1, 4, -1, 4, PARPLAN_COUNT_NONE, PARPLAN_COUNT_NONE};
    const uint8_t states[] = {PARPLAN_DUE_ROW_OK,   PARPLAN_DUE_ROW_OK,   PARPLAN_DUE_ROW_OK,
                              PARPLAN_DUE_ROW_OPEN, PARPLAN_DUE_ROW_OPEN, PARPLAN_DUE_ROW_OPEN,
                              PARPLAN_DUE_ROW_NULL, PARPLAN_DUE_ROW_RANGE};
    int32_t delay[8];
    size_t failed;
    assert_int_equal(delays(vn, 8, due, done, "15/3/2024", delay, &failed), PARPLAN_OK);
    assert_memory_equal(delay, wanted, sizeof wanted);
    assert_memory_equal(statuses, states, sizeof states);
    assert_int_equal(failed, 2);
}

static void late_on_a_rest_day_is_late(void **state)
{
    (void)
        state; /* D1: due on Friday 8 March 2024, done on Saturday; due on Saturday, done on Friday */
    const parplan_date due[] = {day("8/3/2024"), day("9/3/2024")};
    const parplan_date done[] = {day("9/3/2024"), day("8/3/2024")};
    int32_t delay[2];
    assert_int_equal(delays(vn, 2, due, done, "15/3/2024", delay, NULL), PARPLAN_OK);
    assert_int_equal(delay[0], 1);
    assert_int_equal(delay[1], -1);
}

static void without_a_calendar_delays_are_calendar_days(void **state)
{
    (void)state;
    const parplan_date due = day("11/3/2350"), done = day("7/3/2350");
    int32_t delay;
    assert_int_equal(delays(NULL, 1, &due, &done, "1/4/2350", &delay, NULL), PARPLAN_OK);
    assert_int_equal(delay, -4);
    assert_int_equal(delays(vn, 1, &due, &done, "1/4/2350", &delay, NULL), PARPLAN_OK);
    assert_int_equal(statuses[0], PARPLAN_DUE_ROW_RANGE);
}

static void delays_without_a_column_or_a_day_are_refused(void **state)
{
    (void)state;
    int32_t some = 0;
    const parplan_column c = in(&some, 4), none = {NULL, 0};
    const parplan_out_column to = out(&some, 4), flat = out(&some, 0), nowhere = {NULL, 4};
    assert_int_equal(parplan_delay_many(vn, 1, none, c, 0, to, NULL, NULL, NULL),
                     PARPLAN_E_ARGUMENT);
    assert_int_equal(parplan_delay_many(vn, 1, c, none, 0, to, NULL, NULL, NULL),
                     PARPLAN_E_ARGUMENT);
    assert_int_equal(parplan_delay_many(vn, 1, c, c, 0, flat, NULL, NULL, NULL),
                     PARPLAN_E_ARGUMENT);
    assert_int_equal(parplan_delay_many(vn, 1, c, c, 0, nowhere, NULL, NULL, NULL),
                     PARPLAN_E_ARGUMENT);
    assert_int_equal(parplan_delay_many(vn, 1, c, c, PARPLAN_DATE_NONE, to, NULL, NULL, NULL),
                     PARPLAN_E_ARGUMENT);
    assert_int_equal(parplan_delay_many(NULL, 1, c, c, 0, to, NULL, NULL, NULL), PARPLAN_OK);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_term_for_all_rows_gives_the_answers_one_by_one),
        cmocka_unit_test(each_row_may_have_its_own_term),
        cmocka_unit_test(each_row_may_have_its_own_count),
        cmocka_unit_test(counts_of_rows_are_checked_row_by_row),
        cmocka_unit_test(rows_beside_an_announced_day_are_as_sure_as_one_by_one),
        cmocka_unit_test(a_missing_count_is_a_missing_answer),
        cmocka_unit_test(packed_columns_and_backward_ones_give_the_same),
        cmocka_unit_test(a_stride_of_zero_is_one_value_for_all),
        cmocka_unit_test(due_days_may_replace_the_days_they_come_from),
        cmocka_unit_test(a_row_that_cannot_be_answered_says_why),
        cmocka_unit_test(a_status_means_what_it_means_for_a_calendar),
        cmocka_unit_test(a_call_that_no_row_could_answer_is_refused),
        cmocka_unit_test(an_output_of_one_place_is_refused),
        cmocka_unit_test(terms_of_another_size_are_refused),
        cmocka_unit_test(delays_tell_early_on_time_late_open_and_overdue),
        cmocka_unit_test(late_on_a_rest_day_is_late),
        cmocka_unit_test(without_a_calendar_delays_are_calendar_days),
        cmocka_unit_test(delays_without_a_column_or_a_day_are_refused),
    };
    return cmocka_run_group_tests(tests, open_office, close_office);
}
