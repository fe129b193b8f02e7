/* SPDX-License-Identifier: Apache-2.0 */
/* Every kind of target: what meets it, what does not, and what is still needed. */
#include "support/board.h"

#define SAYS(indicator, unit, verdict) assert_string_equal(verdict_of(indicator, unit), verdict)
#define IS(indicator, unit, value) assert_string_equal(value_of(indicator, unit), value)

/* ---- at least, at most, about ---- */

/* N5: 59.99 % does not meet 60 %. */
static void a_value_just_below_the_threshold_does_not_meet_it(void **unused)
{
    (void)unused;
    judge(RATIOS "final,p-mot,2024-Q1,5999,10000\n", "2024-03-06");
    SAYS("final", "p-mot", "NOT_MET");
    IS("final", "p-mot", "5999/10000");
}

static void a_value_on_the_threshold_meets_it(void **unused)
{
    (void)unused;
    judge(RATIOS "final,p-mot,2024-Q1,600,1000\n", "2024-03-06");
    SAYS("final", "p-mot", "MET");
    assert_int_equal(part_of("final", "p-mot", 0)->still_needed, 0);
}

/* V2: the deadline makes it final. */
static void a_verdict_is_final_from_the_day_after_the_deadline(void **unused)
{
    (void)unused;
    judge(RATIOS "recoverable,p-mot,2024-Y,59,100\n", "2024-12-31");
    SAYS("recoverable", "p-mot", "NOT_MET");
    judge(RATIOS "recoverable,p-mot,2024-Y,59,100\n", "2025-01-01");
    SAYS("recoverable", "p-mot", "NOT_MET final");
}

static void at_most_is_met_up_to_the_threshold(void **unused)
{
    (void)unused;
    judge(VALUES "at-most,p-mot,2024-Q1,10,\nat-most,p-hai,2024-Q1,11,\n", "2024-03-06");
    SAYS("at-most", "p-mot", "MET");
    SAYS("at-most", "p-hai", "NOT_MET");
}

static void at_most_says_how_many_may_still_come(void **unused)
{
    (void)unused;
    judge(VALUES "at-most,p-mot,2024-Q1,7,\nat-most,p-hai,2024-Q1,11,\n", "2024-03-06");
    assert_true(part_of("at-most", "p-mot", 0)->has_allowed_failures);
    assert_int_equal(part_of("at-most", "p-mot", 0)->allowed_failures, 3);
    assert_int_equal(part_of("at-most", "p-hai", 0)->allowed_failures, -1);
    assert_int_equal(part_of("at-most", "p-hai", 0)->still_needed, -1);
}

static void at_most_judges_shares_too(void **unused)
{
    (void)unused;
    judge(RATIOS "at-most-share,p-mot,2024-Q1,5,100\nat-most-share,p-hai,2024-Q1,501,10000\n",
          "2024-03-06");
    SAYS("at-most-share", "p-mot", "MET");
    SAYS("at-most-share", "p-hai", "NOT_MET");
    assert_int_equal(part_of("at-most-share", "p-mot", 0)->allowed_failures, 0);
}

/* V2: a value without a defined target is shown all the same. */
static void about_without_a_tolerance_is_undefined_and_shows_its_value(void **unused)
{
    (void)unused;
    judge(RATIOS "about,quan,2024-Q1,60,100\n", "2024-03-06");
    SAYS("about", "quan", "CANNOT_DETERMINE UNDEFINED_TARGET");
    IS("about", "quan", "3/5");
}

static void about_is_met_within_its_tolerance_ends_included(void **unused)
{
    (void)unused;
    judge(RATIOS "near,quan,2024-Q1,55,100\n", "2024-03-06");
    SAYS("near", "quan", "MET");
    judge(RATIOS "near,quan,2024-Q1,65,100\n", "2024-03-06");
    SAYS("near", "quan", "MET");
}

static void about_is_not_met_outside_its_tolerance(void **unused)
{
    (void)unused;
    judge(RATIOS "near,quan,2024-Q1,5499,10000\n", "2024-03-06");
    SAYS("near", "quan", "NOT_MET");
    judge(RATIOS "near,quan,2024-Q1,6501,10000\n", "2024-03-06");
    SAYS("near", "quan", "NOT_MET");
    assert_int_equal(part_of("near", "quan", 0)->still_needed, -1);
}

