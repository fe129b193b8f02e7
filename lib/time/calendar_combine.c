/* SPDX-License-Identifier: Apache-2.0 */
#include "time/calendar.h"

#include "base/message.h"

static const char *missing(const parplan_calendar *a, const parplan_calendar *b,
                           parplan_combine how, const char *id, parplan_calendar **out)
{
    if (a == NULL || b == NULL)
        return a == NULL ? "a" : "b";
    if (how != PARPLAN_COMBINE_UNION && how != PARPLAN_COMBINE_INTERSECTION)
        return "how";
    if (id == NULL)
        return "id";
    return out == NULL ? "out" : NULL;
}

static parplan_status fill(parplan_calendar *calendar, parplan_error *err)
{
    const parplan_calendar *a = calendar->below, *b = calendar->other;
    bool either = calendar->combine == PARPLAN_COMBINE_INTERSECTION;
    uint8_t *worked = parplan__arena_alloc(&calendar->arena, calendar->days);
    if (worked == NULL)
        return parplan__fail(err, PP_MEMORY, NULL);
    for (uint32_t i = 0; i < calendar->days; i++) {
        bool one = parplan__calendar_works(a, i), two = parplan__calendar_works(b, i);
        worked[i] = either ? one | two : one & two;
    }
    return parplan__calendar_compile(calendar, worked, err);
}

parplan_status parplan_calendar_combine(parplan_calendar *a, parplan_calendar *b,
                                        parplan_combine how, const char *id,
                                        const parplan_allocator *allocator, parplan_calendar **out,
                                        parplan_error *err)
{
    const char *lacking = missing(a, b, how, id, out);
    if (lacking != NULL)
        return parplan__fail(err, PP_ARGUMENT, PARPLAN__ARGS(lacking));
    parplan_calendar *calendar = parplan__calendar_new(allocator, id, a, a, b);
    if (calendar == NULL)
        return parplan__fail(err, PP_MEMORY, NULL);
    calendar->below = a;
    calendar->other = b;
    calendar->combine = how;
    if (b->confirmed_from > a->confirmed_from)
        calendar->confirmed_from = b->confirmed_from;
    if (b->confirmed_until < a->confirmed_until)
        calendar->confirmed_until = b->confirmed_until;
    parplan_status status = fill(calendar, err);
    if (status != PARPLAN_OK) {
        parplan_calendar_unref(calendar);
        return status;
    }
    *out = calendar;
    return PARPLAN_OK;
}
