/* SPDX-License-Identifier: Apache-2.0 */
#include <parplan/due_many.h>

#include <string.h>

#include "base/message.h"
#include "base/sized.h"
#include "time/date.h"
#include "time/hours.h"
#include "time/term.h"

enum { BLOCK = 256 };

static int32_t load(parplan_column column, size_t row)
{
    int32_t value;
    memcpy(&value, (const char *)column.values + (ptrdiff_t)row * column.stride, sizeof value);
    return value;
}

static void store(parplan_out_column column, size_t row, int32_t value)
{
    if (column.values != NULL)
        memcpy((char *)column.values + (ptrdiff_t)row * column.stride, &value, sizeof value);
}

/* A call: what holds for all rows. */
typedef struct batch {
    const parplan_calendar *calendar;
    const parplan_term *terms;
    size_t term_count;
    const parplan_due_columns *columns;
    parplan__sure sure;
} batch;

static void put_due(const parplan_due_columns *c, size_t row, const parplan_deadline *deadline,
                    parplan_due_row status)
{
    store(c->raw, row, deadline->due.raw);
    store(c->effective, row, deadline->due.effective);
    store(c->due_minute, row, deadline->minute);
    if (c->statuses != NULL)
        c->statuses[row] = (uint8_t)status;
}

static bool is_answer(parplan_due_row status)
{
    return status == PARPLAN_DUE_ROW_OK || status == PARPLAN_DUE_ROW_UNCONFIRMED;
}

static parplan_due_row status_of(parplan_status status, parplan_certainty certainty)
{
    if (status == PARPLAN_E_RANGE)
        return PARPLAN_DUE_ROW_RANGE;
    if (status != PARPLAN_OK)
        return PARPLAN_DUE_ROW_ARGUMENT;
    return certainty == PARPLAN_CONFIRMED ? PARPLAN_DUE_ROW_OK : PARPLAN_DUE_ROW_UNCONFIRMED;
}

/* The term of a row. */
static parplan_due_row term_of(const batch *b, size_t row, parplan_term *own,
                               const parplan_term **out)
{
    const parplan_due_columns *c = b->columns;
    int32_t index = c->term.values != NULL ? load(c->term, row) : 0;
    if (index < 0 || (size_t)index >= b->term_count)
        return PARPLAN_DUE_ROW_ARGUMENT;
    *out = &b->terms[index];
    if (c->count.values == NULL)
        return PARPLAN_DUE_ROW_OK;
    *own = b->terms[index];
    own->count = load(c->count, row);
    *out = own;
    if (own->count == PARPLAN_COUNT_NONE)
        return PARPLAN_DUE_ROW_NULL;
    bool fits = parplan__term_check(b->calendar, own, NULL) == PARPLAN_OK;
    return fits ? PARPLAN_DUE_ROW_OK : PARPLAN_DUE_ROW_ARGUMENT;
}

static parplan_due_row count_row(batch *b, size_t row, parplan_deadline *out)
{
    const parplan_due_columns *c = b->columns;
    parplan_moment from = {load(c->from, row), -1};
    if (from.date == PARPLAN_DATE_NONE)
        return PARPLAN_DUE_ROW_NULL;
    if (c->minute.values != NULL)
        from.minute = load(c->minute, row);
    parplan_term own;
    const parplan_term *term;
    parplan_due_row wrong = term_of(b, row, &own, &term);
    if (wrong != PARPLAN_DUE_ROW_OK)
        return wrong;
    parplan__sure *sure =
        b->calendar != NULL ? &b->sure : NULL; /* hours bring their own calendar */
    parplan_deadline deadline = PARPLAN_DEADLINE_INIT;
    parplan_status status = parplan__term_count(b->calendar, from, term, sure, &deadline, NULL);
    if (status == PARPLAN_OK)
        *out = deadline;
    return status_of(status, deadline.due.certainty);
}

static size_t count_rows(batch *b, size_t count)
{
    size_t failed = 0;
    for (size_t row = 0; row < count; row++) {
        parplan_deadline due = PARPLAN_DEADLINE_INIT;
        due.minute = -1;
        parplan_due_row status = count_row(b, row, &due);
        put_due(b->columns, row, &due, status);
        failed += !is_answer(status);
    }
    return failed;
}

