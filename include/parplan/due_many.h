/* SPDX-License-Identifier: Apache-2.0 */
/**
 * @file due_many.h
 * Due days and delays of many rows at once: columns in, columns out, no allocation.
 *
 * A row that cannot be answered says why in its status byte and stops nothing. Columns are those of column.h: a
 * stride of 0 is one value for all rows.
 */
#ifndef PARPLAN_DUE_MANY_H
#define PARPLAN_DUE_MANY_H

#include <parplan/column.h>
#include <parplan/term.h>

#ifdef __cplusplus
extern "C" {
#endif

/** How a row ended, as a byte of a status column: parplan_row and more. Values are permanent. */
typedef enum parplan_due_row {
    PARPLAN_DUE_ROW_OK =
        PARPLAN_ROW_OK, /**< an answer; for due days a CONFIRMED one, for delays: done */
    PARPLAN_DUE_ROW_NULL = PARPLAN_ROW_NULL,   /**< a value of the row is missing */
    PARPLAN_DUE_ROW_RANGE = PARPLAN_ROW_RANGE, /**< outside the calendar, or years 1 to 9999 */
    PARPLAN_DUE_ROW_UNCONFIRMED =
        3, /**< an answer that rests on days which are not CONFIRMED (D9) */
    PARPLAN_DUE_ROW_OPEN =
        4, /**< for delays, an answer: not done, counted up to the day asked about */
    PARPLAN_DUE_ROW_ARGUMENT = 5 /**< no such term, a count it cannot have, a minute missing */
} parplan_due_row;

/** Columns of parplan_term_due_many(). Start from PARPLAN_DUE_COLUMNS_INIT; what is not wanted stays NULL. */
typedef struct parplan_due_columns {
    size_t struct_size;
    parplan_column from;   /**< day of the event; PARPLAN_DATE_NONE is missing; needed */
    parplan_column minute; /**< minute of the event, or -1; NULL: only days are known */
    parplan_column term;   /**< position among the terms; NULL: the first one for all rows */
    parplan_column count;  /**< replaces the count of the term; PARPLAN_COUNT_NONE is missing */
    parplan_out_column raw;
    parplan_out_column
        effective; /**< last day in time; PARPLAN_DATE_NONE where a row has no answer */
    parplan_out_column
        due_minute;    /**< minute of that day up to which it is in time; -1 without an answer */
    uint8_t *statuses; /**< parplan_due_row each */
} parplan_due_columns;

#define PARPLAN_DUE_COLUMNS_INIT                                                                   \
    {                                                                                              \
        sizeof(parplan_due_columns), {NULL, 0}, {NULL, 0}, {NULL, 0}, {NULL, 0}, {NULL, 0},        \
            {NULL, 0}, {NULL, 0}, NULL                                                             \
    }

/**
 * parplan_term_due() for many rows.
 *
 * @param[in]  calendar    as for parplan_term_due()
 * @param[in]  terms       the terms that rows may have
 * @param[in]  term_count  at least 1
 * @param[in]  count       rows
 * @param[in]  columns     what is read, and where the answers go; an output may be an input
 * @param[out] failed      rows that are neither OK nor UNCONFIRMED; NULL if not wanted
 * @param[out] err         NULL if not wanted
 * @return PARPLAN_OK whatever the rows hold, PARPLAN_E_ARGUMENT (no days, an output with a stride of 0, a term that no
 *         row could be counted by: no unit, a cut-off out of the day, no hours or no calendar for it)
 * @par Ownership Nothing is kept or allocated.  @par Threads Any.  @since 0.1
 */
PARPLAN_API parplan_status parplan_term_due_many(const parplan_calendar *calendar,
                                                 const parplan_term *terms, size_t term_count,
                                                 size_t count, const parplan_due_columns *columns,
                                                 size_t *failed, parplan_error *err);

/**
 * Days between being due and being done: what classing rows as early, on time, late, open and overdue needs.
 *
 * On time is decided by the day (D1): what is done on a Saturday after a due Friday is late by 1, though no working
 * day lies between.
 *
 * @param[in]  calendar  working days are counted on it, (due, done], at least 1; NULL: calendar days
 * @param[in]  count     rows
 * @param[in]  due       last days in time; PARPLAN_DATE_NONE is missing
 * @param[in]  done      PARPLAN_DATE_NONE: not done yet
 * @param[in]  as_of     the day asked about: a row done after it is still open, and open rows count up to it
 * @param[out] out       below 0 early, 0 on the due day, above 0 late; PARPLAN_COUNT_NONE without an answer
 * @param[out] statuses  @p count bytes, parplan_due_row each: OK, OPEN, NULL or RANGE; NULL if not wanted
 * @param[out] failed    rows that are neither OK nor OPEN; NULL if not wanted
 * @param[out] err       NULL if not wanted
 * @return PARPLAN_OK whatever the rows hold, PARPLAN_E_ARGUMENT (a column missing, no day asked about)
 * @par Ownership Nothing is kept or allocated.  @par Threads Any.  @since 0.1
 */
PARPLAN_API parplan_status parplan_delay_many(const parplan_calendar *calendar, size_t count,
                                              parplan_column due, parplan_column done,
                                              parplan_date as_of, parplan_out_column out,
                                              uint8_t *statuses, size_t *failed,
                                              parplan_error *err);

#ifdef __cplusplus
}
#endif

#endif
