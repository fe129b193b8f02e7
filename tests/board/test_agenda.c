/* SPDX-License-Identifier: Apache-2.0 */
/* The agenda: which instances there are, when each is due, how it stands, and what is said about it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include <parplan/agenda.h>

#include "base/message.h"
#include "support/plan_text.h"

/* A plan around some duties and tasks. Units stand in no good order; ward w1 ends with June. */
/* clang-format off */
#define PLAN(duties, tasks)                                                                        \
    "{ \"format\": \"parplan-plan/1\", \"id\": \"t\", \"year\": 2024, \"issuer\": \"q\","          \
    "\"title\": { \"vi\": \"Thử\", \"en\": \"Test\" }, \"calendar\": \"VN-GOV\","                    \
    "\"period\": { \"from\": \"2024-01-01\", \"to\": \"2024-12-31\" },"                            \
    "\"areas\": [], \"indicators\": [],"                                                         \
    "\"units\": ["                                                                               \
    UNIT("p10", "office", ", \"parent\": \"q\"", "Phòng 10") ","                                 \
    UNIT("w2", "authority", ", \"parent\": \"q\"", "Phường 2") ","                               \
    UNIT("p2", "office", ", \"parent\": \"q\"", "Phòng 2") ","                                   \
    UNIT("w1", "authority", ", \"parent\": \"q\", \"valid\": { \"to\": \"2024-06-30\" }",          \
         "Phường 1") ","                                                                           \
    UNIT("q", "authority", "", "Quận") "],"                                                        \
    "\"groups\": [ { \"id\": \"wards\", \"name\": { \"en\": \"Wards\" },"                          \
    "\"who\": [ \"w2\", \"w1\" ] } ],"                                                             \
    "\"leaders\": [ { \"id\": \"ct\", \"name\": \"Bà A\" } ],"                                     \
    "\"regimes\": [ { \"id\": \"r\", \"name\": { \"vi\": \"Báo cáo\" }, \"bound\": \"by\","        \
    "\"periods\": ["                                                                             \
    PERIOD("Q1", "3") "," PERIOD("H1", "6") "," PERIOD("9M", "9") "," PERIOD("Y", "12")            \
    "] } ], \"duties\": [" duties "], \"tasks\": [" tasks "] }"
/* clang-format on */
#define UNIT(id, kind, more, name)                                                                 \
    "{ \"id\": \"" id "\", \"name\": { \"vi\": \"" name "\" }, \"level\": \"district\","           \
    "\"kind\": \"" kind "\"" more " }"
#define PERIOD(id, month)                                                                          \
    "{ \"id\": \"" id "\", \"name\": { \"vi\": \"" id "\" }, \"cumulative\": true,"                \
    "\"from\": { \"year\": -1, \"month\": 12, \"day\": 5 },"                                       \
    "\"to\": { \"month\": " month ", \"day\": 5 }, \"due\": { \"month\": " month                   \
    ", \"day\": 5 } }"
#define DUTY(id, type, who, more)                                                                  \
    "{ \"id\": \"" id "\", \"clause\": \"II.1\", \"type\": \"" type "\", \"who\": [" who "],"      \
    "\"title\": { \"vi\": \"Việc " id "\", \"en\": \"Duty " id "\" }" more " }"
#define TASK(id, more)                                                                             \
    "{ \"id\": \"" id "\", \"clause\": \"V.1\", \"title\": { \"vi\": \"Nhiệm vụ " id "\" }" more   \
    " }"
#define DUE(date, bound) ", \"due\": { \"date\": \"" date "\", \"bound\": \"" bound "\" }"

static parplan_plan *plan;
static parplan_completions *done;
static parplan_agenda *agenda;

static int release(void **unused)
{
    (void)unused;
    parplan_agenda_free(agenda);
    parplan_completions_free(done);
    parplan_plan_unref(plan);
    plan = NULL;
    done = NULL;
    agenda = NULL;
    return 0;
}

static parplan_date day(const char *text)
{
    parplan_date date = PARPLAN_DATE_NONE;
    if (text != NULL)
        assert_int_equal(parplan_date_parse(text, strlen(text), &date, NULL), PARPLAN_OK);
    return date;
}

static void use(const char *text)
{
    plan = plan_from_text(text);
    assert_int_equal(parplan_completions_new(plan, NULL, &done, NULL), PARPLAN_OK);
}

static void use_the_real_plan(void)
{
    plan = plan_from_file("data/plans/thanh-xuan-2024.json");
    assert_int_equal(parplan_completions_new(plan, NULL, &done, NULL), PARPLAN_OK);
}

/* Rows of item, unit, date, window, key. */
static void record(const char *rows)
{
    char csv[1024];
    parplan_error err = PARPLAN_ERROR_INIT;
    snprintf(csv, sizeof csv, "item,unit,date,window,key\n%s", rows);
    if (parplan_completions_read_csv(done, csv, strlen(csv), NULL, &err) != PARPLAN_OK)
        fail_msg("PP-%04d %s", err.id, err.message);
}

static parplan_status try_build(const char *from, const char *to, const char *as_of,
                                parplan_error *err)
{
    parplan_agenda_options options = PARPLAN_AGENDA_OPTIONS_INIT;
    options.from = day(from);
    options.to = day(to);
    options.as_of = day(as_of);
    options.completions = done;
    return parplan_agenda_build(plan, &options, &agenda, err);
}

