/* SPDX-License-Identifier: Apache-2.0 */
/* Office hours as rules, and arithmetic in working minutes (D7). */
#include "time/vn_gov.h"

#include <stdlib.h>

#include <parplan/hours.h>

#include "base/message.h"

static const parplan_shift full[] = {{450, 690}, {780, 1020}}; /* 07:30-11:30, 13:00-17:00 */
static const parplan_shift morning[] = {{450, 690}};
static const parplan_shift night[] = {{0, 360}, {1320, 1440}};

static parplan_hours_rule rule(uint32_t days, const parplan_shift *shifts, size_t count)
{
    parplan_hours_rule out = PARPLAN_HOURS_RULE_INIT;
    out.days = days;
    out.shifts = shifts;
    out.shift_count = count;
    return out;
}

static parplan_hours *hours_of(const parplan_hours_rule *rules, size_t count)
{
    parplan_hours *out = NULL;
    parplan_error err = PARPLAN_ERROR_INIT;
    if (parplan_hours_new(vn, rules, count, NULL, &out, &err) != PARPLAN_OK)
        fail_msg("%s", err.message);
    return out;
}

static parplan_moment at(const char *date, int32_t minute)
{
    return (parplan_moment){day(date), minute};
}

static size_t shifts_on(const parplan_hours *hours, const char *date)
{
    const parplan_shift *shifts;
    size_t count;
    assert_int_equal(parplan_hours_of_day(hours, day(date), &shifts, &count, NULL), PARPLAN_OK);
    assert_true((shifts == NULL) == (count == 0));
    return count;
}

static void assert_refused(const parplan_hours_rule *rules, size_t count, int32_t id,
                           const char *message)
{
    parplan_hours *out = NULL;
    parplan_error err = PARPLAN_ERROR_INIT;
    assert_true(parplan_hours_new(vn, rules, count, NULL, &out, &err) != PARPLAN_OK);
    assert_error(&err, id, message);
    assert_null(out);
}

static void a_day_has_the_shifts_of_the_last_rule_that_holds(void **state)
{
    (void)state;
    const parplan_hours_rule rules[] = {rule(PARPLAN_HOURS_WORKWEEK, full, 2),
                                        rule(PARPLAN_HOURS_FRIDAY, morning, 1)};
    parplan_hours *hours = hours_of(rules, 2);
    assert_int_equal(shifts_on(hours, "7/3/2024"), 2);
    assert_int_equal(shifts_on(hours, "8/3/2024"), 1);
    assert_int_equal(shifts_on(hours, "9/3/2024"), 0);
    parplan_hours_unref(hours);
}

static void holidays_and_days_swapped_off_are_closed_whatever_a_rule_says(void **state)
{
    (void)state; /* D8 */
    const parplan_hours_rule all = rule(255, full, 2);
    parplan_hours *hours = hours_of(&all, 1);
    static const char *const closed[] = {"10/2/2024", "11/2/2024", "12/2/2024", "29/4/2024",
                                         "2/9/2024"};
    for (size_t i = 0; i < COUNT(closed); i++)
        assert_int_equal(shifts_on(hours, closed[i]), 0);
    assert_int_equal(shifts_on(hours, "3/3/2024"), 2);
    parplan_hours_unref(hours);
}

static void a_make_up_saturday_is_open_where_a_rule_names_make_up_days(void **state)
{
    (void)state; /* D8: 4 May 2024 */
    const parplan_hours_rule week = rule(PARPLAN_HOURS_WORKWEEK, full, 2);
    const parplan_hours_rule saturdays[] = {rule(31, full, 2),
                                            rule(PARPLAN_HOURS_SATURDAY, morning, 1)};
    parplan_hours *with = hours_of(&week, 1), *without = hours_of(saturdays, 2);
    assert_int_equal(shifts_on(with, "4/5/2024"), 2);
    assert_int_equal(shifts_on(with, "11/5/2024"), 0);
    assert_int_equal(shifts_on(without, "4/5/2024"), 0);
    assert_int_equal(shifts_on(without, "11/5/2024"), 1);
    parplan_hours_unref(with);
    parplan_hours_unref(without);
}

static void a_rule_without_shifts_closes(void **state)
{
    (void)state;
    parplan_hours_rule rules[] = {rule(PARPLAN_HOURS_WORKWEEK, full, 2),
                                  rule(PARPLAN_HOURS_WORKWEEK, NULL, 0)};
    rules[1].from = day("1/7/2024");
    rules[1].to = day("5/7/2024");
    parplan_hours *hours = hours_of(rules, 2);
    assert_int_equal(shifts_on(hours, "28/6/2024"), 2);
    assert_int_equal(shifts_on(hours, "1/7/2024"), 0);
    assert_int_equal(shifts_on(hours, "5/7/2024"), 0);
    assert_int_equal(shifts_on(hours, "8/7/2024"), 2);
    parplan_hours_unref(hours);
}

