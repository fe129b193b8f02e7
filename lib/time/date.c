/* SPDX-License-Identifier: Apache-2.0 */
#include "time/date.h"

#include <string.h>

#include "base/message.h"

/*
 * Both ways count from 1 March of year 0: a leap day is then the last of its year, and
 * (153 m + 2) / 5 is the number of days before month m of it.
 */
enum { EPOCH = 719468, CENTURIES_DAYS = 146097 }; /* days of four centuries */
enum { DAY_SECONDS = 86400, VIETNAM_MINUTES = 7 * 60, FARTHEST_MINUTES = 14 * 60 };

/* Unsigned throughout, here and below: dividing by a constant is then a multiplication and a shift. */
static inline parplan_date days_of(int32_t year, int32_t month, int32_t day)
{
    uint32_t y = (uint32_t)(year - (month <= 2)), century = y / 100;
    uint32_t m = (uint32_t)(month + (month > 2 ? -3 : 9));
    return (int32_t)(1461 * y / 4 - century + century / 4 + (153 * m + 2) / 5) + day - 1 - EPOCH;
}

static inline bool is_leap(int32_t year)
{
    return (year % 100 != 0 ? year & 3 : year & 15) == 0;
}

static inline int32_t month_length(int32_t year, int32_t month)
{
    if (month == 2)
        return 28 + is_leap(year);
    return 30 | (month ^ month >> 3); /* 31 and 30 in turn, and again from August on */
}

int32_t parplan__month_length(int32_t year, int32_t month)
{
    return month_length(year, month);
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

static inline parplan_status make(int32_t year, int32_t month, int32_t day, parplan_date *out,
                                  parplan_error *err)
{
    if (out == NULL)
        return parplan__fail(err, PP_ARGUMENT, PARPLAN__ARGS("out"));
    if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 ||
        day > month_length(year, month))
        return no_such_day(year, month, day, err);
    *out = days_of(year, month, day);
    return PARPLAN_OK;
}

parplan_status parplan_date_make(int32_t year, int32_t month, int32_t day, parplan_date *out,
                                 parplan_error *err)
{
    return make(year, month, day, out, err);
}

/* A day as it is printed: the year as its century and the year of that. */
typedef struct civil {
    uint32_t century, year, month, day;
} civil;

/*
 * After Neri and Schneider, "Euclidean affine functions and their application to calendar algorithms" (2023): with
 * quarters of days the length of a year is a whole number, and a quotient and its rest come out of one product,
 * 2939745 being 2^32 / 1461 rounded up. Months are counted in the same way, with 2141 / 2^16 for 5 / 153. A day out
 * of range gives some day of some year.
 */
static inline civil split(parplan_date date)
{
    uint32_t quarters = ((uint32_t)date + EPOCH) * 4 + 3;
    uint32_t century = quarters / CENTURIES_DAYS;
    uint64_t years = (uint64_t)2939745 * (quarters % CENTURIES_DAYS | 3);
    uint32_t of_year = (uint32_t)years / 2939745 / 4;
    uint32_t months = 2141 * of_year + 197913;
    uint32_t new_year = of_year >= 306; /* January and February are of the next one */
    uint32_t year = (uint32_t)(years >> 32) + new_year, carry = year == 100;
    return (civil){century + carry, carry ? 0 : year, (months >> 16) - 12 * new_year,
                   (months & 0xffff) / 2141 + 1};
}

void parplan_date_split(parplan_date date, int32_t *year, int32_t *month, int32_t *day)
{
    civil parts = split(date);
    if (year != NULL)
        *year = (int32_t)(parts.century * 100 + parts.year);
    if (month != NULL)
        *month = (int32_t)parts.month;
    if (day != NULL)
        *day = (int32_t)parts.day;
}

int parplan_date_weekday(parplan_date date)
{
    return (date % 7 + 7 + 3) % 7 + 1; /* 1970-01-01 was a Thursday */
}

static inline uint64_t byte_at(const char *text, unsigned i)
{
    return (uint64_t)(unsigned char)text[i] << 8 * i;
}

/* Eight bytes, the first one lowest on every machine; written out, it is one load where that is so anyway. */
static inline uint64_t eight_bytes(const char *text)
{
    return byte_at(text, 0) | byte_at(text, 1) | byte_at(text, 2) | byte_at(text, 3) |
           byte_at(text, 4) | byte_at(text, 5) | byte_at(text, 6) | byte_at(text, 7);
}

