/* SPDX-License-Identifier: Apache-2.0 */
/* Which figures a verdict rests on (V6, V9, V10), and since when a target is out of reach. */
#include "support/board.h"

#define SAYS(indicator, unit, verdict) assert_string_equal(verdict_of(indicator, unit), verdict)
#define IS(indicator, unit, value) assert_string_equal(value_of(indicator, unit), value)

/* ---- due, not yet due ---- */

static void before_the_first_window_nothing_is_due(void **unused)
{
    (void)unused;
    judge(NULL, "2024-03-04");
    SAYS("final", "p-mot", "CANNOT_DETERMINE NOT_YET_DUE");
    assert_string_equal(cell_of("final", "p-mot")->window, "");
}

static void a_missing_figure_is_not_yet_due_up_to_its_day(void **unused)
{
    (void)unused;
    judge(NULL, "2024-03-10");
    SAYS("final", "p-mot", "CANNOT_DETERMINE NOT_YET_DUE");
    judge(NULL, "2024-03-11");
    SAYS("final", "p-mot", "CANNOT_DETERMINE NO_DATA");
    assert_string_equal(cell_of("final", "p-mot")->window, "2024-Q1");
}

/* V9: an older window never stands in for one that has closed. */
static void an_older_window_is_no_stand_in(void **unused)
{
    (void)unused;
    judge(RATIOS "final,p-mot,2024-Q1,60,100\nstock,quan,2024-Q1,60,100\n", "2024-06-11");
    SAYS("final", "p-mot", "CANNOT_DETERMINE NO_DATA");
    SAYS("stock", "quan", "CANNOT_DETERMINE NO_DATA");
}

static void a_window_that_has_not_closed_is_left_aside(void **unused)
{
    (void)unused;
    judge(RATIOS "final,p-mot,2024-Q1,60,100\nfinal,p-mot,2024-H1,1,100\n", "2024-06-04");
    SAYS("final", "p-mot", "MET");
    assert_string_equal(cell_of("final", "p-mot")->window, "2024-Q1");
}

static void an_indicator_without_windows_is_due_by_the_deadline(void **unused)
{
    (void)unused;
    judge(NULL, "2024-12-31");
    SAYS("yearly", "quan", "CANNOT_DETERMINE NOT_YET_DUE");
    judge(NULL, "2025-01-01");
    SAYS("yearly", "quan", "CANNOT_DETERMINE NO_DATA final");
}

/* ---- cumulative, stock ---- */

static void the_newest_cumulative_window_replaces_the_older(void **unused)
{
    (void)unused;
    judge(RATIOS "final,p-mot,2024-Q1,10,10\nfinal,p-mot,2024-H1,30,100\n", "2024-06-06");
    IS("final", "p-mot", "3/10");
    assert_false(part_of("final", "p-mot", 0)->fell);
}

/* V6: a fall is flagged, and decides nothing. */
static void a_cumulative_figure_that_falls_is_flagged(void **unused)
{
    (void)unused;
    judge(RATIOS
          "final,p-mot,2024-Q1,60,101\nfinal,p-mot,2024-H1,60,100\nfinal,p-hai,2024-H1,1,1\n",
          "2024-06-06");
    assert_true(part_of("final", "p-mot", 0)->fell);
    assert_false(
        part_of("final", "quan", 0)->fell); /* said where it happened: the total may have risen */
    SAYS("final", "p-mot", "MET");
}

static void a_cumulative_amount_that_falls_is_flagged(void **unused)
{
    (void)unused;
    judge(VALUES "at-most,p-mot,2024-Q1,9,\nat-most,p-mot,2024-H1,8,\n", "2024-06-06");
    assert_true(part_of("at-most", "p-mot", 0)->fell);
}

static void a_stock_may_fall(void **unused)
{
    (void)unused;
    judge(RATIOS "stock,quan,2024-Q1,70,100\nstock,quan,2024-H1,60,100\n", "2024-06-06");
    assert_false(part_of("stock", "quan", 0)->fell);
}

