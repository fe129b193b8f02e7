/* SPDX-License-Identifier: Apache-2.0 */
#include "time/vn_gov.h"

#include <stdio.h>
#include <stdlib.h>

#include <parplan/calendar.h>

#include "base/message.h"

static bool works(parplan_date date)
{
    bool out = false;
    assert_int_equal(parplan_calendar_is_working(vn, date, &out, NULL), PARPLAN_OK);
    return out;
}

static parplan_date added(parplan_date date, int32_t days)
{
    parplan_date out = PARPLAN_DATE_NONE;
    assert_int_equal(parplan_calendar_add(vn, date, days, &out, NULL), PARPLAN_OK);
    return out;
}

static int32_t counted(parplan_date from, parplan_date to)
{
    int32_t out = -1;
    assert_int_equal(parplan_calendar_count(vn, from, to, &out, NULL), PARPLAN_OK);
    return out;
}

static parplan_date rolled(const char *date, parplan_roll roll)
{
    parplan_date out = PARPLAN_DATE_NONE;
    assert_int_equal(parplan_calendar_roll(vn, day(date), roll, &out, NULL), PARPLAN_OK);
    return out;
}

static parplan_day about(const char *date)
{
    parplan_day out;
    assert_int_equal(parplan_calendar_day(vn, day(date), &out, NULL), PARPLAN_OK);
    return out;
}

/* The data */

static void it_covers_2000_to_2199_and_knows_the_decisions_of_2015_to_2026(void **state)
{
    (void)state;
    parplan_date first, last, confirmed, from, until;
    parplan_calendar_span(vn, &first, &last, &confirmed);
    assert_day(first, "01/01/2000");
    assert_day(last, "31/12/2199");
    assert_day(confirmed, "31/12/2026"); /* D9 */
    parplan_calendar_confirmed(vn, &from, &until);
    assert_day(from, "01/01/2015");
    assert_day(until, "31/12/2026");
    parplan_calendar_span(vn, NULL, NULL, NULL);
    parplan_calendar_confirmed(vn, NULL, NULL);
    assert_string_equal(parplan_calendar_id(vn), "VN-GOV");
}

static void every_year_has_its_number_of_working_days(void **state)
{
    (void)state;
    static const int expected[] = {250, 251, 250, 250, 252, 252, 250, 249, 249, 251, 250, 250};
    for (int32_t i = 0; i < (int32_t)COUNT(expected); i++) {
        parplan_date from, to;
        int n = 0;
        parplan_date_make(2015 + i, 1, 1, &from, NULL);
        parplan_date_make(2015 + i, 12, 31, &to, NULL);
        for (parplan_date date = from; date <= to; date++)
            n += works(date);
        assert_int_equal(n, expected[i]);
    }
}

static void swapped_days_rest_and_their_saturdays_are_worked(void **state)
{
    (void)state; /* D8 */
    static const char *const swaps[][2] = {
        {"2015-02-16", "2015-02-14"}, {"2015-04-29", "2015-04-25"}, {"2018-12-31", "2019-01-05"},
        {"2019-04-29", "2019-05-04"}, {"2024-04-29", "2024-05-04"}, {"2025-05-02", "2025-04-26"},
        {"2026-01-02", "2026-01-10"}, {"2026-08-31", "2026-08-22"},
    };
    for (size_t i = 0; i < COUNT(swaps); i++) {
        assert_false(works(day(swaps[i][0])));
        assert_int_equal(about(swaps[i][0]).kind, PARPLAN_DAY_REST);
        assert_true(works(day(swaps[i][1])));
        assert_int_equal(about(swaps[i][1]).kind, PARPLAN_DAY_MAKEUP);
        assert_int_equal(parplan_date_weekday(day(swaps[i][1])), 6);
    }
}

static void no_other_weekend_day_is_worked(void **state)
{
    (void)state;
    int worked = 0;
    for (parplan_date date = day("2000-01-01"); date <= day("2199-12-31"); date++)
        worked += parplan_date_weekday(date) >= 6 && works(date);
    assert_int_equal(worked, 9);
}

