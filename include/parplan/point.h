/* SPDX-License-Identifier: Apache-2.0 */
/**
 * @file point.h
 * Days that the law knows by name: beginning, middle and end of a month or a year (D13).
 */
#ifndef PARPLAN_POINT_H
#define PARPLAN_POINT_H

#include <parplan/date.h>

#ifdef __cplusplus
extern "C" {
#endif

/** A point of a month or a year (Civil Code 2015, art. 146). */
typedef enum parplan_point {
    PARPLAN_POINT_UNSET = 0,        /**< an error wherever a point is used */
    PARPLAN_POINT_MONTH_START = 1,  /**< "đầu tháng": the 1st */
    PARPLAN_POINT_MONTH_MIDDLE = 2, /**< "giữa tháng": the 15th */
    PARPLAN_POINT_MONTH_END = 3,    /**< "cuối tháng": the last day */
    PARPLAN_POINT_YEAR_START = 4,   /**< "đầu năm": 1 January */
    PARPLAN_POINT_YEAR_MIDDLE = 5,  /**< "giữa năm": 30 June */
    PARPLAN_POINT_YEAR_END = 6      /**< "cuối năm": 31 December */
} parplan_point;

/**
 * The day a name means.
 *
 * @param[in]  point  which
 * @param[in]  year   1 to 9999
 * @param[in]  month  1 to 12; not looked at for a point of the year
 * @param[out] out    unchanged on failure
 * @param[out] err    NULL if not wanted
 * @return PARPLAN_OK, PARPLAN_E_RANGE (no such year or month), PARPLAN_E_ARGUMENT (no point)
 * @par Ownership Nothing is kept.  @par Threads Any.  @since 0.1
 * @par Source Civil Code 2015, art. 146
 */
PARPLAN_API parplan_status parplan_point_date(parplan_point point, int32_t year, int32_t month,
                                              parplan_date *out, parplan_error *err);

#ifdef __cplusplus
}
#endif

#endif
