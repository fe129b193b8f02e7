/* SPDX-License-Identifier: Apache-2.0 */
#include "time/ics.h"

#include <string.h>

#include "base/message.h"
#include "base/sized.h"
#include "base/text.h"
#include "time/date.h"

enum { LINE_BYTES = 75, REMIND_HOUR = 8 };

parplan_status parplan__ics_options_read(const parplan_ics_options *given, parplan_ics_options *out,
                                         parplan_error *err)
{
    *out = (parplan_ics_options)PARPLAN_ICS_OPTIONS_INIT;
    if (given == NULL)
        return PARPLAN_OK;
    parplan_status status = parplan__sized_check(given, sizeof *given, "options", err);
    if (status != PARPLAN_OK)
        return status;
    *out = *given;
    bool day = out->stamp == PARPLAN_DATE_NONE || parplan__date_valid(out->stamp);
    if (!day || out->sequence < 0)
        return parplan__fail(err, PP_ARGUMENT, PARPLAN__ARGS(day ? "sequence" : "stamp"));
    return PARPLAN_OK;
}

/* Lines */

/* The line at hand, folded: a line goes on behind a CRLF and a blank, and never within a character. */
static void end_line(parplan__ics *w)
{
    const char *at = w->line.data;
    size_t left = w->line.size, room = LINE_BYTES;
    while (left > room) {
        size_t cut = parplan__utf8_cut(at, room);
        parplan__buffer_add(w->out, at, cut);
        parplan__buffer_text(w->out, "\r\n ");
        at += cut;
        left -= cut;
        room = LINE_BYTES - 1;
    }
    parplan__buffer_add(w->out, at, left);
    parplan__buffer_text(w->out, "\r\n");
    w->out->failed = w->out->failed || w->line.failed;
    w->line.size = 0;
}

static void start_line(parplan__ics *w, const char *name)
{
    parplan__buffer_text(&w->line, name);
    parplan__buffer_char(&w->line, ':');
}

void parplan__ics_raw(parplan__ics *w, const char *name, const char *value)
{
    start_line(w, name);
    parplan__buffer_text(&w->line, value);
    end_line(w);
}

/* RFC 5545, 3.3.11: other control characters than a tab and the end of a line cannot be written. */
static void add_escaped(parplan__buffer *line, const char *value)
{
    for (; *value != '\0'; value++) {
        unsigned char c = (unsigned char)*value;
        if (c == '\n') {
            parplan__buffer_text(line, "\\n");
            continue;
        }
        if ((c < 0x20 && c != '\t') || c == 0x7F)
            continue;
        if (c == '\\' || c == ';' || c == ',')
            parplan__buffer_char(line, '\\');
        parplan__buffer_char(line, *value);
    }
}

void parplan__ics_text(parplan__ics *w, const char *name, const char *value)
{
    start_line(w, name);
    add_escaped(&w->line, value);
    end_line(w);
}

/* 20240305 and what follows it. */
static void add_day(parplan__ics *w, const char *name, parplan_date date, const char *behind)
{
    char iso[PARPLAN_DATE_SIZE], text[32];
    parplan_date_format(date, PARPLAN_DATE_ISO, iso);
    memcpy(text, iso, 4);
    memcpy(text + 4, iso + 5, 2);
    memcpy(text + 6, iso + 8, 2);
    memcpy(text + 8, behind, strlen(behind) + 1);
    parplan__ics_raw(w, name, text);
}

