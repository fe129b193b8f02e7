/* SPDX-License-Identifier: Apache-2.0 */
/* Terms counted from an event, and what moves their end; the rules of law are in tests/cases/time. */
#include "time/office.h"

#include <parplan/term.h>

#include "base/message.h"

static parplan_moment at(const char *date, int32_t minute)
{
    return (parplan_moment){day(date), minute};
}

static parplan_deadline due_of(parplan_moment from, const parplan_term *term)
{
    parplan_deadline out = PARPLAN_DEADLINE_INIT;
    parplan_error err = PARPLAN_ERROR_INIT;
    if (parplan_term_due(vn, from, term, &out, &err) != PARPLAN_OK)
        fail_msg("%s", err.message);
    return out;
}

/* The error a term gives from Monday 4 March 2024, 08:00. */
static void assert_refused(const parplan_term *term, int32_t id, const char *message)
{
    parplan_deadline out = PARPLAN_DEADLINE_INIT;
    parplan_error err = PARPLAN_ERROR_INIT;
    assert_int_equal(parplan_term_due(vn, at("4/3/2024", 480), term, &out, &err),
                     PARPLAN_E_ARGUMENT);
    assert_error(&err, id, message);
    assert_int_equal(out.due.raw, PARPLAN_DATE_NONE);
}

static void a_deadline_tells_all_it_knows(void **state)
{
    (void)state; /* D3, D5, D9 */
    parplan_term term = term_of(5, PARPLAN_TERM_DAYS);
    parplan_deadline out = due_of(at("30/9/2024", -1), &term);
    assert_day(out.due.raw, "05/10/2024");
    assert_day(out.due.effective, "07/10/2024");
    assert_int_equal(out.due.certainty, PARPLAN_CONFIRMED);
    assert_int_equal(out.minute, 1440);
    assert_int_equal(out.rules, PARPLAN_TERM_RULE_START_EXCLUDED | PARPLAN_TERM_RULE_ROLLED_NEXT);
    assert_int_equal(out.extensions, 0);
    assert_int_equal(out.most_extensions, PARPLAN_EXTENSIONS_UNLIMITED);
}

static void a_term_without_a_unit_is_refused(void **state)
{
    (void)state; /* D4 */
    parplan_term term = term_of(3, PARPLAN_TERM_UNSET);
    static const char message[] =
        "a term needs its unit: days, working days, weeks, months, years, hours or working hours";
    assert_refused(&term, PP_TERM_UNIT, message);
    term.unit = (parplan_term_unit)8;
    assert_refused(&term, PP_TERM_UNIT, message);
}

static void choices_that_do_not_exist_are_refused(void **state)
{
    (void)state;
    parplan_term term = term_of(3, PARPLAN_TERM_DAYS);
    term.start = (parplan_start_rule)3;
    assert_refused(&term, PP_ARGUMENT, "argument start is missing or unset");
    term = term_of(3, PARPLAN_TERM_DAYS);
    term.roll = (parplan_roll)5;
    assert_refused(&term, PP_ARGUMENT, "argument roll is missing or unset");
    term = term_of(3, PARPLAN_TERM_DAYS);
    term.month_end = (parplan_month_end)2;
    assert_refused(&term, PP_ARGUMENT, "argument month_end is missing or unset");
    term = term_of(3, PARPLAN_TERM_DAYS);
    term.most_extensions = -2;
    assert_refused(&term, PP_ARGUMENT, "argument most_extensions is missing or unset");
    term = term_of(3, PARPLAN_TERM_DAYS);
    term.pause_count = 1;
    assert_refused(&term, PP_ARGUMENT, "argument pauses is missing or unset");
}

