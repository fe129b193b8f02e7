/* SPDX-License-Identifier: Apache-2.0 */
/* What brings up each message about terms, hours and recurrences; part of test_registry.c. */
#ifndef PARPLAN_TESTS_MESSAGES_TERM_TRIGGERS_H
#define PARPLAN_TESTS_MESSAGES_TERM_TRIGGERS_H

#include <parplan/recurrence.h>
#include <parplan/term.h>

enum { MONDAY = 19786 }; /* 4 March 2024 */

/* A term from Monday 10:00 with start rule, pauses from and to days after Monday (an hour later each), and a calendar. */
typedef struct term_flaw {
    const char *text;
    parplan_start_rule start;
    int32_t cutoff, minute;
    parplan_roll roll;
    int pauses;
    int pause[2][2];
    bool hours, other_calendar;
} term_flaw;

static parplan_hours *office(parplan_calendar *on)
{
    parplan_hours *hours = NULL;
    assert_int_equal(parplan_hours_parse(on, "T2 08:00-12:00", 14, &hours, NULL), PARPLAN_OK);
    return hours;
}

static int32_t due_with(term_flaw flaw)
{
    parplan_error err = PARPLAN_ERROR_INIT;
    parplan_calendar *vn = NULL, *labour = NULL;
    assert_int_equal(parplan_calendar_builtin("VN-GOV", &vn, NULL), PARPLAN_OK);
    assert_int_equal(parplan_calendar_builtin("VN-LABOUR", &labour, NULL), PARPLAN_OK);
    parplan_hours *hours = flaw.hours ? office(vn) : NULL;
    parplan_pause pauses[2];
    for (int i = 0; i < flaw.pauses; i++)
        pauses[i] = (parplan_pause){{MONDAY + flaw.pause[i][0], flaw.minute},
                                    {MONDAY + flaw.pause[i][1], 700}};
    parplan_term term = PARPLAN_TERM_INIT;
    if (flaw.text != NULL)
        assert_int_equal(parplan_term_parse(flaw.text, strlen(flaw.text), &term, NULL), PARPLAN_OK);
    term.start = flaw.start;
    term.cutoff_minute = flaw.cutoff;
    term.roll = flaw.roll;
    term.hours = hours;
    term.pauses = pauses;
    term.pause_count = (size_t)flaw.pauses;
    parplan_deadline out = PARPLAN_DEADLINE_INIT;
    parplan_moment from = {MONDAY, flaw.pauses > 0 ? 600 : flaw.minute};
    assert_int_not_equal(
        parplan_term_due(flaw.other_calendar ? labour : vn, from, &term, &out, &err), PARPLAN_OK);
    parplan_hours_unref(hours);
    parplan_calendar_unref(labour);
    parplan_calendar_unref(vn);
    return id_of(&err);
}

static int32_t term_without_unit(const char *unused)
{
    (void)unused;
    return due_with((term_flaw){.minute = 600});
}

static int32_t term_of_none(const char *text)
{
    return due_with((term_flaw){.text = text, .minute = 600});
}

static int32_t term_at_no_minute(const char *text)
{
    return due_with((term_flaw){.text = text, .minute = -1});
}

static int32_t term_cut_off_never(const char *text)
{
    return due_with(
        (term_flaw){.text = text, .start = PARPLAN_START_INCLUDED_BEFORE, .minute = 600});
}

static int32_t term_rolled_forward(const char *text)
{
    return due_with((term_flaw){.text = text, .roll = PARPLAN_ROLL_NEXT, .minute = 600});
}

static int32_t term_included(const char *text)
{
    return due_with((term_flaw){.text = text, .start = PARPLAN_START_INCLUDED, .minute = 600});
}

static int32_t term_on_other_calendar(const char *text)
{
    return due_with(
        (term_flaw){.text = text, .hours = true, .other_calendar = true, .minute = 600});
}

/* "pause days, from and to": 5 working days with pauses of those days after the event. */
static int32_t term_paused(const char *text)
{
    term_flaw flaw = {.text = "5 working days", .minute = 650};
    int read = sscanf(text, "%d %d %d %d", &flaw.pause[0][0], &flaw.pause[0][1], &flaw.pause[1][0],
                      &flaw.pause[1][1]);
    flaw.pauses = read / 2;
    return due_with(flaw);
}

static int32_t hours_paused_without_minutes(const char *text)
{
    return due_with((term_flaw){.text = text, .pauses = 1, .pause = {{1, 2}}, .minute = -1});
}

static int32_t term_backwards_paused(const char *text)
{
    return due_with((term_flaw){.text = text, .pauses = 1, .pause = {{1, 2}}, .minute = 650});
}

static int32_t term_without_size(const char *unused)
{
    (void)unused;
    parplan_term term = {.struct_size = 0};
    parplan_deadline out = PARPLAN_DEADLINE_INIT;
    PULL(parplan_term_due(NULL, (parplan_moment){MONDAY, 600}, &term, &out, &err));
}

/* A deadline of Monday that may be moved so often, moved so often already. */
static parplan_deadline deadline(int32_t moved, int32_t most)
{
    parplan_deadline out = PARPLAN_DEADLINE_INIT;
    out.due = (parplan_due){MONDAY, MONDAY, PARPLAN_CONFIRMED};
    out.extensions = moved;
    out.most_extensions = most;
    return out;
}

static int32_t deadline_moved_again(const char *unused)
{
    (void)unused;
    parplan_deadline due = deadline(1, 1);
    PULL(parplan_deadline_move(NULL, &due, MONDAY + 1, PARPLAN_ROLL_NONE, &due, &err));
}

static int32_t deadline_not_moved(const char *unused)
{
    (void)unused;
    parplan_deadline due = deadline(0, 1);
    PULL(parplan_deadline_move(NULL, &due, MONDAY, PARPLAN_ROLL_NONE, &due, &err));
}

