/* SPDX-License-Identifier: Apache-2.0 */
#include <parplan/number.h>

#include <string.h>

#include "base/message.h"
#include "base/rational.h"
#include "base/sized.h"
#include "base/wide.h"

enum {
    MAX_SCALE = 18, /* 10^18 is the largest power of ten in an int64_t */
    MAX_PLACE = 19, /* the first of the twenty digits a uint64_t may have stands at 10^19 */
    MAX_FRACTION =
        64, /* n/10^s in lowest terms, with its last digit not 0, has a denominator >= 2^s */
    MAX_DIGITS = 160,  /* 64 of a fraction, and what an integer part can lend them */
    GUARD_DIGITS = 40, /* ratios that differ do so by at least 2^-126 */
    MAX_PRINTED = 96
};

static uint64_t power_of_ten(int32_t exponent)
{
    uint64_t power = 1;
    while (exponent-- > 0)
        power *= 10;
    return power;
}

/* In lowest terms; false where those do not fit. */
static bool make(bool negative, uint64_t num, uint64_t den, parplan_ratio *out)
{
    uint64_t common = parplan__gcd(num, den);
    parplan_ratio ratio;
    if (!parplan__signed(negative, num / common, &ratio.num) ||
        !parplan__signed(false, den / common, &ratio.den))
        return false;
    *out = ratio;
    return true;
}

parplan_status parplan_ratio_make(int64_t num, int64_t den, parplan_ratio *out, parplan_error *err)
{
    if (out == NULL)
        return parplan__fail(err, PP_ARGUMENT, PARPLAN__ARGS("out"));
    if (den == 0)
        return parplan__fail(err, PP_RATIO_ZERO, NULL);
    bool negative = (num < 0) != (den < 0);
    if (!make(negative, parplan__magnitude(num), parplan__magnitude(den), out))
        return parplan__fail(err, PP_RESULT_RANGE, PARPLAN__ARGS("/"));
    return PARPLAN_OK;
}

int parplan_ratio_compare(parplan_ratio a, parplan_ratio b)
{
    return parplan__wide_compare(a.num, b.den, b.num, a.den);
}

parplan_status parplan_ratio_add(parplan_ratio a, parplan_ratio b, parplan_ratio *out,
                                 parplan_error *err)
{
    if (out == NULL)
        return parplan__fail(err, PP_ARGUMENT, PARPLAN__ARGS("out"));
    parplan__rational sum;
    parplan__rational_init(&sum);
    parplan_status status = parplan__rational_set(&sum, a, err);
    if (status == PARPLAN_OK)
        status = parplan__rational_add(&sum, b, err);
    if (status == PARPLAN_OK)
        status = parplan__rational_to_ratio(&sum, "+", out, err);
    parplan__rational_dispose(&sum);
    return status;
}

double parplan_ratio_as_double(parplan_ratio ratio)
{
    return (double)ratio.num / (double)ratio.den;
}

