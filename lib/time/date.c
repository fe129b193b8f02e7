/* SPDX-License-Identifier: Apache-2.0 */
#include "time/date.h"

#include <string.h>

#include "base/message.h"

/*
 * Both ways count from 1 March of year 0: a leap day is then the last of its year, and
 * (153 m + 2) / 5 is the number of days before month m of it.
 */
enum { EPOCH = 719468, ERA_DAYS = 146097, ERA_YEARS = 400 };
enum { DAY_SECONDS = 86400, VIETNAM_MINUTES = 7 * 60, FARTHEST_MINUTES = 14 * 60 };

static parplan_date days_of(int32_t year, int32_t month, int32_t day)
{
    int32_t y = year - (month <= 2);
    int32_t m = month + (month > 2 ? -3 : 9);
    return 365 * y + y / 4 - y / 100 + y / 400 + (153 * m + 2) / 5 + day - 1 - EPOCH;
}

static bool is_leap(int32_t year)
{
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

int32_t parplan__month_length(int32_t year, int32_t month)
{
    if (month == 2)
        return is_leap(year) ? 29 : 28;
    return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

/* 5, 3, 2024 as 05/03/2024. */
static const char *written(int32_t year, int32_t month, int32_t day, char buffer[64])
{
    char *at = buffer;
    const int32_t parts[] = {day, month, year};
    for (size_t i = 0; i < 3; i++) {
        if (i > 0)
            *at++ = '/';
        if (i < 2 && parts[i] >= 0 && parts[i] <= 9)
            *at++ = '0';
        parplan__int_text(parts[i], at);
        at += strlen(at);
    }
    return buffer;
}

static parplan_status no_such_day(int32_t year, int32_t month, int32_t day, parplan_error *err)
{
    char buffer[64];
    const char *text = written(year, month, day, buffer);
    if (year < 1 || year > 9999)
        return parplan__fail(err, PP_DATE_YEAR, PARPLAN__ARGS(text));
    if (month < 1 || month > 12)
        return parplan__fail(err, PP_DATE_MONTH, PARPLAN__ARGS(text, PARPLAN__INT(month)));
    if (day < 1 || day > 31)
        return parplan__fail(err, PP_DATE_DAY, PARPLAN__ARGS(text));
    if (month == 2)
        return parplan__fail(err, PP_DATE_FEBRUARY,
                             PARPLAN__ARGS(text, PARPLAN__INT(year),
                                           PARPLAN__INT(parplan__month_length(year, month))));
    return parplan__fail(err, PP_DATE_SHORT_MONTH, PARPLAN__ARGS(text, PARPLAN__INT(month)));
}

parplan_status parplan_date_make(int32_t year, int32_t month, int32_t day, parplan_date *out,
                                 parplan_error *err)
{
    if (out == NULL)
        return parplan__fail(err, PP_ARGUMENT, PARPLAN__ARGS("out"));
    if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 ||
        day > parplan__month_length(year, month))
        return no_such_day(year, month, day, err);
    *out = days_of(year, month, day);
    return PARPLAN_OK;
}

void parplan_date_split(parplan_date date, int32_t *year, int32_t *month, int32_t *day)
{
    int64_t days = (int64_t)date + EPOCH;
    int64_t era = (days >= 0 ? days : days - (ERA_DAYS - 1)) / ERA_DAYS;
    int32_t of_era = (int32_t)(days - era * ERA_DAYS);
    int32_t y = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
    int32_t of_year = of_era - (365 * y + y / 4 - y / 100);
    int32_t m = (5 * of_year + 2) / 153;
    if (year != NULL)
        *year = (int32_t)(era * ERA_YEARS) + y + (m >= 10);
    if (month != NULL)
        *month = m < 10 ? m + 3 : m - 9;
    if (day != NULL)
        *day = of_year - (153 * m + 2) / 5 + 1;
}

int parplan_date_weekday(parplan_date date)
{
    return (date % 7 + 7 + 3) % 7 + 1; /* 1970-01-01 was a Thursday */
}

static bool read_iso(const char *text, size_t size, int32_t *year, int32_t *month, int32_t *day)
{
    return size == 10 && text[4] == '-' && text[7] == '-' && parplan__digits_read(text, 4, year) &&
           parplan__digits_read(text + 5, 2, month) && parplan__digits_read(text + 8, 2, day);
}

static bool read_dmy(const char *text, size_t size, int32_t *year, int32_t *month, int32_t *day)
{
    if (size < 8 || size > 10)
        return false;
    size_t a = text[1] == '/' ? 1 : 2; /* digits of the day, and of the month */
    size_t b = size - a - 6;
    return (b == 1 || b == 2) && text[a] == '/' && text[a + 1 + b] == '/' &&
           parplan__digits_read(text, a, day) && parplan__digits_read(text + a + 1, b, month) &&
           parplan__digits_read(text + a + b + 2, 4, year);
}

bool parplan__numbers_read(const char *text, size_t size, int32_t *year, int32_t *month,
                           int32_t *day)
{
    return read_iso(text, size, year, month, day) || read_dmy(text, size, year, month, day);
}

parplan_status parplan_date_parse(const char *text, size_t size, parplan_date *out,
                                  parplan_error *err)
{
    if (text == NULL)
        return parplan__fail(err, PP_ARGUMENT, PARPLAN__ARGS("text"));
    int32_t year, month, day;
    if (!parplan__numbers_read(text, size, &year, &month, &day))
        return parplan__fail_bytes(err, PP_DATE_SHAPE, text, size, NULL);
    return parplan_date_make(year, month, day, out, err);
}

/* The clock of a moment as written; offset in minutes east of Greenwich. */
typedef struct wall_clock {
    int32_t hour, minute, second;
    int32_t offset_hour, offset_minute;
    int32_t offset;
} wall_clock;

static bool read_offset(const char *text, size_t size, wall_clock *out)
{
    out->offset = VIETNAM_MINUTES;
    if (size == 0)
        return true;
    if (size == 1 && text[0] == 'Z') {
        out->offset = 0;
        return true;
    }
    if (size != 6 || (text[0] != '+' && text[0] != '-') || text[3] != ':' ||
        !parplan__digits_read(text + 1, 2, &out->offset_hour) ||
        !parplan__digits_read(text + 4, 2, &out->offset_minute))
        return false;
    int32_t minutes = out->offset_hour * 60 + out->offset_minute;
    out->offset = text[0] == '+' ? minutes : -minutes;
    return true;
}

static bool read_clock(const char *text, size_t size, wall_clock *out)
{
    if (size < 5 || text[2] != ':' || !parplan__digits_read(text, 2, &out->hour) ||
        !parplan__digits_read(text + 3, 2, &out->minute))
        return false;
    size_t used = 5;
    if (size > 5 && text[5] == ':') {
        if (size < 8 || !parplan__digits_read(text + 6, 2, &out->second))
            return false;
        used = 8;
    }
    return read_offset(text + used, size - used, out);
}

static bool clock_exists(const wall_clock *c)
{
    if (c->hour == 24)
        return c->minute == 0 && c->second == 0;
    return c->hour < 24 && c->minute < 60 && c->second < 60;
}

static bool offset_exists(const wall_clock *c)
{
    return c->offset_minute < 60 && c->offset >= -FARTHEST_MINUTES && c->offset <= FARTHEST_MINUTES;
}

/* Move to Viet Nam's clock. 24:00 of that clock ends its day and does not begin the next (D2). */
static bool to_vietnam(const wall_clock *c, parplan_date *date, int32_t *second)
{
    int32_t at = (c->hour * 60 + c->minute + VIETNAM_MINUTES - c->offset) * 60 + c->second;
    if (c->offset != VIETNAM_MINUTES || at < DAY_SECONDS) {
        int32_t shift = at < 0 ? -1 : at / DAY_SECONDS;
        at -= shift * DAY_SECONDS;
        *date += shift;
    }
    *second = at;
    return parplan__date_valid(*date);
}

static size_t date_length(const char *text, size_t size)
{
    size_t n = 0;
    while (n < size && text[n] != 'T' && text[n] != ' ')
        n++;
    return n;
}

parplan_status parplan_moment_parse(const char *text, size_t size, parplan_date *date,
                                    int32_t *second, parplan_error *err)
{
    if (text == NULL || date == NULL)
        return parplan__fail(err, PP_ARGUMENT, PARPLAN__ARGS(text == NULL ? "text" : "date"));

    parplan_date day;
    int32_t at = -1;
    size_t length = date_length(text, size);
    parplan_status status = parplan_date_parse(text, length, &day, err);
    if (status != PARPLAN_OK)
        return status;
    if (length < size) {
        wall_clock c = {0};
        if (!read_clock(text + length + 1, size - length - 1, &c))
            return parplan__fail_bytes(err, PP_MOMENT_SHAPE, text, size, NULL);
        if (!clock_exists(&c))
            return parplan__fail_bytes(err, PP_MOMENT_CLOCK, text, size, NULL);
        if (!offset_exists(&c))
            return parplan__fail_bytes(err, PP_MOMENT_OFFSET, text, size, NULL);
        if (!to_vietnam(&c, &day, &at))
            return parplan__fail(err, PP_DATE_OUTSIDE, NULL);
    }
    *date = day;
    if (second != NULL)
        *second = at;
    return PARPLAN_OK;
}

char *parplan_date_format(parplan_date date, parplan_date_style style, char *buffer)
{
    buffer[0] = '\0';
    if (!parplan__date_valid(date))
        return buffer;
    int32_t year, month, day;
    parplan_date_split(date, &year, &month, &day);
    bool dmy = style == PARPLAN_DATE_DMY;
    char *at = dmy ? parplan__two_digits(buffer, day) : parplan__four_digits(buffer, year);
    *at++ = dmy ? '/' : '-';
    at = parplan__two_digits(at, month);
    *at++ = dmy ? '/' : '-';
    at = dmy ? parplan__four_digits(at, year) : parplan__two_digits(at, day);
    *at = '\0';
    return buffer;
}

const char *parplan__date_text(parplan_date date, char *buffer)
{
    return parplan__date_valid(date) ? parplan_date_format(date, PARPLAN_DATE_DMY, buffer) : "?";
}

bool parplan__date_months_later(parplan_date date, int64_t months, parplan_date *out)
{
    int32_t year, month, day;
    parplan_date_split(date, &year, &month, &day);
    int64_t total = (int64_t)year * 12 + (month - 1) + months;
    if (!parplan__date_valid(date) || total < 12 || total >= 10000 * 12)
        return false;
    year = (int32_t)(total / 12);
    month = (int32_t)(total % 12) + 1;
    int32_t length = parplan__month_length(year, month);
    *out = days_of(year, month, day < length ? day : length);
    return true;
}

parplan_status parplan_date_add_months(parplan_date date, int32_t months, parplan_date *out,
                                       parplan_error *err)
{
    if (out == NULL)
        return parplan__fail(err, PP_ARGUMENT, PARPLAN__ARGS("out"));
    if (!parplan__date_months_later(date, months, out))
        return parplan__fail(err, PP_DATE_OUTSIDE, NULL);
    return PARPLAN_OK;
}
