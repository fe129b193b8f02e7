/* SPDX-License-Identifier: Apache-2.0 */
/**
 * @file recurrence.h
 * Duties that come back every month, quarter, half-year or year (D6).
 *
 * Every instance is counted from the anchor, never from the one before: an anchor of 31 January gives 31 January,
 * 29 February, 31 March. The named day may be bound and rolled as any fixed date (D3); that moves one instance
 * and none of the next.
 */
#ifndef PARPLAN_RECURRENCE_H
#define PARPLAN_RECURRENCE_H

#include <parplan/term.h>

#ifdef __cplusplus
extern "C" {
#endif

/** How often. */
typedef enum parplan_recurrence_every {
    PARPLAN_EVERY_UNSET = 0, /**< an error wherever a recurrence is used */
    PARPLAN_EVERY_MONTH = 1,
    PARPLAN_EVERY_QUARTER = 3,
    PARPLAN_EVERY_HALF_YEAR = 6,   /**< H1 and H2 */
    PARPLAN_EVERY_NINE_MONTHS = 9, /**< 9M: once a year, nine months after the anchor's day */
    PARPLAN_EVERY_YEAR = 12
} parplan_recurrence_every;

/** A day that comes back. Start from PARPLAN_RECURRENCE_INIT. */
typedef struct parplan_recurrence {
    size_t struct_size;
    parplan_recurrence_every every;
    parplan_date
        anchor; /**< instance 0, less the offset; for 9M the first day of the nine months */
    int32_t offset_months; /**< added to every instance: 1 is "in the month after" */
    parplan_month_end month_end;
    parplan_bound bound;
    parplan_roll roll; /**< none is the default for fixed dates */
} parplan_recurrence;

#define PARPLAN_RECURRENCE_INIT                                                                    \
    {                                                                                              \
        sizeof(parplan_recurrence), PARPLAN_EVERY_UNSET, PARPLAN_DATE_NONE, 0,                     \
            PARPLAN_MONTH_END_LAST, PARPLAN_BOUND_UNSET, PARPLAN_ROLL_NONE                         \
    }

/**
 * One instance.
 *
 * @param[in]  recurrence  the duty
 * @param[in]  index       0 the first; negative ones lie before the anchor
 * @param[in]  calendar    needed unless the recurrence rolls nothing
 * @param[out] named       the day named, before bound and roll; NULL if not wanted
 * @param[out] out         unchanged on failure
 * @param[out] err         NULL if not wanted
 * @return PARPLAN_OK, PARPLAN_E_RANGE (outside the calendar or years 1 to 9999), PARPLAN_E_ARGUMENT (nothing set)
 * @par Ownership Nothing is kept.  @par Threads Any.  @since 0.1
 */
PARPLAN_API parplan_status parplan_recurrence_at(const parplan_recurrence *recurrence,
                                                 int32_t index, const parplan_calendar *calendar,
                                                 parplan_date *named, parplan_due *out,
                                                 parplan_error *err);

/**
 * The first instance whose named day is a given one or later.
 *
 * @param[in]  from  the day
 * @param[out] out   index of the instance; it may be negative; unchanged on failure
 * @return PARPLAN_OK, PARPLAN_E_RANGE (none before year 10000), PARPLAN_E_ARGUMENT
 * @par Ownership Nothing is kept.  @par Threads Any.  @since 0.1
 */
PARPLAN_API parplan_status parplan_recurrence_find(const parplan_recurrence *recurrence,
                                                   parplan_date from, int32_t *out,
                                                   parplan_error *err);

#ifdef __cplusplus
}
#endif

#endif