static void build(const char *from, const char *to, const char *as_of)
{
    parplan_error err = PARPLAN_ERROR_INIT;
    if (try_build(from, to, as_of, &err) != PARPLAN_OK)
        fail_msg("PP-%04d %s", err.id, err.message);
}

static void build_year(const char *as_of)
{
    build("2024-01-01", "2024-12-31", as_of);
}

/* The n-th item of a duty or task and a unit; NULL past the last. */
static const parplan_agenda_item *nth(size_t n, const char *id, const char *unit)
{
    size_t position =
        unit != NULL ? parplan_plan_find(plan, PARPLAN_ENTITY_UNIT, unit) : PARPLAN_NO_INDEX;
    const parplan_agenda_item *item;
    for (size_t i = 0; (item = parplan_agenda_at(agenda, i)) != NULL; i++) {
        if (strcmp(item->id, id) == 0 && item->unit == position && n-- == 0)
            return item;
    }
    return NULL;
}

static const parplan_agenda_item *item_of(const char *id, const char *unit)
{
    const parplan_agenda_item *item = nth(0, id, unit);
    if (item == NULL)
        fail_msg("no item of %s for %s", id, unit != NULL ? unit : "nobody");
    return item;
}

static void assert_day(parplan_date date, const char *expected)
{
    char text[PARPLAN_DATE_SIZE];
    assert_string_equal(parplan_date_format(date, PARPLAN_DATE_ISO, text), expected);
}

static void assert_state(const char *id, const char *unit, parplan_item_state state)
{
    assert_string_equal(parplan_item_state_name(item_of(id, unit)->state),
                        parplan_item_state_name(state));
}

static char *print(parplan_lang lang, const char *unit)
{
    parplan_view view = PARPLAN_VIEW_INIT;
    char *text;
    size_t size;
    view.lang = lang;
    view.unit = unit;
    assert_int_equal(parplan_agenda_print(agenda, &view, &text, &size, NULL), PARPLAN_OK);
    assert_int_equal(strlen(text), size);
    return text;
}

static char *json(void)
{
    char *text;
    assert_int_equal(parplan_agenda_write_json(agenda, NULL, &text, NULL, NULL), PARPLAN_OK);
    return text;
}

static void assert_contains(char *text, const char *wanted)
{
    if (strstr(text, wanted) == NULL)
        fail_msg("'%s' is not in:\n%s", wanted, text);
    parplan_text_free(text);
}

static void assert_lacks(char *text, const char *unwanted)
{
    if (strstr(text, unwanted) != NULL)
        fail_msg("'%s' is in:\n%s", unwanted, text);
    parplan_text_free(text);
}

/* --- the real plan ---------------------------------------------------------------------------- */

static void the_periodic_report_is_due_on_four_days_of_2024(void **unused)
{
    (void)unused;
    static const char *const days[] = {"2024-03-05", "2024-06-05", "2024-09-05", "2024-12-05"};
    use_the_real_plan();
    build("2023-01-01", "2025-12-31", NULL);
    for (size_t i = 0; i < 4; i++) {
        const parplan_agenda_item *item = nth(i, "R.1", "ha-dinh");
        assert_non_null(item);
        assert_day(item->due.effective, days[i]);
        assert_day(item->window.from, "2023-12-05");
        assert_day(item->window.to, days[i]);
    }
    assert_null(nth(4, "R.1", "ha-dinh"));
}

static void the_own_plan_is_in_time_until_the_end_of_4_march(void **unused)
{
    (void)unused;
    use_the_real_plan();
    record("R.3,ha-dinh,04/03/2024 23:59,,\nR.3,kim-giang,05/03/2024 00:00,,\n");
    build_year("2024-06-05");
    assert_state("R.3", "ha-dinh", PARPLAN_ITEM_DONE);
    assert_state("R.3", "kim-giang", PARPLAN_ITEM_DONE_LATE);
    assert_day(item_of("R.3", "ha-dinh")->due.effective, "2024-03-04");
}

static void the_periodic_report_says_why_in_both_languages(void **unused)
{
    (void)unused;
    use_the_real_plan();
    build_year(NULL);
    const parplan_agenda_item *item = item_of("R.1", "ha-dinh");
    assert_string_equal(item->why.vi, "Chậm nhất ngày 05/03/2024 theo mục III.1; số liệu từ "
                                      "05/12/2023 đến 05/03/2024 (kỳ Quý I)");
    assert_string_equal(item->why.en, "By 2024-03-05 under clause III.1; figures from 2023-12-05 "
                                      "to 2024-03-05 (First quarter)");
}

static void what_the_plan_leaves_open_has_no_items_but_is_named(void **unused)
{
    (void)unused;
    use_the_real_plan();
    build_year(NULL);
    assert_null(nth(0, "F.1", "thanh-xuan"));
    assert_contains(print(PARPLAN_LANG_VI, NULL),
                    "Ít nhất 1 lần mỗi 6 tháng, nhưng chưa chọn cách hiểu");
    assert_contains(json(), "\"reason\": \"OPEN_READING\"");
}

