/* SPDX-License-Identifier: Apache-2.0 */
/* From units to the unit above them (V7), and what stands in the way of a total (V1, V4, V8, V9). */
#include "support/board.h"

#define SAYS(indicator, unit, verdict) assert_string_equal(verdict_of(indicator, unit), verdict)
#define IS(indicator, unit, value) assert_string_equal(value_of(indicator, unit), value)
/* Ward p-cu has ended by then, so that two wards report. */
#define H1 "2024-06-06"

/* V7: 13 %, not the 30.6 % that the mean of both shares would be. */
static void shares_add_up_part_by_part(void **unused)
{
    (void)unused;
    judge(RATIOS "final,p-mot,2024-H1,60,100\nfinal,p-hai,2024-H1,5,400\n", H1);
    IS("final", "quan", "13/100");
    assert_int_equal(part_of("final", "quan", 0)->denominator, 500);
    assert_true(cell_of("final", "quan")->total);
    assert_false(cell_of("final", "p-mot")->total);
}

static void a_mean_of_units_weighs_each_the_same(void **unused)
{
    (void)unused;
    judge(RATIOS "mean,p-mot,2024-H1,60,100\nmean,p-hai,2024-H1,5,400\n", H1);
    IS("mean", "quan", "49/160");
}

static void the_least_and_the_most_are_those_of_a_unit(void **unused)
{
    (void)unused;
    judge(RATIOS "least,p-mot,2024-H1,60,100\nleast,p-hai,2024-H1,59,100\n"
                 "most,p-mot,2024-H1,60,100\nmost,p-hai,2024-H1,59,100\n",
          H1);
    IS("least", "quan", "59/100");
    IS("most", "quan", "3/5");
    SAYS("least", "quan", "NOT_MET");
    SAYS("most", "quan", "MET");
}

static void the_last_is_that_of_the_newest_window(void **unused)
{
    (void)unused;
    judge(RATIOS "latest,p-mot,2024-H1,1,100\nlatest,p-hai,2024-07-31,60,100\n", "2024-08-01");
    IS("latest", "quan", "3/5");
    assert_string_equal(cell_of("latest", "quan")->window, "2024-07-31");
}

static void two_last_values_that_differ_are_a_conflict(void **unused)
{
    (void)unused;
    judge(RATIOS "latest,p-mot,2024-H1,1,100\nlatest,p-hai,2024-H1,60,100\n", H1);
    IS("latest", "quan", "CONFLICT");
    judge(RATIOS "latest,p-mot,2024-H1,6,10\nlatest,p-hai,2024-H1,60,100\n", H1);
    IS("latest", "quan", "3/5");
}

static void units_for_themselves_have_no_total(void **unused)
{
    (void)unused;
    judge(RATIOS "alone,p-mot,2024-H1,1,1\nalone,p-hai,2024-H1,1,1\n", H1);
    IS("alone", "quan", "PARTIAL 0 of 2");
    SAYS("alone", "quan", "CANNOT_DETERMINE PARTIAL");
}

static void amounts_add_up(void **unused)
{
    (void)unused;
    judge(VALUES "at-most,p-mot,2024-H1,4,\nat-most,p-hai,2024-H1,7,\n", H1);
    IS("at-most", "quan", "11");
    SAYS("at-most", "quan", "NOT_MET");
}

/* V7: whichever of the two sums the plan names, a ratio adds both its sides and an amount its one. */
static void a_sum_fits_its_measure_by_either_name(void **unused)
{
    (void)unused;
    judge(RATIOS "ratio-sum,p-mot,2024-H1,60,100\nratio-sum,p-hai,2024-H1,5,400\n", H1);
    IS("ratio-sum", "quan", "13/100");
    judge(VALUES "number-sum-ratio,p-mot,2024-H1,30,\nnumber-sum-ratio,p-hai,2024-H1,31,\n", H1);
    IS("number-sum-ratio", "quan", "61");
}

static void reductions_add_up_over_their_bases(void **unused)
{
    (void)unused;
    judge(VALUES "reduction,p-mot,2021-12-31,100,A\nreduction,p-mot,2024-H1,100,\n"
                 "reduction,p-hai,2021-12-31,300,A\nreduction,p-hai,2024-H1,260,\n",
          H1);
    IS("reduction", "quan", "1/10");
    SAYS("reduction", "quan", "MET");
}

