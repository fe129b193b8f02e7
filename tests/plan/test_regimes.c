/* SPDX-License-Identifier: Apache-2.0 */
/* The regimes of data/regimes, read as part of a plan (D11). */
#include "time/days.h"

#include <jansson.h>
#include <stdlib.h>

#include <parplan/plan.h>

#include "base/message.h"
#include "support/plan_text.h"

typedef struct fixture {
    parplan_plan *plan;
    parplan_problems *problems;
} fixture;

/* The small plan, with the regimes of a file beside its own. */
static fixture plan_with(const char *path)
{
    size_t size;
    char *small = text_from_file("tests/data/small-plan.json", &size),
         *text = text_from_file(path, &size);
    json_t *plan = json_loads(small, 0, NULL),
           *file = json_loads(text, JSON_REJECT_DUPLICATES, NULL);
    assert_non_null(plan);
    assert_non_null(file);
    assert_int_equal(json_object_size(file), 1);
    assert_int_equal(
        json_array_extend(json_object_get(plan, "regimes"), json_object_get(file, "regimes")), 0);
    char *whole = json_dumps(plan, 0);

    fixture out = {NULL, NULL};
    parplan_error err = PARPLAN_ERROR_INIT;
    assert_int_equal(parplan_problems_new(&out.problems, NULL), PARPLAN_OK);
    if (parplan_plan_read(whole, strlen(whole), NULL, &out.plan, out.problems, &err) != PARPLAN_OK)
        fail_msg("%s: %s: %s", path, err.path, err.message);
    json_decref(plan);
    json_decref(file);
    free(whole);
    free(small);
    free(text);
    return out;
}

static void dispose(fixture *f)
{
    parplan_problems_free(f->problems);
    parplan_plan_unref(f->plan);
}

static const parplan_regime *regime(const fixture *f, const char *id)
{
    for (size_t i = 0; i < parplan_plan_count(f->plan, PARPLAN_ENTITY_REGIME); i++) {
        const parplan_regime *r = parplan_plan_regime(f->plan, i);
        if (strcmp(r->id, id) == 0)
            return r;
    }
    fail_msg("there is no regime %s", id);
    return NULL;
}

static parplan_window window(const fixture *f, const char *regime_id, const char *id)
{
    parplan_window out = {.year = 0};
    assert_int_equal(parplan_regime_find(regime(f, regime_id), id, strlen(id),
                                         parplan_plan_calendar(f->plan), &out, NULL),
                     PARPLAN_OK);
    return out;
}

static void assert_window(parplan_window w, const char *from, const char *to, const char *due,
                          bool cumulative)
{
    assert_day(w.from, from);
    assert_day(w.to, to);
    assert_day(w.due.effective, due);
    assert_int_equal(w.cumulative, cumulative);
}

static size_t problems_with(const fixture *f, int32_t id)
{
    size_t found = 0;
    for (size_t i = 0; i < parplan_problems_count(f->problems, PARPLAN_NOTE); i++)
        found += parplan_problems_at(f->problems, i)->id == id;
    return found;
}

static void decree_09_takes_data_from_the_15th_to_the_14th(void **state)
{
    (void)state; /* Decree 09/2019/NĐ-CP */
    fixture f = plan_with("data/regimes/decree-09-2019.json");
    assert_window(window(&f, "decree-09-month", "2024-M02"), "15/01/2024", "14/02/2024",
                  "15/02/2024", false);
    assert_window(window(&f, "decree-09-quarter", "2024-Q3"), "15/06/2024", "14/09/2024",
                  "16/09/2024", false);
    assert_window(window(&f, "decree-09-half", "2024-H1"), "15/12/2023", "14/06/2024", "17/06/2024",
                  false);
    assert_window(window(&f, "decree-09-half", "2024-H2"), "15/06/2024", "14/12/2024", "16/12/2024",
                  false);
    assert_window(window(&f, "decree-09-year", "2024-Y"), "15/12/2023", "14/12/2024", "16/12/2024",
                  false);
    dispose(&f);
}

