/* SPDX-License-Identifier: Apache-2.0 */
/* Why a deadline is on its day: every day on the way, and how it was treated. */
#include "time/vn_gov.h"

#include <stdio.h>

#include <parplan/term.h>

static parplan_term term;
static parplan_deadline deadline;
static parplan_moment event;

static int fresh_term(void **state)
{
    (void)state;
    term = (parplan_term)PARPLAN_TERM_INIT;
    return 0;
}

static void count(const char *from, int32_t minute, const char *text)
{
    parplan_error err = PARPLAN_ERROR_INIT;
    event = (parplan_moment){day(from), minute};
    deadline = (parplan_deadline)PARPLAN_DEADLINE_INIT;
    assert_int_equal(parplan_term_parse(text, strlen(text), &term, NULL), PARPLAN_OK);
    if (parplan_term_due(vn, event, &term, &deadline, &err) != PARPLAN_OK)
        fail_msg("%s", err.message);
}

static bool next_run(parplan_date from, parplan_run *out)
{
    bool found = false;
    assert_int_equal(parplan_term_next_run(vn, event, &term, &deadline, from, out, &found, NULL),
                     PARPLAN_OK);
    return found;
}

/* "EVENT 02/02, REST 03/02-04/02, …". */
static const char *runs(void)
{
    static char said[1024];
    size_t used = 0;
    parplan_run run;
    for (parplan_date at = PARPLAN_DATE_NONE; next_run(at, &run); at = run.to + 1) {
        char from[PARPLAN_DATE_SIZE], to[PARPLAN_DATE_SIZE];
        parplan_date_format(run.from, PARPLAN_DATE_DMY, from);
        parplan_date_format(run.to, PARPLAN_DATE_DMY, to);
        used += (size_t)snprintf(said + used, sizeof said - used, "%s%s %.5s", used > 0 ? ", " : "",
                                 parplan_run_kind_name(run.kind), from);
        if (run.to > run.from)
            used += (size_t)snprintf(said + used, sizeof said - used, "-%.5s", to);
    }
    return said;
}

static void the_day_of_the_event_and_rest_days_are_not_counted(void **state)
{
    (void)state; /* art. 147; D5 */
    count("02/02/2024", 600, "3 working days");
    assert_string_equal(runs(), "EVENT 02/02, REST 03/02-04/02, COUNTED 05/02-07/02");
}

static void an_event_that_is_included_is_counted(void **state)
{
    (void)state;
    term.start = PARPLAN_START_INCLUDED;
    count("02/02/2024", -1, "3 working days");
    assert_string_equal(runs(), "COUNTED 02/02, REST 03/02-04/02, COUNTED 05/02-06/02");
}

static void rest_days_are_told_apart_by_what_they_are(void **state)
{
    (void)state; /* Tết 2024: 8 to 12 February, two days off in lieu */
    count("06/02/2024", -1, "5 working days");
    assert_string_equal(runs(), "EVENT 06/02, COUNTED 07/02, REST 08/02-12/02, REST 13/02-14/02, "
                                "COUNTED 15/02-16/02, REST 17/02-18/02, COUNTED 19/02-20/02");
}

static void a_run_knows_name_and_source_of_its_days(void **state)
{
    (void)state;
    parplan_run run;
    count("06/02/2024", -1, "5 working days");
    assert_true(next_run(day("10/02/2024"), &run));
    assert_day(run.from, "10/02/2024");
    assert_day(run.to, "12/02/2024");
    assert_string_equal(run.day.name.vi, "Tết Nguyên đán");
    assert_non_null(run.day.source.en);
}

static void a_saturday_worked_in_exchange_is_counted(void **state)
{
    (void)state; /* 29/04/2024 was swapped with Saturday 04/05 */
    count("02/05/2024", -1, "2 working days");
    assert_string_equal(runs(), "EVENT 02/05, COUNTED 03/05, COUNTED 04/05");
}

static void days_of_the_calendar_are_counted_until_the_term_rolls(void **state)
{
    (void)state; /* art. 148.5 */
    count("30/09/2024", -1, "5 days");
    assert_string_equal(runs(),
                        "EVENT 30/09, COUNTED 01/10-04/10, ROLLED 05/10-06/10, COUNTED 07/10");
}

static void a_roll_backwards_is_told_as_well(void **state)
{
    (void)state;
    term.roll = PARPLAN_ROLL_PREVIOUS;
    count("30/09/2024", -1, "5 days");
    assert_string_equal(runs(), "EVENT 30/09, COUNTED 01/10-04/10, ROLLED 05/10");
}

static void a_term_of_no_days_tells_of_its_roll_alone(void **state)
{
    (void)state;
    count("05/10/2024", -1, "0 days");
    assert_string_equal(runs(), "ROLLED 05/10-06/10, COUNTED 07/10");
}

static void a_term_backwards_is_told_by_date_too(void **state)
{
    (void)state;
    count("05/02/2024", -1, "-2 working days");
    assert_string_equal(runs(), "COUNTED 01/02-02/02, REST 03/02-04/02, EVENT 05/02");
}

static void days_of_a_pause_are_not_counted(void **state)
{
    (void)state; /* stopped on Monday, on again on Wednesday */
    const parplan_pause pause = {{day("04/03/2024"), -1}, {day("06/03/2024"), -1}};
    term.pauses = &pause;
    term.pause_count = 1;
    count("01/03/2024", -1, "3 working days");
    assert_string_equal(runs(), "EVENT 01/03, REST 02/03-03/03, COUNTED 04/03, PAUSED 05/03-06/03, "
                                "COUNTED 07/03-08/03");
}

