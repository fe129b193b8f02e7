/* SPDX-License-Identifier: Apache-2.0 */
/* The commands there are. */
#ifndef PARPLAN_CLI_COMMAND_H
#define PARPLAN_CLI_COMMAND_H

#include "input.h"

typedef struct command {
    const char *name;
    int (*perform)(run *r);
    option_set options;  /* those of every command are understood */
    option_set required; /* those it cannot do without */
    size_t least, most;  /* operands, its own name aside */
    const char *usage;   /* what follows the name */
    parplan_text summary;
    parplan_text details;
} command;

#define COMMON_OPTIONS (BIT(OPT_LANG) | BIT(OPT_COLOUR) | BIT(OPT_HELP))

extern const command commands[];
extern const size_t command_count;

/* NULL where there is none. */
const command *command_find(const char *name);
const char *command_near(const char *name);

int perform_check(run *r);
int perform_board(run *r);
int perform_agenda(run *r);
int perform_due(run *r);
int perform_calendar(run *r);
int perform_lunar(run *r);
int perform_format(run *r);
int perform_schema(run *r);
int perform_version(run *r);
int perform_help(run *r);

/* Help on a command, or on all for NULL. */
void help_on(const run *r, const command *c, text *out);

#endif
