/* SPDX-License-Identifier: Apache-2.0 */
/**
 * @file moves.h
 * What another calendar would move: which duties and tasks, from which day to which (D10).
 *
 * A calendar changes when a yearly decision comes out, or one swap of it is changed. Nothing that was judged moves
 * with it: what is listed here is a question to whoever decides, and the agenda stays as it is.
 */
#ifndef PARPLAN_MOVES_H
#define PARPLAN_MOVES_H

#include <parplan/agenda.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Items whose effective day would be another one. Immutable. */
typedef struct parplan_moves parplan_moves;

/** One item under two calendars. */
typedef struct parplan_move {
    const parplan_agenda_item *before; /**< as the agenda has it */
    const parplan_agenda_item *after;  /**< as it would be; its state is not a verdict */
    int32_t days;                      /**< how many days later, below 0 earlier */
    bool settled; /**< done, or overdue as of the day asked about: that stays as it was judged */
} parplan_move;

/**
 * List the items of an agenda whose effective day another calendar would move, in the order of the agenda.
 *
 * An item is looked at where its day lies in the range under either calendar.
 *
 * @param[in]  options  of the agenda as it is
 * @param[in]  after    the other calendar; a reference is kept
 * @param[out] out      unchanged on failure
 * @return PARPLAN_OK, PARPLAN_E_ARGUMENT (no range, from after to, completions of another plan), PARPLAN_E_RANGE (outside the
 *         calendar), PARPLAN_E_MEMORY
 * @par Ownership The caller frees it with parplan_moves_free(). It keeps a reference to the plan and both calendars.
 * @par Threads Any.  @since 0.1
 */
PARPLAN_API parplan_status parplan_moves_build(parplan_plan *plan,
                                               const parplan_agenda_options *options,
                                               parplan_calendar *after, parplan_moves **out,
                                               parplan_error *err);

/**
 * Release moves. This function never fails; NULL is fine.
 * @par Ownership Its items become invalid.  @par Threads One at a time.  @since 0.1
 */
PARPLAN_API void parplan_moves_free(parplan_moves *moves);

/**
 * Number of items that would move. This function never fails.
 * @par Ownership Nothing is kept.  @par Threads Any.  @since 0.1
 */
PARPLAN_API size_t parplan_moves_count(const parplan_moves *moves);

/**
 * One by position, or NULL past the end. This function never fails.
 * @par Ownership Lives as long as the moves.  @par Threads Any.  @since 0.1
 */
PARPLAN_API const parplan_move *parplan_moves_at(const parplan_moves *moves, size_t index);

/**
 * Print moves as text: each item with both days, its unit and why.
 *
 * @return PARPLAN_OK, PARPLAN_E_NOT_FOUND (no such unit), PARPLAN_E_MEMORY, PARPLAN_E_ARGUMENT
 * @par Ownership The caller releases the text with parplan_text_free().  @par Threads Any.  @since 0.1
 */
PARPLAN_API parplan_status parplan_moves_print(const parplan_moves *moves, const parplan_view *view,
                                               char **text, size_t *size, parplan_error *err);

/**
 * Moves as JSON (docs/schema/moves.schema.json), dates in ISO form.
 *
 * @return PARPLAN_OK, PARPLAN_E_NOT_FOUND (no such unit), PARPLAN_E_MEMORY, PARPLAN_E_ARGUMENT
 * @par Ownership The caller releases the text with parplan_text_free().  @par Threads Any.  @since 0.1
 */
PARPLAN_API parplan_status parplan_moves_write_json(const parplan_moves *moves,
                                                    const parplan_view *view, char **text,
                                                    size_t *size, parplan_error *err);

#ifdef __cplusplus
}
#endif

#endif