static bool mark_known(parplan_mark mark)
{
    return mark == PARPLAN_MARK_EITHER || mark == PARPLAN_MARK_POINT || mark == PARPLAN_MARK_COMMA;
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* A run of characters within the text being read. */
typedef struct span {
    const char *at;
    size_t size;
} span;

/* The text of a number, taken apart: [-]whole[mark fraction][%] or [-]whole/divisor. */
typedef struct parts {
    const char *text;
    size_t size;
    bool negative;
    span whole;
    span fraction;
    span divisor;
    char mark; /* the one used, 0 if none */
    bool percent;
} parts;

/* Bytes of the blank at p: U+0020, tab, U+00A0 or U+202F; 0 where there is none. */
static size_t blank_at(const char *p, const char *end)
{
    if (p < end && (*p == ' ' || *p == '\t'))
        return 1;
    if (end - p >= 2 && memcmp(p, "\xC2\xA0", 2) == 0)
        return 2;
    return end - p >= 3 && memcmp(p, "\xE2\x80\xAF", 3) == 0 ? 3 : 0;
}

static const char *skip_blanks(const char *p, const char *end)
{
    for (size_t n; (n = blank_at(p, end)) > 0;)
        p += n;
    return p;
}

static const char *take_digits(const char *p, const char *end, span *out)
{
    const char *start = p;
    while (p < end && is_digit(*p))
        p++;
    *out = (span){start, (size_t)(p - start)};
    return p;
}

static parplan_status bad(const parts *n, const char *at, parplan__message id, const char *second,
                          parplan_error *err)
{
    parplan_status status = parplan__fail_bytes(err, id, n->text, n->size, second);
    parplan__locate(err, "", 0, at - n->text + 1);
    return status;
}

/* Groups of thousands have three digits and never start with 0: 0.125 and 1234.567 are decimals. */
static bool could_be_grouped(const parts *n)
{
    return n->fraction.size == 3 && n->whole.size <= 3 && n->whole.at[0] != '0';
}

static parplan_status check_mark(const parts *n, const char *next, parplan_mark mark,
                                 parplan_error *err)
{
    const char *used = n->fraction.at - 1;
    if (next < n->text + n->size && (*next == '.' || *next == ','))
        return bad(n, next, PP_NUMBER_GROUPING, NULL, err);
    if (mark == PARPLAN_MARK_EITHER && could_be_grouped(n))
        return bad(n, used, PP_NUMBER_AMBIGUOUS, NULL, err);
    if (mark != PARPLAN_MARK_EITHER && n->mark != (char)mark)
        return bad(n, used, PP_NUMBER_MARK, mark == PARPLAN_MARK_COMMA ? "," : ".", err);
    return PARPLAN_OK;
}

/* With `plain` neither a percent sign nor a fraction bar may stand in the text. */
static parplan_status take_apart(parts *n, parplan_mark mark, bool plain, parplan_error *err)
{
    parplan__message shape = plain ? PP_DECIMAL_SHAPE : PP_NUMBER_SHAPE;
    const char *end = n->text + n->size, *p = skip_blanks(n->text, end);
    if (p == end)
        return bad(n, p, PP_NUMBER_EMPTY, NULL, err);
    if (*p == '-') {
        n->negative = true;
        p++;
    }
    p = take_digits(p, end, &n->whole);
    if (n->whole.size == 0)
        return bad(n, p, shape, NULL, err);
    if (p < end && (*p == '.' || *p == ',')) {
        n->mark = *p;
        p = take_digits(p + 1, end, &n->fraction);
        if (n->fraction.size == 0)
            return bad(n, p, shape, NULL, err);
        parplan_status status = check_mark(n, p, mark, err);
        if (status != PARPLAN_OK)
            return status;
    }
    p = skip_blanks(p, end);
    if (!plain && p < end && *p == '%') {
        n->percent = true;
        p++;
    } else if (!plain && p < end && *p == '/' && n->mark == 0) {
        p = take_digits(skip_blanks(p + 1, end), end, &n->divisor);
        if (n->divisor.size == 0)
            return bad(n, p, shape, NULL, err);
    }
    p = skip_blanks(p, end);
    return p == end ? PARPLAN_OK : bad(n, p, shape, NULL, err);
}

/* False where the value does not fit. */
static bool append_digits(span digits, uint64_t *value)
{
    for (size_t i = 0; i < digits.size; i++) {
        uint64_t digit = (uint64_t)(digits.at[i] - '0');
        if (*value > (UINT64_MAX - digit) / 10)
            return false;
        *value = *value * 10 + digit;
    }
    return true;
}

/* Divide a number written in decimal digits; false, and no change, unless it goes in evenly. */
static bool divide_digits(unsigned char *digits, size_t count, unsigned divisor)
{
    unsigned char quotient[MAX_DIGITS];
    unsigned rest = 0;
    for (size_t i = 0; i < count; i++) {
        rest = rest * 10 + digits[i];
        quotient[i] = (unsigned char)(rest / divisor);
        rest %= divisor;
    }
    if (rest != 0)
        return false;
    memcpy(digits, quotient, count);
    return true;
}

/* What is left of 2^scale (or 5^scale) once the digits have been divided as often as it goes. */
static bool cancel(unsigned char *digits, size_t count, unsigned prime, size_t scale, uint64_t *den)
{
    while (scale > 0 && divide_digits(digits, count, prime))
        scale--;
    for (; scale > 0; scale--) {
        if (*den > INT64_MAX / prime)
            return false;
        *den *= prime;
    }
    return true;
}

/* Where the digits, or 10^scale, are too long for 64 bits but the lowest terms may not be. */
static bool make_from_long(const parts *n, size_t scale, parplan_ratio *out)
{
    unsigned char digits[MAX_DIGITS];
    size_t count = n->whole.size + n->fraction.size;
    if (count > MAX_DIGITS)
        return false;
    for (size_t i = 0; i < n->whole.size; i++)
        digits[i] = (unsigned char)(n->whole.at[i] - '0');
    for (size_t i = 0; i < n->fraction.size; i++)
        digits[n->whole.size + i] = (unsigned char)(n->fraction.at[i] - '0');

    uint64_t den = 1, num = 0;
    if (!cancel(digits, count, 2, scale, &den) || !cancel(digits, count, 5, scale, &den))
        return false;
    for (size_t i = 0; i < count; i++) {
        if (num > (UINT64_MAX - digits[i]) / 10)
            return false;
        num = num * 10 + digits[i];
    }
    return make(n->negative, num, den, out);
}

/* Zeros that mean nothing: before the whole part, after the fraction. */
static void strip_zeros(parts *n)
{
    while (n->whole.size > 0 && n->whole.at[0] == '0') {
        n->whole.at++;
        n->whole.size--;
    }
    while (n->fraction.size > 0 && n->fraction.at[n->fraction.size - 1] == '0')
        n->fraction.size--;
}

static bool make_decimal(parts *n, parplan_ratio *out)
{
    strip_zeros(n);
    size_t scale = n->fraction.size + (n->percent ? 2 : 0);
    if (n->fraction.size > MAX_FRACTION)
        return false;
    uint64_t num = 0;
    if (scale <= MAX_SCALE && append_digits(n->whole, &num) && append_digits(n->fraction, &num))
        return make(n->negative, num, power_of_ten((int32_t)scale), out);
    return make_from_long(n, scale, out);
}

static parplan_status make_fraction(const parts *n, parplan_ratio *out, parplan_error *err)
{
    uint64_t num = 0, den = 0;
    if (!append_digits(n->whole, &num) || !append_digits(n->divisor, &den))
        return bad(n, n->whole.at, PP_NUMBER_RANGE, NULL, err);
    if (den == 0)
        return bad(n, n->divisor.at, PP_NUMBER_ZERO, NULL, err);
    if (!make(n->negative, num, den, out))
        return bad(n, n->whole.at, PP_NUMBER_RANGE, NULL, err);
    return PARPLAN_OK;
}

static parplan_status check_arguments(const char *text, size_t size, parplan_mark mark,
                                      const void *out, parplan_error *err)
{
    if (out == NULL)
        return parplan__fail(err, PP_ARGUMENT, PARPLAN__ARGS("out"));
    if (text == NULL && size > 0)
        return parplan__fail(err, PP_ARGUMENT, PARPLAN__ARGS("text"));
    return mark_known(mark) ? PARPLAN_OK : parplan__fail(err, PP_ARGUMENT, PARPLAN__ARGS("mark"));
}

parplan_status parplan_ratio_parse(const char *text, size_t size, parplan_mark mark,
                                   parplan_ratio *out, parplan_error *err)
{
    parplan_status status = check_arguments(text, size, mark, out, err);
    if (status != PARPLAN_OK)
        return status;
    parts n = {.text = text != NULL ? text : "", .size = size};
    status = take_apart(&n, mark, false, err);
    if (status != PARPLAN_OK)
        return status;
    if (n.divisor.size > 0)
        return make_fraction(&n, out, err);
    const char *start = n.whole.at;
    return make_decimal(&n, out) ? PARPLAN_OK : bad(&n, start, PP_NUMBER_RANGE, NULL, err);
}

/* A text that grows in a fixed array; the callers stay within it by construction. */
typedef struct printed {
    char text[MAX_PRINTED];
    size_t size;
} printed;

static void print_char(printed *p, char c)
{
    if (p->size < sizeof p->text - 1)
        p->text[p->size++] = c;
    p->text[p->size] = '\0';
}

/* The next decimal of rest/den, rest < den < 2^63, which may be too large to multiply by ten. */
static char next_digit(uint64_t *rest, uint64_t den)
{
    char digit = '0';
    if (den <= UINT64_MAX / 10) {
        uint64_t ten = *rest * 10;
        *rest = ten % den;
        return (char)('0' + ten / den);
    }
    uint64_t sum = 0;
    for (int i = 0; i < 10; i++) {
        sum += *rest;
        if (sum >= den) {
            sum -= den;
            digit++;
        }
    }
    *rest = sum;
    return digit;
}

/* Add one to the last place; the leading 0 that is always there takes the carry. */
static void round_up(char *digits, size_t count)
{
    size_t i = count - 1;
    while (digits[i] == '9')
        digits[i--] = '0';
    digits[i]++;
}

/* The digits of |ratio|, the last `decimals` after the point, rounded half away from zero. */
static size_t expand(parplan_ratio ratio, size_t decimals, char *digits)
{
    uint64_t den = (uint64_t)ratio.den, magnitude = parplan__magnitude(ratio.num);
    uint64_t whole = magnitude / den, rest = magnitude % den;
    size_t count = MAX_PLACE + 2;
    memset(digits, '0', count);
    for (size_t at = count; whole != 0; whole /= 10)
        digits[--at] = (char)('0' + whole % 10);
    for (size_t i = 0; i < decimals; i++)
        digits[count++] = next_digit(&rest, den);
    if (rest >= den - rest)
        round_up(digits, count);
    return count;
}

static void print_ratio(parplan_ratio ratio, const parplan_ratio_style *style, size_t decimals,
                        printed *out)
{
    /* 100 * 3/5 has the digits of 3/5, with the point two places further on. */
    char digits[MAX_PRINTED];
    size_t count = expand(ratio, decimals + (style->percent ? 2 : 0), digits);
    size_t point = count - decimals, end = count, start = 0;
    while (start + 1 < point && digits[start] == '0')
        start++;
    while (end > point && digits[end - 1] == '0')
        end--;
    bool zero = end == point && start + 1 == point && digits[start] == '0';

    out->size = 0;
    if (ratio.num < 0 && !zero)
        print_char(out, '-');
    for (size_t i = start; i < end; i++) {
        if (i == point)
            print_char(out, style->mark == PARPLAN_MARK_COMMA ? ',' : '.');
        print_char(out, digits[i]);
    }
    if (style->percent) {
        print_char(out, ' ');
        print_char(out, '%');
    }
}

/* A shorter struct of an older caller reads as if the rest were 0. */
static parplan_status read_style(const parplan_ratio_style *given, parplan_ratio_style *style,
                                 parplan_error *err)
{
    if (given == NULL)
        return PARPLAN_OK;
    memset(style, 0, sizeof *style);
    if (!parplan__sized_read(style, sizeof *style, given))
        return parplan__fail(err, PP_ARGUMENT, PARPLAN__ARGS("style.struct_size"));
    if (!mark_known(style->mark))
        return parplan__fail(err, PP_ARGUMENT, PARPLAN__ARGS("style.mark"));
    if (style->digits < 0 || style->digits > MAX_SCALE)
        return parplan__fail(err, PP_ARGUMENT, PARPLAN__ARGS("style.digits"));
    if (style->apart != NULL && style->apart->den <= 0)
        return parplan__fail(err, PP_ARGUMENT, PARPLAN__ARGS("style.apart"));
    return PARPLAN_OK;
}

static parplan_status give(const char *text, char *buffer, size_t size, parplan_error *err)
{
    size_t length = strlen(text);
    if (buffer == NULL)
        return parplan__fail(err, PP_ARGUMENT, PARPLAN__ARGS("buffer"));
    if (length >= size)
        return parplan__fail(err, PP_BUFFER_SMALL, PARPLAN__ARGS(PARPLAN__INT((int64_t)size)));
    memcpy(buffer, text, length + 1);
    return PARPLAN_OK;
}

parplan_status parplan_ratio_format(parplan_ratio ratio, const parplan_ratio_style *style,
                                    char *buffer, size_t size, parplan_error *err)
{
    parplan_ratio_style read = PARPLAN_RATIO_STYLE_INIT;
    if (ratio.den <= 0)
        return parplan__fail(err, PP_ARGUMENT, PARPLAN__ARGS("ratio"));
    parplan_status status = read_style(style, &read, err);
    if (status != PARPLAN_OK)
        return status;

    printed text, other;
    size_t decimals = (size_t)read.digits;
    bool guarded = read.apart != NULL && parplan_ratio_compare(ratio, *read.apart) != 0;
    print_ratio(ratio, &read, decimals, &text);
    while (guarded && decimals < GUARD_DIGITS) {
        print_ratio(*read.apart, &read, decimals, &other);
        if (strcmp(text.text, other.text) != 0)
            break;
        print_ratio(ratio, &read, ++decimals, &text);
    }
    return give(text.text, buffer, size, err);
}

static bool decimal_valid(parplan_decimal value)
{
    return value.scale >= 0 && value.scale <= MAX_SCALE;
}

static int64_t scale_factor(int32_t scale)
{
    return (int64_t)power_of_ten(scale);
}

parplan_status parplan_decimal_parse(const char *text, size_t size, parplan_mark mark,
                                     parplan_decimal *out, parplan_error *err)
{
    parplan_status status = check_arguments(text, size, mark, out, err);
    if (status != PARPLAN_OK)
        return status;
    parts n = {.text = text != NULL ? text : "", .size = size};
    status = take_apart(&n, mark, true, err);
    if (status != PARPLAN_OK)
        return status;
    if (n.fraction.size > MAX_SCALE)
        return bad(&n, n.fraction.at + MAX_SCALE, PP_DECIMAL_LOSS, PARPLAN__INT((int64_t)MAX_SCALE),
                   err);
    uint64_t magnitude = 0;
    parplan_decimal value = {0, (int32_t)n.fraction.size, 0};
    if (!append_digits(n.whole, &magnitude) || !append_digits(n.fraction, &magnitude) ||
        !parplan__signed(n.negative, magnitude, &value.units))
        return bad(&n, n.whole.at, PP_NUMBER_RANGE, NULL, err);
    *out = value;
    return PARPLAN_OK;
}

int parplan_decimal_compare(parplan_decimal a, parplan_decimal b)
{
    return parplan__wide_compare(a.units, scale_factor(b.scale), b.units, scale_factor(a.scale));
}

parplan_status parplan_decimal_add(parplan_decimal a, parplan_decimal b, parplan_decimal *out,
                                   parplan_error *err)
{
    if (out == NULL)
        return parplan__fail(err, PP_ARGUMENT, PARPLAN__ARGS("out"));
    if (!decimal_valid(a) || !decimal_valid(b))
        return parplan__fail(err, PP_ARGUMENT, PARPLAN__ARGS("scale"));
    parplan_decimal coarse = a.scale < b.scale ? a : b, fine = a.scale < b.scale ? b : a;
    parplan_decimal sum = {0, fine.scale, 0};
    if (!parplan__wide_muladd(coarse.units, scale_factor(fine.scale - coarse.scale), fine.units,
                              &sum.units))
        return parplan__fail(err, PP_RESULT_RANGE, PARPLAN__ARGS("+"));
    *out = sum;
    return PARPLAN_OK;
}

parplan_status parplan_decimal_rescale(parplan_decimal value, int32_t scale, parplan_decimal *out,
                                       parplan_error *err)
{
    if (out == NULL)
        return parplan__fail(err, PP_ARGUMENT, PARPLAN__ARGS("out"));
    if (!decimal_valid(value) || scale < 0 || scale > MAX_SCALE)
        return parplan__fail(err, PP_ARGUMENT, PARPLAN__ARGS("scale"));
    parplan_decimal result = {value.units, scale, 0};
    if (scale < value.scale) {
        int64_t factor = scale_factor(value.scale - scale);
        char shown[32];
        parplan_decimal_format(value, PARPLAN_MARK_POINT, shown, sizeof shown, NULL);
        if (value.units % factor != 0)
            return parplan__fail(err, PP_DECIMAL_LOSS, PARPLAN__ARGS(shown, PARPLAN__INT(scale)));
        result.units = value.units / factor;
    } else if (!parplan__wide_muladd(value.units, scale_factor(scale - value.scale), 0,
                                     &result.units)) {
        return parplan__fail(err, PP_RESULT_RANGE, PARPLAN__ARGS("×"));
    }
    *out = result;
    return PARPLAN_OK;
}

parplan_status parplan_decimal_format(parplan_decimal value, parplan_mark mark, char *buffer,
                                      size_t size, parplan_error *err)
{
    if (!decimal_valid(value))
        return parplan__fail(err, PP_ARGUMENT, PARPLAN__ARGS("scale"));
    if (!mark_known(mark))
        return parplan__fail(err, PP_ARGUMENT, PARPLAN__ARGS("mark"));
    uint64_t magnitude = parplan__magnitude(value.units);
    printed text = {.size = 0};
    if (value.units < 0)
        print_char(&text, '-');
    bool started = false;
    for (int32_t place = MAX_PLACE; place >= 0; place--) {
        char digit = (char)('0' + magnitude / power_of_ten(place) % 10);
        started |= digit != '0' || place <= value.scale;
        if (place == value.scale - 1)
            print_char(&text, mark == PARPLAN_MARK_COMMA ? ',' : '.');
        if (started)
            print_char(&text, digit);
    }
    return give(text.text, buffer, size, err);
}
