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
        cmocka_unit_test(certainties_and_layers_have_names),
    };
    return cmocka_run_group_tests(tests, open_calendars, close_calendars);
}
