/* SPDX-License-Identifier: Apache-2.0 */
#include "time/days.h"

#include "base/message.h"

static void the_epoch_is_day_zero(void **state)
{
    (void)state;
    assert_int_equal(day("1970-01-01"), 0); /* D1 */
    assert_int_equal(day("2024-03-05"), 19787);
    assert_int_equal(day("0001-01-01"), -719162);
    assert_int_equal(day("9999-12-31"), 2932896);
}

/* The lengths of the months, written out once more. */
static int32_t naive_length(int32_t year, int32_t month)
{
    static const int32_t lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return lengths[month - 1] + (month == 2 && leap);
}

static void every_day_of_9999_years_comes_back_from_its_parts(void **state)
{
    (void)state;
    parplan_date expected = -719162, made = 0;
    size_t wrong = 0;
    for (int32_t y = 1; y <= 9999; y++)
        for (int32_t m = 1; m <= 12; m++)
            for (int32_t d = 1; d <= naive_length(y, m); d++, expected++) {
                int32_t y2, m2, d2;
                parplan_date_split(expected, &y2, &m2, &d2);
                wrong += parplan_date_make(y, m, d, &made, NULL) != PARPLAN_OK;
                wrong += made != expected || y2 != y || m2 != m || d2 != d;
            }
    assert_int_equal(wrong, 0);
    assert_int_equal(expected, 2932896 + 1);
}

static void every_day_comes_back_from_its_text(void **state)
{
    (void)state;
    size_t wrong = 0;
    for (parplan_date date = -719162; date <= 2932896; date++)
        for (int style = PARPLAN_DATE_ISO; style <= PARPLAN_DATE_DMY; style++) {
            char text[PARPLAN_DATE_SIZE];
            parplan_date back = PARPLAN_DATE_NONE;
            parplan_date_format(date, (parplan_date_style)style, text);
            wrong += parplan_date_parse(text, 10, &back, NULL) != PARPLAN_OK || back != date;
        }
    assert_int_equal(wrong, 0);
}

static void every_month_refuses_the_day_after_its_last(void **state)
{
    (void)state;
    parplan_date date = 7;
    for (int32_t y = 1; y <= 9999; y++)
        for (int32_t m = 1; m <= 12; m++)
            if (parplan_date_make(y, m, naive_length(y, m) + 1, &date, NULL) != PARPLAN_E_RANGE)
                fail_msg("%d-%d", (int)y, (int)m);
    assert_int_equal(date, 7);
}

static void weekdays_follow_each_other(void **state)
{
    (void)state;
    assert_int_equal(parplan_date_weekday(day("2024-03-04")), 1);
    assert_int_equal(parplan_date_weekday(day("2024-03-10")), 7);
    assert_int_equal(parplan_date_weekday(day("1969-12-31")), 3);
    assert_int_equal(parplan_date_weekday(day("0001-01-01")), 1);
    for (parplan_date date = -20; date < 20; date++)
        assert_int_equal(parplan_date_weekday(date + 1), parplan_date_weekday(date) % 7 + 1);
}

static void any_integer_can_be_split_and_printed(void **state)
{
    (void)state;
    const parplan_date days[] = {INT32_MIN, INT32_MIN + 1, -719163, 2932897, INT32_MAX};
    for (size_t i = 0; i < COUNT(days); i++) {
        int32_t month, date;
        char text[PARPLAN_DATE_SIZE];
        parplan_date_split(days[i], NULL, &month, &date);
        assert_in_range(month, 1, 12);
        assert_in_range(date, 1, 31);
        assert_in_range(parplan_date_weekday(days[i]), 1, 7);
        assert_string_equal(parplan_date_format(days[i], PARPLAN_DATE_ISO, text), "");
    }
}

static void all_three_shapes_are_the_same_day(void **state)
{
    (void)state;
    assert_int_equal(day("05/03/2024"), day("2024-03-05"));
    assert_int_equal(day("5/3/2024"), day("2024-03-05"));
    assert_int_equal(day("5/03/2024"), day("2024-03-05"));
    assert_int_equal(day("05/3/2024"), day("2024-03-05"));
    assert_int_equal(day("31/12/9999"), day("9999-12-31"));
}

