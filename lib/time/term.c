/* SPDX-License-Identifier: Apache-2.0 */
#include "time/term.h"

#include "base/message.h"
#include "base/sized.h"
#include "time/date.h"
#include "time/hours.h"
#include "time/month.h"

/* What holds for a term whatever the event */

static bool counts_hours(const parplan_term *term)
{
    return term->unit == PARPLAN_TERM_HOURS || term->unit == PARPLAN_TERM_WORKING_HOURS;
}

static parplan_status fail_with_term(parplan_error *err, parplan__message id,
                                     const parplan_term *term)
{
    char vi[PARPLAN_TERM_SIZE], en[PARPLAN_TERM_SIZE];
    parplan_term_format(term, PARPLAN_LANG_VI, vi);
    parplan_term_format(term, PARPLAN_LANG_EN, en);
    parplan_status status = parplan__fail(err, id, PARPLAN__ARGS(en));
    if (err == NULL || err->struct_size < sizeof *err)
        return status;
    parplan_error both = PARPLAN_ERROR_INIT;
    parplan__fail(&both, id, PARPLAN__ARGS(vi));
    memcpy(err->message_vi, both.message_vi, sizeof err->message_vi);
    return status;
}

/* A pause within itself and after the one before it; days alone are compared where days count. */
static parplan_status check_pause(const parplan_term *term, size_t i, parplan_error *err)
{
    const char *number = PARPLAN__INT((int64_t)i + 1);
    parplan_moment from = term->pauses[i].from, to = term->pauses[i].to;
    bool hours = counts_hours(term);
    if (hours ? !parplan__moment_exact(from) || !parplan__moment_exact(to)
              : !parplan__date_valid(from.date) || !parplan__date_valid(to.date))
        return parplan__fail(err, PP_PAUSE_MOMENT, PARPLAN__ARGS(number));
    if (to.date < from.date || (hours && to.date == from.date && to.minute < from.minute))
        return parplan__fail(err, PP_PAUSE_REVERSED, PARPLAN__ARGS(number));
    if (i == 0)
        return PARPLAN_OK;
    parplan_moment last = term->pauses[i - 1].to;
    if (from.date < last.date || (hours && from.date == last.date && from.minute < last.minute))
        return parplan__fail(err, PP_PAUSE_ORDER, PARPLAN__ARGS(number));
    return PARPLAN_OK;
}

static parplan_status check_choices(const parplan_term *term, parplan_error *err)
{
    const char *wrong = NULL;
    if (term->start < PARPLAN_START_EXCLUDED || term->start > PARPLAN_START_INCLUDED_BEFORE)
        wrong = "start";
    if (term->roll < PARPLAN_ROLL_NONE || term->roll > PARPLAN_ROLL_MODIFIED_PREVIOUS)
        wrong = "roll";
    if (term->month_end < PARPLAN_MONTH_END_LAST || term->month_end > PARPLAN_MONTH_END_KEEP)
        wrong = "month_end";
    if (term->most_extensions < PARPLAN_EXTENSIONS_UNLIMITED)
        wrong = "most_extensions";
    if (term->pauses == NULL && term->pause_count > 0)
        wrong = "pauses";
    if (wrong != NULL)
        return parplan__fail(err, PP_ARGUMENT, PARPLAN__ARGS(wrong));
    if (term->start == PARPLAN_START_INCLUDED_BEFORE &&
        (term->cutoff_minute < 1 || term->cutoff_minute > PARPLAN__DAY_MINUTES))
        return parplan__fail(err, PP_TERM_CUTOFF, PARPLAN__ARGS(PARPLAN__INT(term->cutoff_minute)));
    return PARPLAN_OK;
}

static parplan_status check_count(const parplan_term *term, parplan_error *err)
{
    bool at_least_one = counts_hours(term) || term->start != PARPLAN_START_EXCLUDED;
    if (at_least_one && term->count < 1)
        return fail_with_term(err, PP_TERM_COUNT, term);
    if (term->count >= 0)
        return PARPLAN_OK;
    if (term->unit != PARPLAN_TERM_WORKING_DAYS && term->roll != PARPLAN_ROLL_NONE &&
        term->roll != PARPLAN_ROLL_PREVIOUS)
        return parplan__fail(err, PP_TERM_ROLL_FORWARD, NULL);
    if (term->pause_count > 0)
        return parplan__fail(err, PP_PAUSE_BACKWARDS, NULL);
    return PARPLAN_OK;
}