/* V7: percentages without their parts do not roll up. */
static void percentages_do_not_roll_up(void **unused)
{
    (void)unused;
    judge(VALUES "published,p-mot,2024-H1,95%,\npublished,p-hai,2024-H1,95%,\n", H1);
    SAYS("published", "p-mot", "MET");
    SAYS("published", "quan", "CANNOT_DETERMINE PARTIAL");
}

static void percentages_average_where_the_plan_says_so(void **unused)
{
    (void)unused;
    judge(VALUES "published-mean,p-mot,2024-H1,95%,\npublished-mean,p-hai,2024-H1,90%,\n", H1);
    IS("published-mean", "quan", "37/40");
}

static void one_share_without_its_parts_spoils_a_sum(void **unused)
{
    (void)unused;
    judge("indicator,unit,window,numerator,denominator,value\nfinal,p-mot,2024-H1,60,100,\nfinal,p-"
          "hai,2024-H1,,,90%\n",
          H1);
    SAYS("final", "p-hai", "MET");
    IS("final", "quan", "PARTIAL 1 of 2");
}

/* A place is no amount: adding or averaging places means nothing. */
static void places_do_not_average(void **unused)
{
    (void)unused;
    judge("indicator,unit,window,numerator\nmean-place,p-mot,2024-07-31,1\nmean-place,p-hai,2024-"
          "07-31,2\n",
          "2024-08-01");
    SAYS("mean-place", "quan", "CANNOT_DETERMINE PARTIAL");
}

static void the_best_place_is_the_least_also_of_an_unknown_number(void **unused)
{
    (void)unused;
    judge("indicator,unit,window,numerator,denominator\nbest-place,p-mot,2024-07-31,9,90\nbest-"
          "place,p-hai,2024-07-31,5,\n",
          "2024-08-01");
    SAYS("best-place", "quan", "MET");
    assert_int_equal(part_of("best-place", "quan", 0)->numerator, 5);
}

/* ---- exact, whatever the size ---- */

#define NINE_QUINTILLION "9000000000000000000"

/* N3: an error, never a wrap. */
static void a_sum_beyond_64_bits_is_an_error(void **unused)
{
    (void)unused;
    parplan_error err = PARPLAN_ERROR_INIT;
    const char *rows = VALUES "at-most,p-mot,2024-H1," NINE_QUINTILLION
                              ",\nat-most,p-hai,2024-H1," NINE_QUINTILLION ",\n";
    assert_int_equal(try_judge(rows, NULL, H1, &err), PARPLAN_E_RANGE);
    assert_non_null(strstr(err.message, "at-most"));
    assert_null(board);
}

static void denominators_beyond_64_bits_are_an_error_too(void **unused)
{
    (void)unused;
    parplan_error err = PARPLAN_ERROR_INIT;
    const char *rows = RATIOS "final,p-mot,2024-H1,1," NINE_QUINTILLION
                              "\nfinal,p-hai,2024-H1,1," NINE_QUINTILLION "\n";
    assert_int_equal(try_judge(rows, NULL, H1, &err), PARPLAN_E_RANGE);
}

/* N3: only the final result has to fit; in whatever order rows are added (N7). */
static void a_sum_may_pass_64_bits_on_its_way(void **unused)
{
    (void)unused;
    judge(FIELDS "carved,p-mot,2024-H1,,1,9223372036854775807\ncarved,p-mot,2024-H1,storm,,"
                 "9223372036854775000\n",
          H1);
    assert_int_equal(part_of("carved", "p-mot", 0)->denominator, 807);
}

#define PRIME_SHARES                                                                               \
    RATIOS "mean,p-mot,2024-H1,3000000018,5000000029\nmean,p-hai,2024-H1,3000000041,5000000039\n"  \
           "mean-most,p-mot,2024-H1,3000000018,5000000029\nmean-most,p-hai,2024-H1,3000000041,"    \
           "5000000039\n"

/* N3: the mean of two shares with large denominators takes more than 64 bits, and is exact. */
static void a_mean_beyond_64_bits_is_exact(void **unused)
{
    (void)unused;
    judge(PRIME_SHARES, H1);
    IS("mean", "quan", "30000000499000001891/50000000680000002262");
    assert_int_equal(part_of("mean", "quan", 0)->value.den, 0);
    SAYS("mean", "quan", "MET");
    SAYS("mean-most", "quan", "NOT_MET");
}

