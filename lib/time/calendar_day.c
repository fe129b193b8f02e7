/* SPDX-License-Identifier: Apache-2.0 */
/* What is known of a day, layer by layer. */
#include "time/calendar.h"

#include <string.h>

#include "base/message.h"

const char *parplan_certainty_name(parplan_certainty certainty)
{
    static const char *const names[] = {"CONFIRMED", "RULE_BASED", "ANNOUNCED", "UNCERTAIN_LUNAR"};
    return (unsigned)certainty < sizeof names / sizeof names[0] ? names[certainty] : "";
}

const char *parplan_layer_name(parplan_layer layer)
{
    static const char *const names[] = {"NONE", "STATUTE", "DECISION", "ORGANISATION", "USER"};
    return (unsigned)layer < sizeof names / sizeof names[0] ? names[layer] : "";
}

const char *parplan_day_kind_name(parplan_day_kind kind)
{
    static const char *const names[] = {"WORKING", "WEEKEND", "REST", "MAKEUP"};
    return (unsigned)kind < sizeof names / sizeof names[0] ? names[kind] : "";
}

static bool worked(const parplan_day *day)
{
    return day->kind == PARPLAN_DAY_WORKING || day->kind == PARPLAN_DAY_MAKEUP;
}

static const parplan__statute *statute_at(parplan__calendar_cursor *cursor, parplan_date date)
{
    parplan__statute *statute = &cursor->statute;
    if (statute->year == 0 || date < statute->first || date > statute->last) {
        int32_t year;
        parplan_date_split(date, &year, NULL, NULL);
        parplan__statute_of(year, statute);
    }
    return statute;
}

/* The first row on or after a day. */
static const parplan__calendar_row *row_at(const parplan_calendar *calendar, parplan_date date)
{
    size_t low = 0, high = calendar->row_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (calendar->rows[middle].date < date)
            low = middle + 1;
        else
            high = middle;
    }
    return calendar->rows + low;
}

/* Whether the tables alone tell that the statute has no word for a day: most days are ordinary ones. */
static bool is_ordinary(const parplan_calendar *calendar, parplan_date date)
{
    int32_t month, day;
    if (parplan_date_weekday(date) >= 6 ||
        !parplan__calendar_works(calendar, parplan__calendar_position(calendar, date)))
        return false;
    parplan_date_split(date, NULL, &month, &day);
    return !parplan__statute_announces(month, day);
}

static void apply_statute(const parplan_calendar *calendar, parplan_date date,
                          parplan__calendar_cursor *cursor, parplan_day *day)
{
    bool confirmed = date >= calendar->confirmed_from && date <= calendar->confirmed_until;
    *day = (parplan_day){.kind = PARPLAN_DAY_WORKING,
                         .certainty = confirmed ? PARPLAN_CONFIRMED : PARPLAN_RULE_BASED};
    if (is_ordinary(calendar, date))
        return;
    const parplan__statute *statute = statute_at(cursor, date);
    const parplan__holiday *holiday = parplan__statute_find(statute, date);
    if (holiday != NULL) {
        day->kind = PARPLAN_DAY_REST;
        day->layer = PARPLAN_LAYER_STATUTE;
        day->name = parplan__holiday_name(holiday);
        day->source = parplan__holiday_source(statute->year, holiday);
        if (holiday->uncertain && !confirmed)
            day->certainty = PARPLAN_UNCERTAIN_LUNAR;
        return;
    }
    if (parplan_date_weekday(date) >= 6) {
        day->kind = PARPLAN_DAY_WEEKEND;
        day->layer = PARPLAN_LAYER_STATUTE;
        day->source = parplan__weekly_rest_source(statute->year, calendar->civil_servants);
    }
    parplan_text name, source;
    if (parplan__statute_announced(statute->year, &name, &source) == date) {
        day->certainty = PARPLAN_ANNOUNCED;
        day->layer = PARPLAN_LAYER_STATUTE;
        day->name = name;
        day->source = source;
    }
}

/* Rows of one day stand in the order of their layers: the last one that is in force is right. */
static void apply_rows(const parplan_calendar *calendar, parplan_date date, parplan_day *day)
{
    const parplan__calendar_row *end = calendar->rows + calendar->row_count;
    if (calendar->row_count == 0)
        return;
    for (const parplan__calendar_row *row = row_at(calendar, date); row < end && row->date == date;
         row++) {
        if (row->certainty != PARPLAN_ANNOUNCED) {
            bool weekly = parplan_date_weekday(date) >= 6;
            day->kind =
                row->off ? PARPLAN_DAY_REST : (weekly ? PARPLAN_DAY_MAKEUP : PARPLAN_DAY_WORKING);
        }
        day->certainty = row->certainty;
        day->name = row->name;
        day->source = row->source;
        day->layer = row->layer;
    }
}

static int compare_text(const char *a, const char *b)
{
    return strcmp(a != NULL ? a : "", b != NULL ? b : "");
}