/* V10: 3.1.b, judged on the report windows and, if given, on a figure of 31 December. */
static void a_stock_takes_a_figure_of_31_december(void **unused)
{
    (void)unused;
    judge(RATIOS "stock,quan,2024-Y,59,100\nstock,quan,2024-12-31,60,100\n", "2025-01-05");
    SAYS("stock", "quan", "MET final");
    assert_string_equal(cell_of("stock", "quan")->window, "2024-12-31");
}

static void without_it_the_last_window_decides(void **unused)
{
    (void)unused;
    judge(RATIOS "stock,quan,2024-Y,59,100\n", "2025-01-05");
    SAYS("stock", "quan", "NOT_MET final");
}

/* V8: a window and a day that close together are two values for one moment, in whatever order they come. */
static void a_window_and_its_closing_day_are_a_conflict(void **unused)
{
    (void)unused;
    judge(RATIOS "year-end,quan,2024-Q4,60,100\nyear-end,quan,2024-12-31,60,100\n", "2025-01-05");
    SAYS("year-end", "quan", "CANNOT_DETERMINE CONFLICT final");
    assert_string_equal(cell_of("year-end", "quan")->window, "2024-Q4");
    judge(RATIOS "year-end,quan,2024-12-31,60,100\nyear-end,quan,2024-Q4,60,100\n", "2025-01-05");
    assert_string_equal(cell_of("year-end", "quan")->window, "2024-Q4");
}

/* V10: what was so before the plan began says nothing of what it asks for. */
static void a_stock_of_before_the_plan_is_left_aside(void **unused)
{
    (void)unused;
    judge(RATIOS "yearly,quan,2023-12-31,99,100\n", "2024-02-01");
    SAYS("yearly", "quan", "CANNOT_DETERMINE NOT_YET_DUE");
}

/* V2: what comes after the deadline cannot change what is final. */
static void figures_after_the_deadline_are_left_aside(void **unused)
{
    (void)unused;
    judge(RATIOS
          "late,p-mot,2024-9M,59,100\nlate,p-mot,2024-11-30,90,100\nlate,p-mot,2024-Y,99,100\n",
          "2024-12-31");
    SAYS("late", "p-mot", "NOT_MET final");
    assert_string_equal(cell_of("late", "p-mot")->window, "2024-9M");
}

/* ---- flow ---- */

static void the_windows_of_a_flow_add_up(void **unused)
{
    (void)unused;
    judge(RATIOS "flow,p-mot,2024-Q1,60,100\nflow,p-mot,2024-Q2,5,400\n", "2024-07-11");
    IS("flow", "p-mot", "13/100");
    assert_string_equal(cell_of("flow", "p-mot")->window, "2024-Q2");
}

static void the_amounts_of_a_flow_add_up(void **unused)
{
    (void)unused;
    judge(VALUES "flow-sum,p-mot,2024-Q1,40,\nflow-sum,p-mot,2024-Q2,60,\n", "2024-07-11");
    IS("flow-sum", "p-mot", "100");
    SAYS("flow-sum", "p-mot", "MET");
}

/* V4: a flow with a missing window is partial, whichever it is. */
static void a_flow_with_a_missing_window_is_partial(void **unused)
{
    (void)unused;
    judge(RATIOS "flow,p-mot,2024-Q2,100,100\nflow,p-hai,2024-Q1,100,100\n", "2024-07-11");
    IS("flow", "p-mot", "PARTIAL 1 of 2");
    IS("flow", "p-hai", "PARTIAL 1 of 2");
    IS("flow", "quan", "PARTIAL 0 of 3");
}

static void a_flow_without_any_window_is_no_data(void **unused)
{
    (void)unused;
    judge(NULL, "2024-07-11");
    SAYS("flow", "p-mot", "CANNOT_DETERMINE NO_DATA");
}

