/* SPDX-License-Identifier: Apache-2.0 */
/* Completions as they lie in memory, and walking those of one item and unit. */
#ifndef PARPLAN_LIB_SCORE_COMPLETIONS_H
#define PARPLAN_LIB_SCORE_COMPLETIONS_H

#include <parplan/completion.h>

/* A row that passed every check. */
typedef struct parplan__completion_row {
    parplan_entity kind; /* PARPLAN_ENTITY_DUTY, _TASK or _INDICATOR */
    size_t item;         /* position in the plan, by kind */
    size_t unit;         /* or PARPLAN_NO_INDEX: done as a whole */
    const char *window;  /* "2024-Q1" of a periodic duty, else "" */
    parplan_date date;
    int32_t second;              /* of that day, or -1 */
    const char *key;             /* "" where there is none */
    const char *document, *note; /* NULL where there is none */
    size_t next; /* a row of the same item and unit that was added before, or PARPLAN_NO_INDEX */
} parplan__completion_row;

/*
 * The rows of an item and a unit, the last one added first; NULL where there are none (left). PARPLAN_NO_INDEX as unit
 * asks for those without one.
 */
const parplan__completion_row *parplan__completions_first(const parplan_completions *completions,
                                                          parplan_entity kind, size_t item,
                                                          size_t unit);
const parplan__completion_row *parplan__completions_next(const parplan_completions *completions,
                                                         const parplan__completion_row *row);
parplan_plan *parplan__completions_plan(const parplan_completions *completions);

#endif
