/* SPDX-License-Identifier: Apache-2.0 */
/* The calendar of state bodies, for the tests that need one calendar. */
#ifndef PARPLAN_TESTS_TIME_VN_GOV_H
#define PARPLAN_TESTS_TIME_VN_GOV_H

#include "time/days.h"

#include <parplan/calendar.h>

static parplan_calendar *vn;

static inline int open_calendar(void **state)
{
    (void)state;
    return parplan_calendar_builtin("VN-GOV", &vn, NULL);
}

static inline int close_calendar(void **state)
{
    (void)state;
    parplan_calendar_unref(vn);
    return 0;
}

#endif
