/* SPDX-License-Identifier: Apache-2.0 */
#include "grid.h"

/* A day is its sign, two digits, and the sign of its lunar day. */
enum { CELL = 4, WEEK = 7, WIDTH = CELL * WEEK, GAP = 2, ABREAST = 3 };
enum { ROW_TITLE, ROW_WEEKDAYS, ROW_FIRST_WEEK, ROWS = ROW_FIRST_WEEK + 6 };

#define RED "\033[31m"
#define GREEN "\033[32m"
#define YELLOW "\033[33m"
#define DIM "\033[2m"
#define BOLD "\033[1m"
#define PLAIN "\033[0m"

typedef struct month {
    int32_t number;
    parplan_date first, last;
    parplan_day_total total;
} month;

typedef struct sign {
    char mark;
    const char *colour;
} sign;

static sign sign_of(const parplan_day *day)
{
    if (day->certainty == PARPLAN_ANNOUNCED)
        return (sign){'?', YELLOW};
    if (day->kind == PARPLAN_DAY_MAKEUP)
        return (sign){'+', GREEN};
    if (day->kind == PARPLAN_DAY_WEEKEND)
        return (sign){' ', DIM};
    if (day->kind != PARPLAN_DAY_REST)
        return (sign){' ', ""};
    if (day->layer == PARPLAN_LAYER_STATUTE)
        return (sign){'*', RED};
    return (sign){day->layer == PARPLAN_LAYER_DECISION ? '~' : '#', RED};
}

static const char *lunar_sign(parplan_date date)
{
    parplan_lunar lunar;
    if (parplan_lunar_from_date(date, &lunar, NULL) != PARPLAN_OK)
        return " ";
    if (lunar.day == 1)
        return lunar.month == 1 && !lunar.leap ? "T" : "●";
    return lunar.day == 15 ? "○" : " ";
}

static void put_painted(const run *r, text *out, const char *colour, const char *s)
{
    bool painted = r->colour && *colour != '\0';
    text_say(out, painted ? "{1}{0}" PLAIN : "{0}", ARGS(s, colour));
}

static void put_cell(const run *r, text *out, const parplan_calendar *calendar, const month *m,
                     parplan_date date)
{
    parplan_day day;
    if (date < m->first || date > m->last ||
        parplan_calendar_day(calendar, date, &day, NULL) != PARPLAN_OK) {
        text_pad(out, "", CELL);
        return;
    }
    sign s = sign_of(&day);
    char cell[16];
    snprintf(cell, sizeof cell, "%c%2d", s.mark, (int)(date - m->first + 1));
    put_painted(r, out, s.colour, cell);
    text_put(out, lunar_sign(date));
}

static void put_title(const run *r, text *out, const month *m)
{
    text title = {0};
    word name = (word)((int)W_MONTH_1 + m->number - 1);
    text_say(&title, word_in(W_MONTH_HEAD, r->lang),
             ARGS(word_in(name, r->lang), NUMBER(m->total.working)));
    if (title.data != NULL) {
        put_painted(r, out, BOLD, title.data);
        text_pad(out, "", WIDTH - text_columns(title.data));
    }
    text_free(&title);
}

/* One row of a month, WIDTH columns. */
static void put_row(const run *r, text *out, const parplan_calendar *calendar, const month *m,
                    int row)
{
    if (row == ROW_TITLE) {
        put_title(r, out, m);
        return;
    }
    if (row == ROW_WEEKDAYS) {
        text_pad(out, word_in(W_WEEKDAYS_SHORT, r->lang), WIDTH);
        return;
    }
    parplan_date monday =
        m->first - parplan_date_weekday(m->first) + 1 + (row - ROW_FIRST_WEEK) * WEEK;
    for (int i = 0; i < WEEK; i++)
        put_cell(r, out, calendar, m, monday + i);
}

static void end_row(text *out, size_t start)
{
    while (out->size > start && out->data[out->size - 1] == ' ')
        out->size--;
    text_char(out, '\n');
}

static bool has_row(const month *months, size_t count, int row)
{
    bool found = row < ROW_FIRST_WEEK;
    for (size_t i = 0; i < count && !found; i++)
        found = months[i].last - months[i].first + parplan_date_weekday(months[i].first) >
                (row - ROW_FIRST_WEEK) * WEEK;
    return found;
}

static void put_months(const run *r, text *out, const parplan_calendar *calendar,
                       const month *months, size_t count)
{
    for (int row = 0; row < ROWS && has_row(months, count, row); row++) {
        size_t start = out->size;
        for (size_t i = 0; i < count; i++) {
            text_pad(out, "", i > 0 ? GAP : 0);
            put_row(r, out, calendar, &months[i], row);
        }
        end_row(out, start);
    }
    text_char(out, '\n');
}

static month month_of(const parplan_calendar *calendar, int32_t year, int32_t number)
{
    month m = {.number = number};
    parplan_date_make(year, number, 1, &m.first, NULL);
    parplan_date_add_months(m.first, 1, &m.last, NULL);
    m.last--;
    parplan_calendar_total(calendar, m.first, m.last, &m.total, NULL);
    return m;
}

void put_year(const run *r, text *out, const parplan_calendar *calendar, int32_t year)
{
    size_t abreast = r->columns >= ABREAST * WIDTH + (ABREAST - 1) * GAP ? ABREAST : 1;
    for (int32_t number = 1; number <= 12; number += (int32_t)abreast) {
        month months[ABREAST];
        for (size_t i = 0; i < abreast; i++)
            months[i] = month_of(calendar, year, number + (int32_t)i);
        put_months(r, out, calendar, months, abreast);
    }
    text_put(out, word_in(W_LEGEND, r->lang));
}