static void a_conflict_in_one_window_goes_before_another_that_is_missing(void **unused)
{
    (void)unused;
    judge(RATIOS "flow,p-mot,2024-Q1,1,1\nflow,p-mot,2024-Q1,1,1\n", "2024-07-11");
    SAYS("flow", "p-mot", "CANNOT_DETERMINE CONFLICT");
}

static void an_invalid_window_makes_a_flow_invalid(void **unused)
{
    (void)unused;
    judge(RATIOS "flow,p-mot,2024-Q1,12,10\nflow,p-mot,2024-Q2,0,10\n", "2024-07-11");
    SAYS("flow", "p-mot", "CANNOT_DETERMINE INVALID");
}

static void a_window_to_which_a_flow_does_not_apply_adds_nothing(void **unused)
{
    (void)unused;
    judge(STATES "flow,p-mot,2024-Q1,,,,not_applicable,UBND,none\nflow,p-mot,2024-Q2,,6,10,,,\n",
          "2024-07-11");
    IS("flow", "p-mot", "3/5");
}

static void a_flow_that_never_applies_is_not_applicable(void **unused)
{
    (void)unused;
    judge(STATES "flow,p-mot,2024-Q1,,,,not_applicable,UBND,none\nflow,p-mot,2024-Q2,,,,not_"
                 "applicable,UBND,none\n",
          "2024-07-11");
    SAYS("flow", "p-mot", "NOT_APPLICABLE");
}

/* V7: shares without their parts do not add up over windows either; a single one needs no adding. */
static void shares_without_parts_do_not_add_up_over_windows(void **unused)
{
    (void)unused;
    judge("indicator,unit,window,value\nflow,p-mot,2024-Q1,90%\n", "2024-04-11");
    IS("flow", "p-mot", "9/10");
    judge("indicator,unit,window,value\nflow,p-mot,2024-Q1,90%\nflow,p-mot,2024-Q2,90%\n",
          "2024-07-11");
    SAYS("flow", "p-mot", "CANNOT_DETERMINE PARTIAL");
}

/* ---- units come and go ---- */

/* U2, as then: a unit reports while it exists. */
static void a_unit_that_has_ended_reports_no_newer_window(void **unused)
{
    (void)unused;
    judge(RATIOS "final,p-mot,2024-H1,60,100\nfinal,p-hai,2024-H1,60,100\n", "2024-06-06");
    assert_null(parplan_board_find(board, "final", "p-cu"));
    IS("final", "quan", "3/5");
}

static void it_is_still_there_for_the_window_that_closed_before(void **unused)
{
    (void)unused;
    judge(RATIOS "final,p-cu,2024-Q1,60,100\n", "2024-06-04");
    SAYS("final", "p-cu", "MET");
    IS("final", "quan", "PARTIAL 1 of 3");
}

/* U2: what it did before it ended stays in the total of a flow. */
static void what_a_unit_did_before_it_ended_stays_in_a_flow(void **unused)
{
    (void)unused;
    judge(RATIOS "flow,p-cu,2024-Q1,0,10\nflow,p-mot,2024-Q1,10,10\nflow,p-mot,2024-Q2,10,10\n"
                 "flow,p-hai,2024-Q1,10,10\nflow,p-hai,2024-Q2,0,0\n",
          "2024-07-11");
    IS("flow", "p-cu", "0");
    IS("flow", "quan", "3/4");
}

static void after_the_year_units_are_those_of_the_year(void **unused)
{
    (void)unused;
    judge_events(EVENTS, "2026-01-01");
    SAYS("bins", "quan", "NOT_MET final");
    assert_null(parplan_board_find(board, "bins", "p-cu"));
}

/* ---- still needed, irrecoverable ---- */