/* --- periodic --------------------------------------------------------------------------------- */

static void a_unit_owes_the_reports_of_windows_it_lived_to_see_end(void **unused)
{
    (void)unused;
    use(PLAN(DUTY("R", "periodic", "\"wards\"", ", \"regime\": \"r\""), ""));
    build_year(NULL);
    assert_string_equal(nth(1, "R", "w1")->instance, "2024-H1");
    assert_null(nth(2, "R", "w1"));
    assert_string_equal(nth(3, "R", "w2")->instance, "2024-Y");
    assert_int_equal(parplan_agenda_count(agenda), 6);
}

static void a_report_is_done_by_the_completion_of_its_own_window(void **unused)
{
    (void)unused;
    use(PLAN(DUTY("R", "periodic", "\"w2\"", ", \"regime\": \"r\""), ""));
    record("R,w2,2024-03-04,2024-Q1,\n");
    build_year("2024-06-06");
    assert_int_equal(nth(0, "R", "w2")->state, PARPLAN_ITEM_DONE);
    assert_day(nth(0, "R", "w2")->done, "2024-03-04");
    assert_int_equal(nth(1, "R", "w2")->state, PARPLAN_ITEM_OVERDUE);
    assert_int_equal(nth(2, "R", "w2")->state, PARPLAN_ITEM_UPCOMING);
}

static void the_first_sending_counts_a_correction_does_not_make_it_late(void **unused)
{
    (void)unused;
    use(PLAN(DUTY("R", "periodic", "\"w2\"", ", \"regime\": \"r\""), ""));
    record("R,w2,2024-03-20,2024-Q1,\nR,w2,2024-03-05,2024-Q1,\n");
    build_year(NULL);
    assert_state("R", "w2", PARPLAN_ITEM_DONE);
}

static void a_day_asked_for_earlier_replaces_the_one_of_the_rule(void **unused)
{
    (void)unused;
    use(PLAN(DUTY("R", "periodic", "\"w2\"",
                  ", \"regime\": \"r\", \"overrides\": [ { \"window\": \"2024-H1\", \"date\": "
                  "\"2024-05-31\", \"ground\": \"Công văn 9\" } ]"),
             ""));
    build_year(NULL);
    assert_day(nth(0, "R", "w2")->due.effective, "2024-03-05");
    assert_day(nth(1, "R", "w2")->due.effective, "2024-05-31");
    assert_string_equal(
        nth(1, "R", "w2")->why.vi,
        "Chậm nhất ngày 31/05/2024 theo yêu cầu gửi sớm (Công văn 9), thay cho ngày "
        "05/06/2024 theo mục II.1; số liệu từ 05/12/2023 đến 05/06/2024 (kỳ H1)");
}

/* --- dated ------------------------------------------------------------------------------------ */

static void a_day_before_which_something_is_due_is_named_with_the_last_one_in_time(void **unused)
{
    (void)unused;
    use(PLAN(DUTY("D", "dated", "\"p2\"", DUE("2024-03-05", "before")), ""));
    build_year(NULL);
    assert_string_equal(item_of("D", "p2")->why.vi,
                        "Trước ngày 05/03/2024 (hết ngày 04/03/2024) theo mục II.1");
}

static void a_rest_day_that_does_not_move_the_day_is_told(void **unused)
{
    (void)unused;
    use(PLAN(DUTY("D", "dated", "\"p2\"", DUE("2024-02-11", "by")), ""));
    build_year(NULL);
    const parplan_agenda_item *item = item_of("D", "p2");
    assert_day(item->due.effective, "2024-02-11");
    assert_non_null(strstr(item->why.vi, "; ngày 11/02/2024 là Chủ nhật"));
    assert_non_null(strstr(item->why.vi, "hạn không dời"));
    assert_non_null(strstr(item->why.en, "and the day does not move"));
}

static void a_day_that_rolls_is_told_with_both_ends(void **unused)
{
    (void)unused;
    use(PLAN(DUTY("D", "dated", "\"p2\"",
                  ", \"due\": { \"date\": \"2024-05-05\", \"bound\": \"by\", \"roll\": \"next\" }"),
             ""));
    build_year(NULL);
    const parplan_agenda_item *item = item_of("D", "p2");
    assert_day(item->due.raw, "2024-05-05");
    assert_day(item->due.effective, "2024-05-06");
    assert_non_null(strstr(item->why.vi, "nên hạn lùi đến ngày làm việc tiếp theo, 06/05/2024"));
}

static void a_day_can_roll_back_to_a_make_up_saturday(void **unused)
{
    (void)unused;
    use(PLAN(
        DUTY("D", "dated", "\"p2\"",
             ", \"due\": { \"date\": \"2024-05-05\", \"bound\": \"by\", \"roll\": \"previous\" }"),
        ""));
    build_year(NULL);
    assert_non_null(
        strstr(item_of("D", "p2")->why.en, "moves to the working day before, 2024-05-04"));
}

static void a_day_of_a_year_without_a_decision_is_rule_based(void **unused)
{
    (void)unused;
    use(PLAN(DUTY("D", "dated", "\"p2\"",
                  ", \"due\": { \"date\": \"2027-01-02\", \"bound\": \"by\", \"roll\": \"next\" }"),
             ""));
    build("2026-12-01", "2027-02-01", NULL);
    assert_int_equal(item_of("D", "p2")->due.certainty, PARPLAN_RULE_BASED);
    assert_non_null(strstr(item_of("D", "p2")->why.vi, "chưa công bố"));
}

