/* SPDX-License-Identifier: Apache-2.0 */
/* N1-N6: reading, comparing, adding and printing exact numbers. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

#include <parplan/number.h>

#include "base/message.h"

static const parplan_mark EITHER = PARPLAN_MARK_EITHER, POINT = PARPLAN_MARK_POINT,
                          COMMA = PARPLAN_MARK_COMMA;

static void check_parse(const char *text, parplan_mark mark, int64_t num, int64_t den)
{
    parplan_ratio r = {0, 0};
    parplan_error err = PARPLAN_ERROR_INIT;
    if (parplan_ratio_parse(text, strlen(text), mark, &r, &err) != PARPLAN_OK)
        fail_msg("%s: %s", text, err.message);
    if (r.num != num || r.den != den)
        fail_msg("%s is %lld/%lld", text, (long long)r.num, (long long)r.den);
}

static void check_refused(const char *text, parplan_mark mark, parplan__message id, int column)
{
    parplan_ratio r = {4, 2};
    parplan_error err = PARPLAN_ERROR_INIT;
    parplan_status status = parplan_ratio_parse(text, strlen(text), mark, &r, &err);
    if (status == PARPLAN_OK || err.id != (int32_t)id || err.column != column)
        fail_msg("'%s': PP-%04d at %d: %s", text, err.id, (int)err.column, err.message);
    assert_int_equal(status, parplan__message_info_of(id)->status);
    assert_true(r.num == 4 && r.den == 2);
}

static void check_decimal(const char *text, parplan_mark mark, int64_t units, int32_t scale)
{
    parplan_decimal d = {0, 0, 0};
    parplan_error err = PARPLAN_ERROR_INIT;
    if (parplan_decimal_parse(text, strlen(text), mark, &d, &err) != PARPLAN_OK)
        fail_msg("%s: %s", text, err.message);
    assert_true(d.units == units && d.scale == scale && d.reserved == 0);
}

static void check_decimal_refused(const char *text, parplan_mark mark, parplan__message id)
{
    parplan_decimal d = {1, 2, 3};
    parplan_error err = PARPLAN_ERROR_INIT;
    assert_int_not_equal(parplan_decimal_parse(text, strlen(text), mark, &d, &err), PARPLAN_OK);
    if (err.id != (int32_t)id)
        fail_msg("'%s': PP-%04d %s", text, err.id, err.message);
    assert_true(d.units == 1 && d.scale == 2);
}

static void check_printed_decimal(int64_t units, int32_t scale, parplan_mark mark, const char *text)
{
    char buffer[32];
    parplan_decimal d = {units, scale, 0};
    assert_int_equal(parplan_decimal_format(d, mark, buffer, sizeof buffer, NULL), PARPLAN_OK);
    assert_string_equal(buffer, text);
}

static parplan_ratio_style percent(parplan_mark mark, int32_t digits, const parplan_ratio *apart)
{
    parplan_ratio_style style = PARPLAN_RATIO_STYLE_INIT;
    style.percent = true;
    style.mark = mark;
    style.digits = digits;
    style.apart = apart;
    return style;
}

static const char *print(parplan_ratio r, parplan_ratio_style style)
{
    static char buffer[4][96];
    static int turn;
    turn = (turn + 1) % 4;
    assert_int_equal(parplan_ratio_format(r, &style, buffer[turn], 96, NULL), PARPLAN_OK);
    return buffer[turn];
}

static const char *print_plain(int64_t num, int64_t den, int32_t digits)
{
    parplan_ratio_style style = PARPLAN_RATIO_STYLE_INIT;
    style.digits = digits;
    return print((parplan_ratio){num, den}, style);
}

/* ---- making ---- */

static void a_ratio_is_in_lowest_terms_with_the_sign_above(void **unused)
{
    (void)unused;
    parplan_ratio r;
    assert_int_equal(parplan_ratio_make(6, -4, &r, NULL), PARPLAN_OK);
    assert_true(r.num == -3 && r.den == 2);
    assert_int_equal(parplan_ratio_make(0, -9, &r, NULL), PARPLAN_OK);
    assert_true(r.num == 0 && r.den == 1);
}

