/* SPDX-License-Identifier: Apache-2.0 */
#include "time/hours.h"

#include <stdatomic.h>

#include "base/memory.h"
#include "base/message.h"
#include "time/date.h"

enum { MOST_RULES = 254, CLOSED = 255, STRIDE_BITS = 9 };

/* A rule as it is asked: its shifts lie in the one array of the hours. */
typedef struct rule {
    uint32_t days;
    parplan_date from;
    parplan_date to;
    bool yearly;
    int32_t season_from; /* month and day as one number, for yearly rules */
    int32_t season_to;
    uint32_t shift;
    uint32_t shift_count;
    uint32_t minutes; /* of all its shifts */
} rule;

/*
 * before[i] counts the working minutes of the first i days, so a moment is a number and counting is
 * a subtraction. To go back, jump[k] is the day in which minute number k << STRIDE_BITS passes: the
 * one wanted lies at most a stride of minutes further on.
 */
struct parplan_hours {
    parplan_allocator allocator;
    atomic_size_t references;
    parplan_calendar *calendar;
    parplan_date first;
    uint32_t days;
    uint32_t *before;
    uint32_t *jump;
    uint8_t *rule_of_day;
    parplan_shift *shifts;
    uint32_t named_days; /* that any rule names */
    size_t rule_count;
    rule rules[];
};

/* Building */

static parplan_status check_shifts(const parplan_hours_rule *r, size_t number, parplan_error *err)
{
    int32_t last = -1;
    for (size_t i = 0; i < r->shift_count; i++) {
        const parplan_shift *shift = &r->shifts[i];
        if (shift->from < 0 || shift->from <= last || shift->to <= shift->from ||
            shift->to > PARPLAN__DAY_MINUTES)
            return parplan__fail(
                err, PP_HOURS_SHIFT,
                PARPLAN__ARGS(PARPLAN__INT((int64_t)number), PARPLAN__INT((int64_t)i + 1)));
        last = shift->to;
    }
    return PARPLAN_OK;
}

static bool is_open_or_valid(parplan_date date)
{
    return date == PARPLAN_DATE_NONE || parplan__date_valid(date);
}

static parplan_status check_rule(const parplan_hours_rule *r, size_t number, parplan_error *err)
{
    const char *text = PARPLAN__INT((int64_t)number);
    if (r->days == 0 || r->days > 255)
        return parplan__fail(err, PP_HOURS_DAYS, PARPLAN__ARGS(text));
    bool both = r->from != PARPLAN_DATE_NONE && r->to != PARPLAN_DATE_NONE;
    if (!is_open_or_valid(r->from) || !is_open_or_valid(r->to) || (r->yearly && !both) ||
        (!r->yearly && both && r->from > r->to))
        return parplan__fail(err, PP_HOURS_RANGE, PARPLAN__ARGS(text));
    if (r->shift_count > 0 && r->shifts == NULL)
        return parplan__fail(err, PP_ARGUMENT, PARPLAN__ARGS("shifts"));
    return check_shifts(r, number, err);
}

static int32_t month_day(parplan_date date)
{
    int32_t month, day;
    parplan_date_split(date, NULL, &month, &day);
    return month * 32 + day;
}

static void copy_rule(parplan_hours *hours, const parplan_hours_rule *r, uint32_t *used)
{
    hours->rules[hours->rule_count++] = (rule){
        .days = r->days,
        .from = r->from == PARPLAN_DATE_NONE ? PARPLAN__DATE_MIN : r->from,
        .to = r->to == PARPLAN_DATE_NONE ? PARPLAN__DATE_MAX : r->to,
        .yearly = r->yearly,
        .season_from = r->yearly ? month_day(r->from) : 0,
        .season_to = r->yearly ? month_day(r->to) : 0,
        .shift = *used,
        .shift_count = (uint32_t)r->shift_count,
    };
    hours->named_days |= r->days;
    rule *copy = &hours->rules[hours->rule_count - 1];
    for (size_t i = 0; i < r->shift_count; i++) {
        hours->shifts[(*used)++] = r->shifts[i];
        copy->minutes += (uint32_t)(r->shifts[i].to - r->shifts[i].from);
    }
}

