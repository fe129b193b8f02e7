/* SPDX-License-Identifier: Apache-2.0 */
#include "board/view.h"

#include "base/message.h"
#include "base/sized.h"
#include "base/text.h"

static parplan_status unknown_unit(const parplan_plan *plan, const char *id, parplan_error *err)
{
    parplan__nearest search = parplan__nearest_to(id);
    for (size_t i = 0; i < parplan_plan_count(plan, PARPLAN_ENTITY_UNIT); i++)
        parplan__nearest_try(&search, parplan_plan_unit(plan, i)->id);
    if (search.best == NULL)
        return parplan__fail(err, PP_VIEW_UNIT, PARPLAN__ARGS(id));
    return parplan__fail(err, PP_VIEW_UNIT_NEAR, PARPLAN__ARGS(id, search.best));
}

parplan_status parplan__view_resolve(const parplan_plan *plan, const parplan_view *view,
                                     parplan__selection *out, parplan_error *err)
{
    parplan_view v = PARPLAN_VIEW_INIT;
    if (view != NULL && !parplan__sized_read(&v, sizeof v, view))
        return parplan__fail(err, PP_ARGUMENT, PARPLAN__ARGS("view"));
    *out = (parplan__selection){v.lang, v.colour, PARPLAN_NO_INDEX, PARPLAN_NO_INDEX};
    if (v.unit != NULL)
        out->unit = parplan_plan_find(plan, PARPLAN_ENTITY_UNIT, v.unit);
    if (v.unit != NULL && out->unit == PARPLAN_NO_INDEX)
        return unknown_unit(plan, v.unit, err);
    if (v.area != NULL)
        out->area = parplan_plan_find(plan, PARPLAN_ENTITY_AREA, v.area);
    if (v.area != NULL && out->area == PARPLAN_NO_INDEX)
        return parplan__fail(err, PP_VIEW_AREA, PARPLAN__ARGS(v.area));
    return PARPLAN_OK;
}
