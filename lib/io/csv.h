/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A pull reader of CSV (RFC 4180) over bytes in memory. A BOM is skipped; CRLF, LF and CR end a
 * line; the delimiter is the one of comma, semicolon and tab that the header line uses. Blank lines
 * are skipped. Fields are slices of the input, trimmed of blanks unless quoted.
 *
 *     static const parplan__csv_column columns[] = {
 *         { { "unit", "đơn vị" }, true },
 *         { { "note", "ghi chú" }, false },
 *     };
 *     parplan__csv csv;
 *     bool row;
 *     parplan_status status = parplan__csv_open(&csv, bytes, size, columns, 2, NULL, err);
 *     if (status == PARPLAN_OK)
 *         status = parplan__csv_next(&csv, &row, err);
 *     while (status == PARPLAN_OK && row) {
 *         use(parplan__csv_get(&csv, 0), parplan__csv_get(&csv, 1));
 *         status = parplan__csv_next(&csv, &row, err);
 *     }
 *     parplan__csv_close(&csv);
 */
#ifndef PARPLAN_LIB_IO_CSV_H
#define PARPLAN_LIB_IO_CSV_H

#include <parplan/base.h>

#include "base/memory.h"

enum { PARPLAN__CSV_NAMES = 6, PARPLAN__CSV_MAX_COLUMNS = 256 };

/* A column the caller knows. Names match in NFC whatever their case; the first is canonical. */
typedef struct parplan__csv_column {
    const char *names[PARPLAN__CSV_NAMES]; /* spellings; NULL where there are fewer */
    bool required;
} parplan__csv_column;

/* Not ended by NUL; `text` is never NULL. Valid until the next record is read. */
typedef struct parplan__csv_field {
    const char *text;
    size_t size;
    const char *start; /* first byte of the field in the input, its quote if it has one */
} parplan__csv_field;

typedef struct parplan__csv {
    const parplan__csv_column *columns;
    size_t column_count;
    int position[PARPLAN__CSV_MAX_COLUMNS]; /* of each known column in the file, or -1 */

    parplan__csv_field
        fields[PARPLAN__CSV_MAX_COLUMNS]; /* of the record, in the order of the file */
    size_t field_count;
    int64_t line; /* on which the record starts, from 1 */
    char delimiter;

    /* private */
    const char *at, *end, *record;
    int64_t next_line;
    size_t width;            /* fields of the header, 0 before it is read */
    parplan__buffer scratch; /* fields of the record that had doubled quotes */
} parplan__csv;

/*
 * Check the encoding, detect the delimiter, read the header and map its columns. `columns` must
 * outlive the reader; with a count of 0 any header is accepted and fields are taken by position.
 * The reader must be closed also when this fails.
 */
parplan_status parplan__csv_open(parplan__csv *csv, const char *bytes, size_t size,
                                 const parplan__csv_column *columns, size_t column_count,
                                 const parplan_allocator *allocator, parplan_error *err);
void parplan__csv_close(parplan__csv *csv);

/*
 * Read the next record; *row is false at the end. After a record with too many or too few fields
 * (PP_CSV_FIELDS) the next call goes on behind it; after any other failure nothing more is read.
 */
parplan_status parplan__csv_next(parplan__csv *csv, bool *row, parplan_error *err);

/* Whether the file has a known column. */
bool parplan__csv_has(const parplan__csv *csv, size_t column);
/* The field of a known column; empty where the file has no such column. */
parplan__csv_field parplan__csv_get(const parplan__csv *csv, size_t column);
/* Line and byte column, from 1, at which a known column's field starts; the record's without it. */
void parplan__csv_place(const parplan__csv *csv, size_t column, int64_t *line, int64_t *at);
/* Add that place and the column's name to an error just reported about the field. */
void parplan__csv_locate(const parplan__csv *csv, size_t column, parplan_error *err);

#endif