static parplan_status check_hours(const parplan_calendar *calendar, const parplan_term *term,
                                  parplan_error *err)
{
    if (term->start != PARPLAN_START_EXCLUDED)
        return parplan__fail(err, PP_TERM_START_HOURS, NULL);
    if (term->unit == PARPLAN_TERM_HOURS)
        return PARPLAN_OK;
    if (term->hours == NULL)
        return fail_with_term(err, PP_TERM_HOURS, term);
    if (calendar != NULL && calendar != parplan_hours_calendar(term->hours))
        return parplan__fail(err, PP_HOURS_CALENDAR, PARPLAN__ARGS(parplan_calendar_id(calendar)));
    return PARPLAN_OK;
}

parplan_status parplan__term_check(const parplan_calendar *calendar, const parplan_term *term,
                                   parplan_error *err)
{
    if (term->unit <= PARPLAN_TERM_UNSET || term->unit > PARPLAN_TERM_WORKING_HOURS)
        return parplan__fail(err, PP_TERM_UNIT, NULL);
    parplan_status status = check_choices(term, err);
    if (status == PARPLAN_OK && counts_hours(term))
        status = check_hours(calendar, term, err);
    if (status == PARPLAN_OK)
        status = check_count(term, err);
    if (status != PARPLAN_OK)
        return status;
    bool needs_calendar = term->unit == PARPLAN_TERM_WORKING_DAYS ||
                          (!counts_hours(term) && term->roll != PARPLAN_ROLL_NONE);
    if (needs_calendar && calendar == NULL)
        return parplan__fail(err, PP_ARGUMENT, PARPLAN__ARGS("calendar"));
    for (size_t i = 0; i < term->pause_count && status == PARPLAN_OK; i++)
        status = check_pause(term, i, err);
    return status;
}

/* Counting */

/* One term being counted from one event. */
typedef struct counter {
    const parplan_calendar *calendar;
    const parplan_term *term;
    parplan_moment from;
    bool included; /* the day of the event is the first day */
    uint32_t rules;
} counter;

static parplan_status decide_start(counter *c, parplan_error *err)
{
    switch (c->term->start) {
    case PARPLAN_START_INCLUDED:
        c->included = true;
        c->rules |= PARPLAN_TERM_RULE_START_INCLUDED;
        return PARPLAN_OK;
    case PARPLAN_START_INCLUDED_BEFORE:
        if (!parplan__moment_exact(c->from))
            return fail_with_term(err, PP_TERM_MOMENT, c->term);
        c->included = c->from.minute < c->term->cutoff_minute;
        c->rules |= c->included ? PARPLAN_TERM_RULE_START_INCLUDED | PARPLAN_TERM_RULE_BEFORE_CUTOFF
                                : PARPLAN_TERM_RULE_START_EXCLUDED | PARPLAN_TERM_RULE_AFTER_CUTOFF;
        return PARPLAN_OK;
    case PARPLAN_START_EXCLUDED:
        break;
    }
    c->rules |= PARPLAN_TERM_RULE_START_EXCLUDED;
    return PARPLAN_OK;
}

static parplan_status add_working_days(const counter *c, parplan_date *out, parplan_error *err)
{
    int32_t days = c->term->count;
    if (c->included) { /* the n-th working day on or after the event */
        bool works;
        parplan_status status = parplan_calendar_is_working(c->calendar, c->from.date, &works, err);
        if (status != PARPLAN_OK)
            return status;
        days -= works;
    }
    return parplan_calendar_add(c->calendar, c->from.date, days, out, err);
}

static parplan_status add_days(const counter *c, int64_t days, parplan_date *out,
                               parplan_error *err)
{
    int64_t last = c->from.date + days - c->included;
    if (last < PARPLAN__DATE_MIN || last > PARPLAN__DATE_MAX)
        return parplan__fail(err, PP_DATE_OUTSIDE, NULL);
    *out = (parplan_date)last;
    return PARPLAN_OK;
}

/* A month that lacks the day ends the term itself; else the day before, where the first one counts. */
static parplan_status add_months(counter *c, int64_t months, parplan_date *out, parplan_error *err)
{
    bool keep = c->term->month_end == PARPLAN_MONTH_END_KEEP;
    parplan__month_step step = parplan__month_later(c->from.date, months, keep, out);
    if (step == PARPLAN__MONTH_OUTSIDE)
        return parplan__fail(err, PP_DATE_OUTSIDE, NULL);
    if (step == PARPLAN__MONTH_LACKS_DAY)
        c->rules |= PARPLAN_TERM_RULE_LAST_OF_MONTH;
    else
        *out -= c->included;
    if (step == PARPLAN__MONTH_KEPT_END)
        c->rules |= PARPLAN_TERM_RULE_KEPT_MONTH_END;
    return PARPLAN_OK;
}