static void a_cut_off_lies_in_the_day(void **state)
{
    (void)state; /* D5 */
    parplan_term term = term_of(3, PARPLAN_TERM_WORKING_DAYS);
    term.start = PARPLAN_START_INCLUDED_BEFORE;
    assert_refused(&term, PP_TERM_CUTOFF, "the cut-off is a minute of the day, 1 to 1440, not 0");
    term.cutoff_minute = 1441;
    assert_refused(&term, PP_TERM_CUTOFF,
                   "the cut-off is a minute of the day, 1 to 1440, not 1441");
}

static void counts_too_small_are_refused(void **state)
{
    (void)state;
    parplan_term term = term_of(0, PARPLAN_TERM_HOURS);
    assert_refused(
        &term, PP_TERM_COUNT,
        "0 hours cannot be counted: hours, and terms whose first day is included, are at least 1");
    term = term_of(0, PARPLAN_TERM_DAYS);
    term.start = PARPLAN_START_INCLUDED;
    assert_refused(
        &term, PP_TERM_COUNT,
        "0 days cannot be counted: hours, and terms whose first day is included, are at least 1");
}

static void a_message_about_a_term_names_it_in_both_languages(void **state)
{
    (void)state;
    parplan_term term = term_of(0, PARPLAN_TERM_WORKING_HOURS);
    parplan_deadline out = PARPLAN_DEADLINE_INIT;
    parplan_error err = PARPLAN_ERROR_INIT;
    parplan_term_due(vn, at("4/3/2024", 480), &term, &out, &err);
    assert_non_null(strstr(err.message, "0 working hours"));
    assert_non_null(strstr(err.message_vi, "0 giờ làm việc"));
}

static void a_term_that_looks_at_the_clock_needs_the_minute(void **state)
{
    (void)state; /* D1, D5, D7 */
    parplan_term term = term_of(3, PARPLAN_TERM_HOURS);
    parplan_deadline out = PARPLAN_DEADLINE_INIT;
    parplan_error err = PARPLAN_ERROR_INIT;
    const int32_t none[] = {-1, 1441};
    for (size_t i = 0; i < COUNT(none); i++) {
        assert_int_equal(parplan_term_due(vn, at("4/3/2024", none[i]), &term, &out, &err),
                         PARPLAN_E_ARGUMENT);
        assert_error(
            &err, PP_TERM_MOMENT,
            "a term of 3 hours needs the minute of the event (0 to 1440), not only its day");
    }
}

static void a_term_backwards_neither_rolls_forward_nor_pauses(void **state)
{
    (void)state; /* D3 */
    parplan_term term = term_of(-1, PARPLAN_TERM_DAYS);
    assert_refused(
        &term, PP_TERM_ROLL_FORWARD,
        "a term counted backwards may not end later than it says: roll it by none or previous");
    const parplan_pause pause = {at("5/3/2024", 0), at("6/3/2024", 0)};
    term.roll = PARPLAN_ROLL_PREVIOUS;
    term.pauses = &pause;
    term.pause_count = 1;
    assert_refused(&term, PP_PAUSE_BACKWARDS, "a term counted backwards has no pauses");
}

static void working_hours_need_hours_on_the_same_calendar(void **state)
{
    (void)state; /* D7 */
    parplan_term term = term_of(8, PARPLAN_TERM_WORKING_HOURS);
    term.hours = NULL;
    assert_refused(&term, PP_TERM_HOURS, "a term of 8 working hours needs the hours of the office");
    parplan_calendar *other = NULL;
    if (parplan_calendar_builtin("VN-LABOUR", &other, NULL) != PARPLAN_OK)
        parplan_calendar_builtin("VN-GOV", &other, NULL);
    assert_ptr_not_equal(other, vn);
    term.hours = office;
    parplan_deadline out = PARPLAN_DEADLINE_INIT;
    parplan_error err = PARPLAN_ERROR_INIT;
    assert_int_equal(parplan_term_due(other, at("4/3/2024", 480), &term, &out, &err),
                     PARPLAN_E_ARGUMENT);
    assert_int_equal(err.id, PP_HOURS_CALENDAR);
    parplan_calendar_unref(other);
}

