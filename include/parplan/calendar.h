/* SPDX-License-Identifier: Apache-2.0 */
/**
 * @file calendar.h
 * Which days are worked, why, and arithmetic on them (D2a, D3, D8, D9, D10).
 *
 * A calendar lies in layers: the statute, which gives the rest days of any year; the yearly decision, which swaps
 * some of them; what an organisation and a user add. The higher layer is right. A calendar is immutable and
 * reference-counted; any number of threads may share one. It covers the years 2000 to 2199 and never guesses
 * outside them: a day out of range is PARPLAN_E_RANGE, not "no holiday".
 */
#ifndef PARPLAN_CALENDAR_H
#define PARPLAN_CALENDAR_H

#include <parplan/column.h>
#include <parplan/date.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Rest days and working days over a span of years. */
typedef struct parplan_calendar parplan_calendar;

/** What a day is. */
typedef enum parplan_day_kind {
    PARPLAN_DAY_WORKING = 0, /**< an ordinary working day */
    PARPLAN_DAY_WEEKEND = 1, /**< weekly rest */
    PARPLAN_DAY_REST =
        2, /**< public holiday, its substitute, a day swapped off or given by a layer */
    PARPLAN_DAY_MAKEUP =
        3 /**< a Saturday or Sunday worked, mostly in exchange for a day swapped off */
} parplan_day_kind;

/** How sure an answer about days is (D9); a greater value is less sure. */
typedef enum parplan_certainty {
    PARPLAN_CONFIRMED = 0,  /**< the year's decision is known */
    PARPLAN_RULE_BASED = 1, /**< from the statute alone: the decision for that year is not known */
    PARPLAN_ANNOUNCED = 2,  /**< announced as a day off and not enacted: it is what it was before */
    PARPLAN_UNCERTAIN_LUNAR =
        3 /**< rule-based, on a lunar month whose new moon falls near midnight */
} parplan_certainty;

/** Where what is known of a day comes from (D8); a higher one is right. */
typedef enum parplan_layer {
    PARPLAN_LAYER_NONE = 0,         /**< nobody says anything of an ordinary working day */
    PARPLAN_LAYER_STATUTE = 1,      /**< the Labour Code of the year */
    PARPLAN_LAYER_DECISION = 2,     /**< the yearly decision on rest days and swaps */
    PARPLAN_LAYER_ORGANISATION = 3, /**< what an agency or enterprise adds */
    PARPLAN_LAYER_USER = 4          /**< what the user adds */
} parplan_layer;

/** What a calendar knows of one day. */
typedef struct parplan_day {
    parplan_day_kind kind;
    parplan_certainty certainty;
    parplan_text
        name; /**< why it is not an ordinary day; both NULL where it is one or a plain weekend */
    parplan_layer layer;
    parplan_text
        source; /**< article or decision; both NULL for an ordinary day, or where a layer names none */
} parplan_day;

/** How the rest days of two calendars go together. */
typedef enum parplan_combine {
    PARPLAN_COMBINE_UNSET = 0,
    PARPLAN_COMBINE_UNION = 1, /**< a day rests where either calendar rests: both must work */
    PARPLAN_COMBINE_INTERSECTION =
        2 /**< a day rests where both calendars rest: one that works is enough */
} parplan_combine;

/** A day that two calendars see differently. */
typedef struct parplan_change {
    parplan_date date;
    parplan_day before, after;
    bool moves; /**< worked in one and not in the other: deadlines that depend on it move */
} parplan_change;

/** Bytes that hold the hash of a calendar as text and its NUL. */
#define PARPLAN_CALENDAR_HASH_SIZE 33

/** What to do with a day that is not worked. */
typedef enum parplan_roll {
    PARPLAN_ROLL_NONE = 0,
    PARPLAN_ROLL_NEXT = 1,             /**< the next working day */
    PARPLAN_ROLL_PREVIOUS = 2,         /**< the working day before */
    PARPLAN_ROLL_MODIFIED_NEXT = 3,    /**< next, or previous where next is in another month */
    PARPLAN_ROLL_MODIFIED_PREVIOUS = 4 /**< previous, or next where previous is in another month */
} parplan_roll;

