/* SPDX-License-Identifier: Apache-2.0 */
/* The plan as it lies in memory, and what the files of this room share. */
#ifndef PARPLAN_LIB_PLAN_PLAN_H
#define PARPLAN_LIB_PLAN_PLAN_H

#include <parplan/plan.h>
#include <stdatomic.h>

#include "base/map.h"
#include "base/message.h"

enum { PARPLAN__ENTITIES = PARPLAN_ENTITY_TASK + 1 };

/* A list of records; the items are of the type of the entity. */
typedef struct parplan__list {
    const void *items;
    size_t count;
} parplan__list;

struct parplan_plan {
    parplan__arena arena;
    atomic_size_t references;
    parplan_plan_info info;
    parplan__list lists[PARPLAN__ENTITIES];
    parplan__map ids[PARPLAN__ENTITIES];
    parplan_calendar *calendar;
};

/* Id of a record that was read, or NULL. */
const char *parplan__record_id(const parplan_plan *plan, int entity, size_t index);
/* Key of the list that holds the records of an entity: "units". */
const char *parplan__list_key(int entity);
/* The id of a record of these entities that was probably meant, or NULL. */
const char *parplan__plan_nearest(const parplan_plan *plan, const int *entities, size_t count,
                                  const char *id);
/* Units of a who list, its groups resolved; false where nobody is named. */
bool parplan__who_has(const parplan_who *who, size_t unit);

/*
 * The warning that a target cannot be judged as it stands (it then reads UNDEFINED_TARGET), or 0. The warning's
 * argument {0} is the id of the open choice, where it is one, in *choice.
 */
parplan__message parplan__target_undefined(const parplan_measure *measure,
                                           const parplan_target *target, const char **choice);

/* Read the document's records into a plan whose arena is ready. Problems say what is wrong. */
parplan_status parplan__plan_load(parplan_plan *plan, const char *bytes, size_t size,
                                  parplan_problems *problems, parplan_error *err);
/* Fill in what an annex names. The error must be there, and of full size. */
parplan_status parplan__plan_annex(parplan_plan *plan, const char *bytes, size_t size,
                                   parplan_problems *problems, parplan_error *err);
/* What no single record shows: contradictions, questions, readings. */
void parplan__plan_check(const parplan_plan *plan, parplan_problems *problems);

#endif
