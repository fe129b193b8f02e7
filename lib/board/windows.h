/* SPDX-License-Identifier: Apache-2.0 */
/* The windows of a plan's regimes, each worked out once for a whole board. */
#ifndef PARPLAN_LIB_BOARD_WINDOWS_H
#define PARPLAN_LIB_BOARD_WINDOWS_H

#include <parplan/plan.h>

#include "base/memory.h"

typedef struct parplan__regime_windows {
    parplan_window *items; /* of the plan's years, by cut-off */
    size_t count;
    size_t rolled; /* so many, from the first, have their due day rolled */
} parplan__regime_windows;

/*
 * The windows of a regime that lie in the plan's period and have closed by a day; none for PARPLAN_NO_INDEX. `all` has one
 * zeroed entry per regime. Only for a window that has closed must the calendar reach the day it is due.
 */
parplan_status parplan__windows_closed(const parplan_plan *plan, parplan__arena *arena,
                                       parplan__regime_windows *all, size_t regime,
                                       parplan_date cut_off, const parplan_window **out,
                                       size_t *count, parplan_error *err);

#endif
