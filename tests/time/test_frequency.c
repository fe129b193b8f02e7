/* SPDX-License-Identifier: Apache-2.0 */
#include "time/days.h"

#include <parplan/frequency.h>

#include "base/message.h"

enum { MOST = 400 };

/* A check and its answer. */
typedef struct checked {
    parplan_frequency_result r;
    parplan_interval violated[MOST];
} checked;

static const parplan_frequency twice_a_year = {PARPLAN_FREQUENCY_BIN, 2, 12};
static const parplan_frequency bins = {PARPLAN_FREQUENCY_BIN, 1, 6};
static const parplan_frequency gaps = {PARPLAN_FREQUENCY_GAP, 1, 6};
static const parplan_frequency monthly = {PARPLAN_FREQUENCY_BIN, 1, 1};

/* Over 2024; up to five days, ended by NULL. */
#define CHECK(frequency, as_of, ...)                                                               \
    check_2024((frequency), (as_of), (const char *const[]){__VA_ARGS__, NULL})

static checked check_2024(parplan_frequency frequency, const char *as_of, const char *const *days)
{
    parplan_interval window = {day("2024-01-01"), day("2024-12-31")};
    parplan_date events[16];
    size_t count = 0;
    checked out = {.r.events = 99};
    for (; days[count] != NULL; count++)
        events[count] = day(days[count]);
    assert_int_equal(parplan_frequency_check(&frequency, window, day(as_of), events, count, &out.r,
                                             out.violated, MOST, NULL),
                     PARPLAN_OK);
    return out;
}

static void assert_interval(parplan_interval interval, const char *from, const char *to)
{
    assert_day(interval.from, from);
    assert_day(interval.to, to);
}

/* By bin */

static void both_ends_of_the_year_satisfy_two_bins(void **state)
{
    (void)state; /* D12 */
    checked out = CHECK(bins, "2025-01-01", "2024-01-01", "2024-12-31");
    assert_int_equal(out.r.events, 2);
    assert_int_equal(out.r.required, 2);
    assert_int_equal(out.r.violations, 0);
    assert_int_equal(out.r.next_by, PARPLAN_DATE_NONE);
    assert_true(out.r.complete);
}

static void both_ends_of_the_year_leave_a_gap(void **state)
{
    (void)state; /* D12: the same events, the other reading */
    checked out = CHECK(gaps, "2025-01-01", "2024-01-01", "2024-12-31");
    assert_int_equal(out.r.violations, 1);
    assert_interval(out.violated[0], "02/01/2024", "30/12/2024");
    assert_int_equal(out.r.required, 2);
    assert_true(out.r.complete);
}

static void an_empty_bin_is_violated_once_it_is_over(void **state)
{
    (void)state;
    checked out = CHECK(bins, "2024-07-01", NULL);
    assert_int_equal(out.r.required, 1);
    assert_int_equal(out.r.violations, 1);
    assert_interval(out.violated[0], "01/01/2024", "30/06/2024");
    assert_day(out.r.next_by, "31/12/2024");
}

static void a_bin_is_open_through_its_last_day(void **state)
{
    (void)state;
    checked out = CHECK(bins, "2024-06-30", NULL);
    assert_int_equal(out.r.required, 0);
    assert_int_equal(out.r.violations, 0);
    assert_day(out.r.next_by, "30/06/2024");
    assert_false(out.r.complete);
}

static void the_edge_days_of_a_bin_belong_to_it(void **state)
{
    (void)state;
    assert_int_equal(CHECK(bins, "2025-01-01", "2024-06-30", "2024-07-01").r.violations, 0);
    checked out = CHECK(bins, "2025-01-01", "2024-07-01", "2024-07-02");
    assert_int_equal(out.r.violations, 1);
    assert_interval(out.violated[0], "01/01/2024", "30/06/2024");
}

static void an_event_in_this_bin_makes_the_next_bin_next(void **state)
{
    (void)state;
    checked out = CHECK(bins, "2024-03-10", "2024-03-05");
    assert_day(out.r.next_by, "31/12/2024");
    assert_false(out.r.complete);
}

