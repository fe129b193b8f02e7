/* SPDX-License-Identifier: Apache-2.0 */
/* What makes each message about terms, hours and recurrences appear. */
#ifndef PARPLAN_TESTS_MESSAGES_TERM_TRIGGERS_H
#define PARPLAN_TESTS_MESSAGES_TERM_TRIGGERS_H

#include <parplan/hours.h>
#include <parplan/recurrence.h>
#include <parplan/term.h>

static const parplan_moment noon = { 19755, 720 }; /* 2 February 2024, 12:00 */

static parplan_calendar *vn_gov(void)
{
    parplan_calendar *calendar = NULL;
    assert_int_equal(parplan_calendar_builtin("VN-GOV", &calendar, NULL), PARPLAN_OK);
    return calendar;
}

static parplan_hours *office(parplan_calendar *calendar, parplan_error *err)
{
    static const parplan_shift morning = { 450, 690 };
    parplan_hours_rule rule = PARPLAN_HOURS_RULE_INIT;
    parplan_hours *hours = NULL;
    rule.days = PARPLAN_HOURS_WORKWEEK;
    rule.shifts = &morning;
    rule.shift_count = 1;
    (void)parplan_hours_new(calendar, &rule, 1, NULL, &hours, err);
    return hours;
}

/* A term of three working days, spoiled as the word says. */
static int32_t spoiled_term(const char *word)
{
    parplan_calendar *calendar = vn_gov(), *other = NULL;
    parplan_error err = PARPLAN_ERROR_INIT;
    parplan_term term = PARPLAN_TERM_INIT;
    parplan_deadline out = PARPLAN_DEADLINE_INIT;
    parplan_moment from = noon;
    parplan_pause pauses[] = { { { 19756, 0 }, { 19757, 0 } }, { { 19758, 0 }, { 19759, 0 } } };
    parplan_hours *hours = NULL;
    term.count = 3;
    term.unit = PARPLAN_TERM_WORKING_DAYS;
    if (strcmp(word, "unit") == 0)
        term.unit = PARPLAN_TERM_UNSET;
    else if (strcmp(word, "count") == 0)
        term.count = 0, term.start = PARPLAN_START_INCLUDED;
    else if (strcmp(word, "minute") == 0)
        term.unit = PARPLAN_TERM_HOURS, from.minute = -1;
    else if (strcmp(word, "cutoff") == 0)
        term.start = PARPLAN_START_INCLUDED_BEFORE;
    else if (strcmp(word, "forward") == 0)
        term.count = -3, term.unit = PARPLAN_TERM_DAYS;
    else if (strcmp(word, "no hours") == 0)
        term.unit = PARPLAN_TERM_WORKING_HOURS;
    else if (strcmp(word, "start") == 0)
        term.unit = PARPLAN_TERM_HOURS, term.start = PARPLAN_START_INCLUDED;
    else if (strcmp(word, "size") == 0)
        term.struct_size = 0;
    else if (strcmp(word, "calendar") == 0)
        assert_int_equal(parplan_calendar_builtin("VN-LABOUR", &other, NULL), PARPLAN_OK);
    else
        term.pauses = pauses, term.pause_count = 2;
    if (other != NULL)
        term.unit = PARPLAN_TERM_WORKING_HOURS, term.hours = hours = office(other, NULL);
    if (strcmp(word, "pause order") == 0)
        pauses[1].from.date = 19756;
    else if (strcmp(word, "pause reversed") == 0)
        pauses[1].to.date = 19757;
    else if (strcmp(word, "pause early") == 0)
        pauses[0].from.date = 19700;
    else if (strcmp(word, "pause moment") == 0)
        pauses[0].to.date = PARPLAN_DATE_NONE;
    else if (strcmp(word, "pause backwards") == 0)
        term.count = -3, term.roll = PARPLAN_ROLL_PREVIOUS;
    assert_int_not_equal(parplan_term_due(calendar, from, &term, &out, &err), PARPLAN_OK);
    parplan_hours_unref(hours);
    parplan_calendar_unref(other);
    parplan_calendar_unref(calendar);
    return id_of(&err);
}

/* A deadline moved in a way that is not allowed. */
static int32_t moved_deadline(const char *word)
{
    parplan_calendar *calendar = vn_gov();
    parplan_error err = PARPLAN_ERROR_INIT;
    parplan_term term = PARPLAN_TERM_INIT;
    parplan_deadline out = PARPLAN_DEADLINE_INIT;
    term.count = 3;
    term.unit = PARPLAN_TERM_WORKING_DAYS;
    term.most_extensions = strcmp(word, "twice") == 0 ? 0 : 1;
    assert_int_equal(parplan_term_due(calendar, noon, &term, &out, NULL), PARPLAN_OK);
    if (strcmp(word, "backwards") == 0)
        term.count = -1;
    parplan_status status = strcmp(word, "early") == 0
                                ? parplan_deadline_move(calendar, &out, noon.date, PARPLAN_ROLL_NONE, &out, &err)
                                : parplan_deadline_extend(calendar, &out, &term, &out, &err);
    assert_int_not_equal(status, PARPLAN_OK);
    parplan_calendar_unref(calendar);
    return id_of(&err);
}

static int32_t term_text(const char *text)
{
    parplan_error err = PARPLAN_ERROR_INIT;
    parplan_term term = PARPLAN_TERM_INIT;
    assert_int_not_equal(parplan_term_parse(text, strlen(text), &term, &err), PARPLAN_OK);
    return id_of(&err);
}

