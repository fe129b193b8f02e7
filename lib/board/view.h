/* SPDX-License-Identifier: Apache-2.0 */
/* What of a board or agenda to show: a parplan_view with its ids resolved. */
#ifndef PARPLAN_LIB_BOARD_VIEW_H
#define PARPLAN_LIB_BOARD_VIEW_H

#include <parplan/board.h>

/* PARPLAN_NO_INDEX is all. */
typedef struct parplan__selection {
    parplan_lang lang;
    bool colour;
    size_t unit;
    size_t area;
} parplan__selection;

parplan_status parplan__view_resolve(const parplan_plan *plan, const parplan_view *view,
                                     parplan__selection *out, parplan_error *err);

#endif