static void a_bin_with_its_events_can_complete_the_window_early(void **state)
{
    (void)state; /* F.2: two dialogue conferences a year */
    checked out = CHECK(twice_a_year, "2024-05-01", "2024-03-01", "2024-04-01");
    assert_true(out.r.complete);
    assert_int_equal(out.r.required, 0);
    assert_int_equal(out.r.next_by, PARPLAN_DATE_NONE);
}

static void two_events_on_one_day_are_two_in_a_bin(void **state)
{
    (void)state;
    checked out = CHECK(twice_a_year, "2025-01-01", "2024-03-01", "2024-03-01");
    assert_int_equal(out.r.events, 2);
    assert_int_equal(out.r.violations, 0);
}

static void one_event_of_two_leaves_one_still_needed(void **state)
{
    (void)state;
    checked out = CHECK(twice_a_year, "2024-05-01", "2024-03-01");
    assert_day(out.r.next_by, "31/12/2024");
    out = CHECK(twice_a_year, "2025-01-01", "2024-03-01");
    assert_int_equal(out.r.violations, 1);
    assert_interval(out.violated[0], "01/01/2024", "31/12/2024");
}

static void every_month_is_twelve_bins(void **state)
{
    (void)state; /* F.5 */
    checked out = CHECK(monthly, "2025-01-01", "2024-02-29");
    assert_int_equal(out.r.required, 12);
    assert_int_equal(out.r.violations, 11);
    assert_interval(out.violated[1], "01/03/2024", "31/03/2024");
}

static void bins_keep_to_their_anchor_over_short_months(void **state)
{
    (void)state; /* D6: from 31 January, not from 29 February */
    parplan_interval window = {day("2024-01-31"), day("2024-04-29")}, violated[4];
    parplan_frequency_result r;
    assert_int_equal(parplan_frequency_check(&monthly, window, day("2024-05-01"), NULL, 0, &r,
                                             violated, 4, NULL),
                     PARPLAN_OK);
    assert_int_equal(r.violations, 3);
    assert_interval(violated[0], "31/01/2024", "28/02/2024");
    assert_interval(violated[1], "29/02/2024", "30/03/2024");
    assert_interval(violated[2], "31/03/2024", "29/04/2024");
}

static void a_shorter_last_bin_counts_too(void **state)
{
    (void)state;
    parplan_frequency five = {PARPLAN_FREQUENCY_BIN, 1, 5};
    checked out = CHECK(five, "2025-01-01", "2024-05-31", "2024-10-31");
    assert_int_equal(out.r.required, 3);
    assert_int_equal(out.r.violations, 1);
    assert_interval(out.violated[0], "01/11/2024", "31/12/2024");
}

/* By gap */

static void six_months_after_an_event_end_on_its_day_of_the_month(void **state)
{
    (void)state; /* D2 */
    assert_day(CHECK(gaps, "2024-02-01", "2024-01-10").r.next_by, "10/07/2024");
    assert_int_equal(CHECK(gaps, "2024-12-01", "2024-01-10", "2024-07-10").r.violations, 0);
    checked late = CHECK(gaps, "2024-12-01", "2024-01-10", "2024-07-11");
    assert_int_equal(late.r.violations, 1);
    assert_interval(late.violated[0], "11/01/2024", "10/07/2024");
}

static void the_first_event_falls_within_the_first_span(void **state)
{
    (void)state;
    assert_day(CHECK(gaps, "2024-01-01", NULL).r.next_by, "30/06/2024");
    assert_int_equal(CHECK(gaps, "2024-07-05", "2024-06-30").r.violations, 0);
    checked late = CHECK(gaps, "2024-07-05", "2024-07-01");
    assert_int_equal(late.r.violations, 1);
    assert_interval(late.violated[0], "01/01/2024", "30/06/2024");
}

static void a_running_gap_is_open_through_its_last_day(void **state)
{
    (void)state;
    checked out = CHECK(gaps, "2024-06-30", NULL);
    assert_int_equal(out.r.violations, 0);
    assert_int_equal(out.r.required, 0);
    assert_day(out.r.next_by, "30/06/2024");
}

