/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Writing RFC 5545. Nothing fails at once: lack of memory sets `failed` of the buffer, to be asked at the end.
 *
 *     parplan__ics w;
 *     parplan__ics_init(&w, &buffer, &options);
 *     parplan__ics_open(&w, lang, name);
 *     parplan__ics_event_open(&w, &event);
 *     parplan__ics_alarm(&w, 3, summary);
 *     parplan__ics_event_close(&w);
 *     parplan__ics_close(&w);
 */
#ifndef PARPLAN_LIB_TIME_ICS_H
#define PARPLAN_LIB_TIME_ICS_H

#include <parplan/ics.h>

#include "base/memory.h"

typedef struct parplan__ics {
    parplan__buffer *out;
    parplan__buffer line;
    parplan_date stamp;
    int32_t sequence;
} parplan__ics;

/* An event of one whole day. */
typedef struct parplan__ics_event {
    const char *uid; /* ASCII: see parplan__ics_uid_part() */
    parplan_date day;
    const char *summary;
    const char *description;
    const char *categories[3]; /* as many as are not NULL */
    bool tentative;
} parplan__ics_event;

/* The options a caller gave, or the error that names what is wrong with them. */
parplan_status parplan__ics_options_read(const parplan_ics_options *given, parplan_ics_options *out,
                                         parplan_error *err);

void parplan__ics_init(parplan__ics *w, parplan__buffer *out, parplan_date stamp, int32_t sequence);
void parplan__ics_open(parplan__ics *w, parplan_lang lang, const char *name);
void parplan__ics_event_open(parplan__ics *w, const parplan__ics_event *event);
/* A reminder at 08:00, so many days before the event of one day. */
void parplan__ics_alarm(parplan__ics *w, int32_t days, const char *text);
void parplan__ics_event_close(parplan__ics *w);
/* Ends the feed and releases what the writer holds. */
void parplan__ics_close(parplan__ics *w);

/* A line whose value is written as it is, or as TEXT: escaped. Both are folded. */
void parplan__ics_raw(parplan__ics *w, const char *name, const char *value);
void parplan__ics_text(parplan__ics *w, const char *name, const char *value);

/* Part of a UID: what is not a letter, digit, point, `-` or `_` of ASCII becomes %XX. */
void parplan__ics_uid_part(parplan__buffer *uid, const char *part);

#endif
