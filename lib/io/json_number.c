/* SPDX-License-Identifier: Apache-2.0 */
/* Numbers of a JSON document, from the digits as written: no double comes between (N1, N2). */
#include "base/message.h"
#include "io/json.h"

enum { EXACT_DIGITS = 15 };

bool parplan__json_integer(const parplan__json *value, int64_t *out)
{
    if (value->type != PARPLAN__JSON_NUMBER)
        return false;
    bool negative = *value->text == '-';
    uint64_t magnitude = 0, most = (uint64_t)INT64_MAX + negative;
    for (const char *s = value->text + negative; *s != '\0'; s++) {
        if (*s < '0' || *s > '9')
            return false;
        uint64_t digit = (uint64_t)(*s - '0');
        if (magnitude > (most - digit) / 10)
            return false;
        magnitude = magnitude * 10 + digit;
    }
    *out = negative ? (int64_t)(0 - magnitude) : (int64_t)magnitude;
    return true;
}

/* Significant digits of a number; its mark stands before digit `point`, which may lie outside. */
typedef struct decimal {
    bool negative;
    char digits[EXACT_DIGITS];
    int64_t count; /* without zeros at either end; above EXACT_DIGITS: too many */
    int64_t point;
} decimal;

static int64_t take_exponent(const char *s)
{
    int64_t exponent = 0;
    bool down = *s == '-';
    for (s += down || *s == '+'; *s != '\0' && exponent < 10000; s++)
        exponent = exponent * 10 + (*s - '0');
    return down ? -exponent : exponent;
}

static decimal take_decimal(const char *s)
{
    decimal d = {.negative = *s == '-'};
    int64_t seen = 0, behind = 0;
    bool fraction = false;
    for (s += d.negative; *s != '\0' && *s != 'e' && *s != 'E'; s++) {
        if (*s == '.') {
            fraction = true;
            continue;
        }
        behind += fraction;
        if (seen == 0 && *s == '0')
            continue;
        if (seen < EXACT_DIGITS)
            d.digits[seen] = *s;
        seen++;
        if (*s != '0')
            d.count = seen;
    }
    d.point = seen - behind + (*s != '\0' ? take_exponent(s + 1) : 0);
    return d;
}

/* "1.5e-4" → "0.00015": the exact parser knows no exponents. */
static parplan_status number_ratio(const parplan__json *value, parplan_ratio *out,
                                   parplan_error *err)
{
    enum { FARTHEST = 80 }; /* past this no ratio of 64 bits has its first or last digit */
    decimal d = take_decimal(value->text);
    if (d.count > EXACT_DIGITS)
        return parplan__fail(err, PP_JSON_NUMBER_DIGITS, NULL);
    if (d.count == 0)
        return parplan_ratio_make(0, 1, out, err);
    if (d.point > FARTHEST || d.point < -FARTHEST)
        return parplan__fail(err, PP_NUMBER_RANGE, PARPLAN__ARGS(value->text));
    char plain[2 * FARTHEST + EXACT_DIGITS + 3];
    size_t n = 0;
    if (d.negative)
        plain[n++] = '-';
    if (d.point <= 0)
        plain[n++] = '0';
    for (int64_t i = d.point < 0 ? d.point : 0; i < d.count || i < d.point; i++) {
        if (i == d.point)
            plain[n++] = '.';
        plain[n++] = i >= 0 && i < d.count ? d.digits[i] : '0';
    }
    return parplan_ratio_parse(plain, n, PARPLAN_MARK_POINT, out, err);
}

parplan_status parplan__json_number_ratio(const parplan__json *value, parplan_ratio *out,
                                          parplan_error *err)
{
    int64_t integer;
    if (value->type == PARPLAN__JSON_STRING)
        return parplan_ratio_parse(value->text, value->size, PARPLAN_MARK_POINT, out, err);
    if (parplan__json_integer(value, &integer))
        return parplan_ratio_make(integer, 1, out, err);
    if (value->type == PARPLAN__JSON_NUMBER)
        return number_ratio(value, out, err);
    return parplan__fail(err, PP_JSON_NUMBER_TYPE, PARPLAN__ARGS(parplan__json_type_name(value)));
}
