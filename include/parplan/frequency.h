/* SPDX-License-Identifier: Apache-2.0 */
/**
 * @file frequency.h
 * "At least twice a year", "at least once every six months" (D12).
 *
 * The two readings differ and neither is a default. By bins, the window is cut into spans from its first day
 * and each needs its events: one dialogue on 1 January and one on 31 December satisfy "every six months". By
 * gaps, no span may pass without an event, the ends of the window included: they do not.
 *
 * A bin starts at a multiple of the span from the first day of the window (D6); a last bin cut short by the end
 * of the window needs its events too. By gaps, the first event falls within the first span of the window (by
 * 30 June for six months from 1 January), and each next one at the latest on the same day of the month, so many
 * months later (10 January, 10 July: D2). What falls due after the window is not needed in it.
 */
#ifndef PARPLAN_FREQUENCY_H
#define PARPLAN_FREQUENCY_H

#include <parplan/date.h>

#ifdef __cplusplus
extern "C" {
#endif

/** How a frequency is read. */
typedef enum parplan_frequency_mode {
    PARPLAN_FREQUENCY_UNSET = 0, /**< an error where a frequency is checked */
    PARPLAN_FREQUENCY_BIN = 1,
    PARPLAN_FREQUENCY_GAP = 2
} parplan_frequency_mode;

/** At least so many events every so many months. */
typedef struct parplan_frequency {
    parplan_frequency_mode mode;
    int32_t times;  /**< by bin: events in each bin, at least 1; by gap: 1 */
    int32_t months; /**< length of a bin, or the longest gap, in months; at least 1 */
} parplan_frequency;

/** Days from, to, both included. */
typedef struct parplan_interval {
    parplan_date from;
    parplan_date to;
} parplan_interval;

/** What the events so far say. */
typedef struct parplan_frequency_result {
    size_t events;   /**< events in the window up to the day asked about */
    size_t required; /**< bins that are over; by gap, stretches that are over or already too long */
    size_t violations; /**< intervals that lack an event and can no longer get one */
    /**
     * Last day for the next event still needed, or PARPLAN_DATE_NONE. By gap it may lie before the day asked
     * about: the event is overdue and still needed.
     */
    parplan_date next_by;
    bool complete; /**< nothing more can be needed in this window, whatever happens */
} parplan_frequency_result;

/**
 * Check events against a frequency, up to a day.
 *
 * A bin or a gap that is still running is not violated. A violated bin is reported as the bin; a violated gap
 * as the days without an event between its ends; one that goes on, up to the day before @p as_of.
 *
 * @param[in]  frequency   mode, times, months
 * @param[in]  window      first and last day in which the duty holds
 * @param[in]  as_of       the day asked about; its own end is not yet over
 * @param[in]  events      days of the events, ascending, repeats allowed; others are PARPLAN_E_ARGUMENT
 * @param[in]  count       how many
 * @param[out] result      unchanged on failure
 * @param[out] violations  the first @p capacity violated intervals in order; NULL if not wanted
 * @param[in]  capacity    room in @p violations
 * @param[out] err         NULL if not wanted
 * @return PARPLAN_OK, PARPLAN_E_ARGUMENT (no mode, times or months below 1, gap with times above 1, events out of
 *         order, a window that ends before it starts, a day outside years 1 to 9999)
 * @par Ownership Nothing is kept.  @par Threads Any.  @since 0.1
 */
PARPLAN_API parplan_status parplan_frequency_check(const parplan_frequency *frequency,
                                                   parplan_interval window, parplan_date as_of,
                                                   const parplan_date *events, size_t count,
                                                   parplan_frequency_result *result,
                                                   parplan_interval *violations, size_t capacity,
                                                   parplan_error *err);

#ifdef __cplusplus
}
#endif

#endif
