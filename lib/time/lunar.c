/* SPDX-License-Identifier: Apache-2.0 */
#include <parplan/lunar.h>

#include <string.h>

#include "base/message.h"
#include "generated/lunar_rows.h"
#include "time/date.h"

/*
 * A year, as its table row: its first day, and bit i for the i-th month, leap months included. `before` has a
 * nibble for each month, the number of 30-day months before it, so that month i begins 29 i + nibble(i) days into
 * the year; its highest nibble is the place of the leap month, NO_LEAP where there is none.
 */
typedef struct lunar_year {
    int32_t start;
    uint16_t long_months;
    uint16_t uncertain;
    uint64_t before;
} lunar_year;

#define BEFORE(bits, month)                                                                        \
    ((uint64_t)PARPLAN_LUNAR_ONES((bits) & ((1 << (month)) - 1)) << 4 * (month))
#define ALL_BEFORE(bits)                                                                           \
    (BEFORE(bits, 1) | BEFORE(bits, 2) | BEFORE(bits, 3) | BEFORE(bits, 4) | BEFORE(bits, 5) |     \
     BEFORE(bits, 6) | BEFORE(bits, 7) | BEFORE(bits, 8) | BEFORE(bits, 9) | BEFORE(bits, 10) |    \
     BEFORE(bits, 11) | BEFORE(bits, 12) | BEFORE(bits, 13))
#define ROW(year, start, leap, long_months, uncertain)                                             \
    {start, long_months, uncertain,                                                                \
     ALL_BEFORE(long_months) | (uint64_t)((leap) > 0 ? (leap) : NO_LEAP) << 60},

enum { NO_LEAP = 15 };

static const lunar_year years[] = {PARPLAN_LUNAR_ROWS(ROW){PARPLAN_LUNAR_END, 0, 0, 0}};

enum { FIRST_YEAR = 1900, YEARS = sizeof years / sizeof years[0] - 1, LAST_YEAR = 2199 };
_Static_assert(FIRST_YEAR + YEARS - 1 == LAST_YEAR, "a row for each year");

/* Place of the leap month, from 0: its number, as it follows the month of that number. */
static uint32_t leap_of(const lunar_year *year)
{
    return (uint32_t)(year->before >> 60);
}

/* Days of the year before its i-th month, from 0; before month 13 stand all. */
static uint32_t days_before(const lunar_year *year, uint32_t month)
{
    return 29 * month + (uint32_t)(year->before >> 4 * month & 15);
}

/*
 * Multiplying by 2871 / 2^20 divides by 365.2 and by 2184 / 2^16 by 30.01. LATEST is more than any year starts
 * later than an even spread of years has it, so that a guess is right or one too low; the same holds for months.
 */
static uint32_t year_of(parplan_date date)
{
    enum { LATEST = 30 };
    uint32_t offset = (uint32_t)(date - years[0].start);
    uint32_t next = (offset + 365 - LATEST) * 2871 >> 20; /* one more than the guess */
    uint32_t before = date < years[next].start;
    return next - before;
}

static parplan_status outside(parplan_date date, const void *out, parplan_error *err)
{
    if (out == NULL)
        return parplan__fail(err, PP_ARGUMENT, PARPLAN__ARGS("out"));
    return parplan__fail(err, PP_LUNAR_OUTSIDE,
                         PARPLAN__ARGS(PARPLAN__DATE(date), PARPLAN__DATE(years[0].start),
                                       PARPLAN__DATE(PARPLAN_LUNAR_END - 1)));
}

parplan_status parplan_lunar_from_date(parplan_date date, parplan_lunar *out, parplan_error *err)
{
    if (out == NULL || date < years[0].start || date >= PARPLAN_LUNAR_END)
        return outside(date, out, err);
    uint32_t index = year_of(date);
    const lunar_year *year = &years[index];
    uint32_t offset = (uint32_t)(date - year->start), leap = leap_of(year);
    uint32_t at = offset * 2184 >> 16;
    at += offset >= days_before(year, at + 1);
    *out = (parplan_lunar){
        .year = FIRST_YEAR + (int32_t)index,
        .month = (int32_t)(at + 1 - (at >= leap)),
        .day = (int32_t)(offset - days_before(year, at) + 1),
        .leap = at == leap,
        .uncertain = year->uncertain >> at & 1,
    };
    return PARPLAN_OK;
}

parplan_status parplan_lunar_to_date(int32_t year, int32_t month, int32_t day, bool leap,
                                     parplan_date *out, parplan_error *err)
{
    if (out == NULL)
        return parplan__fail(err, PP_ARGUMENT, PARPLAN__ARGS("out"));
    if (year < FIRST_YEAR || year > LAST_YEAR)
        return parplan__fail(err, PP_LUNAR_YEAR, PARPLAN__ARGS(PARPLAN__INT(year)));
    if (month < 1 || month > 12)
        return parplan__fail(err, PP_LUNAR_MONTH, PARPLAN__ARGS(PARPLAN__INT(month)));
    const lunar_year *row = &years[year - FIRST_YEAR];
    uint32_t leap_month = leap_of(row), number = (uint32_t)month;
    if (leap && number != leap_month)
        return parplan__fail(err, PP_LUNAR_LEAP,
                             PARPLAN__ARGS(PARPLAN__INT(year), PARPLAN__INT(month)));
    uint32_t at = number - 1 + (leap || number > leap_month);
    int32_t length = 29 + (row->long_months >> at & 1);
    if (day < 1 || day > length)
        return parplan__fail(err, PP_LUNAR_DAY,
                             PARPLAN__ARGS(PARPLAN__INT(year), PARPLAN__INT(month),
                                           PARPLAN__INT(length), PARPLAN__INT(day)));
    *out = row->start + (int32_t)days_before(row, at) + day - 1;
    return PARPLAN_OK;
}

parplan_status parplan_lunar_parse(const char *text, size_t size, parplan_lunar *out,
                                   parplan_error *err)
{
    if (text == NULL || out == NULL)
        return parplan__fail(err, PP_ARGUMENT, PARPLAN__ARGS(text == NULL ? "text" : "out"));
    parplan_lunar read = {0};
    if (!parplan__numbers_read(text, size, &read.year, &read.month, &read.day))
        return parplan__fail_bytes(err, PP_DATE_SHAPE, text, size, NULL);
    *out = read;
    return PARPLAN_OK;
}

int32_t parplan_lunar_leap_month(int32_t year)
{
    if (year < FIRST_YEAR || year > LAST_YEAR)
        return 0;
    uint32_t leap = leap_of(&years[year - FIRST_YEAR]);
    return leap != NO_LEAP ? (int32_t)leap : 0;
}

char *parplan_lunar_year_name(int32_t year, char *buffer)
{
    static const char *const stems[] = {"Giáp", "Ất",   "Bính", "Đinh", "Mậu",
                                        "Kỷ",   "Canh", "Tân",  "Nhâm", "Quý"};
    static const char *const branches[] = {"Tý",  "Sửu", "Dần",  "Mão", "Thìn", "Tỵ",
                                           "Ngọ", "Mùi", "Thân", "Dậu", "Tuất", "Hợi"};
    int32_t at = (year % 60 + 60 - 4) % 60; /* the year 4 was Giáp Tý */
    const char *stem = stems[at % 10], *branch = branches[at % 12];
    size_t length = strlen(stem);
    memcpy(buffer, stem, length);
    buffer[length] = ' ';
    memcpy(buffer + length + 1, branch, strlen(branch) + 1);
    return buffer;
}
