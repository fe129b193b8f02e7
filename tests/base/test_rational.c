/* SPDX-License-Identifier: Apache-2.0 */
/* N3, N7: sums and means of any length are exact, in any order. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "base/message.h"
#include "base/rational.h"

enum { WARDS = 126 };

/* Denominators without common factors to speak of, as those of 126 wards. */
static parplan_ratio share_of(int ward)
{
    return (parplan_ratio){997 + ward * 13, 1009 + ward * 17};
}

static void add(parplan__rational *r, int64_t num, int64_t den)
{
    assert_int_equal(parplan__rational_add(r, (parplan_ratio){num, den}, NULL), PARPLAN_OK);
}

static void check_text(const parplan__rational *r, const char *expected)
{
    parplan__buffer buffer;
    parplan__buffer_init(&buffer, NULL);
    assert_int_equal(parplan__rational_print(r, &buffer, NULL), PARPLAN_OK);
    assert_string_equal(buffer.data, expected);
    parplan__buffer_dispose(&buffer);
}

static void check_order(const parplan__rational *r, int64_t num, int64_t den, int expected)
{
    int order = 9;
    assert_int_equal(parplan__rational_compare(r, (parplan_ratio){num, den}, &order, NULL), 0);
    assert_int_equal(order, expected);
}

static void mean_of_wards(parplan__rational *r, int first, int step)
{
    parplan__rational_init(r);
    for (int i = 0; i < WARDS; i++) {
        parplan_ratio share = share_of((first + i * step) % WARDS);
        add(r, share.num, share.den);
    }
    assert_int_equal(parplan__rational_divide(r, WARDS, NULL), PARPLAN_OK);
}

/* 1/p + 1/q with both near 2^63. */
static void make_big(parplan__rational *r)
{
    parplan__rational_init(r);
    add(r, 1, INT64_MAX);
    add(r, 1, INT64_MAX - 1);
}

static void a_new_rational_is_zero(void **unused)
{
    (void)unused;
    parplan__rational r;
    parplan__rational_init(&r);
    check_text(&r, "0");
    check_order(&r, 0, 1, 0);
    parplan__rational_dispose(&r);
}

static void small_sums_take_no_memory_and_are_in_lowest_terms(void **unused)
{
    (void)unused;
    parplan__rational r;
    parplan__rational_init(&r);
    add(&r, 1, 6);
    add(&r, 2, 20);
    assert_false(r.big);
    check_text(&r, "4/15");
    parplan__rational_dispose(&r);
}

static void a_sum_past_64_bits_is_exact(void **unused)
{
    (void)unused;
    parplan__rational r;
    make_big(&r);
    assert_true(r.big);
    check_text(&r, "18446744073709551613/85070591730234615838173535747377725442");
    parplan__rational_dispose(&r);
}

static void a_sum_that_comes_back_fits_again(void **unused)
{
    (void)unused;
    parplan__rational r;
    parplan_ratio out;
    make_big(&r);
    add(&r, -1, INT64_MAX - 1);
    assert_int_equal(parplan__rational_to_ratio(&r, "+", &out, NULL), PARPLAN_OK);
    assert_true(out.num == 1 && out.den == INT64_MAX);
    parplan__rational_dispose(&r);
}

static void what_does_not_fit_is_refused_and_named(void **unused)
{
    (void)unused;
    parplan__rational r;
    parplan_ratio out = {3, 4};
    parplan_error err = PARPLAN_ERROR_INIT;
    make_big(&r);
    assert_int_equal(parplan__rational_to_ratio(&r, "+", &out, &err), PARPLAN_E_RANGE);
    assert_string_equal(err.message, "the result of + does not fit 64 bits");
    assert_true(out.num == 3 && out.den == 4);
    parplan__rational_dispose(&r);
}

static void the_limits_of_64_bits_are_met_exactly(void **unused)
{
    (void)unused;
    parplan__rational r;
    parplan_ratio out;
    parplan__rational_init(&r);
    add(&r, INT64_MIN, 1);
    add(&r, -1, 1);
    assert_true(r.big);
    assert_int_equal(parplan__rational_to_ratio(&r, "+", &out, NULL), PARPLAN_E_RANGE);
    add(&r, 1, 1);
    assert_int_equal(parplan__rational_to_ratio(&r, "+", &out, NULL), PARPLAN_OK);
    assert_true(out.num == INT64_MIN && out.den == 1);
    check_text(&r, "-9223372036854775808");
    parplan__rational_dispose(&r);
}

static void the_mean_of_126_wards_is_the_same_in_any_order(void **unused)
{
    (void)unused;
    parplan__rational a, b;
    parplan__buffer first, second;
    mean_of_wards(&a, 0, 1);
    mean_of_wards(&b, 17, 55);
    parplan__buffer_init(&first, NULL);
    parplan__buffer_init(&second, NULL);
    assert_int_equal(parplan__rational_print(&a, &first, NULL), PARPLAN_OK);
    assert_int_equal(parplan__rational_print(&b, &second, NULL), PARPLAN_OK);
    assert_true(first.size > 300);
    assert_string_equal(first.data, second.data);
    parplan__buffer_dispose(&first);
    parplan__buffer_dispose(&second);
    parplan__rational_dispose(&a);
    parplan__rational_dispose(&b);
}