/* N6: what is shown of it is never the threshold. */
static void a_mean_beyond_64_bits_is_never_shown_as_its_threshold(void **unused)
{
    (void)unused;
    judge(PRIME_SHARES, H1);
    parplan_ratio shown = part_of("mean-most", "quan", 0)->shown;
    assert_int_equal(parplan_ratio_compare(shown, (parplan_ratio){600001, 1000000}), 0);
}

static void a_large_mean_is_shown_by_its_whole_part(void **unused)
{
    (void)unused;
    judge(VALUES "mean-amount,p-mot,2024-H1,9223372036854775807,\nmean-amount,p-hai,2024-H1,"
                 "9223372036854775804,\n",
          H1);
    IS("mean-amount", "quan", "18446744073709551611/2");
    assert_true(part_of("mean-amount", "quan", 0)->shown.num == INT64_MAX - 2);
    assert_int_equal(part_of("mean-amount", "quan", 0)->shown.den, 1);
}

/* ---- what stands in the way ---- */

/* V4, V9: a sum with an absent part is PARTIAL, however bad or good the rest. */
static void a_total_with_a_missing_unit_is_partial(void **unused)
{
    (void)unused;
    judge(RATIOS "all,p-mot,2024-H1,0,100\n", "2024-06-11");
    SAYS("all", "p-mot", "IRRECOVERABLE");
    IS("all", "quan", "PARTIAL 1 of 2");
    SAYS("all", "quan", "CANNOT_DETERMINE PARTIAL");
}

static void a_total_without_any_unit_is_no_data(void **unused)
{
    (void)unused;
    judge(NULL, "2024-06-11");
    SAYS("all", "quan", "CANNOT_DETERMINE NO_DATA");
    judge(NULL, "2024-06-10");
    SAYS("all", "quan", "CANNOT_DETERMINE NOT_YET_DUE");
}

/* V1: not applicable is no missing part. */
static void a_total_leaves_out_units_to_which_it_does_not_apply(void **unused)
{
    (void)unused;
    judge(STATES
          "final,p-mot,2024-H1,,60,100,,,\nfinal,p-hai,2024-H1,,,,not_applicable,UBND,none\n",
          H1);
    IS("final", "quan", "3/5");
    SAYS("final", "p-hai", "NOT_APPLICABLE");
}

static void a_total_of_nothing_applicable_is_not_applicable(void **unused)
{
    (void)unused;
    judge(STATES "final,p-mot,2024-H1,,,,not_applicable,UBND,none\nfinal,p-hai,2024-H1,,,,not_"
                 "applicable,UBND,none\n",
          H1);
    SAYS("final", "quan", "NOT_APPLICABLE");
}

/* V3: on roll-up it adds 0/0. */
static void an_empty_denominator_adds_nothing(void **unused)
{
    (void)unused;
    judge(RATIOS "final,p-mot,2024-H1,0,0\nfinal,p-hai,2024-H1,3,5\nleast,p-mot,2024-H1,0,0\nleast,"
                 "p-hai,2024-H1,3,5\n"
                 "mean,p-mot,2024-H1,0,0\nmean,p-hai,2024-H1,3,5\n",
          H1);
    IS("final", "quan", "3/5");
    IS("least", "quan", "3/5");
    IS("mean", "quan", "3/5");
}

static void a_total_of_empty_denominators_is_empty(void **unused)
{
    (void)unused;
    judge(RATIOS "final,p-mot,2024-H1,0,0\nfinal,p-hai,2024-H1,0,0\nleast,p-mot,2024-H1,0,0\nleast,"
                 "p-hai,2024-H1,0,0\n"
                 "mean,p-mot,2024-H1,0,0\nmean,p-hai,2024-H1,0,0\n",
          H1);
    IS("final", "quan", "ZERO_DENOMINATOR");
    SAYS("least", "quan", "NOT_APPLICABLE");
    SAYS("mean", "quan", "NOT_APPLICABLE");
}

/* V8: even where both rows say the same. */
static void two_rows_for_one_cell_are_a_conflict(void **unused)
{
    (void)unused;
    judge(RATIOS "final,p-mot,2024-H1,3,5\nfinal,p-mot,2024-H1,3,5\nfinal,p-hai,2024-H1,3,5\n", H1);
    SAYS("final", "p-mot", "CANNOT_DETERMINE CONFLICT");
    SAYS("final", "quan", "CANNOT_DETERMINE CONFLICT");
}

