/* SPDX-License-Identifier: Apache-2.0 */
/* Collecting items: what is due once, and what each unit has done of it. */
#ifndef PARPLAN_LIB_BOARD_AGENDA_ITEMS_H
#define PARPLAN_LIB_BOARD_AGENDA_ITEMS_H

#include "board/agenda.h"

/* One thing done, as far as the agenda cares. */
typedef struct parplan__event {
    parplan_date date;
    const char *window;
    const char *key;
} parplan__event;

typedef struct parplan__collector {
    parplan_agenda *agenda;
    const parplan_completions *completions;
    parplan__event *events; /* of the duty or task and unit at hand, by day */
    size_t count, capacity;
    parplan_error *err;
} parplan__collector;

/* An instance of a duty or task, before it is given to units. */
typedef struct parplan__instance {
    parplan_agenda_item item;
    parplan__agenda_why why;
    bool said; /* why is a sentence already */
} parplan__instance;

/* What a unit has done of an instance. */
typedef struct parplan__progress {
    parplan_date done;
    size_t have, need;
} parplan__progress;

/*
 * Read what a unit has done of a duty or task up to as_of; what was done as a whole counts for every unit. Where
 * nobody in particular is asked (PARPLAN_NO_INDEX), what any unit has done counts.
 */
parplan_status parplan__load_events(parplan__collector *c, parplan_entity entity, size_t index,
                                    size_t unit);

/* One completion does it: the first one, of the window unless that is "". */
parplan__progress parplan__first_event(const parplan__collector *c, const char *window);
/* So many events between two days; the one that completes them is the day it was done. */
parplan__progress parplan__events_between(const parplan__collector *c, parplan_interval days,
                                          size_t need);
/* So many distinct forms of a count duty; later than its day is late. */
parplan__progress parplan__distinct_forms(const parplan__collector *c, const parplan_duty *duty);

/* Add the item of a unit, or of none; outside the range only what is overdue is counted. */
parplan_status parplan__add_item(parplan__collector *c, parplan__instance *in, size_t unit,
                                 parplan__progress progress);

#endif
