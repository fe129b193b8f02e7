/* SPDX-License-Identifier: Apache-2.0 */
/* The command line: operands, and options before, between or after them. */
#ifndef PARPLAN_CLI_ARGS_H
#define PARPLAN_CLI_ARGS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef enum option {
    OPT_FIGURES,
    OPT_COMPLETIONS,
    OPT_ANNEX,
    OPT_AS_OF,
    OPT_FROM,
    OPT_TO,
    OPT_SOON,
    OPT_UNIT,
    OPT_AREA,
    OPT_DECIMAL_MARK,
    OPT_STRICT,
    OPT_TERM,
    OPT_BY,
    OPT_BEFORE,
    OPT_START,
    OPT_ROLL,
    OPT_HOURS,
    OPT_CALENDAR,
    OPT_LAYER,
    OPT_AGAINST,
    OPT_DIFF,
    OPT_WHY,
    OPT_TO_SOLAR,
    OPT_LEAP,
    OPT_ICS,
    OPT_SEQUENCE,
    OPT_CSV,
    OPT_JSON,
    OPT_LANG,
    OPT_COLOUR,
    OPT_HELP,
    OPT_VERSION,
    OPTIONS
} option;

/* A set of options. */
typedef uint64_t option_set;
#define BIT(o) (UINT64_C(1) << (o))

enum { MAX_OPERANDS = 8 };

typedef enum args_fault {
    ARGS_FINE,
    ARGS_UNKNOWN, /* no such option */
    ARGS_TWICE,
    ARGS_NO_VALUE, /* one is missing */
    ARGS_A_VALUE,  /* one is given and not taken */
    ARGS_MANY      /* more operands than any command takes */
} args_fault;

/* Texts are those of argv. */
typedef struct args {
    const char *values[OPTIONS];  /* "" for an option without a value; NULL where it is not given */
    const char *spelled[OPTIONS]; /* as it was written, for messages */
    const char *operands[MAX_OPERANDS];
    size_t operand_count;
    args_fault fault; /* the first one, if any … */
    char at[64];      /* … and the option or operand it is about */
} args;

void args_read(args *a, int argc, char **argv);
/* The name people should use, with its dashes. */
const char *option_name(option o);
bool option_takes_value(option o);
/* The nearest of the options in a set to what was written, or NULL. */
const char *option_near(const char *written, option_set allowed);

/* Edits between two words, at most limit + 1. */
size_t distance(const char *a, const char *b, size_t limit);

#endif