/* Above 0 where a day knows more than another of the same effect: an order that knows no first and second. */
static int compare(const parplan_day *a, const parplan_day *b)
{
    if (a->layer != b->layer)
        return a->layer < b->layer ? -1 : 1;
    if (a->kind != b->kind)
        return a->kind < b->kind ? -1 : 1;
    int order = compare_text(a->name.vi, b->name.vi);
    if (order == 0)
        order = compare_text(a->name.en, b->name.en);
    if (order == 0)
        order = compare_text(a->source.vi, b->source.vi);
    return order != 0 ? order : compare_text(a->source.en, b->source.en);
}

static void look_at_both(const parplan_calendar *calendar, parplan_date date,
                         parplan__calendar_cursor *cursor, parplan_day *out)
{
    parplan_day a, b;
    parplan__calendar_look(calendar->below, date, cursor, &a);
    parplan__calendar_look(calendar->other, date, cursor, &b);
    parplan_certainty least = a.certainty > b.certainty ? a.certainty : b.certainty;
    bool decides = calendar->combine == PARPLAN_COMBINE_INTERSECTION;
    if (worked(&a) != worked(&b))
        *out = worked(&a) == decides ? a : b;
    else
        *out = compare(&a, &b) >= 0 ? a : b;
    out->certainty = least;
}

void parplan__calendar_look(const parplan_calendar *calendar, parplan_date date,
                            parplan__calendar_cursor *cursor, parplan_day *out)
{
    if (calendar->origin == PARPLAN__ORIGIN_COMBINED) {
        look_at_both(calendar, date, cursor, out);
        return;
    }
    if (calendar->origin == PARPLAN__ORIGIN_LAYERED)
        parplan__calendar_look(calendar->below, date, cursor, out);
    else
        apply_statute(calendar, date, cursor, out);
    apply_rows(calendar, date, out);
}

/* Past the last day of the year where nothing is left in it. */
static parplan_date next_of_year(const parplan__statute *statute, parplan_date date)
{
    parplan_date next = statute->last + 1;
    for (size_t i = statute->count; i > 0 && statute->holidays[i - 1].date >= date; i--)
        next = statute->holidays[i - 1].date;
    parplan_text name, source;
    parplan_date announced = parplan__statute_announced(statute->year, &name, &source);
    return announced >= date && announced < next ? announced : next;
}

static parplan_date next_of_statute(const parplan_calendar *calendar, parplan_date date,
                                    parplan__calendar_cursor *cursor)
{
    while (date <= calendar->last) {
        const parplan__statute *statute = statute_at(cursor, date);
        parplan_date next = next_of_year(statute, date);
        if (next <= statute->last)
            return next;
        date = next;
    }
    return date;
}

static parplan_date earlier(parplan_date a, parplan_date b)
{
    return a < b ? a : b;
}

parplan_date parplan__calendar_next_special(const parplan_calendar *calendar, parplan_date date,
                                            parplan__calendar_cursor *cursor)
{
    parplan_date next;
    if (calendar->origin == PARPLAN__ORIGIN_BUILTIN)
        next = next_of_statute(calendar, date, cursor);
    else
        next = parplan__calendar_next_special(calendar->below, date, cursor);
    if (calendar->origin == PARPLAN__ORIGIN_COMBINED)
        next = earlier(next, parplan__calendar_next_special(calendar->other, date, cursor));
    if (calendar->row_count == 0)
        return next;
    const parplan__calendar_row *row = row_at(calendar, date);
    return row < calendar->rows + calendar->row_count ? earlier(next, row->date) : next;
}

/* Days between special ones are as certain as their year is. */
static parplan_certainty certainty_between(const parplan_calendar *calendar, parplan_date from,
                                           parplan_date until)
{
    bool confirmed =
        from > until || (from >= calendar->confirmed_from && until <= calendar->confirmed_until);
    return confirmed ? PARPLAN_CONFIRMED : PARPLAN_RULE_BASED;
}

static parplan_certainty less_sure(parplan_certainty a, parplan_certainty b)
{
    return a > b ? a : b;
}

static parplan_certainty least_certain(const parplan_calendar *calendar, parplan_date from,
                                       parplan_date until)
{
    parplan__calendar_cursor cursor;
    parplan_certainty least = PARPLAN_CONFIRMED;
    cursor.statute.year = 0;
    for (parplan_date date = from; date <= until && least < PARPLAN_UNCERTAIN_LUNAR; date++) {
        parplan_date special = parplan__calendar_next_special(calendar, date, &cursor);
        parplan_date plain = earlier(special - 1, until);
        least = less_sure(least, certainty_between(calendar, date, plain));
        if (special > until)
            break;
        parplan_day day;
        parplan__calendar_look(calendar, special, &cursor, &day);
        least = less_sure(least, day.certainty);
        date = special;
    }
    return least;
}

parplan_status parplan_calendar_certainty(const parplan_calendar *calendar, parplan_date from,
                                          parplan_date until, parplan_certainty *out,
                                          parplan_error *err)
{
    if (calendar == NULL || out == NULL)
        return parplan__fail(err, PP_ARGUMENT,
                             PARPLAN__ARGS(calendar == NULL ? "calendar" : "out"));
    parplan_status status = parplan__calendar_check(calendar, from, err);
    if (status == PARPLAN_OK)
        status = parplan__calendar_check(calendar, until, err);
    if (status != PARPLAN_OK)
        return status;
    *out = least_certain(calendar, earlier(from, until), from < until ? until : from);
    return PARPLAN_OK;
}
