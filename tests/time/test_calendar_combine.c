/* SPDX-License-Identifier: Apache-2.0 */
#include "time/calendars.h"

static parplan_calendar *combined(parplan_calendar *a, parplan_calendar *b, parplan_combine how)
{
    parplan_calendar *out = NULL;
    assert_int_equal(parplan_calendar_combine(a, b, how, "BOTH", NULL, &out, NULL), PARPLAN_OK);
    return out;
}

static void every_day_agrees_with_both(parplan_combine how)
{
    parplan_calendar *both = combined(gov, labour, how);
    size_t wrong = 0;
    for (parplan_date date = day("2014-01-01"); date <= day("2027-12-31"); date++) {
        bool a = works_on(gov, date), b = works_on(labour, date);
        parplan_day known;
        assert_int_equal(parplan_calendar_day(both, date, &known, NULL), PARPLAN_OK);
        bool said = known.kind == PARPLAN_DAY_WORKING || known.kind == PARPLAN_DAY_MAKEUP;
        bool expected = how == PARPLAN_COMBINE_UNION ? a && b : a || b;
        wrong += works_on(both, date) != expected || said != expected;
    }
    assert_int_equal(wrong, 0);
    parplan_calendar_unref(both);
}

static void a_union_rests_where_either_rests(void **state)
{
    (void)state;
    every_day_agrees_with_both(PARPLAN_COMBINE_UNION);
}

static void an_intersection_rests_where_both_rest(void **state)
{
    (void)state;
    every_day_agrees_with_both(PARPLAN_COMBINE_INTERSECTION);
}

static void the_calendar_that_decides_says_why(void **state)
{
    (void)state; /* 29/04/2024 rests for civil servants alone, 04/05/2024 is worked by them alone */
    parplan_calendar *rests = combined(labour, gov, PARPLAN_COMBINE_UNION);
    parplan_calendar *worked = combined(labour, gov, PARPLAN_COMBINE_INTERSECTION);
    assert_int_equal(day_of(rests, "2024-04-29").layer, PARPLAN_LAYER_DECISION);
    assert_int_equal(day_of(rests, "2024-05-04").kind, PARPLAN_DAY_WEEKEND);
    assert_int_equal(day_of(worked, "2024-05-04").kind, PARPLAN_DAY_MAKEUP);
    assert_int_equal(day_of(worked, "2024-04-29").kind, PARPLAN_DAY_WORKING);
    parplan_calendar_unref(rests);
    parplan_calendar_unref(worked);
}

static void either_may_come_first(void **state)
{
    (void)state; /* N7 */
    parplan_calendar *a = with(gov, PARPLAN_LAYER_USER, "date,kind,name_vi\n2024-10-10,off,A\n");
    parplan_calendar *b = with(labour, PARPLAN_LAYER_USER,
                               "date,kind,name_vi\n2024-10-10,off,B\n2024-05-01,work,C\n");
    for (int how = PARPLAN_COMBINE_UNION; how <= PARPLAN_COMBINE_INTERSECTION; how++) {
        parplan_calendar *one = combined(a, b, (parplan_combine)how);
        parplan_calendar *two = combined(b, a, (parplan_combine)how);
        assert_same(one, two);
        parplan_calendar_unref(one);
        parplan_calendar_unref(two);
    }
    parplan_calendar_unref(a);
    parplan_calendar_unref(b);
}

static void it_is_as_certain_as_the_less_certain(void **state)
{
    (void)state; /* D9 */
    parplan_calendar *guess =
        with(gov, PARPLAN_LAYER_USER, "date,kind,name_vi,status\n2024-10-10,off,A,rule_based\n");
    parplan_calendar *both = combined(gov, guess, PARPLAN_COMBINE_INTERSECTION);
    assert_true(works(both, "2024-10-10"));
    assert_int_equal(day_of(both, "2024-10-10").certainty, PARPLAN_RULE_BASED);
    assert_int_equal(day_of(both, "2024-10-11").certainty, PARPLAN_CONFIRMED);
    parplan_calendar_unref(guess);
    parplan_calendar_unref(both);
}

static void a_calendar_combined_with_itself_is_the_same(void **state)
{
    (void)state;
    parplan_calendar *both = combined(gov, gov, PARPLAN_COMBINE_UNION);
    assert_same(both, gov);
    assert_string_equal(parplan_calendar_id(both), "BOTH");
    parplan_calendar_unref(both);
}

static void it_keeps_what_it_is_made_of_and_takes_layers(void **state)
{
    (void)state;
    parplan_calendar *a = with(gov, PARPLAN_LAYER_USER, "date,kind,name_vi\n2024-10-10,off,A\n");
    parplan_calendar *both = combined(a, labour, PARPLAN_COMBINE_UNION);
    parplan_calendar *own = with(both, PARPLAN_LAYER_USER, "date,kind,name_vi\n2024-10-11,off,B\n");
    parplan_calendar_unref(a);
    parplan_calendar_unref(both);
    assert_string_equal(day_of(own, "2024-10-10").name.vi, "A");
    assert_string_equal(day_of(own, "2024-10-11").name.vi, "B");
    assert_false(works(own, "2024-10-11"));
    parplan_calendar_unref(own);
}

static void a_missing_argument_is_an_error(void **state)
{
    (void)state;
    parplan_calendar *out = NULL;
    const struct {
        parplan_calendar *a, *b;
        parplan_combine how;
        const char *id;
        parplan_calendar **out;
    } cases[] = {{NULL, gov, PARPLAN_COMBINE_UNION, "x", &out},
                 {gov, NULL, PARPLAN_COMBINE_UNION, "x", &out},
                 {gov, gov, PARPLAN_COMBINE_UNSET, "x", &out},
                 {gov, gov, PARPLAN_COMBINE_UNION, NULL, &out},
                 {gov, gov, PARPLAN_COMBINE_UNION, "x", NULL}};
    for (size_t i = 0; i < COUNT(cases); i++)
        assert_int_equal(parplan_calendar_combine(cases[i].a, cases[i].b, cases[i].how, cases[i].id,
                                                  NULL, cases[i].out, NULL),
                         PARPLAN_E_ARGUMENT);
    assert_null(out);
}

static void lack_of_memory_is_told_and_keeps_nothing(void **state)
{
    (void)state;
    parplan_status status = PARPLAN_E_MEMORY;
    for (size_t left = 0; status != PARPLAN_OK; left++) {
        scarce memory = {left};
        parplan_allocator allocator = {&memory, scarce_resize};
        parplan_calendar *out = NULL;
        status = parplan_calendar_combine(gov, labour, PARPLAN_COMBINE_UNION, "x", &allocator, &out,
                                          NULL);
        assert_true(status == PARPLAN_OK || status == PARPLAN_E_MEMORY);
        assert_int_equal(out != NULL, status == PARPLAN_OK);
        parplan_calendar_unref(out);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_union_rests_where_either_rests),
        cmocka_unit_test(an_intersection_rests_where_both_rest),
        cmocka_unit_test(the_calendar_that_decides_says_why),
        cmocka_unit_test(either_may_come_first),
        cmocka_unit_test(it_is_as_certain_as_the_less_certain),
        cmocka_unit_test(a_calendar_combined_with_itself_is_the_same),
        cmocka_unit_test(it_keeps_what_it_is_made_of_and_takes_layers),
        cmocka_unit_test(a_missing_argument_is_an_error),
        cmocka_unit_test(lack_of_memory_is_told_and_keeps_nothing),
    };
    return cmocka_run_group_tests(tests, open_calendars, close_calendars);
}
