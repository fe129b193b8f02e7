/* SPDX-License-Identifier: Apache-2.0 */
/* The hours of an office, for the tests of terms that run in them. */
#ifndef PARPLAN_TESTS_TIME_OFFICE_H
#define PARPLAN_TESTS_TIME_OFFICE_H

#include "time/vn_gov.h"

#include <parplan/term.h>

static parplan_hours *office;

static inline int open_office(void **state)
{
    static const char text[] = "T2-T6,bù 07:30-11:30 13:00-17:00";
    return open_calendar(state) || parplan_hours_parse(vn, text, sizeof text - 1, &office, NULL);
}

static inline int close_office(void **state)
{
    parplan_hours_unref(office);
    return close_calendar(state);
}

static inline parplan_term term_of(int32_t count, parplan_term_unit unit)
{
    parplan_term term = PARPLAN_TERM_INIT;
    term.count = count;
    term.unit = unit;
    term.hours = office;
    return term;
}

#endif
