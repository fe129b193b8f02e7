/* SPDX-License-Identifier: Apache-2.0 */
/* Days as people read them. */
#ifndef PARPLAN_CLI_DAYS_H
#define PARPLAN_CLI_DAYS_H

#include "input.h"

enum { DAY_TEXT = 40 };

/* 05/03/2024, or 2024-03-05 in English. Lives until the enclosing block ends. */
#define DATE(date, lang) (date_text((date), (lang), (char[PARPLAN_DATE_SIZE]){0}))
const char *date_text(parplan_date date, parplan_lang lang, char *buffer);
/* "Thứ Ba, 05/03/2024". */
#define DAY(date, lang) (day_text((date), (lang), (char[DAY_TEXT]){0}))
const char *day_text(parplan_date date, parplan_lang lang, char *buffer);
/* "15:30". */
#define CLOCK(minute) (clock_text((minute), (char[16]){0}))
const char *clock_text(int32_t minute, char *buffer);

word certainty_word(parplan_certainty certainty);
/* "làm việc", "weekly rest". */
const char *kind_text(parplan_day_kind kind, parplan_lang lang);
/* " (luật; Bộ luật Lao động 2019, khoản 1 Điều 112)", or nothing where no layer says anything. */
void put_source(const run *r, text *out, const parplan_day *day);

#endif