static void a_gap_that_goes_on_is_violated_up_to_yesterday(void **state)
{
    (void)state;
    checked out = CHECK(gaps, "2024-07-10", NULL);
    assert_int_equal(out.r.violations, 1);
    assert_interval(out.violated[0], "01/01/2024", "09/07/2024");
    assert_day(out.r.next_by, "30/06/2024"); /* overdue */
    assert_false(out.r.complete);
}

static void the_end_of_the_window_closes_a_gap(void **state)
{
    (void)state;
    checked out = CHECK(gaps, "2025-03-01", "2024-03-01", "2024-06-15");
    assert_int_equal(out.r.violations, 1);
    assert_interval(out.violated[0], "16/06/2024", "31/12/2024");
    assert_int_equal(out.r.required, 3);
    assert_int_equal(out.r.next_by, PARPLAN_DATE_NONE);
}

static void an_event_late_enough_completes_the_window(void **state)
{
    (void)state;
    checked out = CHECK(gaps, "2024-07-05", "2024-03-01", "2024-07-01");
    assert_true(out.r.complete); /* 1 January 2025 lies past the window */
    out = CHECK(gaps, "2024-07-05", "2024-03-01", "2024-06-30");
    assert_false(out.r.complete);
    assert_day(out.r.next_by, "30/12/2024");
}

static void repeated_days_are_one_end_of_a_gap(void **state)
{
    (void)state;
    checked out = CHECK(gaps, "2024-08-01", "2024-05-01", "2024-05-01");
    assert_int_equal(out.r.events, 2);
    assert_int_equal(out.r.required, 1);
}

static void a_window_shorter_than_the_gap_needs_nothing(void **state)
{
    (void)state;
    parplan_interval window = {day("2024-10-01"), day("2024-12-31")};
    parplan_frequency_result r;
    assert_int_equal(
        parplan_frequency_check(&gaps, window, day("2024-10-01"), NULL, 0, &r, NULL, 0, NULL),
        PARPLAN_OK);
    assert_true(r.complete);
}

/* Both */

static void events_outside_the_window_or_after_the_day_do_not_count(void **state)
{
    (void)state;
    checked out = CHECK(bins, "2024-03-01", "2023-12-31", "2024-02-01", "2024-03-02", "2025-01-01");
    assert_int_equal(out.r.events, 1);
    out = CHECK(gaps, "2026-01-01", "2023-12-31", "2025-01-01");
    assert_int_equal(out.r.events, 0);
    assert_interval(out.violated[0], "01/01/2024", "31/12/2024");
}

static void an_event_of_the_day_itself_counts(void **state)
{
    (void)state;
    assert_int_equal(CHECK(bins, "2024-02-01", "2024-02-01").r.events, 1);
    assert_day(CHECK(gaps, "2024-02-01", "2024-02-01").r.next_by, "01/08/2024");
}

static void before_the_window_nothing_is_late(void **state)
{
    (void)state;
    checked bin = CHECK(bins, "2023-06-01", NULL), gap = CHECK(gaps, "2023-06-01", NULL);
    assert_int_equal(bin.r.violations + gap.r.violations + bin.r.required + gap.r.required, 0);
    assert_day(bin.r.next_by, "30/06/2024");
    assert_day(gap.r.next_by, "30/06/2024");
}

static void all_violations_are_counted_and_some_returned(void **state)
{
    (void)state;
    parplan_interval window = {day("2024-01-01"), day("2024-12-31")};
    parplan_interval violated[2] = {{7, 7}, {7, 7}};
    parplan_frequency_result r;
    parplan_date today = day("2025-01-01");
    assert_int_equal(
        parplan_frequency_check(&monthly, window, today, NULL, 0, &r, violated, 1, NULL), 0);
    assert_int_equal(r.violations, 12);
    assert_interval(violated[0], "01/01/2024", "31/01/2024");
    assert_int_equal(violated[1].from, 7);
    assert_int_equal(parplan_frequency_check(&monthly, window, today, NULL, 0, &r, NULL, 9, NULL),
                     0);
    assert_int_equal(r.violations, 12);
}

