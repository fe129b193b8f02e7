/* SPDX-License-Identifier: Apache-2.0 */
/**
 * @file term.h
 * Due days: a date with its bound, and the last day on which doing it is still in time (D3).
 *
 * "By 5 March" allows the whole of 5 March. "Before 5 March" ends with 4 March at 24:00. A fixed date is
 * not a term, so it moves off a rest day only where its rule says so.
 */
#ifndef PARPLAN_TERM_H
#define PARPLAN_TERM_H

#include <parplan/calendar.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Whether the named day itself is still in time. */
typedef enum parplan_bound {
    PARPLAN_BOUND_UNSET = 0, /**< an error wherever a bound is needed */
    PARPLAN_BOUND_BY = 1,    /**< "chậm nhất là ngày": inclusive */
    PARPLAN_BOUND_BEFORE = 2 /**< "trước ngày": exclusive */
} parplan_bound;

/** A last day, as written and as it counts. */
typedef struct parplan_due {
    parplan_date raw;            /**< last day in time by the text alone: the day before for `before` */
    parplan_date effective;      /**< after rolling; being done on this day is in time, the next is late */
    /**
     * CONFIRMED where no roll was asked for, or where both days are confirmed; RULE_BASED where the raw or
     * the effective day is.
     */
    parplan_certainty certainty;
} parplan_due;

/**
 * Last day in time for a fixed date.
 *
 * @param[in]  calendar  needed unless @p roll is PARPLAN_ROLL_NONE, else may be NULL
 * @param[in]  date      the day named
 * @param[in]  bound     by or before
 * @param[in]  roll      applied to the last day in time, not to the day named
 * @param[out] out       unchanged on failure
 * @param[out] err       NULL if not wanted
 * @return PARPLAN_OK, PARPLAN_E_RANGE (to roll outside the calendar; before the first day
 *         of year 1), PARPLAN_E_ARGUMENT (no bound, no calendar to roll with)
 * @par Ownership Nothing is kept.  @par Threads Any.  @since 0.1
 */
PARPLAN_API parplan_status parplan_due_fixed(const parplan_calendar *calendar, parplan_date date,
                                             parplan_bound bound, parplan_roll roll,
                                             parplan_due *out, parplan_error *err);

#ifdef __cplusplus
}
#endif

#endif