static void a_saturday_of_the_year_before_is_worked_for_a_day_swapped_off(void **state)
{
    (void)state; /* 2/1/2015 against 27/12/2014, a year without a known decision of its own */
    assert_false(works(day("2015-01-02")));
    assert_true(works(day("2014-12-27")));
    assert_int_equal(about("2014-12-27").certainty, PARPLAN_CONFIRMED);
    assert_int_equal(about("2014-12-26").certainty, PARPLAN_RULE_BASED);
    assert_string_equal(about("2015-01-02").name.vi, "Nghỉ hoán đổi (làm bù ngày 27/12/2014)");
}

static void days_say_why_they_rest(void **state)
{
    (void)state;
    static const char *const names[][2] = {
        {"2024-01-01", "Tết Dương lịch"},
        {"2024-02-10", "Tết Nguyên đán"},
        {"2024-02-13", "Nghỉ bù Tết Nguyên đán"},
        {"2024-04-18", "Giỗ Tổ Hùng Vương"},
        {"2024-04-29", "Nghỉ hoán đổi (làm bù ngày 04/05/2024)"},
        {"2024-04-30", "Ngày Chiến thắng 30/4"},
        {"2024-05-01", "Ngày Quốc tế Lao động 1/5"},
        {"2024-05-04", "Làm bù cho ngày nghỉ 29/04/2024"},
        {"2024-09-03", "Quốc khánh"},
        {"2023-05-02", "Nghỉ bù Giỗ Tổ Hùng Vương"},
    };
    for (size_t i = 0; i < COUNT(names); i++)
        assert_string_equal(about(names[i][0]).name.vi, names[i][1]);
    assert_string_equal(about("2024-09-02").name.en, "National Day");
}

static void ordinary_days_and_weekends_have_no_name(void **state)
{
    (void)state;
    parplan_day tuesday = about("2024-03-05"), sunday = about("2024-03-10");
    assert_int_equal(tuesday.kind, PARPLAN_DAY_WORKING);
    assert_int_equal(sunday.kind, PARPLAN_DAY_WEEKEND);
    assert_null(tuesday.name.vi);
    assert_null(tuesday.name.en);
    assert_null(sunday.name.vi);
}

static void culture_day_is_announced_and_still_worked(void **state)
{
    (void)state; /* D9: 24 November, announced in 2026 */
    parplan_day culture = about("2026-11-24");
    assert_true(works(day("2026-11-24")));
    assert_int_equal(culture.kind, PARPLAN_DAY_WORKING);
    assert_int_equal(culture.certainty, PARPLAN_ANNOUNCED);
    assert_string_equal(culture.name.vi, "Ngày Văn hóa Việt Nam");
    assert_string_equal(culture.source.en, "announced in 2026; enactment not confirmed");
    assert_int_equal(about("2025-11-24").certainty, PARPLAN_CONFIRMED);
    assert_int_equal(about("2026-11-25").certainty, PARPLAN_CONFIRMED);
}

static void years_without_a_known_decision_are_rule_based(void **state)
{
    (void)state; /* D9 */
    assert_int_equal(about("2014-12-31").certainty, PARPLAN_RULE_BASED);
    assert_int_equal(about("2015-01-01").certainty, PARPLAN_CONFIRMED);
    assert_int_equal(about("2026-12-31").certainty, PARPLAN_CONFIRMED);
    assert_int_equal(about("2027-01-01").certainty, PARPLAN_RULE_BASED);
    assert_int_equal(about("2027-02-06").kind, PARPLAN_DAY_REST);
    assert_int_equal(about("2027-02-06").certainty, PARPLAN_RULE_BASED);
    assert_int_equal(about("2199-12-31").certainty, PARPLAN_RULE_BASED);
}

static void a_tet_on_an_uncertain_new_moon_says_so(void **state)
{
    (void)state; /* D9: the new moon of 23/01/2175 falls within minutes of midnight */
    assert_int_equal(about("2175-01-23").certainty, PARPLAN_UNCERTAIN_LUNAR);
    assert_int_equal(about("2175-01-27").certainty, PARPLAN_UNCERTAIN_LUNAR); /* in lieu */
    assert_int_equal(about("2175-01-28").certainty, PARPLAN_RULE_BASED);
    assert_int_equal(about("2175-04-30").certainty, PARPLAN_RULE_BASED);
    assert_int_equal(about("2176-02-11").certainty, PARPLAN_RULE_BASED);
}

