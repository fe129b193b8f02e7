/* SPDX-License-Identifier: Apache-2.0 */
#include "time/calendar.h"

#include <string.h>

#include "base/message.h"
#include "time/date.h"
#include "time/table.h"

/* Building */

static bool keep(parplan_calendar *calendar, const char *id, const parplan_calendar *kept,
                 const parplan_calendar *other)
{
    const parplan_calendar *all[2] = {kept, other};
    for (size_t i = 0; i < 2; i++)
        calendar->kept[i] =
            all[i] != NULL ? parplan_calendar_ref((parplan_calendar *)all[i]) : NULL;
    calendar->id = parplan__arena_copy(&calendar->arena, id, strlen(id));
    return calendar->id != NULL;
}

parplan_calendar *parplan__calendar_new(const parplan_allocator *allocator, const char *id,
                                        const parplan_calendar *like, const parplan_calendar *kept,
                                        const parplan_calendar *other)
{
    parplan_allocator chosen = parplan__allocator_or_default(allocator);
    parplan_calendar *calendar = chosen.resize(chosen.context, NULL, sizeof *calendar);
    if (calendar == NULL)
        return NULL;
    *calendar = (parplan_calendar){
        .first = like->first,
        .last = like->last,
        .confirmed_from = like->confirmed_from,
        .confirmed_until = like->confirmed_until,
        .days = like->days,
        .origin = other != NULL ? PARPLAN__ORIGIN_COMBINED : PARPLAN__ORIGIN_LAYERED,
    };
    atomic_init(&calendar->references, 1);
    parplan__arena_init(&calendar->arena, &chosen);
    if (keep(calendar, id, kept, other))
        return calendar;
    parplan_calendar_unref(calendar);
    return NULL;
}

parplan_status parplan__calendar_compile(parplan_calendar *calendar, const uint8_t *worked,
                                         parplan_error *err)
{
    uint32_t working = parplan__table_count(worked, calendar->days);
    if (!parplan__table_fits(calendar->days, working))
        return parplan__fail(
            err, PP_CALENDAR_FULL,
            PARPLAN__ARGS(calendar->id, PARPLAN__INT(working), PARPLAN__INT(calendar->days)));
    size_t ranks = parplan__table_rank_size(calendar->days);
    size_t rests = parplan__table_rests_size(working);
    uint16_t *tables = parplan__arena_array(&calendar->arena, ranks + rests, sizeof *tables);
    if (tables == NULL)
        return parplan__fail(err, PP_MEMORY, NULL);
    parplan__table_fill(worked, calendar->days, tables, tables + ranks);
    calendar->rank = tables;
    calendar->rests = tables + ranks;
    calendar->working = working;
    return PARPLAN_OK;
}

parplan_calendar *parplan_calendar_ref(parplan_calendar *calendar)
{
    if (calendar->origin != PARPLAN__ORIGIN_BUILTIN)
        atomic_fetch_add_explicit(&calendar->references, 1, memory_order_relaxed);
    return calendar;
}

void parplan_calendar_unref(parplan_calendar *calendar)
{
    while (calendar != NULL && calendar->origin != PARPLAN__ORIGIN_BUILTIN &&
           atomic_fetch_sub_explicit(&calendar->references, 1, memory_order_acq_rel) == 1) {
        parplan_calendar *kept = calendar->kept[0];
        parplan_allocator allocator = calendar->arena.allocator;
        parplan_calendar_unref(calendar->kept[1]);
        parplan__arena_dispose(&calendar->arena);
        allocator.resize(allocator.context, calendar, 0);
        calendar = kept;
    }
}

/* Asking */

const char *parplan_calendar_id(const parplan_calendar *calendar)
{
    return calendar->id;
}

void parplan_calendar_span(const parplan_calendar *calendar, parplan_date *first,
                           parplan_date *last, parplan_date *confirmed_until)
{
    if (first != NULL)
        *first = calendar->first;
    if (last != NULL)
        *last = calendar->last;
    if (confirmed_until != NULL)
        *confirmed_until = calendar->confirmed_until;
}

void parplan_calendar_confirmed(const parplan_calendar *calendar, parplan_date *from,
                                parplan_date *until)
{
    if (from != NULL)
        *from = calendar->confirmed_from;
    if (until != NULL)
        *until = calendar->confirmed_until;
}

parplan_status parplan__calendar_check(const parplan_calendar *calendar, parplan_date date,
                                       parplan_error *err)
{
    if (parplan__calendar_position(calendar, date) < calendar->days)
        return PARPLAN_OK;
    return parplan__fail(err, PP_CALENDAR_OUTSIDE,
                         PARPLAN__ARGS(PARPLAN__DATE(date), calendar->id,
                                       PARPLAN__DATE(calendar->first),
                                       PARPLAN__DATE(calendar->last)));
}

