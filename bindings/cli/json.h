/* SPDX-License-Identifier: Apache-2.0 */
/* JSON of the command's own answers: one member per line. */
#ifndef PARPLAN_CLI_JSON_H
#define PARPLAN_CLI_JSON_H

#include <parplan/calendar.h>

#include "text.h"

typedef struct json {
    text *out;
    size_t depth;
    bool some; /* the object or array at hand has a member */
} json;

/* The key of a member, NULL for an element of an array and for the document. */
void json_open(json *j, const char *key, char bracket);
void json_close(json *j, char bracket);                        /* of the document: with a newline */
void json_string(json *j, const char *key, const char *value); /* NULL: null */
void json_int(json *j, const char *key, int64_t value);
void json_bool(json *j, const char *key, bool value);
void json_null(json *j, const char *key);
void json_date(json *j, const char *key, parplan_date date);
void json_both(json *j, const char *key, parplan_text both); /* neither: null */
/* kind, name, layer, source, certainty of a day */
void json_day(json *j, const parplan_day *day);

#endif