static void assert_expected(const char *date, const char *kind, const char *status, const char *vi,
                            const char *en)
{
    parplan_day expected = about(date);
    bool off = strcmp(kind, "off") == 0, confirmed = strcmp(status, "confirmed") == 0;
    assert_int_equal(works(day(date)), !off);
    assert_int_equal(expected.kind, off ? PARPLAN_DAY_REST : PARPLAN_DAY_MAKEUP);
    assert_int_equal(expected.certainty, confirmed ? PARPLAN_CONFIRMED : PARPLAN_RULE_BASED);
    assert_string_equal(expected.name.vi, vi);
    assert_string_equal(expected.name.en, en);
}

/* Every day of the file of expected days, with its name and certainty. */
static void the_days_of_2015_to_2027_are_those_expected(void **state)
{
    (void)state;
    char line[256], date[16], kind[16], status[16], vi[96], en[96];
    FILE *file = fopen(PARPLAN_SOURCE_DIR "/tests/data/vn-gov.csv", "r");
    assert_non_null(file);
    parplan_date next = day("2015-01-01");
    while (fgets(line, sizeof line, file) != NULL) {
        if (sscanf(line, "%15[0-9-],%15[a-z],%15[a-z_],%95[^,],%95[^\n]", date, kind, status, vi,
                   en) != 5)
            continue;
        for (; next < day(date); next++)
            assert_int_equal(works(next), parplan_date_weekday(next) < 6);
        assert_expected(date, kind, status, vi, en);
        next++;
    }
    fclose(file);
    assert_day(next, "04/09/2027");
    for (; next <= day("2027-12-31"); next++)
        assert_int_equal(works(next), parplan_date_weekday(next) < 6);
}

/* Every day of the file of facts, where there is one: PARPLAN_FACTS names its directory. */
static void the_shipped_days_are_those_of_the_facts(void **state)
{
    (void)state;
    const char *facts = getenv("PARPLAN_FACTS");
    char path[1024], line[64], kind[16], date[16];
    if (facts == NULL) {
        print_message("skipped: PARPLAN_FACTS names no directory of facts\n");
        skip();
    }
    snprintf(path, sizeof path, "%s/vn-gov-days-2015-2027.csv", facts);
    FILE *file = fopen(path, "r");
    assert_non_null(file);
    parplan_date next = day("2015-01-01");
    while (fgets(line, sizeof line, file) != NULL) {
        if (sscanf(line, "%15[0-9-],%15[a-z]", date, kind) != 2)
            continue;
        for (; next < day(date); next++)
            assert_int_equal(works(next), parplan_date_weekday(next) < 6);
        assert_int_equal(about(date).kind,
                         strcmp(kind, "off") == 0 ? PARPLAN_DAY_REST : PARPLAN_DAY_MAKEUP);
        next++;
    }
    fclose(file);
    for (; next <= day("2027-12-31"); next++)
        assert_int_equal(works(next), parplan_date_weekday(next) < 6);
}

/* Arithmetic */

static void working_days_are_added_across_tet(void **state)
{
    (void)state; /* D5: receipt 2 February 2024, three working days, start excluded */
    assert_day(added(day("2024-02-02"), 3), "07/02/2024");
    assert_day(added(day("2024-02-02"), 4), "15/02/2024");
    assert_day(added(day("2024-02-15"), -1), "07/02/2024");
    assert_day(added(day("2024-02-10"), -1), "07/02/2024");
}

static void adding_nothing_gives_the_day_or_the_next_worked(void **state)
{
    (void)state; /* D2a */
    assert_day(added(day("2024-02-07"), 0), "07/02/2024");
    assert_day(added(day("2024-02-08"), 0), "15/02/2024");
    assert_day(added(day("2024-05-04"), 0), "04/05/2024");
}

/* Days that are walked one by one: the first years, those with decisions, and the last ones. */
static const char *const walks[][2] = {
    {"2000-01-01", "2002-06-30"}, {"2014-12-01", "2027-12-31"}, {"2198-01-01", "2199-12-31"}};

#define FIRST day("2000-01-01")
#define LAST day("2199-12-31")