/**
 * Name of a certainty or layer as documents write it: "RULE_BASED", "DECISION". This function never fails.
 *  @par Ownership Static.  @par Threads Any.  @since 0.1
 *  @return the name, or "" for a value that is none
 */
PARPLAN_API const char *parplan_certainty_name(parplan_certainty certainty);

/** See parplan_certainty_name(). This function never fails.
 *  @par Ownership Static.  @par Threads Any.  @since 0.1 */
PARPLAN_API const char *parplan_layer_name(parplan_layer layer);

/** See parplan_certainty_name(): "MAKEUP". This function never fails.
 *  @par Ownership Static.  @par Threads Any.  @since 0.1 */
PARPLAN_API const char *parplan_day_kind_name(parplan_day_kind kind);

/**
 * A calendar that comes with the library. Both cover 2000 to 2199, with weekly rest on Saturday and Sunday.
 *
 * `VN-LABOUR`: the holidays of the Labour Code as it was in each year (1994, art. 73; 2012, art. 115; 2019, arts.
 * 111-112), and days off in lieu. Where the law leaves a choice to the yearly decision, the usual one is taken.
 * `VN-GOV`: civil servants. The same, and the days swapped by the decisions of 2015 to 2026, which do not bind
 * enterprises.
 *
 * It is a constant of the library: this costs nothing and needs no memory.
 *
 * @param[in]  id   "VN-GOV" or "VN-LABOUR"
 * @param[out] out  a reference; unchanged on failure
 * @param[out] err  NULL if not wanted
 * @return PARPLAN_OK, PARPLAN_E_NOT_FOUND, PARPLAN_E_ARGUMENT
 * @par Ownership The caller gives the reference back with parplan_calendar_unref().
 * @par Threads Any.  @since 0.1
 */
PARPLAN_API parplan_status parplan_calendar_builtin(const char *id, parplan_calendar **out,
                                                    parplan_error *err);

/**
 * A calendar with the days of a CSV file as one more layer.
 *
 * Columns (English or Vietnamese headings): date; kind, `off` or `work`; name_vi and name_en, of which a row needs
 * one; source; status, `confirmed` (where empty), `rule_based`, or `announced`: known by name, and not yet in force.
 * A row of a higher layer is right, whichever was read first. Rows of one layer must not contradict each other.
 * Order does not matter, neither of rows nor of files.
 *
 * @param[in]  base       a reference is kept
 * @param[in]  layer      PARPLAN_LAYER_ORGANISATION or PARPLAN_LAYER_USER
 * @param[in]  id         name of the new calendar; NULL: that of @p base
 * @param[in]  bytes      the file
 * @param[in]  size       how many
 * @param[in]  allocator  NULL: the C library's
 * @param[out] out        a reference; unchanged on failure
 * @param[out] err        NULL if not wanted; line and column of what is wrong
 * @return PARPLAN_OK, PARPLAN_E_PARSE (not a CSV file; no date), PARPLAN_E_INVALID (unknown kind or status, no name,
 *         a day given twice and not alike), PARPLAN_E_RANGE (a day outside the calendar; more than 65,535 days worked,
 *         or not), PARPLAN_E_MEMORY, PARPLAN_E_ARGUMENT
 * @par Ownership The bytes are not kept. The reference is given back with parplan_calendar_unref().
 * @par Threads Any.  @since 0.1
 */
PARPLAN_API parplan_status parplan_calendar_with_layer(parplan_calendar *base, parplan_layer layer,
                                                       const char *id, const char *bytes,
                                                       size_t size,
                                                       const parplan_allocator *allocator,
                                                       parplan_calendar **out, parplan_error *err);

/**
 * Two calendars as one: for a duty that binds two organisations, or an office that has a deputy.
 *
 * What is known of a day is what the calendar that decides knows of it; where they agree, what the one with the
 * higher layer does. It is as certain as the less certain of both. Which calendar comes first does not matter.
 *
 * @param[in]  a          a reference is kept
 * @param[in]  b          a reference is kept
 * @param[in]  how        union or intersection of rest days
 * @param[in]  id         name of the new calendar
 * @param[in]  allocator  NULL: the C library's
 * @param[out] out        a reference; unchanged on failure
 * @param[out] err        NULL if not wanted
 * @return PARPLAN_OK, PARPLAN_E_RANGE (more than 65,535 days worked, or not), PARPLAN_E_MEMORY, PARPLAN_E_ARGUMENT
 * @par Ownership The reference is given back with parplan_calendar_unref().  @par Threads Any.  @since 0.1
 */