/*
 * Working days, all rows by one rule: what most rows of most offices are. The calendar counts a block
 * of them at a time; what is left is to say how sure each is.
 */
static bool is_plain(const batch *b)
{
    const parplan_term *term = b->terms;
    return b->columns->term.values == NULL && term->unit == PARPLAN_TERM_WORKING_DAYS &&
           term->start == PARPLAN_START_EXCLUDED && term->pause_count == 0;
}

static parplan_column from_row(parplan_column column, size_t row)
{
    const char *at = (const char *)column.values + (ptrdiff_t)row * column.stride;
    return (parplan_column){(const int32_t *)(const void *)at, column.stride};
}

static parplan_due_row plain_status(batch *b, parplan_date from, int32_t days, parplan_date last)
{
    parplan_date first = from + (days > 0) - (days < 0);
    if (first >= b->sure.part[0].first && last >= first && last <= b->sure.part[0].last)
        return PARPLAN_DUE_ROW_OK;
    return status_of(PARPLAN_OK, parplan__certainty_of(b->calendar, first, last, &b->sure));
}

/* A block is sure where its earliest event and its latest due day lie in days that are. */
static bool block_is_sure(const batch *b, parplan_column from, const int32_t *due, size_t count)
{
    int32_t first = load(from, 0), last = due[0];
    for (size_t i = 0; i < count; i++) {
        int32_t event = load(from, i);
        first = event < first ? event : first;
        first = due[i] < first ? due[i] : first; /* days may be counted backwards */
        last = due[i] > last ? due[i] : last;
        last = event > last ? event : last;
    }
    return first >= b->sure.part[0].first && last <= b->sure.part[0].last;
}

static void put_block(const batch *b, size_t start, const int32_t *due, const uint8_t *statuses,
                      size_t count)
{
    const parplan_due_columns *c = b->columns;
    if (c->raw.values != NULL) {
        for (size_t i = 0; i < count; i++)
            store(c->raw, start + i, due[i]);
    }
    if (c->effective.values != NULL) {
        for (size_t i = 0; i < count; i++)
            store(c->effective, start + i, due[i]);
    }
    if (c->due_minute.values != NULL) {
        for (size_t i = 0; i < count; i++)
            store(c->due_minute, start + i,
                  due[i] != PARPLAN_DATE_NONE ? PARPLAN__DAY_MINUTES : -1);
    }
    if (c->statuses != NULL)
        memcpy(c->statuses + start, statuses, count);
}

static size_t count_plain_block(batch *b, size_t start, size_t count)
{
    const parplan_due_columns *c = b->columns;
    parplan_column from = from_row(c->from, start), days = {&b->terms->count, 0};
    if (c->count.values != NULL)
        days = from_row(c->count, start);
    int32_t due[BLOCK];
    uint8_t statuses[BLOCK];
    size_t failed;
    parplan_calendar_add_many(b->calendar, count, from, days,
                              (parplan_out_column){due, sizeof *due}, statuses, &failed, NULL);
    if (failed > 0 || !block_is_sure(b, from, due, count)) {
        for (size_t i = 0; i < count; i++) {
            if (statuses[i] == PARPLAN_DUE_ROW_OK)
                statuses[i] = (uint8_t)plain_status(b, load(from, i), load(days, i), due[i]);
        }
    }
    put_block(b, start, due, statuses, count);
    return failed;
}

static size_t count_plain_rows(batch *b, size_t count)
{
    size_t failed = 0;
    for (size_t start = 0; start < count; start += BLOCK)
        failed += count_plain_block(b, start, count - start < BLOCK ? count - start : BLOCK);
    return failed;
}

/* Where every row replaces the count it may be anything: then the term is checked with 1. */
static parplan_status check_terms(const parplan_calendar *calendar, const parplan_term *terms,
                                  size_t count, bool replaced, parplan_error *err)
{
    for (size_t i = 0; i < count; i++) {
        parplan_status status = parplan__sized_check(&terms[i], sizeof *terms, "terms", err);
        if (status != PARPLAN_OK)
            return status;
        if (terms[i].struct_size != sizeof *terms) /* the next one would lie elsewhere */
            return parplan__fail(err, PP_STRUCT_SIZE, PARPLAN__ARGS("terms"));
        parplan_term term = terms[i];
        if (replaced)
            term.count = 1;
        status = parplan__term_check(calendar, &term, err);
        if (status != PARPLAN_OK)
            return status;
    }
    return PARPLAN_OK;
}