/* V5: overflow is declared, and such a share has no cases to count. */
static void a_share_that_may_exceed_one_is_judged_as_it_is(void **unused)
{
    (void)unused;
    judge(RATIOS "above,quan,2024-Q1,119,100\n", "2024-03-06");
    SAYS("above", "quan", "NOT_MET");
    assert_int_equal(part_of("above", "quan", 0)->still_needed, 1);
    judge(RATIOS "above,quan,2024-Q1,120,100\n", "2024-03-06");
    SAYS("above", "quan", "MET");
}

static void an_open_choice_leaves_the_target_undefined(void **unused)
{
    (void)unused;
    judge(RATIOS "choice,p-mot,2024-Q1,1,1\n", "2024-03-06");
    SAYS("choice", "p-mot", "CANNOT_DETERMINE UNDEFINED_TARGET");
    IS("choice", "p-mot", "1");
}

/* ---- against a base ---- */

static void a_reduction_is_a_share_of_the_base(void **unused)
{
    (void)unused;
    judge(VALUES "reduction,p-mot,2021-12-31,200,QĐ 1\nreduction,p-mot,2024-Q1,181,\n",
          "2024-03-06");
    SAYS("reduction", "p-mot", "NOT_MET");
    IS("reduction", "p-mot", "19/200");
    assert_int_equal(part_of("reduction", "p-mot", 0)->still_needed, 1);
}

static void a_reduction_that_reaches_its_share_is_met(void **unused)
{
    (void)unused;
    judge(VALUES "reduction,p-mot,2021-12-31,200,QĐ 1\nreduction,p-mot,2024-Q1,180,\n",
          "2024-03-06");
    SAYS("reduction", "p-mot", "MET");
}

/* Target kinds: a missing baseline judges NO_DATA, whatever day it is. */
static void a_missing_baseline_is_no_data(void **unused)
{
    (void)unused;
    judge(VALUES "reduction,p-mot,2024-Q1,180,\n", "2024-03-06");
    SAYS("reduction", "p-mot", "CANNOT_DETERMINE NO_DATA");
}

static void a_baseline_alone_is_no_value(void **unused)
{
    (void)unused;
    judge(VALUES "reduction,p-mot,2021-12-31,200,QĐ 1\n", "2024-03-11");
    SAYS("reduction", "p-mot", "CANNOT_DETERMINE NO_DATA");
}

/* Target kinds: B = 0 is UNDEFINED_TARGET. */
static void a_baseline_of_zero_leaves_nothing_to_compare_with(void **unused)
{
    (void)unused;
    judge(VALUES "reduction,p-mot,2021-12-31,0,QĐ 1\nreduction,p-mot,2024-Q1,0,\n", "2024-03-06");
    SAYS("reduction", "p-mot", "CANNOT_DETERMINE UNDEFINED_TARGET");
    IS("reduction", "p-mot", "ZERO_DENOMINATOR");
}

static void a_baseline_below_zero_is_invalid(void **unused)
{
    (void)unused;
    judge(VALUES "balance,quan,2021-12-31,-5.25,QĐ 1\nbalance,quan,2024-Q1,3,\n", "2024-03-06");
    SAYS("balance", "quan", "CANNOT_DETERMINE INVALID");
}

static void amounts_with_decimals_compare_exactly(void **unused)
{
    (void)unused;
    judge(VALUES "balance,quan,2021-12-31,10.00,QĐ 1\nbalance,quan,2024-Q1,9.01,\n", "2024-03-06");
    SAYS("balance", "quan", "NOT_MET");
    IS("balance", "quan", "99/1000");
}

static void amounts_are_printed_with_their_decimals(void **unused)
{
    (void)unused;
    parplan_view view = PARPLAN_VIEW_INIT;
    char *text;
    view.unit = "quan";
    judge(RATIOS "spending,quan,2024-Q1,12.50,40.25\n", "2024-03-06");
    assert_int_equal(parplan_board_print(board, &view, &text, NULL, NULL), PARPLAN_OK);
    assert_non_null(strstr(text, "12,50/40,25"));
    assert_null(strstr(text, "1250"));
    parplan_text_free(text);
}