PARPLAN_API parplan_status parplan_calendar_combine(parplan_calendar *a, parplan_calendar *b,
                                                    parplan_combine how, const char *id,
                                                    const parplan_allocator *allocator,
                                                    parplan_calendar **out, parplan_error *err);

/**
 * One more reference. This function never fails.
 *
 * @return @p calendar
 * @par Ownership Every reference is given back with parplan_calendar_unref().  @par Threads Any.  @since 0.1
 */
PARPLAN_API parplan_calendar *parplan_calendar_ref(parplan_calendar *calendar);

/**
 * Give a reference back. This function never fails; NULL is fine.
 * @par Ownership The last one releases the calendar.  @par Threads Any.  @since 0.1
 */
PARPLAN_API void parplan_calendar_unref(parplan_calendar *calendar);

/**
 * Name of a calendar, such as "VN-GOV". This function never fails.
 * @par Ownership Lives as long as the calendar.  @par Threads Any.  @since 0.1
 */
PARPLAN_API const char *parplan_calendar_id(const parplan_calendar *calendar);

/**
 * First and last day covered, and the last one whose year has a known decision. Outputs may be NULL.
 *
 * This function never fails.
 * @par Ownership Nothing is kept.  @par Threads Any.  @since 0.1
 */
PARPLAN_API void parplan_calendar_span(const parplan_calendar *calendar, parplan_date *first,
                                       parplan_date *last, parplan_date *confirmed_until);

/**
 * First and last day of the years whose decision is known: outside them, days are RULE_BASED. Outputs may be NULL.
 *
 * This function never fails; where no year is confirmed, the first day comes after the last.
 * @par Ownership Nothing is kept.  @par Threads Any.  @since 0.1
 */
PARPLAN_API void parplan_calendar_confirmed(const parplan_calendar *calendar, parplan_date *from,
                                            parplan_date *until);

/**
 * What a day is, and why: its name, the layer that says so, the article or decision, and how sure that is (D8, D9).
 *
 * @param[out] out  unchanged on failure; its texts live as long as the calendar
 * @return PARPLAN_OK, PARPLAN_E_RANGE (outside the calendar), PARPLAN_E_ARGUMENT
 * @par Ownership Nothing is kept.  @par Threads Any.  @since 0.1
 */
PARPLAN_API parplan_status parplan_calendar_day(const parplan_calendar *calendar, parplan_date date,
                                                parplan_day *out, parplan_error *err);

/**
 * How sure a result is that rests on all days from one to another, both included: the least certain of them (D9).
 *
 * @param[in]  from   first day; the two may stand in either order
 * @param[in]  until  last day
 * @param[out] out    unchanged on failure
 * @return PARPLAN_OK, PARPLAN_E_RANGE (outside the calendar), PARPLAN_E_ARGUMENT
 * @par Ownership Nothing is kept.  @par Threads Any.  @since 0.1
 */
PARPLAN_API parplan_status parplan_calendar_certainty(const parplan_calendar *calendar,
                                                      parplan_date from, parplan_date until,
                                                      parplan_certainty *out, parplan_error *err);

/**
 * Whether a day is worked.
 *
 * @return PARPLAN_OK, PARPLAN_E_RANGE (outside the calendar), PARPLAN_E_ARGUMENT
 * @par Ownership Nothing is kept.  @par Threads Any.  @since 0.1
 */
PARPLAN_API parplan_status parplan_calendar_is_working(const parplan_calendar *calendar,
                                                       parplan_date date, bool *out,
                                                       parplan_error *err);

/**
 * The day some working days away (D2a).
 *
 * @param[in]  days  n > 0: the n-th working day after @p date; n < 0: the |n|-th before it; 0: @p date itself if
 *                   worked, else the next working day
 * @param[out] out   unchanged on failure
 * @return PARPLAN_OK, PARPLAN_E_RANGE (start or end outside the calendar), PARPLAN_E_ARGUMENT
 * @par Ownership Nothing is kept.  @par Threads Any.  @since 0.1
 */
PARPLAN_API parplan_status parplan_calendar_add(const parplan_calendar *calendar, parplan_date date,
                                                int32_t days, parplan_date *out,
                                                parplan_error *err);