static parplan_status last_day(counter *c, parplan_date *out, parplan_error *err)
{
    int64_t count = c->term->count;
    switch (c->term->unit) {
    case PARPLAN_TERM_WORKING_DAYS:
        return add_working_days(c, out, err);
    case PARPLAN_TERM_WEEKS:
        return add_days(c, count * 7, out, err);
    case PARPLAN_TERM_MONTHS:
        return add_months(c, count, out, err);
    case PARPLAN_TERM_YEARS:
        return add_months(c, count * 12, out, err);
    default:
        return add_days(c, count, out, err);
    }
}

static parplan_status check_early(const counter *c, size_t i, parplan_error *err)
{
    parplan_moment from = c->term->pauses[i].from;
    bool hours = counts_hours(c->term);
    if (from.date > c->from.date ||
        (from.date == c->from.date && (!hours || from.minute >= c->from.minute)))
        return PARPLAN_OK;
    return parplan__fail(err, PP_PAUSE_EARLY,
                         PARPLAN__ARGS(PARPLAN__INT((int64_t)i + 1), PARPLAN__DATE(from.date),
                                       PARPLAN__DATE(c->from.date)));
}

/* Give back the days of pauses that begin before the last day: (from, to], as working days count. */
static parplan_status give_days_back(counter *c, parplan_date *last, parplan_error *err)
{
    for (size_t i = 0; i < c->term->pause_count; i++) {
        parplan_date from = c->term->pauses[i].from.date, to = c->term->pauses[i].to.date;
        parplan_status status = check_early(c, i, err);
        if (status != PARPLAN_OK || from >= *last)
            return status;
        if (to == from)
            continue;
        c->rules |= PARPLAN_TERM_RULE_PAUSED;
        int32_t days = to - from;
        int64_t later = (int64_t)*last + days;
        if (c->term->unit == PARPLAN_TERM_WORKING_DAYS) {
            status = parplan_calendar_count(c->calendar, from, to, &days, err);
            if (status == PARPLAN_OK)
                status = parplan_calendar_add(c->calendar, *last, days, last, err);
        } else if (later > PARPLAN__DATE_MAX) {
            status = parplan__fail(err, PP_DATE_OUTSIDE, NULL);
        } else {
            *last = (parplan_date)later;
        }
        if (status != PARPLAN_OK)
            return status;
    }
    return PARPLAN_OK;
}

static parplan_status count_days(counter *c, parplan__sure *sure, parplan_deadline *out,
                                 parplan_error *err)
{
    parplan_due due = {.certainty = PARPLAN_CONFIRMED};
    parplan_status status = decide_start(c, err);
    if (status == PARPLAN_OK)
        status = last_day(c, &due.raw, err);
    if (status == PARPLAN_OK)
        status = give_days_back(c, &due.raw, err);
    if (status != PARPLAN_OK)
        return status;

    due.effective = due.raw;
    bool working = c->term->unit == PARPLAN_TERM_WORKING_DAYS;
    if (!working && (c->calendar != NULL || c->term->roll != PARPLAN_ROLL_NONE)) {
        status = parplan_calendar_roll(c->calendar, due.raw, c->term->roll, &due.effective, err);
        if (status != PARPLAN_OK)
            return status;
        due.certainty = parplan__certainty_of(c->calendar, due.raw, due.effective, sure);
    }
    if (working) {
        /* The day of the event was not counted, unless the term has no days or includes it. */
        int32_t count = c->term->count;
        parplan_date first = c->from.date + (count > 0 && !c->included) - (count < 0);
        due.certainty = parplan__certainty_of(c->calendar, first, due.raw, sure);
    }
    if (due.effective != due.raw)
        c->rules |= due.effective > due.raw ? PARPLAN_TERM_RULE_ROLLED_NEXT
                                            : PARPLAN_TERM_RULE_ROLLED_PREVIOUS;
    if (c->term->count < 0)
        c->rules |= PARPLAN_TERM_RULE_BACKWARDS;
    out->due = due;
    out->minute = PARPLAN__DAY_MINUTES; /* art. 148.6: at 24:00 */
    return PARPLAN_OK;
}

/* A moment as a number of minutes: of the clock, or of the office. */
static parplan_status minute_number(const counter *c, parplan_moment at, int64_t *out,
                                    parplan_error *err)
{
    if (c->term->unit == PARPLAN_TERM_HOURS) {
        *out = (int64_t)at.date * PARPLAN__DAY_MINUTES + at.minute;
        return PARPLAN_OK;
    }
    if (!parplan__hours_position(c->term->hours, at, out))
        return parplan__hours_outside(c->term->hours, at, err);
    return PARPLAN_OK;
}

