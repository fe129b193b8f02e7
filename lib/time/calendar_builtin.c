/* SPDX-License-Identifier: Apache-2.0 */
#include "time/calendar.h"

#include <string.h>

#include "base/message.h"
#include "generated/vn_calendars.h"

/* 200 years of tables, computed while building: opening costs nothing, and only pages in use are ever loaded. */
#define VN_CALENDAR(name, tables, decisions, count, civil)                                         \
    {                                                                                              \
        .id = name, .first = vn_first, .last = vn_last, .confirmed_from = vn_confirmed_from,       \
        .confirmed_until = vn_confirmed_until, .days = vn_days, .working = tables##_working,       \
        .rank = tables##_rank, .rests = tables##_rests, .origin = PARPLAN__ORIGIN_BUILTIN,         \
        .civil_servants = civil, .rows = decisions, .row_count = count,                            \
    }

static const parplan_calendar builtin[] = {
    VN_CALENDAR("VN-GOV", vn_gov, vn_decisions, sizeof vn_decisions / sizeof vn_decisions[0], true),
    VN_CALENDAR("VN-LABOUR", vn_labour, NULL, 0, false),
};

parplan_status parplan_calendar_builtin(const char *id, parplan_calendar **out, parplan_error *err)
{
    if (id == NULL || out == NULL)
        return parplan__fail(err, PP_ARGUMENT, PARPLAN__ARGS(id == NULL ? "id" : "out"));
    for (size_t i = 0; i < sizeof builtin / sizeof builtin[0]; i++) {
        if (strcmp(id, builtin[i].id) == 0) {
            *out = (parplan_calendar *)&builtin[i]; /* never written: it counts no references */
            return PARPLAN_OK;
        }
    }
    return parplan__fail_bytes(err, PP_CALENDAR_UNKNOWN, id, strlen(id), "VN-GOV, VN-LABOUR");
}