static void what_is_still_needed_is_an_amount_too(void **unused)
{
    (void)unused;
    parplan_view view = PARPLAN_VIEW_INIT;
    char *text;
    view.lang = PARPLAN_LANG_EN;
    judge(FURTHER "spending,quan,2024-Q1,12.50,40.25,,\n", "2024-03-06");
    const parplan_cell_part *part = part_of("spending", "quan", 0);
    assert_int_equal(part->still_needed, 2913); /* x: 12.50 + x >= 60 % of 40.25 + x */
    assert_int_equal(parplan_board_print(board, &view, &text, NULL, NULL), PARPLAN_OK);
    assert_non_null(strstr(text, "29.13 more needed"));
    parplan_text_free(text);
}

static void a_cell_says_how_its_values_read(void **unused)
{
    (void)unused;
    judge(VALUES "balance,quan,2021-12-31,10.00,QĐ 1\n", "2024-03-06");
    assert_int_equal(cell_of("spending", "quan")->scale, PARPLAN_SCALE_PERCENT);
    assert_int_equal(cell_of("balance", "quan")->scale, PARPLAN_SCALE_PERCENT);
    assert_int_equal(cell_of("place", "quan")->scale, PARPLAN_SCALE_RANK);
    assert_int_equal(cell_of("forms", "quan")->scale, PARPLAN_SCALE_NUMBER);
}

static void two_baselines_are_a_conflict(void **unused)
{
    (void)unused;
    judge(VALUES "reduction,p-mot,2021-12-31,200,A\nreduction,p-mot,2021-12-31,200,B\nreduction,p-"
                 "mot,2024-Q1,1,\n",
          "2024-03-06");
    SAYS("reduction", "p-mot", "CANNOT_DETERMINE CONFLICT");
}

static void an_increase_is_growth_over_the_base(void **unused)
{
    (void)unused;
    judge(VALUES "increase,p-mot,2021-12-31,10,A\nincrease,p-mot,2024-Q1,11,\n", "2024-03-06");
    SAYS("increase", "p-mot", "MET");
    IS("increase", "p-mot", "1/10");
}

/* Target kinds: three readings of one sentence give three verdicts on the same numbers. */
static void a_share_of_the_base_divides_now_by_then(void **unused)
{
    (void)unused;
    judge(VALUES "of-base,quan,2015-12-31,100,A\nof-base,quan,2024-Q1,20,\n", "2024-03-06");
    SAYS("of-base", "quan", "MET");
    IS("of-base", "quan", "1/5");
}

static void growth_over_the_base_divides_the_difference(void **unused)
{
    (void)unused;
    judge(VALUES "growth,quan,2015-12-31,100,A\ngrowth,quan,2024-Q1,119,\n", "2024-03-06");
    SAYS("growth", "quan", "NOT_MET");
    IS("growth", "quan", "19/100");
    assert_int_equal(part_of("growth", "quan", 0)->still_needed, 1);
}

static void a_share_of_today_needs_no_base(void **unused)
{
    (void)unused;
    judge(RATIOS "of-today,quan,2024-Q1,19,100\n", "2024-03-06");
    SAYS("of-today", "quan", "NOT_MET");
    assert_int_equal(part_of("of-today", "quan", 0)->still_needed, 1);
}

static void a_share_of_unknown_reading_is_undefined(void **unused)
{
    (void)unused;
    judge(VALUES "unread,quan,2015-12-31,100,A\nunread,quan,2024-Q1,20,\n", "2024-03-06");
    SAYS("unread", "quan", "CANNOT_DETERMINE UNDEFINED_TARGET");
    IS("unread", "quan", "20");
}

/* ---- ranks ---- */

static void a_rank_is_met_up_to_its_place_ties_included(void **unused)
{
    (void)unused;
    judge("indicator,unit,window,numerator\nplace,quan,2024-12-31,5\n", "2024-12-31");
    SAYS("place", "quan", "MET");
    judge("indicator,unit,window,numerator\nplace,quan,2024-12-31,6\n", "2024-12-31");
    SAYS("place", "quan", "NOT_MET");
}