static void a_mean_lies_between_its_neighbours(void **unused)
{
    (void)unused;
    parplan__rational r;
    mean_of_wards(&r, 0, 1);
    check_order(&r, 0, 1, 1);
    check_order(&r, 1, 2, 1);
    check_order(&r, 997, 1009, -1);
    check_order(&r, 2, 1, -1);
    parplan__rational_dispose(&r);
}

static void taking_all_parts_away_again_leaves_zero(void **unused)
{
    (void)unused;
    parplan__rational r;
    mean_of_wards(&r, 0, 1);
    assert_int_equal(parplan__rational_multiply(&r, (parplan_ratio){WARDS, 1}, NULL), PARPLAN_OK);
    for (int i = 0; i < WARDS; i++)
        add(&r, -share_of(i).num, share_of(i).den);
    check_order(&r, 0, 1, 0);
    check_text(&r, "0");
    parplan__rational_dispose(&r);
}

static void an_equal_value_compares_equal_when_big(void **unused)
{
    (void)unused;
    parplan__rational r;
    make_big(&r);
    add(&r, -1, INT64_MAX - 1);
    assert_true(r.big);
    check_order(&r, 1, INT64_MAX, 0);
    check_order(&r, 1, INT64_MAX - 1, -1);
    parplan__rational_dispose(&r);
}

static void a_product_past_64_bits_is_exact(void **unused)
{
    (void)unused;
    parplan__rational r;
    parplan__rational_init(&r);
    add(&r, INT64_MAX, 1);
    assert_int_equal(parplan__rational_multiply(&r, (parplan_ratio){INT64_MAX, 2}, NULL), 0);
    check_text(&r, "85070591730234615847396907784232501249/2");
    assert_int_equal(parplan__rational_divide(&r, INT64_MAX, NULL), PARPLAN_OK);
    check_order(&r, INT64_MAX, 2, 0);
    parplan__rational_dispose(&r);
}

static void setting_a_value_forgets_the_one_before(void **unused)
{
    (void)unused;
    parplan__rational r;
    make_big(&r);
    assert_int_equal(parplan__rational_set(&r, (parplan_ratio){6, 4}, NULL), PARPLAN_OK);
    assert_false(r.big);
    check_text(&r, "3/2");
    parplan__rational_dispose(&r);
}

static void wrong_values_are_refused(void **unused)
{
    (void)unused;
    parplan__rational r;
    parplan_ratio none = {1, 0};
    int order;
    parplan__rational_init(&r);
    assert_int_equal(parplan__rational_set(&r, none, NULL), PARPLAN_E_ARGUMENT);
    assert_int_equal(parplan__rational_add(&r, none, NULL), PARPLAN_E_ARGUMENT);
    assert_int_equal(parplan__rational_multiply(&r, none, NULL), PARPLAN_E_ARGUMENT);
    assert_int_equal(parplan__rational_divide(&r, 0, NULL), PARPLAN_E_ARGUMENT);
    assert_int_equal(parplan__rational_compare(&r, none, &order, NULL), PARPLAN_E_ARGUMENT);
    check_text(&r, "0");
}

static void *nothing(void *context, void *block, size_t size)
{
    (void)context, (void)block, (void)size;
    return NULL;
}

static void printing_without_memory_is_an_error(void **unused)
{
    (void)unused;
    parplan_allocator allocator = {NULL, nothing};
    parplan__rational r;
    parplan__buffer buffer;
    make_big(&r);
    parplan__buffer_init(&buffer, &allocator);
    assert_int_equal(parplan__rational_print(&r, &buffer, NULL), PARPLAN_E_MEMORY);
    parplan__rational_dispose(&r);
    assert_int_equal(parplan__rational_print(&r, &buffer, NULL), PARPLAN_E_MEMORY);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_new_rational_is_zero),
        cmocka_unit_test(small_sums_take_no_memory_and_are_in_lowest_terms),
        cmocka_unit_test(a_sum_past_64_bits_is_exact),
        cmocka_unit_test(a_sum_that_comes_back_fits_again),
        cmocka_unit_test(what_does_not_fit_is_refused_and_named),
        cmocka_unit_test(the_limits_of_64_bits_are_met_exactly),
        cmocka_unit_test(the_mean_of_126_wards_is_the_same_in_any_order),
        cmocka_unit_test(a_mean_lies_between_its_neighbours),
        cmocka_unit_test(taking_all_parts_away_again_leaves_zero),
        cmocka_unit_test(an_equal_value_compares_equal_when_big),
        cmocka_unit_test(a_product_past_64_bits_is_exact),
        cmocka_unit_test(setting_a_value_forgets_the_one_before),
        cmocka_unit_test(wrong_values_are_refused),
        cmocka_unit_test(printing_without_memory_is_an_error),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
