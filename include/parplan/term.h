/* SPDX-License-Identifier: Apache-2.0 */
/**
 * @file term.h
 * When something is due: by a date that is named (D3), or within a term counted from an event (D2-D7).
 *
 * "By 5 March" allows the whole of 5 March. "Before 5 March" ends with 4 March at 24:00. A fixed date is
 * not a term, so it moves off a rest day only where its rule says so. A term does unless told otherwise: the
 * day of the event is not counted, and where the last day is a rest day the term ends with the next working day
 * (Civil Code 2015, arts. 147-148).
 */
#ifndef PARPLAN_TERM_H
#define PARPLAN_TERM_H

#include <parplan/hours.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Whether the named day itself is still in time. */
typedef enum parplan_bound {
    PARPLAN_BOUND_UNSET = 0, /**< an error wherever a bound is needed */
    PARPLAN_BOUND_BY = 1,    /**< "chậm nhất là ngày": inclusive */
    PARPLAN_BOUND_BEFORE = 2 /**< "trước ngày": exclusive */
} parplan_bound;

/** A last day, as written and as it counts. */
typedef struct parplan_due {
    parplan_date raw; /**< last day in time by the text alone: the day before for `before` */
    parplan_date
        effective; /**< after rolling; being done on this day is in time, the next is late */
    /**
     * The worse of the raw and the effective day's; CONFIRMED where no calendar was given, since then nothing
     * depends on one.
     */
    parplan_certainty certainty;
} parplan_due;

/**
 * Last day in time for a fixed date.
 *
 * @param[in]  calendar  needed unless @p roll is PARPLAN_ROLL_NONE, else may be NULL; where given, it must know
 *                       the days (D9)
 * @param[in]  date      the day named
 * @param[in]  bound     by or before
 * @param[in]  roll      applied to the last day in time, not to the day named
 * @param[out] out       unchanged on failure
 * @param[out] err       NULL if not wanted
 * @return PARPLAN_OK, PARPLAN_E_RANGE (outside the calendar given; before the first day
 *         of year 1), PARPLAN_E_ARGUMENT (no bound, no calendar to roll with)
 * @par Ownership Nothing is kept.  @par Threads Any.  @since 0.1
 */
PARPLAN_API parplan_status parplan_due_fixed(const parplan_calendar *calendar, parplan_date date,
                                             parplan_bound bound, parplan_roll roll,
                                             parplan_due *out, parplan_error *err);

/** What a term counts; there is no default (D4). */
typedef enum parplan_term_unit {
    PARPLAN_TERM_UNSET = 0, /**< an error wherever a term is used */
    PARPLAN_TERM_DAYS = 1,
    PARPLAN_TERM_WORKING_DAYS = 2,
    PARPLAN_TERM_WEEKS = 3,
    PARPLAN_TERM_MONTHS = 4,
    PARPLAN_TERM_YEARS = 5,
    PARPLAN_TERM_HOURS = 6, /**< of the clock; they start at once */
    PARPLAN_TERM_WORKING_HOURS =
        7 /**< of the office; received outside they start at the next opening */
} parplan_term_unit;

/** Whether the day of the event is the first day of a term in days, weeks, months or years (D5). */
typedef enum parplan_start_rule {
    PARPLAN_START_EXCLUDED = 0,       /**< not counted: Civil Code 2015, art. 147 */
    PARPLAN_START_INCLUDED = 1,       /**< counted */
    PARPLAN_START_INCLUDED_BEFORE = 2 /**< counted where the event lies before a time of day */
} parplan_start_rule;

/** The day on which months end. */
typedef enum parplan_month_end {
    PARPLAN_MONTH_END_LAST =
        0, /**< the same day number, or the last day where it lacks: art. 148.3 */
    PARPLAN_MONTH_END_KEEP = 1 /**< from the last day of a month to the last day of a month */
} parplan_month_end;

/**
 * A time in which the clock stands still, such as while a supplement is awaited.
 *
 * For terms in days the day on which the clock stops still counts and the one on which it starts again does
 * not: days after @c from up to @c to are given back. For terms in hours the minutes between are.
 */
typedef struct parplan_pause {
    parplan_moment from;
    parplan_moment to;
} parplan_pause;

