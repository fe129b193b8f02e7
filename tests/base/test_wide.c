/* SPDX-License-Identifier: Apache-2.0 */
/* N3: 128-bit intermediates, on the portable path as on the compiler's. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/wide.h"

static const int64_t extremes[] = {
    INT64_MIN, INT64_MIN + 1, -3037000500, -UINT32_MAX - 1LL, -UINT32_MAX,   -7,       -1, 0, 1, 2,
    10,        UINT32_MAX,    3037000499,  INT64_MAX / 2,     INT64_MAX - 1, INT64_MAX};
enum { EXTREMES = sizeof extremes / sizeof extremes[0], ROUNDS = 200000 };

static uint64_t state = 20240605;

/* Numbers of every size: a random count of bits is shifted out. */
static int64_t any_number(void)
{
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    int64_t value = (int64_t)(state * UINT64_C(2685821657736338717) >> (state >> 58));
    return state & 64 ? -value : value;
}

static int64_t any_divisor(void)
{
    int64_t value = any_number() & INT64_MAX;
    return value == 0 ? 1 : value;
}

#if defined(__SIZEOF_INT128__)
__extension__ typedef __int128 wide;

static wide floor_of(wide product, wide c)
{
    wide q = product / c;
    return q * c > product ? q - 1 : q;
}

static bool fits(wide value)
{
    return value >= INT64_MIN && value <= INT64_MAX;
}

static void check_compare(int64_t a, int64_t b, int64_t c, int64_t d)
{
    wide left = (wide)a * b, right = (wide)c * d;
    int expected = left < right ? -1 : left > right;
    assert_int_equal(parplan__wide_compare(a, b, c, d), expected);
    assert_int_equal(parplan__wide_compare_portable(a, b, c, d), expected);
}

typedef bool operation(int64_t a, int64_t b, int64_t c, int64_t *out);

static void check(operation *run, int64_t a, int64_t b, int64_t c, wide expected)
{
    int64_t out = 77;
    assert_int_equal(run(a, b, c, &out), fits(expected));
    assert_true(out == (fits(expected) ? (int64_t)expected : 77));
}

static bool native_floor(int64_t a, int64_t b, int64_t c, int64_t *out)
{
    return parplan__wide_floor(a, b, c, out);
}

static bool native_ceil(int64_t a, int64_t b, int64_t c, int64_t *out)
{
    return parplan__wide_ceil(a, b, c, out);
}

static bool native_muladd(int64_t a, int64_t b, int64_t c, int64_t *out)
{
    return parplan__wide_muladd(a, b, c, out);
}

static void check_division(int64_t a, int64_t b, int64_t c)
{
    wide product = (wide)a * b, down = floor_of(product, c), up = -floor_of(-product, c);
    check(native_floor, a, b, c, down);
    check(parplan__wide_floor_portable, a, b, c, down);
    check(native_ceil, a, b, c, up);
    check(parplan__wide_ceil_portable, a, b, c, up);
}

static void check_muladd(int64_t a, int64_t b, int64_t c)
{
    check(native_muladd, a, b, c, (wide)a * b + c);
    check(parplan__wide_muladd_portable, a, b, c, (wide)a * b + c);
}

static void products_of_extreme_values_compare_exactly(void **unused)
{
    (void)unused;
    for (int i = 0; i < EXTREMES * EXTREMES * EXTREMES * EXTREMES; i++)
        check_compare(extremes[i % EXTREMES], extremes[i / EXTREMES % EXTREMES],
                      extremes[i / EXTREMES / EXTREMES % EXTREMES],
                      extremes[i / EXTREMES / EXTREMES / EXTREMES]);
}

static void products_of_random_values_compare_exactly(void **unused)
{
    (void)unused;
    for (int i = 0; i < ROUNDS; i++) {
        int64_t a = any_number(), b = any_number();
        check_compare(a, b, any_number(), any_number());
        check_compare(a, b, b, a);
        check_compare(a, b, -b, a);
    }
}

static void floor_and_ceiling_of_extreme_values_are_exact_or_refused(void **unused)
{
    (void)unused;
    for (int i = 0; i < EXTREMES * EXTREMES * EXTREMES; i++) {
        int64_t c = extremes[i / EXTREMES / EXTREMES];
        if (c > 0)
            check_division(extremes[i % EXTREMES], extremes[i / EXTREMES % EXTREMES], c);
    }
}

static void floor_and_ceiling_of_random_values_are_exact_or_refused(void **unused)
{
    (void)unused;
    for (int i = 0; i < ROUNDS; i++)
        check_division(any_number(), any_number(), any_divisor());
}

static void a_product_plus_a_term_is_exact_or_refused(void **unused)
{
    (void)unused;
    for (int i = 0; i < EXTREMES * EXTREMES * EXTREMES; i++)
        check_muladd(extremes[i % EXTREMES], extremes[i / EXTREMES % EXTREMES],
                     extremes[i / EXTREMES / EXTREMES]);
    for (int i = 0; i < ROUNDS; i++)
        check_muladd(any_number(), any_number(), any_number());
}
#endif

static void small_quotients_round_down_and_up(void **unused)
{
    (void)unused;
    int64_t out;
    assert_true(parplan__wide_floor_portable(-7, 1, 2, &out) && out == -4);
    assert_true(parplan__wide_ceil_portable(-7, 1, 2, &out) && out == -3);
    assert_true(parplan__wide_floor_portable(7, 1, 2, &out) && out == 3);
    assert_true(parplan__wide_ceil_portable(7, 1, 2, &out) && out == 4);
    assert_true(parplan__wide_ceil_portable(3, 10, 5, &out) && out == 6);
}

static void a_sum_may_come_back_into_range(void **unused)
{
    (void)unused;
    int64_t out;
    assert_true(parplan__wide_muladd_portable(INT64_MAX, 2, -INT64_MAX, &out));
    assert_true(out == INT64_MAX);
    assert_true(parplan__wide_muladd(INT64_MIN, 1, INT64_MAX, &out) && out == -1);
}

static void a_magnitude_takes_its_sign_back(void **unused)
{
    (void)unused;
    int64_t out = 5;
    assert_true(parplan__signed(true, parplan__magnitude(INT64_MIN), &out) && out == INT64_MIN);
    assert_false(parplan__signed(false, parplan__magnitude(INT64_MIN), &out));
    assert_true(parplan__signed(true, 0, &out) && out == 0);
}

static void the_greatest_common_divisor_of_zero_is_the_other_number(void **unused)
{
    (void)unused;
    assert_true(parplan__gcd(0, 12) == 12 && parplan__gcd(12, 0) == 12 && parplan__gcd(0, 0) == 0);
    assert_true(parplan__gcd(84, 36) == 12);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#if defined(__SIZEOF_INT128__)
        cmocka_unit_test(products_of_extreme_values_compare_exactly),
        cmocka_unit_test(products_of_random_values_compare_exactly),
        cmocka_unit_test(floor_and_ceiling_of_extreme_values_are_exact_or_refused),
        cmocka_unit_test(floor_and_ceiling_of_random_values_are_exact_or_refused),
        cmocka_unit_test(a_product_plus_a_term_is_exact_or_refused),
#endif
        cmocka_unit_test(small_quotients_round_down_and_up),
        cmocka_unit_test(a_sum_may_come_back_into_range),
        cmocka_unit_test(a_magnitude_takes_its_sign_back),
        cmocka_unit_test(the_greatest_common_divisor_of_zero_is_the_other_number),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
