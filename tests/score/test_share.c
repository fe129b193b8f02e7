/* SPDX-License-Identifier: Apache-2.0 */
/* One share against one threshold: verdict, still needed, allowed failures. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "base/message.h"
#include <parplan/target.h>

enum { MOST_CASES = 300 };

static const parplan_ratio thresholds[] = {
    {30, 100}, {40, 100}, {50, 100}, {60, 100}, {70, 100}, {80, 100},
    {90, 100}, {99, 100}, {1, 1},    {2, 3},    {1, 3},    {0, 1},
};
static const int64_t furthers[] = {0, 1, 7, 50};

enum {
    THRESHOLDS = sizeof thresholds / sizeof thresholds[0],
    FURTHERS = sizeof furthers / sizeof furthers[0]
};

static parplan_share share_of(int64_t reached, int64_t cases, parplan_ratio least)
{
    parplan_share share = PARPLAN_SHARE_INIT;
    share.reached = reached;
    share.cases = cases;
    share.least = least;
    share.failures = PARPLAN_FAILURES_FINAL;
    return share;
}

static parplan_share_result judge(const parplan_share *share)
{
    parplan_share_result result = PARPLAN_SHARE_RESULT_INIT;
    parplan_error err = PARPLAN_ERROR_INIT;
    if (parplan_share_judge(share, &result, &err) != PARPLAN_OK)
        fail_msg("%s", err.message);
    return result;
}

static parplan_share_result judge_final(int64_t reached, int64_t cases, parplan_ratio least,
                                        parplan_further kind, int64_t further)
{
    parplan_share share = share_of(reached, cases, least);
    share.further_kind = kind;
    share.further = further;
    return judge(&share);
}

static void refused(const parplan_share *share, parplan_status status, parplan__message id)
{
    parplan_share_result result = PARPLAN_SHARE_RESULT_INIT;
    parplan_error err = PARPLAN_ERROR_INIT;
    result.still_needed = 77;
    assert_int_equal(parplan_share_judge(share, &result, &err), status);
    assert_int_equal(err.id, id);
    assert_int_equal(result.still_needed, 77);
}

/* ---- against a search that knows no formula ---- */

static bool reaches(int64_t reached, int64_t cases, parplan_ratio least)
{
    return reached * least.den >= least.num * cases;
}

/* The fewest successes among so many cases. */
static int64_t search_successes(int64_t cases, parplan_ratio least)
{
    int64_t successes = 0;
    while (!reaches(successes, cases, least))
        successes++;
    return successes;
}

/* Fails with the case that differs; cmocka's own assertions would take most of the time. */
static void agree(const parplan_share *s, const parplan_share_result *found, bool same)
{
    if (!same)
        fail_msg("%d/%d against %d/%d, failures %d, kind %d, further %d, closed %d: verdict %d, "
                 "needed %d, allowed %d, unlikely %d",
                 (int)s->reached, (int)s->cases, (int)s->least.num, (int)s->least.den,
                 (int)s->failures, (int)s->further_kind, (int)s->further, s->closed,
                 (int)found->verdict, (int)found->still_needed, (int)found->allowed_failures,
                 found->unlikely);
}

/* What the page of semantics says, for further cases that are known; `successes` comes from the search. */
static void check_known(const parplan_share *s, int64_t further, int64_t successes)
{
    parplan_share_result found = judge(s);
    int64_t needed = successes > s->reached ? successes - s->reached : 0;
    bool final = s->failures == PARPLAN_FAILURES_FINAL;
    bool bounded = s->closed || s->further_kind == PARPLAN_FURTHER_BOUND;
    bool met = reaches(s->reached, s->cases, s->least);
    bool hopeless = !reaches(s->reached + further, s->cases + further, s->least);
    bool all = s->least.num == s->least.den;
    parplan_verdict verdict = met                                     ? PARPLAN_MET
                              : final && hopeless && (bounded || all) ? PARPLAN_IRRECOVERABLE
                                                                      : PARPLAN_NOT_MET;
    if (verdict == PARPLAN_IRRECOVERABLE)
        needed = -1;
    int64_t allowed = s->cases + further - successes - (s->cases - s->reached);
    bool unlikely = verdict == PARPLAN_NOT_MET && final && hopeless;
    agree(s, &found,
          found.verdict == verdict && found.still_needed == needed &&
              found.allowed_failures == allowed && found.unlikely == unlikely);
}

