/* SPDX-License-Identifier: Apache-2.0 */
/* Sentences for people: templates filled in, days and weekdays in either language, columns. */
#ifndef PARPLAN_LIB_BOARD_WORDS_H
#define PARPLAN_LIB_BOARD_WORDS_H

#include <parplan/calendar.h>

#include "base/memory.h"
#include "base/message.h"

/* Add a template to a buffer, {0} {1} … replaced: PARPLAN__ARGS(a, b), or NULL where it takes none. */
void parplan__say(parplan__buffer *out, const char *text, const char *const *args);

/* 05/03/2024 in Vietnamese, 2024-03-05 in English. Lives until the enclosing block ends. */
#define PARPLAN__DAY(date, lang) (parplan__day_text((date), (lang), (char[PARPLAN_DATE_SIZE]){0}))
const char *parplan__day_text(parplan_date date, parplan_lang lang, char *buffer);

/* "Thứ Ba", "Tuesday". */
const char *parplan__weekday_name(parplan_date date, parplan_lang lang);

/* Terminal colours; nothing is written where colour is off. */
typedef enum parplan__colour {
    PARPLAN__PLAIN,
    PARPLAN__BOLD,
    PARPLAN__DIM,
    PARPLAN__RED,
    PARPLAN__GREEN,
    PARPLAN__YELLOW
} parplan__colour;

/* A text in a colour. */
void parplan__paint(parplan__buffer *out, bool on, parplan__colour colour, const char *text);
/* Blanks after a text so that it fills a number of columns; at least one. */
void parplan__pad(parplan__buffer *out, const char *text, size_t columns);
/* A text in a column, followed by at least one blank; or to the right of one, at least one blank before it. */
void parplan__left(parplan__buffer *out, const char *text, size_t columns);
void parplan__right(parplan__buffer *out, const char *text, size_t columns);
/*
 * Pieces that follow one another, a blank between them, in lines of PARPLAN__LINE columns; a new line goes on below
 * `indent`. `column` is where the cursor stands, `indent` at first.
 */
void parplan__flow(parplan__buffer *out, const char *piece, size_t size, size_t indent,
                   size_t *column);
/* The words of a text, as pieces. */
void parplan__wrap(parplan__buffer *out, const char *text, size_t indent, size_t *column);

enum { PARPLAN__LINE = 100 };

#endif
