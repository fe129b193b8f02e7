/* SPDX-License-Identifier: Apache-2.0 */
/* Boards for tests: rows of text in, short texts out. */
#ifndef PARPLAN_TESTS_SUPPORT_BOARD_H
#define PARPLAN_TESTS_SUPPORT_BOARD_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>
#include <parplan/board.h>

#include "support/plan_text.h"

/* Headings of the rows that follow. */
#define RATIOS "indicator,unit,window,numerator,denominator\n"
#define FIELDS "indicator,unit,window,field,numerator,denominator\n"
#define FURTHER "indicator,unit,window,numerator,denominator,further,further_kind\n"
#define VALUES "indicator,unit,window,value,source\n"
#define STATES "indicator,unit,window,field,numerator,denominator,state,source,note\n"
#define EVENTS "item,unit,date,key,document\n"

/* What the last judge() made, of the plan in use. */
extern parplan_plan *plan;
extern parplan_board *board;

/* Group setup and teardown: the plan with every kind of target. */
int use_kinds(void **unused);
int forget_plan(void **unused);
/* Test teardown. */
int forget_board(void **unused);
/* Another plan for this test; it becomes the plan in use. */
void use_plan(parplan_plan *other);

parplan_date day(const char *text);
parplan_figures *figures_of(const char *rows);
/* Build the board of some figures as of a day; NULL rows are none. */
void judge(const char *figures, const char *as_of);
void judge_events(const char *completions, const char *as_of);
/* The same, with both; what fails is returned. */
parplan_status try_judge(const char *figures, const char *completions, const char *as_of,
                         parplan_error *err);

const parplan_cell *cell_of(const char *indicator, const char *unit);
const parplan_cell_part *part_of(const char *indicator, const char *unit, size_t part);
/* "MET", "NOT_MET final", "CANNOT_DETERMINE NO_DATA": valid until the fourth call after. */
const char *verdict_of(const char *indicator, const char *unit);
const char *part_verdict(const char *indicator, const char *unit, size_t part);
/* "13/100", or the reason why there is none: "NO_DATA", "PARTIAL 1 of 2". */
const char *value_of(const char *indicator, const char *unit);
const char *part_value(const char *indicator, const char *unit, size_t part);

#endif