static void other_shapes_are_not_dates(void **state)
{
    (void)state;
    const char *const texts[] = {
        "",
        " ",
        "2024",
        "2024-3-05",
        "2024-03-5",
        "2024-03-05 ",
        " 2024-03-05",
        "24-03-05",
        "2024/03/05",
        "05-03-2024",
        "05.03.2024",
        "5/3/24",
        "005/3/2024",
        "5/003/2024",
        "5/3/02024",
        "5//2024",
        "/3/2024",
        "5/3/",
        "5/3/2024x",
        "+5/3/2024",
        "-5/3/2024",
        "05/03/-024",
        "2024-03-0x",
        "5/3 /2024",
        "2024-03-05T10:00",
        "٠5/03/2024",
        "20240305",
    };
    for (size_t i = 0; i < COUNT(texts); i++) {
        parplan_date date = 7;
        parplan_error err = PARPLAN_ERROR_INIT;
        parplan_status status = parplan_date_parse(texts[i], strlen(texts[i]), &date, &err);
        if (status != PARPLAN_E_PARSE || err.id != PP_DATE_SHAPE || date != 7)
            fail_msg("'%s'", texts[i]);
    }
}

static void only_the_given_bytes_are_read(void **state)
{
    (void)state;
    parplan_date date;
    assert_int_equal(parplan_date_parse("5/3/20249", 8, &date, NULL), PARPLAN_OK);
    assert_day(date, "05/03/2024");
    assert_int_equal(parplan_date_parse("2024-03-05", 9, &date, NULL), PARPLAN_E_PARSE);
    assert_int_equal(parplan_date_parse("5/3/2024\0\0", 10, &date, NULL), PARPLAN_E_PARSE);
}

/* A text and what is said of it. */
typedef struct refusal {
    const char *text;
    int32_t id;
    const char *message;
} refusal;

