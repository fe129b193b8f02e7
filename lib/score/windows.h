/* SPDX-License-Identifier: Apache-2.0 */
/* The windows of a plan's years by their ids: each is worked out once. */
#ifndef PARPLAN_LIB_SCORE_WINDOWS_H
#define PARPLAN_LIB_SCORE_WINDOWS_H

#include <parplan/plan.h>

#include "base/memory.h"

typedef struct parplan__window {
    const char *id; /* "2024-Q1"; lives as long as the arena */
    parplan_date from, to;
} parplan__window;

typedef struct parplan__windows {
    const parplan_plan *plan;
    parplan__arena *arena;
    int32_t first_year, last_year; /* in which a window of the plan may lie */
    parplan__window ***years; /* by regime, year and period; NULL where nothing was asked for */
} parplan__windows;

/* False when there is no memory. */
bool parplan__windows_init(parplan__windows *windows, const parplan_plan *plan,
                           parplan__arena *arena);
/* PARPLAN_E_NOT_FOUND where the regime has no such window, or the plan does not reach it. */
parplan_status parplan__windows_find(parplan__windows *windows, size_t regime, const char *id,
                                     const parplan__window **out, parplan_error *err);

#endif
