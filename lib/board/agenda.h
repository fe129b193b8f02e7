/* SPDX-License-Identifier: Apache-2.0 */
/* The agenda as it lies in memory, and what its files share. */
#ifndef PARPLAN_LIB_BOARD_AGENDA_H
#define PARPLAN_LIB_BOARD_AGENDA_H

#include <parplan/agenda.h>

#include "base/message.h"
#include "board/order.h"
#include "board/view.h"

typedef struct parplan__agenda_entry {
    parplan_agenda_item item;
    size_t rank; /* of its unit in the tree; those without a unit come last */
    size_t have; /* events so far … */
    size_t need; /* … of so many; 0 where one completion does it */
} parplan__agenda_entry;

/* A duty that has no items. */
typedef struct parplan__agenda_open {
    size_t duty;
    bool reading; /* its frequency is open; otherwise the text gives no day */
    parplan_text why;
} parplan__agenda_open;

struct parplan_agenda {
    parplan_allocator allocator;
    parplan__arena arena;
    parplan_plan *plan;
    parplan_calendar *calendar;
    parplan_date from, to, as_of;
    int32_t soon;
    parplan__unit_order order;
    parplan__agenda_entry *entries; /* sorted */
    size_t count, capacity;
    parplan__agenda_open *open; /* by id */
    size_t open_count;
    size_t
        *overdue_before; /* by unit, the last slot without one: overdue items due before `from` */
};

/* Why an instance is due on its day. */
typedef struct parplan__agenda_why {
    const char *clause;
    parplan_date named; /* the day the rule names */
    parplan_bound bound;
    parplan_roll roll;
    const parplan_due *due;
    const parplan_period *period; /* of a report, or NULL */
    parplan_interval window;
    const parplan_override *earlier; /* the day was asked for earlier, or NULL … */
    parplan_date replaced;           /* … in place of this one */
    const parplan_duty *repeated;    /* a frequency, count or coverage, or NULL */
} parplan__agenda_why;

/* The sentence in both languages, in the agenda's arena. */
parplan_status parplan__agenda_say_why(parplan_agenda *agenda, const parplan__agenda_why *why,
                                       parplan_text *out, parplan_error *err);

/* Fill in why a duty has no day. */
parplan_status parplan__agenda_say_open(parplan_agenda *agenda, parplan__agenda_open *open,
                                        parplan_error *err);

/* Find the items of all duties and tasks; entries are not sorted yet. */
parplan_status parplan__agenda_collect(parplan_agenda *agenda,
                                       const parplan_completions *completions, parplan_error *err);

/* What a view shows, of all units or of one. */
typedef struct parplan__agenda_counts {
    size_t items;
    size_t by_state[PARPLAN_ITEM_DONE_LATE + 1];
    size_t overdue_before;
    size_t tasks_without_day;
} parplan__agenda_counts;

void parplan__agenda_count_view(const parplan_agenda *agenda, size_t unit,
                                parplan__agenda_counts *out);
/* Whether the options name a range. */
parplan_status parplan__agenda_check_range(const parplan_plan *plan,
                                           const parplan_agenda_options *options,
                                           parplan_error *err);
/* "Đã xong". */
parplan_text parplan__agenda_state_text(parplan_item_state state);
/* Whether a who list concerns a unit; PARPLAN_NO_INDEX is concerned by all. */
bool parplan__agenda_concerns(const parplan_who *who, size_t unit);

#endif
