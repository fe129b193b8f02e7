/* SPDX-License-Identifier: Apache-2.0 */
/* Files read whole, and what a run says while it goes on. */
#ifndef PARPLAN_CLI_INPUT_H
#define PARPLAN_CLI_INPUT_H

#include <parplan/parplan.h>

#include "args.h"
#include "text.h"
#include "words.h"

/* How the command ends. */
enum { END_FINE = 0, END_PROBLEMS = 1, END_BAD = 2 };

/* One run of the command. */
typedef struct run {
    args args;
    const char *command; /* its name, for messages; NULL before it is known */
    parplan_lang lang;
    bool colour;    /* on standard output */
    size_t columns; /* it has */
    text said;      /* messages not written to standard error yet */
} run;

typedef struct file {
    const char *name; /* as messages show it */
    char *bytes;
    size_t size;
} file;

/* Read a file, "-" being standard input; false, and said so, where that fails. */
bool file_read(run *r, const char *path, file *out);
void file_free(file *f);

/* "parplan: " and a message. Returns END_BAD, so that callers can `return` it. */
int complain(run *r, word w, const char *const *with);
/* The same with a word about where to find help. */
int complain_usage(run *r, word w, const char *const *with);
/* A failure of the library, at a place: a file or an option. */
int complain_error(run *r, const char *place, const parplan_error *err);
/* A problem of a file: "parplan: FILE:LINE:COL: PP-0137: message". */
void complain_problem(run *r, const char *place, const parplan_problem *problem);
/* Write what was said to standard error. */
void say_out(run *r);

/* Write a result to standard output; `code` when that goes well. */
int give(run *r, text *result, int code);
int give_bytes(run *r, const char *bytes, size_t size, int code);

#endif
