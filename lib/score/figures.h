/* SPDX-License-Identifier: Apache-2.0 */
/* Figures as they lie in memory, and walking those of one indicator and unit. */
#ifndef PARPLAN_LIB_SCORE_FIGURES_H
#define PARPLAN_LIB_SCORE_FIGURES_H

#include <parplan/figure.h>

#include "score/rows.h"
#include "score/windows.h"

/* A row that passed every check. */
typedef struct parplan__figure_row {
    size_t indicator, unit;
    parplan_date from, to; /* of the window; the same day twice for a day */
    const char *window;    /* "2024-Q1", or the day in ISO form */
    const char *
        field; /* the plan's own text of a field or an exclusion's id, so that pointers compare; "" for none */
    bool has_numerator, has_denominator, has_value, not_applicable;
    int64_t numerator, denominator; /* in units of 10^-decimals of the measure */
    parplan_ratio value;            /* in lowest terms */
    parplan_further further_kind;
    int64_t further;
    const char *source, *note; /* NULL where there is none */
    size_t
        next; /* a row of the same indicator and unit that was added before, or PARPLAN_NO_INDEX */
} parplan__figure_row;

/* The rows of an indicator and a unit, the newest first; NULL where there are none (left). */
const parplan__figure_row *parplan__figures_first(const parplan_figures *figures, size_t indicator,
                                                  size_t unit);
const parplan__figure_row *parplan__figures_next(const parplan_figures *figures,
                                                 const parplan__figure_row *row);
parplan_plan *parplan__figures_plan(const parplan_figures *figures);

/* ---- checking a row ---- */

typedef enum parplan__figure_column {
    FIGURE_INDICATOR,
    FIGURE_UNIT,
    FIGURE_WINDOW,
    FIGURE_FIELD,
    FIGURE_NUMERATOR,
    FIGURE_DENOMINATOR,
    FIGURE_VALUE,
    FIGURE_STATE,
    FIGURE_FURTHER,
    FIGURE_FURTHER_KIND,
    FIGURE_SOURCE,
    FIGURE_NOTE,
    FIGURE_COLUMNS
} parplan__figure_column;

/* A row on its way in. What is wrong with it goes to `row`. */
typedef struct parplan__figure_check {
    parplan__row *row;
    parplan__windows *windows;
    const parplan__figure_row *last;    /* the row added before, or NULL: it often says the same */
    const parplan_indicator *indicator; /* NULL where unknown */
    bool exclusion;                     /* the field is an exclusion's */
    parplan_figure in;                  /* numbers, state and further cases, as given */
    parplan__figure_row out;
} parplan__figure_check;

/* Which cell: fills indicator, unit, window and field from the row's texts. */
void parplan__figure_check_cell(parplan__figure_check *check);
/* What it says: needs a known indicator and `in`. */
void parplan__figure_check_content(parplan__figure_check *check);

#endif