static void a_day_that_does_not_exist_says_why(void **state)
{
    (void)state;
    static const refusal cases[] = {
        {"31/02/2024", PP_DATE_FEBRUARY, "31/02/2024: February 2024 has 29 days"},
        {"2023-02-29", PP_DATE_FEBRUARY, "29/02/2023: February 2023 has 28 days"},
        {"29/2/1900", PP_DATE_FEBRUARY, "29/02/1900: February 1900 has 28 days"},
        {"31/4/2024", PP_DATE_SHORT_MONTH, "31/04/2024: month 4 has 30 days"},
        {"05/13/2024", PP_DATE_MONTH, "05/13/2024: there is no month 13"},
        {"5/0/2024", PP_DATE_MONTH, "05/00/2024: there is no month 0"},
        {"32/1/2024", PP_DATE_DAY, "32/01/2024: days of a month run from 1 to 31"},
        {"2024-01-00", PP_DATE_DAY, "00/01/2024: days of a month run from 1 to 31"},
        {"05/03/0000", PP_DATE_YEAR, "05/03/0: years run from 1 to 9999"},
        {"5/3/24", PP_DATE_SHAPE, "'5/3/24' is not a date; expected 2024-03-05 or 05/03/2024"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        parplan_error err = PARPLAN_ERROR_INIT;
        parplan_date date;
        assert_true(parplan_date_parse(cases[i].text, strlen(cases[i].text), &date, &err) < 0);
        assert_error(&err, cases[i].id, cases[i].message);
    }
}

static void the_refusal_is_also_in_vietnamese(void **state)
{
    (void)state;
    parplan_error err = PARPLAN_ERROR_INIT;
    parplan_date date;
    assert_int_equal(parplan_date_parse("31/02/2024", 10, &date, &err), PARPLAN_E_RANGE);
    assert_string_equal(err.message_vi, "31/02/2024: tháng 2 năm 2024 có 29 ngày");
}

static void parts_of_any_size_are_refused_safely(void **state)
{
    (void)state;
    parplan_error err = PARPLAN_ERROR_INIT;
    parplan_date date = 7;
    assert_int_equal(parplan_date_make(INT32_MIN, INT32_MIN, INT32_MIN, &date, &err),
                     PARPLAN_E_RANGE);
    assert_error(&err, PP_DATE_YEAR,
                 "-2147483648/-2147483648/-2147483648: years run from 1 to 9999");
    assert_int_equal(parplan_date_make(10000, 1, 1, &date, NULL), PARPLAN_E_RANGE);
    assert_int_equal(parplan_date_make(2024, 1, -1, &date, NULL), PARPLAN_E_RANGE);
    assert_int_equal(date, 7);
}

static void a_missing_argument_is_an_error(void **state)
{
    (void)state;
    parplan_date date;
    assert_int_equal(parplan_date_make(2024, 1, 1, NULL, NULL), PARPLAN_E_ARGUMENT);
    assert_int_equal(parplan_date_parse(NULL, 0, &date, NULL), PARPLAN_E_ARGUMENT);
    assert_int_equal(parplan_date_parse("5/3/2024", 8, NULL, NULL), PARPLAN_E_ARGUMENT);
    assert_int_equal(parplan_moment_parse(NULL, 0, &date, NULL, NULL), PARPLAN_E_ARGUMENT);
    assert_int_equal(parplan_moment_parse("5/3/2024", 8, NULL, NULL, NULL), PARPLAN_E_ARGUMENT);
    assert_int_equal(parplan_date_add_months(0, 1, NULL, NULL), PARPLAN_E_ARGUMENT);
}

static void a_moment_falls_on_its_day_in_viet_nam(void **state)
{
    (void)state; /* D1 */
    static const struct {
        const char *text;
        const char *date;
        int32_t second;
    } cases[] = {
        {"2024-03-04", "04/03/2024", -1},
        {"4/3/2024", "04/03/2024", -1},
        {"2024-03-04 00:00", "04/03/2024", 0},
        {"2024-03-04 23:59", "04/03/2024", 86340},
        {"4/3/2024 23:59:59", "04/03/2024", 86399},
        {"04/03/2024T23:59:59+07:00", "04/03/2024", 86399},
        {"2024-03-04T16:59Z", "04/03/2024", 86340},
        {"2024-03-04T17:00Z", "05/03/2024", 0},
        {"2024-03-04T17:00:00-00:00", "05/03/2024", 0},
        {"2024-03-04T10:00:01-14:00", "05/03/2024", 25201},
        {"2024-03-05T06:59+14:00", "04/03/2024", 86340},
        {"2024-02-29T23:30+05:30", "01/03/2024", 3600},
        {"2024-01-01T00:30+08:00", "31/12/2023", 84600},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        parplan_date date;
        int32_t second;
        assert_int_equal(
            parplan_moment_parse(cases[i].text, strlen(cases[i].text), &date, &second, NULL), 0);
        assert_day(date, cases[i].date);
        assert_int_equal(second, cases[i].second);
    }
}

static void twenty_four_hours_still_belong_to_the_day(void **state)
{
    (void)state; /* D2: the day ends at 24:00 */
    static const char *const texts[] = {"2024-03-04 24:00", "2024-03-04T24:00:00",
                                        "4/3/2024 24:00+07:00"};
    for (size_t i = 0; i < COUNT(texts); i++) {
        parplan_date date;
        int32_t second;
        assert_int_equal(parplan_moment_parse(texts[i], strlen(texts[i]), &date, &second, NULL), 0);
        assert_day(date, "04/03/2024");
        assert_int_equal(second, 86400);
    }
}

static void twenty_four_hours_elsewhere_are_a_time_of_day_here(void **state)
{
    (void)state;
    parplan_date date;
    int32_t second;
    assert_int_equal(parplan_moment_parse("2024-03-04T24:00Z", 17, &date, &second, NULL), 0);
    assert_day(date, "05/03/2024");
    assert_int_equal(second, 7 * 3600);
    assert_int_equal(parplan_moment_parse("2024-03-04T24:00+08:00", 22, &date, &second, NULL), 0);
    assert_day(date, "04/03/2024");
    assert_int_equal(second, 23 * 3600);
}

static void other_shapes_are_not_moments(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "2024-03-04 ",           "2024-03-04T",           "2024-03-04 9:05",
        "2024-03-04 09:5",       "2024-03-04 0905",       "2024-03-04 09:05:",
        "2024-03-04 09:05:1",    "2024-03-04 09:05:00.5", "2024-03-04  09:05",
        "2024-03-04 09:05 Z",    "2024-03-04 09:05z",     "2024-03-04 09:05+7",
        "2024-03-04 09:05+0700", "2024-03-04 09:05+07",   "2024-03-04 09:05Z+07:00",
        "2024-03-04 09:05 AM",   "2024-03-04 -9:05",
    };
    for (size_t i = 0; i < COUNT(texts); i++) {
        parplan_date date = 7;
        parplan_error err = PARPLAN_ERROR_INIT;
        parplan_status status = parplan_moment_parse(texts[i], strlen(texts[i]), &date, NULL, &err);
        if (status != PARPLAN_E_PARSE || err.id != PP_MOMENT_SHAPE || date != 7)
            fail_msg("'%s'", texts[i]);
    }
}

static void a_clock_that_does_not_exist_is_out_of_range(void **state)
{
    (void)state;
    static const refusal cases[] = {
        {"2024-03-04 25:00", PP_MOMENT_CLOCK, NULL},
        {"2024-03-04 24:01", PP_MOMENT_CLOCK, NULL},
        {"2024-03-04 24:00:01", PP_MOMENT_CLOCK, NULL},
        {"2024-03-04 23:60", PP_MOMENT_CLOCK, NULL},
        {"2024-03-04 23:59:60", PP_MOMENT_CLOCK, NULL},
        {"2024-03-04 23:59+14:01", PP_MOMENT_OFFSET, NULL},
        {"2024-03-04 23:59-15:00", PP_MOMENT_OFFSET, NULL},
        {"2024-03-04 23:59+06:60", PP_MOMENT_OFFSET, NULL},
        {"31/02/2024 10:00", PP_DATE_FEBRUARY, NULL},
        {"0001-01-01 00:00+08:00", PP_DATE_OUTSIDE, NULL},
        {"9999-12-31T17:00Z", PP_DATE_OUTSIDE, NULL},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        parplan_error err = PARPLAN_ERROR_INIT;
        parplan_date date;
        assert_int_equal(
            parplan_moment_parse(cases[i].text, strlen(cases[i].text), &date, NULL, &err),
            PARPLAN_E_RANGE);
        assert_int_equal(err.id, cases[i].id);
    }
}

