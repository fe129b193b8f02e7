/* SPDX-License-Identifier: Apache-2.0 */
/* The canonical text of a calendar. */
#include "time/calendar.h"

#include <string.h>

#include "base/message.h"

static void add_field(parplan__buffer *out, const char *text)
{
    size_t size = strlen(text);
    bool quote =
        strpbrk(text, ",\"\r\n") != NULL || (size > 0 && (text[0] == ' ' || text[size - 1] == ' '));
    parplan__buffer_text(out, quote ? "\"" : "");
    for (; *text != '\0'; text++) {
        if (*text == '"')
            parplan__buffer_char(out, '"');
        parplan__buffer_char(out, *text);
    }
    parplan__buffer_text(out, quote ? "\"" : "");
}

static const char *status_of(parplan_certainty certainty)
{
    static const char *const names[] = {"confirmed", "rule_based", "announced", "uncertain_lunar"};
    return names[certainty];
}

static void add_day(parplan__buffer *out, parplan_date date, const parplan_day *day)
{
    static const char *const layers[] = {"none", "statute", "decision", "organisation", "user"};
    char text[PARPLAN_DATE_SIZE];
    bool off = day->kind == PARPLAN_DAY_REST || day->kind == PARPLAN_DAY_WEEKEND;
    const char *fields[] = {
        off ? "off" : "work",
        day->name.vi != NULL ? day->name.vi : "",
        day->name.en != NULL ? day->name.en : "",
        parplan_text_in(day->source, PARPLAN_LANG_VI),
        status_of(day->certainty),
        layers[day->layer],
    };
    parplan__buffer_text(out, parplan_date_format(date, PARPLAN_DATE_ISO, text));
    for (size_t i = 0; i < sizeof fields / sizeof fields[0]; i++) {
        parplan__buffer_char(out, ',');
        add_field(out, fields[i]);
    }
    parplan__buffer_char(out, '\n');
}

static void add_days(parplan__buffer *out, const parplan_calendar *calendar, parplan_date from,
                     parplan_date until)
{
    parplan__calendar_cursor cursor = {0};
    for (parplan_date date = from; date <= until; date++) {
        parplan_day day;
        date = parplan__calendar_next_special(calendar, date, &cursor);
        if (date > until)
            return;
        parplan__calendar_look(calendar, date, &cursor, &day);
        if (day.name.vi != NULL || day.name.en != NULL)
            add_day(out, date, &day);
    }
}

parplan_status parplan_calendar_write_csv(const parplan_calendar *calendar, parplan_date from,
                                          parplan_date until, char **text, size_t *size,
                                          parplan_error *err)
{
    if (calendar == NULL || text == NULL)
        return parplan__fail(err, PP_ARGUMENT,
                             PARPLAN__ARGS(calendar == NULL ? "calendar" : "text"));
    parplan_status status = parplan__calendar_check(calendar, from, err);
    if (status == PARPLAN_OK)
        status = parplan__calendar_check(calendar, until, err);
    if (status != PARPLAN_OK)
        return status;
    parplan__buffer out;
    parplan__buffer_init(&out, NULL);
    parplan__buffer_text(&out, "date,kind,name_vi,name_en,source,status,layer\n");
    add_days(&out, calendar, from, until);
    return parplan__buffer_give(&out, text, size, err);
}
