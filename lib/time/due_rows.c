/* SPDX-License-Identifier: Apache-2.0 */
#include <parplan/due_rows.h>

#include <string.h>

#include "base/message.h"
#include "time/date.h"
#include "time/sized.h"
#include "time/term.h"

/* Element of a column that is only read, or only written; a NULL column is left out before. */
#define AT(type, column, stride, row)                                                              \
    ((const type *)(const void *)((const char *)(column) + (stride) * (row)))
#define PUT(type, column, stride, row) ((type *)(void *)((char *)(column) + (stride) * (row)))

/* A call: what holds for all rows. */
typedef struct batch {
    const parplan_calendar *calendar;
    const parplan_term *terms;
    size_t term_count;
    const parplan_due_columns *columns;
    parplan_date first; /* of the calendar: what lies outside is answered without asking it */
    parplan_date last;
    parplan__sure sure;
} batch;

static parplan_moment event_of(const parplan_due_columns *c, size_t row)
{
    parplan_moment from = {*AT(parplan_date, c->from, c->from_stride, row), -1};
    if (c->minute != NULL)
        from.minute = *AT(int32_t, c->minute, c->minute_stride, row);
    return from;
}

static void put_due(const parplan_due_columns *c, size_t row, const parplan_deadline *deadline,
                    parplan_due_row status)
{
    if (c->raw != NULL)
        *PUT(parplan_date, c->raw, c->raw_stride, row) = deadline->due.raw;
    if (c->effective != NULL)
        *PUT(parplan_date, c->effective, c->effective_stride, row) = deadline->due.effective;
    if (c->due_minute != NULL)
        *PUT(int32_t, c->due_minute, c->due_minute_stride, row) = deadline->minute;
    *PUT(uint8_t, c->status, c->status_stride, row) = (uint8_t)status;
}

static parplan_due_row status_of(parplan_status status, parplan_certainty certainty)
{
    if (status == PARPLAN_E_RANGE)
        return PARPLAN_DUE_ROW_RANGE;
    if (status != PARPLAN_OK)
        return PARPLAN_DUE_ROW_ARGUMENT;
    return certainty == PARPLAN_CONFIRMED ? PARPLAN_DUE_ROW_OK : PARPLAN_DUE_ROW_UNCONFIRMED;
}

/* The term of a row, or NULL. */
static const parplan_term *term_of(const batch *b, size_t row, parplan_term *own)
{
    const parplan_due_columns *c = b->columns;
    size_t index = c->term != NULL ? *AT(uint32_t, c->term, c->term_stride, row) : 0;
    if (index >= b->term_count)
        return NULL;
    if (c->count == NULL)
        return &b->terms[index];
    *own = b->terms[index];
    own->count = *AT(int32_t, c->count, c->count_stride, row);
    bool fits = parplan__term_check(b->calendar, own, NULL) == PARPLAN_OK;
    return fits ? own : NULL;
}

static parplan_due_row count_row(batch *b, size_t row, parplan_deadline *out)
{
    parplan_moment from = event_of(b->columns, row);
    if (from.date == PARPLAN_DATE_NONE)
        return PARPLAN_DUE_ROW_NULL;
    parplan_term own;
    const parplan_term *term = term_of(b, row, &own);
    if (term == NULL)
        return PARPLAN_DUE_ROW_ARGUMENT;
    if (term->unit == PARPLAN_TERM_WORKING_DAYS && (from.date < b->first || from.date > b->last))
        return PARPLAN_DUE_ROW_RANGE;
    parplan__sure fresh = PARPLAN__SURE_NOTHING; /* hours may lie on calendars of their own */
    parplan__sure *sure = b->calendar != NULL ? &b->sure : &fresh;
    parplan_deadline deadline = PARPLAN_DEADLINE_INIT;
    parplan_status status = parplan__term_count(b->calendar, from, term, sure, &deadline, NULL);
    if (status == PARPLAN_OK)
        *out = deadline;
    return status_of(status, deadline.due.certainty);
}

static size_t count_rows(batch *b, size_t rows)
{
    size_t answered = 0;
    for (size_t row = 0; row < rows; row++) {
        parplan_deadline due = PARPLAN_DEADLINE_INIT;
        due.minute = -1;
        parplan_due_row status = count_row(b, row, &due);
        put_due(b->columns, row, &due, status);
        answered += status <= PARPLAN_DUE_ROW_UNCONFIRMED;
    }
    return answered;
}

/*
 * Working days from the day after the event, all rows by one rule: what most rows of most offices are.
 * The answer is the same as that of count_row(), without what it decides again for each row.
 */