static void a_moment_with_a_bad_date_names_the_date(void **state)
{
    (void)state;
    parplan_error err = PARPLAN_ERROR_INIT;
    parplan_date date;
    assert_int_equal(parplan_moment_parse("today 10:00", 11, &date, NULL, &err), PARPLAN_E_PARSE);
    assert_error(&err, PP_DATE_SHAPE, "'today' is not a date; expected 2024-03-05 or 05/03/2024");
}

static void months_end_on_the_same_day_or_the_last(void **state)
{
    (void)state; /* D2, Civil Code 2015 art. 148.3; D6 */
    static const struct {
        const char *from;
        int32_t months;
        const char *to;
    } cases[] = {
        {"31/01/2024", 1, "29/02/2024"},      {"31/01/2023", 1, "28/02/2023"},
        {"31/01/2024", 2, "31/03/2024"},      {"31/01/2024", 3, "30/04/2024"},
        {"29/02/2024", 12, "28/02/2025"},     {"29/02/2024", 48, "29/02/2028"},
        {"31/03/2024", -1, "29/02/2024"},     {"05/12/2023", 3, "05/03/2024"},
        {"15/01/2024", -1, "15/12/2023"},     {"31/12/2024", 0, "31/12/2024"},
        {"01/01/0001", 119987, "01/12/9999"}, {"31/12/9999", -119987, "31/01/0001"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        parplan_date to;
        assert_int_equal(parplan_date_add_months(day(cases[i].from), cases[i].months, &to, NULL),
                         0);
        assert_day(to, cases[i].to);
    }
}

static void months_outside_the_years_are_out_of_range(void **state)
{
    (void)state;
    parplan_date date = 7;
    parplan_error err = PARPLAN_ERROR_INIT;
    assert_int_equal(parplan_date_add_months(day("9999-12-01"), 1, &date, &err), PARPLAN_E_RANGE);
    assert_error(&err, PP_DATE_OUTSIDE, "the day lies outside the years 1 to 9999");
    assert_int_equal(parplan_date_add_months(day("0001-01-31"), -1, &date, NULL), PARPLAN_E_RANGE);
    assert_int_equal(parplan_date_add_months(0, INT32_MAX, &date, NULL), PARPLAN_E_RANGE);
    assert_int_equal(parplan_date_add_months(0, INT32_MIN, &date, NULL), PARPLAN_E_RANGE);
    assert_int_equal(parplan_date_add_months(PARPLAN_DATE_NONE, 1, &date, NULL), PARPLAN_E_RANGE);
    assert_int_equal(date, 7);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_epoch_is_day_zero),
        cmocka_unit_test(every_day_of_9999_years_comes_back_from_its_parts),
        cmocka_unit_test(every_day_comes_back_from_its_text),
        cmocka_unit_test(every_month_refuses_the_day_after_its_last),
        cmocka_unit_test(weekdays_follow_each_other),
        cmocka_unit_test(any_integer_can_be_split_and_printed),
        cmocka_unit_test(all_three_shapes_are_the_same_day),
        cmocka_unit_test(other_shapes_are_not_dates),
        cmocka_unit_test(only_the_given_bytes_are_read),
        cmocka_unit_test(a_day_that_does_not_exist_says_why),
        cmocka_unit_test(the_refusal_is_also_in_vietnamese),
        cmocka_unit_test(parts_of_any_size_are_refused_safely),
        cmocka_unit_test(a_missing_argument_is_an_error),
        cmocka_unit_test(a_moment_falls_on_its_day_in_viet_nam),
        cmocka_unit_test(twenty_four_hours_still_belong_to_the_day),
        cmocka_unit_test(twenty_four_hours_elsewhere_are_a_time_of_day_here),
        cmocka_unit_test(other_shapes_are_not_moments),
        cmocka_unit_test(a_clock_that_does_not_exist_is_out_of_range),
        cmocka_unit_test(a_moment_with_a_bad_date_names_the_date),
        cmocka_unit_test(months_end_on_the_same_day_or_the_last),
        cmocka_unit_test(months_outside_the_years_are_out_of_range),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
