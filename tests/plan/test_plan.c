/* SPDX-License-Identifier: Apache-2.0 */
/* A plan once it is read: its records, what they inherit, and who holds it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "plan/plan.h"
#include "support/plan_change.h"
#include "support/plan_text.h"

static parplan_plan *whole, *shipped;

static int read_plans(void **unused)
{
    (void)unused;
    whole = plan_from_file(WHOLE_PLAN);
    shipped = plan_from_file("data/plans/thanh-xuan-2024.json");
    return 0;
}

static int give_plans_back(void **unused)
{
    (void)unused;
    parplan_plan_unref(whole);
    parplan_plan_unref(shipped);
    return 0;
}

static parplan_date day(const char *text)
{
    parplan_date date;
    assert_int_equal(parplan_date_parse(text, strlen(text), &date, NULL), PARPLAN_OK);
    return date;
}

static void assert_ratio(parplan_ratio ratio, int64_t num, int64_t den)
{
    assert_int_equal(ratio.num, num);
    assert_int_equal(ratio.den, den);
}

/* A plan with one change; the caller gives it back. */
static parplan_plan *changed(const char *pointer, const char *value)
{
    char *text = plan_with(pointer, value);
    parplan_plan *plan = plan_from_text(text);
    free(text);
    return plan;
}

/* ---- the shipped plan ---- */

static void the_shipped_plan_has_28_indicators_and_60_tasks(void **unused)
{
    (void)unused;
    assert_int_equal(parplan_plan_count(shipped, PARPLAN_ENTITY_INDICATOR), 28);
    assert_int_equal(parplan_plan_count(shipped, PARPLAN_ENTITY_TASK), 60);
}

static void the_shipped_plan_has_23_legal_documents_and_18_units(void **unused)
{
    (void)unused;
    assert_int_equal(parplan_plan_count(shipped, PARPLAN_ENTITY_LEGAL), 23);
    assert_int_equal(parplan_plan_count(shipped, PARPLAN_ENTITY_UNIT), 18);
}

static void the_shipped_plan_has_35_tasks_of_part_ii_and_25_of_part_v(void **unused)
{
    (void)unused;
    size_t part_two = 0, part_five = 0;
    for (size_t i = 0; i < parplan_plan_count(shipped, PARPLAN_ENTITY_TASK); i++) {
        part_two += strncmp(parplan_plan_task(shipped, i)->clause, "II.", 3) == 0;
        part_five += strncmp(parplan_plan_task(shipped, i)->clause, "V.", 2) == 0;
    }
    assert_int_equal(part_two, 35);
    assert_int_equal(part_five, 25);
}

static void the_shipped_plan_has_one_district_six_offices_and_eleven_wards(void **unused)
{
    (void)unused;
    size_t offices = 0, wards = 0;
    for (size_t i = 0; i < parplan_plan_count(shipped, PARPLAN_ENTITY_UNIT); i++) {
        offices += parplan_plan_unit(shipped, i)->kind == PARPLAN_UNIT_OFFICE;
        wards += parplan_plan_unit(shipped, i)->level == PARPLAN_LEVEL_COMMUNE;
    }
    assert_int_equal(offices, 6);
    assert_int_equal(wards, 11);
}

static void the_shipped_plan_has_no_error(void **unused)
{
    (void)unused;
    size_t size;
    char *text = text_from_file("data/plans/thanh-xuan-2024.json", &size);
    parplan_problems *problems;
    parplan_plan *plan = NULL;
    assert_int_equal(parplan_problems_new(&problems, NULL), PARPLAN_OK);
    assert_int_equal(parplan_plan_read(text, size, NULL, &plan, problems, NULL), PARPLAN_OK);
    assert_int_equal(parplan_problems_count(problems, PARPLAN_ERROR), 0);
    assert_true(parplan_problems_count(problems, PARPLAN_WARNING) > 0);
    parplan_plan_unref(plan);
    parplan_problems_free(problems);
    free(text);
}

static void every_text_of_the_shipped_plan_stands_in_both_languages(void **unused)
{
    (void)unused;
    for (size_t i = 0; i < 60; i++) {
        parplan_text title = parplan_plan_task(shipped, i)->title;
        assert_non_null(title.vi);
        assert_non_null(title.en);
    }
}

/* ---- particulars and records ---- */