static void a_day_off_that_is_announced_is_due_and_says_so(void **unused)
{
    (void)unused; /* D9: 24 November 2026 */
    use(PLAN(DUTY("D", "dated", "\"p2\"",
                  ", \"due\": { \"date\": \"2026-11-24\", \"bound\": \"by\", \"roll\": \"next\" }"),
             ""));
    build("2026-11-01", "2026-12-01", NULL);
    assert_int_equal(item_of("D", "p2")->due.effective, day("2026-11-24"));
    assert_int_equal(item_of("D", "p2")->due.certainty, PARPLAN_ANNOUNCED);
    assert_non_null(strstr(item_of("D", "p2")->why.vi, "đã công bố nhưng chưa xác nhận ban hành"));
}

static void days_outside_the_calendar_are_an_error(void **unused)
{
    (void)unused;
    parplan_error err = PARPLAN_ERROR_INIT;
    use(PLAN(DUTY("D", "dated", "\"p2\"", DUE("2200-01-02", "by")), ""));
    assert_int_equal(try_build("2200-01-01", "2200-12-31", NULL, &err), PARPLAN_E_RANGE);
    assert_int_equal(err.id, PP_CALENDAR_OUTSIDE);
    assert_null(agenda);
}

/* --- states ----------------------------------------------------------------------------------- */

static void without_a_day_to_speak_of_nothing_is_overdue(void **unused)
{
    (void)unused;
    use(PLAN(DUTY("D", "dated", "\"p2\"", DUE("2024-03-05", "by")), ""));
    build_year(NULL);
    assert_state("D", "p2", PARPLAN_ITEM_UPCOMING);
    assert_int_equal(item_of("D", "p2")->working_days, 0);
}

static void on_its_day_an_item_is_due_soon_and_overdue_from_the_next(void **unused)
{
    (void)unused;
    use(PLAN(DUTY("D", "dated", "\"p2\"", DUE("2024-03-05", "by")), ""));
    build_year("2024-03-05");
    assert_state("D", "p2", PARPLAN_ITEM_DUE_SOON);
    parplan_agenda_free(agenda);
    build_year("2024-03-06");
    assert_state("D", "p2", PARPLAN_ITEM_OVERDUE);
    assert_int_equal(item_of("D", "p2")->working_days, -1);
}

static void soon_counts_working_days_across_tet(void **unused)
{
    (void)unused;
    use(PLAN(DUTY("D", "dated", "\"p2\"", DUE("2024-02-20", "by")), ""));
    build_year("2024-02-06");
    assert_state("D", "p2", PARPLAN_ITEM_DUE_SOON);
    assert_int_equal(item_of("D", "p2")->working_days, 5);
    parplan_agenda_free(agenda);
    build_year("2024-02-05");
    assert_state("D", "p2", PARPLAN_ITEM_UPCOMING);
    assert_int_equal(item_of("D", "p2")->working_days, 6);
}

static void a_completion_after_the_day_asked_about_is_not_known_yet(void **unused)
{
    (void)unused;
    use(PLAN(DUTY("D", "dated", "\"p2\"", DUE("2024-03-05", "by")), ""));
    record("D,p2,2024-03-05,,\n");
    build_year("2024-03-04");
    assert_state("D", "p2", PARPLAN_ITEM_DUE_SOON);
    parplan_agenda_free(agenda);
    build_year("2024-03-05");
    assert_state("D", "p2", PARPLAN_ITEM_DONE);
}

static void states_have_the_names_documents_use(void **unused)
{
    (void)unused;
    assert_string_equal(parplan_item_state_name(PARPLAN_ITEM_DUE_SOON), "DUE_SOON");
    assert_string_equal(parplan_item_state_name(PARPLAN_ITEM_UPCOMING), "UPCOMING");
    assert_string_equal(parplan_item_state_name((parplan_item_state)99), "");
}

/* --- frequencies ------------------------------------------------------------------------------ */

#define BINS ", \"times\": 2, \"months\": 6, \"mode\": \"bin\""
#define GAPS ", \"times\": 1, \"months\": 6, \"mode\": \"gap\""

static void each_bin_is_an_instance_due_on_its_last_day(void **unused)
{
    (void)unused;
    use(PLAN(DUTY("F", "frequency", "\"wards\"", BINS), ""));
    build_year(NULL);
    assert_day(nth(0, "F", "w2")->due.effective, "2024-06-30");
    assert_string_equal(nth(0, "F", "w2")->instance, "2024-06-30");
    assert_day(nth(1, "F", "w2")->window.from, "2024-07-01");
    assert_day(nth(1, "F", "w2")->due.effective, "2024-12-31");
    assert_null(nth(1, "F", "w1"));
    assert_int_equal(parplan_agenda_count(agenda), 3);
}

