/* SPDX-License-Identifier: Apache-2.0 */
/* Counting months, with what happened at their ends. */
#ifndef PARPLAN_LIB_TIME_MONTH_H
#define PARPLAN_LIB_TIME_MONTH_H

#include <parplan/date.h>

typedef enum parplan__month_step {
    PARPLAN__MONTH_SAME_DAY = 0,
    PARPLAN__MONTH_LACKS_DAY = 1, /* its last day instead */
    PARPLAN__MONTH_KEPT_END = 2,  /* from a last day to a last day, with another number */
    PARPLAN__MONTH_OUTSIDE = 3    /* years 1 to 9999; *out is unchanged */
} parplan__month_step;

/* keep_end: the last day of a month corresponds to the last day of every month. */
parplan__month_step parplan__month_later(parplan_date date, int64_t months, bool keep_end,
                                         parplan_date *out);

#endif