/**
 * Number of working days in (from, to]; the negative of the reverse where @p to is earlier (D2a).
 *
 * @return PARPLAN_OK, PARPLAN_E_RANGE (outside the calendar), PARPLAN_E_ARGUMENT
 * @par Ownership Nothing is kept.  @par Threads Any.  @since 0.1
 */
PARPLAN_API parplan_status parplan_calendar_count(const parplan_calendar *calendar,
                                                  parplan_date from, parplan_date to, int32_t *out,
                                                  parplan_error *err);

/** Days of a range by what they are. */
typedef struct parplan_day_total {
    int32_t days;
    int32_t working; /**< ordinary working days and those worked in exchange */
    int32_t weekend;
    int32_t rest;   /**< public holidays, their substitutes, days swapped off or given by a layer */
    int32_t makeup; /**< of the working ones, those worked in exchange */
    int32_t announced; /**< days off announced and not enacted: they are counted as what they are */
    parplan_certainty
        certainty; /**< the worst of all days; an announcement does not make it worse */
} parplan_day_total;

/**
 * How many days of a range are worked, rest, or were swapped, and how sure that is.
 *
 * @param[in]  from   first day
 * @param[in]  until  last day, inclusive; before @p from: all numbers are 0
 * @param[out] out    unchanged on failure
 * @return PARPLAN_OK, PARPLAN_E_RANGE (outside the calendar), PARPLAN_E_ARGUMENT
 * @par Ownership Nothing is kept.  @par Threads Any.  @since 0.1
 */
PARPLAN_API parplan_status parplan_calendar_total(const parplan_calendar *calendar,
                                                  parplan_date from, parplan_date until,
                                                  parplan_day_total *out, parplan_error *err);

/**
 * Move a day that is not worked, by a convention; a working day stays (D3).
 *
 * The calendar ends with a year, so a modified roll turns back at its edge where a plain one fails.
 *
 * @return PARPLAN_OK, PARPLAN_E_RANGE (outside the calendar), PARPLAN_E_ARGUMENT
 * @par Ownership Nothing is kept.  @par Threads Any.  @since 0.1
 */
PARPLAN_API parplan_status parplan_calendar_roll(const parplan_calendar *calendar,
                                                 parplan_date date, parplan_roll roll,
                                                 parplan_date *out, parplan_error *err);

/**
 * parplan_calendar_is_working() for many rows.
 *
 * @param[in]  count     rows
 * @param[in]  dates     days; PARPLAN_DATE_NONE is missing
 * @param[out] out       @p count bytes: 1 worked, 0 not, 255 where a row has no answer
 * @param[out] statuses  @p count bytes, parplan_row each; NULL if not wanted
 * @param[out] failed    rows that are not PARPLAN_ROW_OK; NULL if not wanted
 * @return PARPLAN_OK whatever the rows hold, PARPLAN_E_ARGUMENT
 * @par Ownership Nothing is kept or allocated.  @par Threads Any.  @since 0.1
 */
PARPLAN_API parplan_status parplan_calendar_is_working_many(const parplan_calendar *calendar,
                                                            size_t count, parplan_column dates,
                                                            uint8_t *out, uint8_t *statuses,
                                                            size_t *failed, parplan_error *err);

/**
 * parplan_calendar_add() for many rows.
 *
 * @param[in]  count     rows
 * @param[in]  dates     days; PARPLAN_DATE_NONE is missing
 * @param[in]  days      working days to add; PARPLAN_COUNT_NONE is missing
 * @param[out] out       days; PARPLAN_DATE_NONE where a row has no answer
 * @param[out] statuses  @p count bytes, parplan_row each; NULL if not wanted
 * @param[out] failed    rows that are not PARPLAN_ROW_OK; NULL if not wanted
 * @return PARPLAN_OK whatever the rows hold, PARPLAN_E_ARGUMENT
 * @par Ownership Nothing is kept or allocated.  @par Threads Any.  @since 0.1
 */
PARPLAN_API parplan_status parplan_calendar_add_many(const parplan_calendar *calendar, size_t count,
                                                     parplan_column dates, parplan_column days,
                                                     parplan_out_column out, uint8_t *statuses,
                                                     size_t *failed, parplan_error *err);