static void spans_past_the_last_year_end_with_the_window(void **state)
{
    (void)state;
    parplan_interval window = {day("9999-06-01"), day("9999-12-31")};
    parplan_frequency huge = {PARPLAN_FREQUENCY_BIN, 1, INT32_MAX};
    parplan_frequency_result r;
    assert_int_equal(
        parplan_frequency_check(&huge, window, window.from, NULL, 0, &r, NULL, 0, NULL),
        PARPLAN_OK);
    assert_day(r.next_by, "31/12/9999");
    huge.mode = PARPLAN_FREQUENCY_GAP;
    assert_int_equal(parplan_frequency_check(&huge, window, window.to, NULL, 0, &r, NULL, 0, NULL),
                     PARPLAN_OK);
    assert_day(r.next_by, "31/12/9999");
}

/* Errors */

static parplan_status refused(parplan_frequency frequency, const parplan_date *events, size_t count,
                              parplan_error *err)
{
    parplan_interval window = {100, 200};
    parplan_frequency_result r = {.events = 77};
    parplan_status status =
        parplan_frequency_check(&frequency, window, 150, events, count, &r, NULL, 0, err);
    assert_int_equal(r.events, 77);
    return status;
}

static void a_frequency_without_a_reading_is_an_error(void **state)
{
    (void)state; /* D12: neither reading is a default */
    parplan_error err = PARPLAN_ERROR_INIT;
    parplan_frequency unset = {PARPLAN_FREQUENCY_UNSET, 1, 6};
    assert_int_equal(refused(unset, NULL, 0, &err), PARPLAN_E_ARGUMENT);
    assert_error(&err, PP_ARGUMENT, "argument mode is missing or unset");
}

static void less_than_once_in_a_month_is_an_error(void **state)
{
    (void)state;
    parplan_error err = PARPLAN_ERROR_INIT;
    parplan_frequency never = {PARPLAN_FREQUENCY_BIN, 0, 6};
    parplan_frequency instant = {PARPLAN_FREQUENCY_GAP, 1, 0};
    assert_int_equal(refused(instant, NULL, 0, NULL), PARPLAN_E_ARGUMENT);
    assert_int_equal(refused(never, NULL, 0, &err), PARPLAN_E_ARGUMENT);
    assert_error(&err, PP_FREQUENCY_LOW,
                 "a frequency needs at least 1 event in at least 1 month, not 0 in 6");
}

static void a_gap_takes_one_event(void **state)
{
    (void)state;
    parplan_error err = PARPLAN_ERROR_INIT;
    parplan_frequency twice = {PARPLAN_FREQUENCY_GAP, 2, 6};
    assert_int_equal(refused(twice, NULL, 0, &err), PARPLAN_E_ARGUMENT);
    assert_error(&err, PP_FREQUENCY_GAP_TIMES,
                 "one event ends a gap: a frequency read by gaps has times 1, not 2");
}

static void events_out_of_order_are_an_error(void **state)
{
    (void)state;
    const parplan_date events[] = {120, 119};
    parplan_error err = PARPLAN_ERROR_INIT;
    assert_int_equal(refused(bins, events, 2, &err), PARPLAN_E_ARGUMENT);
    assert_error(&err, PP_EVENTS_ORDER,
                 "the event of 30/04/1970 is listed after that of 01/05/1970; events must ascend");
    assert_int_equal(refused(bins, NULL, 2, NULL), PARPLAN_E_ARGUMENT);
}

static void a_window_that_ends_before_it_starts_is_an_error(void **state)
{
    (void)state;
    parplan_interval window = {200, 100};
    parplan_error err = PARPLAN_ERROR_INIT;
    parplan_frequency_result r;
    assert_int_equal(parplan_frequency_check(&bins, window, 150, NULL, 0, &r, NULL, 0, &err),
                     PARPLAN_E_ARGUMENT);
    assert_error(&err, PP_WINDOW_REVERSED,
                 "the window starts on 20/07/1970 and ends before that, on 11/04/1970");
}

