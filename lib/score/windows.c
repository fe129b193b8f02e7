/* SPDX-License-Identifier: Apache-2.0 */
#include "score/windows.h"

#include <string.h>

#include "base/message.h"
#include "score/rows.h"
#include "time/date.h"

enum { YEAR_DIGITS = 4 };

static void span_years(parplan__windows *w, parplan_interval period)
{
    int32_t year;
    if (period.from != PARPLAN_DATE_NONE) {
        parplan_date_split(period.from, &year, NULL, NULL);
        w->first_year = year < w->first_year ? year : w->first_year;
    }
    if (period.to != PARPLAN_DATE_NONE) {
        parplan_date_split(period.to, &year, NULL, NULL);
        w->last_year = year > w->last_year ? year : w->last_year;
    }
}

bool parplan__windows_init(parplan__windows *windows, const parplan_plan *plan,
                           parplan__arena *arena)
{
    const parplan_plan_info *info = parplan_plan_get_info(plan);
    size_t regimes = parplan_plan_count(plan, PARPLAN_ENTITY_REGIME);
    *windows = (parplan__windows){plan, arena, info->year, info->year, NULL};
    span_years(windows, info->period);
    windows->years = parplan__arena_array(arena, regimes, sizeof *windows->years);
    return windows->years != NULL;
}

/* The year an id such as "2024-Q1" starts with, or 0. */
static int32_t year_of(const char *id)
{
    int32_t year = 0;
    for (int i = 0; i < YEAR_DIGITS; i++) {
        if (id[i] < '0' || id[i] > '9')
            return 0;
        year = year * 10 + (id[i] - '0');
    }
    return id[YEAR_DIGITS] == '-' ? year : 0;
}

static const parplan__window *look_up(const parplan__windows *w, size_t regime, const char *id)
{
    int32_t year = year_of(id);
    if (year < w->first_year || year > w->last_year || w->years[regime] == NULL)
        return NULL;
    const parplan__window *windows = w->years[regime][year - w->first_year];
    const parplan_regime *r = parplan_plan_regime(w->plan, regime);
    for (size_t i = 0; windows != NULL && i < r->period_count; i++) {
        if (strcmp(r->periods[i].id, id + YEAR_DIGITS + 1) == 0)
            return windows[i].id != NULL ? &windows[i] : NULL;
    }
    return NULL;
}

static parplan__window *slot_of(parplan__windows *w, size_t regime, int32_t year, size_t period)
{
    const parplan_regime *r = parplan_plan_regime(w->plan, regime);
    parplan__window ***years = &w->years[regime];
    if (*years == NULL)
        *years = parplan__arena_array(w->arena, (size_t)(w->last_year - w->first_year) + 1,
                                      sizeof **years);
    if (*years == NULL)
        return NULL;
    parplan__window **windows = &(*years)[year - w->first_year];
    if (*windows == NULL)
        *windows = parplan__arena_array(w->arena, r->period_count, sizeof **windows);
    return *windows != NULL ? &(*windows)[period] : NULL;
}

static parplan_status outside(const parplan__windows *w, const parplan_regime *regime,
                              const char *id, parplan_error *err)
{
    parplan_interval period = parplan_plan_get_info(w->plan)->period;
    char periods[160] = "";
    for (size_t i = 0; i < regime->period_count; i++)
        parplan__list_add(periods, sizeof periods, regime->periods[i].id);
    return parplan__fail(
        err, PP_ROW_WINDOW_OUTSIDE,
        PARPLAN__ARGS(id, PARPLAN__DATE(period.from), PARPLAN__DATE(period.to), periods));
}

parplan_status parplan__windows_find(parplan__windows *windows, size_t regime, const char *id,
                                     const parplan__window **out, parplan_error *err)
{
    *out = look_up(windows, regime, id);
    if (*out != NULL)
        return PARPLAN_OK;
    const parplan_regime *r = parplan_plan_regime(windows->plan, regime);
    parplan_window found;
    parplan_status status =
        parplan_regime_find(r, id, strlen(id), parplan_plan_calendar(windows->plan), &found, err);
    if (status != PARPLAN_OK)
        return status;
    if (found.year < windows->first_year || found.year > windows->last_year)
        return outside(windows, r, id, err);
    parplan__window *slot = slot_of(windows, regime, found.year, found.period);
    const char *kept = parplan__arena_copy(windows->arena, found.id, strlen(found.id));
    if (slot == NULL || kept == NULL)
        return parplan__fail(err, PP_MEMORY, NULL);
    *slot = (parplan__window){kept, found.from, found.to};
    *out = slot;
    return PARPLAN_OK;
}
