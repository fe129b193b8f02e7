/* SPDX-License-Identifier: Apache-2.0 */
/**
 * @file ics.h
 * Calendar feeds: RFC 5545, as Outlook, Google Calendar and Thunderbird read them.
 *
 * Every event takes a whole day of Viet Nam's calendar. Its UID says what it is and never when, so that one that
 * moved replaces itself; lines end in CRLF and have at most 75 bytes. There is no clock in the library: the same input gives
 * the same bytes.
 */
#ifndef PARPLAN_ICS_H
#define PARPLAN_ICS_H

#include <parplan/calendar.h>

#ifdef __cplusplus
extern "C" {
#endif

/** What a feed says of itself. Start from PARPLAN_ICS_OPTIONS_INIT. */
typedef struct parplan_ics_options {
    size_t struct_size;
    parplan_date
        stamp; /**< DTSTAMP, the day the feed was made; PARPLAN_DATE_NONE: see the function */
    int32_t
        sequence; /**< SEQUENCE, 0 or more: raise it each time a feed that was imported is sent again */
    bool alarms; /**< remind of what is due; days of a calendar have no alarm */
} parplan_ics_options;

#define PARPLAN_ICS_OPTIONS_INIT                                                                   \
    {                                                                                              \
        sizeof(parplan_ics_options), PARPLAN_DATE_NONE, 0, true                                    \
    }

/**
 * The days of a calendar that are not as their weekday is, as a feed: the same days as parplan_calendar_write_csv().
 *
 * The UID of a day is its date and the calendar's id. STATUS is TENTATIVE for days that rest on the statute alone or are announced.
 *
 * @param[in]  from     first day
 * @param[in]  until    last day
 * @param[in]  lang     of names and sources
 * @param[in]  options  NULL for PARPLAN_ICS_OPTIONS_INIT; without a stamp it is @p from
 * @param[out] text     UTF-8, ended by NUL; unchanged on failure
 * @param[out] size     bytes without the NUL; NULL if not wanted
 * @param[out] err      NULL if not wanted
 * @return PARPLAN_OK, PARPLAN_E_RANGE (a day asked about lies outside the calendar), PARPLAN_E_MEMORY, PARPLAN_E_ARGUMENT
 * @par Ownership The caller releases the text with parplan_text_free().  @par Threads Any.  @since 0.1
 */
PARPLAN_API parplan_status parplan_calendar_write_ics(
    const parplan_calendar *calendar, parplan_date from, parplan_date until, parplan_lang lang,
    const parplan_ics_options *options, char **text, size_t *size, parplan_error *err);

#ifdef __cplusplus
}
#endif

#endif