static void the_smallest_integer_changes_its_sign_only_where_it_fits(void **unused)
{
    (void)unused;
    parplan_ratio r = {1, 1};
    parplan_error err = PARPLAN_ERROR_INIT;
    assert_int_equal(parplan_ratio_make(INT64_MIN, -1, &r, &err), PARPLAN_E_RANGE);
    assert_int_equal(err.id, PP_RESULT_RANGE);
    assert_int_equal(parplan_ratio_make(1, INT64_MIN, &r, NULL), PARPLAN_E_RANGE);
    assert_int_equal(parplan_ratio_make(INT64_MIN, -2, &r, NULL), PARPLAN_OK);
    assert_true(r.num == INT64_C(1) << 62 && r.den == 1);
    assert_int_equal(parplan_ratio_make(INT64_MIN, INT64_MIN, &r, NULL), PARPLAN_OK);
    assert_true(r.num == 1 && r.den == 1);
}

static void a_ratio_has_no_denominator_of_zero(void **unused)
{
    (void)unused;
    parplan_ratio r = {1, 1};
    parplan_error err = PARPLAN_ERROR_INIT;
    assert_int_equal(parplan_ratio_make(1, 0, &r, &err), PARPLAN_E_ARGUMENT);
    assert_int_equal(err.id, PP_RATIO_ZERO);
}

static void calls_without_a_place_for_the_result_are_refused(void **unused)
{
    (void)unused;
    parplan_ratio one = {1, 1};
    parplan_decimal d = {1, 0, 0};
    assert_int_equal(parplan_ratio_make(1, 1, NULL, NULL), PARPLAN_E_ARGUMENT);
    assert_int_equal(parplan_ratio_parse("1", 1, EITHER, NULL, NULL), PARPLAN_E_ARGUMENT);
    assert_int_equal(parplan_ratio_add(one, one, NULL, NULL), PARPLAN_E_ARGUMENT);
    assert_int_equal(parplan_ratio_format(one, NULL, NULL, 9, NULL), PARPLAN_E_ARGUMENT);
    assert_int_equal(parplan_decimal_parse("1", 1, EITHER, NULL, NULL), PARPLAN_E_ARGUMENT);
    assert_int_equal(parplan_decimal_add(d, d, NULL, NULL), PARPLAN_E_ARGUMENT);
    assert_int_equal(parplan_decimal_rescale(d, 1, NULL, NULL), PARPLAN_E_ARGUMENT);
    assert_int_equal(parplan_decimal_format(d, POINT, NULL, 9, NULL), PARPLAN_E_ARGUMENT);
}

/* ---- reading (N2) ---- */

static void ratios_are_read_as_people_write_them(void **unused)
{
    (void)unused;
    check_parse("60%", EITHER, 3, 5);
    check_parse("99,5 %", EITHER, 199, 200);
    check_parse("2/3", EITHER, 2, 3);
    check_parse("4 / 6", EITHER, 2, 3);
    check_parse("0.25", EITHER, 1, 4);
    check_parse("-5", EITHER, -5, 1);
    check_parse("-2/4", EITHER, -1, 2);
    check_parse("007", EITHER, 7, 1);
    check_parse("-0", EITHER, 0, 1);
    check_parse("0,000 %", EITHER, 0, 1);
}

static void blanks_around_a_number_may_be_no_break_ones(void **unused)
{
    (void)unused;
    check_parse(" \t60 %  ", EITHER, 3, 5);
    check_parse("\xC2\xA0"
                "60\xC2\xA0%",
                EITHER, 3, 5);
    check_parse("60\xE2\x80\xAF%\xE2\x80\xAF", EITHER, 3, 5);
}

static void only_the_given_bytes_are_read(void **unused)
{
    (void)unused;
    parplan_ratio r;
    assert_int_equal(parplan_ratio_parse("123456", 3, EITHER, &r, NULL), PARPLAN_OK);
    assert_true(r.num == 123 && r.den == 1);
}

static void one_mark_and_three_digits_are_ambiguous(void **unused)
{
    (void)unused;
    check_refused("1.234", EITHER, PP_NUMBER_AMBIGUOUS, 2);
    check_refused("1,234", EITHER, PP_NUMBER_AMBIGUOUS, 2);
    check_refused("12,500 %", EITHER, PP_NUMBER_AMBIGUOUS, 3);
    check_refused("-999.000", EITHER, PP_NUMBER_AMBIGUOUS, 5);
}