static void a_bin_is_done_with_its_last_event_needed(void **unused)
{
    (void)unused;
    use(PLAN(DUTY("F", "frequency", "\"wards\"", BINS), ""));
    record("F,w2,2024-06-30,,\nF,w2,2024-01-01,,\nF,w1,2024-06-29,,\nF,w2,2024-07-01,,\n");
    build_year("2024-07-02");
    assert_int_equal(nth(0, "F", "w2")->state, PARPLAN_ITEM_DONE);
    assert_day(nth(0, "F", "w2")->done, "2024-06-30");
    assert_int_equal(nth(0, "F", "w1")->state, PARPLAN_ITEM_OVERDUE);
    assert_int_equal(nth(1, "F", "w2")->state, PARPLAN_ITEM_UPCOMING);
    assert_contains(print(PARPLAN_LANG_VI, NULL), "Phường 2 (1/2)");
}

static void a_gap_asks_for_the_next_event_counted_from_the_last(void **unused)
{
    (void)unused;
    use(PLAN(DUTY("F", "frequency", "\"w2\"", GAPS), ""));
    record("F,w2,2024-04-10,,\n");
    build_year("2024-10-01");
    assert_day(item_of("F", "w2")->due.effective, "2024-10-10");
    assert_day(item_of("F", "w2")->window.from, "2024-04-11");
    assert_state("F", "w2", PARPLAN_ITEM_UPCOMING);
    assert_null(nth(1, "F", "w2"));
    assert_string_equal(
        item_of("F", "w2")->why.vi,
        "Ít nhất một lần mỗi 6 tháng, tính từ lần trước theo mục II.1; lần tới chậm "
        "nhất ngày 10/10/2024");
}

static void a_gap_without_an_event_is_overdue_also_past_the_year(void **unused)
{
    (void)unused;
    use(PLAN(DUTY("F", "frequency", "\"w2\"", GAPS), ""));
    build_year("2025-02-03");
    assert_day(item_of("F", "w2")->due.effective, "2024-06-30");
    assert_state("F", "w2", PARPLAN_ITEM_OVERDUE);
}

static void a_gap_that_reaches_the_end_asks_for_nothing_more(void **unused)
{
    (void)unused;
    use(PLAN(DUTY("F", "frequency", "\"w2\"", GAPS), ""));
    record("F,w2,2024-06-30,,\nF,w2,2024-12-15,,\n");
    build_year(NULL);
    assert_int_equal(parplan_agenda_count(agenda), 0);
}

static void a_gap_without_a_day_to_speak_of_follows_from_the_events(void **unused)
{
    (void)unused;
    use(PLAN(DUTY("F", "frequency", "\"w2\"", GAPS), ""));
    build_year(NULL);
    assert_day(item_of("F", "w2")->due.effective, "2024-06-30");
    assert_state("F", "w2", PARPLAN_ITEM_UPCOMING);
}

/* --- counts and coverages --------------------------------------------------------------------- */

#define FORMS ", \"times\": 2, \"forms\": [ \"mang\", \"hoi-nghi\" ]"

static void a_count_is_done_by_so_many_distinct_forms(void **unused)
{
    (void)unused;
    use(PLAN(DUTY("C", "count", "\"wards\"", FORMS), ""));
    record("C,w2,2024-05-02,,mang\nC,w2,2024-05-03,,mang\nC,w2,2024-08-01,,hoi-nghi\n"
           "C,w2,2024-09-01,,mang\n");
    build_year("2024-07-01");
    assert_state("C", "w2", PARPLAN_ITEM_UPCOMING);
    assert_contains(print(PARPLAN_LANG_EN, NULL), "Phường 2 (1/2)");
    parplan_agenda_free(agenda);
    build_year("2024-12-31");
    assert_day(item_of("C", "w2")->done, "2024-08-01");
    assert_day(item_of("C", "w2")->due.effective, "2024-12-31");
    assert_null(nth(0, "C", "w1"));
}

static void a_coverage_is_done_by_one_record(void **unused)
{
    (void)unused;
    use(PLAN(DUTY("K", "coverage", "\"p2\", \"p10\"", ", \"times\": 1, \"value\": \"99.5%\""), ""));
    record("K,p2,2024-11-02,,\n");
    build_year("2024-12-30");
    assert_state("K", "p2", PARPLAN_ITEM_DONE);
    assert_state("K", "p10", PARPLAN_ITEM_DUE_SOON);
    assert_string_equal(item_of("K", "p2")->why.vi,
                        "Ít nhất 1 lần với 99,5 % đối tượng theo mục II.1; hạn là ngày cuối của kế "
                        "hoạch, 31/12/2024");
}

/* --- tasks ------------------------------------------------------------------------------------ */

static void a_task_is_due_from_each_lead(void **unused)
{
    (void)unused;
    use(PLAN("", TASK("T", ", \"lead\": [ \"p10\", \"p2\" ]" DUE("2024-05-10", "by"))));
    record("T,p10,2024-05-02,,\n");
    build_year("2024-05-13");
    assert_state("T", "p10", PARPLAN_ITEM_DONE);
    assert_state("T", "p2", PARPLAN_ITEM_OVERDUE);
    assert_int_equal(item_of("T", "p2")->duty, PARPLAN_NO_INDEX);
    assert_int_equal(item_of("T", "p2")->task, 0);
}

