/* SPDX-License-Identifier: Apache-2.0 */
/**
 * @file completion.h
 * Completions: what was done, by whom, when. Reports sent, tasks finished, dialogues held, documents issued.
 *
 * They meet duties, tasks, and the targets that are judged on events (frequency, count, milestone).
 */
#ifndef PARPLAN_COMPLETION_H
#define PARPLAN_COMPLETION_H

#include <parplan/plan.h>

#ifdef __cplusplus
extern "C" {
#endif

/** A completion. Texts may be NULL where not needed. */
typedef struct parplan_completion {
    size_t struct_size;
    const char *item;     /**< id of a duty, a task or an indicator */
    const char *unit;     /**< id; may be NULL for a task or a milestone: done as a whole */
    const char *window;   /**< which instance of a periodic duty: "2024-Q1" */
    parplan_date date;    /**< civil day on which it was done (D1) */
    int32_t second;       /**< of that day, or -1 */
    const char *key;      /**< form, member …: what counts as distinct */
    const char *document; /**< evidence: number or name of a document */
    const char *note;
} parplan_completion;

#define PARPLAN_COMPLETION_INIT                                                                    \
    {                                                                                              \
        sizeof(parplan_completion), NULL, NULL, NULL, PARPLAN_DATE_NONE, -1, NULL, NULL, NULL      \
    }

/** Completions of one plan. */
typedef struct parplan_completions parplan_completions;

/**
 * An empty set of completions for a plan.
 *
 * @param[in]  plan       a reference is kept
 * @param[in]  allocator  NULL: the C library's
 * @param[out] out        unchanged on failure
 * @param[out] err        NULL if not wanted
 * @return PARPLAN_OK, PARPLAN_E_MEMORY, PARPLAN_E_ARGUMENT
 * @par Ownership The caller frees it with parplan_completions_free().
 * @par Threads One may add; any number may read while nobody does.  @since 0.1
 */
PARPLAN_API parplan_status parplan_completions_new(parplan_plan *plan,
                                                   const parplan_allocator *allocator,
                                                   parplan_completions **out, parplan_error *err);

/**
 * Release completions. This function never fails; NULL is fine.
 * @par Ownership Everything taken from them becomes invalid.  @par Threads One at a time.  @since 0.1
 */
PARPLAN_API void parplan_completions_free(parplan_completions *completions);

/**
 * Add a completion.
 *
 * @return PARPLAN_OK, PARPLAN_E_NOT_FOUND (unknown id or window), PARPLAN_E_INVALID (no day, no window for a periodic
 *         duty, a unit the duty does not bind or that did not exist, a milestone without a document, a form that does not count,
 *         an indicator judged on figures), PARPLAN_E_PARSE (a text that is not UTF-8), PARPLAN_E_MEMORY, PARPLAN_E_ARGUMENT
 * @par Ownership Nothing is kept of the caller's.  @par Threads One at a time.  @since 0.1
 */
PARPLAN_API parplan_status parplan_completions_add(parplan_completions *completions,
                                                   const parplan_completion *row,
                                                   parplan_error *err);

/**
 * A column of files of completions, as its heading may be spelt. This function never fails.
 *
 * Whoever reads or writes such rows in another form (a workbook, a table of a web page) takes their headings from
 * here. Reading compares them in NFC and whatever their case.
 *
 * @param[in] column    from 0, in the order of @ref parplan_completions_read_csv
 * @param[in] spelling  0: the name that problems give as their path; 1: in Vietnamese; others follow
 * @return NULL past the last spelling, and past the last column
 * @par Ownership Static text.  @par Threads Any.  @since 0.1
 */
PARPLAN_API const char *parplan_completions_column(size_t column, size_t spelling);

/**
 * Add the rows of a CSV file: all of them, or none when one is wrong.
 *
 * Columns (English or Vietnamese headings): item, unit, date, window, key, document, note; item and date are
 * required. A date may carry a time of day: `04/03/2024 23:59`.
 *
 * @param[out] problems  everything found, with line and column; NULL if not wanted
 * @param[out] err       NULL if not wanted; repeats the first error
 * @return PARPLAN_OK, PARPLAN_E_PARSE (not a CSV file), PARPLAN_E_INVALID (see @p problems), PARPLAN_E_MEMORY, PARPLAN_E_ARGUMENT
 * @par Ownership The bytes are not kept.  @par Threads One at a time.  @since 0.1
 */
PARPLAN_API parplan_status parplan_completions_read_csv(parplan_completions *completions,
                                                        const char *bytes, size_t size,
                                                        parplan_problems *problems,
                                                        parplan_error *err);

/**
 * Number of completions. This function never fails.
 * @par Ownership Nothing is kept.  @par Threads Any while nobody adds.  @since 0.1
 */
PARPLAN_API size_t parplan_completions_count(const parplan_completions *completions);

/**
 * A completion by position, in the order added.
 *
 * @param[in,out] out  struct_size set by the caller; its texts live as long as the completions
 * @return PARPLAN_OK, PARPLAN_E_NOT_FOUND (past the end), PARPLAN_E_ARGUMENT
 * @par Ownership As above.  @par Threads Any while nobody adds.  @since 0.1
 */
PARPLAN_API parplan_status parplan_completions_at(const parplan_completions *completions,
                                                  size_t index, parplan_completion *out,
                                                  parplan_error *err);

#ifdef __cplusplus
}
#endif

#endif