static void what_cannot_be_thousands_is_not_ambiguous(void **unused)
{
    (void)unused;
    check_parse("0.125", EITHER, 1, 8);
    check_parse("0,125", EITHER, 1, 8);
    check_parse("12.34", EITHER, 617, 50);
    check_parse("1.2345", EITHER, 2469, 2000);
    check_parse("1234.567", EITHER, 1234567, 1000);
}

static void a_declared_mark_settles_what_is_ambiguous(void **unused)
{
    (void)unused;
    check_parse("1.234", POINT, 617, 500);
    check_parse("1,234", COMMA, 617, 500);
    check_refused("1,5", POINT, PP_NUMBER_MARK, 2);
    check_refused("1.5", COMMA, PP_NUMBER_MARK, 2);
}

static void thousands_are_not_grouped(void **unused)
{
    (void)unused;
    check_refused("1.234,5", EITHER, PP_NUMBER_GROUPING, 6);
    check_refused("1,234.5", POINT, PP_NUMBER_GROUPING, 6);
    check_refused("1.234.567", COMMA, PP_NUMBER_GROUPING, 6);
}

static void what_is_not_a_number_says_where(void **unused)
{
    (void)unused;
    check_refused("", EITHER, PP_NUMBER_EMPTY, 1);
    check_refused("  ", EITHER, PP_NUMBER_EMPTY, 3);
    check_refused("abc", EITHER, PP_NUMBER_SHAPE, 1);
    check_refused("5.", EITHER, PP_NUMBER_SHAPE, 3);
    check_refused(".5", EITHER, PP_NUMBER_SHAPE, 1);
    check_refused("- 5", EITHER, PP_NUMBER_SHAPE, 2);
    check_refused("60 % x", EITHER, PP_NUMBER_SHAPE, 6);
    check_refused("1.5/2", EITHER, PP_NUMBER_SHAPE, 4);
    check_refused("1/2%", EITHER, PP_NUMBER_SHAPE, 4);
    check_refused("1/-2", EITHER, PP_NUMBER_SHAPE, 3);
    check_refused("1e5", EITHER, PP_NUMBER_SHAPE, 2);
    check_refused("60\xEF\xBC\x85", EITHER, PP_NUMBER_SHAPE, 3);
}

static void a_fraction_does_not_divide_by_zero(void **unused)
{
    (void)unused;
    check_refused("2/0", EITHER, PP_NUMBER_ZERO, 3);
    check_refused("0/000", EITHER, PP_NUMBER_ZERO, 3);
}

static void numbers_up_to_64_bits_are_read_exactly(void **unused)
{
    (void)unused;
    check_parse("9223372036854775807", EITHER, INT64_MAX, 1);
    check_parse("-9223372036854775808", EITHER, INT64_MIN, 1);
    check_parse("922337203685477580700%", EITHER, INT64_MAX, 1);
    check_parse("-922337203685477580800 %", EITHER, INT64_MIN, 1);
    check_parse("1/9223372036854775807", EITHER, 1, INT64_MAX);
    check_parse("0.0000000000000000005", EITHER, 1, INT64_C(2000000000000000000));
    check_parse("0.00000000000000000021684043449710088680149056017398834228515625", EITHER, 1,
                INT64_C(1) << 62);
    check_parse("000000000000000000000000000000000001.500000000000000000000000000000", EITHER, 3,
                2);
}

static void numbers_past_64_bits_are_refused(void **unused)
{
    (void)unused;
    check_refused("9223372036854775808", EITHER, PP_NUMBER_RANGE, 1);
    check_refused("-9223372036854775809", EITHER, PP_NUMBER_RANGE, 2);
    check_refused("922337203685477580701%", EITHER, PP_NUMBER_RANGE, 1);
    check_refused("1/9223372036854775808", EITHER, PP_NUMBER_RANGE, 1);
    check_refused("99999999999999999999/3", EITHER, PP_NUMBER_RANGE, 1);
    check_refused("0.00000000000000000001", EITHER, PP_NUMBER_RANGE, 1);
    check_refused("0.0000000000000000000000000000000000000000000000000000000000000000001", EITHER,
                  PP_NUMBER_RANGE, 1);
}

static void a_number_of_a_thousand_digits_is_refused(void **unused)
{
    (void)unused;
    char text[1001];
    memset(text, '7', sizeof text);
    parplan_ratio r;
    parplan_error err = PARPLAN_ERROR_INIT;
    assert_int_equal(parplan_ratio_parse(text, sizeof text, EITHER, &r, &err), PARPLAN_E_RANGE);
    assert_int_equal(err.id, PP_NUMBER_RANGE);
    text[900] = '.';
    assert_int_equal(parplan_ratio_parse(text, sizeof text, POINT, &r, NULL), PARPLAN_E_RANGE);
}

