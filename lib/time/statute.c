/* SPDX-License-Identifier: Apache-2.0 */
#include "time/statute.h"

#include <parplan/lunar.h>

#include <string.h>

enum { NEW_YEAR, TET, HUNG_KINGS, VICTORY, LABOUR, NATIONAL };

/* In the order above. */
#define HOLIDAYS(X)                                                                                \
    X("Tết Dương lịch", "New Year's Day")                                                          \
    X("Tết Nguyên đán", "Lunar New Year (Tết)")                                                    \
    X("Giỗ Tổ Hùng Vương", "Hùng Kings' Commemoration Day")                                        \
    X("Ngày Chiến thắng 30/4", "Victory Day (30 April)")                                           \
    X("Ngày Quốc tế Lao động 1/5", "International Labour Day (1 May)")                             \
    X("Quốc khánh", "National Day")
#define NAME(vi, en) {vi, en},
#define NAME_IN_LIEU(vi, en) {"Nghỉ bù " vi, "Day off in lieu of " en},
static const parplan_text names[] = {HOLIDAYS(NAME)};
static const parplan_text names_in_lieu[] = {HOLIDAYS(NAME_IN_LIEU)};

/* What the law gave from a year on. */
typedef struct code {
    int32_t from;
    int32_t tet_days; /* 4: the last of the old year and 3 of the new; 5: as decided each year */
    bool hung_kings;
    bool second_national;
    parplan_text holidays, in_lieu, weekly, weekly_civil;
} code;

#define CODE(from, tet, hung_kings, second, vi, en, holidays_vi, holidays_en, lieu_vi, lieu_en,    \
             weekly_vi, weekly_en)                                                                 \
    {                                                                                              \
        from, tet, hung_kings, second, {vi ", " holidays_vi, en ", " holidays_en},                 \
            {vi ", " lieu_vi, en ", " lieu_en}, {vi ", " weekly_vi, en ", " weekly_en},            \
        {                                                                                          \
            vi ", " weekly_vi "; Quyết định 188/1999/QĐ-TTg",                                      \
                en ", " weekly_en "; Decision 188/1999/QĐ-TTg"                                    \
        }                                                                                          \
    }

static const code codes[] = {
    CODE(2000, 4, false, false, "Bộ luật Lao động 1994", "Labour Code 1994", "Điều 73", "art. 73",
         "Điều 73", "art. 73", "Điều 72", "art. 72"),
    CODE(2007, 4, true, false, "Bộ luật Lao động 1994", "Labour Code 1994",
         "Điều 73 (sửa đổi bởi Luật 84/2007/QH11)", "art. 73 (as amended by Law 84/2007/QH11)",
         "Điều 73 (sửa đổi bởi Luật 84/2007/QH11)", "art. 73 (as amended by Law 84/2007/QH11)",
         "Điều 72", "art. 72"),
    CODE(2013, 5, true, false, "Bộ luật Lao động 2012", "Labour Code 2012", "khoản 1 Điều 115",
         "art. 115(1)", "khoản 3 Điều 115", "art. 115(3)", "Điều 110", "art. 110"),
    CODE(2021, 5, true, true, "Bộ luật Lao động 2019", "Labour Code 2019", "khoản 1 Điều 112",
         "art. 112(1)", "khoản 3 Điều 111", "art. 111(3)", "khoản 1 Điều 111", "art. 111(1)"),
};

enum { CULTURE_DAY_SINCE = 2026, CULTURE_MONTH = 11, CULTURE_DAY = 24 };

static const code *code_of(int32_t year)
{
    size_t i = sizeof codes / sizeof codes[0] - 1;
    while (i > 0 && year < codes[i].from)
        i--;
    return &codes[i];
}

static parplan_date day_of(int32_t year, int32_t month, int32_t day)
{
    parplan_date date = PARPLAN_DATE_NONE;
    parplan_date_make(year, month, day, &date, NULL);
    return date;
}

/* Kept by date; a day that is there stays what it is. */
static void add(parplan__statute *s, parplan__holiday holiday)
{
    size_t at = s->count;
    while (at > 0 && s->holidays[at - 1].date > holiday.date)
        at--;
    if (at > 0 && s->holidays[at - 1].date == holiday.date)
        return;
    memmove(&s->holidays[at + 1], &s->holidays[at], (s->count - at) * sizeof holiday);
    s->holidays[at] = holiday;
    s->count++;
}