/*
 * The ten bytes of DD/MM/YYYY or YYYY-MM-DD as two numbers that overlap: the first eight bytes and the last. An
 * exclusive or with the zeros and marks of the shape leaves digits, and 0 for a mark; adding `limit` then carries any
 * other byte into its highest bit. Digit pairs are read at once, each where its first digit was.
 */
typedef struct ten_bytes {
    uint64_t head, tail;
} ten_bytes;

static const ten_bytes dmy_zeros = {0x30302f30302f3030u, 0x303030302f30302fu},
                       dmy_limit = {0x76767f76767f7676u, 0x767676767f76767fu},
                       iso_zeros = {0x2d30302d30303030u, 0x30302d30302d3030u},
                       iso_limit = {0x7f76767f76767676u, 0x76767f76767f7676u};

static inline bool read_pairs(ten_bytes *text, ten_bytes zeros, ten_bytes limit)
{
    uint64_t head = text->head ^ zeros.head, tail = text->tail ^ zeros.tail;
    uint64_t wrong = head | (head + limit.head) | tail | (tail + limit.tail);
    text->head = head * 10 + (head >> 8);
    text->tail = tail * 10 + (tail >> 8);
    return (wrong & 0x8080808080808080u) == 0;
}

static inline int32_t pair_at(uint64_t pairs, unsigned byte)
{
    return (int32_t)(pairs >> 8 * byte & 0xff);
}

static inline bool read_long(const char *text, int32_t *year, int32_t *month, int32_t *day)
{
    ten_bytes at = {eight_bytes(text), eight_bytes(text + 2)};
    if (pair_at(at.head, 2) == '/') {
        if (!read_pairs(&at, dmy_zeros, dmy_limit))
            return false;
        *day = pair_at(at.head, 0);
        *month = pair_at(at.head, 3);
        *year = pair_at(at.tail, 4) * 100 + pair_at(at.tail, 6);
        return true;
    }
    if (!read_pairs(&at, iso_zeros, iso_limit))
        return false;
    *year = pair_at(at.head, 0) * 100 + pair_at(at.head, 2);
    *month = pair_at(at.head, 5);
    *day = pair_at(at.tail, 6);
    return true;
}

/* A day or a month of one digit. */
static bool read_short(const char *text, size_t size, int32_t *year, int32_t *month, int32_t *day)
{
    if (size < 8 || size > 9)
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
    return size == 10 ? read_long(text, year, month, day)
                      : read_short(text, size, year, month, day);
}

parplan_status parplan_date_parse(const char *text, size_t size, parplan_date *out,
                                  parplan_error *err)
{
    if (text == NULL)
        return parplan__fail(err, PP_ARGUMENT, PARPLAN__ARGS("text"));
    int32_t year, month, day;
    if (!parplan__numbers_read(text, size, &year, &month, &day))
        return parplan__fail_bytes(err, PP_DATE_SHAPE, text, size, NULL);
    return make(year, month, day, out, err);
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

/* The digits of 0 to 99, so that two are printed without a division. */
#define TEN(tens)                                                                                  \
    tens "0" tens "1" tens "2" tens "3" tens "4" tens "5" tens "6" tens "7" tens "8" tens "9"
static const char pairs[] =
    TEN("0") TEN("1") TEN("2") TEN("3") TEN("4") TEN("5") TEN("6") TEN("7") TEN("8") TEN("9");

static inline void put_pair(char *at, uint32_t value)
{
    memcpy(at, pairs + 2 * value, 2);
}

char *parplan_date_format(parplan_date date, parplan_date_style style, char *buffer)
{
    if (!parplan__date_valid(date)) {
        buffer[0] = '\0';
        return buffer;
    }
    civil parts = split(date);
    bool dmy = style == PARPLAN_DATE_DMY;
    char *year = dmy ? buffer + 6 : buffer, *month = dmy ? buffer + 3 : buffer + 5;
    put_pair(year, parts.century);
    put_pair(year + 2, parts.year);
    put_pair(month, parts.month);
    put_pair(dmy ? buffer : buffer + 8, parts.day);
    month[-1] = month[2] = dmy ? '/' : '-';
    buffer[10] = '\0';
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
    int32_t length = month_length(year, month);
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
