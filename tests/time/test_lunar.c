/* SPDX-License-Identifier: Apache-2.0 */
#include "time/days.h"

#include <stdio.h>
#include <stdlib.h>

#include <parplan/lunar.h>

#include "base/message.h"

static parplan_lunar lunar(const char *date)
{
    parplan_lunar out = {0};
    assert_int_equal(parplan_lunar_from_date(day(date), &out, NULL), PARPLAN_OK);
    return out;
}

static parplan_date solar(int32_t year, int32_t month, int32_t at, bool leap)
{
    parplan_date out = PARPLAN_DATE_NONE;
    assert_int_equal(parplan_lunar_to_date(year, month, at, leap, &out, NULL), PARPLAN_OK);
    return out;
}

static void assert_lunar(const char *date, int32_t year, int32_t month, int32_t at)
{
    parplan_lunar out = lunar(date);
    assert_int_equal(out.year, year);
    assert_int_equal(out.month, month);
    assert_int_equal(out.day, at);
}

/* The table */

typedef struct month_row {
    int year, month, leap, length, uncertain;
    char start[11];
} month_row;

/* Every day of a month, in both directions. */
static size_t wrong_days(const month_row *r)
{
    size_t wrong = 0;
    parplan_date first = day(r->start);
    for (int i = 0; i < r->length; i++) {
        parplan_lunar out = {0};
        wrong += parplan_lunar_from_date(first + i, &out, NULL) != PARPLAN_OK;
        wrong += out.year != r->year || out.month != r->month || out.day != i + 1;
        wrong += out.leap != (r->leap != 0) || out.uncertain != (r->uncertain != 0);
        wrong += solar(r->year, r->month, i + 1, r->leap != 0) != first + i;
    }
    parplan_date none;
    wrong += parplan_lunar_to_date(r->year, r->month, r->length + 1, r->leap != 0, &none, NULL) !=
             PARPLAN_E_RANGE;
    return wrong;
}

static void assert_file_agrees(const char *path)
{
    char line[80];
    size_t rows = 0, days = 0, wrong = 0, doubtful = 0;
    FILE *file = fopen(path, "r");
    assert_non_null(file);
    while (fgets(line, sizeof line, file) != NULL) {
        month_row r;
        if (sscanf(line, "%d,%d,%d,%10[0-9-],%d,%d", &r.year, &r.month, &r.leap, r.start, &r.length,
                   &r.uncertain) != 6)
            continue;
        wrong += wrong_days(&r);
        rows++;
        days += (size_t)r.length;
        doubtful += r.uncertain != 0;
    }
    fclose(file);
    assert_int_equal(wrong, 0);
    assert_int_equal(rows, 3711);
    assert_int_equal(days, 84051 + 25537);
    assert_int_equal(doubtful, 14);
}

static void every_day_of_every_month_is_the_one_of_the_data(void **state)
{
    (void)state;
    assert_file_agrees(PARPLAN_SOURCE_DIR "/data/calendars/vn-lunar-months.csv");
}

/* PARPLAN_FACTS names a directory of facts, where there is one. */
static void every_day_of_every_month_is_the_one_of_the_facts(void **state)
{
    (void)state;
    const char *facts = getenv("PARPLAN_FACTS");
    char path[1024];
    if (facts == NULL) {
        print_message("skipped: PARPLAN_FACTS names no directory of facts\n");
        skip();
    }
    snprintf(path, sizeof path, "%s/vn-lunar-months-1900-2199.csv", facts);
    assert_file_agrees(path);
}

/* Days people know */

static void tet_falls_where_it_was_celebrated(void **state)
{
    (void)state;
    assert_lunar("1900-01-31", 1900, 1, 1);
    assert_lunar("2024-02-10", 2024, 1, 1);
    assert_lunar("2025-01-29", 2025, 1, 1);
    assert_lunar("2026-02-17", 2026, 1, 1);
    assert_lunar("2200-02-14", 2199, 12, 30);
}