static bool in_season(const rule *r, parplan_date date)
{
    if (!r->yearly)
        return date >= r->from && date <= r->to;
    int32_t at = month_day(date);
    if (r->season_from <= r->season_to)
        return at >= r->season_from && at <= r->season_to;
    return at >= r->season_from || at <= r->season_to;
}

/* What a rule must name for a day: its weekday, a make-up day, or 0 where nothing opens it. */
static uint32_t bit_of_day(const parplan_hours *hours, parplan_date date)
{
    int weekday = parplan_date_weekday(date);
    uint32_t bit = 1u << (weekday - 1);
    bool working = false;
    parplan_calendar_is_working(hours->calendar, date, &working, NULL);
    if (working && weekday < 6)
        return bit;
    if (!working && (hours->named_days & bit) == 0) /* most weekends: no rule opens them */
        return 0;
    parplan_day day = {.kind = PARPLAN_DAY_REST};
    parplan_calendar_day(hours->calendar, date, &day, NULL);
    if (day.kind == PARPLAN_DAY_MAKEUP)
        return PARPLAN_HOURS_MAKEUP;
    return day.kind == PARPLAN_DAY_WORKING || day.kind == PARPLAN_DAY_WEEKEND ? bit : 0;
}

static uint8_t find_rule(const parplan_hours *hours, parplan_date date)
{
    uint32_t bit = bit_of_day(hours, date);
    for (size_t i = hours->rule_count; i > 0; i--) {
        const rule *r = &hours->rules[i - 1];
        if ((r->days & bit) != 0 && in_season(r, date))
            return r->shift_count > 0 ? (uint8_t)(i - 1) : CLOSED;
    }
    return CLOSED;
}

/* Minutes of a day worked before a minute of it. */
static uint32_t worked_before(const parplan_hours *hours, uint32_t day, int32_t minute)
{
    if (hours->rule_of_day[day] == CLOSED)
        return 0;
    const rule *r = &hours->rules[hours->rule_of_day[day]];
    int32_t worked = 0;
    for (uint32_t i = 0; i < r->shift_count; i++) {
        const parplan_shift *shift = &hours->shifts[r->shift + i];
        if (minute <= shift->from)
            break;
        worked += (minute < shift->to ? minute : shift->to) - shift->from;
    }
    return (uint32_t)worked;
}

static void fill_days(parplan_hours *hours)
{
    uint32_t minutes = 0;
    for (uint32_t i = 0; i < hours->days; i++) {
        uint8_t found = find_rule(hours, hours->first + (parplan_date)i);
        hours->rule_of_day[i] = found;
        hours->before[i] = minutes;
        minutes += found != CLOSED ? hours->rules[found].minutes : 0;
    }
    hours->before[hours->days] = minutes;
}

static bool fill_jumps(parplan_hours *hours)
{
    uint32_t total = hours->before[hours->days];
    hours->jump = hours->allocator.resize(hours->allocator.context, NULL,
                                          ((total >> STRIDE_BITS) + 1) * sizeof *hours->jump);
    if (hours->jump == NULL)
        return false;
    uint32_t day = 0;
    for (uint32_t k = 0; k << STRIDE_BITS < total; k++) {
        while (hours->before[day + 1] <= k << STRIDE_BITS)
            day++;
        hours->jump[k] = day;
    }
    return true;
}

/* One block: the rules, the minutes, the shifts, and a byte for each day. */
static parplan_hours *allocate(const parplan_allocator *allocator, parplan_calendar *calendar,
                               size_t rules, size_t shifts)
{
    parplan_date first, last;
    parplan_calendar_span(calendar, &first, &last, NULL);
    size_t days = (size_t)(last - first) + 1;
    size_t head = sizeof(parplan_hours) + rules * sizeof(rule);
    parplan_allocator a = parplan__allocator_or_default(allocator);
    parplan_hours *hours =
        a.resize(a.context, NULL,
                 head + (days + 1) * sizeof *hours->before + shifts * sizeof(parplan_shift) + days);
    if (hours == NULL)
        return NULL;
    *hours = (parplan_hours){.allocator = a, .first = first, .days = (uint32_t)days};
    hours->before = (uint32_t *)(hours->rules + rules);
    hours->shifts = (parplan_shift *)(hours->before + days + 1);
    hours->rule_of_day = (uint8_t *)(hours->shifts + shifts);
    hours->calendar = parplan_calendar_ref(calendar);
    atomic_init(&hours->references, 1);
    return hours;
}

