/* SPDX-License-Identifier: Apache-2.0 */
/* Reading a calendar from a file of the source tree. */
#ifndef PARPLAN_LIB_TIME_CALENDAR_H
#define PARPLAN_LIB_TIME_CALENDAR_H

#include <parplan/calendar.h>

/*
 * Rows of `date,kind,status,name_vi,name_en` in ascending order; lines that start with # are
 * comments. Every year from the first row's to the last row's is covered and needs a row. Nothing
 * is quoted: this reads files that are compiled into the library, not files of users. The text is
 * copied; id must be static.
 */
parplan_status parplan__calendar_read(const char *id, const char *text, size_t size,
                                      parplan_calendar **out, parplan_error *err);

#endif
