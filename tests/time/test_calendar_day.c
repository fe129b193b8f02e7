/* SPDX-License-Identifier: Apache-2.0 */
#include "time/calendars.h"

static void an_ordinary_day_comes_from_nowhere(void **state)
{
    (void)state;
    parplan_day tuesday = day_of(gov, "2024-03-05");
    assert_int_equal(tuesday.kind, PARPLAN_DAY_WORKING);
    assert_int_equal(tuesday.layer, PARPLAN_LAYER_NONE);
    assert_int_equal(tuesday.certainty, PARPLAN_CONFIRMED);
    assert_null(tuesday.source.vi);
    assert_null(tuesday.name.vi);
}

static void a_holiday_comes_from_the_statute(void **state)
{
    (void)state; /* D8 */
    parplan_day tet = day_of(gov, "2024-02-10");
    assert_int_equal(tet.layer, PARPLAN_LAYER_STATUTE);
    assert_string_equal(tet.source.vi, "Bộ luật Lao động 2019, khoản 1 Điều 112");
    assert_string_equal(tet.source.en, "Labour Code 2019, art. 112(1)");
}

static void a_swap_comes_from_its_decision(void **state)
{
    (void)state; /* D8 */
    parplan_day off = day_of(gov, "2024-04-29"), worked = day_of(gov, "2024-05-04");
    assert_int_equal(off.layer, PARPLAN_LAYER_DECISION);
    assert_string_equal(off.source.vi, "Văn bản 2450/VPCP-KGVX ngày 12/04/2024");
    assert_int_equal(worked.layer, PARPLAN_LAYER_DECISION);
    assert_string_equal(worked.source.en, "Document 2450/VPCP-KGVX of 12/04/2024");
    assert_int_equal(worked.certainty, PARPLAN_CONFIRMED);
}

static void a_decision_that_is_not_recorded_says_so(void **state)
{
    (void)state;
    assert_string_equal(day_of(gov, "2019-04-29").source.en,
                        "Decision on the rest days of 2019 (number and date not recorded)");
}

static void every_rest_day_has_a_layer_and_a_source(void **state)
{
    (void)state; /* D8: each day can say why it is a rest day */
    for (parplan_date date = day("2000-01-01"); date <= day("2199-12-31"); date++) {
        parplan_day known;
        assert_int_equal(parplan_calendar_day(gov, date, &known, NULL), PARPLAN_OK);
        if (known.kind == PARPLAN_DAY_WORKING)
            continue;
        assert_true(known.layer >= PARPLAN_LAYER_STATUTE);
        assert_non_null(known.source.vi);
        assert_non_null(known.source.en);
        assert_true(known.kind == PARPLAN_DAY_WEEKEND || known.name.vi != NULL);
    }
}

static void culture_day_on_a_weekend_stays_one(void **state)
{
    (void)state; /* 24/11/2029 is a Saturday */
    parplan_day culture = day_of(gov, "2029-11-24");
    assert_int_equal(culture.kind, PARPLAN_DAY_WEEKEND);
    assert_int_equal(culture.certainty, PARPLAN_ANNOUNCED);
    assert_string_equal(culture.name.en, "Viet Nam Culture Day");
    assert_true(works(gov, "2029-11-26"));
}

static parplan_certainty certainty(const parplan_calendar *calendar, const char *from,
                                   const char *until)
{
    parplan_certainty out = (parplan_certainty)9;
    assert_int_equal(parplan_calendar_certainty(calendar, day(from), day(until), &out, NULL),
                     PARPLAN_OK);
    return out;
}

static void a_result_is_as_sure_as_its_least_certain_day(void **state)
{
    (void)state; /* D9 */
    assert_int_equal(certainty(gov, "2015-01-01", "2026-11-23"), PARPLAN_CONFIRMED);
    assert_int_equal(certainty(gov, "2026-11-20", "2026-11-30"), PARPLAN_ANNOUNCED);
    assert_int_equal(certainty(gov, "2026-12-01", "2027-01-01"), PARPLAN_RULE_BASED);
    assert_int_equal(certainty(gov, "2027-01-04", "2026-12-01"), PARPLAN_RULE_BASED);
    assert_int_equal(certainty(gov, "2014-12-27", "2014-12-27"), PARPLAN_CONFIRMED);
    assert_int_equal(certainty(gov, "2014-12-26", "2014-12-27"), PARPLAN_RULE_BASED);
    assert_int_equal(certainty(gov, "2000-01-01", "2199-12-31"), PARPLAN_UNCERTAIN_LUNAR);
}