static bool is_plain(const batch *b)
{
    const parplan_term *term = b->terms;
    return b->columns->term == NULL && term->unit == PARPLAN_TERM_WORKING_DAYS &&
           term->start == PARPLAN_START_EXCLUDED && term->pause_count == 0;
}

static parplan_due_row count_plain_row(batch *b, parplan_date from, int32_t days, parplan_date *out)
{
    if (from == PARPLAN_DATE_NONE)
        return PARPLAN_DUE_ROW_NULL;
    if (from < b->first || from > b->last ||
        parplan_calendar_add(b->calendar, from, days, out, NULL) != PARPLAN_OK)
        return PARPLAN_DUE_ROW_RANGE;
    if (from + 1 >= b->sure.first && *out <= b->sure.last)
        return PARPLAN_DUE_ROW_OK;
    return status_of(PARPLAN_OK, parplan__certainty_of(b->calendar, from + 1, *out, &b->sure));
}

static size_t count_plain_rows(batch *b, size_t rows)
{
    const parplan_due_columns *c = b->columns;
    size_t answered = 0;
    for (size_t row = 0; row < rows; row++) {
        parplan_date from = *AT(parplan_date, c->from, c->from_stride, row);
        int32_t days =
            c->count != NULL ? *AT(int32_t, c->count, c->count_stride, row) : b->terms->count;
        parplan_deadline due = PARPLAN_DEADLINE_INIT;
        due.minute = -1;
        parplan_due_row status =
            days > 0 ? count_plain_row(b, from, days, &due.due.raw) : count_row(b, row, &due);
        if (status <= PARPLAN_DUE_ROW_UNCONFIRMED) {
            due.due.effective = due.due.raw;
            due.minute = 1440;
            answered++;
        }
        put_due(c, row, &due, status);
    }
    return answered;
}

/* A count that every row replaces may be anything: then the term is checked with 1. */
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

parplan_status parplan_due_rows(const parplan_calendar *calendar, const parplan_term *terms,
                                size_t term_count, const parplan_due_columns *columns, size_t rows,
                                size_t *answered, parplan_error *err)
{
    parplan_status status = parplan__sized_check(columns, sizeof *columns, "columns", err);
    if (status != PARPLAN_OK)
        return status;
    const char *missing = terms == NULL || term_count == 0 ? "terms" : NULL;
    if (rows > 0 && columns->from == NULL)
        missing = "from";
    if (rows > 0 && columns->status == NULL)
        missing = "status";
    if (missing != NULL)
        return parplan__fail(err, PP_ARGUMENT, PARPLAN__ARGS(missing));
    status = check_terms(calendar, terms, term_count, columns->count != NULL, err);
    if (status != PARPLAN_OK)
        return status;

    batch b = {calendar, terms, term_count, columns, 0, 0, PARPLAN__SURE_NOTHING};
    if (calendar != NULL)
        parplan_calendar_span(calendar, &b.first, &b.last, NULL);
    size_t done = is_plain(&b) ? count_plain_rows(&b, rows) : count_rows(&b, rows);
    if (answered != NULL)
        *answered = done;
    return PARPLAN_OK;
}

static parplan_due_row delay_row(const parplan_calendar *calendar, parplan_date due,
                                 parplan_date done, parplan_date as_of, int32_t *out)
{
    *out = 0;
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

parplan_status parplan_delay_rows(const parplan_calendar *calendar,
                                  const parplan_delay_columns *columns, size_t rows,
                                  parplan_date as_of, parplan_error *err)
{
    parplan_status status = parplan__sized_check(columns, sizeof *columns, "columns", err);
    if (status != PARPLAN_OK)
        return status;
    const parplan_delay_columns *c = columns;
    const char *missing = !parplan__date_valid(as_of) ? "as_of" : NULL;
    if (rows > 0 && (c->due == NULL || c->done == NULL))
        missing = c->due == NULL ? "due" : "done";
    if (rows > 0 && (c->delay == NULL || c->status == NULL))
        missing = c->delay == NULL ? "delay" : "status";
    if (missing != NULL)
        return parplan__fail(err, PP_ARGUMENT, PARPLAN__ARGS(missing));

    for (size_t row = 0; row < rows; row++) {
        int32_t delay;
        parplan_due_row result =
            delay_row(calendar, *AT(parplan_date, c->due, c->due_stride, row),
                      *AT(parplan_date, c->done, c->done_stride, row), as_of, &delay);
        *PUT(int32_t, c->delay, c->delay_stride, row) = delay;
        *PUT(uint8_t, c->status, c->status_stride, row) = (uint8_t)result;
    }
    return PARPLAN_OK;
}