/* The board says what the arithmetic of one share says. */
static void still_needed_is_that_of_the_share(void **unused)
{
    (void)unused;
    parplan_share share = PARPLAN_SHARE_INIT;
    parplan_share_result result = PARPLAN_SHARE_RESULT_INIT;
    judge(FURTHER "final,p-mot,2024-Q1,50,100,40,bound\n", "2024-03-06");
    share.reached = 50;
    share.cases = 100;
    share.least = (parplan_ratio){60, 100};
    share.failures = PARPLAN_FAILURES_FINAL;
    share.further_kind = PARPLAN_FURTHER_BOUND;
    share.further = 40;
    assert_int_equal(parplan_share_judge(&share, &result, NULL), PARPLAN_OK);
    assert_int_equal(part_of("final", "p-mot", 0)->still_needed, result.still_needed);
    assert_int_equal(part_of("final", "p-mot", 0)->allowed_failures, result.allowed_failures);
}

/* Pace: per working day that remains after the day asked about. */
static void the_pace_is_per_remaining_working_day(void **unused)
{
    (void)unused;
    judge(RATIOS "late,p-mot,2024-9M,50,100\n", "2024-10-29");
    parplan_ratio pace = part_of("late", "p-mot", 0)->pace;
    assert_int_equal(part_of("late", "p-mot", 0)->still_needed, 10);
    assert_int_equal(pace.num, 5);
    assert_int_equal(pace.den, 1);
}

static void on_the_last_day_there_is_no_pace(void **unused)
{
    (void)unused;
    judge(RATIOS "late,p-mot,2024-9M,50,100\n", "2024-10-31");
    assert_int_equal(part_of("late", "p-mot", 0)->pace.den, 0);
}

static void a_bound_makes_a_share_irrecoverable(void **unused)
{
    (void)unused;
    judge(FURTHER "final,p-mot,2024-Q1,50,100,24,bound\n", "2024-03-06");
    SAYS("final", "p-mot", "IRRECOVERABLE");
    judge(FURTHER "final,p-mot,2024-Q1,50,100,25,bound\n", "2024-03-06");
    SAYS("final", "p-mot", "NOT_MET");
}

/* V2: a forecast decides nothing. */
static void a_forecast_makes_it_unlikely_only(void **unused)
{
    (void)unused;
    judge(FURTHER "final,p-mot,2024-Q1,50,100,24,forecast\n", "2024-03-06");
    SAYS("final", "p-mot", "NOT_MET");
    assert_true(part_of("final", "p-mot", 0)->unlikely);
    assert_int_equal(part_of("final", "p-mot", 0)->irrecoverable_since, PARPLAN_DATE_NONE);
}

/* One forecast among the bounds makes the sum of them a forecast. */
static void a_forecast_of_one_unit_makes_that_of_the_total(void **unused)
{
    (void)unused;
    judge(FURTHER "final,p-mot,2024-H1,0,100,0,bound\nfinal,p-hai,2024-H1,0,100,1,forecast\n",
          "2024-06-06");
    SAYS("final", "p-mot", "IRRECOVERABLE");
    SAYS("final", "quan", "NOT_MET");
    assert_true(part_of("final", "quan", 0)->unlikely);
}

/* Further cases are cases, also where amounts have decimals. */
static void further_amounts_have_no_hidden_decimals(void **unused)
{
    (void)unused;
    judge(FURTHER "spending,quan,2024-Q1,0.00,100.00,150,bound\n", "2024-03-06");
    SAYS("spending", "quan", "NOT_MET");
    assert_int_equal(part_of("spending", "quan", 0)->still_needed, 15000);
    judge(FURTHER "spending,quan,2024-Q1,0.00,100.00,149,bound\n", "2024-03-06");
    SAYS("spending", "quan", "IRRECOVERABLE");
}

#define SINCE(indicator, unit, date)                                                               \
    assert_int_equal(part_of(indicator, unit, 0)->irrecoverable_since, day(date))

static void a_share_is_lost_with_its_first_failure(void **unused)
{
    (void)unused;
    judge(RATIOS "all,p-mot,2024-Q1,9,9\nall,p-mot,2024-H1,99,100\nall,p-mot,2024-9M,199,200\n",
          "2024-09-06");
    SAYS("all", "p-mot", "IRRECOVERABLE");
    SINCE("all", "p-mot", "2024-06-05");
}