static void working_hours_bring_their_calendar(void **state)
{
    (void)state;
    parplan_term term = term_of(8, PARPLAN_TERM_WORKING_HOURS);
    parplan_deadline out = PARPLAN_DEADLINE_INIT;
    assert_int_equal(parplan_term_due(NULL, at("4/3/2024", 480), &term, &out, NULL), PARPLAN_OK);
    assert_day(out.due.effective, "05/03/2024");
    assert_int_equal(out.minute, 480);
}

static void a_start_rule_is_not_for_hours(void **state)
{
    (void)state;
    parplan_term term = term_of(8, PARPLAN_TERM_HOURS);
    term.start = PARPLAN_START_INCLUDED;
    assert_refused(
        &term, PP_TERM_START_HOURS,
        "a term in hours starts at its minute; a start rule is for days, weeks, months and years");
}

static void a_term_that_asks_for_working_days_needs_a_calendar(void **state)
{
    (void)state;
    parplan_deadline out = PARPLAN_DEADLINE_INIT;
    parplan_term terms[] = {term_of(3, PARPLAN_TERM_WORKING_DAYS), term_of(3, PARPLAN_TERM_DAYS)};
    for (size_t i = 0; i < COUNT(terms); i++)
        assert_int_equal(parplan_term_due(NULL, at("4/3/2024", 0), &terms[i], &out, NULL),
                         PARPLAN_E_ARGUMENT);
    terms[1].roll = PARPLAN_ROLL_NONE;
    assert_int_equal(parplan_term_due(NULL, at("4/3/2024", 0), &terms[1], &out, NULL), PARPLAN_OK);
}

static void wrong_pauses_are_named(void **state)
{
    (void)state; /* D7 */
    parplan_term term = term_of(5, PARPLAN_TERM_WORKING_DAYS);
    parplan_pause pauses[2] = {{at("6/3/2024", 0), at("8/3/2024", 0)},
                               {at("7/3/2024", 0), at("9/3/2024", 0)}};
    term.pauses = pauses;
    term.pause_count = 2;
    assert_refused(&term, PP_PAUSE_ORDER, "pause 2 starts before the one listed before it ends");
    pauses[1] = (parplan_pause){at("9/3/2024", 0), at("8/3/2024", 0)};
    assert_refused(&term, PP_PAUSE_REVERSED, "pause 2 ends before it starts");
    pauses[1] = (parplan_pause){at("9/3/2024", 0), {PARPLAN_DATE_NONE, 0}};
    assert_refused(&term, PP_PAUSE_MOMENT,
                   "pause 2 needs two days, and for a term in hours their minutes (0 to 1440)");
    pauses[0] = (parplan_pause){at("1/3/2024", 0), at("5/3/2024", 0)};
    term.pause_count = 1;
    assert_refused(
        &term, PP_PAUSE_EARLY,
        "pause 1 starts on 01/03/2024, before the event of 04/03/2024 that starts the term");
}

static void a_struct_must_say_its_size(void **state)
{
    (void)state;
    parplan_term term = term_of(3, PARPLAN_TERM_DAYS);
    term.struct_size = 0;
    assert_refused(&term, PP_STRUCT_SIZE,
                   "struct_size of term is not set, or the struct is from a newer version and uses "
                   "what this one lacks");
    term = term_of(3, PARPLAN_TERM_DAYS);
    parplan_deadline out = {.struct_size = 0};
    assert_int_equal(parplan_term_due(vn, at("4/3/2024", 0), &term, &out, NULL),
                     PARPLAN_E_ARGUMENT);
    assert_int_equal(parplan_term_due(vn, at("4/3/2024", 0), NULL, &out, NULL), PARPLAN_E_ARGUMENT);
    assert_int_equal(parplan_term_due(vn, at("4/3/2024", 0), &term, NULL, NULL),
                     PARPLAN_E_ARGUMENT);
}