static void a_task_done_as_a_whole_is_done_for_every_lead(void **unused)
{
    (void)unused;
    use(PLAN("", TASK("T", ", \"lead\": [ \"p10\", \"p2\" ]" DUE("2024-05-10", "by"))));
    record("T,,2024-05-11,,\n");
    build_year(NULL);
    assert_state("T", "p10", PARPLAN_ITEM_DONE_LATE);
    assert_state("T", "p2", PARPLAN_ITEM_DONE_LATE);
}

static void a_task_that_nobody_leads_has_an_item_without_a_unit(void **unused)
{
    (void)unused;
    use(PLAN("", TASK("T", DUE("2024-05-10", "by")) "," TASK("U", "")));
    build_year(NULL);
    assert_state("T", NULL, PARPLAN_ITEM_UPCOMING);
    assert_int_equal(parplan_agenda_count(agenda), 1);
    assert_contains(print(PARPLAN_LANG_VI, NULL), "chưa giao");
    assert_contains(print(PARPLAN_LANG_EN, NULL), "1 task has no day in the text");
}

static void a_task_names_its_leader_and_product(void **unused)
{
    (void)unused;
    use(PLAN("", TASK("T", ", \"lead\": [ \"p2\" ], \"cooperating\": [ \"q\" ], \"leader\": \"ct\","
                           "\"product\": { \"vi\": \"Một báo cáo\" }" DUE("2024-05-10", "by"))));
    build_year(NULL);
    assert_contains(print(PARPLAN_LANG_VI, NULL), "Lãnh đạo        Bà A\n");
    assert_contains(print(PARPLAN_LANG_VI, NULL), "Sản phẩm        Một báo cáo\n");
    assert_contains(print(PARPLAN_LANG_VI, NULL), "Phối hợp        Quận\n");
}

/* --- range and order -------------------------------------------------------------------------- */

static void only_effective_days_in_the_range_are_listed(void **unused)
{
    (void)unused;
    use(PLAN(DUTY("R", "periodic", "\"w2\"", ", \"regime\": \"r\""), ""));
    build("2024-03-05", "2024-06-05", NULL);
    assert_int_equal(parplan_agenda_count(agenda), 2);
    parplan_agenda_free(agenda);
    build("2024-03-06", "2024-06-04", NULL);
    assert_int_equal(parplan_agenda_count(agenda), 0);
    assert_null(parplan_agenda_at(agenda, 0));
}

static void what_is_overdue_from_before_the_range_is_counted(void **unused)
{
    (void)unused;
    use(PLAN(DUTY("R", "periodic", "\"wards\"", ", \"regime\": \"r\""), ""));
    record("R,w1,2024-03-05,2024-Q1,\n");
    build("2024-06-01", "2024-12-31", "2024-06-03");
    assert_contains(json(), "\"overdue_before\": 1");
    assert_contains(print(PARPLAN_LANG_VI, "w2"),
                    "Ngoài ra còn 1 lượt việc quá hạn từ trước ngày 01/06/2024");
    assert_lacks(print(PARPLAN_LANG_VI, "w1"), "Ngoài ra");
}

static void items_go_by_day_then_natural_id_then_unit_of_the_tree(void **unused)
{
    (void)unused;
    static const char *const expected[] = {"D.2 q",   "D.2 w2",  "D.2 p2",
                                           "D.2 p10", "D.10 p2", "D.1 p2"};
    use(PLAN(DUTY("D.10", "dated", "\"p2\"", DUE("2024-05-10", "by")) "," DUTY(
                 "D.1", "dated", "\"p2\"",
                 DUE("2024-05-13", "by")) "," DUTY("D.2", "dated", "\"p10\", \"q\", \"p2\", \"w2\"",
                                                   DUE("2024-05-10", "by")),
             ""));
    build_year(NULL);
    assert_int_equal(parplan_agenda_count(agenda), 6);
    for (size_t i = 0; i < 6; i++) {
        const parplan_agenda_item *item = parplan_agenda_at(agenda, i);
        char text[64];
        snprintf(text, sizeof text, "%s %s", item->id, parplan_plan_unit(plan, item->unit)->id);
        assert_string_equal(text, expected[i]);
    }
}

/* --- text and JSON ---------------------------------------------------------------------------- */

static void the_first_line_sums_up(void **unused)
{
    (void)unused;
    use(PLAN(DUTY("R", "periodic", "\"wards\"", ", \"regime\": \"r\""), ""));
    record("R,w1,2024-03-05,2024-Q1,\nR,w2,2024-03-06,2024-Q1,\n");
    build_year("2024-06-05");
    char *text = print(PARPLAN_LANG_VI, NULL);
    assert_int_equal(
        strncmp(text,
                "Lịch công việc từ 01/01/2024 đến 31/12/2024, tính đến ngày 05/06/2024: 6 "
                "lượt việc, 1 đã xong, 1 xong muộn, 2 sắp đến hạn, 2 chưa đến hạn.\n",
                strlen("Lịch công việc từ 01/01/2024 đến 31/12/2024, tính đến ngày 05/06/2024: 6 "
                       "lượt việc, 1 đã xong, 1 xong muộn, 2 sắp đến hạn, 2 chưa đến hạn.\n")),
        0);
    assert_contains(text, "\nThứ Tư, 05/06/2024 · hạn là hôm nay\n  R      Việc R (2024-H1)\n");
}

