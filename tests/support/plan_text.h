/* SPDX-License-Identifier: Apache-2.0 */
/* Plans for tests. What does not load ends the test with its first problem. */
#ifndef PARPLAN_TESTS_SUPPORT_PLAN_TEXT_H
#define PARPLAN_TESTS_SUPPORT_PLAN_TEXT_H

#include <parplan/plan.h>

/* A plan from its JSON document; the caller gives it back with parplan_plan_unref(). */
parplan_plan *plan_from_text(const char *text);
/* The same from a file, by its path from the source folder. */
parplan_plan *plan_from_file(const char *path);
/* A file by its path from the source folder, ended by NUL; for free(). */
char *text_from_file(const char *path, size_t *size);

#endif
