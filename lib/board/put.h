/* SPDX-License-Identifier: Apache-2.0 */
/* Members of JSON objects, as board and agenda write them: a key and its value in one call. */
#ifndef PARPLAN_LIB_BOARD_PUT_H
#define PARPLAN_LIB_BOARD_PUT_H

#include <parplan/plan.h>

#include "io/json.h"

void parplan__put_string(parplan__json_writer *w, const char *key,
                         const char *value); /* NULL: null */
void parplan__put_int(parplan__json_writer *w, const char *key, int64_t value);
void parplan__put_bool(parplan__json_writer *w, const char *key, bool value);
void parplan__put_date(parplan__json_writer *w, const char *key,
                       parplan_date date); /* NONE: null */
void parplan__put_text(parplan__json_writer *w, const char *key, parplan_text text);
void parplan__put_ratio(parplan__json_writer *w, const char *key,
                        parplan_ratio ratio); /* den 0: null */
/* A calendar by its id and hash, so that what was said of days can be tied to what was known of them (D10). */
void parplan__put_calendar(parplan__json_writer *w, const char *key,
                           const parplan_calendar *calendar);
/* "plan": its id, title and year. */
void parplan__put_plan(parplan__json_writer *w, const parplan_plan *plan);

#endif