/* All ways to say how many cases follow. */
static void check_furthers(parplan_share s, const int64_t *successes)
{
    for (size_t i = 0; i < FURTHERS; i++) {
        s.further = furthers[i];
        for (int kind = PARPLAN_FURTHER_BOUND; kind <= PARPLAN_FURTHER_FORECAST; kind++) {
            s.further_kind = (parplan_further)kind;
            check_known(&s, s.further, successes[i]);
        }
    }
    s.closed = true; /* whatever was expected no longer comes */
    check_known(&s, 0, successes[0]);
}

static void check_all(parplan_failures failures)
{
    int64_t successes[FURTHERS];
    for (size_t p = 0; p < THRESHOLDS; p++) {
        for (int64_t cases = 1; cases <= MOST_CASES; cases++) {
            for (size_t i = 0; i < FURTHERS; i++)
                successes[i] = search_successes(cases + furthers[i], thresholds[p]);
            for (int64_t reached = 0; reached <= cases; reached++) {
                parplan_share s = share_of(reached, cases, thresholds[p]);
                s.failures = failures;
                check_furthers(s, successes);
            }
        }
    }
}

static void recoverable_failures_agree_with_a_search(void **unused)
{
    (void)unused;
    check_all(PARPLAN_FAILURES_RECOVERABLE);
}

static void final_failures_agree_with_a_search(void **unused)
{
    (void)unused;
    check_all(PARPLAN_FAILURES_FINAL);
}

/* One failure more never needs fewer successes: the search goes on where it stopped. */
/* So many more cases may fail and p still be met, and one more may not. */
static bool allows(const parplan_share *s, int64_t failures)
{
    if (s->least.num == 0)
        return failures > 1000000;
    return reaches(s->reached, s->cases + failures, s->least) &&
           !reaches(s->reached, s->cases + failures + 1, s->least);
}

static void check_unknown_final(int64_t cases, parplan_ratio least)
{
    int64_t needed = 0;
    for (int64_t reached = cases; reached >= 0; reached--) {
        parplan_share s = share_of(reached, cases, least);
        parplan_share_result found = judge(&s);
        bool never = least.num == least.den && reached < cases;
        bool met = reaches(reached, cases, least);
        while (!never && !reaches(reached + needed, cases + needed, least))
            needed++;
        parplan_verdict verdict = met     ? PARPLAN_MET
                                  : never ? PARPLAN_IRRECOVERABLE
                                          : PARPLAN_NOT_MET;
        agree(&s, &found,
              found.still_needed == (never ? -1 : needed) && found.verdict == verdict &&
                  !found.unlikely && allows(&s, found.allowed_failures));
    }
}

static void final_failures_with_nothing_known_agree_with_a_search(void **unused)
{
    (void)unused;
    for (size_t p = 0; p < THRESHOLDS; p++) {
        for (int64_t cases = 1; cases <= MOST_CASES; cases++)
            check_unknown_final(cases, thresholds[p]);
    }
}

static void recoverable_failures_with_nothing_known_count_the_cases_there_are(void **unused)
{
    (void)unused;
    for (size_t p = 0; p < THRESHOLDS; p++) {
        for (int64_t cases = 1; cases <= MOST_CASES; cases++) {
            int64_t successes = search_successes(cases, thresholds[p]);
            for (int64_t reached = 0; reached <= cases; reached++) {
                parplan_share s = share_of(reached, cases, thresholds[p]);
                s.failures = PARPLAN_FAILURES_RECOVERABLE;
                check_known(&s, 0, successes);
            }
        }
    }
}

/* ---- verdicts ---- */

static void one_case_under_sixty_percent_is_not_met(void **unused)
{
    (void)unused;
    parplan_share share = share_of(5999, 10000, (parplan_ratio){60, 100});
    share.failures = PARPLAN_FAILURES_RECOVERABLE;
    parplan_share_result result = judge(&share);
    assert_int_equal(result.verdict, PARPLAN_NOT_MET);
    assert_int_equal(result.still_needed, 1);
}

static void sixty_percent_exactly_is_met(void **unused)
{
    (void)unused;
    parplan_share share = share_of(600, 1000, (parplan_ratio){60, 100});
    assert_int_equal(judge(&share).verdict, PARPLAN_MET);
}

static void one_late_dossier_rules_out_all_on_time(void **unused)
{
    (void)unused;
    parplan_share share = share_of(9999, 10000, (parplan_ratio){1, 1});
    parplan_share_result result = judge(&share);
    assert_int_equal(result.verdict, PARPLAN_IRRECOVERABLE);
    assert_int_equal(result.still_needed, -1);
    assert_int_equal(result.allowed_failures, -1);
}

