/* SPDX-License-Identifier: Apache-2.0 */
/* parplan due: the day on which something is due. */
#include <string.h>

#include "command.h"
#include "due.h"
#include "load.h"

/* In the order of the library's. */
static const char *const rolls[] = {"none", "next", "previous", "modified-next",
                                    "modified-previous"};
enum { ROLLS = sizeof rolls / sizeof rolls[0] };

const char *roll_name(parplan_roll roll)
{
    return rolls[roll];
}

static bool read_roll(run *r, parplan_roll *out)
{
    const char *value = r->args.values[OPT_ROLL];
    if (value == NULL)
        return true;
    for (int i = 0; i < ROLLS; i++) {
        if (strcmp(rolls[i], value) == 0) {
            *out = (parplan_roll)i;
            return true;
        }
    }
    complain_usage(r, W_OPTION_CHOICE,
                   ARGS("--roll", value, "none next previous modified-next modified-previous"));
    return false;
}

static bool complain_option(run *r, option o, parplan_error *err)
{
    err->line = err->column = 0;
    complain_error(r, option_name(o), err);
    return false;
}

static bool read_event(run *r, parplan_moment *out)
{
    const char *value = r->args.values[OPT_FROM];
    parplan_error err = PARPLAN_ERROR_INIT;
    int32_t second;
    if (parplan_moment_parse(value, strlen(value), &out->date, &second, &err) != PARPLAN_OK)
        return complain_option(r, OPT_FROM, &err);
    out->minute = second < 0 ? -1 : second / 60;
    return true;
}

static bool read_term(run *r, parplan_term *term)
{
    const char *value = r->args.values[OPT_TERM], *start = r->args.values[OPT_START];
    parplan_error err = PARPLAN_ERROR_INIT;
    if (parplan_term_parse(value, strlen(value), term, &err) != PARPLAN_OK)
        return complain_option(r, OPT_TERM, &err);
    if (start != NULL && parplan_start_parse(start, strlen(start), term, &err) != PARPLAN_OK)
        return complain_option(r, OPT_START, &err);
    return true;
}

static bool read_hours(run *r, parplan_calendar *calendar, parplan_hours **out)
{
    const char *value = r->args.values[OPT_HOURS];
    parplan_error err = PARPLAN_ERROR_INIT;
    if (value == NULL ||
        parplan_hours_parse(calendar, value, strlen(value), out, &err) == PARPLAN_OK)
        return true;
    return complain_option(r, OPT_HOURS, &err);
}

static int due_of_term(run *r, answer *a)
{
    parplan_error err = PARPLAN_ERROR_INIT;
    parplan_hours *hours = NULL;
    if (!read_event(r, &a->event) || !read_term(r, &a->term) || !read_roll(r, &a->term.roll) ||
        !read_hours(r, a->calendar, &hours))
        return END_BAD;
    a->term.hours = hours;
    int end = END_FINE;
    if (parplan_term_due(a->calendar, a->event, &a->term, &a->deadline, &err) != PARPLAN_OK)
        end = complain_error(r, r->command, &err);
    else
        end = give_due(r, a);
    parplan_hours_unref(hours);
    return end;
}

/* A named day; that it rolls is told as of a term of no days that starts with its last day. */
static int due_of_day(run *r, answer *a, option o)
{
    parplan_error err = PARPLAN_ERROR_INIT;
    a->bound = o == OPT_BY ? PARPLAN_BOUND_BY : PARPLAN_BOUND_BEFORE;
    a->term.unit = PARPLAN_TERM_DAYS;
    a->term.roll = PARPLAN_ROLL_NONE;
    if (!read_day(r, o, &a->named) || !read_roll(r, &a->term.roll))
        return END_BAD;
    parplan_due due;
    parplan_status status =
        parplan_due_fixed(a->calendar, a->named, a->bound, a->term.roll, &due, &err);
    a->event = (parplan_moment){due.raw, -1};
    if (status == PARPLAN_OK)
        status = parplan_term_due(a->calendar, a->event, &a->term, &a->deadline, &err);
    if (status != PARPLAN_OK)
        return complain_error(r, r->command, &err);
    a->deadline.due = due;
    a->deadline.rules &= ~(uint32_t)PARPLAN_TERM_RULE_START_EXCLUDED;
    return give_due(r, a);
}

/* Options that a named day does not take. */
static bool check_named(run *r, option named)
{
    static const option of_terms[] = {OPT_TERM, OPT_FROM, OPT_START, OPT_HOURS};
    for (size_t i = 0; i < sizeof of_terms / sizeof of_terms[0]; i++) {
        if (r->args.values[of_terms[i]] != NULL) {
            complain_usage(r, W_OPTION_CLASH, ARGS(option_name(named), option_name(of_terms[i])));
            return false;
        }
    }
    return true;
}

int perform_due(run *r)
{
    static const option named[] = {OPT_BY, OPT_BEFORE};
    answer a = {.term = PARPLAN_TERM_INIT, .deadline = PARPLAN_DEADLINE_INIT};
    option o;
    if (!read_one_of(r, named, 2, &o) || (o != OPTIONS && !check_named(r, o)))
        return END_BAD;
    if (o == OPTIONS && (r->args.values[OPT_FROM] == NULL || r->args.values[OPT_TERM] == NULL))
        return complain_usage(r, W_DUE_WHAT, NULL);
    if (!load_calendar(r, &a.calendar))
        return END_BAD;
    int end = o == OPTIONS ? due_of_term(r, &a) : due_of_day(r, &a, o);
    parplan_calendar_unref(a.calendar);
    return end;
}