static void a_season_comes_back_every_year(void **state)
{
    (void)state;
    parplan_hours_rule rules[] = {rule(PARPLAN_HOURS_WORKWEEK, full, 2),
                                  rule(PARPLAN_HOURS_WORKWEEK, morning, 1)};
    rules[1].from = day("15/12/2000");
    rules[1].to = day("29/2/2000");
    rules[1].yearly = true;
    parplan_hours *hours = hours_of(rules, 2);
    static const char *const in[] = {"15/12/2023", "2/1/2024", "29/2/2024", "28/2/2025",
                                     "16/12/2024"};
    static const char *const out[] = {"13/12/2024", "1/3/2024", "3/3/2025"};
    for (size_t i = 0; i < COUNT(in); i++)
        assert_int_equal(shifts_on(hours, in[i]), 1);
    for (size_t i = 0; i < COUNT(out); i++)
        assert_int_equal(shifts_on(hours, out[i]), 2);
    parplan_hours_unref(hours);
}

static void an_open_range_holds_from_or_up_to_its_day(void **state)
{
    (void)state;
    parplan_hours_rule rules[] = {rule(PARPLAN_HOURS_WORKWEEK, full, 2),
                                  rule(PARPLAN_HOURS_WORKWEEK, morning, 1)};
    rules[1].from = day("1/3/2024");
    parplan_hours *hours = hours_of(rules, 2);
    assert_int_equal(shifts_on(hours, "29/2/2024"), 2);
    assert_int_equal(shifts_on(hours, "1/3/2024"), 1);
    assert_int_equal(shifts_on(hours, "2/3/2026"), 1);
    parplan_hours_unref(hours);
}

static void wrong_rules_are_named(void **state)
{
    (void)state;
    parplan_hours_rule rules[] = {rule(PARPLAN_HOURS_WORKWEEK, full, 2), rule(0, full, 2)};
    static const char days[] =
        "rule 2 of the hours names no day of the week, or one that does not exist";
    assert_refused(rules, 2, PP_HOURS_DAYS, days);
    rules[1].days = 256;
    assert_refused(rules, 2, PP_HOURS_DAYS, days);
    rules[1] = rule(1, full, 2);
    rules[1].from = day("2/1/2024");
    rules[1].to = day("1/1/2024");
    static const char range[] =
        "rule 2 of the hours ends before it starts, or recurs every year without both days";
    assert_refused(rules, 2, PP_HOURS_RANGE, range);
    rules[1].to = PARPLAN_DATE_NONE;
    rules[1].yearly = true;
    assert_refused(rules, 2, PP_HOURS_RANGE, range);
    assert_refused(rules, 0, PP_ARGUMENT, "argument rules is missing or unset");
}

static void wrong_shifts_are_named(void **state)
{
    (void)state;
    static const parplan_shift wrong[][2] = {{{450, 690}, {690, 800}},
                                             {{450, 690}, {600, 800}},
                                             {{450, 690}, {700, 700}},
                                             {{450, 690}, {700, 1441}},
                                             {{450, 690}, {-1, 700}}};
    for (size_t i = 0; i < COUNT(wrong); i++) {
        const parplan_hours_rule r = rule(PARPLAN_HOURS_WORKWEEK, wrong[i], 2);
        assert_refused(
            &r, 1, PP_HOURS_SHIFT,
            "rule 1 of the hours, shift 2: a shift starts after the one before it, ends after it "
            "starts, and at 24:00 at the latest");
    }
}

static void hours_that_never_open_are_refused(void **state)
{
    (void)state;
    const parplan_hours_rule r = rule(PARPLAN_HOURS_WORKWEEK, NULL, 0);
    assert_refused(&r, 1, PP_HOURS_NEVER, "these hours are never open on the calendar VN-GOV");
}

static void rules_may_be_many_and_not_too_many(void **state)
{
    (void)state;
    parplan_hours_rule rules[255];
    for (size_t i = 0; i < COUNT(rules); i++)
        rules[i] = rule(PARPLAN_HOURS_WORKWEEK, full, 2);
    assert_refused(rules, 255, PP_HOURS_MANY, "hours have at most 254 rules");
    parplan_hours *hours = hours_of(rules, 254);
    assert_int_equal(shifts_on(hours, "5/3/2024"), 2);
    parplan_hours_unref(hours);
}

