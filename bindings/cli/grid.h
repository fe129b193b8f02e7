/* SPDX-License-Identifier: Apache-2.0 */
/* A year as months of weeks, for the eye. */
#ifndef PARPLAN_CLI_GRID_H
#define PARPLAN_CLI_GRID_H

#include "input.h"

/* Three months abreast where the terminal has room for them, else one below the other. */
void put_year(const run *r, text *out, const parplan_calendar *calendar, int32_t year);

#endif
