/* SPDX-License-Identifier: Apache-2.0 */
#include "base/wide.h"

/* A product with its sign apart. */
typedef struct wide {
    bool negative;
    uint64_t high, low;
} wide;

static wide multiply(int64_t a, int64_t b)
{
    uint64_t x = parplan__magnitude(a), y = parplan__magnitude(b);
    uint64_t x1 = x >> 32, x0 = x & UINT32_MAX, y1 = y >> 32, y0 = y & UINT32_MAX;
    uint64_t low = x0 * y0;
    uint64_t middle = x1 * y0 + (low >> 32);
    uint64_t cross = x0 * y1 + (middle & UINT32_MAX);
    wide product = {.high = x1 * y1 + (middle >> 32) + (cross >> 32),
                    .low = (cross << 32) | (low & UINT32_MAX)};
    product.negative = (a < 0) != (b < 0) && (product.high | product.low) != 0;
    return product;
}

int parplan__wide_compare_portable(int64_t a, int64_t b, int64_t c, int64_t d)
{
    wide left = multiply(a, b), right = multiply(c, d);
    if (left.negative != right.negative)
        return left.negative ? -1 : 1;
    int order = (left.high > right.high) - (left.high < right.high);
    if (order == 0)
        order = (left.low > right.low) - (left.low < right.low);
    return left.negative ? -order : order;
}

/* Long division, one bit at a time: the remainder is below c < 2^63, so doubling never wraps. */
static bool divide(wide product, int64_t c, uint64_t *quotient, bool *exact)
{
    uint64_t divisor = (uint64_t)c, rest = product.high, result = 0;
    if (rest >= divisor)
        return false;
    for (int bit = 63; bit >= 0; bit--) {
        rest = rest << 1 | (product.low >> bit & 1);
        result <<= 1;
        if (rest >= divisor) {
            rest -= divisor;
            result |= 1;
        }
    }
    *quotient = result;
    *exact = rest == 0;
    return true;
}

/* a*b/c, moved away from zero where it is not whole and its sign is the one given. */
static bool quotient_of(int64_t a, int64_t b, int64_t c, bool away_if_negative, int64_t *out)
{
    wide product = multiply(a, b);
    uint64_t quotient;
    bool exact;
    if (!divide(product, c, &quotient, &exact))
        return false;
    if (!exact && product.negative == away_if_negative && ++quotient == 0)
        return false;
    return parplan__signed(product.negative, quotient, out);
}

bool parplan__wide_floor_portable(int64_t a, int64_t b, int64_t c, int64_t *out)
{
    return quotient_of(a, b, c, true, out);
}

bool parplan__wide_ceil_portable(int64_t a, int64_t b, int64_t c, int64_t *out)
{
    return quotient_of(a, b, c, false, out);
}

bool parplan__wide_muladd_portable(int64_t a, int64_t b, int64_t c, int64_t *out)
{
    wide product = multiply(a, b);
    uint64_t term = parplan__magnitude(c);
    if (product.negative == (c < 0)) {
        uint64_t sum = product.low + term;
        return product.high == 0 && sum >= term && parplan__signed(product.negative, sum, out);
    }
    /* Signs differ: take the smaller magnitude from the larger. */
    if (product.high == 0 && product.low < term)
        return parplan__signed(c < 0, term - product.low, out);
    uint64_t high = product.high - (product.low < term);
    return high == 0 && parplan__signed(product.negative, product.low - term, out);
}

uint64_t parplan__gcd(uint64_t a, uint64_t b)
{
    while (b != 0) {
        uint64_t rest = a % b;
        a = b;
        b = rest;
    }
    return a;
}
