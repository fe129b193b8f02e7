/* SPDX-License-Identifier: Apache-2.0 */
#include "plan/plan.h"

#include "base/problems.h"
#include "plan/field.h"

static void release(parplan_plan *plan)
{
    parplan_calendar_unref(plan->calendar);
    parplan_allocator allocator = plan->arena.allocator;
    parplan__arena_dispose(&plan->arena);
    allocator.resize(allocator.context, plan, 0);
}

static parplan_plan *make(const parplan_allocator *wanted)
{
    parplan_allocator allocator = parplan__allocator_or_default(wanted);
    parplan_plan *plan = allocator.resize(allocator.context, NULL, sizeof *plan);
    if (plan == NULL)
        return NULL;
    *plan = (parplan_plan){ .calendar = NULL };
    atomic_init(&plan->references, 1);
    parplan__arena_init(&plan->arena, &allocator);
    return plan;
}

static void same_ids(const parplan_plan *plan, parplan_problems *problems, int entity, int other)
{
    for (size_t i = 0; i < plan->lists[entity].count; i++) {
        const char *id = parplan__record_id(plan, entity, i);
        if (id == NULL || parplan__map_find(&plan->ids[other], id) == SIZE_MAX)
            continue;
        parplan__problems_add(problems, PP_PLAN_ID_SHARED, (parplan__place){ .clause = "" },
                              PARPLAN__ARGS(id));
    }
}

/* Completions and who lists name records of several lists by id alone. */
static void check_shared_ids(const parplan_plan *plan, parplan_problems *problems)
{
    same_ids(plan, problems, PARPLAN_ENTITY_INDICATOR, PARPLAN_ENTITY_DUTY);
    same_ids(plan, problems, PARPLAN_ENTITY_INDICATOR, PARPLAN_ENTITY_TASK);
    same_ids(plan, problems, PARPLAN_ENTITY_DUTY, PARPLAN_ENTITY_TASK);
    same_ids(plan, problems, PARPLAN_ENTITY_UNIT, PARPLAN_ENTITY_GROUP);
    same_ids(plan, problems, PARPLAN_ENTITY_UNIT, PARPLAN_ENTITY_PARTNER);
    same_ids(plan, problems, PARPLAN_ENTITY_GROUP, PARPLAN_ENTITY_PARTNER);
}

/* Tasks without a lead take their area's; targets without a deadline the end of the plan's period. */
static void inherit(parplan_plan *plan)
{
    parplan_task *tasks = (parplan_task *)plan->lists[PARPLAN_ENTITY_TASK].items;
    for (size_t i = 0; i < plan->lists[PARPLAN_ENTITY_TASK].count; i++) {
        const parplan_area *area = parplan_plan_area(plan, tasks[i].area);
        if (tasks[i].lead.id_count > 0 || area == NULL || area->lead.id_count == 0)
            continue;
        tasks[i].lead = area->lead;
        tasks[i].lead_inherited = true;
    }
    parplan_indicator *indicators = (parplan_indicator *)plan->lists[PARPLAN_ENTITY_INDICATOR].items;
    for (size_t i = 0; i < plan->lists[PARPLAN_ENTITY_INDICATOR].count; i++) {
        if (indicators[i].target.deadline == PARPLAN_DATE_NONE)
            indicators[i].target.deadline = plan->info.period.to;
        parplan_amendment *amendments = (parplan_amendment *)indicators[i].amendments;
        for (size_t k = 0; k < indicators[i].amendment_count; k++) {
            if (amendments[k].target.deadline == PARPLAN_DATE_NONE)
                amendments[k].target.deadline = plan->info.period.to;
        }
    }
}

static parplan_status load(parplan_plan *plan, const char *bytes, size_t size,
                           const parplan_plan_options *options, parplan_problems *problems,
                           parplan_error *err)
{
    parplan_status status = parplan__plan_load(plan, bytes, size, problems, err);
    if (status != PARPLAN_OK)
        return status;
    if (options != NULL && options->annex != NULL) {
        status = parplan__plan_annex(plan, options->annex, options->annex_size, problems, err);
        if (status != PARPLAN_OK)
            return status;
    }
    inherit(plan);
    check_shared_ids(plan, problems);
    if (plan->calendar != NULL)
        parplan__plan_check(plan, problems);
    return parplan__problems_failed(problems) ? parplan__fail(err, PP_MEMORY, NULL) : PARPLAN_OK;
}