static void one_hundred_percent_of_what_can_be_made_good_is_not_irrecoverable(void **unused)
{
    (void)unused;
    parplan_share share = share_of(0, 10, (parplan_ratio){1, 1});
    share.failures = PARPLAN_FAILURES_RECOVERABLE;
    share.closed = true;
    assert_int_equal(judge(&share).verdict, PARPLAN_NOT_MET);
    assert_int_equal(judge(&share).still_needed, 10);
}

static void a_bound_that_does_not_suffice_is_irrecoverable(void **unused)
{
    (void)unused;
    parplan_ratio least = {70, 100};
    /* 50 of 100: with 66 more all successful 116/166 is short of 70 %, with 67 it is not. */
    assert_int_equal(judge_final(50, 100, least, PARPLAN_FURTHER_BOUND, 66).verdict,
                     PARPLAN_IRRECOVERABLE);
    assert_int_equal(judge_final(50, 100, least, PARPLAN_FURTHER_BOUND, 67).verdict,
                     PARPLAN_NOT_MET);
    assert_int_equal(judge_final(50, 100, least, PARPLAN_FURTHER_BOUND, 67).still_needed, 67);
}

static void a_forecast_that_does_not_suffice_is_only_unlikely(void **unused)
{
    (void)unused;
    parplan_share_result result =
        judge_final(50, 100, (parplan_ratio){70, 100}, PARPLAN_FURTHER_FORECAST, 66);
    assert_int_equal(result.verdict, PARPLAN_NOT_MET);
    assert_true(result.unlikely);
    assert_int_equal(result.still_needed, 67);
}

static void a_closed_window_below_the_target_is_irrecoverable_whatever_was_forecast(void **unused)
{
    (void)unused;
    parplan_share share = share_of(69, 100, (parplan_ratio){70, 100});
    share.further_kind = PARPLAN_FURTHER_FORECAST;
    share.further = 1000000;
    share.closed = true;
    assert_int_equal(judge(&share).verdict, PARPLAN_IRRECOVERABLE);
    assert_false(judge(&share).unlikely);
}

static void a_further_number_of_unknown_kind_is_not_read(void **unused)
{
    (void)unused;
    parplan_share_result result =
        judge_final(50, 100, (parplan_ratio){70, 100}, PARPLAN_FURTHER_UNKNOWN, 1);
    assert_int_equal(result.verdict, PARPLAN_NOT_MET);
    assert_int_equal(result.still_needed, 67);
}

static void a_share_that_is_met_may_still_need_successes(void **unused)
{
    (void)unused;
    parplan_share_result result =
        judge_final(60, 100, (parplan_ratio){60, 100}, PARPLAN_FURTHER_BOUND, 50);
    assert_int_equal(result.verdict, PARPLAN_MET);
    assert_int_equal(result.still_needed, 30);
    assert_int_equal(result.allowed_failures, 20);
}

/* ---- numbers at the edge of 64 bits ---- */

static void the_largest_counts_do_not_wrap(void **unused)
{
    (void)unused;
    parplan_share share =
        share_of(INT64_MAX - 1, INT64_MAX, (parplan_ratio){INT64_MAX - 1, INT64_MAX});
    parplan_share_result result = judge(&share);
    assert_int_equal(result.verdict, PARPLAN_MET);
    assert_int_equal(result.still_needed, 0);
    assert_int_equal(result.allowed_failures, 0);
}

static void one_case_too_few_among_the_largest_counts_is_not_met(void **unused)
{
    (void)unused;
    parplan_share share =
        share_of(INT64_MAX - 2, INT64_MAX, (parplan_ratio){INT64_MAX - 1, INT64_MAX});
    share.failures = PARPLAN_FAILURES_RECOVERABLE;
    assert_int_equal(judge(&share).verdict, PARPLAN_NOT_MET);
    assert_int_equal(judge(&share).still_needed, 1);
}

static void a_threshold_of_zero_is_always_met(void **unused)
{
    (void)unused;
    parplan_share share = share_of(0, INT64_MAX, (parplan_ratio){0, 1});
    assert_int_equal(judge(&share).verdict, PARPLAN_MET);
    assert_int_equal(judge(&share).allowed_failures, 0);
}

static void more_cases_than_fit_are_out_of_range(void **unused)
{
    (void)unused;
    parplan_share share = share_of(1, INT64_MAX, (parplan_ratio){1, 2});
    share.further_kind = PARPLAN_FURTHER_BOUND;
    share.further = 1;
    refused(&share, PARPLAN_E_RANGE, PP_RESULT_RANGE);
}

static void more_successes_than_fit_are_out_of_range(void **unused)
{
    (void)unused;
    parplan_share share = share_of(0, INT64_MAX, (parplan_ratio){99, 100});
    refused(&share, PARPLAN_E_RANGE, PP_RESULT_RANGE);
}

