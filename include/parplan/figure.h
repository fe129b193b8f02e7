/* SPDX-License-Identifier: Apache-2.0 */
/**
 * @file figure.h
 * Figures: what units report, row by row, in memory.
 *
 * A row is a cell (indicator, unit, window, field) and its numbers. Rows are checked against the plan when they
 * are added: ids, windows, whether the unit existed. What the numbers say is judged later: a numerator above its
 * denominator makes the cell INVALID (V5), two rows for one cell a CONFLICT (V8), and no row leaves NO_DATA, never zero (V4).
 */
#ifndef PARPLAN_FIGURE_H
#define PARPLAN_FIGURE_H

#include <parplan/plan.h>

#ifdef __cplusplus
extern "C" {
#endif

/** How sure the number of further cases is. */
typedef enum parplan_further {
    PARPLAN_FURTHER_UNKNOWN = 0,
    PARPLAN_FURTHER_BOUND = 1,   /**< at most so many will still come, as declared */
    PARPLAN_FURTHER_FORECAST = 2 /**< an estimate: it decides nothing */
} parplan_further;

/** A row of figures. Texts may be NULL where not needed. */
typedef struct parplan_figure {
    size_t struct_size;
    const char *indicator; /**< id */
    const char *unit;      /**< id */
    const char
        *window; /**< "2024-Q1" of the indicator's regime, or a day: docs/figures.md says when */
    const char *field; /**< field of a carve-out, or id of an exclusion; NULL or "": none */
    bool has_numerator;
    bool has_denominator;
    bool has_value;
    parplan_decimal numerator; /**< of a rank: the place */
    parplan_decimal
        denominator; /**< of a rank: among how many, may be missing; of an exclusion: the cases it takes out */
    parplan_ratio value; /**< percentage or number */
    bool
        not_applicable; /**< the indicator does not apply; then note is the ground, source who decided */
    parplan_further further_kind; /**< of further */
    int64_t further;              /**< cases still expected up to the deadline */
    const char *source;
    const char *note;
} parplan_figure;

#define PARPLAN_FIGURE_INIT                                                                        \
    {                                                                                              \
        sizeof(parplan_figure), NULL, NULL, NULL, NULL, false, false, false, {0, 0, 0}, {0, 0, 0}, \
            {0, 0}, false, PARPLAN_FURTHER_UNKNOWN, 0, NULL, NULL                                  \
    }

/** Figures of one plan. */
typedef struct parplan_figures parplan_figures;

/**
 * An empty set of figures for a plan.
 *
 * @param[in]  plan       a reference is kept
 * @param[in]  allocator  NULL: the C library's
 * @param[out] out        unchanged on failure
 * @param[out] err        NULL if not wanted
 * @return PARPLAN_OK, PARPLAN_E_MEMORY, PARPLAN_E_ARGUMENT
 * @par Ownership The caller frees it with parplan_figures_free().
 * @par Threads One may add; any number may read while nobody does.  @since 0.1
 */
PARPLAN_API parplan_status parplan_figures_new(parplan_plan *plan,
                                               const parplan_allocator *allocator,
                                               parplan_figures **out, parplan_error *err);

/**
 * Release figures. This function never fails; NULL is fine.
 * @par Ownership Everything taken from them becomes invalid.  @par Threads One at a time.  @since 0.1
 */
PARPLAN_API void parplan_figures_free(parplan_figures *figures);

/**
 * Add a row.
 *
 * @param[in]  figures  receives a copy
 * @param[in]  row      the row
 * @param[out] err      NULL if not wanted; path names the column at fault
 * @return PARPLAN_OK, PARPLAN_E_NOT_FOUND (unknown id or window), PARPLAN_E_INVALID (negative count, a unit that did
 *         not exist, too many decimals, numbers that do not fit the measure), PARPLAN_E_RANGE (a number that does not fit 64 bits, 31/02),
 *         PARPLAN_E_PARSE (a text that is not UTF-8), PARPLAN_E_MEMORY, PARPLAN_E_ARGUMENT
 * @par Ownership Nothing is kept of the caller's.  @par Threads One at a time.  @since 0.1
 */
PARPLAN_API parplan_status parplan_figures_add(parplan_figures *figures, const parplan_figure *row,
                                               parplan_error *err);

/**
 * A column of files of figures, as its heading may be spelt. This function never fails.
 *
 * Whoever reads or writes such rows in another form (a workbook, a table of a web page) takes their headings from
 * here. Reading compares them in NFC and whatever their case.
 *
 * @param[in] column    from 0, in the order of @ref parplan_figures_read_csv
 * @param[in] spelling  0: the name that problems give as their path; 1: in Vietnamese; others follow
 * @return NULL past the last spelling, and past the last column
 * @par Ownership Static text.  @par Threads Any.  @since 0.1
 */
PARPLAN_API const char *parplan_figures_column(size_t column, size_t spelling);

/**
 * Add the rows of a CSV file: all of them, or none when one is wrong.
 *
 * Columns (English or Vietnamese headings): indicator, unit, window, field, numerator, denominator, value, state,
 * further, further_kind, source, note; the first three and the numbers the measure needs are required.
 * The delimiter is `,`, `;` or tab. A cell given twice (V8) and a numerator above its denominator (V5) are warnings.
 *
 * @param[in]  bytes     the file, UTF-8 with or without BOM
 * @param[in]  mark      decimal mark of the file, if declared
 * @param[out] problems  everything found, with line and column; NULL if not wanted
 * @param[out] err       NULL if not wanted; repeats the first error
 * @return PARPLAN_OK, PARPLAN_E_PARSE (not a CSV file), PARPLAN_E_INVALID (see @p problems), PARPLAN_E_MEMORY, PARPLAN_E_ARGUMENT
 * @par Ownership The bytes are not kept.  @par Threads One at a time.  @since 0.1
 */
PARPLAN_API parplan_status parplan_figures_read_csv(parplan_figures *figures, const char *bytes,
                                                    size_t size, parplan_mark mark,
                                                    parplan_problems *problems, parplan_error *err);

/**
 * Number of rows. This function never fails.
 * @par Ownership Nothing is kept.  @par Threads Any while nobody adds.  @since 0.1
 */
PARPLAN_API size_t parplan_figures_count(const parplan_figures *figures);

/**
 * A row by position, in the order added.
 *
 * @param[in,out] out  struct_size set by the caller; its texts live as long as the figures
 * @return PARPLAN_OK, PARPLAN_E_NOT_FOUND (past the end), PARPLAN_E_ARGUMENT
 * @par Ownership As above.  @par Threads Any while nobody adds.  @since 0.1
 */
PARPLAN_API parplan_status parplan_figures_at(const parplan_figures *figures, size_t index,
                                              parplan_figure *out, parplan_error *err);

#ifdef __cplusplus
}
#endif

#endif