/* D2a, for n from 1 to 300. */
static size_t walk_forward(parplan_date from)
{
    size_t wrong = 0;
    int32_t n = 0;
    parplan_date out;
    for (parplan_date to = from + 1; n < 300 && to <= LAST; to++) {
        if (works(to))
            wrong += added(from, ++n) != to;
    }
    if (n < 300)
        wrong += parplan_calendar_add(vn, from, n + 1, &out, NULL) != PARPLAN_E_RANGE;
    return wrong;
}

static size_t walk_back(parplan_date from)
{
    size_t wrong = 0;
    int32_t n = 0;
    parplan_date out;
    for (parplan_date to = from - 1; n > -300 && to >= FIRST; to--) {
        if (works(to))
            wrong += added(from, --n) != to;
    }
    if (n > -300)
        wrong += parplan_calendar_add(vn, from, n - 1, &out, NULL) != PARPLAN_E_RANGE;
    return wrong;
}

/* D2a: (a, b], and the negative of the reverse. */
static size_t walk_counting(parplan_date from)
{
    size_t wrong = 0;
    int32_t n = 0;
    for (parplan_date to = from; to <= from + 400 && to <= LAST; to++) {
        n += to > from && works(to);
        wrong += counted(from, to) != n || counted(to, from) != -n;
    }
    return wrong;
}

static size_t walk_to_the_next(parplan_date from)
{
    parplan_date to = from, out;
    while (to <= LAST && !works(to))
        to++;
    if (to > LAST)
        return parplan_calendar_add(vn, from, 0, &out, NULL) != PARPLAN_E_RANGE;
    return added(from, 0) != to;
}

static void assert_walks_agree(size_t (*walk)(parplan_date from))
{
    size_t wrong = 0;
    for (size_t i = 0; i < COUNT(walks); i++) {
        for (parplan_date from = day(walks[i][0]); from <= day(walks[i][1]); from++)
            wrong += walk(from);
    }
    assert_int_equal(wrong, 0);
}

static void adding_agrees_with_walking_forward(void **state)
{
    (void)state;
    assert_walks_agree(walk_forward);
}

static void adding_agrees_with_walking_back(void **state)
{
    (void)state;
    assert_walks_agree(walk_back);
}

static void adding_nothing_agrees_with_walking(void **state)
{
    (void)state;
    assert_walks_agree(walk_to_the_next);
}

static void counting_agrees_with_walking(void **state)
{
    (void)state;
    assert_walks_agree(walk_counting);
}

static void a_day_is_worked_where_its_kind_says_so(void **state)
{
    (void)state; /* the tables and the layers agree on every day */
    size_t wrong = 0;
    for (parplan_date date = FIRST; date <= LAST; date++) {
        parplan_day known;
        assert_int_equal(parplan_calendar_day(vn, date, &known, NULL), PARPLAN_OK);
        bool worked = known.kind == PARPLAN_DAY_WORKING || known.kind == PARPLAN_DAY_MAKEUP;
        wrong += worked != works(date);
    }
    assert_int_equal(wrong, 0);
}

static void the_whole_span_counts_its_working_days(void **state)
{
    (void)state;
    assert_int_equal(counted(day("2015-01-01"), day("2026-12-31")), 3004);
    assert_int_equal(counted(day("2024-03-05"), day("2024-03-05")), 0);
    assert_int_equal(counted(day("2023-12-31"), day("2024-12-31")), 251);
}

static void rolling_follows_its_convention(void **state)
{
    (void)state; /* D3 */
    static const struct {
        const char *date;
        parplan_roll roll;
        const char *to;
    } cases[] = {
        {"2024-06-01", PARPLAN_ROLL_NONE, "01/06/2024"}, /* a Saturday that starts a month */
        {"2024-06-01", PARPLAN_ROLL_NEXT, "03/06/2024"},
        {"2024-06-01", PARPLAN_ROLL_PREVIOUS, "31/05/2024"},
        {"2024-06-01", PARPLAN_ROLL_MODIFIED_NEXT, "03/06/2024"},
        {"2024-06-01", PARPLAN_ROLL_MODIFIED_PREVIOUS, "03/06/2024"},
        {"2024-06-30", PARPLAN_ROLL_NEXT, "01/07/2024"}, /* a Sunday that ends one */
        {"2024-06-30", PARPLAN_ROLL_PREVIOUS, "28/06/2024"},
        {"2024-06-30", PARPLAN_ROLL_MODIFIED_NEXT, "28/06/2024"},
        {"2024-06-30", PARPLAN_ROLL_MODIFIED_PREVIOUS, "28/06/2024"},
        {"2024-05-04", PARPLAN_ROLL_NEXT, "04/05/2024"}, /* a Saturday worked */
        {"2024-05-04", PARPLAN_ROLL_MODIFIED_PREVIOUS, "04/05/2024"},
        {"2024-02-10", PARPLAN_ROLL_PREVIOUS, "07/02/2024"},
        {"2015-01-01", PARPLAN_ROLL_MODIFIED_PREVIOUS, "05/01/2015"},
        {"2000-01-01", PARPLAN_ROLL_MODIFIED_PREVIOUS, "04/01/2000"}, /* nothing lies before */
    };
    for (size_t i = 0; i < COUNT(cases); i++)
        assert_day(rolled(cases[i].date, cases[i].roll), cases[i].to);
}