static void working_hours_know_closed_days(void **state)
{
    (void)state; /* received on Friday after the office has closed; it is closed on Mondays */
    static const char text[] = "Tu-Fr 08:00-12:00 13:00-17:00";
    parplan_hours *hours;
    assert_int_equal(parplan_hours_parse(vn, text, strlen(text), &hours, NULL), PARPLAN_OK);
    term.hours = hours;
    term.roll = PARPLAN_ROLL_NONE;
    count("01/03/2024", 1050, "4 working hours");
    assert_string_equal(runs(), "CLOSED 01/03, REST 02/03-03/03, CLOSED 04/03, COUNTED 05/03");
    parplan_hours_unref(hours);
}

static void a_term_that_needs_no_calendar_is_told_without_one(void **state)
{
    (void)state;
    parplan_calendar *kept = vn;
    vn = NULL;
    term.roll = PARPLAN_ROLL_NONE;
    count("30/09/1990", -1, "5 days");
    assert_string_equal(runs(), "EVENT 30/09, COUNTED 01/10-05/10");
    vn = kept;
}

static void a_day_the_calendar_lacks_is_out_of_range_whatever_is_counted(void **state)
{
    (void)state;
    parplan_error err = PARPLAN_ERROR_INIT;
    term.roll = PARPLAN_ROLL_NONE;
    term.count = 5;
    term.unit = PARPLAN_TERM_DAYS;
    event = (parplan_moment){day("31/12/1999"), -1};
    assert_int_equal(parplan_term_due(vn, event, &term, &deadline, &err), PARPLAN_E_RANGE);
    event.date = day("31/12/2199");
    assert_int_equal(parplan_term_due(vn, event, &term, &deadline, &err), PARPLAN_E_RANGE);
    assert_int_equal(parplan_due_fixed(vn, day("02/09/2200"), PARPLAN_BOUND_BY, PARPLAN_ROLL_NONE,
                                       &deadline.due, &err),
                     PARPLAN_E_RANGE);
}

/* What any term says: its runs follow one another without a gap, and as many days are counted as it has. */
static void the_runs_of_a_term_are_all_its_days(void **state)
{
    (void)state;
    uint64_t seed = 1;
    for (int i = 0; i < 500; i++) {
        char text[32];
        int32_t n = 1 + (int32_t)next_random(&seed, 40), counted = 0;
        snprintf(text, sizeof text, "%d working days", n);
        term.start = (parplan_start_rule)next_random(&seed, 2);
        count("01/01/2024", -1, "1 day");
        event.date += (parplan_date)next_random(&seed, 700);
        assert_int_equal(parplan_term_parse(text, strlen(text), &term, NULL), PARPLAN_OK);
        assert_int_equal(parplan_term_due(vn, event, &term, &deadline, NULL), PARPLAN_OK);
        parplan_run run;
        parplan_date at = event.date;
        for (; next_run(at, &run); at = run.to + 1) {
            assert_int_equal(run.from, at);
            counted += run.kind == PARPLAN_RUN_COUNTED ? run.to - run.from + 1 : 0;
        }
        assert_int_equal(at, deadline.due.effective + 1);
        assert_int_equal(counted, n);
    }
}

static void what_is_missing_is_an_error(void **state)
{
    (void)state;
    parplan_run run;
    bool found;
    count("02/02/2024", -1, "3 working days");
    assert_int_equal(parplan_term_next_run(vn, event, NULL, &deadline, 0, &run, &found, NULL),
                     PARPLAN_E_ARGUMENT);
    assert_int_equal(parplan_term_next_run(vn, event, &term, &deadline, 0, NULL, &found, NULL),
                     PARPLAN_E_ARGUMENT);
    deadline.extensions = 1;
    assert_int_equal(parplan_term_next_run(vn, event, &term, &deadline, 0, &run, &found, NULL),
                     PARPLAN_E_ARGUMENT);
    event.date = PARPLAN_DATE_NONE;
    deadline.extensions = 0;
    assert_int_equal(parplan_term_next_run(vn, event, &term, &deadline, 0, &run, &found, NULL),
                     PARPLAN_E_RANGE);
    assert_string_equal(parplan_run_kind_name((parplan_run_kind)9), "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(the_day_of_the_event_and_rest_days_are_not_counted, fresh_term),
        cmocka_unit_test_setup(an_event_that_is_included_is_counted, fresh_term),
        cmocka_unit_test_setup(rest_days_are_told_apart_by_what_they_are, fresh_term),
        cmocka_unit_test_setup(a_run_knows_name_and_source_of_its_days, fresh_term),
        cmocka_unit_test_setup(a_saturday_worked_in_exchange_is_counted, fresh_term),
        cmocka_unit_test_setup(days_of_the_calendar_are_counted_until_the_term_rolls, fresh_term),
        cmocka_unit_test_setup(a_roll_backwards_is_told_as_well, fresh_term),
        cmocka_unit_test_setup(a_term_of_no_days_tells_of_its_roll_alone, fresh_term),
        cmocka_unit_test_setup(a_term_backwards_is_told_by_date_too, fresh_term),
        cmocka_unit_test_setup(days_of_a_pause_are_not_counted, fresh_term),
        cmocka_unit_test_setup(working_hours_know_closed_days, fresh_term),
        cmocka_unit_test_setup(a_term_that_needs_no_calendar_is_told_without_one, fresh_term),
        cmocka_unit_test_setup(a_day_the_calendar_lacks_is_out_of_range_whatever_is_counted,
                               fresh_term),
        cmocka_unit_test_setup(the_runs_of_a_term_are_all_its_days, fresh_term),
        cmocka_unit_test_setup(what_is_missing_is_an_error, fresh_term),
    };
    return cmocka_run_group_tests(tests, open_calendar, close_calendar);
}
