/* SPDX-License-Identifier: Apache-2.0 */
/*
 * JSON (RFC 8259): reading a document into a tree whose every value knows its line, exact numbers, and writing in the
 * canonical layout.
 */
#ifndef PARPLAN_LIB_IO_JSON_H
#define PARPLAN_LIB_IO_JSON_H

#include <parplan/number.h>

#include "base/memory.h"

enum { PARPLAN__JSON_MAX_SIZE = 64 << 20, PARPLAN__JSON_MAX_DEPTH = 64 };

typedef enum parplan__json_type {
    PARPLAN__JSON_NULL,
    PARPLAN__JSON_FALSE,
    PARPLAN__JSON_TRUE,
    PARPLAN__JSON_NUMBER,
    PARPLAN__JSON_STRING,
    PARPLAN__JSON_ARRAY,
    PARPLAN__JSON_OBJECT
} parplan__json_type;

typedef struct parplan__json {
    parplan__json_type type;
    int32_t line, column; /* from 1, in bytes: of the key where there is one, else of the value */
    const char *key;      /* of a member of an object, else NULL; ended by NUL */
    const char *text;     /* a string unescaped, or a number as written; ended by NUL */
    size_t size;          /* bytes of text */
    size_t count;         /* elements or members */
    const struct parplan__json *first; /* of them, in the order of the document */
    const struct parplan__json *next;  /* behind this one in its array or object */
} parplan__json;

/*
 * Parse one document, an object or an array of at most 64 MiB, into an arena; the bytes are not kept. A BOM is skipped, a
 * key given twice is an error. Failures carry line and byte column.
 */
parplan_status parplan__json_load(parplan__arena *arena, const char *bytes, size_t size,
                                  const parplan__json **out, parplan_error *err);

/* The member of an object with a key, or NULL. */
const parplan__json *parplan__json_get(const parplan__json *object, const char *key);
/* The same, looked for first behind a member found before (or NULL): most documents keep an order. */
const parplan__json *parplan__json_get_after(const parplan__json *object,
                                             const parplan__json *before, const char *key);
/* What stands there, as messages name it: "object", "array", "string", "number", "boolean", "null". */
const char *parplan__json_type_name(const parplan__json *value);
/* False where a value is not an integer of 64 bits, written without a point or exponent. */
bool parplan__json_integer(const parplan__json *value, int64_t *out);

/*
 * The exact ratio a value stands for: a string such as "2/3" or "99.5%" (the mark is a point, always), or a number. A number
 * with more than 15 significant digits is refused, since others who read the document would round it (N2).
 */
parplan_status parplan__json_number_ratio(const parplan__json *value, parplan_ratio *out,
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