static void a_working_day_never_rolls(void **state)
{
    (void)state;
    for (int roll = PARPLAN_ROLL_NONE; roll <= PARPLAN_ROLL_MODIFIED_PREVIOUS; roll++)
        assert_day(rolled("2024-03-05", (parplan_roll)roll), "05/03/2024");
}

/* Errors and references */

static void a_day_outside_is_an_error_not_a_working_day(void **state)
{
    (void)state; /* D9 */
    parplan_error err = PARPLAN_ERROR_INIT;
    bool out = true;
    assert_int_equal(parplan_calendar_is_working(vn, day("2200-01-01"), &out, &err),
                     PARPLAN_E_RANGE);
    assert_error(&err, PP_CALENDAR_OUTSIDE,
                 "01/01/2200 lies outside the calendar VN-GOV, which covers 01/01/2000 to "
                 "31/12/2199");
    assert_true(out);
}

static void every_question_refuses_days_outside(void **state)
{
    (void)state;
    const parplan_date days[] = {day("1999-12-31"), day("2200-01-01"), PARPLAN_DATE_NONE,
                                 INT32_MAX};
    for (size_t i = 0; i < COUNT(days); i++) {
        parplan_day about_it;
        parplan_date out;
        int32_t n;
        assert_int_equal(parplan_calendar_day(vn, days[i], &about_it, NULL), PARPLAN_E_RANGE);
        assert_int_equal(parplan_calendar_add(vn, days[i], 0, &out, NULL), PARPLAN_E_RANGE);
        assert_int_equal(parplan_calendar_count(vn, days[i], 18000, &n, NULL), PARPLAN_E_RANGE);
        assert_int_equal(parplan_calendar_count(vn, 18000, days[i], &n, NULL), PARPLAN_E_RANGE);
        assert_int_equal(parplan_calendar_roll(vn, days[i], PARPLAN_ROLL_NONE, &out, NULL),
                         PARPLAN_E_RANGE);
    }
}

static void a_result_outside_is_an_error(void **state)
{
    (void)state;
    parplan_error err = PARPLAN_ERROR_INIT;
    parplan_date out = 7;
    assert_int_equal(parplan_calendar_add(vn, day("2199-12-30"), 2, &out, &err), PARPLAN_E_RANGE);
    assert_error(&err, PP_CALENDAR_LEFT,
                 "2 working days from 30/12/2199 lead out of the calendar VN-GOV, which covers "
                 "01/01/2000 to 31/12/2199");
    assert_int_equal(parplan_calendar_add(vn, 18000, INT32_MAX, &out, NULL), PARPLAN_E_RANGE);
    assert_int_equal(parplan_calendar_add(vn, 18000, INT32_MIN, &out, NULL), PARPLAN_E_RANGE);
    assert_int_equal(out, 7);
}

static void a_plain_roll_out_of_the_calendar_is_an_error(void **state)
{
    (void)state;
    parplan_date out = 7;
    assert_int_equal(
        parplan_calendar_roll(vn, day("2000-01-01"), PARPLAN_ROLL_PREVIOUS, &out, NULL),
        PARPLAN_E_RANGE);
    assert_int_equal(out, 7);
}