/** parplan_term: a deadline may be moved any number of times. */
#define PARPLAN_EXTENSIONS_UNLIMITED (-1)

/** A length of time with the rules it is counted by. Start from PARPLAN_TERM_INIT, then set count and unit. */
typedef struct parplan_term {
    size_t struct_size;
    /**
     * How many. In days, weeks, months and years it may be 0 or count backwards ("at the latest one day
     * before"); then the day of the event is excluded, and a rest day rolls by `none` or `previous`.
     */
    int32_t count;
    parplan_term_unit unit;
    parplan_start_rule start;
    int32_t cutoff_minute; /**< for included_before: minute of the day, 1 to 1440 */
    parplan_roll roll;     /**< for terms in days, weeks, months, years; art. 148.5: next */
    parplan_month_end month_end;
    int32_t most_extensions;    /**< how often the deadline may be moved (D6); a late dossier: 1 */
    const parplan_hours *hours; /**< needed for working hours, else ignored */
    const parplan_pause
        *pauses; /**< ascending, disjoint, none before the event; not for terms backwards */
    size_t pause_count;
} parplan_term;

#define PARPLAN_TERM_INIT                                                                          \
    {                                                                                              \
        sizeof(parplan_term), 0, PARPLAN_TERM_UNSET, PARPLAN_START_EXCLUDED, 0, PARPLAN_ROLL_NEXT, \
            PARPLAN_MONTH_END_LAST, PARPLAN_EXTENSIONS_UNLIMITED, NULL, NULL, 0                    \
    }

/** What was applied on the way to a deadline (D5); joined with |. parplan_term_rule_text() says it in words. */
typedef enum parplan_term_rule {
    PARPLAN_TERM_RULE_START_EXCLUDED = 1, /**< the day of the event was not counted */
    PARPLAN_TERM_RULE_START_INCLUDED = 2, /**< it was counted */
    PARPLAN_TERM_RULE_BEFORE_CUTOFF =
        4, /**< it was counted because the event lies before the cut-off */
    PARPLAN_TERM_RULE_AFTER_CUTOFF = 8,   /**< it was not counted because the event does not */
    PARPLAN_TERM_RULE_AT_ONCE = 16,       /**< hours started at the minute of the event */
    PARPLAN_TERM_RULE_AT_OPENING = 32,    /**< hours started when the office opened next */
    PARPLAN_TERM_RULE_LAST_OF_MONTH = 64, /**< the month lacks the day: its last one */
    PARPLAN_TERM_RULE_KEPT_MONTH_END =
        128, /**< the last day of a month led to the last day of a month */
    PARPLAN_TERM_RULE_ROLLED_NEXT = 256,     /**< the last day was no working day: the next one */
    PARPLAN_TERM_RULE_ROLLED_PREVIOUS = 512, /**< … the one before */
    PARPLAN_TERM_RULE_PAUSED = 1024,         /**< time of a pause was given back */
    PARPLAN_TERM_RULE_BACKWARDS = 2048,      /**< counted back from the event */
    PARPLAN_TERM_RULE_EXTENDED = 4096        /**< moved, counted from the raw day */
} parplan_term_rule;

/** When a term ends. Start from PARPLAN_DEADLINE_INIT. */
typedef struct parplan_deadline {
    size_t struct_size;
    parplan_due due; /**< raw and effective day; the certainty is the worst of all days counted */
    int32_t minute;  /**< of the effective day, up to and with which it is in time; 1440: all day */
    uint32_t rules;  /**< parplan_term_rule joined with | */
    int32_t extensions;      /**< how often it was moved */
    int32_t most_extensions; /**< how often it may be, from its term */
} parplan_deadline;

#define PARPLAN_DEADLINE_INIT                                                                      \
    {                                                                                              \
        sizeof(parplan_deadline), {PARPLAN_DATE_NONE, PARPLAN_DATE_NONE, PARPLAN_CONFIRMED}, 0, 0, \
            0, 0                                                                                   \
    }

