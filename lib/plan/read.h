/* SPDX-License-Identifier: Apache-2.0 */
/* What the parts of the reader share: where in the document it is, and reading a value there. */
#ifndef PARPLAN_LIB_PLAN_READ_H
#define PARPLAN_LIB_PLAN_READ_H

#include "base/problems.h"
#include "io/json.h"
#include "plan/field.h"
#include "plan/plan.h"

/* Where in the document we are: a chain on the stack, made a JSON pointer only when there is a problem. */
typedef struct frame {
    const struct frame *up;
    const char *key; /* NULL: index */
    size_t index;
    const parplan__json *value; /* what stands there, or NULL where something should */
} frame;

typedef struct reader {
    parplan_plan *plan;
    parplan_problems *problems;
    const char *clause; /* of the record being read */
    bool *marked;       /* one per unit, for read_who */
    size_t suggestions; /* made so far */
    bool failed;        /* no memory */
} reader;

/*
 * What a document may ask of us. No plan comes near: the country never had more than 12 000 units. A hostile one
 * could otherwise make reading take days, or all memory there is.
 */
enum { MOST_ITEMS = 20000, MOST_SUGGESTIONS = 100 };

enum { PATH_SIZE = 512 };

/* The frame as the place of a problem; `path` has PATH_SIZE bytes. */
parplan__place parplan__read_place(const reader *r, const frame *at, char *path);
void parplan__read_problem(reader *r, const frame *at, parplan__message id,
                           const char *const *args);
/* `right`, with a problem where it is not. */
bool parplan__read_expect(reader *r, const frame *at, const parplan__json *value, bool right,
                          const char *what);
/* Whether a suggestion may still be looked for. */
bool parplan__read_may_suggest(reader *r);

/* Values. What is wrong is reported and reads as if it were left out. */
const char *parplan__read_string(reader *r, const frame *at, const parplan__json *value);
parplan_text parplan__read_text(reader *r, const frame *at, const parplan__json *value);
parplan_texts parplan__read_texts(reader *r, const frame *at, const parplan__json *value);
parplan_strings parplan__read_strings(reader *r, const frame *at, const parplan__json *value);
parplan_date parplan__read_date(reader *r, const frame *at, const parplan__json *value);
parplan_ratio parplan__read_ratio(reader *r, const frame *at, const parplan__json *value);
int32_t parplan__read_int(reader *r, const frame *at, const parplan__json *value,
                          const parplan__field *field);
int32_t parplan__read_enum(reader *r, const frame *at, const parplan__json *value,
                           const parplan__field *field);
/* Zeroed room for the items of an array, or NULL with a count of 0. */
void *parplan__read_array(reader *r, const frame *at, const parplan__json *value, size_t item,
                          size_t *count);

/* References to records by id. */
size_t parplan__read_ref(reader *r, const frame *at, const parplan__json *value, int entity);
parplan_strings parplan__read_refs(reader *r, const frame *at, const parplan__json *value,
                                   int entity);
parplan_who parplan__read_who(reader *r, const frame *at, const parplan__json *value,
                              bool partners);

#endif
