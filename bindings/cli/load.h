/* SPDX-License-Identifier: Apache-2.0 */
/* Documents from files: the plan with its annex, figures, completions. */
#ifndef PARPLAN_CLI_LOAD_H
#define PARPLAN_CLI_LOAD_H

#include "input.h"

/* The prefix of a problem's path that says: this is about the annex, not the plan. */
const char *annex_path(const char *path);

typedef struct sources {
    file plan, annex;
    parplan_problems *problems; /* of both */
} sources;

/*
 * Read the plan, operand 1, and its annex. Of what is wrong only a failure to read at all is told; the rest stands
 * in the problems. END_PROBLEMS: it has errors. The caller frees the sources, also after a failure.
 */
int load_sources(run *r, sources *s, parplan_plan **plan);
void sources_free(sources *s);

/* The plan of a command that cannot do without; errors are told, warnings are for `check`. */
int load_plan(run *r, parplan_plan **plan);
/* What --figures and --completions name. Warnings are told and do not fail. NULL without the option. */
int load_figures(run *r, parplan_plan *plan, parplan_figures **out);
int load_completions(run *r, parplan_plan *plan, parplan_completions **out);

/*
 * A calendar with the layer an option names, if it is given; a reference in *out. False, and said so, where the file
 * is none. The calendar of --calendar is VN-GOV unless it says otherwise.
 */
bool load_calendar(run *r, parplan_calendar **out);
bool load_layer(run *r, option o, parplan_calendar *below, parplan_calendar **out);

/* The whole number an option names, unchanged without it; false, and said so, where it is none. */
bool read_number(run *r, option o, int32_t most, int32_t *out);
/* One of the options, or OPTIONS where none is given; false, and said so, where two are. */
bool read_one_of(run *r, const option *among, size_t count, option *out);
/* The day an option names, PARPLAN_DATE_NONE without it; false, and said so, where it is none. */
bool read_day(run *r, option o, parplan_date *out);

#endif
