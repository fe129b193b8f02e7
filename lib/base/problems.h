/* SPDX-License-Identifier: Apache-2.0 */
/* Adding to a list of problems. */
#ifndef PARPLAN_LIB_BASE_PROBLEMS_H
#define PARPLAN_LIB_BASE_PROBLEMS_H

#include "base/message.h"

/* Where in a document a problem lies. */
typedef struct parplan__place {
    const char *path;   /* NULL reads "" */
    const char *clause; /* NULL reads "" */
    int64_t line;
    int64_t column;
} parplan__place;

/* Adding never fails at once: ask parplan__problems_failed() at the end. A NULL list ignores it. */
void parplan__problems_add(parplan_problems *problems, parplan__message id, parplan__place place,
                           const char *const *args);
/* A message whose {0} is a subject and whose {1} is a text in both languages. */
void parplan__problems_add_text(parplan_problems *problems, parplan__message id,
                                parplan__place place, const char *subject, parplan_text text);
/* An error of a call, as a problem of the document. */
void parplan__problems_add_error(parplan_problems *problems, const parplan_error *err,
                                 parplan__place place);
/* Append copies of all problems of another list. */
void parplan__problems_append(parplan_problems *problems, const parplan_problems *from);
/* Keep at most so many of each severity; what is more is counted. */
void parplan__problems_limit(parplan_problems *problems, size_t most);
/* Say how many were not kept, if any. */
void parplan__problems_end(parplan_problems *problems);
bool parplan__problems_failed(const parplan_problems *problems);

#endif