static void a_mark_that_does_not_exist_is_refused(void **unused)
{
    (void)unused;
    parplan_ratio r;
    parplan_error err = PARPLAN_ERROR_INIT;
    parplan_mark wrong = (parplan_mark)';';
    assert_int_equal(parplan_ratio_parse("1", 1, wrong, &r, &err), PARPLAN_E_ARGUMENT);
    assert_int_equal(err.id, PP_ARGUMENT);
    assert_int_equal(parplan_ratio_parse(NULL, 1, EITHER, &r, NULL), PARPLAN_E_ARGUMENT);
    assert_int_equal(parplan_ratio_parse(NULL, 0, EITHER, &r, NULL), PARPLAN_E_PARSE);
}

/* ---- comparing and adding (N1, N3, N5) ---- */

static void a_value_just_below_its_target_is_below_it(void **unused)
{
    (void)unused;
    parplan_ratio target = {3, 5};
    assert_int_equal(parplan_ratio_compare((parplan_ratio){5999, 10000}, target), -1);
    assert_int_equal(parplan_ratio_compare((parplan_ratio){600, 1000}, target), 0);
    assert_int_equal(parplan_ratio_compare((parplan_ratio){6001, 10000}, target), 1);
}

static void ratios_too_close_for_a_double_compare_exactly(void **unused)
{
    (void)unused;
    parplan_ratio a = {INT64_MAX - 1, INT64_MAX}, b = {INT64_MAX - 2, INT64_MAX - 1};
    assert_int_equal(parplan_ratio_compare(a, b), 1);
    assert_int_equal(parplan_ratio_compare(b, a), -1);
    assert_true(parplan_ratio_as_double(a) == parplan_ratio_as_double(b));
    assert_int_equal(parplan_ratio_compare((parplan_ratio){INT64_MIN, 1}, b), -1);
}

static void ratios_add_exactly(void **unused)
{
    (void)unused;
    parplan_ratio sum;
    assert_int_equal(parplan_ratio_add((parplan_ratio){1, 6}, (parplan_ratio){1, 10}, &sum, NULL),
                     PARPLAN_OK);
    assert_true(sum.num == 4 && sum.den == 15);
}

static void a_sum_fits_although_its_way_there_does_not(void **unused)
{
    (void)unused;
    parplan_ratio a = {INT64_MAX, INT64_C(6000000000000000007)}, sum;
    parplan_ratio b = {-INT64_MAX, INT64_C(6000000000000000007)};
    assert_int_equal(parplan_ratio_add(a, b, &sum, NULL), PARPLAN_OK);
    assert_true(sum.num == 0 && sum.den == 1);
    parplan_ratio c = {INT64_MAX, 2}, d = {INT64_MAX, 2};
    assert_int_equal(parplan_ratio_add(c, d, &sum, NULL), PARPLAN_OK);
    assert_true(sum.num == INT64_MAX && sum.den == 1);
}

static void a_sum_that_does_not_fit_is_refused(void **unused)
{
    (void)unused;
    parplan_ratio sum = {7, 8};
    parplan_error err = PARPLAN_ERROR_INIT;
    parplan_ratio a = {1, INT64_MAX}, b = {1, INT64_MAX - 1};
    assert_int_equal(parplan_ratio_add(a, b, &sum, &err), PARPLAN_E_RANGE);
    assert_int_equal(err.id, PP_RESULT_RANGE);
    assert_true(sum.num == 7 && sum.den == 8);
    assert_int_equal(parplan_ratio_add(a, (parplan_ratio){1, 0}, &sum, NULL), PARPLAN_E_ARGUMENT);
}

/* ---- printing (N4, N6) ---- */

static void a_ratio_prints_plainly_and_in_percent(void **unused)
{
    (void)unused;
    parplan_ratio r = {3, 5};
    char buffer[64];
    assert_int_equal(parplan_ratio_format(r, NULL, buffer, sizeof buffer, NULL), PARPLAN_OK);
    assert_string_equal(buffer, "0.6");
    assert_string_equal(print(r, percent(COMMA, 2, NULL)), "60 %");
    assert_string_equal(print((parplan_ratio){1999, 2000}, percent(COMMA, 2, NULL)), "99,95 %");
    assert_string_equal(print((parplan_ratio){-1, 3}, percent(EITHER, 1, NULL)), "-33.3 %");
}