parplan_status parplan_hours_new(parplan_calendar *calendar, const parplan_hours_rule *rules,
                                 size_t count, const parplan_allocator *allocator,
                                 parplan_hours **out, parplan_error *err)
{
    const char *missing = calendar == NULL ? "calendar" : out == NULL ? "out" : NULL;
    if (missing != NULL || rules == NULL || count == 0)
        return parplan__fail(err, PP_ARGUMENT, PARPLAN__ARGS(missing != NULL ? missing : "rules"));
    if (count > MOST_RULES)
        return parplan__fail(err, PP_HOURS_MANY, PARPLAN__ARGS(PARPLAN__INT(MOST_RULES)));
    size_t shifts = 0;
    for (size_t i = 0; i < count; i++) {
        parplan_status status = check_rule(&rules[i], i + 1, err);
        if (status != PARPLAN_OK)
            return status;
        shifts += rules[i].shift_count;
    }

    parplan_hours *hours = allocate(allocator, calendar, count, shifts);
    if (hours == NULL)
        return parplan__fail(err, PP_MEMORY, NULL);
    uint32_t used = 0;
    for (size_t i = 0; i < count; i++)
        copy_rule(hours, &rules[i], &used);
    fill_days(hours);
    parplan_status status = PARPLAN_OK;
    if (hours->before[hours->days] == 0)
        status = parplan__fail(err, PP_HOURS_NEVER, PARPLAN__ARGS(parplan_calendar_id(calendar)));
    else if (!fill_jumps(hours))
        status = parplan__fail(err, PP_MEMORY, NULL);
    if (status != PARPLAN_OK) {
        parplan_hours_unref(hours);
        return status;
    }
    *out = hours;
    return PARPLAN_OK;
}

parplan_hours *parplan_hours_ref(parplan_hours *hours)
{
    atomic_fetch_add_explicit(&hours->references, 1, memory_order_relaxed);
    return hours;
}

void parplan_hours_unref(parplan_hours *hours)
{
    if (hours == NULL || atomic_fetch_sub_explicit(&hours->references, 1, memory_order_acq_rel) > 1)
        return;
    parplan_allocator allocator = hours->allocator;
    parplan_calendar_unref(hours->calendar);
    allocator.resize(allocator.context, hours->jump, 0);
    allocator.resize(allocator.context, hours, 0);
}

/* Asking */

const parplan_calendar *parplan_hours_calendar(const parplan_hours *hours)
{
    return hours->calendar;
}

bool parplan__moment_exact(parplan_moment moment)
{
    return parplan__date_valid(moment.date) && moment.minute >= 0 &&
           moment.minute <= PARPLAN__DAY_MINUTES;
}

bool parplan__hours_position(const parplan_hours *hours, parplan_moment at, int64_t *out)
{
    uint32_t day = (uint32_t)at.date - (uint32_t)hours->first;
    if (day >= hours->days)
        return false;
    *out = (int64_t)hours->before[day] + worked_before(hours, day, at.minute);
    return true;
}

/* The day in which a working minute passes, counted from 0. */
static uint32_t day_of_minute(const parplan_hours *hours, uint32_t number)
{
    uint32_t day = hours->jump[number >> STRIDE_BITS];
    while (hours->before[day + 1] <= number)
        day++;
    return day;
}

bool parplan__hours_passed(const parplan_hours *hours, int64_t minutes, parplan_moment *out)
{
    if (minutes < 1 || minutes > hours->before[hours->days])
        return false;
    uint32_t day = day_of_minute(hours, (uint32_t)minutes - 1);
    int32_t rest = (int32_t)((uint32_t)minutes - hours->before[day]);
    const rule *r = &hours->rules[hours->rule_of_day[day]];
    const parplan_shift *shift = &hours->shifts[r->shift];
    for (; rest > shift->to - shift->from; shift++)
        rest -= shift->to - shift->from;
    *out = (parplan_moment){hours->first + (parplan_date)day, shift->from + rest};
    return true;
}