/**
 * parplan_calendar_count() for many rows.
 *
 * @param[in]  count     rows
 * @param[in]  from      days; PARPLAN_DATE_NONE is missing
 * @param[in]  to        days; PARPLAN_DATE_NONE is missing
 * @param[out] out       working days in (from, to]; PARPLAN_COUNT_NONE where a row has no answer
 * @param[out] statuses  @p count bytes, parplan_row each; NULL if not wanted
 * @param[out] failed    rows that are not PARPLAN_ROW_OK; NULL if not wanted
 * @return PARPLAN_OK whatever the rows hold, PARPLAN_E_ARGUMENT
 * @par Ownership Nothing is kept or allocated.  @par Threads Any.  @since 0.1
 */
PARPLAN_API parplan_status parplan_calendar_count_many(const parplan_calendar *calendar,
                                                       size_t count, parplan_column from,
                                                       parplan_column to, parplan_out_column out,
                                                       uint8_t *statuses, size_t *failed,
                                                       parplan_error *err);

/**
 * Fingerprint of a calendar's content, for what was computed with it (D10): 32 hexadecimal digits.
 *
 * SipHash-2-4 of 128 bits, with a key of zeros, over the span, the confirmed years, and the date, kind and certainty
 * of each day that is not as its weekday is, as little-endian numbers. The id, names and sources do not count: to
 * correct a spelling moves no deadline. It protects from mistakes and not from forgery.
 *
 * This function never fails. It looks at all days, which takes about 0.2 ms.
 * @param[out] buffer  PARPLAN_CALENDAR_HASH_SIZE bytes
 * @return @p buffer
 * @par Ownership Nothing is kept.  @par Threads Any.  @since 0.1
 */
PARPLAN_API char *parplan_calendar_hash(const parplan_calendar *calendar, char *buffer);

/**
 * The next day that another calendar sees differently: call it with the day after the last one found to list all.
 *
 * A day has changed where its kind is another one, or where, having a name, it is more or less certain than before.
 *
 *     parplan_change change;
 *     bool found;
 *     for (parplan_date day = from;; day = change.date + 1) {
 *         if (parplan_calendar_next_change(before, after, day, until, &change, &found, NULL) != PARPLAN_OK || !found)
 *             break;
 *         ...
 *     }
 *
 * @param[in]  before  the calendar a result was computed with
 * @param[in]  after   the one in force now
 * @param[in]  from    first day to look at
 * @param[in]  until   last day to look at; where it lies before @p from nothing is found
 * @param[out] out     set where @p found is; its texts live as long as the calendars
 * @param[out] found   whether there is one
 * @param[out] err     NULL if not wanted
 * @return PARPLAN_OK, PARPLAN_E_RANGE (a day asked about lies outside the calendar), PARPLAN_E_ARGUMENT
 * @par Ownership Nothing is kept.  @par Threads Any.  @since 0.1
 */
PARPLAN_API parplan_status parplan_calendar_next_change(const parplan_calendar *before,
                                                        const parplan_calendar *after,
                                                        parplan_date from, parplan_date until,
                                                        parplan_change *out, bool *found,
                                                        parplan_error *err);

/**
 * The days that are not as their weekday is, as CSV: the canonical text of a calendar.
 *
 * Columns: date, kind, name_vi, name_en, source, status, layer; by date. Two calendars that know the same give the
 * same bytes, however they were made. Without its last column it can be read as a layer.
 *
 * @param[in]  from   first day
 * @param[in]  until  last day
 * @param[out] text   UTF-8, ended by NUL; unchanged on failure
 * @param[out] size   bytes without the NUL; NULL if not wanted
 * @param[out] err    NULL if not wanted
 * @return PARPLAN_OK, PARPLAN_E_RANGE (a day asked about lies outside the calendar), PARPLAN_E_MEMORY, PARPLAN_E_ARGUMENT
 * @par Ownership The caller releases the text with parplan_text_free().  @par Threads Any.  @since 0.1
 */
PARPLAN_API parplan_status parplan_calendar_write_csv(const parplan_calendar *calendar,
                                                      parplan_date from, parplan_date until,
                                                      char **text, size_t *size,
                                                      parplan_error *err);

#ifdef __cplusplus
}
#endif

#endif
