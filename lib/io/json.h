/* SPDX-License-Identifier: Apache-2.0 */
/* JSON: loading a document, reading exact numbers from it, and writing in the canonical layout. */
#ifndef PARPLAN_LIB_IO_JSON_H
#define PARPLAN_LIB_IO_JSON_H

#include <jansson.h>
#include <parplan/number.h>

#include "base/memory.h"

enum { PARPLAN__JSON_MAX_SIZE = 64 << 20, PARPLAN__JSON_MAX_DEPTH = 64 };

/*
 * Parse one JSON document of at most 64 MiB. A BOM is skipped, a key given twice is an error.
 * Failures carry line and byte column. The caller releases *out with json_decref().
 */
parplan_status parplan__json_load(const char *bytes, size_t size, json_t **out, parplan_error *err);

/*
 * The exact ratio a value stands for: a string such as "2/3" or "99.5%" (the mark is a point,
 * always), an integer, or a real of at most 15 significant digits (N2).
 */
parplan_status parplan__json_number_ratio(const json_t *value, parplan_ratio *out,
                                          parplan_error *err);

/*
 * Writes canonical JSON: two blanks per level, `"key": value`, LF, and `{ "a": 1, "b": [ 2, 3 ] }`
 * on one line where the whole line takes at most 100 characters. No newline follows the document.
 * Writing never fails at once: lack of memory and wrong use (a value without its key, a bracket
 * that does not match) set `failed` of the buffer, to be asked at the end. The bytes reach the
 * buffer when the outermost bracket closes.
 *
 *     parplan__json_writer w;
 *     parplan__json_writer_init(&w, &buffer);
 *     parplan__json_open(&w, '{');
 *     parplan__json_key(&w, "id");
 *     parplan__json_string(&w, "3.1.a");
 *     parplan__json_close(&w, '}');
 *     parplan__json_writer_dispose(&w);
 */
typedef struct parplan__json_writer {
    parplan__buffer *out;
    parplan__buffer compact; /* the document on one line */
    struct parplan__json_node *nodes;
    size_t count;
    size_t capacity;
    int64_t columns;                      /* characters in `compact` */
    size_t open[PARPLAN__JSON_MAX_DEPTH]; /* nodes not closed yet */
    size_t depth;
    size_t key_start; /* of the member whose key was written last */
    int64_t key_columns;
    bool keyed; /* a key waits for its value */
} parplan__json_writer;

void parplan__json_writer_init(parplan__json_writer *w, parplan__buffer *out);
void parplan__json_writer_dispose(parplan__json_writer *w);
void parplan__json_open(parplan__json_writer *w, char bracket);  /* '{' or '[' */
void parplan__json_close(parplan__json_writer *w, char bracket); /* '}' or ']' */
void parplan__json_key(parplan__json_writer *w, const char *key);
void parplan__json_string(parplan__json_writer *w, const char *text); /* NULL writes null */
void parplan__json_int(parplan__json_writer *w, int64_t value);
void parplan__json_bool(parplan__json_writer *w, bool value);
void parplan__json_null(parplan__json_writer *w);
void parplan__json_raw(parplan__json_writer *w, const char *text); /* a token, on one line */

#endif