static int32_t deadline_extended_backwards(const char *text)
{
    parplan_deadline due = deadline(0, 1);
    parplan_term term = PARPLAN_TERM_INIT;
    assert_int_equal(parplan_term_parse(text, strlen(text), &term, NULL), PARPLAN_OK);
    PULL(parplan_deadline_extend(NULL, &due, &term, &due, &err));
}

static int32_t term_text(const char *text)
{
    parplan_term term = PARPLAN_TERM_INIT;
    PULL(parplan_term_parse(text, strlen(text), &term, &err));
}

static int32_t start_text(const char *text)
{
    parplan_term term = PARPLAN_TERM_INIT;
    PULL(parplan_start_parse(text, strlen(text), &term, &err));
}

static int32_t hours_text(const char *text)
{
    parplan_calendar *vn = NULL;
    parplan_hours *hours;
    parplan_error err = PARPLAN_ERROR_INIT;
    assert_int_equal(parplan_calendar_builtin("VN-GOV", &vn, NULL), PARPLAN_OK);
    assert_int_not_equal(parplan_hours_parse(vn, text, strlen(text), &hours, &err), PARPLAN_OK);
    parplan_calendar_unref(vn);
    return id_of(&err);
}

static int32_t hours_of_rules(const char *count)
{
    parplan_hours_rule rules[255];
    parplan_calendar *vn = NULL;
    parplan_hours *hours;
    parplan_error err = PARPLAN_ERROR_INIT;
    for (size_t i = 0; i < 255; i++)
        rules[i] = (parplan_hours_rule)PARPLAN_HOURS_RULE_INIT;
    assert_int_equal(parplan_calendar_builtin("VN-GOV", &vn, NULL), PARPLAN_OK);
    assert_int_not_equal(parplan_hours_new(vn, rules, (size_t)atoi(count), NULL, &hours, &err),
                         PARPLAN_OK);
    parplan_calendar_unref(vn);
    return id_of(&err);
}

static int32_t hours_to_the_end(const char *unused)
{
    (void)unused;
    parplan_calendar *vn = NULL;
    parplan_moment out;
    parplan_error err = PARPLAN_ERROR_INIT;
    assert_int_equal(parplan_calendar_builtin("VN-GOV", &vn, NULL), PARPLAN_OK);
    parplan_hours *hours = office(vn);
    assert_int_not_equal(parplan_hours_add(hours, (parplan_moment){MONDAY, 0}, 1 << 30, &out, &err),
                         PARPLAN_OK);
    parplan_hours_unref(hours);
    parplan_calendar_unref(vn);
    return id_of(&err);
}

static int32_t recurrence(const char *index)
{
    parplan_recurrence yearly = PARPLAN_RECURRENCE_INIT;
    parplan_due out;
    yearly.every = PARPLAN_EVERY_YEAR;
    yearly.anchor = MONDAY;
    yearly.bound = PARPLAN_BOUND_BY;
    PULL(parplan_recurrence_at(&yearly, atoi(index), NULL, NULL, &out, &err));
}

#define TERM_TRIGGERS                                                                              \
    {PP_TERM_UNIT, term_without_unit, NULL}, {PP_TERM_COUNT, term_of_none, "0 hours"},             \
        {PP_TERM_MOMENT, term_at_no_minute, "8 hours"},                                            \
        {PP_TERM_CUTOFF, term_cut_off_never, "3 days"},                                            \
        {PP_TERM_ROLL_FORWARD, term_rolled_forward, "-1 day"},                                     \
        {PP_TERM_HOURS, term_of_none, "8 working hours"},                                          \
        {PP_TERM_START_HOURS, term_included, "8 hours"}, {PP_PAUSE_ORDER, term_paused, "1 3 2 4"}, \
        {PP_PAUSE_REVERSED, term_paused, "3 1"}, {PP_PAUSE_EARLY, term_paused, "-1 1"},            \
        {PP_PAUSE_MOMENT, hours_paused_without_minutes, "8 hours"},                                \
        {PP_PAUSE_BACKWARDS, term_backwards_paused, "-1 day"},                                     \
        {PP_DEADLINE_MOVED, deadline_moved_again, NULL},                                           \
        {PP_DEADLINE_EARLY, deadline_not_moved, NULL},                                             \
        {PP_EXTENSION_FORWARD, deadline_extended_backwards, "-1 day"},                             \
        {PP_TERM_SHAPE, term_text, "three days"}, {PP_TERM_NO_UNIT, term_text, "3"},               \
        {PP_TERM_UNIT_UNKNOWN, term_text, "3 fortnights"},                                         \
        {PP_TERM_LARGE, term_text, "1000000 days"},                                                \
        {PP_START_SHAPE, start_text, "included until 15:00"},                                      \
        {PP_HOURS_DAYS, hours_of_rules, "1"}, {PP_HOURS_SHIFT, hours_text, "T2 12:00-08:00"},      \
        {PP_HOURS_RANGE, hours_text, "02/01/2024..01/01/2024 T2 08:00-12:00"},                     \
        {PP_HOURS_SHAPE, hours_text, "Monday"}, {PP_HOURS_NEVER, hours_text, "T2 closed"},         \
        {PP_HOURS_LEFT, hours_to_the_end, NULL},                                                   \
        {PP_HOURS_CALENDAR, term_on_other_calendar, "8 working hours"},                            \
        {PP_HOURS_MANY, hours_of_rules, "255"}, {PP_RECURRENCE_RANGE, recurrence, "9999"},         \
    {                                                                                              \
        PP_STRUCT_SIZE, term_without_size, NULL                                                    \
    }

#endif