static void a_top_share_needs_the_number_of_places(void **unused)
{
    (void)unused;
    judge("indicator,unit,window,numerator\ntop,quan,2024-12-31,3\n", "2024-12-31");
    SAYS("top", "quan", "CANNOT_DETERMINE PARTIAL");
    IS("top", "quan", "3");
}

static void a_top_share_includes_its_edge(void **unused)
{
    (void)unused;
    judge(RATIOS "top,quan,2024-12-31,3,30\n", "2024-12-31");
    SAYS("top", "quan", "MET");
    judge(RATIOS "top,quan,2024-12-31,4,30\n", "2024-12-31");
    SAYS("top", "quan", "NOT_MET");
}

static void a_leading_rank_of_no_declared_size_is_undefined(void **unused)
{
    (void)unused;
    judge(RATIOS "leading,quan,2024-12-31,1,30\n", "2024-12-31");
    SAYS("leading", "quan", "CANNOT_DETERMINE UNDEFINED_TARGET");
}

/* V2: an external rank is not yet due until the deadline. */
static void a_rank_is_not_yet_due_until_the_deadline(void **unused)
{
    (void)unused;
    judge(NULL, "2024-12-31");
    SAYS("place", "quan", "CANNOT_DETERMINE NOT_YET_DUE");
    judge(NULL, "2025-01-01");
    SAYS("place", "quan", "CANNOT_DETERMINE NO_DATA final");
}

static void a_place_beyond_the_number_of_places_is_invalid(void **unused)
{
    (void)unused;
    judge(RATIOS "place,quan,2024-12-31,31,30\n", "2024-12-31");
    SAYS("place", "quan", "CANNOT_DETERMINE INVALID");
}

/* ---- events ---- */

static void a_count_counts_distinct_keys(void **unused)
{
    (void)unused;
    judge_events(
        EVENTS
        "forms,p-mot,2024-02-01,web,\nforms,p-mot,2024-02-02,web,\nforms,p-mot,2024-03-01,radio,\n",
        "2024-03-06");
    SAYS("forms", "p-mot", "NOT_MET");
    IS("forms", "p-mot", "2");
    assert_int_equal(part_of("forms", "p-mot", 0)->still_needed, 1);
}

static void a_count_is_met_with_enough_keys(void **unused)
{
    (void)unused;
    judge_events(EVENTS "forms,p-mot,2024-02-01,web,\nforms,p-mot,2024-02-02,press,\nforms,p-mot,"
                        "2024-03-01,radio,\n",
                 "2024-03-06");
    SAYS("forms", "p-mot", "MET");
}

/* V10: what is done after the deadline, or before the plan, does not count. */
static void a_count_leaves_out_what_lies_outside_its_window(void **unused)
{
    (void)unused;
    judge_events(EVENTS "forms,p-mot,2023-12-31,web,\nforms,p-mot,2024-12-31,press,\nforms,p-mot,"
                        "2025-01-01,radio,\n",
                 "2025-01-02");
    SAYS("forms", "p-mot", "NOT_MET final");
    IS("forms", "p-mot", "1");
}

static void a_bin_still_open_is_not_yet_due(void **unused)
{
    (void)unused;
    judge_events(EVENTS, "2024-06-30");
    SAYS("bins", "p-mot", "CANNOT_DETERMINE NOT_YET_DUE");
    judge_events(EVENTS, "2024-07-01");
    SAYS("bins", "p-mot", "NOT_MET");
}

static void one_event_in_each_bin_meets_it(void **unused)
{
    (void)unused;
    judge_events(EVENTS "bins,p-mot,2024-01-01,,\nbins,p-mot,2024-12-31,,\n", "2025-01-01");
    SAYS("bins", "p-mot", "MET final");
}

/* The same events, read by gaps: 1 January and 31 December lie too far apart. */
static void the_same_events_by_gaps_do_not(void **unused)
{
    (void)unused;
    judge_events(EVENTS "gaps,p-mot,2024-01-01,,\ngaps,p-mot,2024-12-31,,\n", "2025-01-01");
    SAYS("gaps", "p-mot", "NOT_MET final");
}