static void the_last_digit_rounds_half_away_from_zero(void **unused)
{
    (void)unused;
    assert_string_equal(print_plain(1, 8, 2), "0.13");
    assert_string_equal(print_plain(-1, 8, 2), "-0.13");
    assert_string_equal(print_plain(5, 2, 0), "3");
    assert_string_equal(print_plain(9995, 1000, 2), "10");
    assert_string_equal(print_plain(1249, 10000, 2), "0.12");
}

static void what_rounds_to_zero_has_no_sign(void **unused)
{
    (void)unused;
    assert_string_equal(print_plain(-1, 1000, 2), "0");
    assert_string_equal(print_plain(-5, 1000, 2), "-0.01");
}

static void the_largest_ratios_print(void **unused)
{
    (void)unused;
    assert_string_equal(print_plain(INT64_MIN, 1, 2), "-9223372036854775808");
    assert_string_equal(print_plain(1, INT64_MAX, 18), "0");
    assert_string_equal(print_plain(10, INT64_MAX, 18), "0.000000000000000001");
    assert_string_equal(print_plain(INT64_MAX - 1, INT64_MAX, 18), "1");
    assert_string_equal(print((parplan_ratio){INT64_MIN, 1}, percent(POINT, 2, NULL)),
                        "-922337203685477580800 %");
}

static void check_against_integers(int n, int d)
{
    /* Hundredths of a percent, half up: floor(n * 10000 / d + 1/2). */
    int hundredths = (2 * n * 10000 + d) / (2 * d);
    char expected[32];
    snprintf(expected, sizeof expected, "%d.%02d", hundredths / 100, hundredths % 100);
    size_t length = strlen(expected);
    while (expected[length - 1] == '0')
        length--;
    length -= expected[length - 1] == '.';
    strcpy(expected + length, " %");
    assert_string_equal(print((parplan_ratio){n, d}, percent(POINT, 2, NULL)), expected);
}

static void every_share_up_to_300_prints_as_integers_say(void **unused)
{
    (void)unused;
    for (int d = 1; d <= 300; d++) {
        for (int n = 0; n <= 300; n++)
            check_against_integers(n, d);
    }
}

static void an_unmet_value_never_reads_as_its_target(void **unused)
{
    (void)unused;
    parplan_ratio target = {3, 5};
    parplan_ratio_style style = percent(COMMA, 2, &target);
    assert_string_equal(print((parplan_ratio){5999, 10000}, style), "59,99 %");
    assert_string_equal(print((parplan_ratio){599996, 1000000}, style), "59,9996 %");
    assert_string_equal(print((parplan_ratio){600004, 1000000}, style), "60,0004 %");
    assert_string_equal(print((parplan_ratio){600, 1000}, style), "60 %");
    style.digits = 0;
    assert_string_equal(print((parplan_ratio){5999, 10000}, style), "59,99 %");
}

static void a_met_value_never_reads_as_unmet(void **unused)
{
    (void)unused;
    parplan_ratio target = {59996, 100000}, value = {3, 5};
    assert_string_equal(print(value, percent(POINT, 1, &target)), "60 %");
    assert_string_equal(print(target, percent(POINT, 1, &value)), "59.996 %");
}

static void check_guard(parplan_ratio a, parplan_ratio b, int32_t digits)
{
    bool same =
        strcmp(print(a, percent(POINT, digits, &b)), print(b, percent(POINT, digits, &a))) == 0;
    if (same != (parplan_ratio_compare(a, b) == 0))
        fail_msg("%lld/%lld and %lld/%lld", (long long)a.num, (long long)a.den, (long long)b.num,
                 (long long)b.den);
}

static void the_guard_parts_all_numbers_that_differ(void **unused)
{
    (void)unused;
    for (int i = 0; i < 60 * 60 * 30; i++) {
        parplan_ratio a = {i % 60 - 20, i / 60 % 60 + 1}, b = {7 * (i / 3600), 30};
        check_guard(a, b, 0);
    }
}