/* ---- what is refused ---- */

static void failures_have_no_default(void **unused)
{
    (void)unused;
    parplan_share share = share_of(1, 2, (parplan_ratio){1, 2});
    share.failures = PARPLAN_FAILURES_UNSET;
    refused(&share, PARPLAN_E_ARGUMENT, PP_ARGUMENT);
}

static void a_kind_that_does_not_exist_is_refused(void **unused)
{
    (void)unused;
    parplan_share share = share_of(1, 2, (parplan_ratio){1, 2});
    share.further_kind = (parplan_further)3;
    refused(&share, PARPLAN_E_ARGUMENT, PP_ARGUMENT);
}

static void more_reached_than_cases_is_refused(void **unused)
{
    (void)unused;
    parplan_share share = share_of(3, 2, (parplan_ratio){1, 2});
    refused(&share, PARPLAN_E_ARGUMENT, PP_SHARE_COUNTS);
}

static void a_share_of_nothing_is_refused(void **unused)
{
    (void)unused;
    parplan_share share = share_of(0, 0, (parplan_ratio){1, 2});
    refused(&share, PARPLAN_E_ARGUMENT, PP_SHARE_COUNTS);
}

static void a_threshold_above_one_is_refused(void **unused)
{
    (void)unused;
    parplan_share share = share_of(1, 2, (parplan_ratio){3, 2});
    refused(&share, PARPLAN_E_ARGUMENT, PP_SHARE_THRESHOLD);
}

static void a_threshold_that_was_never_set_is_refused(void **unused)
{
    (void)unused;
    parplan_share share = share_of(1, 2, (parplan_ratio){0, 0});
    refused(&share, PARPLAN_E_ARGUMENT, PP_SHARE_THRESHOLD);
}

static void fewer_than_no_further_cases_are_refused(void **unused)
{
    (void)unused;
    parplan_share share = share_of(1, 2, (parplan_ratio){1, 2});
    share.further_kind = PARPLAN_FURTHER_FORECAST;
    share.further = -1;
    refused(&share, PARPLAN_E_ARGUMENT, PP_SHARE_FURTHER);
}

static void a_missing_share_or_result_is_refused(void **unused)
{
    (void)unused;
    parplan_share share = share_of(1, 2, (parplan_ratio){1, 2});
    parplan_share_result unsized;
    memset(&unsized, 0, sizeof unsized);
    refused(NULL, PARPLAN_E_ARGUMENT, PP_ARGUMENT);
    assert_int_equal(parplan_share_judge(&share, NULL, NULL), PARPLAN_E_ARGUMENT);
    assert_int_equal(parplan_share_judge(&share, &unsized, NULL), PARPLAN_E_ARGUMENT);
}

static void a_share_of_an_older_caller_reads_as_not_closed(void **unused)
{
    (void)unused;
    parplan_share share = share_of(69, 100, (parplan_ratio){70, 100});
    share.closed = true;
    share.struct_size = offsetof(parplan_share, closed);
    assert_int_equal(judge(&share).verdict, PARPLAN_NOT_MET);
}

static void a_newer_share_that_asks_for_more_is_refused(void **unused)
{
    (void)unused;
    struct newer {
        parplan_share share;
        int64_t more;
    } newer = {share_of(1, 2, (parplan_ratio){1, 2}), 0};
    newer.share.struct_size = sizeof newer;
    assert_int_equal(judge(&newer.share).verdict, PARPLAN_MET);
    newer.more = 1;
    refused(&newer.share, PARPLAN_E_ARGUMENT, PP_ARGUMENT);
}

static void an_older_result_is_filled_as_far_as_it_goes(void **unused)
{
    (void)unused;
    parplan_share share = share_of(59, 100, (parplan_ratio){60, 100});
    parplan_share_result result = PARPLAN_SHARE_RESULT_INIT;
    result.struct_size = offsetof(parplan_share_result, allowed_failures);
    result.allowed_failures = 77;
    assert_int_equal(parplan_share_judge(&share, &result, NULL), PARPLAN_OK);
    assert_int_equal(result.verdict, PARPLAN_NOT_MET);
    assert_int_equal(result.allowed_failures, 77);
}

/* ---- names ---- */