/* V1: how often it happened is known, whatever that is worth. */
static void a_frequency_of_unknown_mode_is_undefined_and_shows_how_many(void **unused)
{
    (void)unused;
    judge_events(EVENTS "often,p-mot,2024-01-10,,\noften,p-mot,2024-02-10,,\n", "2024-03-06");
    SAYS("often", "p-mot", "CANNOT_DETERMINE UNDEFINED_TARGET");
    IS("often", "p-mot", "2");
    IS("often", "quan", "2");
}

/* A warning in the plan is no reason for the board to fail. */
static void a_frequency_due_before_the_plan_begins_is_undefined(void **unused)
{
    (void)unused;
    judge_events(EVENTS, "2024-03-06");
    SAYS("early", "p-mot", "CANNOT_DETERMINE UNDEFINED_TARGET final");
}

static void coverage_is_reached_by_all_members(void **unused)
{
    (void)unused;
    judge(RATIOS "covered,p-mot,2024-Q1,49,50\ncovered,p-hai,2024-Q1,50,50\n", "2024-03-06");
    SAYS("covered", "p-mot", "NOT_MET");
    assert_int_equal(part_of("covered", "p-mot", 0)->still_needed, 1);
    SAYS("covered", "p-hai", "MET");
}

/* ---- milestones ---- */

/* D3: by includes its day, before does not. */
static void by_a_day_includes_it(void **unused)
{
    (void)unused;
    judge_events(EVENTS "by,p-mot,2024-06-30,,QĐ 1\nbefore,p-mot,2024-06-30,,QĐ 1\n", "2024-06-30");
    SAYS("by", "p-mot", "MET");
    SAYS("before", "p-mot", "NOT_MET final");
}

static void a_milestone_ahead_is_not_yet_due(void **unused)
{
    (void)unused;
    judge_events(EVENTS, "2024-06-29");
    SAYS("by", "p-mot", "CANNOT_DETERMINE NOT_YET_DUE");
    SAYS("before", "p-mot", "CANNOT_DETERMINE NOT_YET_DUE");
}

static void a_document_after_the_bound_does_not_meet_a_milestone(void **unused)
{
    (void)unused;
    judge_events(EVENTS "by,p-mot,2024-07-01,,QĐ 1\n", "2024-07-02");
    SAYS("by", "p-mot", "NOT_MET final");
}

static void a_document_dated_after_the_day_asked_about_is_left_aside(void **unused)
{
    (void)unused;
    judge_events(EVENTS "by,p-mot,2024-06-20,,QĐ 1\n", "2024-06-19");
    SAYS("by", "p-mot", "CANNOT_DETERMINE NOT_YET_DUE");
}

static void a_document_of_no_unit_counts_for_all(void **unused)
{
    (void)unused;
    judge_events(EVENTS "by,,2024-05-01,,QĐ 1\n", "2024-05-02");
    SAYS("by", "p-mot", "MET");
    SAYS("by", "quan", "MET");
}

/* ---- what does not apply ---- */

#define NOT_APPLICABLE(cell) STATES cell ",,,,not_applicable,UBND quận,no such procedure\n"

/* V1: a figure can say that a target on events does not apply. */
static void events_that_do_not_apply_are_not_judged(void **unused)
{
    (void)unused;
    judge(NOT_APPLICABLE("bins,p-mot,2024-01-31"), "2024-07-01");
    SAYS("bins", "p-mot", "NOT_APPLICABLE");
    IS("bins", "p-mot", "NOT_APPLICABLE");
}

static void a_total_leaves_out_units_to_which_events_do_not_apply(void **unused)
{
    (void)unused;
    parplan_error err = PARPLAN_ERROR_INIT;
    try_judge(NOT_APPLICABLE("by,p-mot,2024-01-31"), EVENTS "by,p-hai,2024-06-20,,QĐ 1\n",
              "2024-07-01", &err);
    SAYS("by", "quan", "MET final");
    assert_int_equal(part_of("by", "quan", 0)->denominator, 1);
}

static void events_done_though_they_do_not_apply_are_a_conflict(void **unused)
{
    (void)unused;
    parplan_error err = PARPLAN_ERROR_INIT;
    try_judge(NOT_APPLICABLE("by,p-mot,2024-01-31"), EVENTS "by,p-mot,2024-05-20,,QĐ 1\n",
              "2024-07-01", &err);
    SAYS("by", "p-mot", "CANNOT_DETERMINE CONFLICT final");
    IS("by", "quan", "CONFLICT");
}