static void a_failure_that_was_corrected_is_not_the_first(void **unused)
{
    (void)unused;
    judge(RATIOS "all,p-mot,2024-Q1,9,10\nall,p-mot,2024-H1,100,100\nall,p-mot,2024-9M,199,200\n",
          "2024-09-06");
    SINCE("all", "p-mot", "2024-09-05");
}

/* The cases of an exclusion have not failed. */
static void excluded_cases_are_no_failure(void **unused)
{
    (void)unused;
    judge(
        FIELDS
        "carved,p-mot,2024-Q1,,9,10\ncarved,p-mot,2024-Q1,storm,,1\ncarved,p-mot,2024-H1,,19,20\n",
        "2024-06-06");
    assert_string_equal(part_verdict("carved", "p-mot", 0), "IRRECOVERABLE");
    SINCE("carved", "p-mot", "2024-06-05");
}

static void a_share_is_lost_when_the_bound_first_says_so(void **unused)
{
    (void)unused;
    judge(FURTHER "final,p-mot,2024-Q1,1,10,900,bound\nfinal,p-mot,2024-H1,50,100,20,bound\n"
                  "final,p-mot,2024-9M,60,110,10,bound\n",
          "2024-09-06");
    SINCE("final", "p-mot", "2024-06-05");
}

static void without_a_bound_it_is_lost_with_the_deadline(void **unused)
{
    (void)unused;
    judge(RATIOS "final,p-mot,2024-Y,50,100\n", "2025-01-01");
    SAYS("final", "p-mot", "IRRECOVERABLE final");
    SINCE("final", "p-mot", "2024-12-31");
}

static void a_total_is_lost_with_the_first_failure_of_any_unit(void **unused)
{
    (void)unused;
    judge(RATIOS "flow,p-mot,2024-Q1,1,1\nall,p-mot,2024-H1,99,100\nall,p-hai,2024-H1,1,1\n"
                 "all,p-mot,2024-9M,109,110\nall,p-hai,2024-9M,1,2\n",
          "2024-09-06");
    SAYS("all", "quan", "IRRECOVERABLE");
    SINCE("all", "quan", "2024-06-05");
    SINCE("all", "p-hai", "2024-09-05");
}

/* ---- years ---- */

#define YEARS(from, to, year, roll, indicator)                                                     \
    "{\"format\":\"parplan-plan/1\",\"id\":\"y\",\"title\":{\"en\":\"Years\"},\"year\":" year      \
    ",\"period\":{\"from\":\"" from "\",\"to\":\"" to                                              \
    "\"},\"issuer\":\"quan\",\"calendar\":\"VN-GOV\","                                             \
    "\"areas\":[{\"id\":\"1\",\"clause\":\"1\",\"name\":{\"en\":\"One\"}}],"                       \
    "\"units\":[{\"id\":\"quan\",\"name\":{\"en\":\"District\"},\"level\":\"district\",\"kind\":"  \
    "\"authority\"}],"                                                                             \
    "\"regimes\":[{\"id\":\"r\",\"name\":{\"en\":\"Halves\"},\"bound\":\"by\",\"roll\":\"" roll    \
    "\",\"periods\":["                                                                             \
    "{\"id\":\"H1\",\"name\":{\"en\":\"H1\"},\"from\":{\"month\":1,\"day\":1},\"to\":{\"month\":"  \
    "6,\"day\":30},"                                                                               \
    "\"due\":{\"month\":7,\"day\":5}},"                                                            \
    "{\"id\":\"H2\",\"name\":{\"en\":\"H2\"},\"from\":{\"month\":7,\"day\":1},\"to\":{\"month\":"  \
    "12,\"day\":31},"                                                                              \
    "\"due\":{\"year\":1,\"month\":1,\"day\":5}}]}],"                                              \
    "\"indicators\":[{\"id\":\"i\",\"clause\":\"1\",\"area\":\"1\",\"title\":{\"en\":\"I\"},"      \
    "\"measure\":{\"type\":\"ratio\","                                                             \
    "\"who\":[\"quan\"],\"regime\":\"r\",\"failures\":\"recoverable\"," indicator                  \
    "}],\"tasks\":[]}"
