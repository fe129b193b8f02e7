/* SPDX-License-Identifier: Apache-2.0 */
/* What `parplan due` found, and how it is told. */
#ifndef PARPLAN_CLI_DUE_H
#define PARPLAN_CLI_DUE_H

#include "input.h"

typedef struct answer {
    parplan_calendar *calendar;
    parplan_bound bound; /* of a named day; UNSET: a term */
    parplan_date named;
    parplan_moment event;
    parplan_term term;
    parplan_deadline deadline;
} answer;

const char *roll_name(parplan_roll roll);
/* As text, or as JSON where that is asked for. */
int give_due(run *r, const answer *a);

#endif
