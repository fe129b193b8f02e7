/* SPDX-License-Identifier: Apache-2.0 */
/**
 * @file period.h
 * Reporting regimes: which windows a year of reports has, and when each is due (D11).
 *
 * Windows are not tilings. The source plan's four windows all open on 5 December of the year before and are
 * cumulative; other regimes mix cumulative and plain windows. A regime is data, usually from a plan.
 */
#ifndef PARPLAN_PERIOD_H
#define PARPLAN_PERIOD_H

#include <parplan/term.h>

#ifdef __cplusplus
extern "C" {
#endif

/** A day of the year, relative to the reporting year. */
typedef struct parplan_year_day {
    int32_t year;  /**< 0 the reporting year, -1 the one before, 1 the one after */
    int32_t month; /**< 1 to 12 */
    int32_t day;   /**< 1 to 31; a day that the month lacks is its last (29 Feb in a common year) */
} parplan_year_day;

/** One reporting period of a regime. */
typedef struct parplan_period {
    const char *id; /**< "Q1", "H1", "9M", "Y" …: unique in its regime */
    parplan_text name;
    parplan_year_day from; /**< first day of the window */
    parplan_year_day to;   /**< data cut-off: last day of the window, inclusive */
    parplan_year_day due;  /**< the day named for sending */
    bool cumulative;       /**< its figures replace those of an earlier window of the year */
} parplan_period;

/** Periods that recur every year, in the order of their cut-off. */
typedef struct parplan_regime {
    const char *id;
    parplan_text name;
    const char *clause; /**< clause of origin, or NULL */
    parplan_bound bound;
    parplan_roll roll;
    const parplan_period *periods;
    size_t period_count;
    parplan_text note;
} parplan_regime;

/** Bytes that hold a window's id and its NUL. */
#define PARPLAN_WINDOW_ID_SIZE 24

/** A period in a given year. */
typedef struct parplan_window {
    char id[PARPLAN_WINDOW_ID_SIZE]; /**< year and period: "2024-Q1" */
    int32_t year;
    size_t period; /**< position in the regime */
    parplan_date from;
    parplan_date to;
    /**
     * First day whose events count here. It is @c from, or the day after where @c from also closes the
     * year before: an event of that day belongs to the window it closes.
     */
    parplan_date counts_from;
    parplan_due due;
    bool cumulative;
} parplan_window;

/**
 * A period's window in a year.
 *
 * @param[in]  regime    the regime
 * @param[in]  period    position of the period, from 0
 * @param[in]  year      reporting year, 1 to 9999
 * @param[in]  calendar  for rolling; may be NULL where the regime rolls nothing
 * @param[out] out       unchanged on failure
 * @param[out] err       NULL if not wanted
 * @return PARPLAN_OK, PARPLAN_E_RANGE (no such period or year, or outside the calendar), PARPLAN_E_ARGUMENT (no
 *         bound, an id over 18 bytes, a month 13, a window that ends before it starts)
 * @par Ownership Nothing is kept.  @par Threads Any.  @since 0.1
 */
PARPLAN_API parplan_status parplan_regime_window(const parplan_regime *regime, size_t period,
                                                 int32_t year, const parplan_calendar *calendar,
                                                 parplan_window *out, parplan_error *err);

/**
 * The window with an id such as "2024-Q1": four digits, a hyphen, the period's id exactly.
 *
 * @param[in]  id    bytes of the id
 * @param[in]  size  how many
 * @return PARPLAN_OK, PARPLAN_E_NOT_FOUND (the message lists the periods), PARPLAN_E_RANGE, PARPLAN_E_ARGUMENT
 * @par Ownership Nothing is kept.  @par Threads Any.  @since 0.1
 */
PARPLAN_API parplan_status parplan_regime_find(const parplan_regime *regime, const char *id,
                                               size_t size, const parplan_calendar *calendar,
                                               parplan_window *out, parplan_error *err);

#ifdef __cplusplus
}
#endif

#endif
