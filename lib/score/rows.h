/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What figures and completions share: a row under examination, what is wrong with it, and reading a file of rows.
 */
#ifndef PARPLAN_LIB_SCORE_ROWS_H
#define PARPLAN_LIB_SCORE_ROWS_H

#include <parplan/plan.h>

#include "base/problems.h"
#include "io/csv.h"

/* A row from a call or a file. Every text of it stands at the column it belongs to, whichever it came from. */
typedef struct parplan__row {
    const parplan_plan *plan;
    parplan__arena *arena; /* for what outlives the row */
    const parplan__csv_column *columns;
    const char *const *texts; /* by column, ended by NUL; NULL or "" where there is none */
    const parplan__csv *csv;  /* NULL: the row comes from a call */
    parplan_problems *problems;
    parplan_error *err; /* for the first error; NULL when it has been told, or nobody asks */
    const char *clause; /* that the row concerns, or NULL */
    size_t errors;
    parplan_status status; /* of the first error; PARPLAN_E_MEMORY goes before any */
} parplan__row;

/* Say what is wrong in a column. An error of another call is told as it is. Warnings reach files only. */
void parplan__row_fail(parplan__row *row, size_t column, parplan__message id,
                       const char *const *args);
void parplan__row_fail_as(parplan__row *row, size_t column, const parplan_error *error);
void parplan__row_warn(parplan__row *row, size_t column, parplan__message id,
                       const char *const *args);

/* The text of a column, "" where there is none. */
const char *parplan__row_text(const parplan__row *row, size_t column);
/* False, and an error, where a column is empty. */
bool parplan__row_needs(parplan__row *row, size_t column);
/* False, and an error, where a text is not UTF-8. Files have been checked already. */
bool parplan__row_is_utf8(parplan__row *row, size_t columns);
/* The text in NFC; the text itself where it is ASCII, and where there is no memory. */
const char *parplan__row_nfc(parplan__row *row, const char *text);
/* A copy of a column in NFC, NULL where it is empty; `last` itself where that says the same. */
const char *parplan__row_keep(parplan__row *row, size_t column, const char *last);

/* Position of a record, or PARPLAN_NO_INDEX. */
size_t parplan__row_find(parplan__row *row, parplan_entity entity, size_t column);
/* Report an id that none of some entities has, with the nearest one there is. */
void parplan__row_unknown(parplan__row *row, size_t column, const parplan_entity *entities,
                          size_t count, parplan__message unknown, parplan__message near);
/* The unit of a column, or PARPLAN_NO_INDEX and an error. */
size_t parplan__row_unit(parplan__row *row, size_t column);
/* Report a unit that does not exist on a day. */
void parplan__row_unit_exists(parplan__row *row, size_t column, size_t unit, parplan_date date);

/* Add an item to "a, b", as far as there is room. */
void parplan__list_add(char *list, size_t size, const char *item);

/* A spelling of a column's name, the first of which is canonical; NULL past the last one or past the columns. */
const char *parplan__row_spelling(const parplan__csv_column *columns, size_t count, size_t column,
                                  size_t spelling);

/* Heads of chains, all empty; NULL when there is no memory. */
size_t *parplan__row_heads(parplan__arena *arena, size_t records, size_t units);

typedef struct parplan__rows_file {
    const char *bytes;
    size_t size;
    const parplan__csv_column *columns;
    size_t column_count; /* at most PARPLAN__ROW_COLUMNS */
    const parplan_plan *plan;
    parplan__arena *arena;
    parplan_problems *problems;
    /* Examine one row and keep it; what is wrong with it goes to the row. */
    void (*take)(void *context, parplan__row *row);
    void *context;
} parplan__rows_file;

enum { PARPLAN__ROW_COLUMNS = 16 };

/*
 * Take every row of a file, also past an error. PARPLAN_E_INVALID where a row had one: the caller then gives up
 * the rows it kept.
 */
parplan_status parplan__rows_read(const parplan__rows_file *file, parplan_error *err);

#endif