/**
 * When a term that starts with an event ends.
 *
 * - Days, weeks, months and years end on their last day at 24:00, rolled by the term's roll. Where the first day is
 *   included, a month ends on the day before the corresponding one, or the last day of a month that lacks it.
 * - Working days end on the n-th working day after the event; where it is included, on or after it.
 * - Hours start at once and end at their minute, on a rest day too. Working hours end at a minute in which the
 *   office is open or has just closed.
 * - Pauses that begin before the end are given back.
 *
 * @param[in]  calendar  needed for working days and to roll; for working hours NULL or the one of the hours
 * @param[in]  from      the event; with its minute for terms in hours and for included_before
 * @param[in]  term      count, unit, rules
 * @param[out] out       unchanged on failure
 * @param[out] err       NULL if not wanted
 * @return PARPLAN_OK, PARPLAN_E_RANGE (outside the calendar or years 1 to 9999), PARPLAN_E_ARGUMENT (no unit, no
 *         minute, no calendar, no hours, a start rule for hours, pauses out of order, a roll forward of a term backwards)
 * @par Ownership Nothing is kept.  @par Threads Any.  @since 0.1
 * @par Source Civil Code 2015, arts. 144-148
 */
PARPLAN_API parplan_status parplan_term_due(const parplan_calendar *calendar, parplan_moment from,
                                            const parplan_term *term, parplan_deadline *out,
                                            parplan_error *err);

/**
 * Move a deadline by a further term, counted from its raw day, and roll last (D6). Its rules are those of the first
 * term, less its roll, and those of the extension.
 *
 * @param[in]  calendar   as for parplan_term_due()
 * @param[in]  deadline   from parplan_term_due() or an extension
 * @param[in]  extension  forward and with the start excluded: its first day is the one after the raw day
 * @param[out] out        may be @p deadline; unchanged on failure
 * @param[out] err        NULL if not wanted
 * @return what parplan_term_due() returns, PARPLAN_E_INVALID (moved as often as its term allows)
 * @par Ownership Nothing is kept.  @par Threads Any.  @since 0.1
 */
PARPLAN_API parplan_status parplan_deadline_extend(const parplan_calendar *calendar,
                                                   const parplan_deadline *deadline,
                                                   const parplan_term *extension,
                                                   parplan_deadline *out, parplan_error *err);

/**
 * Move a deadline to a new day that is named: a late dossier gets at most one.
 *
 * @param[in]  calendar  needed unless @p roll is PARPLAN_ROLL_NONE
 * @param[in]  deadline  from parplan_term_due() or an extension
 * @param[in]  date      the new last day, after the effective one
 * @param[in]  roll      for a new day that is not worked
 * @param[out] out       may be @p deadline; unchanged on failure
 * @param[out] err       NULL if not wanted
 * @return PARPLAN_OK, PARPLAN_E_ARGUMENT (not after the day it replaces), PARPLAN_E_RANGE, PARPLAN_E_INVALID (moved
 *         as often as its term allows)
 * @par Ownership Nothing is kept.  @par Threads Any.  @since 0.1
 */
PARPLAN_API parplan_status parplan_deadline_move(const parplan_calendar *calendar,
                                                 const parplan_deadline *deadline,
                                                 parplan_date date, parplan_roll roll,
                                                 parplan_deadline *out, parplan_error *err);

/** How the days of a run were treated on the way to a deadline. */
typedef enum parplan_run_kind {
    PARPLAN_RUN_COUNTED = 0, /**< counted; or the day that the last one was moved to */
    PARPLAN_RUN_EVENT = 1,   /**< the day of the event, not counted */
    PARPLAN_RUN_REST = 2,    /**< not worked, where working time alone counts */
    PARPLAN_RUN_CLOSED = 3,  /**< worked, and the office has no hours, or none after the event */
    PARPLAN_RUN_PAUSED = 4,  /**< the clock stood still */
    PARPLAN_RUN_ROLLED = 5   /**< not worked: the last day fell on them and was moved off */
} parplan_run_kind;

/** Neighbouring days that were treated alike, for the same reason. */
typedef struct parplan_run {
    parplan_date from, to; /**< both inclusive */
    parplan_run_kind kind;
    /** What the calendar knows of all of them, of an event or pause of the first one; zeros without a calendar. */
    parplan_day day;
} parplan_run;