static void certainty_of_a_span_agrees_with_looking_at_every_day(void **state)
{
    (void)state;
    uint64_t random = 1;
    for (int i = 0; i < 2000; i++) {
        parplan_date from = day("2012-01-01") + (parplan_date)next_random(&random, 6000);
        parplan_date until = from + (parplan_date)next_random(&random, 90);
        parplan_certainty least = PARPLAN_CONFIRMED, said = PARPLAN_CONFIRMED;
        for (parplan_date date = from; date <= until; date++) {
            parplan_day known;
            assert_int_equal(parplan_calendar_day(gov, date, &known, NULL), PARPLAN_OK);
            least = known.certainty > least ? known.certainty : least;
        }
        assert_int_equal(parplan_calendar_certainty(gov, from, until, &said, NULL), PARPLAN_OK);
        assert_int_equal(said, least);
    }
}

static void certainty_outside_the_calendar_is_an_error(void **state)
{
    (void)state; /* D9 */
    parplan_certainty out = (parplan_certainty)9;
    parplan_date in = day("2024-01-01");
    assert_int_equal(parplan_calendar_certainty(gov, day("1999-12-31"), in, &out, NULL),
                     PARPLAN_E_RANGE);
    assert_int_equal(parplan_calendar_certainty(gov, in, day("2200-01-01"), &out, NULL),
                     PARPLAN_E_RANGE);
    assert_int_equal(parplan_calendar_certainty(NULL, in, in, &out, NULL), PARPLAN_E_ARGUMENT);
    assert_int_equal(parplan_calendar_certainty(gov, in, in, NULL, NULL), PARPLAN_E_ARGUMENT);
    assert_int_equal(out, 9);
}

static void certainties_and_layers_have_names(void **state)
{
    (void)state;
    assert_string_equal(parplan_certainty_name(PARPLAN_CONFIRMED), "CONFIRMED");
    assert_string_equal(parplan_certainty_name(PARPLAN_RULE_BASED), "RULE_BASED");
    assert_string_equal(parplan_certainty_name(PARPLAN_ANNOUNCED), "ANNOUNCED");
    assert_string_equal(parplan_certainty_name(PARPLAN_UNCERTAIN_LUNAR), "UNCERTAIN_LUNAR");
    assert_string_equal(parplan_certainty_name((parplan_certainty)9), "");
    assert_string_equal(parplan_layer_name(PARPLAN_LAYER_NONE), "NONE");
    assert_string_equal(parplan_layer_name(PARPLAN_LAYER_STATUTE), "STATUTE");
    assert_string_equal(parplan_layer_name(PARPLAN_LAYER_DECISION), "DECISION");
    assert_string_equal(parplan_layer_name(PARPLAN_LAYER_ORGANISATION), "ORGANISATION");
    assert_string_equal(parplan_layer_name(PARPLAN_LAYER_USER), "USER");
    assert_string_equal(parplan_layer_name((parplan_layer)9), "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_ordinary_day_comes_from_nowhere),
        cmocka_unit_test(a_holiday_comes_from_the_statute),
        cmocka_unit_test(a_swap_comes_from_its_decision),
        cmocka_unit_test(a_decision_that_is_not_recorded_says_so),
        cmocka_unit_test(every_rest_day_has_a_layer_and_a_source),
        cmocka_unit_test(culture_day_on_a_weekend_stays_one),
        cmocka_unit_test(a_result_is_as_sure_as_its_least_certain_day),
        cmocka_unit_test(certainty_of_a_span_agrees_with_looking_at_every_day),
        cmocka_unit_test(certainty_outside_the_calendar_is_an_error),
        cmocka_unit_test(certainties_and_layers_have_names),
    };
    return cmocka_run_group_tests(tests, open_calendars, close_calendars);
}