void parplan__ics_uid_part(parplan__buffer *uid, const char *part)
{
    static const char hex[] = "0123456789ABCDEF";
    static const char plain[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.-_";
    for (; *part != '\0'; part++) {
        unsigned char c = (unsigned char)*part;
        if (strchr(plain, c) != NULL) {
            parplan__buffer_char(uid, *part);
            continue;
        }
        parplan__buffer_char(uid, '%');
        parplan__buffer_char(uid, hex[c >> 4]);
        parplan__buffer_char(uid, hex[c & 15]);
    }
}

/* Components */

void parplan__ics_init(parplan__ics *w, parplan__buffer *out, parplan_date stamp, int32_t sequence)
{
    *w = (parplan__ics){.out = out, .stamp = stamp, .sequence = sequence};
    parplan__buffer_init(&w->line, &out->allocator);
}

/* A feed needs a component, and one without events would have none: so it says which clock it keeps. */
static void add_time_zone(parplan__ics *w)
{
    static const char *const lines[][2] = {
        {"BEGIN", "VTIMEZONE"},    {"TZID", "Asia/Ho_Chi_Minh"},
        {"BEGIN", "STANDARD"},     {"DTSTART", "19750613T000000"},
        {"TZOFFSETFROM", "+0700"}, {"TZOFFSETTO", "+0700"},
        {"TZNAME", "+07"},         {"END", "STANDARD"},
        {"END", "VTIMEZONE"},
    };
    for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++)
        parplan__ics_raw(w, lines[i][0], lines[i][1]);
}

void parplan__ics_open(parplan__ics *w, parplan_lang lang, const char *name)
{
    parplan__ics_raw(w, "BEGIN", "VCALENDAR");
    parplan__ics_raw(w, "VERSION", "2.0");
    start_line(w, "PRODID");
    parplan__buffer_text(&w->line, "-//parplan//parplan ");
    parplan__buffer_text(&w->line, parplan_version());
    parplan__buffer_text(&w->line, lang == PARPLAN_LANG_EN ? "//EN" : "//VI");
    end_line(w);
    parplan__ics_raw(w, "CALSCALE", "GREGORIAN");
    parplan__ics_text(w, "NAME", name); /* RFC 7986 */
    parplan__ics_text(w, "X-WR-CALNAME", name);
    parplan__ics_raw(w, "X-WR-TIMEZONE", "Asia/Ho_Chi_Minh");
    add_time_zone(w);
}

void parplan__ics_event_open(parplan__ics *w, const parplan__ics_event *event)
{
    enum { MOST = sizeof event->categories / sizeof event->categories[0] };
    parplan__ics_raw(w, "BEGIN", "VEVENT");
    parplan__ics_text(w, "UID", event->uid);
    add_day(w, "DTSTAMP", w->stamp, "T000000Z");
    parplan__ics_raw(w, "SEQUENCE", PARPLAN__INT(w->sequence));
    add_day(w, "DTSTART;VALUE=DATE", event->day, "");
    add_day(w, "DTEND;VALUE=DATE", event->day + 1, "");
    parplan__ics_text(w, "SUMMARY", event->summary);
    if (*event->description != '\0')
        parplan__ics_text(w, "DESCRIPTION", event->description);
    for (size_t i = 0; i < MOST; i++) {
        if (event->categories[i] != NULL)
            parplan__ics_text(w, "CATEGORIES", event->categories[i]);
    }
    parplan__ics_raw(w, "STATUS", event->tentative ? "TENTATIVE" : "CONFIRMED");
    parplan__ics_raw(w, "TRANSP", "TRANSPARENT"); /* a day, not an appointment: it blocks no time */
}

/* A trigger counts back from 00:00 of the event's day, by the clock of whoever reads it. */
void parplan__ics_alarm(parplan__ics *w, int32_t days, const char *text)
{
    parplan__ics_raw(w, "BEGIN", "VALARM");
    parplan__ics_raw(w, "ACTION", "DISPLAY");
    start_line(w, "TRIGGER");
    parplan__buffer_text(&w->line, "-P");
    if (days > 1) {
        parplan__buffer_int(&w->line, days - 1);
        parplan__buffer_char(&w->line, 'D');
    }
    parplan__buffer_char(&w->line, 'T');
    parplan__buffer_int(&w->line, 24 - REMIND_HOUR);
    parplan__buffer_char(&w->line, 'H');
    end_line(w);
    parplan__ics_text(w, "DESCRIPTION", text);
    parplan__ics_raw(w, "END", "VALARM");
}

void parplan__ics_event_close(parplan__ics *w)
{
    parplan__ics_raw(w, "END", "VEVENT");
}

void parplan__ics_close(parplan__ics *w)
{
    parplan__ics_raw(w, "END", "VCALENDAR");
    parplan__buffer_dispose(&w->line);
}
