/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Terms, start rules and office hours, one a line, from a moment on the first line: whatever is read prints as it was
 * read, counts without leaving the calendar, and hours give back the minutes they take.
 */
#include "fuzz.h"

#include <string.h>

#include <parplan/term.h>

typedef struct line {
    const char *text;
    size_t size;
} line;

static line next_line(const char **at, size_t *left)
{
    const char *end = *left > 0 ? memchr(*at, '\n', *left) : NULL;
    line out = {*at, end != NULL ? (size_t)(end - *at) : *left};
    size_t used = out.size + (end != NULL);
    *at += used;
    *left -= used;
    return out;
}

static parplan_moment read_moment(line l)
{
    parplan_moment out = {19787, 600};
    int32_t second;
    if (parplan_moment_parse(l.text, l.size, &out.date, &second, NULL) == PARPLAN_OK)
        out.minute = second < 0 ? -1 : second / 60;
    return out;
}

static void check_round_trip(const parplan_term *term)
{
    char buffer[PARPLAN_TERM_SIZE];
    for (int lang = PARPLAN_LANG_VI; lang <= PARPLAN_LANG_EN; lang++) {
        parplan_term again = PARPLAN_TERM_INIT;
        parplan_term_format(term, (parplan_lang)lang, buffer);
        size_t size = strlen(buffer);
        PROMISE(size > 0 && size < sizeof buffer);
        parplan_status status = parplan_term_parse(buffer, size, &again, NULL);
        PROMISE(status == PARPLAN_E_RANGE || /* 999,999 quarters are more months than can be read */
                (status == PARPLAN_OK && again.count == term->count && again.unit == term->unit));
    }
}

static void check_due(const parplan_calendar *calendar, parplan_moment from, parplan_term term)
{
    for (int roll = PARPLAN_ROLL_NONE; roll <= PARPLAN_ROLL_MODIFIED_PREVIOUS; roll++) {
        parplan_deadline due = PARPLAN_DEADLINE_INIT;
        parplan_error err = PARPLAN_ERROR_INIT;
        term.roll = (parplan_roll)roll;
        if (parplan_term_due(calendar, from, &term, &due, &err) != PARPLAN_OK) {
            PROMISE(err.message[0] != '\0' && due.due.raw == PARPLAN_DATE_NONE);
            continue;
        }
        PROMISE(due.minute >= 0 && due.minute <= 1440 && due.rules != 0);
        PROMISE(term.count <= 0 || due.due.raw >= from.date);
        bool works = true;
        if (roll != PARPLAN_ROLL_NONE && term.unit != PARPLAN_TERM_HOURS)
            PROMISE(parplan_calendar_is_working(calendar, due.due.effective, &works, NULL) ==
                    PARPLAN_OK);
        PROMISE(works || term.unit == PARPLAN_TERM_WORKING_HOURS); /* half Saturdays */
    }
}

static void check_hours(const parplan_hours *hours, parplan_moment from)
{
    parplan_moment end;
    int64_t count;
    if (parplan_hours_add(hours, from, 777, &end, NULL) != PARPLAN_OK)
        return;
    PROMISE(parplan_hours_count(hours, from, end, &count, NULL) == PARPLAN_OK && count == 777);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static parplan_calendar *calendar;
    if (calendar == NULL)
        PROMISE(parplan_calendar_builtin("VN-GOV", &calendar, NULL) == PARPLAN_OK);
    const char *at = (const char *)data;
    parplan_term term = PARPLAN_TERM_INIT;
    parplan_hours *hours = NULL;
    parplan_moment from = read_moment(next_line(&at, &size));
    line text = next_line(&at, &size), start = next_line(&at, &size), open = {at, size};

    parplan_start_parse(start.text, start.size, &term, NULL);
    if (parplan_hours_parse(calendar, open.text, open.size, &hours, NULL) == PARPLAN_OK)
        check_hours(hours, from);
    term.hours = hours;
    if (parplan_term_parse(text.text, text.size, &term, NULL) == PARPLAN_OK) {
        check_round_trip(&term);
        check_due(calendar, from, term);
    }
    parplan_hours_unref(hours);
    return 0;
}