/* A conflict is not added up, so it cannot be too large either. */
static void two_huge_rows_for_one_cell_are_a_conflict_and_no_error(void **unused)
{
    (void)unused;
    judge(VALUES "at-most,p-mot,2024-H1," NINE_QUINTILLION
                 ",\nat-most,p-mot,2024-H1," NINE_QUINTILLION ",\n",
          H1);
    SAYS("at-most", "p-mot", "CANNOT_DETERMINE CONFLICT");
}

/* V5: never capped, and shown. */
static void more_than_all_is_invalid_and_shown(void **unused)
{
    (void)unused;
    judge(RATIOS "final,p-mot,2024-H1,101,100\nfinal,p-hai,2024-H1,1,100\n", H1);
    SAYS("final", "p-mot", "CANNOT_DETERMINE INVALID");
    assert_true(part_of("final", "p-mot", 0)->has_pair);
    assert_int_equal(part_of("final", "p-mot", 0)->numerator, 101);
    SAYS("final", "quan", "CANNOT_DETERMINE INVALID");
}

static void a_published_share_above_one_is_invalid(void **unused)
{
    (void)unused;
    judge(VALUES "published,p-mot,2024-H1,101%,\n", H1);
    SAYS("published", "p-mot", "CANNOT_DETERMINE INVALID");
}

static void cases_reached_of_no_cases_are_invalid(void **unused)
{
    (void)unused;
    judge(RATIOS "above,quan,2024-H1,1,0\n", H1);
    SAYS("above", "quan", "CANNOT_DETERMINE INVALID");
}

/* ---- events ---- */

static void units_judged_on_events_add_up_to_those_that_reached_it(void **unused)
{
    (void)unused;
    judge_events(EVENTS "by,p-mot,2024-06-01,,QĐ 1\n", "2024-07-01");
    SAYS("by", "quan", "NOT_MET final");
    IS("by", "quan", "1/2");
    assert_int_equal(part_of("by", "quan", 0)->still_needed, 1);
}

/* V2: some have done it, the others still have time; nothing is missing. */
static void a_total_of_events_with_time_left_is_not_yet_due(void **unused)
{
    (void)unused;
    judge_events(EVENTS "by,p-mot,2024-06-01,,QĐ 1\n", "2024-06-02");
    SAYS("by", "quan", "CANNOT_DETERMINE NOT_YET_DUE");
    IS("by", "quan", "1/2");
}

#define T(name) cmocka_unit_test_teardown(name, forget_board)

int main(void)
{
    static const struct CMUnitTest tests[] = {
        T(shares_add_up_part_by_part),
        T(a_mean_of_units_weighs_each_the_same),
        T(the_least_and_the_most_are_those_of_a_unit),
        T(the_last_is_that_of_the_newest_window),
        T(two_last_values_that_differ_are_a_conflict),
        T(units_for_themselves_have_no_total),
        T(amounts_add_up),
        T(a_sum_fits_its_measure_by_either_name),
        T(reductions_add_up_over_their_bases),
        T(percentages_do_not_roll_up),
        T(percentages_average_where_the_plan_says_so),
        T(one_share_without_its_parts_spoils_a_sum),
        T(places_do_not_average),
        T(the_best_place_is_the_least_also_of_an_unknown_number),
        T(a_sum_beyond_64_bits_is_an_error),
        T(denominators_beyond_64_bits_are_an_error_too),
        T(a_sum_may_pass_64_bits_on_its_way),
        T(a_mean_beyond_64_bits_is_exact),
        T(a_mean_beyond_64_bits_is_never_shown_as_its_threshold),
        T(a_large_mean_is_shown_by_its_whole_part),
        T(a_total_with_a_missing_unit_is_partial),
        T(a_total_without_any_unit_is_no_data),
        T(a_total_leaves_out_units_to_which_it_does_not_apply),
        T(a_total_of_nothing_applicable_is_not_applicable),
        T(an_empty_denominator_adds_nothing),
        T(a_total_of_empty_denominators_is_empty),
        T(two_rows_for_one_cell_are_a_conflict),
        T(two_huge_rows_for_one_cell_are_a_conflict_and_no_error),
        T(more_than_all_is_invalid_and_shown),
        T(a_published_share_above_one_is_invalid),
        T(cases_reached_of_no_cases_are_invalid),
        T(units_judged_on_events_add_up_to_those_that_reached_it),
        T(a_total_of_events_with_time_left_is_not_yet_due),
    };
    return cmocka_run_group_tests(tests, use_kinds, forget_plan);
}