static void the_guard_parts_the_closest_ratios_there_are(void **unused)
{
    (void)unused;
    for (int64_t k = 1; k <= 40; k++) {
        parplan_ratio a = {INT64_MAX - k, INT64_MAX - k + 1};
        parplan_ratio b = {INT64_MAX - k - 1, INT64_MAX - k};
        check_guard(a, b, 18);
        check_guard((parplan_ratio){-a.num, a.den}, (parplan_ratio){-b.num, b.den}, 2);
        check_guard((parplan_ratio){1, a.den}, (parplan_ratio){1, b.den}, 0);
    }
}

static void a_small_buffer_is_refused_and_64_bytes_are_enough(void **unused)
{
    (void)unused;
    char buffer[64] = "x";
    parplan_error err = PARPLAN_ERROR_INIT;
    parplan_ratio r = {INT64_MIN, INT64_C(1000000007)};
    parplan_ratio_style style = percent(POINT, 18, NULL);
    assert_int_equal(parplan_ratio_format(r, &style, buffer, 8, &err), PARPLAN_E_RANGE);
    assert_int_equal(err.id, PP_BUFFER_SMALL);
    assert_string_equal(buffer, "x");
    assert_int_equal(parplan_ratio_format(r, &style, buffer, sizeof buffer, NULL), PARPLAN_OK);
}

static void a_style_that_makes_no_sense_is_refused(void **unused)
{
    (void)unused;
    char buffer[64];
    parplan_ratio r = {1, 2}, none = {1, 0};
    parplan_ratio_style wrong[] = {percent(POINT, -1, NULL), percent(POINT, 19, NULL),
                                   percent((parplan_mark)'x', 2, NULL), percent(POINT, 2, &none),
                                   percent(POINT, 2, NULL)};
    wrong[4].struct_size = 0;
    for (int i = 0; i < 5; i++)
        assert_int_equal(parplan_ratio_format(r, &wrong[i], buffer, 64, NULL), PARPLAN_E_ARGUMENT);
    assert_int_equal(parplan_ratio_format(none, NULL, buffer, 64, NULL), PARPLAN_E_ARGUMENT);
}

static void a_style_of_an_older_caller_is_read_as_far_as_it_goes(void **unused)
{
    (void)unused;
    char buffer[64];
    parplan_ratio_style style = percent(COMMA, 18, NULL);
    style.struct_size = offsetof(parplan_ratio_style, digits);
    parplan_ratio r = {5999, 10000};
    assert_int_equal(parplan_ratio_format(r, &style, buffer, sizeof buffer, NULL), PARPLAN_OK);
    assert_string_equal(buffer, "60 %");
}

static void a_style_of_a_newer_caller_is_read_unless_it_asks_for_more(void **unused)
{
    (void)unused;
    struct {
        parplan_ratio_style style;
        uint64_t more;
    } newer = {percent(POINT, 2, NULL), 0};
    char buffer[64];
    parplan_ratio r = {1, 2};
    newer.style.struct_size = sizeof newer;
    assert_int_equal(parplan_ratio_format(r, &newer.style, buffer, 64, NULL), PARPLAN_OK);
    newer.more = 1;
    assert_int_equal(parplan_ratio_format(r, &newer.style, buffer, 64, NULL), PARPLAN_E_ARGUMENT);
}

static void a_ratio_has_a_double_for_plots(void **unused)
{
    (void)unused;
    assert_true(parplan_ratio_as_double((parplan_ratio){-3, 4}) == -0.75);
}

/* ---- decimals ---- */

static void a_decimal_keeps_the_digits_as_written(void **unused)
{
    (void)unused;
    check_decimal("1234,5", EITHER, 12345, 1);
    check_decimal("0.25", EITHER, 25, 2);
    check_decimal("-3", EITHER, -3, 0);
    check_decimal("1.50", EITHER, 150, 2);
    check_decimal(" 0.125 ", EITHER, 125, 3);
    check_decimal("-9223372036854775808", EITHER, INT64_MIN, 0);
    check_decimal("9.223372036854775807", POINT, INT64_MAX, 18);
}

