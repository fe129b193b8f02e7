/* SPDX-License-Identifier: Apache-2.0 */
#include <parplan/point.h>

#include "base/message.h"
#include "time/date.h"

parplan_status parplan_point_date(parplan_point point, int32_t year, int32_t month,
                                  parplan_date *out, parplan_error *err)
{
    switch (point) {
    case PARPLAN_POINT_MONTH_START:
        return parplan_date_make(year, month, 1, out, err);
    case PARPLAN_POINT_MONTH_MIDDLE:
        return parplan_date_make(year, month, 15, out, err);
    case PARPLAN_POINT_MONTH_END: /* the day is looked at only once year and month exist */
        return parplan_date_make(
            year, month, month >= 1 && month <= 12 ? parplan__month_length(year, month) : 31, out,
            err);
    case PARPLAN_POINT_YEAR_START:
        return parplan_date_make(year, 1, 1, out, err);
    case PARPLAN_POINT_YEAR_MIDDLE:
        return parplan_date_make(year, 6, 30, out, err);
    case PARPLAN_POINT_YEAR_END:
        return parplan_date_make(year, 12, 31, out, err);
    case PARPLAN_POINT_UNSET:
        break;
    }
    return parplan__fail(err, PP_ARGUMENT, PARPLAN__ARGS("point"));
}