/**
 * The next run of days on the way from an event to its deadline, by date: why it is that day (D5, D8).
 *
 * The runs together are all days from the event to the raw or the effective day, whichever is later; or back from
 * the event for a term backwards. For a term in working days those COUNTED are as many as the term has.
 *
 *     parplan_run run;
 *     bool found;
 *     for (parplan_date day = PARPLAN_DATE_NONE;; day = run.to + 1) {
 *         if (parplan_term_next_run(calendar, from, &term, &deadline, day, &run, &found, NULL) != PARPLAN_OK || !found)
 *             break;
 *         ...
 *     }
 *
 * @param[in]  calendar  as for parplan_term_due(); here it may be NULL for any term
 * @param[in]  from      the event
 * @param[in]  term      its term
 * @param[in]  deadline  what parplan_term_due() gave for them; not moved since
 * @param[in]  day       first day to look at; PARPLAN_DATE_NONE: the first of all
 * @param[out] out       set where @p found is; its texts live as long as the calendar
 * @param[out] found     whether there is one
 * @param[out] err       NULL if not wanted
 * @return PARPLAN_OK, PARPLAN_E_RANGE (no such day), PARPLAN_E_ARGUMENT
 * @par Ownership Nothing is kept.  @par Threads Any.  @since 0.1
 */
PARPLAN_API parplan_status parplan_term_next_run(const parplan_calendar *calendar,
                                                 parplan_moment from, const parplan_term *term,
                                                 const parplan_deadline *deadline, parplan_date day,
                                                 parplan_run *out, bool *found, parplan_error *err);

/**
 * Name of the treatment of a run as documents write it: "COUNTED". This function never fails.
 *  @par Ownership Static.  @par Threads Any.  @since 0.1
 *  @return the name, or "" for a value that is none
 */
PARPLAN_API const char *parplan_run_kind_name(parplan_run_kind kind);

/** Bytes that hold any printed term and its NUL. */
#define PARPLAN_TERM_SIZE 40

/**
 * Read a term: a number and a unit, in English or Vietnamese, small or capital ASCII letters.
 *
 * `3 days`, `03 working days`, `2 weeks`, `1 month`, `1 year`, `24 hours`, `8 working hours`; `3 ngày`, `3 ngày làm việc`,
 * `2 tuần`, `1 tháng`, `1 năm`, `24 giờ`, `8 giờ làm việc`. "Quý" is 3 months (`1 quý`). A minus counts backwards.
 *
 * @param[in]     text  UTF-8, NFC or NFD, of at most 64 bytes
 * @param[in]     size  bytes of it
 * @param[in,out] term  count and unit are set, the rest stays; unchanged on failure
 * @param[out]    err   NULL if not wanted
 * @return PARPLAN_OK, PARPLAN_E_PARSE (another shape, no unit), PARPLAN_E_RANGE (over 999,999), PARPLAN_E_ARGUMENT
 * @par Ownership Nothing is kept.  @par Threads Any.  @since 0.1
 */
PARPLAN_API parplan_status parplan_term_parse(const char *text, size_t size, parplan_term *term,
                                              parplan_error *err);

/**
 * Print count and unit: "3 working days", "3 ngày làm việc".
 *
 * This function never fails; a term without a unit prints as "".
 * @param[out] buffer  PARPLAN_TERM_SIZE bytes
 * @return @p buffer
 * @par Ownership Nothing is kept.  @par Threads Any.  @since 0.1
 */
PARPLAN_API char *parplan_term_format(const parplan_term *term, parplan_lang lang, char *buffer);

/**
 * Read a start rule: `excluded`, `included`, `included before 15:00` or `included-before=15:00`.
 *
 * @param[in,out] term  start and cutoff_minute are set, the rest stays; unchanged on failure
 * @return PARPLAN_OK, PARPLAN_E_PARSE, PARPLAN_E_ARGUMENT
 * @par Ownership Nothing is kept.  @par Threads Any.  @since 0.1
 */
PARPLAN_API parplan_status parplan_start_parse(const char *text, size_t size, parplan_term *term,
                                               parplan_error *err);

/**
 * What one rule means, with its article, for a trace.
 *
 * This function never fails; for anything but one parplan_term_rule both texts are NULL.
 * @return Vietnamese and English
 * @par Ownership The texts are static.  @par Threads Any.  @since 0.1
 */
PARPLAN_API parplan_text parplan_term_rule_text(uint32_t rule);

#ifdef __cplusplus
}
#endif

#endif
