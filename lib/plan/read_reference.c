/* SPDX-License-Identifier: Apache-2.0 */
/* From ids to the records they name. */
#include <string.h>

#include "base/text.h"
#include "plan/read.h"

static void unknown(reader *r, const frame *at, const char *what, const char *id,
                    const int *entities, size_t count)
{
    if (count > 1 &&
        parplan__map_find(&r->plan->ids[PARPLAN_ENTITY_GROUP], id) != PARPLAN_NO_INDEX) {
        parplan__read_problem(r, at, PP_PLAN_GROUP_ORDER, PARPLAN__ARGS(id));
        return;
    }
    const char *best = NULL;
    if (parplan__read_may_suggest(r))
        best = parplan__plan_nearest(r->plan, entities, count, id);
    if (best != NULL)
        parplan__read_problem(r, at, PP_PLAN_REF_SUGGEST, PARPLAN__ARGS(what, id, best));
    else
        parplan__read_problem(r, at, PP_PLAN_REF, PARPLAN__ARGS(what, id));
}

static size_t find_ref(reader *r, const frame *at, const char *id, int entity)
{
    size_t position = parplan__map_find(&r->plan->ids[entity], id);
    if (position == PARPLAN_NO_INDEX)
        unknown(r, at, parplan__list_key(entity), id, &entity, 1);
    return position;
}

size_t parplan__read_ref(reader *r, const frame *at, const parplan__json *value, int entity)
{
    const char *id = parplan__read_string(r, at, value);
    return id != NULL ? find_ref(r, at, id, entity) : PARPLAN_NO_INDEX;
}

parplan_strings parplan__read_refs(reader *r, const frame *at, const parplan__json *value,
                                   int entity)
{
    parplan_strings ids = parplan__read_strings(r, at, value);
    for (size_t i = 0; i < ids.count; i++)
        (void)find_ref(r, &(frame){at, NULL, i, NULL}, ids.items[i], entity);
    return ids;
}

/* Mark the units an id stands for; false where it stands for nothing known. */
static bool mark_who(const parplan_plan *plan, const char *id, bool partners, bool *marked)
{
    size_t unit = parplan__map_find(&plan->ids[PARPLAN_ENTITY_UNIT], id);
    if (unit != PARPLAN_NO_INDEX) {
        marked[unit] = true;
        return true;
    }
    const parplan_group *group =
        parplan_plan_group(plan, parplan__map_find(&plan->ids[PARPLAN_ENTITY_GROUP], id));
    if (group != NULL) {
        for (size_t i = 0; i < group->who.unit_count; i++)
            marked[group->who.units[i]] = true;
        return group->who.id_count > 0; /* a group that is not read yet stands for nothing */
    }
    return partners &&
           parplan__map_find(&plan->ids[PARPLAN_ENTITY_PARTNER], id) != PARPLAN_NO_INDEX;
}

/* The units marked, in the order of the plan. */
static void take_marked(reader *r, parplan_who *who)
{
    size_t units = r->plan->lists[PARPLAN_ENTITY_UNIT].count, count = 0;
    for (size_t i = 0; i < units; i++)
        count += r->marked[i];
    size_t *positions = parplan__arena_array(&r->plan->arena, count, sizeof *positions);
    if (positions == NULL) {
        r->failed = true;
        return;
    }
    who->units = positions;
    for (size_t i = 0; i < units; i++) {
        if (r->marked[i])
            positions[who->unit_count++] = i;
    }
}

parplan_who parplan__read_who(reader *r, const frame *at, const parplan__json *value, bool partners)
{
    static const int known[] = {PARPLAN_ENTITY_UNIT, PARPLAN_ENTITY_GROUP, PARPLAN_ENTITY_PARTNER};
    parplan_strings ids = parplan__read_strings(r, at, value);
    parplan_who who = {ids.items, ids.count, NULL, 0};
    memset(r->marked, 0, r->plan->lists[PARPLAN_ENTITY_UNIT].count * sizeof *r->marked);
    for (size_t i = 0; i < ids.count; i++) {
        if (!mark_who(r->plan, ids.items[i], partners, r->marked))
            unknown(r, &(frame){at, NULL, i, NULL},
                    partners ? "units, groups, partners" : "units, groups", ids.items[i], known,
                    partners ? 3 : 2);
    }
    take_marked(r, &who);
    return who;
}