static void a_missing_argument_is_refused(void **state)
{
    (void)state;
    const parplan_hours_rule r = rule(PARPLAN_HOURS_WORKWEEK, full, 2);
    parplan_hours *hours = hours_of(&r, 1);
    parplan_moment moment;
    int64_t count;
    assert_int_equal(parplan_hours_new(NULL, &r, 1, NULL, &hours, NULL), PARPLAN_E_ARGUMENT);
    assert_int_equal(parplan_hours_new(vn, &r, 1, NULL, NULL, NULL), PARPLAN_E_ARGUMENT);
    assert_int_equal(parplan_hours_next(hours, at("5/3/2024", -1), &moment, NULL),
                     PARPLAN_E_ARGUMENT);
    assert_int_equal(parplan_hours_next(NULL, at("5/3/2024", 0), &moment, NULL),
                     PARPLAN_E_ARGUMENT);
    assert_int_equal(parplan_hours_add(hours, at("5/3/2024", 0), -1, &moment, NULL),
                     PARPLAN_E_ARGUMENT);
    assert_int_equal(parplan_hours_add(hours, at("5/3/2024", 0), 1, NULL, NULL),
                     PARPLAN_E_ARGUMENT);
    assert_int_equal(
        parplan_hours_count(hours, at("5/3/2024", 0), at("5/3/2024", 1441), &count, NULL),
        PARPLAN_E_ARGUMENT);
    assert_int_equal(parplan_hours_of_day(hours, 0, NULL, NULL, NULL), PARPLAN_E_ARGUMENT);
    const parplan_hours_rule bare = rule(PARPLAN_HOURS_WORKWEEK, NULL, 1);
    assert_refused(&bare, 1, PP_ARGUMENT, "argument shifts is missing or unset");
    parplan_hours_unref(hours);
}

static void a_count_that_leaves_the_calendar_is_out_of_range(void **state)
{
    (void)state; /* D9 */
    const parplan_hours_rule r = rule(PARPLAN_HOURS_WORKWEEK, full, 2);
    parplan_hours *hours = hours_of(&r, 1);
    parplan_moment moment = at("1/1/2024", 0);
    parplan_error err = PARPLAN_ERROR_INIT;
    const int64_t far[] = {100000000, INT64_MAX};
    for (size_t i = 0; i < COUNT(far); i++)
        assert_int_equal(parplan_hours_add(hours, at("5/3/2024", 0), far[i], &moment, NULL),
                         PARPLAN_E_RANGE);
    parplan_hours_add(hours, at("5/3/2024", 0), 100000000, &moment, &err);
    assert_error(&err, PP_HOURS_LEFT,
                 "100000000 working minutes from 05/03/2024 lead out of the calendar VN-GOV");
    assert_int_equal(parplan_hours_next(hours, at("5/3/1999", 0), &moment, NULL), PARPLAN_E_RANGE);
    const parplan_shift *shifts;
    size_t shift_count;
    assert_int_equal(parplan_hours_of_day(hours, day("5/3/1999"), &shifts, &shift_count, NULL),
                     PARPLAN_E_RANGE);
    parplan_date last;
    parplan_calendar_span(vn, NULL, &last, NULL);
    assert_int_equal(parplan_hours_next(hours, (parplan_moment){last, 1440}, &moment, NULL),
                     PARPLAN_E_RANGE);
    assert_int_equal(moment.date, day("1/1/2024"));
    parplan_hours_unref(hours);
}

static void hours_share_a_calendar_and_are_shared(void **state)
{
    (void)state;
    const parplan_hours_rule r = rule(PARPLAN_HOURS_WORKWEEK, full, 2);
    parplan_hours *hours = hours_of(&r, 1);
    assert_ptr_equal(parplan_hours_calendar(hours), vn);
    assert_ptr_equal(parplan_hours_ref(hours), hours);
    parplan_hours_unref(hours);
    assert_int_equal(shifts_on(hours, "5/3/2024"), 2);
    parplan_hours_unref(hours);
    parplan_hours_unref(NULL);
}

static bool open_at(const parplan_hours *hours, parplan_date date, int32_t minute)
{
    const parplan_shift *shifts;
    size_t count;
    assert_int_equal(parplan_hours_of_day(hours, date, &shifts, &count, NULL), PARPLAN_OK);
    for (size_t i = 0; i < count; i++) {
        if (minute >= shifts[i].from && minute < shifts[i].to)
            return true;
    }
    return false;
}

/* Passes minutes one by one: adding, counting and the next opening must all agree with that. */
static void check_walk(const parplan_hours *hours, parplan_moment from, int64_t minutes)
{
    parplan_moment now = from, opening = {PARPLAN_DATE_NONE, 0}, found;
    for (int64_t left = minutes; left > 0; now.minute++) {
        if (now.minute == 1440)
            now = (parplan_moment){now.date + 1, 0};
        bool open = open_at(hours, now.date, now.minute);
        if (open && opening.date == PARPLAN_DATE_NONE)
            opening = now;
        left -= open;
    }
    int64_t count;
    assert_int_equal(parplan_hours_add(hours, from, minutes, &found, NULL), PARPLAN_OK);
    assert_true(found.date == now.date && found.minute == now.minute);
    assert_int_equal(parplan_hours_add(hours, from, 0, &found, NULL), PARPLAN_OK);
    assert_true(found.date == opening.date && found.minute == opening.minute);
    assert_int_equal(parplan_hours_count(hours, from, now, &count, NULL), PARPLAN_OK);
    assert_int_equal(count, minutes);
    assert_int_equal(parplan_hours_count(hours, now, from, &count, NULL), PARPLAN_OK);
    assert_int_equal(count, -minutes);
}