/* The first error of a document, as the error of the call. */
static parplan_status first_error(const parplan_problems *problems, parplan_error *err)
{
    for (size_t i = 0;; i++) {
        const parplan_problem *p = parplan_problems_at(problems, i);
        if (p == NULL)
            return PARPLAN_OK;
        if (p->severity != PARPLAN_ERROR)
            continue;
        parplan__fail_as(err, PARPLAN_E_INVALID, p->id, p->message);
        parplan__locate(err, p->path, p->line, p->column);
        return PARPLAN_E_INVALID;
    }
}

parplan_status parplan_plan_read(const char *bytes, size_t size,
                                 const parplan_plan_options *options, parplan_plan **out,
                                 parplan_problems *problems, parplan_error *err)
{
    if (bytes == NULL || out == NULL)
        return parplan__fail(err, PP_ARGUMENT, PARPLAN__ARGS(bytes == NULL ? "bytes" : "out"));
    parplan_problems *found = NULL;
    parplan_status status = parplan_problems_new(&found, err);
    if (status != PARPLAN_OK)
        return status;
    parplan_plan *plan = make(options != NULL ? options->allocator : NULL);
    status = plan != NULL ? load(plan, bytes, size, options, found, err)
                          : parplan__fail(err, PP_MEMORY, NULL);
    if (status == PARPLAN_OK)
        status = first_error(found, err);
    if (problems != NULL)
        parplan__problems_append(problems, found);
    parplan_problems_free(found);
    if (status == PARPLAN_OK)
        *out = plan;
    else if (plan != NULL)
        release(plan);
    return status;
}

parplan_plan *parplan_plan_ref(parplan_plan *plan)
{
    atomic_fetch_add_explicit(&plan->references, 1, memory_order_relaxed);
    return plan;
}

void parplan_plan_unref(parplan_plan *plan)
{
    if (plan != NULL && atomic_fetch_sub_explicit(&plan->references, 1, memory_order_acq_rel) == 1)
        release(plan);
}

const parplan_plan_info *parplan_plan_get_info(const parplan_plan *plan)
{
    return &plan->info;
}

parplan_calendar *parplan_plan_calendar(const parplan_plan *plan)
{
    return plan->calendar;
}

size_t parplan_plan_count(const parplan_plan *plan, parplan_entity entity)
{
    return (int)entity < PARPLAN__ENTITIES ? plan->lists[entity].count : 0;
}

size_t parplan_plan_find(const parplan_plan *plan, parplan_entity entity, const char *id)
{
    return (int)entity < PARPLAN__ENTITIES ? parplan__map_find(&plan->ids[entity], id) : PARPLAN_NO_INDEX;
}

#define RECORDS(noun, entity)                                                                      \
    const parplan_##noun *parplan_plan_##noun(const parplan_plan *plan, size_t index)              \
    {                                                                                              \
        const parplan__list *list = &plan->lists[entity];                                          \
        return index < list->count ? (const parplan_##noun *)list->items + index : NULL;           \
    }

RECORDS(statement, PARPLAN_ENTITY_STATEMENT)
RECORDS(legal, PARPLAN_ENTITY_LEGAL)
RECORDS(area, PARPLAN_ENTITY_AREA)
RECORDS(unit, PARPLAN_ENTITY_UNIT)
RECORDS(partner, PARPLAN_ENTITY_PARTNER)
RECORDS(group, PARPLAN_ENTITY_GROUP)
RECORDS(leader, PARPLAN_ENTITY_LEADER)
RECORDS(regime, PARPLAN_ENTITY_REGIME)
RECORDS(indicator, PARPLAN_ENTITY_INDICATOR)
RECORDS(duty, PARPLAN_ENTITY_DUTY)
RECORDS(task, PARPLAN_ENTITY_TASK)

/* Every record of a list starts with its id. */
const char *parplan__record_id(const parplan_plan *plan, int entity, size_t index)
{
    for (const parplan__list_field *list = parplan__list_fields; list->key != NULL; list++) {
        if (list->entity == entity)
            return *(const char *const *)(const void *)((const char *)plan->lists[entity].items +
                                                        index * list->record->size);
    }
    return NULL;
}

bool parplan__who_has(const parplan_who *who, size_t unit)
{
    for (size_t i = 0; i < who->unit_count; i++) {
        if (who->units[i] == unit)
            return true;
    }
    return false;
}

bool parplan_unit_exists(const parplan_unit *unit, parplan_date date)
{
    return (unit->valid.from == PARPLAN_DATE_NONE || date >= unit->valid.from) &&
           (unit->valid.to == PARPLAN_DATE_NONE || date <= unit->valid.to);
}