static void a_block_groups_its_units_by_state(void **unused)
{
    (void)unused;
    use(PLAN(DUTY("D", "dated", "\"p2\", \"p10\", \"w2\", \"q\"", DUE("2024-05-10", "by")), ""));
    record("D,p2,2024-05-10,,\nD,p10,2024-05-11,,\n");
    build_year("2024-05-13");
    assert_contains(print(PARPLAN_LANG_VI, NULL),
                    "Đã xong         1/4\n"
                    "         Xong muộn       1/4: Phòng 10 (11/05/2024)\n"
                    "         Quá hạn         2/4: Quận, Phường 2\n");
    assert_contains(print(PARPLAN_LANG_EN, NULL), "Overdue         2/4: Quận, Phường 2\n");
}

static void a_view_of_one_unit_shows_no_other(void **unused)
{
    (void)unused;
    use(PLAN(DUTY("D", "dated", "\"p2\", \"p10\"", DUE("2024-05-10", "by")) "," DUTY("O", "undated",
                                                                                     "\"p10\"", ""),
             ""));
    record("D,p2,2024-05-10,,\n");
    build_year("2024-05-13");
    assert_contains(print(PARPLAN_LANG_VI, "p2"), "Đã xong         Phòng 2 (10/05/2024)\n");
    assert_lacks(print(PARPLAN_LANG_VI, "p2"), "Không có ngày cụ thể");
    assert_contains(print(PARPLAN_LANG_VI, "p10"), "Không có ngày cụ thể\n  O      Việc O\n");
}

static void colours_are_written_only_when_asked_for(void **unused)
{
    (void)unused;
    use(PLAN(DUTY("D", "dated", "\"p2\"", DUE("2024-05-10", "by")), ""));
    build_year("2024-05-13");
    assert_lacks(print(PARPLAN_LANG_VI, NULL), "\033");
    parplan_view view = PARPLAN_VIEW_INIT;
    char *text;
    view.colour = true;
    assert_int_equal(parplan_agenda_print(agenda, &view, &text, NULL, NULL), PARPLAN_OK);
    assert_contains(text, "\033[31mQuá hạn\033[0m");
}

static void no_line_is_wider_than_a_hundred_columns(void **unused)
{
    (void)unused;
    use_the_real_plan();
    build_year("2024-06-05");
    char *text = print(PARPLAN_LANG_VI, NULL);
    size_t columns = 0;
    for (const char *c = text + strcspn(text, "\n"); *c != '\0'; c++) {
        columns = *c == '\n' ? 0 : columns + ((*c & 0xC0) != 0x80);
        assert_in_range(columns, 0, 100);
    }
    parplan_text_free(text);
}

static void json_gives_days_in_iso_form(void **unused)
{
    (void)unused;
    use(PLAN(DUTY("D", "dated", "\"p2\"", DUE("05/03/2024", "before")), ""));
    build_year("2024-02-28");
    assert_contains(json(), "\"due\": { \"raw\": \"2024-03-04\", \"effective\": \"2024-03-04\", "
                            "\"certainty\": \"CONFIRMED\" }");
    assert_contains(json(), "\"working_days\": 3");
    assert_lacks(json(), "05/03/2024\"");
}

/* --- what is refused -------------------------------------------------------------------------- */

static void a_range_is_needed_and_must_not_be_reversed(void **unused)
{
    (void)unused;
    parplan_error err = PARPLAN_ERROR_INIT;
    use(PLAN("", ""));
    assert_int_equal(try_build(NULL, "2024-01-01", NULL, &err), PARPLAN_E_ARGUMENT);
    assert_int_equal(try_build("2024-01-01", NULL, NULL, &err), PARPLAN_E_ARGUMENT);
    assert_int_equal(try_build("2024-02-01", "2024-01-31", NULL, &err), PARPLAN_E_ARGUMENT);
    assert_int_equal(err.id, PP_AGENDA_RANGE);
    assert_int_equal(parplan_agenda_build(plan, NULL, &agenda, &err), PARPLAN_E_ARGUMENT);
    assert_int_equal(parplan_agenda_build(NULL, NULL, &agenda, &err), PARPLAN_E_ARGUMENT);
}

static void completions_of_another_plan_are_refused(void **unused)
{
    (void)unused;
    parplan_error err = PARPLAN_ERROR_INIT;
    use(PLAN("", ""));
    parplan_plan *own = plan;
    plan = plan_from_text(PLAN("", ""));
    assert_int_equal(try_build("2024-01-01", "2024-01-31", NULL, &err), PARPLAN_E_ARGUMENT);
    assert_int_equal(err.id, PP_AGENDA_OTHER_PLAN);
    parplan_plan_unref(own);
}