static void add_days(parplan__statute *s, int which, parplan_date first, int32_t days,
                     bool uncertain)
{
    for (int32_t i = 0; i < days; i++)
        add(s, (parplan__holiday){first + i, (uint8_t)which, false, uncertain});
}

static parplan_date lunar_day(int32_t year, int32_t month, int32_t day, bool *uncertain)
{
    parplan_date date = PARPLAN_DATE_NONE;
    parplan_lunar lunar = {0};
    parplan_lunar_to_date(year, month, day, false, &date, NULL);
    parplan_lunar_from_date(date, &lunar, NULL);
    *uncertain = lunar.uncertain;
    return date;
}

/* Of five days, one precedes a Tết on Monday or Tuesday, two precede any other: what decisions chose. */
static void add_tet(parplan__statute *s, const code *c)
{
    bool uncertain;
    parplan_date tet = lunar_day(s->year, 1, 1, &uncertain);
    int32_t before = c->tet_days == 4 || parplan_date_weekday(tet) <= 2 ? 1 : 2;
    add_days(s, TET, tet - before, c->tet_days, uncertain);
}

/* With the day after it where that makes a long weekend: on Monday and Thursday; else the day before. */
static void add_national_day(parplan__statute *s, const code *c)
{
    parplan_date date = day_of(s->year, 9, 2);
    int weekday = parplan_date_weekday(date);
    bool day_before = c->second_national && weekday != 1 && weekday != 4;
    add_days(s, NATIONAL, date - day_before, c->second_national ? 2 : 1, false);
}

/* Each holiday on a day of weekly rest gives the next day that is neither rest nor given away. */
static void add_days_in_lieu(parplan__statute *s)
{
    parplan__statute holidays = *s;
    for (size_t i = 0; i < holidays.count; i++) {
        parplan__holiday holiday = holidays.holidays[i];
        if (parplan_date_weekday(holiday.date) < 6)
            continue;
        holiday.in_lieu = true;
        do
            holiday.date++;
        while (parplan_date_weekday(holiday.date) >= 6 ||
               parplan__statute_find(s, holiday.date) != NULL);
        add(s, holiday);
    }
}

void parplan__statute_of(int32_t year, parplan__statute *out)
{
    const code *c = code_of(year);
    *out =
        (parplan__statute){.year = year, .first = day_of(year, 1, 1), .last = day_of(year, 12, 31)};
    add_days(out, NEW_YEAR, out->first, 1, false);
    add_tet(out, c);
    if (c->hung_kings) {
        bool uncertain;
        parplan_date date = lunar_day(year, 3, 10, &uncertain);
        add_days(out, HUNG_KINGS, date, 1, uncertain);
    }
    add_days(out, VICTORY, day_of(year, 4, 30), 1, false);
    add_days(out, LABOUR, day_of(year, 5, 1), 1, false);
    add_national_day(out, c);
    add_days_in_lieu(out);
}

const parplan__holiday *parplan__statute_find(const parplan__statute *statute, parplan_date date)
{
    for (size_t i = 0; i < statute->count && statute->holidays[i].date <= date; i++) {
        if (statute->holidays[i].date == date)
            return &statute->holidays[i];
    }
    return NULL;
}

parplan_text parplan__holiday_name(const parplan__holiday *holiday)
{
    return holiday->in_lieu ? names_in_lieu[holiday->which] : names[holiday->which];
}

parplan_text parplan__holiday_source(int32_t year, const parplan__holiday *holiday)
{
    const code *c = code_of(year);
    return holiday->in_lieu ? c->in_lieu : c->holidays;
}

parplan_text parplan__weekly_rest_source(int32_t year, bool civil_servants)
{
    const code *c = code_of(year);
    return civil_servants ? c->weekly_civil : c->weekly;
}

parplan_date parplan__statute_announced(int32_t year, parplan_text *name, parplan_text *source)
{
    if (year < CULTURE_DAY_SINCE)
        return PARPLAN_DATE_NONE;
    *name = (parplan_text){"Ngày Văn hóa Việt Nam", "Viet Nam Culture Day"};
    *source = (parplan_text){"Công bố năm 2026; chưa xác nhận đã ban hành",
                             "announced in 2026; enactment not confirmed"};
    return day_of(year, CULTURE_MONTH, CULTURE_DAY);
}

bool parplan__statute_announces(int32_t month, int32_t day)
{
    return month == CULTURE_MONTH && day == CULTURE_DAY;
}