static bool is_flat(parplan_out_column column)
{
    return column.values != NULL && column.stride == 0;
}

static parplan_status check_columns(const parplan_due_columns *columns, size_t count,
                                    parplan_error *err)
{
    const char *wrong = NULL;
    if (count > 0 && columns->from.values == NULL)
        wrong = "from";
    if (is_flat(columns->raw))
        wrong = "raw";
    if (is_flat(columns->effective))
        wrong = "effective";
    if (is_flat(columns->due_minute))
        wrong = "due_minute";
    return wrong == NULL ? PARPLAN_OK : parplan__fail(err, PP_ARGUMENT, PARPLAN__ARGS(wrong));
}

parplan_status parplan_term_due_many(const parplan_calendar *calendar, const parplan_term *terms,
                                     size_t term_count, size_t count,
                                     const parplan_due_columns *columns, size_t *failed,
                                     parplan_error *err)
{
    parplan_status status = parplan__sized_check(columns, sizeof *columns, "columns", err);
    if (status == PARPLAN_OK && (terms == NULL || term_count == 0))
        status = parplan__fail(err, PP_ARGUMENT, PARPLAN__ARGS("terms"));
    if (status == PARPLAN_OK)
        status = check_columns(columns, count, err);
    if (status == PARPLAN_OK)
        status = check_terms(calendar, terms, term_count, columns->count.values != NULL, err);
    if (status != PARPLAN_OK)
        return status;

    batch b = {calendar, terms, term_count, columns, PARPLAN__SURE_NOTHING};
    size_t without = is_plain(&b) ? count_plain_rows(&b, count) : count_rows(&b, count);
    if (failed != NULL)
        *failed = without;
    return PARPLAN_OK;
}

static parplan_due_row delay_row(const parplan_calendar *calendar, parplan_date due,
                                 parplan_date done, parplan_date as_of, int32_t *out)
{
    if (due == PARPLAN_DATE_NONE)
        return PARPLAN_DUE_ROW_NULL;
    bool open = done == PARPLAN_DATE_NONE || done > as_of;
    parplan_date end = open ? as_of : done;
    if (!parplan__date_valid(due) || !parplan__date_valid(end))
        return PARPLAN_DUE_ROW_RANGE;
    int32_t days = end - due;
    if (calendar != NULL && parplan_calendar_count(calendar, due, end, &days, NULL) != PARPLAN_OK)
        return PARPLAN_DUE_ROW_RANGE;
    if (days == 0) /* no working day between: late on a Saturday is late */
        days = (end > due) - (end < due);
    *out = days;
    return open ? PARPLAN_DUE_ROW_OPEN : PARPLAN_DUE_ROW_OK;
}

parplan_status parplan_delay_many(const parplan_calendar *calendar, size_t count,
                                  parplan_column due, parplan_column done, parplan_date as_of,
                                  parplan_out_column out, uint8_t *statuses, size_t *failed,
                                  parplan_error *err)
{
    const char *wrong = !parplan__date_valid(as_of) ? "as_of" : NULL;
    if (count > 0 && (due.values == NULL || done.values == NULL))
        wrong = due.values == NULL ? "due" : "done";
    if (count > 0 && (out.values == NULL || out.stride == 0))
        wrong = "out";
    if (wrong != NULL)
        return parplan__fail(err, PP_ARGUMENT, PARPLAN__ARGS(wrong));

    size_t without = 0;
    for (size_t row = 0; row < count; row++) {
        int32_t delay = PARPLAN_COUNT_NONE;
        parplan_due_row status =
            delay_row(calendar, load(due, row), load(done, row), as_of, &delay);
        store(out, row, delay);
        if (statuses != NULL)
            statuses[row] = (uint8_t)status;
        without += status != PARPLAN_DUE_ROW_OK && status != PARPLAN_DUE_ROW_OPEN;
    }
    if (failed != NULL)
        *failed = without;
    return PARPLAN_OK;
}