static void a_newer_struct_is_taken_while_its_news_are_zero(void **state)
{
    (void)state;
    struct newer {
        parplan_term term;
        int64_t news;
    } newer = {term_of(3, PARPLAN_TERM_DAYS), 0};
    newer.term.struct_size = sizeof newer;
    parplan_deadline out = PARPLAN_DEADLINE_INIT;
    assert_int_equal(parplan_term_due(vn, at("4/3/2024", 0), &newer.term, &out, NULL), PARPLAN_OK);
    newer.news = 1;
    assert_int_equal(parplan_term_due(vn, at("4/3/2024", 0), &newer.term, &out, NULL),
                     PARPLAN_E_ARGUMENT);
}

static void days_beyond_all_years_are_out_of_range(void **state)
{
    (void)state;
    const parplan_term_unit units[] = {PARPLAN_TERM_DAYS, PARPLAN_TERM_WEEKS, PARPLAN_TERM_MONTHS,
                                       PARPLAN_TERM_YEARS, PARPLAN_TERM_HOURS};
    parplan_deadline out = PARPLAN_DEADLINE_INIT;
    for (size_t i = 0; i < COUNT(units); i++) {
        parplan_term term = term_of(INT32_MAX, units[i]);
        term.roll = PARPLAN_ROLL_NONE;
        assert_int_equal(parplan_term_due(vn, at("9999-12-01", 0), &term, &out, NULL),
                         PARPLAN_E_RANGE);
        assert_int_equal(
            parplan_term_due(vn, (parplan_moment){PARPLAN_DATE_NONE, 0}, &term, &out, NULL),
            PARPLAN_E_RANGE);
    }
}

static void working_time_outside_the_calendar_is_out_of_range(void **state)
{
    (void)state; /* D9 */
    parplan_deadline out = PARPLAN_DEADLINE_INIT;
    parplan_term days = term_of(100000, PARPLAN_TERM_WORKING_DAYS);
    parplan_term hours = term_of(1000000, PARPLAN_TERM_WORKING_HOURS);
    assert_int_equal(parplan_term_due(vn, at("4/3/2024", 0), &days, &out, NULL), PARPLAN_E_RANGE);
    assert_int_equal(parplan_term_due(vn, at("4/3/2024", 0), &hours, &out, NULL), PARPLAN_E_RANGE);
    hours.count = 1;
    assert_int_equal(parplan_term_due(vn, at("4/3/1999", 0), &hours, &out, NULL), PARPLAN_E_RANGE);
}

/* Moving */

static void a_pause_that_leads_out_is_out_of_range(void **state)
{
    (void)state; /* D9 */
    const parplan_pause long_one = {at("5/3/2024", 600), at("31/12/9999", 600)};
    const parplan_term_unit units[] = {PARPLAN_TERM_DAYS, PARPLAN_TERM_WORKING_DAYS,
                                       PARPLAN_TERM_WORKING_HOURS};
    for (size_t i = 0; i < COUNT(units); i++) {
        parplan_term term = term_of(13, units[i]);
        term.pauses = &long_one;
        term.pause_count = 1;
        parplan_deadline out = PARPLAN_DEADLINE_INIT;
        assert_int_equal(parplan_term_due(vn, at("4/3/2024", 600), &term, &out, NULL),
                         PARPLAN_E_RANGE);
    }
}

static void a_roll_out_of_the_calendar_is_out_of_range(void **state)
{
    (void)state; /* D9 */
    parplan_term term = term_of(1, PARPLAN_TERM_DAYS);
    parplan_deadline out = PARPLAN_DEADLINE_INIT;
    assert_int_equal(parplan_term_due(vn, at("1/1/2300", -1), &term, &out, NULL), PARPLAN_E_RANGE);
    assert_int_equal(parplan_term_due(vn, at("1/1/1990", -1), &term, &out, NULL), PARPLAN_E_RANGE);
    term.unit = PARPLAN_TERM_WORKING_DAYS;
    term.start = PARPLAN_START_INCLUDED;
    assert_int_equal(parplan_term_due(vn, at("1/1/1990", -1), &term, &out, NULL), PARPLAN_E_RANGE);
}

