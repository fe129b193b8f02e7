/* SPDX-License-Identifier: Apache-2.0 */
/* Everything the command itself says, in both languages. What is wrong with a document the library says. */
#ifndef PARPLAN_CLI_WORDS_H
#define PARPLAN_CLI_WORDS_H

#include <parplan/base.h>

typedef enum word {
    /* usage */
    W_NO_COMMAND,
    W_UNKNOWN_COMMAND,
    W_UNKNOWN_COMMAND_NEAR,
    W_UNKNOWN_OPTION,
    W_UNKNOWN_OPTION_NEAR,
    W_OTHER_OPTION,
    W_OPTION_TWICE,
    W_OPTION_VALUE,
    W_OPTION_NO_VALUE,
    W_OPTION_NEEDED,
    W_OPTION_CHOICE,
    W_OPTION_NUMBER,
    W_OPERAND_NEEDED,
    W_OPERAND_MANY,
    W_STDIN_TWICE,
    W_UNKNOWN_SCHEMA,
    W_UNKNOWN_TOPIC,
    W_SEE_HELP,
    /* files */
    W_STDIN,
    W_STDOUT,
    W_READ,
    W_WRITE,
    W_TOO_BIG,
    W_NO_FILE,
    W_NO_ACCESS,
    W_DIRECTORY,
    W_DISK_FULL,
    W_PIPE_CLOSED,
    W_NO_MEMORY,
    /* problems */
    W_ERROR,
    W_WARNING,
    W_NOTE,
    W_ERRORS,
    W_WARNINGS,
    W_NOTES,
    W_LINE,
    W_IN_ANNEX,
    W_SUMMARY,
    W_NOT_A_PLAN,
    W_COUNT_INDICATORS,
    W_COUNT_TASKS,
    W_COUNT_UNITS,
    W_COUNT_AREAS,
    W_COUNT_DUTIES,
    W_COUNT_LEGAL,
    W_COUNT_ERRORS,
    W_COUNT_WARNINGS,
    W_COUNT_NOTES,
    W_CANNOT_WORK,
    W_WORDS
} word;

const char *word_in(word w, parplan_lang lang);

#endif