/* The minute as the end of a day rather than the start of the next. */
static bool clock_moment(int64_t number, parplan_moment *out)
{
    int64_t date = number / PARPLAN__DAY_MINUTES, minute = number % PARPLAN__DAY_MINUTES;
    if (minute <= 0) {
        date--;
        minute += PARPLAN__DAY_MINUTES;
    }
    *out = (parplan_moment){(parplan_date)date, (int32_t)minute};
    return date >= PARPLAN__DATE_MIN && date <= PARPLAN__DATE_MAX;
}

static parplan_status give_minutes_back(counter *c, int64_t *end, parplan_error *err)
{
    for (size_t i = 0; i < c->term->pause_count; i++) {
        int64_t from, to;
        parplan_status status = check_early(c, i, err);
        if (status == PARPLAN_OK)
            status = minute_number(c, c->term->pauses[i].from, &from, err);
        if (status != PARPLAN_OK || from >= *end)
            return status;
        status = minute_number(c, c->term->pauses[i].to, &to, err);
        if (status != PARPLAN_OK)
            return status;
        *end += to - from;
        if (to > from)
            c->rules |= PARPLAN_TERM_RULE_PAUSED;
    }
    return PARPLAN_OK;
}

static bool starts_at_opening(const counter *c)
{
    parplan_moment next = c->from;
    parplan_hours_next(c->term->hours, c->from, &next, NULL);
    return next.date != c->from.date || next.minute != c->from.minute;
}

static parplan_status count_hours(counter *c, parplan__sure *sure, parplan_deadline *out,
                                  parplan_error *err)
{
    if (!parplan__moment_exact(c->from))
        return fail_with_term(err, PP_TERM_MOMENT, c->term);
    int64_t start, end;
    parplan_status status = minute_number(c, c->from, &start, err);
    if (status != PARPLAN_OK)
        return status;
    end = start + (int64_t)c->term->count * 60;
    status = give_minutes_back(c, &end, err);
    if (status != PARPLAN_OK)
        return status;

    bool working = c->term->unit == PARPLAN_TERM_WORKING_HOURS;
    parplan_moment last;
    if (working && !parplan__hours_passed(c->term->hours, end, &last))
        return parplan__hours_left(c->term->hours, c->from, end - start, err);
    if (!working && !clock_moment(end, &last))
        return parplan__fail(err, PP_DATE_OUTSIDE, NULL);
    out->due = (parplan_due){last.date, last.date, PARPLAN_CONFIRMED};
    if (!working && c->calendar != NULL) {
        status = parplan_due_fixed(c->calendar, last.date, PARPLAN_BOUND_BY, PARPLAN_ROLL_NONE,
                                   &out->due, err);
        if (status != PARPLAN_OK)
            return status;
    }
    if (working)
        out->due.certainty = parplan__certainty_of(parplan_hours_calendar(c->term->hours),
                                                   c->from.date, last.date, sure);
    out->minute = last.minute;
    c->rules |=
        working && starts_at_opening(c) ? PARPLAN_TERM_RULE_AT_OPENING : PARPLAN_TERM_RULE_AT_ONCE;
    return PARPLAN_OK;
}

parplan_status parplan__term_count(const parplan_calendar *calendar, parplan_moment from,
                                   const parplan_term *term, parplan__sure *sure,
                                   parplan_deadline *out, parplan_error *err)
{
    if (!parplan__date_valid(from.date))
        return parplan__fail(err, PP_DATE_OUTSIDE, NULL);
    bool works; /* D9: a day the calendar does not know is an error, whatever is counted */
    if (calendar != NULL &&
        parplan_calendar_is_working(calendar, from.date, &works, err) != PARPLAN_OK)
        return PARPLAN_E_RANGE;
    counter c = {.calendar = calendar, .term = term, .from = from};
    parplan_deadline deadline = {.most_extensions = term->most_extensions};
    parplan_status status = counts_hours(term) ? count_hours(&c, sure, &deadline, err)
                                               : count_days(&c, sure, &deadline, err);
    if (status != PARPLAN_OK)
        return status;
    deadline.rules = c.rules;
    parplan__sized_write(out, &deadline, sizeof deadline);
    return PARPLAN_OK;
}

parplan_status parplan_term_due(const parplan_calendar *calendar, parplan_moment from,
                                const parplan_term *term, parplan_deadline *out, parplan_error *err)
{
    parplan_status status = parplan__sized_check(term, sizeof *term, "term", err);
    if (status == PARPLAN_OK)
        status = parplan__sized_check(out, sizeof *out, "out", err);
    if (status == PARPLAN_OK)
        status = parplan__term_check(calendar, term, err);
    if (status != PARPLAN_OK)
        return status;
    return parplan__term_count(calendar, from, term, NULL, out, err);
}