static void an_extension_that_cannot_be_counted_changes_nothing(void **state)
{
    (void)state;
    parplan_term term = term_of(5, PARPLAN_TERM_DAYS), none = term_of(5, PARPLAN_TERM_UNSET);
    parplan_deadline out = due_of(at("30/9/2024", -1), &term), before = out;
    assert_int_equal(parplan_deadline_extend(vn, &out, &none, &out, NULL), PARPLAN_E_ARGUMENT);
    assert_int_equal(
        parplan_deadline_move(vn, &out, day("1/1/2300"), PARPLAN_ROLL_NEXT, &out, NULL),
        PARPLAN_E_RANGE);
    assert_memory_equal(&out, &before, sizeof out);
}

static void an_extension_keeps_the_rules_of_the_first_term_but_its_roll(void **state)
{
    (void)state; /* D6 */
    parplan_term term = term_of(5, PARPLAN_TERM_DAYS), more = term_of(1, PARPLAN_TERM_MONTHS);
    parplan_deadline out = due_of(at("30/9/2024", -1), &term);
    assert_int_equal(parplan_deadline_extend(vn, &out, &more, &out, NULL), PARPLAN_OK);
    assert_day(out.due.effective, "05/11/2024");
    assert_int_equal(out.rules, PARPLAN_TERM_RULE_START_EXCLUDED | PARPLAN_TERM_RULE_EXTENDED);
    assert_int_equal(out.extensions, 1);
}

static void a_deadline_is_moved_as_often_as_its_term_allows(void **state)
{
    (void)state; /* D6: a late dossier gets at most one new date */
    parplan_term term = term_of(5, PARPLAN_TERM_WORKING_DAYS);
    term.most_extensions = 1;
    parplan_deadline first = due_of(at("4/3/2024", -1), &term), moved = PARPLAN_DEADLINE_INIT;
    assert_int_equal(parplan_deadline_extend(vn, &first, &term, &moved, NULL), PARPLAN_OK);
    parplan_deadline again = PARPLAN_DEADLINE_INIT;
    parplan_error err = PARPLAN_ERROR_INIT;
    assert_int_equal(parplan_deadline_extend(vn, &moved, &term, &again, &err), PARPLAN_E_INVALID);
    assert_error(&err, PP_DEADLINE_MOVED,
                 "the deadline was moved 1 times already; its rule allows at most 1");
    assert_int_equal(again.due.raw, PARPLAN_DATE_NONE);
}

static void a_new_day_comes_after_the_one_it_replaces(void **state)
{
    (void)state;
    parplan_term term = term_of(5, PARPLAN_TERM_DAYS);
    parplan_deadline out = due_of(at("30/9/2024", -1), &term);
    parplan_error err = PARPLAN_ERROR_INIT;
    assert_int_equal(
        parplan_deadline_move(vn, &out, day("7/10/2024"), PARPLAN_ROLL_NONE, &out, &err),
        PARPLAN_E_ARGUMENT);
    assert_error(&err, PP_DEADLINE_EARLY,
                 "the new day 07/10/2024 does not come after 07/10/2024, the one it replaces");
    assert_int_equal(
        parplan_deadline_move(vn, &out, day("8/10/2024"), PARPLAN_ROLL_NONE, &out, NULL),
        PARPLAN_OK);
}