static void a_plan_has_its_particulars(void **unused)
{
    (void)unused;
    const parplan_plan_info *info = parplan_plan_get_info(whole);
    assert_string_equal(info->id, "whole");
    assert_string_equal(info->title.vi, "Kế hoạch có đủ mọi thứ");
    assert_string_equal(info->number, "1/KH-UBND");
    assert_int_equal(info->year, 2024);
    assert_int_equal(info->issued, day("2024-01-02"));
    assert_int_equal(info->period.to, day("2024-12-31"));
    assert_int_equal(info->issuer, 0);
    assert_string_equal(parplan_calendar_id(parplan_plan_calendar(whole)), "VN-GOV");
}

static void a_statement_names_its_decrees(void **unused)
{
    (void)unused;
    const parplan_statement *statement = parplan_plan_statement(whole, 0);
    assert_string_equal(statement->clause, "I.1");
    assert_int_equal(statement->legal.count, 1);
    assert_string_equal(statement->legal.items[0], "nd-1");
}

static void a_decree_knows_where_it_is_cited(void **unused)
{
    (void)unused;
    const parplan_legal *legal = parplan_plan_legal(whole, 0);
    assert_int_equal(legal->date, day("2020-02-03"));
    assert_int_equal(legal->citation_count, 2);
    assert_string_equal(legal->citations[1].clause, "II.1");
    assert_int_equal(legal->citations[1].date, PARPLAN_DATE_NONE);
    assert_int_equal(parplan_plan_legal(whole, 1)->date, PARPLAN_DATE_NONE);
}

static void a_unit_has_its_place_in_the_tree_and_in_time(void **unused)
{
    (void)unused;
    const parplan_unit *unit = parplan_plan_unit(whole, 3);
    assert_int_equal(unit->parent, 0);
    assert_int_equal(parplan_plan_unit(whole, 0)->parent, PARPLAN_NO_INDEX);
    assert_false(parplan_unit_exists(unit, day("2009-12-31")));
    assert_true(parplan_unit_exists(unit, day("2010-01-01")));
    assert_true(parplan_unit_exists(unit, day("2025-06-30")));
    assert_false(parplan_unit_exists(unit, day("2025-07-01")));
}

static void a_unit_without_dates_always_exists(void **unused)
{
    (void)unused;
    assert_true(parplan_unit_exists(parplan_plan_unit(whole, 0), day("0001-01-01")));
    assert_true(parplan_unit_exists(parplan_plan_unit(whole, 0), day("9999-12-31")));
}

static void a_group_stands_for_its_units_in_the_order_of_the_plan(void **unused)
{
    (void)unused;
    const parplan_who *who = &parplan_plan_group(whole, 1)->who;
    assert_int_equal(who->id_count, 2);
    assert_string_equal(who->ids[1], "wards");
    assert_int_equal(who->unit_count, 3);
    assert_int_equal(who->units[0], 0);
    assert_int_equal(who->units[1], 2);
    assert_int_equal(who->units[2], 3);
}

static void a_unit_named_directly_and_by_a_group_counts_once(void **unused)
{
    (void)unused;
    parplan_plan *plan = changed("/duties/0/who", "['phuong-mot', 'wards', 'all']");
    assert_int_equal(parplan_plan_duty(plan, 0)->who.unit_count, 3);
    assert_int_equal(parplan_plan_duty(plan, 0)->who.id_count, 3);
    parplan_plan_unref(plan);
}

static void a_partner_co_operates_but_is_no_unit(void **unused)
{
    (void)unused;
    const parplan_who *who = &parplan_plan_task(whole, 0)->cooperating;
    assert_string_equal(parplan_plan_partner(whole, 0)->id, who->ids[1]);
    assert_int_equal(who->unit_count, 2);
    assert_true(parplan__who_has(who, 2));
    assert_false(parplan__who_has(who, 1));
}

static void a_regime_has_its_periods(void **unused)
{
    (void)unused;
    const parplan_regime *regime = parplan_plan_regime(whole, 1);
    assert_int_equal(regime->bound, PARPLAN_BOUND_BEFORE);
    assert_int_equal(regime->roll, PARPLAN_ROLL_NONE);
    assert_null(regime->clause);
    assert_int_equal(regime->periods[0].from.year, -1);
    assert_int_equal(regime->periods[0].to.year, 0);
    assert_true(regime->periods[0].cumulative);
}

