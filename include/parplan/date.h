/* SPDX-License-Identifier: Apache-2.0 */
/**
 * @file date.h
 * Civil days (D1), and moments as far as "on which day was it?" needs them.
 *
 * Viet Nam keeps UTC+07:00 all year. A day runs from 00:00 to 24:00 of that clock.
 */
#ifndef PARPLAN_DATE_H
#define PARPLAN_DATE_H

#include <parplan/base.h>

#ifdef __cplusplus
extern "C" {
#endif

/** A civil day: days since 1970-01-01, in the proleptic Gregorian calendar, years 1 to 9999. */
typedef int32_t parplan_date;

/** No day. */
#define PARPLAN_DATE_NONE INT32_MIN

/** Bytes that hold any printed date and its NUL. */
#define PARPLAN_DATE_SIZE 12

/** How a date is written. */
typedef enum parplan_date_style {
    PARPLAN_DATE_ISO = 0, /**< 2024-03-05 */
    PARPLAN_DATE_DMY = 1  /**< 05/03/2024 */
} parplan_date_style;

/**
 * The day with a year, month and day of month.
 *
 * @param[in]  year   1 to 9999
 * @param[in]  month  1 to 12
 * @param[in]  day    1 to the length of the month
 * @param[out] out    unchanged on failure
 * @param[out] err    NULL if not wanted; the message names what is out of range
 * @return PARPLAN_OK, PARPLAN_E_RANGE (no such day), PARPLAN_E_ARGUMENT
 * @par Ownership Nothing is kept.  @par Threads Any.  @since 0.1
 */
PARPLAN_API parplan_status parplan_date_make(int32_t year, int32_t month, int32_t day,
                                             parplan_date *out, parplan_error *err);

/**
 * Year, month and day of month of a day; an output may be NULL.
 *
 * This function never fails for days that parplan_date_make() can give.
 * @par Ownership Nothing is kept.  @par Threads Any.  @since 0.1
 */
PARPLAN_API void parplan_date_split(parplan_date date, int32_t *year, int32_t *month, int32_t *day);

/**
 * Day of the week: 1 Monday to 7 Sunday (ISO 8601).
 *
 * This function never fails.
 * @par Ownership Nothing is kept.  @par Threads Any.  @since 0.1
 */
PARPLAN_API int parplan_date_weekday(parplan_date date);

/**
 * Read `2024-03-05`, `05/03/2024` or `5/3/2024`.
 *
 * The day always comes first between slashes; years have four digits; nothing may surround the date.
 *
 * @param[in]  text  bytes of the date
 * @param[in]  size  how many
 * @param[out] out   unchanged on failure
 * @param[out] err   NULL if not wanted
 * @return PARPLAN_OK, PARPLAN_E_PARSE (another shape), PARPLAN_E_RANGE (31/02), PARPLAN_E_ARGUMENT
 * @par Ownership Nothing is kept.  @par Threads Any.  @since 0.1
 */
PARPLAN_API parplan_status parplan_date_parse(const char *text, size_t size, parplan_date *out,
                                              parplan_error *err);

/**
 * Read a date, or a moment such as `2024-03-04 23:59`, `04/03/2024T23:59:59+07:00` or `2024-03-04T16:59Z`.
 *
 * Hours, minutes and seconds have two digits. A moment without an offset is one of Viet Nam's clock; offsets
 * run from -14:00 to +14:00. `24:00` is the end of the day it is written with, not the start of the next (D2).
 *
 * @param[in]  text    bytes of the moment
 * @param[in]  size    how many
 * @param[out] date    civil day in Viet Nam (UTC+07:00) on which the moment falls
 * @param[out] second  second of that day: 0 to 86,399, 86,400 for 24:00 of Viet Nam's clock, or -1 where only a
 *                     date is written; NULL if not wanted
 * @param[out] err     NULL if not wanted
 * @return PARPLAN_OK, PARPLAN_E_PARSE, PARPLAN_E_RANGE (25:00, 31/02), PARPLAN_E_ARGUMENT
 * @par Ownership Nothing is kept.  @par Threads Any.  @since 0.1
 */
PARPLAN_API parplan_status parplan_moment_parse(const char *text, size_t size, parplan_date *date,
                                                int32_t *second, parplan_error *err);

/**
 * Print a day.
 *
 * This function never fails; PARPLAN_DATE_NONE and days out of range print as "".
 * @param[out] buffer  PARPLAN_DATE_SIZE bytes
 * @return @p buffer
 * @par Ownership Nothing is kept.  @par Threads Any.  @since 0.1
 */
PARPLAN_API char *parplan_date_format(parplan_date date, parplan_date_style style, char *buffer);

/**
 * The day some months later, on the same day of the month or, where that does not exist, the last one
 * (Civil Code 2015, art. 148.3: 31 January + 1 month = 29 February 2024).
 *
 * @param[in]  months  may be negative
 * @return PARPLAN_OK, PARPLAN_E_RANGE (outside years 1 to 9999), PARPLAN_E_ARGUMENT
 * @par Ownership Nothing is kept.  @par Threads Any.  @since 0.1
 */
PARPLAN_API parplan_status parplan_date_add_months(parplan_date date, int32_t months,
                                                   parplan_date *out, parplan_error *err);

#ifdef __cplusplus
}
#endif

#endif