static void an_extension_counts_forward(void **state)
{
    (void)state;
    parplan_term term = term_of(5, PARPLAN_TERM_DAYS), more = term_of(-1, PARPLAN_TERM_DAYS);
    parplan_deadline out = due_of(at("30/9/2024", -1), &term);
    parplan_error err = PARPLAN_ERROR_INIT;
    assert_int_equal(parplan_deadline_extend(vn, &out, &more, &out, &err), PARPLAN_E_ARGUMENT);
    assert_error(&err, PP_EXTENSION_FORWARD,
                 "an extension counts forward from the day after the last one; leave its start "
                 "rule excluded");
    more = term_of(1, PARPLAN_TERM_DAYS);
    more.start = PARPLAN_START_INCLUDED;
    assert_int_equal(parplan_deadline_extend(vn, &out, &more, &out, NULL), PARPLAN_E_ARGUMENT);
}

static void what_is_no_deadline_is_not_moved(void **state)
{
    (void)state;
    parplan_term term = term_of(5, PARPLAN_TERM_DAYS);
    parplan_deadline none = PARPLAN_DEADLINE_INIT, out = PARPLAN_DEADLINE_INIT;
    assert_int_equal(parplan_deadline_extend(vn, &none, &term, &out, NULL), PARPLAN_E_ARGUMENT);
    assert_int_equal(parplan_deadline_extend(vn, NULL, &term, &out, NULL), PARPLAN_E_ARGUMENT);
    assert_int_equal(
        parplan_deadline_move(vn, &none, day("8/10/2024"), PARPLAN_ROLL_NONE, &out, NULL),
        PARPLAN_E_ARGUMENT);
    none = due_of(at("30/9/2024", -1), &term);
    assert_int_equal(parplan_deadline_extend(vn, &none, NULL, &out, NULL), PARPLAN_E_ARGUMENT);
    assert_int_equal(parplan_deadline_extend(vn, &none, &term, NULL, NULL), PARPLAN_E_ARGUMENT);
}

static void an_extension_of_an_unsure_deadline_stays_unsure(void **state)
{
    (void)state; /* D9 */
    parplan_term term = term_of(5, PARPLAN_TERM_WORKING_DAYS),
                 more = term_of(1, PARPLAN_TERM_HOURS);
    parplan_deadline out = due_of(at("30/12/2026", -1), &term);
    assert_int_equal(out.due.certainty, PARPLAN_RULE_BASED);
    assert_int_equal(parplan_deadline_extend(vn, &out, &more, &out, NULL), PARPLAN_OK);
    assert_int_equal(out.due.certainty, PARPLAN_RULE_BASED);
}

/* Against counting day by day */

static bool works(parplan_date date)
{
    bool out = false;
    assert_int_equal(parplan_calendar_is_working(vn, date, &out, NULL), PARPLAN_OK);
    return out;
}

static bool paused(const parplan_term *term, parplan_date date)
{
    for (size_t i = 0; i < term->pause_count; i++) {
        if (date > term->pauses[i].from.date && date <= term->pauses[i].to.date)
            return true;
    }
    return false;
}

/* Take days one after the other until the term has its own. */
static parplan_date walk(const parplan_term *term, parplan_date from, bool included)
{
    int32_t left = term->count * (term->unit == PARPLAN_TERM_WEEKS ? 7 : 1);
    parplan_date date = from - included;
    while (left > 0) {
        date++;
        bool counts = term->unit != PARPLAN_TERM_WORKING_DAYS || works(date);
        left -= counts && !paused(term, date);
    }
    return date;
}

static void random_pauses(uint64_t *seed, parplan_date from, parplan_term *term,
                          parplan_pause *pauses)
{
    parplan_date last = from;
    term->pauses = pauses;
    term->pause_count = next_random(seed, 4);
    for (size_t i = 0; i < term->pause_count; i++) {
        pauses[i].from = (parplan_moment){last + (parplan_date)next_random(seed, 12), -1};
        last = pauses[i].to.date = pauses[i].from.date + (parplan_date)next_random(seed, 20);
    }
}