static void a_measure_is_read_with_all_it_says(void **unused)
{
    (void)unused;
    const parplan_measure *m = &parplan_plan_indicator(whole, 0)->measure;
    assert_int_equal(m->type, PARPLAN_MEASURE_RATIO);
    assert_int_equal(m->series, PARPLAN_SERIES_CUMULATIVE);
    assert_int_equal(m->empty, PARPLAN_EMPTY_MET);
    assert_int_equal(m->failures, PARPLAN_FAILURES_FINAL);
    assert_int_equal(m->population, PARPLAN_POPULATION_RESOLVED);
    assert_true(m->dossiers && !m->overflow);
    assert_string_equal(m->exclusions[0].id, "storm");
    assert_int_equal(m->regime, 1);
    assert_int_equal(m->who.unit_count, 2);
    assert_int_equal(parplan_plan_indicator(whole, 1)->measure.regime, PARPLAN_NO_INDEX);
}

static void an_amendment_carries_its_ground_and_target(void **unused)
{
    (void)unused;
    const parplan_amendment *amendment = parplan_plan_indicator(whole, 0)->amendments;
    assert_int_equal(amendment->effective, day("2024-07-01"));
    assert_true(amendment->retroactive);
    assert_string_equal(amendment->ground, "2/QĐ-UBND");
    assert_string_equal(amendment->author, "UBND");
    assert_ratio(amendment->target.value, 3, 4);
    assert_int_equal(amendment->target.force, PARPLAN_FORCE_STRIVE);
}

static void a_target_has_what_its_kind_needs(void **unused)
{
    (void)unused;
    assert_ratio(parplan_plan_indicator(whole, 5)->target.tolerance, 1, 20);
    assert_int_equal(parplan_plan_indicator(whole, 6)->target.base, day("2021-12-31"));
    assert_int_equal(parplan_plan_indicator(whole, 8)->target.reading, PARPLAN_READING_OF_BASE);
    assert_int_equal(parplan_plan_indicator(whole, 9)->target.rank, 3);
    assert_int_equal(parplan_plan_indicator(whole, 10)->target.frequency.times, 3);
    assert_int_equal(parplan_plan_indicator(whole, 11)->target.frequency.mode,
                     PARPLAN_FREQUENCY_BIN);
    assert_int_equal(parplan_plan_indicator(whole, 13)->target.bound, PARPLAN_BOUND_BEFORE);
    assert_int_equal(parplan_plan_indicator(whole, 0)->target.bound, PARPLAN_BOUND_BY);
}

static void every_kind_of_target_is_read_as_such(void **unused)
{
    (void)unused;
    static const parplan_target_kind kinds[] = {
        PARPLAN_TARGET_AT_LEAST,    PARPLAN_TARGET_AT_LEAST,  PARPLAN_TARGET_AT_LEAST,
        PARPLAN_TARGET_AT_LEAST,    PARPLAN_TARGET_AT_MOST,   PARPLAN_TARGET_APPROX,
        PARPLAN_TARGET_REDUCTION,   PARPLAN_TARGET_INCREASE,  PARPLAN_TARGET_SHARE_OF_BASE,
        PARPLAN_TARGET_RANK_WITHIN, PARPLAN_TARGET_COUNT,     PARPLAN_TARGET_FREQUENCY,
        PARPLAN_TARGET_COVERAGE,    PARPLAN_TARGET_MILESTONE,
    };
    assert_int_equal(parplan_plan_count(whole, PARPLAN_ENTITY_INDICATOR),
                     sizeof kinds / sizeof *kinds);
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        assert_int_equal(parplan_plan_indicator(whole, i)->target.kind, kinds[i]);
}

static void parts_stages_and_choices_are_lists(void **unused)
{
    (void)unused;
    const parplan_target *parts = &parplan_plan_indicator(whole, 2)->target;
    const parplan_target *stages = &parplan_plan_indicator(whole, 3)->target;
    assert_int_equal(parts->part_count, 2);
    assert_string_equal(parts->parts[1].fields.items[1], "moi-truong");
    assert_int_equal(stages->stage_count, 2);
    assert_ratio(stages->stages[1].value, 6, 5);
    assert_string_equal(stages->choices[0].chosen, "scope");
    assert_string_equal(stages->choices[0].options.items[1], "price");
}

