/* SPDX-License-Identifier: Apache-2.0 */
/* What a calendar is made of, for the files of time that build, ask and compare calendars. */
#ifndef PARPLAN_LIB_TIME_CALENDAR_H
#define PARPLAN_LIB_TIME_CALENDAR_H

#include <parplan/calendar.h>

#include <stdatomic.h>

#include "base/memory.h"
#include "time/statute.h"

/* What a decision or a layer says of one day. */
typedef struct parplan__calendar_row {
    parplan_date date;
    bool off;
    parplan_certainty certainty; /* ANNOUNCED says a name and changes nothing else */
    parplan_layer layer;
    parplan_text name, source;
    int64_t line; /* in the file being read; 0 before and after */
} parplan__calendar_row;

typedef enum parplan__origin {
    PARPLAN__ORIGIN_BUILTIN, /* the statute, with rows of decisions */
    PARPLAN__ORIGIN_LAYERED, /* rows of organisations and users upon `below` */
    PARPLAN__ORIGIN_COMBINED /* of `below` and `other` */
} parplan__origin;

/* Every calendar spans the years of the statute, so that any two have the same days. */
struct parplan_calendar {
    const char *id;
    parplan_date first, last;
    parplan_date confirmed_from, confirmed_until;
    uint32_t days, working;
    const uint16_t *rank, *rests; /* table.h */

    parplan__origin origin;
    bool civil_servants;               /* built in: their weekly rest has a source of its own */
    const parplan__calendar_row *rows; /* by date, then by layer */
    size_t row_count;
    const parplan_calendar *below, *other; /* what days are asked of */
    parplan_combine combine;

    /* Built-in calendars are constants: no references, no memory. */
    parplan__arena arena;
    parplan_calendar *kept[2]; /* whose rows or texts are used */
    atomic_size_t references;
};

/* Position of a day; one at or past calendar->days lies outside. */
static inline uint32_t parplan__calendar_position(const parplan_calendar *calendar,
                                                  parplan_date date)
{
    return (uint32_t)date - (uint32_t)calendar->first;
}

static inline bool parplan__calendar_works(const parplan_calendar *calendar, uint32_t at)
{
    return calendar->rank[at + 1] > calendar->rank[at];
}

/* PARPLAN_E_RANGE for a day outside. */
parplan_status parplan__calendar_check(const parplan_calendar *calendar, parplan_date date,
                                       parplan_error *err);

/* The statute of the year asked of last: most questions in a row are about one year. */
typedef struct parplan__calendar_cursor {
    parplan__statute statute;
} parplan__calendar_cursor;

/* What is known of a day of the calendar. A cursor starts with the year 0. */
void parplan__calendar_look(const parplan_calendar *calendar, parplan_date date,
                            parplan__calendar_cursor *cursor, parplan_day *out);
/* The first day from a date on that may not be as its weekday is; past the last day where there is none. */
parplan_date parplan__calendar_next_special(const parplan_calendar *calendar, parplan_date date,
                                            parplan__calendar_cursor *cursor);

/*
 * A calendar to be filled, with its first reference: span and horizon as those of `like`, a reference to `kept`, and
 * to `other`, without which it is a layered one. NULL when there is no memory.
 */
parplan_calendar *parplan__calendar_new(const parplan_allocator *allocator, const char *id,
                                        const parplan_calendar *like, const parplan_calendar *kept,
                                        const parplan_calendar *other);
/* Compile its tables from marks, one byte for each day: 1 worked, 0 not. */
parplan_status parplan__calendar_compile(parplan_calendar *calendar, const uint8_t *worked,
                                         parplan_error *err);

#endif