static void terms_agree_with_counting_day_by_day(void **state)
{
    (void)state; /* D2, D2a, D5, D7 */
    static const parplan_term_unit units[] = {PARPLAN_TERM_DAYS, PARPLAN_TERM_WORKING_DAYS,
                                              PARPLAN_TERM_WEEKS};
    uint64_t seed = 1;
    for (int i = 0; i < 20000; i++) {
        parplan_pause pauses[4];
        parplan_term term =
            term_of(1 + (int32_t)next_random(&seed, 30), units[next_random(&seed, 3)]);
        parplan_moment from = {day("1/1/2015") + (parplan_date)next_random(&seed, 4300),
                               (int32_t)next_random(&seed, 1441)};
        term.start = (parplan_start_rule)next_random(&seed, 3);
        term.cutoff_minute = 900;
        random_pauses(&seed, from.date, &term, pauses);
        bool included = term.start == PARPLAN_START_INCLUDED ||
                        (term.start == PARPLAN_START_INCLUDED_BEFORE && from.minute < 900);
        parplan_date raw = walk(&term, from.date, included), effective = raw;
        while (!works(effective))
            effective++;
        parplan_deadline out = due_of(from, &term);
        assert_int_equal(out.due.raw, raw);
        assert_int_equal(out.due.effective, effective);
    }
}

/* The worst of the days, one after the other. */
static parplan_certainty worst(parplan_date first, parplan_date last)
{
    parplan_certainty out = PARPLAN_CONFIRMED;
    for (parplan_date date = first; date <= last; date++) {
        parplan_day found;
        assert_int_equal(parplan_calendar_day(vn, date, &found, NULL), PARPLAN_OK);
        if (found.certainty > out)
            out = found.certainty;
    }
    return out;
}

static void certainty_agrees_with_looking_at_every_day(void **state)
{
    (void)state; /* D9: 24 November 2026 is announced, 2027 is rule-based */
    for (parplan_date from = day("1/10/2026"); from <= day("31/1/2027"); from++) {
        for (int32_t count = -30; count <= 30; count++) {
            parplan_term term = term_of(count, PARPLAN_TERM_WORKING_DAYS);
            parplan_date last = due_of((parplan_moment){from, -1}, &term).due.raw;
            parplan_certainty wanted = count > 0   ? worst(from + 1, last)
                                       : count < 0 ? worst(last, from - 1)
                                                   : worst(from, last);
            assert_int_equal(due_of((parplan_moment){from, -1}, &term).due.certainty, wanted);
        }
    }
}

static bool open_at(parplan_date date, int32_t minute)
{
    return works(date) && ((minute >= 450 && minute < 690) || (minute >= 780 && minute < 1020));
}

static bool between(const parplan_pause *pause, parplan_date date, int32_t minute)
{
    int64_t now = (int64_t)date * 1440 + minute;
    return now >= (int64_t)pause->from.date * 1440 + pause->from.minute &&
           now < (int64_t)pause->to.date * 1440 + pause->to.minute;
}

/* Let minutes pass one after the other; hours of the clock where the term counts those. */
static parplan_moment walk_minutes(const parplan_term *term, parplan_moment from)
{
    bool clock = term->unit == PARPLAN_TERM_HOURS;
    for (int32_t left = term->count * 60; left > 0;) {
        if (from.minute == 1440)
            from = (parplan_moment){from.date + 1, 0};
        bool stopped = term->pause_count > 0 && between(term->pauses, from.date, from.minute);
        left -= (clock || open_at(from.date, from.minute)) && !stopped;
        from.minute++;
    }
    return from;
}

