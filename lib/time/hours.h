/* SPDX-License-Identifier: Apache-2.0 */
/* Working minutes by their number, for terms. */
#ifndef PARPLAN_LIB_TIME_HOURS_H
#define PARPLAN_LIB_TIME_HOURS_H

#include <parplan/hours.h>

enum { PARPLAN__DAY_MINUTES = 1440 };

/* A day, and a minute that is given. */
bool parplan__moment_exact(parplan_moment moment);

/* Working minutes from the first day of the calendar up to a moment; false outside the calendar. */
bool parplan__hours_position(const parplan_hours *hours, parplan_moment at, int64_t *out);

/* The moment at which so many working minutes, at least 1, have passed; false where there are fewer. */
bool parplan__hours_passed(const parplan_hours *hours, int64_t minutes, parplan_moment *out);

/* The errors of a moment outside, and of a count that leads there. */
parplan_status parplan__hours_outside(const parplan_hours *hours, parplan_moment at,
                                      parplan_error *err);
parplan_status parplan__hours_left(const parplan_hours *hours, parplan_moment from, int64_t minutes,
                                   parplan_error *err);

#endif