static void a_missing_argument_is_an_error(void **state)
{
    (void)state;
    parplan_calendar *other = NULL;
    parplan_date out;
    bool yes;
    assert_int_equal(parplan_calendar_builtin(NULL, &other, NULL), PARPLAN_E_ARGUMENT);
    assert_int_equal(parplan_calendar_builtin("VN-GOV", NULL, NULL), PARPLAN_E_ARGUMENT);
    assert_int_equal(parplan_calendar_is_working(NULL, 18000, &yes, NULL), PARPLAN_E_ARGUMENT);
    assert_int_equal(parplan_calendar_day(vn, 18000, NULL, NULL), PARPLAN_E_ARGUMENT);
    assert_int_equal(parplan_calendar_add(NULL, 18000, 1, &out, NULL), PARPLAN_E_ARGUMENT);
    assert_int_equal(parplan_calendar_count(vn, 18000, 18001, NULL, NULL), PARPLAN_E_ARGUMENT);
    assert_int_equal(parplan_calendar_roll(vn, 18000, PARPLAN_ROLL_NEXT, NULL, NULL),
                     PARPLAN_E_ARGUMENT);
    assert_int_equal(parplan_calendar_roll(vn, 18000, (parplan_roll)9, &out, NULL),
                     PARPLAN_E_ARGUMENT);
}

static void an_unknown_calendar_is_not_found(void **state)
{
    (void)state;
    parplan_error err = PARPLAN_ERROR_INIT;
    parplan_calendar *other = NULL;
    assert_int_equal(parplan_calendar_builtin("VN-XYZ", &other, &err), PARPLAN_E_NOT_FOUND);
    assert_error(&err, PP_CALENDAR_UNKNOWN,
                 "there is no calendar 'VN-XYZ'; there is VN-GOV, VN-LABOUR");
    assert_null(other);
}

static void a_calendar_lives_until_its_last_reference(void **state)
{
    (void)state;
    parplan_calendar *one;
    assert_int_equal(parplan_calendar_builtin("VN-GOV", &one, NULL), PARPLAN_OK);
    assert_ptr_equal(parplan_calendar_ref(one), one);
    parplan_calendar_unref(one);
    assert_string_equal(parplan_calendar_id(one), "VN-GOV");
    parplan_calendar_unref(one);
    parplan_calendar_unref(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(it_covers_2000_to_2199_and_knows_the_decisions_of_2015_to_2026),
        cmocka_unit_test(every_year_has_its_number_of_working_days),
        cmocka_unit_test(swapped_days_rest_and_their_saturdays_are_worked),
        cmocka_unit_test(no_other_weekend_day_is_worked),
        cmocka_unit_test(a_saturday_of_the_year_before_is_worked_for_a_day_swapped_off),
        cmocka_unit_test(days_say_why_they_rest),
        cmocka_unit_test(ordinary_days_and_weekends_have_no_name),
        cmocka_unit_test(culture_day_is_announced_and_still_worked),
        cmocka_unit_test(years_without_a_known_decision_are_rule_based),
        cmocka_unit_test(a_tet_on_an_uncertain_new_moon_says_so),
        cmocka_unit_test(the_days_of_2015_to_2027_are_those_expected),
        cmocka_unit_test(the_shipped_days_are_those_of_the_facts),
        cmocka_unit_test(working_days_are_added_across_tet),
        cmocka_unit_test(adding_nothing_gives_the_day_or_the_next_worked),
        cmocka_unit_test(adding_agrees_with_walking_forward),
        cmocka_unit_test(adding_agrees_with_walking_back),
        cmocka_unit_test(adding_nothing_agrees_with_walking),
        cmocka_unit_test(counting_agrees_with_walking),
        cmocka_unit_test(a_day_is_worked_where_its_kind_says_so),
        cmocka_unit_test(the_whole_span_counts_its_working_days),
        cmocka_unit_test(rolling_follows_its_convention),
        cmocka_unit_test(a_working_day_never_rolls),
        cmocka_unit_test(a_day_outside_is_an_error_not_a_working_day),
        cmocka_unit_test(every_question_refuses_days_outside),
        cmocka_unit_test(a_result_outside_is_an_error),
        cmocka_unit_test(a_plain_roll_out_of_the_calendar_is_an_error),
        cmocka_unit_test(a_missing_argument_is_an_error),
        cmocka_unit_test(an_unknown_calendar_is_not_found),
        cmocka_unit_test(a_calendar_lives_until_its_last_reference),
    };
    return cmocka_run_group_tests(tests, open_calendar, close_calendar);
}