/* Where the midnights of Hà Nội and Beijing part: the days are Viet Nam's. */
static void tet_is_viet_nams_and_not_chinas(void **state)
{
    (void)state;
    assert_day(solar(1968, 1, 1, false), "29/01/1968");
    assert_day(solar(1969, 1, 1, false), "16/02/1969");
    assert_day(solar(1985, 1, 1, false), "21/01/1985");
    assert_day(solar(2007, 1, 1, false), "17/02/2007");
    assert_day(solar(2030, 1, 1, false), "02/02/2030");
    assert_day(solar(2053, 1, 1, false), "18/02/2053");
    assert_day(solar(2148, 1, 1, false), "21/01/2148");
    assert_day(solar(2153, 1, 1, false), "24/01/2153");
}

static void a_leap_month_follows_the_month_of_its_number(void **state)
{
    (void)state;
    assert_int_equal(parplan_lunar_leap_month(2023), 2);
    assert_day(solar(2023, 2, 1, false), "20/02/2023");
    assert_day(solar(2023, 2, 1, true), "22/03/2023");
    assert_day(solar(2023, 3, 1, false), "20/04/2023");
    assert_true(lunar("2023-03-22").leap);
    assert_false(lunar("2023-03-21").leap);
}

static void the_last_month_of_a_leap_year_is_its_thirteenth(void **state)
{
    (void)state;
    assert_lunar("2026-02-16", 2025, 12, 29);
    assert_int_equal(parplan_lunar_leap_month(2025), 6);
}

static void years_without_a_leap_month_and_unknown_years_have_none(void **state)
{
    (void)state;
    assert_int_equal(parplan_lunar_leap_month(2024), 0);
    assert_int_equal(parplan_lunar_leap_month(1899), 0);
    assert_int_equal(parplan_lunar_leap_month(2200), 0);
}

static void a_new_moon_near_midnight_is_said_to_be_uncertain(void **state)
{
    (void)state;
    assert_true(lunar("2175-01-23").uncertain);
    assert_true(lunar("2175-02-20").uncertain);
    assert_false(lunar("2175-02-21").uncertain);
    assert_false(lunar("2024-02-10").uncertain);
}

static void years_are_named_in_a_cycle_of_sixty(void **state)
{
    (void)state;
    char name[PARPLAN_LUNAR_NAME_SIZE];
    assert_string_equal(parplan_lunar_year_name(2024, name), "Giáp Thìn");
    assert_string_equal(parplan_lunar_year_name(2025, name), "Ất Tỵ");
    assert_string_equal(parplan_lunar_year_name(1945, name), "Ất Dậu");
    assert_string_equal(parplan_lunar_year_name(4, name), "Giáp Tý");
    assert_string_equal(parplan_lunar_year_name(3, name), "Quý Hợi");
    assert_string_equal(parplan_lunar_year_name(-56, name), "Giáp Tý");
}

static void every_name_of_a_year_fits(void **state)
{
    (void)state;
    for (int32_t year = 1900; year < 1960; year++) {
        char name[64];
        assert_true(strlen(parplan_lunar_year_name(year, name)) < PARPLAN_LUNAR_NAME_SIZE);
    }
}

/* Errors */

static void a_day_outside_the_table_is_an_error(void **state)
{
    (void)state;
    const parplan_date days[] = {day("1900-01-30"), day("2200-02-15"), PARPLAN_DATE_NONE,
                                 INT32_MAX};
    for (size_t i = 0; i < COUNT(days); i++) {
        parplan_error err = PARPLAN_ERROR_INIT;
        parplan_lunar out = {.year = 7};
        assert_int_equal(parplan_lunar_from_date(days[i], &out, &err), PARPLAN_E_RANGE);
        assert_int_equal(err.id, PP_LUNAR_OUTSIDE);
        assert_int_equal(out.year, 7);
    }
}

