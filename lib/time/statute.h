/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The rest days of a year by the Labour Code in force, for 2000 to 2199, with the usual choice wherever the law
 * leaves one to a yearly decision. What that decision says, lies above (calendar.h).
 */
#ifndef PARPLAN_LIB_TIME_STATUTE_H
#define PARPLAN_LIB_TIME_STATUTE_H

#include <parplan/date.h>

enum { PARPLAN__STATUTE_FIRST = 2000, PARPLAN__STATUTE_LAST = 2199, PARPLAN__HOLIDAYS_MOST = 24 };

typedef struct parplan__holiday {
    parplan_date date;
    uint8_t which;  /* private */
    bool in_lieu;   /* the day off for a holiday on a day of weekly rest */
    bool uncertain; /* rests on a lunar month that may begin a day off */
} parplan__holiday;

typedef struct parplan__statute {
    int32_t year; /* 0 before the first one */
    parplan_date first, last;
    size_t count;
    parplan__holiday holidays[PARPLAN__HOLIDAYS_MOST]; /* by date, one for each */
} parplan__statute;

/* The year must lie in 2000 to 2199. */
void parplan__statute_of(int32_t year, parplan__statute *out);
/* NULL where the day, of that year, is none. */
const parplan__holiday *parplan__statute_find(const parplan__statute *statute, parplan_date date);

parplan_text parplan__holiday_name(const parplan__holiday *holiday);
/* The article that gives the day off, or the one that moves it. */
parplan_text parplan__holiday_source(int32_t year, const parplan__holiday *holiday);
/* Saturday and Sunday: for enterprises, or where the 40-hour week of Decision 188/1999 binds. */
parplan_text parplan__weekly_rest_source(int32_t year, bool civil_servants);

/*
 * A day off that is announced and not enacted, or PARPLAN_DATE_NONE: 24 November since 2026 (D9). It is
 * worked until the law says otherwise.
 */
parplan_date parplan__statute_announced(int32_t year, parplan_text *name, parplan_text *source);
/* Whether there may be one on this day of a year. */
bool parplan__statute_announces(int32_t month, int32_t day);

#endif
