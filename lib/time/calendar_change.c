/* SPDX-License-Identifier: Apache-2.0 */
/* Comparing calendars: fingerprint and changed days. */
#include "time/calendar.h"

#include "base/hash.h"
#include "base/message.h"

_Static_assert((int)PARPLAN_CALENDAR_HASH_SIZE == (int)PARPLAN__HASH_TEXT, "room for a hash");

/* Whether a day says no more than its weekday and year do: then it leaves no trace, however it was given. */
static bool is_plain(const parplan_calendar *calendar, parplan_date date, const parplan_day *day)
{
    bool confirmed = date >= calendar->confirmed_from && date <= calendar->confirmed_until;
    bool weekend = parplan_date_weekday(date) >= 6;
    return day->kind == (weekend ? PARPLAN_DAY_WEEKEND : PARPLAN_DAY_WORKING) &&
           day->certainty == (confirmed ? PARPLAN_CONFIRMED : PARPLAN_RULE_BASED);
}

char *parplan_calendar_hash(const parplan_calendar *calendar, char *buffer)
{
    parplan__hash hash;
    parplan__calendar_cursor cursor = {0};
    parplan__hash_init(&hash, 0, 0);
    parplan__hash_int(&hash, calendar->first);
    parplan__hash_int(&hash, calendar->last);
    parplan__hash_int(&hash, calendar->confirmed_from);
    parplan__hash_int(&hash, calendar->confirmed_until);
    for (parplan_date date = calendar->first;; date++) {
        parplan_day day;
        date = parplan__calendar_next_special(calendar, date, &cursor);
        if (date > calendar->last)
            break;
        parplan__calendar_look(calendar, date, &cursor, &day);
        if (is_plain(calendar, date, &day))
            continue;
        parplan__hash_int(&hash, date);
        parplan__hash_add(&hash, (uint8_t[]){(uint8_t)day.kind, (uint8_t)day.certainty}, 2);
    }
    uint8_t bytes[PARPLAN__HASH_SIZE];
    parplan__hash_end(&hash, bytes);
    return parplan__hash_text(bytes, buffer);
}

static bool worked(const parplan_day *day)
{
    return day->kind == PARPLAN_DAY_WORKING || day->kind == PARPLAN_DAY_MAKEUP;
}

static bool is_named(const parplan_day *day)
{
    return day->name.vi != NULL || day->name.en != NULL;
}

/* A year that gets its decision makes all its days more certain; only those with a name are worth a line. */
static bool differ(const parplan_day *a, const parplan_day *b)
{
    if (a->kind != b->kind)
        return true;
    return a->certainty != b->certainty && (is_named(a) || is_named(b));
}

static parplan_status check(const parplan_calendar *before, const parplan_calendar *after,
                            parplan_date from, parplan_date until, const void *out,
                            const void *found, parplan_error *err)
{
    const void *const given[] = {before, after, out, found};
    static const char *const names[] = {"before", "after", "out", "found"};
    for (size_t i = 0; i < 4; i++) {
        if (given[i] == NULL)
            return parplan__fail(err, PP_ARGUMENT, PARPLAN__ARGS(names[i]));
    }
    if (from > until) /* also where the last day of the calendar had changed */
        return PARPLAN_OK;
    parplan_status status = parplan__calendar_check(before, from, err);
    return status == PARPLAN_OK ? parplan__calendar_check(before, until, err) : status;
}

parplan_status parplan_calendar_next_change(const parplan_calendar *before,
                                            const parplan_calendar *after, parplan_date from,
                                            parplan_date until, parplan_change *out, bool *found,
                                            parplan_error *err)
{
    parplan_status status = check(before, after, from, until, out, found, err);
    if (status != PARPLAN_OK)
        return status;
    parplan__calendar_cursor cursor = {0};
    for (parplan_date date = from; date <= until; date++) {
        parplan_date one = parplan__calendar_next_special(before, date, &cursor);
        parplan_date two = parplan__calendar_next_special(after, date, &cursor);
        date = one < two ? one : two;
        if (date > until)
            break;
        parplan_change change = {.date = date};
        parplan__calendar_look(before, date, &cursor, &change.before);
        parplan__calendar_look(after, date, &cursor, &change.after);
        if (differ(&change.before, &change.after)) {
            change.moves = worked(&change.before) != worked(&change.after);
            *out = change;
            *found = true;
            return PARPLAN_OK;
        }
    }
    *found = false;
    return PARPLAN_OK;
}