static void a_decimal_has_no_percent_sign_and_no_bar(void **unused)
{
    (void)unused;
    check_decimal_refused("60%", EITHER, PP_DECIMAL_SHAPE);
    check_decimal_refused("1/2", EITHER, PP_DECIMAL_SHAPE);
    check_decimal_refused("", EITHER, PP_NUMBER_EMPTY);
    check_decimal_refused("1.234", EITHER, PP_NUMBER_AMBIGUOUS);
    check_decimal_refused("1.234,5", EITHER, PP_NUMBER_GROUPING);
    check_decimal_refused("1,5", POINT, PP_NUMBER_MARK);
    check_decimal_refused("9223372036854775808", EITHER, PP_NUMBER_RANGE);
    check_decimal_refused("0.0000000000000000001", EITHER, PP_DECIMAL_LOSS);
}

static void decimals_compare_by_value(void **unused)
{
    (void)unused;
    parplan_decimal a = {15, 1, 0}, b = {150, 2, 0}, c = {INT64_MAX, 0, 0}, d = {INT64_MAX, 18, 0};
    assert_int_equal(parplan_decimal_compare(a, b), 0);
    assert_int_equal(parplan_decimal_compare(a, c), -1);
    assert_int_equal(parplan_decimal_compare(c, d), 1);
}

static void decimals_add_at_the_finer_scale(void **unused)
{
    (void)unused;
    parplan_decimal sum, a = {15, 1, 0}, b = {-25, 2, 0};
    assert_int_equal(parplan_decimal_add(a, b, &sum, NULL), PARPLAN_OK);
    assert_true(sum.units == 125 && sum.scale == 2);
    assert_int_equal(parplan_decimal_add(b, a, &sum, NULL), PARPLAN_OK);
    assert_true(sum.units == 125 && sum.scale == 2);
}

static void a_decimal_sum_is_exact_or_refused(void **unused)
{
    (void)unused;
    parplan_decimal sum = {1, 1, 0}, ten = {10, 0, 0},
                    less = {-INT64_C(1000000000000000000), 18, 0};
    assert_int_equal(parplan_decimal_add(ten, less, &sum, NULL), PARPLAN_OK);
    assert_true(sum.units == INT64_C(9000000000000000000) && sum.scale == 18);
    parplan_error err = PARPLAN_ERROR_INIT;
    assert_int_equal(parplan_decimal_add(ten, sum, &sum, &err), PARPLAN_E_RANGE);
    assert_int_equal(err.id, PP_RESULT_RANGE);
    parplan_decimal wrong = {1, 19, 0};
    assert_int_equal(parplan_decimal_add(ten, wrong, &sum, NULL), PARPLAN_E_ARGUMENT);
}

static void rescaling_loses_zeros_only(void **unused)
{
    (void)unused;
    parplan_decimal out, a = {150, 2, 0};
    parplan_error err = PARPLAN_ERROR_INIT;
    assert_int_equal(parplan_decimal_rescale(a, 1, &out, NULL), PARPLAN_OK);
    assert_true(out.units == 15 && out.scale == 1);
    assert_int_equal(parplan_decimal_rescale(a, 4, &out, NULL), PARPLAN_OK);
    assert_true(out.units == 15000 && out.scale == 4);
    assert_int_equal(parplan_decimal_rescale(a, 0, &out, &err), PARPLAN_E_RANGE);
    assert_string_equal(err.message, "1.50 has more than 0 decimals");
    assert_true(out.units == 15000 && out.scale == 4);
    a.units = INT64_MAX;
    assert_int_equal(parplan_decimal_rescale(a, 3, &out, NULL), PARPLAN_E_RANGE);
    assert_int_equal(parplan_decimal_rescale(a, 19, &out, NULL), PARPLAN_E_ARGUMENT);
}

static void a_decimal_prints_all_its_digits(void **unused)
{
    (void)unused;
    check_printed_decimal(150, 2, COMMA, "1,50");
    check_printed_decimal(-5, 2, POINT, "-0.05");
    check_printed_decimal(0, 0, EITHER, "0");
    check_printed_decimal(0, 3, EITHER, "0.000");
    check_printed_decimal(INT64_MIN, 0, POINT, "-9223372036854775808");
    check_printed_decimal(INT64_MIN, 18, POINT, "-9.223372036854775808");
    check_printed_decimal(INT64_MAX, 1, POINT, "922337203685477580.7");
}