static void what_does_not_apply_is_so_for_an_undefined_target_too(void **unused)
{
    (void)unused;
    judge(NOT_APPLICABLE("about,quan,2024-Q1"), "2024-03-06");
    SAYS("about", "quan", "NOT_APPLICABLE");
}

/* ---- parts ---- */

#define CARVED(unit, window, land)                                                                 \
    FIELDS "carved," unit "," window ",,100,100\ncarved," unit "," window ",land," land            \
           "\ncarved," unit "," window ",trade,9,10\ncarved," unit "," window ",tax,9,10\n"

static void a_carve_out_is_judged_apart(void **unused)
{
    (void)unused;
    judge(CARVED("p-mot", "2024-Q1", "985,1000"), "2024-03-06");
    assert_string_equal(part_verdict("carved", "p-mot", 0), "MET");
    assert_string_equal(part_verdict("carved", "p-mot", 1), "NOT_MET");
    assert_string_equal(part_verdict("carved", "p-mot", 2), "MET");
    SAYS("carved", "p-mot", "NOT_MET");
}

static void a_part_has_its_own_force(void **unused)
{
    (void)unused;
    judge(CARVED("p-mot", "2024-Q1", "99,100"), "2024-03-06");
    assert_int_equal(part_of("carved", "p-mot", 0)->force, PARPLAN_FORCE_BINDING);
    assert_int_equal(part_of("carved", "p-mot", 1)->force, PARPLAN_FORCE_STRIVE);
}

static void the_fields_of_a_part_add_up(void **unused)
{
    (void)unused;
    judge(CARVED("p-mot", "2024-Q1", "99,100"), "2024-03-06");
    assert_string_equal(part_value("carved", "p-mot", 2), "9/10");
    assert_int_equal(part_of("carved", "p-mot", 2)->denominator, 20);
}

/* V4: one of the two fields of a part is missing. */
static void a_part_with_a_missing_field_is_partial(void **unused)
{
    (void)unused;
    judge(FIELDS "carved,p-mot,2024-Q1,trade,9,10\n", "2024-03-11");
    assert_string_equal(part_value("carved", "p-mot", 2), "PARTIAL 1 of 2");
    assert_string_equal(part_value("carved", "p-mot", 0), "NO_DATA");
}

/* V9: a part that is missing goes before one that failed. */
static void a_missing_part_leaves_the_whole_undetermined(void **unused)
{
    (void)unused;
    judge(FIELDS "carved,p-mot,2024-Q1,,99,100\ncarved,p-mot,2024-Q1,land,1,1\n", "2024-03-11");
    assert_string_equal(part_verdict("carved", "p-mot", 0), "IRRECOVERABLE");
    SAYS("carved", "p-mot", "CANNOT_DETERMINE PARTIAL");
}

/* The fields of a part are a partition: one that does not apply adds nothing to it. */
static void a_field_that_does_not_apply_adds_nothing(void **unused)
{
    (void)unused;
    judge(
        STATES
        "carved,p-mot,2024-Q1,trade,9,10,,,\ncarved,p-mot,2024-Q1,tax,,,not_applicable,UBND,none\n",
        "2024-03-11");
    assert_string_equal(part_value("carved", "p-mot", 2), "9/10");
    assert_string_equal(part_verdict("carved", "p-mot", 2), "MET");
}

/* V7: two published shares of one part do not add up, in whatever order they come. */
static void two_shares_without_their_parts_do_not_add_up(void **unused)
{
    (void)unused;
    judge("indicator,unit,window,field,value\ncarved,p-mot,2024-Q1,trade,90%\ncarved,p-mot,2024-Q1,"
          "tax,80%\n",
          "2024-03-11");
    assert_string_equal(part_value("carved", "p-mot", 2), "PARTIAL 0 of 2");
}

/* Exclusion: listed cases leave the denominator, of the part that takes what the others leave. */
static void an_exclusion_leaves_the_denominator_once(void **unused)
{
    (void)unused;
    judge(FIELDS "carved,p-mot,2024-Q1,,100,105\ncarved,p-mot,2024-Q1,storm,,5\ncarved,p-mot,2024-"
                 "Q1,land,99,100\n",
          "2024-03-11");
    assert_int_equal(part_of("carved", "p-mot", 0)->denominator, 100);
    assert_int_equal(part_of("carved", "p-mot", 1)->denominator, 100);
}