static void a_duty_has_what_its_type_needs(void **unused)
{
    (void)unused;
    const parplan_duty *report = parplan_plan_duty(whole, 0),
                       *own_plan = parplan_plan_duty(whole, 1);
    assert_int_equal(report->type, PARPLAN_DUTY_PERIODIC);
    assert_int_equal(report->to, 0);
    assert_int_equal(report->via, 1);
    assert_string_equal(report->overrides[0].window, "2024-Q1");
    assert_int_equal(own_plan->due.roll, PARPLAN_ROLL_PREVIOUS);
    assert_int_equal(own_plan->regime, PARPLAN_NO_INDEX);
    assert_string_equal(parplan_plan_duty(whole, 3)->forms.items[0], "hội-nghị");
    assert_ratio(parplan_plan_duty(whole, 4)->value, 1, 1);
}

static void a_leader_has_a_name_and_a_position(void **unused)
{
    (void)unused;
    const parplan_leader *leader = parplan_plan_leader(whole, 0);
    assert_string_equal(leader->name, "Nguyễn Văn A");
    assert_string_equal(leader->position.en, "Chairman");
    assert_string_equal(parplan_plan_task(whole, 0)->leader, leader->id);
}

static void records_past_the_end_are_null(void **unused)
{
    (void)unused;
    assert_null(parplan_plan_statement(whole, 1));
    assert_null(parplan_plan_legal(whole, 2));
    assert_null(parplan_plan_area(whole, 2));
    assert_null(parplan_plan_unit(whole, 5));
    assert_null(parplan_plan_partner(whole, 1));
    assert_null(parplan_plan_group(whole, 2));
    assert_null(parplan_plan_leader(whole, 1));
    assert_null(parplan_plan_regime(whole, 2));
    assert_null(parplan_plan_indicator(whole, 14));
    assert_null(parplan_plan_duty(whole, 5));
    assert_null(parplan_plan_task(whole, PARPLAN_NO_INDEX));
}

static void records_are_found_by_their_id(void **unused)
{
    (void)unused;
    assert_int_equal(parplan_plan_find(whole, PARPLAN_ENTITY_UNIT, "phường-hai"), 3);
    assert_int_equal(parplan_plan_find(whole, PARPLAN_ENTITY_TASK, "T.2"), 1);
    assert_int_equal(parplan_plan_find(whole, PARPLAN_ENTITY_TASK, "t.2"), PARPLAN_NO_INDEX);
    assert_int_equal(parplan_plan_find(whole, PARPLAN_ENTITY_DUTY, "T.2"), PARPLAN_NO_INDEX);
    assert_int_equal(parplan_plan_find(whole, PARPLAN_ENTITY_TASK, NULL), PARPLAN_NO_INDEX);
}

static void there_are_no_records_of_an_entity_there_is_not(void **unused)
{
    (void)unused;
    for (int entity = -1; entity <= PARPLAN_ENTITY_TASK + 1; entity += PARPLAN_ENTITY_TASK + 2) {
        assert_int_equal(parplan_plan_count(whole, (parplan_entity)entity), 0);
        assert_int_equal(parplan_plan_find(whole, (parplan_entity)entity, "1"), PARPLAN_NO_INDEX);
    }
}

/* ---- what is inherited ---- */

static void a_task_inherits_the_lead_of_its_area(void **unused)
{
    (void)unused;
    parplan_plan *plan = changed("/tasks/0/lead", NULL);
    const parplan_task *task = parplan_plan_task(plan, 0);
    assert_true(task->lead_inherited);
    assert_string_equal(task->lead.ids[0], "noi-vu");
    assert_int_equal(task->lead.units[0], 1);
    parplan_plan_unref(plan);
}

static void a_task_of_an_area_without_lead_has_none(void **unused)
{
    (void)unused;
    parplan_plan *plan = changed("/tasks/1/lead", NULL);
    assert_false(parplan_plan_task(plan, 1)->lead_inherited);
    assert_int_equal(parplan_plan_task(plan, 1)->lead.id_count, 0);
    parplan_plan_unref(plan);
}

static void a_task_keeps_a_lead_of_its_own(void **unused)
{
    (void)unused;
    parplan_plan *plan = changed("/tasks/0/lead", "['quan']");
    assert_false(parplan_plan_task(plan, 0)->lead_inherited);
    assert_string_equal(parplan_plan_task(plan, 0)->lead.ids[0], "quan");
    parplan_plan_unref(plan);
}

