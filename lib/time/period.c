/* SPDX-License-Identifier: Apache-2.0 */
#include <parplan/period.h>

#include <string.h>

#include "base/message.h"
#include "base/text.h"
#include "time/date.h"

enum { YEAR_DIGITS = 4, LONGEST_ID = PARPLAN_WINDOW_ID_SIZE - YEAR_DIGITS - 2 };

static parplan_status check_year(int32_t year, parplan_error *err)
{
    if (year >= 1 && year <= 9999)
        return PARPLAN_OK;
    return parplan__fail(err, PP_DATE_YEAR, PARPLAN__ARGS(PARPLAN__INT(year)));
}

static bool is_year_day(const parplan_year_day *day)
{
    return day->year >= -1 && day->year <= 1 && day->month >= 1 && day->month <= 12 &&
           day->day >= 1 && day->day <= 31;
}

/* What a period must be for its windows to have a meaning, whatever the year. */
static parplan_status check_period(const parplan_period *period, parplan_error *err)
{
    if (period->id == NULL || *period->id == '\0')
        return parplan__fail(err, PP_ARGUMENT, PARPLAN__ARGS("id"));
    if (strlen(period->id) > LONGEST_ID)
        return parplan__fail(err, PP_PERIOD_ID_LONG,
                             PARPLAN__ARGS(period->id, PARPLAN__INT(LONGEST_ID)));
    const parplan_year_day *days[] = {&period->from, &period->to, &period->due};
    const char *const members[] = {"from", "to", "due"};
    for (size_t i = 0; i < 3; i++) {
        if (!is_year_day(days[i]))
            return parplan__fail(err, PP_PERIOD_DAY, PARPLAN__ARGS(period->id, members[i]));
    }
    return PARPLAN_OK;
}

static bool resolve(const parplan_year_day *day, int32_t year, parplan_date *out)
{
    int32_t y = year + day->year;
    if (y < 1 || y > 9999)
        return false;
    int32_t length = parplan__month_length(y, day->month);
    return parplan_date_make(y, day->month, day->day < length ? day->day : length, out, NULL) ==
           PARPLAN_OK;
}

/* Whether a period of the year before ends with this day (D11). */
static bool closes_year_before(const parplan_regime *regime, int32_t year, parplan_date date)
{
    for (size_t i = 0; i < regime->period_count; i++) {
        parplan_date to;
        if (is_year_day(&regime->periods[i].to) && resolve(&regime->periods[i].to, year - 1, &to) &&
            to == date)
            return true;
    }
    return false;
}

static void put_id(int32_t year, const char *period, char *out)
{
    char *at = parplan__four_digits(out, year);
    *at++ = '-';
    memcpy(at, period, strlen(period) + 1);
}

static parplan_status fill_window(const parplan_regime *regime, size_t period, int32_t year,
                                  const parplan_calendar *calendar, parplan_window *out,
                                  parplan_error *err)
{
    const parplan_period *p = &regime->periods[period];
    parplan_window window = {.year = year, .period = period, .cumulative = p->cumulative};
    parplan_date due;
    if (!resolve(&p->from, year, &window.from) || !resolve(&p->to, year, &window.to) ||
        !resolve(&p->due, year, &due))
        return parplan__fail(err, PP_DATE_OUTSIDE, NULL);
    if (window.from > window.to)
        return parplan__fail(err, PP_PERIOD_REVERSED, PARPLAN__ARGS(p->id));

    parplan_status status =
        parplan_due_fixed(calendar, due, regime->bound, regime->roll, &window.due, err);
    if (status != PARPLAN_OK)
        return status;
    window.counts_from = window.from + closes_year_before(regime, year, window.from);
    put_id(year, p->id, window.id);
    *out = window;
    return PARPLAN_OK;
}

parplan_status parplan_regime_window(const parplan_regime *regime, size_t period, int32_t year,
                                     const parplan_calendar *calendar, parplan_window *out,
                                     parplan_error *err)
{
    if (regime == NULL || out == NULL)
        return parplan__fail(err, PP_ARGUMENT, PARPLAN__ARGS(regime == NULL ? "regime" : "out"));
    if (period >= regime->period_count)
        return parplan__fail(err, PP_PERIOD_INDEX,
                             PARPLAN__ARGS(PARPLAN__INT((int64_t)period),
                                           PARPLAN__INT((int64_t)regime->period_count)));
    parplan_status status = check_year(year, err);
    if (status == PARPLAN_OK)
        status = check_period(&regime->periods[period], err);
    if (status != PARPLAN_OK)
        return status;
    return fill_window(regime, period, year, calendar, out, err);
}

/* "Q1, H1, 9M, Y", as far as it fits. */
static void list_periods(const parplan_regime *regime, char *out, size_t size)
{
    size_t used = 0;
    for (size_t i = 0; i < regime->period_count; i++) {
        const char *id = regime->periods[i].id != NULL ? regime->periods[i].id : "?";
        const char *format = i == 0 ? "{0}" : ", {0}";
        if (size - used < 2 + LONGEST_ID + 1)
            break;
        used += parplan__message_fill(format, PARPLAN__ARGS(id), out + used, size - used);
    }
    out[used] = '\0';
}

static parplan_status not_found(const parplan_regime *regime, const char *id, size_t size,
                                parplan_error *err)
{
    char periods[200];
    list_periods(regime, periods, sizeof periods);
    return parplan__fail_bytes(err, PP_WINDOW_UNKNOWN, id, size, periods);
}

parplan_status parplan_regime_find(const parplan_regime *regime, const char *id, size_t size,
                                   const parplan_calendar *calendar, parplan_window *out,
                                   parplan_error *err)
{
    if (regime == NULL || id == NULL)
        return parplan__fail(err, PP_ARGUMENT, PARPLAN__ARGS(regime == NULL ? "regime" : "id"));
    int32_t year;
    if (size < YEAR_DIGITS + 2 || id[YEAR_DIGITS] != '-' ||
        !parplan__digits_read(id, YEAR_DIGITS, &year))
        return not_found(regime, id, size, err);
    const char *wanted = id + YEAR_DIGITS + 1;
    size_t length = size - YEAR_DIGITS - 1;
    for (size_t i = 0; i < regime->period_count; i++) {
        const char *period = regime->periods[i].id;
        if (period != NULL && strlen(period) == length && memcmp(period, wanted, length) == 0)
            return parplan_regime_window(regime, i, year, calendar, out, err);
    }
    return not_found(regime, id, size, err);
}
