/* SPDX-License-Identifier: Apache-2.0 */
#include "board/windows.h"

#include <stdlib.h>

#include "base/message.h"

static int by_cut_off(const void *a, const void *b)
{
    const parplan_window *x = a, *y = b;
    return x->to != y->to ? (x->to > y->to) - (x->to < y->to)
                          : (x->from > y->from) - (x->from < y->from);
}

/* Every window of the plan's years, not rolled yet: a day far ahead may lie beyond the calendar. */
static parplan_status list_windows(const parplan_plan *plan, parplan__arena *arena,
                                   const parplan_regime *regime, parplan__regime_windows *list,
                                   parplan_error *err)
{
    parplan_interval period = parplan_plan_get_info(plan)->period;
    parplan_regime unrolled = *regime;
    unrolled.roll = PARPLAN_ROLL_NONE;
    int32_t year, last;
    parplan_date_split(period.from, &year, NULL, NULL);
    parplan_date_split(period.to, &last, NULL, NULL);
    list->items = parplan__arena_array(arena, (size_t)(last - year + 1) * regime->period_count,
                                       sizeof *list->items);
    if (list->items == NULL)
        return parplan__fail(err, PP_MEMORY, NULL);
    for (; year <= last; year++) {
        for (size_t i = 0; i < regime->period_count; i++) {
            parplan_window *window = &list->items[list->count];
            parplan_status status = parplan_regime_window(&unrolled, i, year, NULL, window, err);
            if (status != PARPLAN_OK)
                return status;
            list->count += window->to >= period.from && window->from <= period.to;
        }
    }
    qsort(list->items, list->count, sizeof *list->items, by_cut_off);
    return PARPLAN_OK;
}

parplan_status parplan__windows_closed(const parplan_plan *plan, parplan__arena *arena,
                                       parplan__regime_windows *all, size_t regime,
                                       parplan_date cut_off, const parplan_window **out,
                                       size_t *count, parplan_error *err)
{
    const parplan_regime *rules = parplan_plan_regime(plan, regime);
    *count = 0;
    if (rules == NULL)
        return PARPLAN_OK;
    parplan__regime_windows *list = &all[regime];
    parplan_status status =
        list->items == NULL ? list_windows(plan, arena, rules, list, err) : PARPLAN_OK;
    if (status != PARPLAN_OK)
        return status;
    while (*count < list->count && list->items[*count].to <= cut_off)
        ++*count;
    for (; list->rolled < *count && rules->roll != PARPLAN_ROLL_NONE; list->rolled++) {
        parplan_window *window = &list->items[list->rolled];
        status = parplan_regime_window(rules, window->period, window->year,
                                       parplan_plan_calendar(plan), window, err);
        if (status != PARPLAN_OK)
            return status;
    }
    *out = list->items;
    return PARPLAN_OK;
}