#define TARGET(more)                                                                               \
    "\"target\":{\"kind\":\"at_least\",\"force\":\"binding\",\"value\":\"60%\"" more "}"

static void use_years(const char *text)
{
    use_plan(plan_from_text(text));
}

static int use_kinds_again(void **unused)
{
    forget_board(unused);
    return use_kinds(unused);
}

static void a_flow_adds_up_over_the_years_of_its_plan(void **unused)
{
    (void)unused;
    use_years(
        YEARS("2024-01-01", "2025-12-31", "2024", "none", "\"series\":\"flow\"}," TARGET("")));
    judge(RATIOS "i,quan,2024-H1,1,1\ni,quan,2024-H2,1,1\ni,quan,2025-H1,0,2\n", "2025-07-06");
    IS("i", "quan", "1/2");
}

/* V2: the deadline lies within the plan; the year after it changes nothing. */
static void the_windows_after_a_deadline_are_not_awaited(void **unused)
{
    (void)unused;
    use_years(YEARS("2024-01-01", "2025-12-31", "2024", "none",
                    "\"series\":\"stock\"}," TARGET(",\"deadline\":\"2024-12-31\"")));
    judge(RATIOS "i,quan,2024-H2,6,10\n", "2025-12-31");
    SAYS("i", "quan", "MET final");
}

/* A window that closed before the plan began is not its business. */
static void a_plan_that_starts_in_summer_awaits_no_spring(void **unused)
{
    (void)unused;
    use_years(
        YEARS("2024-07-01", "2025-06-30", "2024", "none", "\"series\":\"flow\"}," TARGET("")));
    judge(RATIOS "i,quan,2024-H2,6,10\n", "2025-01-06");
    SAYS("i", "quan", "MET");
}

/* V6: a cumulative figure starts anew each year. */
static void a_new_year_is_no_fall(void **unused)
{
    (void)unused;
    use_years(YEARS("2024-01-01", "2025-12-31", "2024", "none",
                    "\"series\":\"cumulative\"}," TARGET("")));
    judge(RATIOS "i,quan,2024-H2,60,100\ni,quan,2025-H1,6,10\n", "2025-07-06");
    SAYS("i", "quan", "MET");
    assert_false(part_of("i", "quan", 0)->fell);
}

/* Versions: of the year that is judged, not of the first of the plan. */
static void a_second_year_is_judged_by_the_version_of_its_start(void **unused)
{
    (void)unused;
    use_years(YEARS(
        "2024-01-01", "2025-12-31", "2024", "none",
        "\"series\":\"stock\"}," TARGET("") ",\"amendments\":[{\"effective\":\"2025-01-01\","
                                            "\"ground\":\"D\",\"target\":{\"kind\":\"at_least\","
                                            "\"force\":\"binding\",\"value\":\"70%\"}}]"));
    judge(RATIOS "i,quan,2024-H1,65,100\ni,quan,2025-H1,65,100\n", "2024-07-06");
    SAYS("i", "quan", "MET");
    judge(RATIOS "i,quan,2024-H1,65,100\ni,quan,2025-H1,65,100\n", "2025-07-06");
    SAYS("i", "quan", "NOT_MET");
}

/* D9: only what is needed has to lie within the calendar, which ends with 2199. */
static void the_calendar_need_not_reach_windows_still_to_come(void **unused)
{
    (void)unused;
    parplan_error err = PARPLAN_ERROR_INIT;
    use_years(
        YEARS("2198-01-01", "2200-12-31", "2198", "next", "\"series\":\"stock\"}," TARGET("")));
    judge(RATIOS "i,quan,2198-H1,50,100\n", "2198-07-06");
    SAYS("i", "quan", "NOT_MET");
    assert_int_equal(part_of("i", "quan", 0)->pace.den, 0);
    assert_int_equal(try_judge(NULL, NULL, "2200-07-06", &err), PARPLAN_E_RANGE);
}