static void arithmetic_agrees_with_passing_minutes(void **state)
{
    (void)state; /* D7; a night shift ends at 24:00 and goes on at 00:00 */
    parplan_hours_rule rules[] = {rule(PARPLAN_HOURS_WORKWEEK, full, 2),
                                  rule(PARPLAN_HOURS_SATURDAY, morning, 1),
                                  rule(PARPLAN_HOURS_WEDNESDAY | PARPLAN_HOURS_THURSDAY, night, 2)};
    rules[2].from = day("16/4/2000");
    rules[2].to = day("15/10/2000");
    rules[2].yearly = true;
    parplan_hours *hours = hours_of(rules, 3);
    uint64_t seed = 3;
    for (int i = 0; i < 1500; i++) {
        parplan_moment from = {day("1/1/2015") + (parplan_date)next_random(&seed, 4500),
                               (int32_t)next_random(&seed, 1441)};
        check_walk(hours, from, 1 + next_random(&seed, 5000));
    }
    parplan_hours_unref(hours);
}

static void the_whole_calendar_can_be_crossed(void **state)
{
    (void)state;
    const parplan_hours_rule r = rule(PARPLAN_HOURS_WORKWEEK, full, 2);
    parplan_hours *hours = hours_of(&r, 1);
    parplan_date first, last;
    parplan_calendar_span(vn, &first, &last, NULL);
    int64_t total;
    parplan_moment end;
    assert_int_equal(parplan_hours_count(hours, (parplan_moment){first, 0},
                                         (parplan_moment){last, 1440}, &total, NULL),
                     PARPLAN_OK);
    int32_t days;
    assert_int_equal(parplan_calendar_count(vn, first, last, &days, NULL), PARPLAN_OK);
    assert_int_equal(total, (int64_t)days * 480);
    assert_int_equal(parplan_hours_add(hours, (parplan_moment){first, 0}, total, &end, NULL),
                     PARPLAN_OK);
    assert_int_equal(end.minute, 1020);
    assert_int_equal(parplan_hours_add(hours, (parplan_moment){first, 0}, total + 1, &end, NULL),
                     PARPLAN_E_RANGE);
    parplan_hours_unref(hours);
}

static void *fail_after(void *context, void *block, size_t size)
{
    int *left = context;
    if (size == 0) {
        free(block);
        return NULL;
    }
    return (*left)-- > 0 ? realloc(block, size) : NULL;
}

static void no_memory_is_reported_and_nothing_leaks(void **state)
{
    (void)state;
    const parplan_hours_rule r = rule(PARPLAN_HOURS_WORKWEEK, full, 2);
    for (int n = 0; n < 2; n++) {
        int left = n;
        const parplan_allocator allocator = {&left, fail_after};
        parplan_hours *hours = NULL;
        assert_int_equal(parplan_hours_new(vn, &r, 1, &allocator, &hours, NULL), PARPLAN_E_MEMORY);
        assert_null(hours);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_day_has_the_shifts_of_the_last_rule_that_holds),
        cmocka_unit_test(holidays_and_days_swapped_off_are_closed_whatever_a_rule_says),
        cmocka_unit_test(a_make_up_saturday_is_open_where_a_rule_names_make_up_days),
        cmocka_unit_test(a_rule_without_shifts_closes),
        cmocka_unit_test(a_season_comes_back_every_year),
        cmocka_unit_test(an_open_range_holds_from_or_up_to_its_day),
        cmocka_unit_test(wrong_rules_are_named),
        cmocka_unit_test(wrong_shifts_are_named),
        cmocka_unit_test(hours_that_never_open_are_refused),
        cmocka_unit_test(rules_may_be_many_and_not_too_many),
        cmocka_unit_test(a_missing_argument_is_refused),
        cmocka_unit_test(a_count_that_leaves_the_calendar_is_out_of_range),
        cmocka_unit_test(hours_share_a_calendar_and_are_shared),
        cmocka_unit_test(arithmetic_agrees_with_passing_minutes),
        cmocka_unit_test(the_whole_calendar_can_be_crossed),
        cmocka_unit_test(no_memory_is_reported_and_nothing_leaks),
    };
    return cmocka_run_group_tests(tests, open_calendar, close_calendar);
}
