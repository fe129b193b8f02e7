/* SPDX-License-Identifier: Apache-2.0 */
/* tests/data/whole-plan.json, which has one of everything and no problem, with something changed in it. */
#ifndef PARPLAN_TESTS_SUPPORT_PLAN_CHANGE_H
#define PARPLAN_TESTS_SUPPORT_PLAN_CHANGE_H

#include <jansson.h>
#include <parplan/plan.h>

#define WHOLE_PLAN "tests/data/whole-plan.json"

/* A JSON document of the source folder; the caller releases it. */
json_t *json_from_file(const char *path);

/* Set the value at a JSON pointer (RFC 6901; "-" appends to a list), or remove it where value is NULL. */
void json_set_at(json_t *document, const char *pointer, json_t *value);

/* The plan's text with the value at a pointer set; it is JSON with ' for ", NULL removes. For free(). */
char *plan_with(const char *pointer, const char *value);

/* The same with the changes of a case: { "set": { pointer: value }, "remove": [pointer] }. */
char *plan_with_case(const json_t *one);

/*
 * Cases in a JSON file: [{ "case": sentence, "set", "remove", "expect": { "id", "path", "clause" }, "also": [id] }].
 * Each is a test: reading the changed plan finds the problem expected, then the others, and nothing else.
 */
int run_plan_cases(const char *path);
/* One of them, within a test. */
void assert_plan_case(const json_t *one);

/* Whether a message has a place that nothing was filled into. */
bool has_hole(const char *text);

#endif