static void a_decimal_that_cannot_print_is_refused(void **unused)
{
    (void)unused;
    char buffer[32];
    parplan_decimal wrong = {1, -1, 0}, right = {150, 2, 0};
    assert_int_equal(parplan_decimal_format(wrong, POINT, buffer, 32, NULL), PARPLAN_E_ARGUMENT);
    assert_int_equal(parplan_decimal_format(right, (parplan_mark)1, buffer, 32, NULL),
                     PARPLAN_E_ARGUMENT);
    assert_int_equal(parplan_decimal_format(right, POINT, buffer, 4, NULL), PARPLAN_E_RANGE);
}

static void a_printed_decimal_reads_as_itself(void **unused)
{
    (void)unused;
    for (int64_t units = -1200; units <= 1200; units++) {
        char buffer[32];
        parplan_decimal d = {units, (int32_t)(units & 7), 0}, back;
        assert_int_equal(parplan_decimal_format(d, POINT, buffer, 32, NULL), PARPLAN_OK);
        assert_int_equal(parplan_decimal_parse(buffer, strlen(buffer), POINT, &back, NULL), 0);
        assert_memory_equal(&d, &back, sizeof d);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_ratio_is_in_lowest_terms_with_the_sign_above),
        cmocka_unit_test(the_smallest_integer_changes_its_sign_only_where_it_fits),
        cmocka_unit_test(a_ratio_has_no_denominator_of_zero),
        cmocka_unit_test(calls_without_a_place_for_the_result_are_refused),
        cmocka_unit_test(ratios_are_read_as_people_write_them),
        cmocka_unit_test(blanks_around_a_number_may_be_no_break_ones),
        cmocka_unit_test(only_the_given_bytes_are_read),
        cmocka_unit_test(one_mark_and_three_digits_are_ambiguous),
        cmocka_unit_test(what_cannot_be_thousands_is_not_ambiguous),
        cmocka_unit_test(a_declared_mark_settles_what_is_ambiguous),
        cmocka_unit_test(thousands_are_not_grouped),
        cmocka_unit_test(what_is_not_a_number_says_where),
        cmocka_unit_test(a_fraction_does_not_divide_by_zero),
        cmocka_unit_test(numbers_up_to_64_bits_are_read_exactly),
        cmocka_unit_test(numbers_past_64_bits_are_refused),
        cmocka_unit_test(a_number_of_a_thousand_digits_is_refused),
        cmocka_unit_test(a_mark_that_does_not_exist_is_refused),
        cmocka_unit_test(a_value_just_below_its_target_is_below_it),
        cmocka_unit_test(ratios_too_close_for_a_double_compare_exactly),
        cmocka_unit_test(ratios_add_exactly),
        cmocka_unit_test(a_sum_fits_although_its_way_there_does_not),
        cmocka_unit_test(a_sum_that_does_not_fit_is_refused),
        cmocka_unit_test(a_ratio_prints_plainly_and_in_percent),
        cmocka_unit_test(the_last_digit_rounds_half_away_from_zero),
        cmocka_unit_test(what_rounds_to_zero_has_no_sign),
        cmocka_unit_test(the_largest_ratios_print),
        cmocka_unit_test(every_share_up_to_300_prints_as_integers_say),
        cmocka_unit_test(an_unmet_value_never_reads_as_its_target),
        cmocka_unit_test(a_met_value_never_reads_as_unmet),
        cmocka_unit_test(the_guard_parts_all_numbers_that_differ),
        cmocka_unit_test(the_guard_parts_the_closest_ratios_there_are),
        cmocka_unit_test(a_small_buffer_is_refused_and_64_bytes_are_enough),
        cmocka_unit_test(a_style_that_makes_no_sense_is_refused),
        cmocka_unit_test(a_style_of_an_older_caller_is_read_as_far_as_it_goes),
        cmocka_unit_test(a_style_of_a_newer_caller_is_read_unless_it_asks_for_more),
        cmocka_unit_test(a_ratio_has_a_double_for_plots),
        cmocka_unit_test(a_decimal_keeps_the_digits_as_written),
        cmocka_unit_test(a_decimal_has_no_percent_sign_and_no_bar),
        cmocka_unit_test(decimals_compare_by_value),
        cmocka_unit_test(decimals_add_at_the_finer_scale),
        cmocka_unit_test(a_decimal_sum_is_exact_or_refused),
        cmocka_unit_test(rescaling_loses_zeros_only),
        cmocka_unit_test(a_decimal_prints_all_its_digits),
        cmocka_unit_test(a_decimal_that_cannot_print_is_refused),
        cmocka_unit_test(a_printed_decimal_reads_as_itself),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