/* What all questions about one day check first. */
static parplan_status check(const parplan_calendar *calendar, parplan_date date, const void *out,
                            parplan_error *err)
{
    if (calendar == NULL || out == NULL)
        return parplan__fail(err, PP_ARGUMENT,
                             PARPLAN__ARGS(calendar == NULL ? "calendar" : "out"));
    return parplan__calendar_check(calendar, date, err);
}

parplan_status parplan_calendar_day(const parplan_calendar *calendar, parplan_date date,
                                    parplan_day *out, parplan_error *err)
{
    parplan__calendar_cursor cursor;
    cursor.statute.year = 0;
    parplan_status status = check(calendar, date, out, err);
    if (status == PARPLAN_OK)
        parplan__calendar_look(calendar, date, &cursor, out);
    return status;
}

parplan_status parplan_calendar_is_working(const parplan_calendar *calendar, parplan_date date,
                                           bool *out, parplan_error *err)
{
    parplan_status status = check(calendar, date, out, err);
    if (status == PARPLAN_OK)
        *out = parplan__calendar_works(calendar, parplan__calendar_position(calendar, date));
    return status;
}

/* Number of the working day reached, from 1; below 1 or past the last one there is none. */
static int64_t reached(const parplan_calendar *calendar, uint32_t at, int32_t days)
{
    if (days > 0)
        return (int64_t)calendar->rank[at + 1] + days;
    return (int64_t)calendar->rank[at] + 1 + days;
}

static bool select_day(const parplan_calendar *calendar, int64_t number, parplan_date *out)
{
    if (number < 1 || number > calendar->working)
        return false;
    *out = calendar->first + (parplan_date)number - 1 + calendar->rests[number];
    return true;
}

parplan_status parplan_calendar_add(const parplan_calendar *calendar, parplan_date date,
                                    int32_t days, parplan_date *out, parplan_error *err)
{
    parplan_status status = check(calendar, date, out, err);
    if (status != PARPLAN_OK)
        return status;
    if (select_day(calendar, reached(calendar, parplan__calendar_position(calendar, date), days),
                   out))
        return PARPLAN_OK;
    return parplan__fail(err, PP_CALENDAR_LEFT,
                         PARPLAN__ARGS(PARPLAN__INT(days), PARPLAN__DATE(date), calendar->id,
                                       PARPLAN__DATE(calendar->first),
                                       PARPLAN__DATE(calendar->last)));
}

parplan_status parplan_calendar_count(const parplan_calendar *calendar, parplan_date from,
                                      parplan_date to, int32_t *out, parplan_error *err)
{
    parplan_status status = check(calendar, from, out, err);
    if (status == PARPLAN_OK)
        status = check(calendar, to, out, err);
    if (status != PARPLAN_OK)
        return status;
    *out = (int32_t)calendar->rank[parplan__calendar_position(calendar, to) + 1] -
           (int32_t)calendar->rank[parplan__calendar_position(calendar, from) + 1];
    return PARPLAN_OK;
}

static int32_t month_of(parplan_date date)
{
    int32_t month;
    parplan_date_split(date, NULL, &month, NULL);
    return month;
}

parplan_status parplan_calendar_roll(const parplan_calendar *calendar, parplan_date date,
                                     parplan_roll roll, parplan_date *out, parplan_error *err)
{
    if (roll < PARPLAN_ROLL_NONE || roll > PARPLAN_ROLL_MODIFIED_PREVIOUS)
        return parplan__fail(err, PP_ARGUMENT, PARPLAN__ARGS("roll"));
    parplan_status status = check(calendar, date, out, err);
    if (status != PARPLAN_OK)
        return status;
    uint32_t at = parplan__calendar_position(calendar, date);
    if (parplan__calendar_works(calendar, at) || roll == PARPLAN_ROLL_NONE) {
        *out = date;
        return PARPLAN_OK;
    }
    bool forward = roll == PARPLAN_ROLL_NEXT || roll == PARPLAN_ROLL_MODIFIED_NEXT;
    bool modified = roll == PARPLAN_ROLL_MODIFIED_NEXT || roll == PARPLAN_ROLL_MODIFIED_PREVIOUS;
    /* A calendar ends with a year: what lies outside is in another month. Only a plain roll fails. */
    parplan_date there;
    bool found = select_day(calendar, reached(calendar, at, forward ? 0 : -1), &there);
    if (modified && (!found || month_of(there) != month_of(date)))
        forward = !forward;
    return parplan_calendar_add(calendar, date, forward ? 1 : -1, out, err);
}