static void a_target_without_deadline_ends_with_the_plan(void **unused)
{
    (void)unused;
    const parplan_indicator *indicator = parplan_plan_indicator(whole, 0);
    assert_int_equal(indicator->target.deadline, day("2024-12-31"));
    assert_int_equal(indicator->amendments[0].target.deadline, day("2024-12-31"));
    assert_int_equal(parplan_plan_indicator(whole, 13)->target.deadline, day("2025-12-31"));
}

static void a_default_spelled_out_reads_as_if_left_out(void **unused)
{
    (void)unused;
    parplan_plan *plan = changed("/indicators/0/measure/rollup", "'sum_ratio'");
    assert_int_equal(parplan_plan_indicator(plan, 0)->measure.rollup, PARPLAN_ROLLUP_UNSET);
    parplan_plan_unref(plan);
    plan = changed("/indicators/1/target/parts/0/force", "'binding'");
    assert_int_equal(parplan_plan_indicator(plan, 1)->target.parts[0].force, PARPLAN_FORCE_UNSET);
    assert_int_equal(parplan_plan_indicator(plan, 1)->target.parts[1].force, PARPLAN_FORCE_STRIVE);
    parplan_plan_unref(plan);
}

/* ---- references ---- */

static void a_plan_lives_until_its_last_reference_is_given_back(void **unused)
{
    (void)unused;
    parplan_plan *plan = plan_from_file(WHOLE_PLAN);
    assert_ptr_equal(parplan_plan_ref(plan), plan);
    parplan_plan_unref(plan);
    assert_string_equal(parplan_plan_get_info(plan)->id, "whole");
    parplan_plan_unref(plan);
}

static void giving_back_no_plan_is_fine(void **unused)
{
    (void)unused;
    parplan_plan_unref(NULL);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(the_shipped_plan_has_28_indicators_and_60_tasks),
    cmocka_unit_test(the_shipped_plan_has_23_legal_documents_and_18_units),
    cmocka_unit_test(the_shipped_plan_has_35_tasks_of_part_ii_and_25_of_part_v),
    cmocka_unit_test(the_shipped_plan_has_one_district_six_offices_and_eleven_wards),
    cmocka_unit_test(the_shipped_plan_has_no_error),
    cmocka_unit_test(every_text_of_the_shipped_plan_stands_in_both_languages),
    cmocka_unit_test(a_plan_has_its_particulars),
    cmocka_unit_test(a_statement_names_its_decrees),
    cmocka_unit_test(a_decree_knows_where_it_is_cited),
    cmocka_unit_test(a_unit_has_its_place_in_the_tree_and_in_time),
    cmocka_unit_test(a_unit_without_dates_always_exists),
    cmocka_unit_test(a_group_stands_for_its_units_in_the_order_of_the_plan),
    cmocka_unit_test(a_unit_named_directly_and_by_a_group_counts_once),
    cmocka_unit_test(a_partner_co_operates_but_is_no_unit),
    cmocka_unit_test(a_regime_has_its_periods),
    cmocka_unit_test(a_measure_is_read_with_all_it_says),
    cmocka_unit_test(an_amendment_carries_its_ground_and_target),
    cmocka_unit_test(a_target_has_what_its_kind_needs),
    cmocka_unit_test(every_kind_of_target_is_read_as_such),
    cmocka_unit_test(parts_stages_and_choices_are_lists),
    cmocka_unit_test(a_duty_has_what_its_type_needs),
    cmocka_unit_test(a_leader_has_a_name_and_a_position),
    cmocka_unit_test(records_past_the_end_are_null),
    cmocka_unit_test(records_are_found_by_their_id),
    cmocka_unit_test(there_are_no_records_of_an_entity_there_is_not),
    cmocka_unit_test(a_task_inherits_the_lead_of_its_area),
    cmocka_unit_test(a_task_of_an_area_without_lead_has_none),
    cmocka_unit_test(a_task_keeps_a_lead_of_its_own),
    cmocka_unit_test(a_target_without_deadline_ends_with_the_plan),
    cmocka_unit_test(a_default_spelled_out_reads_as_if_left_out),
    cmocka_unit_test(a_plan_lives_until_its_last_reference_is_given_back),
    cmocka_unit_test(giving_back_no_plan_is_fine),
};

int main(void)
{
    return cmocka_run_group_tests(tests, read_plans, give_plans_back);
}
