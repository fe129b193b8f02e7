/* SPDX-License-Identifier: Apache-2.0 */
#include "plan/plan.h"

#include "base/problems.h"
#include "base/text.h"
#include "plan/field.h"

/* A hostile document gets no more: memory for its records, and problems of each severity that are told. */
enum { MOST_MEMORY = 1 << 29, MOST_PROBLEMS = 1000 };

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
    *plan = (parplan_plan){.calendar = NULL};
    atomic_init(&plan->references, 1);
    parplan__arena_init(&plan->arena, &allocator);
    plan->arena.left = MOST_MEMORY;
    return plan;
}

/* The second of two lists is where the id is told to be taken. */
static void same_ids(const parplan_plan *plan, parplan_problems *problems, int other, int entity)
{
    for (size_t i = 0; i < plan->lists[entity].count; i++) {
        char path[64];
        const char *id = parplan__record_id(plan, entity, i);
        if (id == NULL || parplan__map_find(&plan->ids[other], id) == SIZE_MAX)
            continue;
        parplan__message_fill("/{0}/{1}/id",
                              PARPLAN__ARGS(parplan__list_key(entity), PARPLAN__INT((int64_t)i)),
                              path, sizeof path);
        parplan__problems_add(problems, PP_PLAN_ID_SHARED, (parplan__place){.path = path},
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

/* Tasks without a lead take their area's. */
static void settle_tasks(parplan_plan *plan)
{
    parplan_task *tasks = (parplan_task *)plan->lists[PARPLAN_ENTITY_TASK].items;
    for (size_t i = 0; i < plan->lists[PARPLAN_ENTITY_TASK].count; i++) {
        const parplan_area *area = parplan_plan_area(plan, tasks[i].area);
        if (tasks[i].lead.id_count > 0 || area == NULL || area->lead.id_count == 0)
            continue;
        tasks[i].lead = area->lead;
        tasks[i].lead_inherited = true;
    }
}

/* A target ends with the plan's period unless it says when. A part that repeats its target's force says nothing. */
static void settle_target(const parplan_plan *plan, parplan_target *target)
{
    if (target->deadline == PARPLAN_DATE_NONE)
        target->deadline = plan->info.period.to;
    parplan_part *parts = (parplan_part *)target->parts;
    for (size_t i = 0; i < target->part_count; i++) {
        if (parts[i].force == target->force)
            parts[i].force = PARPLAN_FORCE_UNSET;
    }
}

/* What a document may leave out or spell out is the same in memory, so that it is written the same. */
static void settle(parplan_plan *plan)
{
    settle_tasks(plan);
    parplan_indicator *indicators =
        (parplan_indicator *)plan->lists[PARPLAN_ENTITY_INDICATOR].items;
    for (size_t i = 0; i < plan->lists[PARPLAN_ENTITY_INDICATOR].count; i++) {
        parplan_measure *measure = &indicators[i].measure;
        if (measure->rollup == (measure->type == PARPLAN_MEASURE_RATIO ? PARPLAN_ROLLUP_SUM_RATIO
                                                                       : PARPLAN_ROLLUP_NONE))
            measure->rollup = PARPLAN_ROLLUP_UNSET;
        settle_target(plan, &indicators[i].target);
        parplan_amendment *amendments = (parplan_amendment *)indicators[i].amendments;
        for (size_t k = 0; k < indicators[i].amendment_count; k++)
            settle_target(plan, &amendments[k].target);
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
    settle(plan);
    check_shared_ids(plan, problems);
    if (plan->calendar != NULL)
        parplan__plan_check(plan, problems);
    return parplan__problems_failed(problems) ? parplan__fail(err, PP_MEMORY, NULL) : PARPLAN_OK;
}

/* The first error of a document, as the error of the call. */
static parplan_status first_error(const parplan_problems *problems, parplan_error *err)
{
    const parplan_problem *p;
    for (size_t i = 0; (p = parplan_problems_at(problems, i)) != NULL; i++) {
        if (p->severity != PARPLAN_ERROR)
            continue;
        parplan__fail_as(err, PARPLAN_E_INVALID, p->id, p->message);
        parplan__locate(err, p->path, p->line, p->column);
        return PARPLAN_E_INVALID;
    }
    return PARPLAN_OK;
}

/* The error of a document that could not be read to its end, as one of its problems too. */
static parplan_status pass_on(parplan_problems *problems, const parplan_error *found,
                              parplan_error *err)
{
    if (found->status != PARPLAN_E_MEMORY)
        parplan__problems_add_error(
            problems, found,
            (parplan__place){.path = found->path, .line = found->line, .column = found->column});
    parplan__fail_as(err, found->status, found->id,
                     (parplan_text){found->message_vi, found->message});
    parplan__locate(err, found->path, found->line, found->column);
    return found->status;
}

static parplan_status read_into(parplan_plan *plan, const char *bytes, size_t size,
                                const parplan_plan_options *options, parplan_problems *problems,
                                parplan_error *err)
{
    parplan_error found = PARPLAN_ERROR_INIT;
    if (load(plan, bytes, size, options, problems, &found) != PARPLAN_OK)
        return pass_on(problems, &found, err);
    parplan_status status = first_error(problems, err);
    parplan__problems_end(problems);
    return parplan__problems_failed(problems) ? parplan__fail(err, PP_MEMORY, NULL) : status;
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
    parplan__problems_limit(found, MOST_PROBLEMS);
    parplan_plan *plan = make(options != NULL ? options->allocator : NULL);
    status = plan != NULL ? read_into(plan, bytes, size, options, found, err)
                          : parplan__fail(err, PP_MEMORY, NULL);
    if (problems != NULL)
        parplan__problems_append(problems, found);
    parplan_problems_free(found);
    if (parplan__problems_failed(problems))
        status = parplan__fail(err, PP_MEMORY, NULL);
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
    return (unsigned)entity < PARPLAN__ENTITIES ? plan->lists[entity].count : 0;
}

size_t parplan_plan_find(const parplan_plan *plan, parplan_entity entity, const char *id)
{
    if ((unsigned)entity >= PARPLAN__ENTITIES || id == NULL)
        return PARPLAN_NO_INDEX;
    return parplan__map_find(&plan->ids[entity], id);
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

static const parplan__list_field *list_of(int entity)
{
    const parplan__list_field *list = parplan__list_fields;
    while (list->entity != entity)
        list++;
    return list;
}

const char *parplan__list_key(int entity)
{
    return list_of(entity)->key;
}

/* Every record of a list starts with its id. */
const char *parplan__record_id(const parplan_plan *plan, int entity, size_t index)
{
    const char *record =
        (const char *)plan->lists[entity].items + index * list_of(entity)->record->size;
    return *(const char *const *)(const void *)record;
}

const char *parplan__plan_nearest(const parplan_plan *plan, const int *entities, size_t count,
                                  const char *id)
{
    parplan__nearest search = parplan__nearest_to(id);
    for (size_t e = 0; e < count; e++) {
        for (size_t i = 0; i < plan->lists[entities[e]].count; i++) {
            const char *known = parplan__record_id(plan, entities[e], i);
            if (known != NULL)
                parplan__nearest_try(&search, known);
        }
    }
    return search.best;
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
