/* SPDX-License-Identifier: Apache-2.0 */
/**
 * @file due_rows.h
 * Due days and delays of many rows at once: columns in, columns out, no allocation.
 *
 * A column is a pointer and a stride in bytes from one row to the next: the size of its type where it is packed, the
 * size of a struct where it is a member of one, and 0 where one value holds for all rows. A row that cannot be
 * answered says why in its status byte and stops nothing; PARPLAN_DATE_NONE is "no day".
 */
#ifndef PARPLAN_DUE_ROWS_H
#define PARPLAN_DUE_ROWS_H

#include <parplan/term.h>

#ifdef __cplusplus
extern "C" {
#endif

/** How a row went; one byte per row. */
typedef enum parplan_due_row {
    PARPLAN_DUE_ROW_OK = 0,          /**< an answer, CONFIRMED; for delays: done */
    PARPLAN_DUE_ROW_UNCONFIRMED = 1, /**< an answer that rests on days which are not CONFIRMED (D9) */
    PARPLAN_DUE_ROW_OPEN = 2,        /**< for delays: not done, counted up to the day asked about */
    PARPLAN_DUE_ROW_NULL = 3,        /**< no day was given */
    PARPLAN_DUE_ROW_RANGE = 4,       /**< outside the calendar, or years 1 to 9999 */
    PARPLAN_DUE_ROW_ARGUMENT = 5     /**< no such term, a term that cannot be counted, a minute missing */
} parplan_due_row;

/** Columns of parplan_due_rows(). Start from PARPLAN_DUE_COLUMNS_INIT. */
typedef struct parplan_due_columns {
    size_t struct_size;
    const parplan_date *from; /**< day of the event; PARPLAN_DATE_NONE: none */
    size_t from_stride;
    const int32_t *minute; /**< minute of the event or -1; NULL: not known for any row */
    size_t minute_stride;
    const uint32_t *term; /**< position among the terms; NULL: the first for all rows */
    size_t term_stride;
    const int32_t *count; /**< replaces the count of the term; NULL: as the term says */
    size_t count_stride;
    parplan_date *raw; /**< NULL if not wanted */
    size_t raw_stride;
    parplan_date *effective; /**< last day in time, or PARPLAN_DATE_NONE; NULL if not wanted */
    size_t effective_stride;
    int32_t *due_minute; /**< minute of the effective day, or -1; NULL if not wanted */
    size_t due_minute_stride;
    uint8_t *status; /**< parplan_due_row */
    size_t status_stride;
} parplan_due_columns;

#define PARPLAN_DUE_COLUMNS_INIT                                                                   \
    { sizeof(parplan_due_columns), NULL, 0, NULL, 0, NULL, 0, NULL, 0, NULL, 0, NULL, 0, NULL, 0, NULL, 0 }

/**
 * parplan_term_due() of many rows.
 *
 * @param[in]  calendar    as for parplan_term_due()
 * @param[in]  terms       the terms that rows may have
 * @param[in]  term_count  at least 1
 * @param[in]  columns     from and status are needed; outputs may be inputs
 * @param[in]  rows        how many
 * @param[out] answered    rows whose status is OK or UNCONFIRMED; NULL if not wanted
 * @param[out] err         NULL if not wanted
 * @return PARPLAN_OK whatever the rows say, PARPLAN_E_ARGUMENT (a column missing; a term that no row could be counted
 *         by: no unit, a cut-off out of the day, no hours or no calendar for it)
 * @par Ownership Nothing is kept.  @par Threads Any.  @since 0.1
 */
PARPLAN_API parplan_status parplan_due_rows(const parplan_calendar *calendar,
                                            const parplan_term *terms, size_t term_count,
                                            const parplan_due_columns *columns, size_t rows,
                                            size_t *answered, parplan_error *err);

/** Columns of parplan_delay_rows(). Start from PARPLAN_DELAY_COLUMNS_INIT. */
typedef struct parplan_delay_columns {
    size_t struct_size;
    const parplan_date *due; /**< last day in time; PARPLAN_DATE_NONE: none */
    size_t due_stride;
    const parplan_date *done; /**< PARPLAN_DATE_NONE: still open */
    size_t done_stride;
    /** Below 0 early, 0 on the due day, above 0 late; 0 where there is no answer. */
    int32_t *delay;
    size_t delay_stride;
    uint8_t *status; /**< parplan_due_row: OK, OPEN, NULL or RANGE */
    size_t status_stride;
} parplan_delay_columns;

#define PARPLAN_DELAY_COLUMNS_INIT { sizeof(parplan_delay_columns), NULL, 0, NULL, 0, NULL, 0, NULL, 0 }

/**
 * Days between being due and being done: what classing rows as early, on time, late, open and overdue needs.
 *
 * On time is decided by the day (D1): what is done on a Saturday after a due Friday is late by 1, though no working
 * day lies between.
 *
 * @param[in]  calendar  working days are counted on it, (due, done], at least 1; NULL: calendar days
 * @param[in]  columns   all are needed
 * @param[in]  rows      how many
 * @param[in]  as_of     the day asked about: a row done after it is still open; open rows count up to it
 * @param[out] err       NULL if not wanted
 * @return PARPLAN_OK whatever the rows say, PARPLAN_E_ARGUMENT (a column missing, no day asked about)
 * @par Ownership Nothing is kept.  @par Threads Any.  @since 0.1
 */
PARPLAN_API parplan_status parplan_delay_rows(const parplan_calendar *calendar,
                                              const parplan_delay_columns *columns, size_t rows,
                                              parplan_date as_of, parplan_error *err);

#ifdef __cplusplus
}
#endif

#endif
