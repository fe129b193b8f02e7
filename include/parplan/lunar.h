/* SPDX-License-Identifier: Apache-2.0 */
/**
 * @file lunar.h
 * The lunar calendar of Viet Nam, lunar years 1900 to 2199: 31/01/1900 to 14/02/2200.
 *
 * It follows the clock of UTC+07:00 since 1968 and the Chinese calendar before; between 1968 and 1975 it is the
 * one of the North. It is a table: nothing is computed from the positions of Sun and Moon at run time.
 */
#ifndef PARPLAN_LUNAR_H
#define PARPLAN_LUNAR_H

#include <parplan/date.h>

#ifdef __cplusplus
extern "C" {
#endif

/** A day of the lunar calendar. */
typedef struct parplan_lunar {
    int32_t year;  /**< 1900 to 2199; it starts with Tết, in January or February */
    int32_t month; /**< 1 to 12 */
    int32_t day;   /**< 1 to 29 or 30 */
    bool leap;     /**< the second of two months with this number ("tháng nhuận") */
    bool
        uncertain; /**< the new moon falls within minutes of midnight: the month may begin a day off */
} parplan_lunar;

/** Bytes that hold any name of a lunar year and its NUL. */
#define PARPLAN_LUNAR_NAME_SIZE 16

/**
 * The lunar day of a civil day.
 *
 * @param[out] out  unchanged on failure
 * @param[out] err  NULL if not wanted
 * @return PARPLAN_OK, PARPLAN_E_RANGE (outside 31/01/1900 to 14/02/2200), PARPLAN_E_ARGUMENT
 * @par Ownership Nothing is kept.  @par Threads Any.  @since 0.1
 */
PARPLAN_API parplan_status parplan_lunar_from_date(parplan_date date, parplan_lunar *out,
                                                   parplan_error *err);

/**
 * The civil day of a lunar day.
 *
 * @param[in]  year   1900 to 2199
 * @param[in]  month  1 to 12
 * @param[in]  day    1 to the length of the month, 29 or 30
 * @param[in]  leap   the leap month of that number, not the ordinary one
 * @param[out] out    unchanged on failure
 * @param[out] err    NULL if not wanted; the message names what is out of range
 * @return PARPLAN_OK, PARPLAN_E_RANGE (no such year, month, leap month or day), PARPLAN_E_ARGUMENT
 * @par Ownership Nothing is kept.  @par Threads Any.  @since 0.1
 */
PARPLAN_API parplan_status parplan_lunar_to_date(int32_t year, int32_t month, int32_t day,
                                                 bool leap, parplan_date *out, parplan_error *err);

/**
 * Read a lunar day as people write it: `15/8/2025`, `2025-08-15`; the ordinary month of that number.
 *
 * Only its shape is checked: parplan_lunar_to_date() knows which days there are.
 *
 * @param[in]  text  bytes of the day
 * @param[in]  size  how many
 * @param[out] out   leap and uncertain are false; unchanged on failure
 * @param[out] err   NULL if not wanted
 * @return PARPLAN_OK, PARPLAN_E_PARSE (another shape), PARPLAN_E_ARGUMENT
 * @par Ownership Nothing is kept.  @par Threads Any.  @since 0.1
 */
PARPLAN_API parplan_status parplan_lunar_parse(const char *text, size_t size, parplan_lunar *out,
                                               parplan_error *err);

/**
 * Number of the leap month of a lunar year, or 0 where it has none.
 *
 * This function never fails; years outside 1900 to 2199 have none.
 * @par Ownership Nothing is kept.  @par Threads Any.  @since 0.1
 */
PARPLAN_API int32_t parplan_lunar_leap_month(int32_t year);

/**
 * Name of a lunar year in the cycle of sixty ("can chi"): 2024 is "Giáp Thìn".
 *
 * This function never fails; any year has a name.
 * @param[out] buffer  PARPLAN_LUNAR_NAME_SIZE bytes
 * @return @p buffer
 * @par Ownership Nothing is kept.  @par Threads Any.  @since 0.1
 */
PARPLAN_API char *parplan_lunar_year_name(int32_t year, char *buffer);

#ifdef __cplusplus
}
#endif

#endif