static void hours_agree_with_counting_minute_by_minute(void **state)
{
    (void)state; /* D2, D7 */
    uint64_t seed = 2;
    for (int i = 0; i < 3000; i++) {
        parplan_term term =
            term_of(1 + (int32_t)next_random(&seed, 30),
                    next_random(&seed, 3) == 0 ? PARPLAN_TERM_HOURS : PARPLAN_TERM_WORKING_HOURS);
        parplan_moment from = {day("1/1/2015") + (parplan_date)next_random(&seed, 4300),
                               (int32_t)next_random(&seed, 1441)};
        parplan_pause pause = {{from.date + 1, (int32_t)next_random(&seed, 1441)}, {0, 0}};
        pause.to = (parplan_moment){from.date + 2 + (parplan_date)next_random(&seed, 3),
                                    (int32_t)next_random(&seed, 1441)};
        term.pauses = &pause;
        term.pause_count = next_random(&seed, 2);
        parplan_deadline out = due_of(from, &term);
        parplan_moment wanted = walk_minutes(&term, from);
        assert_int_equal(out.due.effective, wanted.date);
        assert_int_equal(out.minute, wanted.minute);
    }
}

static void thirteen_working_days_are_104_hours_from_any_opening(void **state)
{
    (void)state; /* D7, one-stop steps: a day has eight hours */
    parplan_term days = term_of(13, PARPLAN_TERM_WORKING_DAYS),
                 hours = term_of(104, PARPLAN_TERM_WORKING_HOURS);
    for (parplan_date from = day("1/1/2024"); from <= day("31/12/2024"); from++) {
        parplan_deadline a = due_of((parplan_moment){from, 1020}, &days);
        parplan_deadline b = due_of((parplan_moment){from, 1020}, &hours);
        assert_int_equal(a.due.effective, b.due.effective);
        assert_int_equal(b.minute, 1020);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_deadline_tells_all_it_knows),
        cmocka_unit_test(a_term_without_a_unit_is_refused),
        cmocka_unit_test(choices_that_do_not_exist_are_refused),
        cmocka_unit_test(a_cut_off_lies_in_the_day),
        cmocka_unit_test(counts_too_small_are_refused),
        cmocka_unit_test(a_message_about_a_term_names_it_in_both_languages),
        cmocka_unit_test(a_term_that_looks_at_the_clock_needs_the_minute),
        cmocka_unit_test(a_term_backwards_neither_rolls_forward_nor_pauses),
        cmocka_unit_test(working_hours_need_hours_on_the_same_calendar),
        cmocka_unit_test(working_hours_bring_their_calendar),
        cmocka_unit_test(a_start_rule_is_not_for_hours),
        cmocka_unit_test(a_term_that_asks_for_working_days_needs_a_calendar),
        cmocka_unit_test(wrong_pauses_are_named),
        cmocka_unit_test(a_struct_must_say_its_size),
        cmocka_unit_test(a_newer_struct_is_taken_while_its_news_are_zero),
        cmocka_unit_test(days_beyond_all_years_are_out_of_range),
        cmocka_unit_test(working_time_outside_the_calendar_is_out_of_range),
        cmocka_unit_test(a_pause_that_leads_out_is_out_of_range),
        cmocka_unit_test(a_roll_out_of_the_calendar_is_out_of_range),
        cmocka_unit_test(an_extension_that_cannot_be_counted_changes_nothing),
        cmocka_unit_test(an_extension_keeps_the_rules_of_the_first_term_but_its_roll),
        cmocka_unit_test(a_deadline_is_moved_as_often_as_its_term_allows),
        cmocka_unit_test(a_new_day_comes_after_the_one_it_replaces),
        cmocka_unit_test(an_extension_counts_forward),
        cmocka_unit_test(what_is_no_deadline_is_not_moved),
        cmocka_unit_test(an_extension_of_an_unsure_deadline_stays_unsure),
        cmocka_unit_test(terms_agree_with_counting_day_by_day),
        cmocka_unit_test(certainty_agrees_with_looking_at_every_day),
        cmocka_unit_test(hours_agree_with_counting_minute_by_minute),
        cmocka_unit_test(thirteen_working_days_are_104_hours_from_any_opening),
    };
    return cmocka_run_group_tests(tests, open_office, close_office);
}