static void more_exclusions_than_cases_are_invalid(void **unused)
{
    (void)unused;
    judge(FIELDS "carved,p-mot,2024-Q1,,0,4\ncarved,p-mot,2024-Q1,storm,,5\n", "2024-03-11");
    assert_string_equal(part_verdict("carved", "p-mot", 0), "CANNOT_DETERMINE INVALID");
}

static void an_exclusion_that_does_not_apply_takes_nothing_out(void **unused)
{
    (void)unused;
    judge(STATES
          "carved,p-mot,2024-Q1,,4,4,,,\ncarved,p-mot,2024-Q1,storm,,,not_applicable,UBND,none\n",
          "2024-03-11");
    assert_string_equal(part_value("carved", "p-mot", 0), "1");
}

static void levels_have_their_own_thresholds(void **unused)
{
    (void)unused;
    judge(RATIOS "levels,phong,2024-Q1,55,100\nlevels,p-mot,2024-Q1,55,100\n", "2024-03-06");
    SAYS("levels", "phong", "NOT_MET");
    SAYS("levels", "p-mot", "MET");
    assert_int_equal(cell_of("levels", "phong")->part_count, 1);
}

static void a_total_over_levels_has_a_part_for_each(void **unused)
{
    (void)unused;
    judge(RATIOS
          "levels,phong,2024-H1,60,100\nlevels,p-mot,2024-H1,49,100\nlevels,p-hai,2024-H1,50,100\n",
          "2024-06-06");
    assert_string_equal(part_verdict("levels", "quan", 0), "MET");
    assert_string_equal(part_value("levels", "quan", 1), "99/200");
    SAYS("levels", "quan", "NOT_MET");
}

/* ---- stages, conditions, versions ---- */

/* The stage in force at the cut-off of the figure, also when it is asked about later. */
static void a_stage_holds_at_the_cut_off_of_the_figure(void **unused)
{
    (void)unused;
    judge(RATIOS "staged,quan,2024-H1,40,100\n", "2024-07-15");
    SAYS("staged", "quan", "MET");
    judge(RATIOS "staged,quan,2024-9M,40,100\n", "2024-09-06");
    SAYS("staged", "quan", "NOT_MET");
}

/* V3: the default policy. */
static void a_condition_that_no_case_meets_is_not_applicable(void **unused)
{
    (void)unused;
    judge(RATIOS "conditional,p-mot,2024-Q1,0,0\n", "2024-03-06");
    SAYS("conditional", "p-mot", "NOT_APPLICABLE");
    IS("conditional", "p-mot", "ZERO_DENOMINATOR");
}

static void an_empty_denominator_is_met_where_the_plan_says_so(void **unused)
{
    (void)unused;
    judge(RATIOS "empty-met,p-mot,2024-Q1,0,0\n", "2024-03-06");
    SAYS("empty-met", "p-mot", "MET");
}

static void an_empty_denominator_is_no_data_where_the_plan_says_so(void **unused)
{
    (void)unused;
    judge(RATIOS "empty-missing,p-mot,2024-Q1,0,0\n", "2024-03-06");
    SAYS("empty-missing", "p-mot", "CANNOT_DETERMINE NO_DATA");
}

/* Versions: a year is judged by the version in force at its start. */
static void a_later_version_does_not_reach_back(void **unused)
{
    (void)unused;
    judge(RATIOS "amended,p-mot,2024-H1,65,100\n", "2024-08-31");
    SAYS("amended", "p-mot", "MET");
    assert_int_equal(cell_of("amended", "p-mot")->version, 0);
}

static void a_retroactive_version_judges_from_the_day_it_takes_effect(void **unused)
{
    (void)unused;
    judge(RATIOS "amended,p-mot,2024-H1,65,100\n", "2024-09-01");
    SAYS("amended", "p-mot", "NOT_MET");
    assert_int_equal(cell_of("amended", "p-mot")->version, 2);
}

#define T(name) cmocka_unit_test_teardown(name, forget_board)