static void verdicts_have_names(void **unused)
{
    (void)unused;
    assert_string_equal(parplan_verdict_name(PARPLAN_CANNOT_DETERMINE), "CANNOT_DETERMINE");
    assert_string_equal(parplan_verdict_name(PARPLAN_MET), "MET");
    assert_string_equal(parplan_verdict_name(PARPLAN_NOT_MET), "NOT_MET");
    assert_string_equal(parplan_verdict_name(PARPLAN_NOT_APPLICABLE), "NOT_APPLICABLE");
    assert_string_equal(parplan_verdict_name(PARPLAN_IRRECOVERABLE), "IRRECOVERABLE");
}

static void reasons_have_names(void **unused)
{
    (void)unused;
    static const char *const names[] = {
        "",         "NO_DATA", "NOT_APPLICABLE",   "ZERO_DENOMINATOR", "PARTIAL",
        "CONFLICT", "INVALID", "UNDEFINED_TARGET", "NOT_YET_DUE"};
    for (int i = 0; i <= PARPLAN_REASON_NOT_YET_DUE; i++)
        assert_string_equal(parplan_reason_name((parplan_reason)i), names[i]);
}

static void verdicts_and_reasons_have_words_in_both_languages(void **unused)
{
    (void)unused;
    assert_string_equal(parplan_verdict_text(PARPLAN_NOT_MET).vi, "Chưa đạt");
    assert_string_equal(parplan_reason_text(PARPLAN_REASON_NO_DATA).en, "no data");
    for (int i = 0; i <= PARPLAN_IRRECOVERABLE; i++)
        assert_true(*parplan_verdict_text((parplan_verdict)i).vi != '\0' &&
                    *parplan_verdict_text((parplan_verdict)i).en != '\0');
    for (int i = PARPLAN_REASON_NO_DATA; i <= PARPLAN_REASON_NOT_YET_DUE; i++)
        assert_true(*parplan_reason_text((parplan_reason)i).vi != '\0' &&
                    *parplan_reason_text((parplan_reason)i).en != '\0');
}

static void what_is_no_verdict_or_reason_has_no_words(void **unused)
{
    (void)unused;
    assert_null(parplan_verdict_text((parplan_verdict)5).vi);
    assert_null(parplan_reason_text((parplan_reason)9).en);
    assert_null(parplan_reason_text(PARPLAN_REASON_NONE).vi);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(recoverable_failures_agree_with_a_search),
        cmocka_unit_test(final_failures_agree_with_a_search),
        cmocka_unit_test(final_failures_with_nothing_known_agree_with_a_search),
        cmocka_unit_test(recoverable_failures_with_nothing_known_count_the_cases_there_are),
        cmocka_unit_test(one_case_under_sixty_percent_is_not_met),
        cmocka_unit_test(sixty_percent_exactly_is_met),
        cmocka_unit_test(one_late_dossier_rules_out_all_on_time),
        cmocka_unit_test(one_hundred_percent_of_what_can_be_made_good_is_not_irrecoverable),
        cmocka_unit_test(a_bound_that_does_not_suffice_is_irrecoverable),
        cmocka_unit_test(a_forecast_that_does_not_suffice_is_only_unlikely),
        cmocka_unit_test(a_closed_window_below_the_target_is_irrecoverable_whatever_was_forecast),
        cmocka_unit_test(a_further_number_of_unknown_kind_is_not_read),
        cmocka_unit_test(a_share_that_is_met_may_still_need_successes),
        cmocka_unit_test(the_largest_counts_do_not_wrap),
        cmocka_unit_test(one_case_too_few_among_the_largest_counts_is_not_met),
        cmocka_unit_test(a_threshold_of_zero_is_always_met),
        cmocka_unit_test(more_cases_than_fit_are_out_of_range),
        cmocka_unit_test(more_successes_than_fit_are_out_of_range),
        cmocka_unit_test(failures_have_no_default),
        cmocka_unit_test(a_kind_that_does_not_exist_is_refused),
        cmocka_unit_test(more_reached_than_cases_is_refused),
        cmocka_unit_test(a_share_of_nothing_is_refused),
        cmocka_unit_test(a_threshold_above_one_is_refused),
        cmocka_unit_test(a_threshold_that_was_never_set_is_refused),
        cmocka_unit_test(fewer_than_no_further_cases_are_refused),
        cmocka_unit_test(a_missing_share_or_result_is_refused),
        cmocka_unit_test(a_share_of_an_older_caller_reads_as_not_closed),
        cmocka_unit_test(a_newer_share_that_asks_for_more_is_refused),
        cmocka_unit_test(an_older_result_is_filled_as_far_as_it_goes),
        cmocka_unit_test(verdicts_have_names),
        cmocka_unit_test(reasons_have_names),
        cmocka_unit_test(verdicts_and_reasons_have_words_in_both_languages),
        cmocka_unit_test(what_is_no_verdict_or_reason_has_no_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