static void a_view_of_an_unknown_unit_is_refused(void **unused)
{
    (void)unused;
    parplan_error err = PARPLAN_ERROR_INIT;
    parplan_view view = PARPLAN_VIEW_INIT;
    char *text = NULL;
    use(PLAN("", ""));
    build_year(NULL);
    view.unit = "p1O";
    assert_int_equal(parplan_agenda_print(agenda, &view, &text, NULL, &err), PARPLAN_E_NOT_FOUND);
    assert_int_equal(err.id, PP_VIEW_UNIT_NEAR);
    view.unit = "somewhere else";
    assert_int_equal(parplan_agenda_write_json(agenda, &view, &text, NULL, &err),
                     PARPLAN_E_NOT_FOUND);
    assert_int_equal(err.id, PP_VIEW_UNIT);
    assert_null(text);
    assert_int_equal(parplan_agenda_print(agenda, NULL, NULL, NULL, &err), PARPLAN_E_ARGUMENT);
    assert_int_equal(parplan_agenda_write_json(NULL, NULL, &text, NULL, &err), PARPLAN_E_ARGUMENT);
}

/* Gives memory so many times. */
static void *scarce(void *context, void *block, size_t size)
{
    size_t *left = context;
    if (size == 0) {
        free(block);
        return NULL;
    }
    return *left > 0 && (*left)-- > 0 ? realloc(block, size) : NULL;
}

static void without_memory_nothing_is_built(void **unused)
{
    (void)unused;
    use(PLAN(DUTY("R", "periodic", "\"wards\"", ", \"regime\": \"r\"") "," DUTY(
                 "F", "frequency", "\"w2\"", GAPS) "," DUTY("O", "undated", "\"p10\"", ""),
             ""));
    record("R,w2,2024-03-05,2024-Q1,\n");
    parplan_status status = PARPLAN_E_MEMORY;
    for (size_t n = 0; status != PARPLAN_OK; n++) {
        size_t left = n;
        parplan_allocator allocator = {&left, scarce};
        parplan_agenda_options options = PARPLAN_AGENDA_OPTIONS_INIT;
        options.from = day("2024-01-01");
        options.to = day("2024-12-31");
        options.completions = done;
        options.allocator = &allocator;
        status = parplan_agenda_build(plan, &options, &agenda, NULL);
        assert_true(status == PARPLAN_OK || status == PARPLAN_E_MEMORY);
        if (status == PARPLAN_OK) {
            assert_true(n > 5);
            parplan_agenda_free(agenda);
            agenda = NULL;
        }
    }
}

#define TEST(name) cmocka_unit_test_teardown(name, release)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(the_periodic_report_is_due_on_four_days_of_2024),
        TEST(the_own_plan_is_in_time_until_the_end_of_4_march),
        TEST(the_periodic_report_says_why_in_both_languages),
        TEST(what_the_plan_leaves_open_has_no_items_but_is_named),
        TEST(a_unit_owes_the_reports_of_windows_it_lived_to_see_end),
        TEST(a_report_is_done_by_the_completion_of_its_own_window),
        TEST(the_first_sending_counts_a_correction_does_not_make_it_late),
        TEST(a_day_asked_for_earlier_replaces_the_one_of_the_rule),
        TEST(a_day_before_which_something_is_due_is_named_with_the_last_one_in_time),
        TEST(a_rest_day_that_does_not_move_the_day_is_told),
        TEST(a_day_that_rolls_is_told_with_both_ends),
        TEST(a_day_can_roll_back_to_a_make_up_saturday),
        TEST(a_day_of_a_year_without_a_decision_is_rule_based),
        TEST(a_day_off_that_is_announced_is_due_and_says_so),
        TEST(days_outside_the_calendar_are_an_error),
        TEST(without_a_day_to_speak_of_nothing_is_overdue),
        TEST(on_its_day_an_item_is_due_soon_and_overdue_from_the_next),
        TEST(soon_counts_working_days_across_tet),
        TEST(a_completion_after_the_day_asked_about_is_not_known_yet),
        TEST(states_have_the_names_documents_use),
        TEST(each_bin_is_an_instance_due_on_its_last_day),
        TEST(a_bin_is_done_with_its_last_event_needed),
        TEST(a_gap_asks_for_the_next_event_counted_from_the_last),
        TEST(a_gap_without_an_event_is_overdue_also_past_the_year),
        TEST(a_gap_that_reaches_the_end_asks_for_nothing_more),
        TEST(a_gap_without_a_day_to_speak_of_follows_from_the_events),
        TEST(a_count_is_done_by_so_many_distinct_forms),
        TEST(a_coverage_is_done_by_one_record),
        TEST(a_task_is_due_from_each_lead),
        TEST(a_task_done_as_a_whole_is_done_for_every_lead),
        TEST(a_task_that_nobody_leads_has_an_item_without_a_unit),
        TEST(a_task_names_its_leader_and_product),
        TEST(only_effective_days_in_the_range_are_listed),
        TEST(what_is_overdue_from_before_the_range_is_counted),
        TEST(items_go_by_day_then_natural_id_then_unit_of_the_tree),
        TEST(the_first_line_sums_up),
        TEST(a_block_groups_its_units_by_state),
        TEST(a_view_of_one_unit_shows_no_other),
        TEST(colours_are_written_only_when_asked_for),
        TEST(no_line_is_wider_than_a_hundred_columns),
        TEST(json_gives_days_in_iso_form),
        TEST(a_range_is_needed_and_must_not_be_reversed),
        TEST(completions_of_another_plan_are_refused),
        TEST(a_view_of_an_unknown_unit_is_refused),
        TEST(without_memory_nothing_is_built),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