static void decree_09_windows_follow_one_another_without_a_gap(void **state)
{
    (void)state;
    fixture f = plan_with("data/regimes/decree-09-2019.json");
    static const char *const ids[] = {"decree-09-month", "decree-09-quarter", "decree-09-half",
                                      "decree-09-year"};
    for (size_t i = 0; i < COUNT(ids); i++) {
        const parplan_regime *r = regime(&f, ids[i]);
        parplan_date next = day("15/12/2015");
        for (int32_t year = 2016; year <= 2026; year++) {
            for (size_t p = 0; p < r->period_count; p++) {
                parplan_window w;
                assert_int_equal(
                    parplan_regime_window(r, p, year, parplan_plan_calendar(f.plan), &w, NULL),
                    PARPLAN_OK);
                assert_int_equal(w.counts_from, next);
                next = w.to + 1;
            }
        }
    }
    dispose(&f);
}

static void decree_09_leaves_a_working_day_between_closing_and_sending(void **state)
{
    (void)state; /* … and so no warning is given */
    fixture f = plan_with("data/regimes/decree-09-2019.json");
    const parplan_calendar *calendar = parplan_plan_calendar(f.plan);
    const parplan_regime *r = regime(&f, "decree-09-month");
    for (int32_t month = 2016 * 12; month < 2027 * 12; month++) {
        parplan_window w;
        int32_t days;
        assert_int_equal(
            parplan_regime_window(r, (size_t)(month % 12), month / 12, calendar, &w, NULL),
            PARPLAN_OK);
        assert_int_equal(parplan_calendar_count(calendar, w.to, w.due.effective, &days, NULL),
                         PARPLAN_OK);
        assert_int_equal(days, 1);
    }
    assert_int_equal(problems_with(&f, PP_SEND_BEFORE_CUTOFF), 0);
    dispose(&f);
}

static void letter_581_mixes_cumulative_windows_with_a_third_quarter_of_its_own(void **state)
{
    (void)state; /* 581/BNV */
    fixture f = plan_with("data/regimes/581-bnv.json");
    assert_window(window(&f, "581-bnv", "2025-Q1"), "15/12/2024", "14/03/2025", "20/03/2025", true);
    assert_window(window(&f, "581-bnv", "2025-H1"), "15/12/2024", "14/06/2025", "20/06/2025", true);
    assert_window(window(&f, "581-bnv", "2025-Q3"), "15/06/2025", "14/09/2025", "20/09/2025",
                  false);
    assert_window(window(&f, "581-bnv", "2025-Y"), "15/12/2024", "14/12/2025", "20/12/2025", true);
    dispose(&f);
}

static void regimes_of_the_data_share_no_id(void **state)
{
    (void)state; /* so that a plan may take both; reading refuses an id twice */
    fixture a = plan_with("data/regimes/decree-09-2019.json"),
            b = plan_with("data/regimes/581-bnv.json");
    assert_int_equal(parplan_plan_count(a.plan, PARPLAN_ENTITY_REGIME), 5);
    assert_int_equal(parplan_plan_count(b.plan, PARPLAN_ENTITY_REGIME), 2);
    for (size_t i = 0; i < 5; i++)
        assert_string_not_equal(parplan_plan_regime(a.plan, i)->id, "581-bnv");
    dispose(&a);
    dispose(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(decree_09_takes_data_from_the_15th_to_the_14th),
        cmocka_unit_test(decree_09_windows_follow_one_another_without_a_gap),
        cmocka_unit_test(decree_09_leaves_a_working_day_between_closing_and_sending),
        cmocka_unit_test(letter_581_mixes_cumulative_windows_with_a_third_quarter_of_its_own),
        cmocka_unit_test(regimes_of_the_data_share_no_id),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
