/* SPDX-License-Identifier: Apache-2.0 */
/* What the two halves of the checker share. */
#ifndef PARPLAN_LIB_PLAN_CHECK_H
#define PARPLAN_LIB_PLAN_CHECK_H

#include "base/problems.h"
#include "plan/plan.h"

typedef struct checker {
    const parplan_plan *plan;
    parplan_problems *problems;
    parplan_interval period; /* the plan's; without days where it ends before it starts */
} checker;

/* A day as an argument of a message; lives until the enclosing block ends. */
#define ISO(date) parplan_date_format((date), PARPLAN_DATE_ISO, (char[PARPLAN_DATE_SIZE]){0})

/* The same for a share, as a percentage. */
#define PERCENT(ratio) parplan__check_percent((ratio), (char[96]){0}, 96)

const char *parplan__check_percent(parplan_ratio ratio, char *buffer, size_t size);
const char *parplan__check_id(const char *id);
/* Add a problem at /list/index/key; an index of PARPLAN_NO_INDEX and an empty list or key leave theirs out. */
void parplan__check_add(checker *c, const char *clause, parplan__message id, const char *list,
                        size_t index, const char *key, const char *const *args);
/* The same with a text in both languages after a subject. */
void parplan__check_add_text(checker *c, const char *clause, parplan__message id, const char *list,
                             size_t index, const char *key, const char *subject, parplan_text text);
/* The warning that something is due before the plan's period starts, where it is. */
void parplan__check_deadline(checker *c, const char *clause, const char *list, size_t index,
                             const char *key, const char *id, parplan_date date);
void parplan__check_indicator(checker *c, size_t index, const parplan_indicator *indicator);

#endif