static int32_t start_text(const char *text)
{
    parplan_error err = PARPLAN_ERROR_INIT;
    parplan_term term = PARPLAN_TERM_INIT;
    assert_int_not_equal(parplan_start_parse(text, strlen(text), &term, &err), PARPLAN_OK);
    return id_of(&err);
}

static int32_t hours_text(const char *text)
{
    parplan_calendar *calendar = vn_gov();
    parplan_error err = PARPLAN_ERROR_INIT;
    parplan_hours *hours = NULL;
    assert_int_not_equal(parplan_hours_parse(calendar, text, strlen(text), &hours, &err), PARPLAN_OK);
    parplan_calendar_unref(calendar);
    return id_of(&err);
}

/* One rule of hours, spoiled as the word says. */
static int32_t spoiled_hours(const char *word)
{
    static parplan_hours_rule rules[300];
    parplan_shift shift = { 450, 690 };
    parplan_calendar *calendar = vn_gov();
    parplan_error err = PARPLAN_ERROR_INIT;
    parplan_hours *hours = NULL;
    for (size_t i = 0; i < 300; i++) {
        rules[i] = (parplan_hours_rule)PARPLAN_HOURS_RULE_INIT;
        rules[i].days = PARPLAN_HOURS_WORKWEEK;
        rules[i].shifts = &shift;
        rules[i].shift_count = 1;
    }
    if (strcmp(word, "days") == 0)
        rules[0].days = 0;
    else if (strcmp(word, "shift") == 0)
        shift.to = 450;
    else if (strcmp(word, "range") == 0)
        rules[0].from = 19755, rules[0].to = 19754;
    else if (strcmp(word, "never") == 0)
        rules[0].shift_count = 0;
    size_t count = strcmp(word, "many") == 0 ? 300 : 1;
    assert_int_not_equal(parplan_hours_new(calendar, rules, count, NULL, &hours, &err), PARPLAN_OK);
    parplan_calendar_unref(calendar);
    return id_of(&err);
}

static int32_t hours_past_the_calendar(const char *unused)
{
    (void)unused;
    parplan_calendar *calendar = vn_gov();
    parplan_error err = PARPLAN_ERROR_INIT;
    parplan_hours *hours = office(calendar, NULL);
    parplan_moment out;
    assert_int_not_equal(parplan_hours_add(hours, noon, INT32_MAX, &out, &err), PARPLAN_OK);
    parplan_hours_unref(hours);
    parplan_calendar_unref(calendar);
    return id_of(&err);
}

static int32_t recurrence_past_all_years(const char *unused)
{
    (void)unused;
    parplan_error err = PARPLAN_ERROR_INIT;
    parplan_recurrence recurrence = PARPLAN_RECURRENCE_INIT;
    parplan_date named;
    parplan_due due;
    recurrence.every = PARPLAN_EVERY_YEAR;
    recurrence.anchor = noon.date;
    recurrence.bound = PARPLAN_BOUND_BY;
    assert_int_not_equal(parplan_recurrence_at(&recurrence, 9000, NULL, &named, &due, &err), PARPLAN_OK);
    return id_of(&err);
}

#define TERM_TRIGGERS                                                                              \
    { PP_TERM_UNIT, spoiled_term, "unit" }, { PP_TERM_COUNT, spoiled_term, "count" },              \
        { PP_TERM_MOMENT, spoiled_term, "minute" }, { PP_TERM_CUTOFF, spoiled_term, "cutoff" },    \
        { PP_TERM_ROLL_FORWARD, spoiled_term, "forward" }, { PP_TERM_HOURS, spoiled_term, "no hours" }, \
        { PP_TERM_START_HOURS, spoiled_term, "start" }, { PP_PAUSE_ORDER, spoiled_term, "pause order" }, \
        { PP_PAUSE_REVERSED, spoiled_term, "pause reversed" }, { PP_PAUSE_EARLY, spoiled_term, "pause early" }, \
        { PP_PAUSE_MOMENT, spoiled_term, "pause moment" },                                         \
        { PP_PAUSE_BACKWARDS, spoiled_term, "pause backwards" },                                   \
        { PP_HOURS_CALENDAR, spoiled_term, "calendar" }, { PP_STRUCT_SIZE, spoiled_term, "size" },  \
        { PP_DEADLINE_MOVED, moved_deadline, "twice" }, { PP_DEADLINE_EARLY, moved_deadline, "early" }, \
        { PP_EXTENSION_FORWARD, moved_deadline, "backwards" }, { PP_TERM_SHAPE, term_text, "soon" }, \
        { PP_TERM_NO_UNIT, term_text, "3" }, { PP_TERM_UNIT_UNKNOWN, term_text, "3 fortnights" },  \
        { PP_TERM_LARGE, term_text, "1000000 days" }, { PP_START_SHAPE, start_text, "perhaps" },   \
        { PP_HOURS_SHAPE, hours_text, "?" }, { PP_HOURS_DAYS, spoiled_hours, "days" },             \
        { PP_HOURS_SHIFT, spoiled_hours, "shift" }, { PP_HOURS_RANGE, spoiled_hours, "range" },    \
        { PP_HOURS_NEVER, spoiled_hours, "never" }, { PP_HOURS_MANY, spoiled_hours, "many" },      \
        { PP_HOURS_LEFT, hours_past_the_calendar, NULL },                                          \
        { PP_RECURRENCE_RANGE, recurrence_past_all_years, NULL }

#endif