static void a_lunar_day_that_does_not_exist_is_an_error(void **state)
{
    (void)state;
    static const struct {
        int32_t year, month, day;
        bool leap;
        int32_t id;
        const char *message;
    } cases[] = {
        {1899, 1, 1, false, PP_LUNAR_YEAR,
         "lunar years run from 1900 to 2199; 1899 is none of them"},
        {2200, 1, 1, false, PP_LUNAR_YEAR,
         "lunar years run from 1900 to 2199; 2200 is none of them"},
        {2024, 13, 1, false, PP_LUNAR_MONTH, "lunar months run from 1 to 12; there is no month 13"},
        {2024, 0, 1, false, PP_LUNAR_MONTH, "lunar months run from 1 to 12; there is no month 0"},
        {2024, 2, 1, true, PP_LUNAR_LEAP, "the lunar year 2024 has no leap month 2"},
        {2023, 3, 1, true, PP_LUNAR_LEAP, "the lunar year 2023 has no leap month 3"},
        {2024, 1, 30, false, PP_LUNAR_DAY,
         "month 1 of the lunar year 2024 has 29 days; there is no day 30"},
        {2024, 1, 0, false, PP_LUNAR_DAY,
         "month 1 of the lunar year 2024 has 29 days; there is no day 0"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        parplan_error err = PARPLAN_ERROR_INIT;
        parplan_date out = 7;
        assert_int_equal(parplan_lunar_to_date(cases[i].year, cases[i].month, cases[i].day,
                                               cases[i].leap, &out, &err),
                         PARPLAN_E_RANGE);
        assert_error(&err, cases[i].id, cases[i].message);
        assert_int_equal(out, 7);
    }
}

static void a_lunar_day_is_read_as_people_write_it(void **state)
{
    (void)state; /* 30/2 is a day of some lunar years, and of no other calendar here */
    static const char *const texts[] = {"30/2/2025", "30/02/2025", "2025-02-30"};
    for (size_t i = 0; i < COUNT(texts); i++) {
        parplan_lunar out = {.leap = true, .uncertain = true};
        assert_int_equal(parplan_lunar_parse(texts[i], strlen(texts[i]), &out, NULL), PARPLAN_OK);
        assert_int_equal(out.year * 10000 + out.month * 100 + out.day, 20250230);
        assert_false(out.leap || out.uncertain);
    }
    parplan_error err = PARPLAN_ERROR_INIT;
    parplan_lunar out = {.day = 7};
    assert_int_equal(parplan_lunar_parse("Tết", strlen("Tết"), &out, &err), PARPLAN_E_PARSE);
    assert_int_equal(err.id, PP_DATE_SHAPE);
    assert_int_equal(out.day, 7);
    assert_int_equal(parplan_lunar_parse(NULL, 0, &out, NULL), PARPLAN_E_ARGUMENT);
    assert_int_equal(parplan_lunar_parse("1/1/2025", 8, NULL, NULL), PARPLAN_E_ARGUMENT);
}

static void a_missing_argument_is_an_error(void **state)
{
    (void)state;
    assert_int_equal(parplan_lunar_from_date(19763, NULL, NULL), PARPLAN_E_ARGUMENT);
    assert_int_equal(parplan_lunar_to_date(2024, 1, 1, false, NULL, NULL), PARPLAN_E_ARGUMENT);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_day_of_every_month_is_the_one_of_the_data),
        cmocka_unit_test(every_day_of_every_month_is_the_one_of_the_facts),
        cmocka_unit_test(tet_falls_where_it_was_celebrated),
        cmocka_unit_test(tet_is_viet_nams_and_not_chinas),
        cmocka_unit_test(a_leap_month_follows_the_month_of_its_number),
        cmocka_unit_test(the_last_month_of_a_leap_year_is_its_thirteenth),
        cmocka_unit_test(years_without_a_leap_month_and_unknown_years_have_none),
        cmocka_unit_test(a_new_moon_near_midnight_is_said_to_be_uncertain),
        cmocka_unit_test(years_are_named_in_a_cycle_of_sixty),
        cmocka_unit_test(every_name_of_a_year_fits),
        cmocka_unit_test(a_day_outside_the_table_is_an_error),
        cmocka_unit_test(a_lunar_day_that_does_not_exist_is_an_error),
        cmocka_unit_test(a_lunar_day_is_read_as_people_write_it),
        cmocka_unit_test(a_missing_argument_is_an_error),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