int main(void)
{
    static const struct CMUnitTest tests[] = {
        T(a_value_just_below_the_threshold_does_not_meet_it),
        T(a_value_on_the_threshold_meets_it),
        T(a_verdict_is_final_from_the_day_after_the_deadline),
        T(at_most_is_met_up_to_the_threshold),
        T(at_most_says_how_many_may_still_come),
        T(at_most_judges_shares_too),
        T(about_without_a_tolerance_is_undefined_and_shows_its_value),
        T(about_is_met_within_its_tolerance_ends_included),
        T(about_is_not_met_outside_its_tolerance),
        T(a_share_that_may_exceed_one_is_judged_as_it_is),
        T(an_open_choice_leaves_the_target_undefined),
        T(a_reduction_is_a_share_of_the_base),
        T(a_reduction_that_reaches_its_share_is_met),
        T(a_missing_baseline_is_no_data),
        T(a_baseline_alone_is_no_value),
        T(a_baseline_of_zero_leaves_nothing_to_compare_with),
        T(a_baseline_below_zero_is_invalid),
        T(amounts_with_decimals_compare_exactly),
        T(amounts_are_printed_with_their_decimals),
        T(what_is_still_needed_is_an_amount_too),
        T(a_cell_says_how_its_values_read),
        T(two_baselines_are_a_conflict),
        T(an_increase_is_growth_over_the_base),
        T(a_share_of_the_base_divides_now_by_then),
        T(growth_over_the_base_divides_the_difference),
        T(a_share_of_today_needs_no_base),
        T(a_share_of_unknown_reading_is_undefined),
        T(a_rank_is_met_up_to_its_place_ties_included),
        T(a_top_share_needs_the_number_of_places),
        T(a_top_share_includes_its_edge),
        T(a_leading_rank_of_no_declared_size_is_undefined),
        T(a_rank_is_not_yet_due_until_the_deadline),
        T(a_place_beyond_the_number_of_places_is_invalid),
        T(a_count_counts_distinct_keys),
        T(a_count_is_met_with_enough_keys),
        T(a_count_leaves_out_what_lies_outside_its_window),
        T(a_bin_still_open_is_not_yet_due),
        T(one_event_in_each_bin_meets_it),
        T(the_same_events_by_gaps_do_not),
        T(a_frequency_of_unknown_mode_is_undefined_and_shows_how_many),
        T(a_frequency_due_before_the_plan_begins_is_undefined),
        T(coverage_is_reached_by_all_members),
        T(by_a_day_includes_it),
        T(a_milestone_ahead_is_not_yet_due),
        T(a_document_after_the_bound_does_not_meet_a_milestone),
        T(a_document_dated_after_the_day_asked_about_is_left_aside),
        T(a_document_of_no_unit_counts_for_all),
        T(events_that_do_not_apply_are_not_judged),
        T(a_total_leaves_out_units_to_which_events_do_not_apply),
        T(events_done_though_they_do_not_apply_are_a_conflict),
        T(what_does_not_apply_is_so_for_an_undefined_target_too),
        T(a_carve_out_is_judged_apart),
        T(a_part_has_its_own_force),
        T(the_fields_of_a_part_add_up),
        T(a_part_with_a_missing_field_is_partial),
        T(a_missing_part_leaves_the_whole_undetermined),
        T(a_field_that_does_not_apply_adds_nothing),
        T(two_shares_without_their_parts_do_not_add_up),
        T(an_exclusion_leaves_the_denominator_once),
        T(more_exclusions_than_cases_are_invalid),
        T(an_exclusion_that_does_not_apply_takes_nothing_out),
        T(levels_have_their_own_thresholds),
        T(a_total_over_levels_has_a_part_for_each),
        T(a_stage_holds_at_the_cut_off_of_the_figure),
        T(a_condition_that_no_case_meets_is_not_applicable),
        T(an_empty_denominator_is_met_where_the_plan_says_so),
        T(an_empty_denominator_is_no_data_where_the_plan_says_so),
        T(a_later_version_does_not_reach_back),
        T(a_retroactive_version_judges_from_the_day_it_takes_effect),
    };
    return cmocka_run_group_tests(tests, use_kinds, forget_plan);
}
