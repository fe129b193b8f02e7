/* SPDX-License-Identifier: Apache-2.0 */
/* Terms in two steps, for many rows of one term: what holds whatever the event, and the event. */
#ifndef PARPLAN_LIB_TIME_TERM_H
#define PARPLAN_LIB_TIME_TERM_H

#include <parplan/term.h>

/* A stretch of days that are all CONFIRMED, and whether the days beside it are known not to be. */
typedef struct parplan__sure_part {
    parplan_date first; /* empty where last < first */
    parplan_date last;
    bool ends_first;
    bool ends_last;
} parplan__sure_part;

/*
 * What is known of certainties, so that many neighbouring questions look at each day once. There are
 * two stretches because a single announced day parts the confirmed years.
 */
typedef struct parplan__sure {
    parplan__sure_part part[2];
} parplan__sure;

#define PARPLAN__SURE_NOTHING                                                                      \
    {                                                                                              \
        {                                                                                          \
            {1, 0, false, false},                                                                  \
            {                                                                                      \
                1, 0, false, false                                                                 \
            }                                                                                      \
        }                                                                                          \
    }

/*
 * Worst certainty of the days from first to last, either way round. A single question has no sure
 * (NULL). Days outside the calendar are not asked about: whoever counted them has failed before.
 */
parplan_certainty parplan__certainty_of(const parplan_calendar *calendar, parplan_date first,
                                        parplan_date last, parplan__sure *sure);

/* Whether a term can be counted at all. */
parplan_status parplan__term_check(const parplan_calendar *calendar, const parplan_term *term,
                                   parplan_error *err);

/* The term of a checked kind from an event; struct_size of *out is not touched, the rest is set. */
parplan_status parplan__term_count(const parplan_calendar *calendar, parplan_moment from,
                                   const parplan_term *term, parplan__sure *sure,
                                   parplan_deadline *out, parplan_error *err);

#endif
