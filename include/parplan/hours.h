/* SPDX-License-Identifier: Apache-2.0 */
/**
 * @file hours.h
 * Office hours, and arithmetic in working minutes (D7).
 *
 * Hours lie on a calendar: a public holiday is closed whatever they say, and a make-up Saturday has hours of its
 * own. They are minute-exact: a moment is a day and a minute of it, seconds are dropped at both ends (D1).
 */
#ifndef PARPLAN_HOURS_H
#define PARPLAN_HOURS_H

#include <parplan/calendar.h>

#ifdef __cplusplus
extern "C" {
#endif

/** A minute of a civil day. */
typedef struct parplan_moment {
    parplan_date date;
    int32_t
        minute; /**< 0 to 1440, where 1440 is 24:00, the end of the day; -1 where only the day is known */
} parplan_moment;

/** Days a rule of hours holds for; several are joined with |. */
typedef enum parplan_hours_days {
    PARPLAN_HOURS_MONDAY = 1,
    PARPLAN_HOURS_TUESDAY = 2,
    PARPLAN_HOURS_WEDNESDAY = 4,
    PARPLAN_HOURS_THURSDAY = 8,
    PARPLAN_HOURS_FRIDAY = 16,
    PARPLAN_HOURS_SATURDAY = 32, /**< not a make-up Saturday */
    PARPLAN_HOURS_SUNDAY = 64,
    PARPLAN_HOURS_MAKEUP =
        128, /**< days worked in exchange for a day swapped off, whatever their weekday */
    PARPLAN_HOURS_WORKWEEK = 159 /**< Monday to Friday, and make-up days */
} parplan_hours_days;

/** An unbroken stretch of work, such as 07:30 to 11:30. */
typedef struct parplan_shift {
    int32_t from; /**< minute of the day, 0 to 1439 */
    int32_t to;   /**< minute at which it ends, after @c from, at most 1440 */
} parplan_shift;

/**
 * Hours of some days of the week, all year, in a season of every year, or in one range of dates.
 * Start from PARPLAN_HOURS_RULE_INIT.
 */
typedef struct parplan_hours_rule {
    uint32_t days;     /**< parplan_hours_days joined with |; 0 is an error */
    parplan_date from; /**< first day, or PARPLAN_DATE_NONE: since ever */
    parplan_date to;   /**< last day, inclusive, or PARPLAN_DATE_NONE: for ever */
    bool yearly; /**< only month and day of @c from and @c to count; the season may span New Year */
    const parplan_shift *shifts; /**< ascending, disjoint */
    size_t shift_count;          /**< 0: closed on these days */
} parplan_hours_rule;

#define PARPLAN_HOURS_RULE_INIT                                                                    \
    {                                                                                              \
        0, PARPLAN_DATE_NONE, PARPLAN_DATE_NONE, false, NULL, 0                                    \
    }

/** Hours of an office over the span of a calendar. Immutable and reference-counted. */
typedef struct parplan_hours parplan_hours;

/**
 * Hours from rules; of those that hold for a day, the last one counts.
 *
 * A day of weekly rest is open where a rule names its weekday (half Saturdays). Public holidays, their
 * substitutes and days swapped off are closed.
 *
 * @param[in]  calendar   says what each day is
 * @param[in]  rules      at most 254
 * @param[in]  count      how many
 * @param[in]  allocator  NULL: the C library's
 * @param[out] out        a reference; unchanged on failure
 * @param[out] err        NULL if not wanted; the message names the rule, from 1
 * @return PARPLAN_OK, PARPLAN_E_ARGUMENT (no days, shifts that overlap or leave the day, a range that ends before
 *         it starts), PARPLAN_E_INVALID (no day is ever open), PARPLAN_E_MEMORY
 * @par Ownership The rules are copied, the calendar gains a reference. The caller gives the hours back with
 *      parplan_hours_unref().
 * @par Threads Any.  @since 0.1
 */
PARPLAN_API parplan_status parplan_hours_new(parplan_calendar *calendar,
                                             const parplan_hours_rule *rules, size_t count,
                                             const parplan_allocator *allocator,
                                             parplan_hours **out, parplan_error *err);

/**
 * Hours from text: rules separated by `;`, each a range of days if wanted, days of the week, and shifts.
 *
 *     T2-T6,bù 07:30-11:30 13:00-17:00; T7 07:30-11:30
 *     Mo-Fr,makeup 07:30-11:30 13:00-17:00; 16/04..15/10 Mo-Fr,makeup 07:00-11:30 13:30-17:00
 *     Mo-Fr 08:00-12:00; 01/07/2025..31/07/2025 Fr closed
 *
 * Days are T2 to T7, CN and bù, or Mo to Su and makeup; a range of days without years recurs every year. Times
 * have four digits. At most 32 rules of 8 shifts.
 *
 * @param[in]  calendar  says what each day is
 * @param[in]  text      UTF-8, in NFC
 * @param[in]  size      bytes of it
 * @param[out] out       a reference; unchanged on failure
 * @param[out] err       NULL if not wanted; its column is where the text is wrong
 * @return PARPLAN_OK, PARPLAN_E_PARSE, and what parplan_hours_new() returns
 * @par Ownership As parplan_hours_new().  @par Threads Any.  @since 0.1
 */
PARPLAN_API parplan_status parplan_hours_parse(parplan_calendar *calendar, const char *text,
                                               size_t size, parplan_hours **out,
                                               parplan_error *err);

/**
 * One more reference. This function never fails.
 *
 * @return @p hours
 * @par Ownership Every reference is given back with parplan_hours_unref().  @par Threads Any.  @since 0.1
 */
PARPLAN_API parplan_hours *parplan_hours_ref(parplan_hours *hours);

/**
 * Give a reference back. This function never fails; NULL is fine.
 * @par Ownership The last one releases the hours.  @par Threads Any.  @since 0.1
 */
PARPLAN_API void parplan_hours_unref(parplan_hours *hours);

/**
 * The calendar the hours lie on. This function never fails.
 * @par Ownership Lives as long as the hours.  @par Threads Any.  @since 0.1
 */
PARPLAN_API const parplan_calendar *parplan_hours_calendar(const parplan_hours *hours);

/**
 * Shifts of a day.
 *
 * @param[out] shifts  the first shift, NULL where the day is closed; unchanged on failure
 * @param[out] count   how many; unchanged on failure
 * @return PARPLAN_OK, PARPLAN_E_RANGE (outside the calendar), PARPLAN_E_ARGUMENT
 * @par Ownership The shifts live as long as the hours.  @par Threads Any.  @since 0.1
 */
PARPLAN_API parplan_status parplan_hours_of_day(const parplan_hours *hours, parplan_date date,
                                                const parplan_shift **shifts, size_t *count,
                                                parplan_error *err);

/**
 * The moment itself where the office is open in the minute that it starts, else the next opening (D7).
 *
 * @param[in]  at   with its minute; 11:30 is no longer in a shift that ends at 11:30
 * @param[out] out  unchanged on failure
 * @return PARPLAN_OK, PARPLAN_E_RANGE (outside the calendar, or no opening before its end), PARPLAN_E_ARGUMENT
 * @par Ownership Nothing is kept.  @par Threads Any.  @since 0.1
 */
PARPLAN_API parplan_status parplan_hours_next(const parplan_hours *hours, parplan_moment at,
                                              parplan_moment *out, parplan_error *err);

/**
 * The moment at which so many working minutes have passed.
 *
 * It is the end of the last minute, so 4 hours from 07:30 with a shift to 11:30 end at 11:30, not at 13:00.
 *
 * @param[in]  from     with its minute; outside hours the count starts at the next opening
 * @param[in]  minutes  0 or more; 0 gives parplan_hours_next()
 * @param[out] out      unchanged on failure
 * @return PARPLAN_OK, PARPLAN_E_RANGE (outside the calendar), PARPLAN_E_ARGUMENT
 * @par Ownership Nothing is kept.  @par Threads Any.  @since 0.1
 */
PARPLAN_API parplan_status parplan_hours_add(const parplan_hours *hours, parplan_moment from,
                                             int64_t minutes, parplan_moment *out,
                                             parplan_error *err);

/**
 * Working minutes between two moments; the negative of the reverse where @p to is earlier.
 *
 * @return PARPLAN_OK, PARPLAN_E_RANGE (outside the calendar), PARPLAN_E_ARGUMENT
 * @par Ownership Nothing is kept.  @par Threads Any.  @since 0.1
 */
PARPLAN_API parplan_status parplan_hours_count(const parplan_hours *hours, parplan_moment from,
                                               parplan_moment to, int64_t *out, parplan_error *err);

#ifdef __cplusplus
}
#endif

#endif
