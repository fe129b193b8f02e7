/* SPDX-License-Identifier: Apache-2.0 */
/**
 * @file board.h
 * The board: every target, every unit: the exact value, the verdict, what is still needed. And how tasks stand.
 */
#ifndef PARPLAN_BOARD_H
#define PARPLAN_BOARD_H

#include <parplan/completion.h>
#include <parplan/figure.h>
#include <parplan/target.h>

#ifdef __cplusplus
extern "C" {
#endif

/** A board that was built. Immutable. */
typedef struct parplan_board parplan_board;

/** What to build from. */
typedef struct parplan_board_options {
    size_t struct_size;
    parplan_date as_of;                     /**< required: the day the board speaks of */
    const parplan_completions *completions; /**< NULL: none */
    const parplan_allocator *allocator;     /**< NULL: the C library's */
} parplan_board_options;

#define PARPLAN_BOARD_OPTIONS_INIT                                                                 \
    {                                                                                              \
        sizeof(parplan_board_options), PARPLAN_DATE_NONE, NULL, NULL                               \
    }

/** One part of a cell: a level of a split target, a field of a carve-out, or the whole. */
typedef struct parplan_cell_part {
    const char *id; /**< of the part, or "" for an undivided target */
    parplan_text name;
    parplan_force force;
    parplan_ratio threshold; /**< den 0 where there is none */
    /* value (V1) */
    parplan_reason value_reason; /**< NONE: num/den or value hold it */
    bool has_pair;               /**< numerator and denominator below are the value, unreduced */
    int64_t numerator;           /**< in units of 10^-decimals of the measure */
    int64_t denominator;
    parplan_ratio value; /**< in lowest terms; den 0 where it does not fit 64 bits: see exact */
    parplan_ratio
        shown; /**< the value, or one near it on the same side of the threshold where it does not fit; for display only */
    const char *exact; /**< "num/den" of the value, whatever its size; NULL where there is none */
    const char *
        source; /**< of the figure, or who decided that it does not apply; NULL for totals and where none is given */
    const char *note; /**< of the figure, or the ground on which it does not apply; NULL likewise */
    size_t known;     /**< PARTIAL: parts there … */
    size_t expected;  /**< … of parts expected */
    /* verdict (V2) */
    parplan_verdict verdict;
    parplan_reason reason;
    int64_t still_needed; /**< -1 where the question has no answer */
    bool has_allowed_failures;
    int64_t allowed_failures;
    bool unlikely;                    /**< by a forecast only */
    parplan_date irrecoverable_since; /**< or PARPLAN_DATE_NONE */
    parplan_ratio pace; /**< still needed per remaining working day; den 0 where there is none */
    bool fell;          /**< a cumulative figure is lower than in an earlier window (V6) */
} parplan_cell_part;

/** What the values of a cell are, for whoever shows them. */
typedef enum parplan_scale {
    PARPLAN_SCALE_NUMBER = 0,  /**< a count, days, money */
    PARPLAN_SCALE_PERCENT = 1, /**< shares, and changes against a base: 3/5 reads as 60 % */
    PARPLAN_SCALE_RANK = 2     /**< a place: numerator, among as many as the denominator */
} parplan_scale;

/** One target for one unit. */
typedef struct parplan_cell {
    size_t indicator;   /**< position in the plan */
    size_t unit;        /**< position in the plan */
    bool total;         /**< rolled up from units below */
    const char *window; /**< the window judged: "2024-H1", a day, or "" where none is over yet */
    size_t version;     /**< 0: the original target; i: amendment i-1 */
    parplan_date deadline;
    bool final;              /**< the deadline has passed */
    parplan_verdict verdict; /**< of all parts together */
    parplan_reason reason;
    const parplan_cell_part *parts;
    size_t part_count;
    parplan_scale scale; /**< of values and thresholds */
} parplan_cell;

/** How the tasks of a lead or a leader stand. */
typedef struct parplan_task_tally {
    const char *id; /**< unit id or leader; "" for those without */
    size_t total;
    size_t done; /**< in time, or without a day */
    size_t done_late;
    size_t open; /**< not done, not overdue */
    size_t overdue;
} parplan_task_tally;

/**
 * Build the board of a plan as of a day.
 *
 * Figures of windows that close after the day or after the target's deadline, and completions after it, are left aside. A missing figure is never
 * replaced by an older one: a closed window without its figure is NO_DATA, or NOT_YET_DUE up to the day it is due (V9).
 *
 * @param[in]  figures  figures of the plan; the plan is theirs
 * @param[in]  options  as_of is required
 * @param[out] out      unchanged on failure
 * @param[out] err      NULL if not wanted
 * @return PARPLAN_OK, PARPLAN_E_ARGUMENT (no as_of; completions of another plan), PARPLAN_E_RANGE (a sum beyond 64 bits;
 *         a day outside the calendar), PARPLAN_E_MEMORY
 * @par Ownership The caller frees it with parplan_board_free(). It keeps a reference to the plan, and nothing of the figures.
 * @par Threads Any, while nobody adds figures.  @since 0.1
 */
PARPLAN_API parplan_status parplan_board_build(const parplan_figures *figures,
                                               const parplan_board_options *options,
                                               parplan_board **out, parplan_error *err);

/**
 * Release a board. This function never fails; NULL is fine.
 * @par Ownership Its cells become invalid.  @par Threads One at a time.  @since 0.1
 */
PARPLAN_API void parplan_board_free(parplan_board *board);

/**
 * Number of cells. This function never fails.
 * @par Ownership Nothing is kept.  @par Threads Any.  @since 0.1
 */
PARPLAN_API size_t parplan_board_count(const parplan_board *board);

/**
 * A cell by position, or NULL past the end: by indicator id, then unit from the top of the tree. This function never fails.
 * @par Ownership Lives as long as the board.  @par Threads Any.  @since 0.1
 */
PARPLAN_API const parplan_cell *parplan_board_at(const parplan_board *board, size_t index);

/**
 * The cell of an indicator and a unit, or NULL where the target does not concern the unit. This function never fails.
 * @par Ownership Lives as long as the board.  @par Threads Any.  @since 0.1
 */
PARPLAN_API const parplan_cell *parplan_board_find(const parplan_board *board,
                                                   const char *indicator, const char *unit);

/** By whom tasks are counted. */
typedef enum parplan_tally_by {
    PARPLAN_TALLY_BY_LEAD = 0,
    PARPLAN_TALLY_BY_LEADER = 1
} parplan_tally_by;

/**
 * How tasks stand for the lead or leader at a position, or NULL past the end; those without come last. A task with two
 * leads counts for both. This function never fails.
 * @par Ownership Lives as long as the board.  @par Threads Any.  @since 0.1
 */
PARPLAN_API const parplan_task_tally *parplan_board_tasks(const parplan_board *board,
                                                          parplan_tally_by by, size_t index);

/** What of a board or agenda to print, and how. */
typedef struct parplan_view {
    size_t struct_size;
    parplan_lang lang;
    bool colour;      /**< with terminal colours; text only */
    const char *unit; /**< only this unit, or NULL */
    const char *area; /**< only this area, or NULL; not for an agenda */
} parplan_view;

#define PARPLAN_VIEW_INIT                                                                          \
    {                                                                                              \
        sizeof(parplan_view), PARPLAN_LANG_VI, false, NULL, NULL                                   \
    }

/**
 * Print a board as text: a summary per area, each target with its units, the tasks.
 *
 * @param[in]  view  NULL for PARPLAN_VIEW_INIT
 * @param[out] text  ended by NUL; unchanged on failure
 * @param[out] size  bytes without the NUL; NULL if not wanted
 * @return PARPLAN_OK, PARPLAN_E_NOT_FOUND (no such unit or area), PARPLAN_E_MEMORY, PARPLAN_E_ARGUMENT
 * @par Ownership The caller releases the text with parplan_text_free().  @par Threads Any.  @since 0.1
 */
PARPLAN_API parplan_status parplan_board_print(const parplan_board *board, const parplan_view *view,
                                               char **text, size_t *size, parplan_error *err);

/**
 * A board as JSON (docs/schema/board.schema.json). Dates are ISO, numbers exact: counts as integers, ratios as strings.
 *
 * @param[in]  view  lang and colour are not used
 * @param[out] text  ended by NUL; unchanged on failure
 * @param[out] size  bytes without the NUL; NULL if not wanted
 * @return PARPLAN_OK, PARPLAN_E_NOT_FOUND (no such unit or area), PARPLAN_E_MEMORY, PARPLAN_E_ARGUMENT
 * @par Ownership The caller releases the text with parplan_text_free().  @par Threads Any.  @since 0.1
 */
PARPLAN_API parplan_status parplan_board_write_json(const parplan_board *board,
                                                    const parplan_view *view, char **text,
                                                    size_t *size, parplan_error *err);

#ifdef __cplusplus
}
#endif

#endif
