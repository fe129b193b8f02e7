/* SPDX-License-Identifier: Apache-2.0 */
/**
 * @file calendar.h
 * Which days are worked, and arithmetic on them (D2a, D3, D8, D9).
 *
 * A calendar is immutable and reference-counted; any number of threads may share one. It covers a span of
 * years and never guesses outside it: a day out of range is PARPLAN_E_RANGE, not "no holiday".
 */
#ifndef PARPLAN_CALENDAR_H
#define PARPLAN_CALENDAR_H

#include <parplan/date.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Rest days and working days over a span of years. */
typedef struct parplan_calendar parplan_calendar;

/** What a day is. */
typedef enum parplan_day_kind {
    PARPLAN_DAY_WORKING = 0, /**< an ordinary working day */
    PARPLAN_DAY_WEEKEND = 1, /**< weekly rest */
    PARPLAN_DAY_REST = 2,    /**< public holiday, its substitute, or a day swapped off */
    PARPLAN_DAY_MAKEUP = 3   /**< a Saturday worked in exchange for a day swapped off */
} parplan_day_kind;

/** How sure an answer about days is (D9). */
typedef enum parplan_certainty {
    PARPLAN_CONFIRMED = 0, /**< the year's decision is known */
    PARPLAN_RULE_BASED = 1 /**< from the statute alone: the decision for that year is not known yet */
} parplan_certainty;

/** What a calendar knows of one day. */
typedef struct parplan_day {
    parplan_day_kind kind;
    parplan_certainty certainty;
    parplan_text name; /**< why it is not an ordinary day; both NULL where it is one or a plain weekend */
} parplan_day;

/** What to do with a day that is not worked. */
typedef enum parplan_roll {
    PARPLAN_ROLL_NONE = 0,
    PARPLAN_ROLL_NEXT = 1,              /**< the next working day */
    PARPLAN_ROLL_PREVIOUS = 2,          /**< the working day before */
    PARPLAN_ROLL_MODIFIED_NEXT = 3,     /**< next, or previous where next is in another month */
    PARPLAN_ROLL_MODIFIED_PREVIOUS = 4  /**< previous, or next where previous is in another month */
} parplan_roll;

/**
 * A calendar that comes with the library.
 *
 * `VN-GOV`: civil servants of Viet Nam, 2015 to 2027. Weekly rest on Saturday and Sunday, the holidays of the
 * Labour Code, the yearly decisions with their swapped days and make-up Saturdays; 2027 is rule-based.
 *
 * @param[in]  id   "VN-GOV"
 * @param[out] out  a reference; unchanged on failure
 * @param[out] err  NULL if not wanted
 * @return PARPLAN_OK, PARPLAN_E_NOT_FOUND, PARPLAN_E_MEMORY, PARPLAN_E_ARGUMENT
 * @par Ownership The caller gives the reference back with parplan_calendar_unref().
 * @par Threads Any.  @since 0.1
 */
PARPLAN_API parplan_status parplan_calendar_builtin(const char *id, parplan_calendar **out,
                                                    parplan_error *err);

/**
 * One more reference. This function never fails.
 *
 * @return @p calendar
 * @par Ownership Every reference is given back with parplan_calendar_unref().  @par Threads Any.  @since 0.1
 */
PARPLAN_API parplan_calendar *parplan_calendar_ref(parplan_calendar *calendar);

/**
 * Give a reference back. This function never fails; NULL is fine.
 * @par Ownership The last one releases the calendar.  @par Threads Any.  @since 0.1
 */
PARPLAN_API void parplan_calendar_unref(parplan_calendar *calendar);

/**
 * Name of a calendar, such as "VN-GOV". This function never fails.
 * @par Ownership Lives as long as the calendar.  @par Threads Any.  @since 0.1
 */
PARPLAN_API const char *parplan_calendar_id(const parplan_calendar *calendar);

/**
 * First and last day covered, and the last one whose year has a known decision. Outputs may be NULL.
 *
 * This function never fails.
 * @par Ownership Nothing is kept.  @par Threads Any.  @since 0.1
 */
PARPLAN_API void parplan_calendar_span(const parplan_calendar *calendar, parplan_date *first,
                                       parplan_date *last, parplan_date *confirmed_until);

/**
 * What a day is.
 *
 * @param[out] out  unchanged on failure; its name lives as long as the calendar
 * @return PARPLAN_OK, PARPLAN_E_RANGE (outside the calendar), PARPLAN_E_ARGUMENT
 * @par Ownership Nothing is kept.  @par Threads Any.  @since 0.1
 */
PARPLAN_API parplan_status parplan_calendar_day(const parplan_calendar *calendar,
                                                parplan_date date, parplan_day *out,
                                                parplan_error *err);

/**
 * Whether a day is worked.
 *
 * @return PARPLAN_OK, PARPLAN_E_RANGE (outside the calendar), PARPLAN_E_ARGUMENT
 * @par Ownership Nothing is kept.  @par Threads Any.  @since 0.1
 */
PARPLAN_API parplan_status parplan_calendar_is_working(const parplan_calendar *calendar,
                                                       parplan_date date, bool *out,
                                                       parplan_error *err);

/**
 * The day some working days away (D2a).
 *
 * @param[in]  days  n > 0: the n-th working day after @p date; n < 0: the |n|-th before it; 0: @p date itself if
 *                   worked, else the next working day
 * @param[out] out   unchanged on failure
 * @return PARPLAN_OK, PARPLAN_E_RANGE (start or end outside the calendar), PARPLAN_E_ARGUMENT
 * @par Ownership Nothing is kept.  @par Threads Any.  @since 0.1
 */
PARPLAN_API parplan_status parplan_calendar_add(const parplan_calendar *calendar,
                                                parplan_date date, int32_t days,
                                                parplan_date *out, parplan_error *err);

/**
 * Number of working days in (from, to]; the negative of the reverse where @p to is earlier (D2a).
 *
 * @return PARPLAN_OK, PARPLAN_E_RANGE (outside the calendar), PARPLAN_E_ARGUMENT
 * @par Ownership Nothing is kept.  @par Threads Any.  @since 0.1
 */
PARPLAN_API parplan_status parplan_calendar_count(const parplan_calendar *calendar,
                                                  parplan_date from, parplan_date to,
                                                  int32_t *out, parplan_error *err);

/**
 * Move a day that is not worked, by a convention; a working day stays (D3).
 *
 * The calendar ends with a year, so a modified roll turns back at its edge where a plain one fails.
 *
 * @return PARPLAN_OK, PARPLAN_E_RANGE (outside the calendar), PARPLAN_E_ARGUMENT
 * @par Ownership Nothing is kept.  @par Threads Any.  @since 0.1
 */
PARPLAN_API parplan_status parplan_calendar_roll(const parplan_calendar *calendar,
                                                 parplan_date date, parplan_roll roll,
                                                 parplan_date *out, parplan_error *err);

#ifdef __cplusplus
}
#endif

#endif