parplan_status parplan__hours_outside(const parplan_hours *hours, parplan_moment at,
                                      parplan_error *err)
{
    parplan_date first, last;
    parplan_calendar_span(hours->calendar, &first, &last, NULL);
    return parplan__fail(err, PP_CALENDAR_OUTSIDE,
                         PARPLAN__ARGS(PARPLAN__DATE(at.date), parplan_calendar_id(hours->calendar),
                                       PARPLAN__DATE(first), PARPLAN__DATE(last)));
}

parplan_status parplan__hours_left(const parplan_hours *hours, parplan_moment from, int64_t minutes,
                                   parplan_error *err)
{
    return parplan__fail(err, PP_HOURS_LEFT,
                         PARPLAN__ARGS(PARPLAN__INT(minutes), PARPLAN__DATE(from.date),
                                       parplan_calendar_id(hours->calendar)));
}

/* What all questions about a moment check first. */
static parplan_status locate(const parplan_hours *hours, parplan_moment at, const char *name,
                             const void *out, int64_t *position, parplan_error *err)
{
    if (hours == NULL || out == NULL)
        return parplan__fail(err, PP_ARGUMENT, PARPLAN__ARGS(hours == NULL ? "hours" : "out"));
    if (!parplan__moment_exact(at))
        return parplan__fail(err, PP_ARGUMENT, PARPLAN__ARGS(name));
    if (!parplan__hours_position(hours, at, position))
        return parplan__hours_outside(hours, at, err);
    return PARPLAN_OK;
}

parplan_status parplan_hours_of_day(const parplan_hours *hours, parplan_date date,
                                    const parplan_shift **shifts, size_t *count, parplan_error *err)
{
    const char *missing = shifts == NULL ? "shifts" : count == NULL ? "count" : NULL;
    if (hours == NULL || missing != NULL)
        return parplan__fail(err, PP_ARGUMENT, PARPLAN__ARGS(hours == NULL ? "hours" : missing));
    uint32_t day = (uint32_t)date - (uint32_t)hours->first;
    if (day >= hours->days)
        return parplan__hours_outside(hours, (parplan_moment){date, 0}, err);
    bool closed = hours->rule_of_day[day] == CLOSED;
    const rule *r = closed ? NULL : &hours->rules[hours->rule_of_day[day]];
    *shifts = closed ? NULL : &hours->shifts[r->shift];
    *count = closed ? 0 : r->shift_count;
    return PARPLAN_OK;
}

parplan_status parplan_hours_next(const parplan_hours *hours, parplan_moment at,
                                  parplan_moment *out, parplan_error *err)
{
    int64_t position = 0;
    parplan_status status = locate(hours, at, "at", out, &position, err);
    if (status != PARPLAN_OK)
        return status;
    /* It starts the minute that is the next one to pass. */
    parplan_moment end;
    if (!parplan__hours_passed(hours, position + 1, &end))
        return parplan__hours_left(hours, at, 1, err);
    *out = (parplan_moment){end.date, end.minute - 1};
    return PARPLAN_OK;
}

parplan_status parplan_hours_add(const parplan_hours *hours, parplan_moment from, int64_t minutes,
                                 parplan_moment *out, parplan_error *err)
{
    int64_t position = 0;
    parplan_status status = locate(hours, from, "from", out, &position, err);
    if (status != PARPLAN_OK)
        return status;
    if (minutes < 0)
        return parplan__fail(err, PP_ARGUMENT, PARPLAN__ARGS("minutes"));
    if (minutes == 0)
        return parplan_hours_next(hours, from, out, err);
    if (minutes > UINT32_MAX || !parplan__hours_passed(hours, position + minutes, out))
        return parplan__hours_left(hours, from, minutes, err);
    return PARPLAN_OK;
}

parplan_status parplan_hours_count(const parplan_hours *hours, parplan_moment from,
                                   parplan_moment to, int64_t *out, parplan_error *err)
{
    int64_t start = 0, end = 0;
    parplan_status status = locate(hours, from, "from", out, &start, err);
    if (status == PARPLAN_OK)
        status = locate(hours, to, "to", out, &end, err);
    if (status == PARPLAN_OK)
        *out = end - start;
    return status;
}