/* D9: never "no holidays". */
static void a_day_beyond_the_calendar_is_out_of_range(void **unused)
{
    (void)unused;
    parplan_error err = PARPLAN_ERROR_INIT;
    assert_int_equal(try_judge(NULL, NULL, "2229-05-05", &err), PARPLAN_E_RANGE);
    assert_int_equal(try_judge(NULL, NULL, "1999-12-31", &err), PARPLAN_E_RANGE);
}

#define T(name) cmocka_unit_test_teardown(name, forget_board)
#define OTHER(name) cmocka_unit_test_teardown(name, use_kinds_again)

int main(void)
{
    static const struct CMUnitTest tests[] = {
        T(before_the_first_window_nothing_is_due),
        T(a_missing_figure_is_not_yet_due_up_to_its_day),
        T(an_older_window_is_no_stand_in),
        T(a_window_that_has_not_closed_is_left_aside),
        T(an_indicator_without_windows_is_due_by_the_deadline),
        T(the_newest_cumulative_window_replaces_the_older),
        T(a_cumulative_figure_that_falls_is_flagged),
        T(a_cumulative_amount_that_falls_is_flagged),
        T(a_stock_may_fall),
        T(a_stock_takes_a_figure_of_31_december),
        T(without_it_the_last_window_decides),
        T(a_window_and_its_closing_day_are_a_conflict),
        T(a_stock_of_before_the_plan_is_left_aside),
        T(figures_after_the_deadline_are_left_aside),
        T(the_windows_of_a_flow_add_up),
        T(the_amounts_of_a_flow_add_up),
        T(a_flow_with_a_missing_window_is_partial),
        T(a_flow_without_any_window_is_no_data),
        T(a_conflict_in_one_window_goes_before_another_that_is_missing),
        T(an_invalid_window_makes_a_flow_invalid),
        T(a_window_to_which_a_flow_does_not_apply_adds_nothing),
        T(a_flow_that_never_applies_is_not_applicable),
        T(shares_without_parts_do_not_add_up_over_windows),
        T(a_unit_that_has_ended_reports_no_newer_window),
        T(it_is_still_there_for_the_window_that_closed_before),
        T(what_a_unit_did_before_it_ended_stays_in_a_flow),
        T(after_the_year_units_are_those_of_the_year),
        T(still_needed_is_that_of_the_share),
        T(the_pace_is_per_remaining_working_day),
        T(on_the_last_day_there_is_no_pace),
        T(a_bound_makes_a_share_irrecoverable),
        T(a_forecast_makes_it_unlikely_only),
        T(a_forecast_of_one_unit_makes_that_of_the_total),
        T(further_amounts_have_no_hidden_decimals),
        T(a_share_is_lost_with_its_first_failure),
        T(a_failure_that_was_corrected_is_not_the_first),
        T(excluded_cases_are_no_failure),
        T(a_share_is_lost_when_the_bound_first_says_so),
        T(without_a_bound_it_is_lost_with_the_deadline),
        T(a_total_is_lost_with_the_first_failure_of_any_unit),
        OTHER(a_flow_adds_up_over_the_years_of_its_plan),
        OTHER(the_windows_after_a_deadline_are_not_awaited),
        OTHER(a_plan_that_starts_in_summer_awaits_no_spring),
        OTHER(a_new_year_is_no_fall),
        OTHER(a_second_year_is_judged_by_the_version_of_its_start),
        OTHER(the_calendar_need_not_reach_windows_still_to_come),
        T(a_day_beyond_the_calendar_is_out_of_range),
    };
    return cmocka_run_group_tests(tests, use_kinds, forget_plan);
}