static void a_missing_argument_is_an_error(void **state)
{
    (void)state;
    parplan_interval window = {100, 200}, open = {100, PARPLAN_DATE_NONE};
    parplan_frequency_result r;
    assert_int_equal(parplan_frequency_check(NULL, window, 150, NULL, 0, &r, NULL, 0, NULL),
                     PARPLAN_E_ARGUMENT);
    assert_int_equal(parplan_frequency_check(&bins, window, 150, NULL, 0, NULL, NULL, 0, NULL),
                     PARPLAN_E_ARGUMENT);
    assert_int_equal(parplan_frequency_check(&bins, open, 150, NULL, 0, &r, NULL, 0, NULL),
                     PARPLAN_E_ARGUMENT);
    assert_int_equal(
        parplan_frequency_check(&bins, window, PARPLAN_DATE_NONE, NULL, 0, &r, NULL, 0, NULL),
        PARPLAN_E_ARGUMENT);
}

/* Against a naive checker: it walks the window day by day, with the number of events of each day. */

enum { LONGEST = 800 };

typedef struct scene {
    parplan_frequency frequency;
    parplan_interval window;
    parplan_date as_of;
    parplan_date events[24];
    size_t count;
} scene;

static parplan_date months_later(parplan_date date, int32_t months)
{
    assert_int_equal(parplan_date_add_months(date, months, &date, NULL), PARPLAN_OK);
    return date;
}

static int on_day(const scene *s, parplan_date date)
{
    int n = 0;
    for (size_t i = 0; i < s->count; i++)
        n += s->events[i] == date && date <= s->as_of;
    return n;
}

static size_t naive_bins(const scene *s, parplan_interval *out)
{
    size_t n = 0;
    int32_t months = s->frequency.months;
    parplan_date from = s->window.from;
    int events = 0;
    for (parplan_date date = from; date <= s->window.to && date < s->as_of; date++) {
        events += on_day(s, date);
        if (date + 1 != months_later(s->window.from, months) && date != s->window.to)
            continue;
        if (events < s->frequency.times)
            out[n++] = (parplan_interval){from, date};
        from = date + 1;
        months += s->frequency.months;
        events = 0;
    }
    return n;
}

/* A run of days without an event is violated where the last day for an event lies in it. */
static size_t naive_gaps(const scene *s, parplan_interval *out)
{
    size_t n = 0;
    parplan_date from = s->window.from;
    for (parplan_date date = from; date <= s->window.to && date < s->as_of; date++) {
        bool ends = date == s->window.to || date + 1 == s->as_of || on_day(s, date + 1) > 0;
        if (on_day(s, date) > 0)
            from = date + 1;
        if (on_day(s, date) > 0 || !ends)
            continue;
        parplan_date last = from == s->window.from ? months_later(from, s->frequency.months) - 1
                                                   : months_later(from - 1, s->frequency.months);
        if (last <= date)
            out[n++] = (parplan_interval){from, date};
    }
    return n;
}

static scene random_scene(uint64_t *seed)
{
    scene s = {.frequency = {PARPLAN_FREQUENCY_BIN, 1, 1 + (int32_t)next_random(seed, 7)}};
    if (next_random(seed, 2) == 1)
        s.frequency.mode = PARPLAN_FREQUENCY_GAP;
    else
        s.frequency.times = 1 + (int32_t)next_random(seed, 3);
    s.window.from = day("2023-11-15") + (parplan_date)next_random(seed, 120);
    s.window.to = s.window.from + (parplan_date)next_random(seed, 500);
    s.as_of = s.window.from - 20 + (parplan_date)next_random(seed, 540);
    s.count = next_random(seed, (uint32_t)COUNT(s.events));
    parplan_date date = s.window.from - 10;
    for (size_t i = 0; i < s.count; i++)
        s.events[i] = date += (parplan_date)next_random(seed, next_random(seed, 3) == 0 ? 200 : 30);
    return s;
}

static checked run(const scene *s, parplan_date as_of)
{
    checked out = {.r.events = 99};
    assert_int_equal(parplan_frequency_check(&s->frequency, s->window, as_of, s->events, s->count,
                                             &out.r, out.violated, MOST, NULL),
                     PARPLAN_OK);
    return out;
}

