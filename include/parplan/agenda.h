/* SPDX-License-Identifier: Apache-2.0 */
/**
 * @file agenda.h
 * The agenda: what is due in a range of days, from whom, by when, and why that day.
 */
#ifndef PARPLAN_AGENDA_H
#define PARPLAN_AGENDA_H

#include <parplan/board.h>
#include <parplan/ics.h>

#ifdef __cplusplus
extern "C" {
#endif

/** An agenda that was built. Immutable. */
typedef struct parplan_agenda parplan_agenda;

/** How an item stands. */
typedef enum parplan_item_state {
    PARPLAN_ITEM_UPCOMING = 0, /**< not done, not due within the days asked about */
    PARPLAN_ITEM_DUE_SOON = 1, /**< not done, due within so many working days */
    PARPLAN_ITEM_OVERDUE = 2,
    PARPLAN_ITEM_DONE = 3,
    PARPLAN_ITEM_DONE_LATE = 4
} parplan_item_state;

/** What to list. */
typedef struct parplan_agenda_options {
    size_t struct_size;
    parplan_date from; /**< required: first day of the range */
    parplan_date to;   /**< required: last day, inclusive */
    /**
     * The day the states speak of; completions after it are left aside. PARPLAN_DATE_NONE: all completions count, and
     * what is not done is UPCOMING.
     */
    parplan_date as_of;
    int32_t soon;                           /**< working days that make an item DUE_SOON */
    const parplan_completions *completions; /**< NULL: none */
    const parplan_allocator *allocator;     /**< NULL: the C library's */
    /** NULL: that of the plan. Another one may move duties whose day rolls; parplan_moves_build() lists them. */
    parplan_calendar *calendar;
} parplan_agenda_options;

#define PARPLAN_AGENDA_OPTIONS_INIT                                                                \
    {                                                                                              \
        sizeof(parplan_agenda_options), PARPLAN_DATE_NONE, PARPLAN_DATE_NONE, PARPLAN_DATE_NONE,   \
            5, NULL, NULL, NULL                                                                    \
    }

/** One duty or task, one instance, one unit. */
typedef struct parplan_agenda_item {
    const char *id;     /**< of the duty or task */
    const char *clause; /**< or "" */
    parplan_text title;
    size_t duty; /**< position in the plan, or PARPLAN_NO_INDEX for a task */
    size_t task; /**< position in the plan, or PARPLAN_NO_INDEX for a duty */
    size_t unit; /**< position in the plan, or PARPLAN_NO_INDEX for a task that nobody leads */
    char instance[PARPLAN_WINDOW_ID_SIZE]; /**< "2024-Q1", the last day of a bin, or "" */
    parplan_interval window; /**< days whose data the instance covers; NONE where it covers none */
    parplan_due due;
    parplan_item_state state;
    parplan_date done;    /**< the day it was done, or PARPLAN_DATE_NONE */
    int32_t working_days; /**< from as_of to the effective day: below 0 overdue; 0 without as_of */
    parplan_text why;     /**< why that day, in a sentence */
} parplan_agenda_item;

/**
 * List what is due in a range of days: by effective day, then id, then unit.
 *
 * Duties without a day in the plan, and frequencies whose reading is open, have no items; parplan_agenda_print() names
 * them below the list.
 *
 * @param[in]  options  from and to are required
 * @param[out] out      unchanged on failure
 * @return PARPLAN_OK, PARPLAN_E_ARGUMENT (no range, from after to, completions of another plan), PARPLAN_E_RANGE (outside the
 *         calendar), PARPLAN_E_MEMORY
 * @par Ownership The caller frees it with parplan_agenda_free(). It keeps a reference to the plan.
 * @par Threads Any.  @since 0.1
 */
PARPLAN_API parplan_status parplan_agenda_build(parplan_plan *plan,
                                                const parplan_agenda_options *options,
                                                parplan_agenda **out, parplan_error *err);

/**
 * Release an agenda. This function never fails; NULL is fine.
 * @par Ownership Its items become invalid.  @par Threads One at a time.  @since 0.1
 */
PARPLAN_API void parplan_agenda_free(parplan_agenda *agenda);

/**
 * Number of items. This function never fails.
 * @par Ownership Nothing is kept.  @par Threads Any.  @since 0.1
 */
PARPLAN_API size_t parplan_agenda_count(const parplan_agenda *agenda);

/**
 * An item by position, or NULL past the end. This function never fails.
 * @par Ownership Lives as long as the agenda.  @par Threads Any.  @since 0.1
 */
PARPLAN_API const parplan_agenda_item *parplan_agenda_at(const parplan_agenda *agenda,
                                                         size_t index);

/** Name of a state as documents write it: "DUE_SOON". This function never fails.
 *  @par Ownership Static.  @par Threads Any.  @since 0.1
 *  @return the name */
PARPLAN_API const char *parplan_item_state_name(parplan_item_state state);

/**
 * Print an agenda as text: one block per day and duty, the units by state.
 *
 * @return PARPLAN_OK, PARPLAN_E_NOT_FOUND (no such unit), PARPLAN_E_MEMORY, PARPLAN_E_ARGUMENT
 * @par Ownership The caller releases the text with parplan_text_free().  @par Threads Any.  @since 0.1
 */
PARPLAN_API parplan_status parplan_agenda_print(const parplan_agenda *agenda,
                                                const parplan_view *view, char **text, size_t *size,
                                                parplan_error *err);

/**
 * An agenda as JSON (docs/schema/agenda.schema.json), dates in ISO form.
 *
 * @return PARPLAN_OK, PARPLAN_E_NOT_FOUND (no such unit), PARPLAN_E_MEMORY, PARPLAN_E_ARGUMENT
 * @par Ownership The caller releases the text with parplan_text_free().  @par Threads Any.  @since 0.1
 */
PARPLAN_API parplan_status parplan_agenda_write_json(const parplan_agenda *agenda,
                                                     const parplan_view *view, char **text,
                                                     size_t *size, parplan_error *err);

/**
 * An agenda as a calendar feed (ics.h): an event on the effective day of each item.
 *
 * The UID is made of plan, item, instance and unit, so an item whose day moves keeps it. What is not done reminds at
 * 08:00 on the fifth and on the last working day before. STATUS is TENTATIVE where the day is not CONFIRMED.
 *
 * @param[in]  view     language, and a unit if only its items are wanted; NULL for PARPLAN_VIEW_INIT
 * @param[in]  options  NULL for PARPLAN_ICS_OPTIONS_INIT; without a stamp it is as_of, or else the first day of the range
 * @param[out] text     UTF-8, ended by NUL; unchanged on failure
 * @param[out] size     bytes without the NUL; NULL if not wanted
 * @return PARPLAN_OK, PARPLAN_E_NOT_FOUND (no such unit), PARPLAN_E_MEMORY, PARPLAN_E_ARGUMENT
 * @par Ownership The caller releases the text with parplan_text_free().  @par Threads Any.  @since 0.1
 */
PARPLAN_API parplan_status parplan_agenda_write_ics(const parplan_agenda *agenda,
                                                    const parplan_view *view,
                                                    const parplan_ics_options *options, char **text,
                                                    size_t *size, parplan_error *err);

#ifdef __cplusplus
}
#endif

#endif