static void violations_agree_with_a_naive_checker(void **state)
{
    (void)state;
    uint64_t seed = 2024;
    for (int i = 0; i < 3000; i++) {
        scene s = random_scene(&seed);
        checked out = run(&s, s.as_of);
        parplan_interval naive[LONGEST];
        size_t n = s.frequency.mode == PARPLAN_FREQUENCY_BIN ? naive_bins(&s, naive)
                                                             : naive_gaps(&s, naive);
        assert_int_equal(out.r.violations, n);
        assert_memory_equal(out.violated, naive, n * sizeof naive[0]);
        assert_true(out.r.required >= n);
    }
}

/* Without another event nothing is violated up to next_by, and something is on the day after. */
static void the_next_day_is_the_last_that_still_helps(void **state)
{
    (void)state;
    uint64_t seed = 9;
    for (int i = 0; i < 3000; i++) {
        scene s = random_scene(&seed);
        checked now = run(&s, s.as_of);
        while (s.count > 0 && s.events[s.count - 1] > s.as_of)
            s.count--;
        if (now.r.next_by >= s.as_of) {
            assert_int_equal(run(&s, now.r.next_by).r.violations, now.r.violations);
            assert_int_equal(run(&s, now.r.next_by + 1).r.violations, now.r.violations + 1);
        } else if (now.r.complete) {
            assert_int_equal(run(&s, s.window.to + 1).r.violations, now.r.violations);
        } else { /* overdue */
            assert_int_equal(run(&s, now.r.next_by).r.violations, now.r.violations - 1);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(both_ends_of_the_year_satisfy_two_bins),
        cmocka_unit_test(both_ends_of_the_year_leave_a_gap),
        cmocka_unit_test(an_empty_bin_is_violated_once_it_is_over),
        cmocka_unit_test(a_bin_is_open_through_its_last_day),
        cmocka_unit_test(the_edge_days_of_a_bin_belong_to_it),
        cmocka_unit_test(an_event_in_this_bin_makes_the_next_bin_next),
        cmocka_unit_test(a_bin_with_its_events_can_complete_the_window_early),
        cmocka_unit_test(two_events_on_one_day_are_two_in_a_bin),
        cmocka_unit_test(one_event_of_two_leaves_one_still_needed),
        cmocka_unit_test(every_month_is_twelve_bins),
        cmocka_unit_test(bins_keep_to_their_anchor_over_short_months),
        cmocka_unit_test(a_shorter_last_bin_counts_too),
        cmocka_unit_test(six_months_after_an_event_end_on_its_day_of_the_month),
        cmocka_unit_test(the_first_event_falls_within_the_first_span),
        cmocka_unit_test(a_running_gap_is_open_through_its_last_day),
        cmocka_unit_test(a_gap_that_goes_on_is_violated_up_to_yesterday),
        cmocka_unit_test(the_end_of_the_window_closes_a_gap),
        cmocka_unit_test(an_event_late_enough_completes_the_window),
        cmocka_unit_test(repeated_days_are_one_end_of_a_gap),
        cmocka_unit_test(a_window_shorter_than_the_gap_needs_nothing),
        cmocka_unit_test(events_outside_the_window_or_after_the_day_do_not_count),
        cmocka_unit_test(an_event_of_the_day_itself_counts),
        cmocka_unit_test(before_the_window_nothing_is_late),
        cmocka_unit_test(all_violations_are_counted_and_some_returned),
        cmocka_unit_test(spans_past_the_last_year_end_with_the_window),
        cmocka_unit_test(a_frequency_without_a_reading_is_an_error),
        cmocka_unit_test(less_than_once_in_a_month_is_an_error),
        cmocka_unit_test(a_gap_takes_one_event),
        cmocka_unit_test(events_out_of_order_are_an_error),
        cmocka_unit_test(a_window_that_ends_before_it_starts_is_an_error),
        cmocka_unit_test(a_missing_argument_is_an_error),
        cmocka_unit_test(violations_agree_with_a_naive_checker),
        cmocka_unit_test(the_next_day_is_the_last_that_still_helps),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
