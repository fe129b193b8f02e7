/* SPDX-License-Identifier: Apache-2.0 */
/**
 * @file number.h
 * Exact numbers: ratios for measures and thresholds, decimals for written amounts.
 *
 * No floating point decides anything here (N1). Ratios compare by 128-bit cross-multiplication
 * (N3), so 5999/10000 is below 60 % and 600/1000 is not. Rounding happens only when a number is
 * printed, and the display guard (N6) keeps a printed value from looking like a target it does not
 * equal.
 */
#ifndef PARPLAN_NUMBER_H
#define PARPLAN_NUMBER_H

#include <parplan/base.h>

#ifdef __cplusplus
extern "C" {
#endif

/** An exact ratio. Functions that return one give it in lowest terms with den > 0. */
typedef struct parplan_ratio {
    int64_t num;
    int64_t den;
} parplan_ratio;

/** An exact decimal: units / 10^scale, with 0 <= scale <= 18. */
typedef struct parplan_decimal {
    int64_t units;
    int32_t scale;
    int32_t reserved; /**< 0 */
} parplan_decimal;

/** Which character marks the decimals in a written number. */
typedef enum parplan_mark {
    PARPLAN_MARK_EITHER = 0, /**< not declared: `,` or `.`, and `1.234` is an error as ambiguous */
    PARPLAN_MARK_POINT = '.',
    PARPLAN_MARK_COMMA = ','
} parplan_mark;

/**
 * The ratio num/den in lowest terms, sign on the numerator.
 *
 * @param[in]  num, den  any integers, den not 0
 * @param[out] out       unchanged on failure
 * @param[out] err       NULL if not wanted
 * @return PARPLAN_OK, PARPLAN_E_ARGUMENT (den is 0, out is NULL), PARPLAN_E_RANGE (INT64_MIN that
 *         cannot change sign)
 * @par Ownership Nothing is kept.  @par Threads Any.  @since 0.1
 */
PARPLAN_API parplan_status parplan_ratio_make(int64_t num, int64_t den, parplan_ratio *out,
                                              parplan_error *err);

/**
 * Read a ratio as people write it: `60%`, `99,5 %`, `2/3`, `0.25`, `-5`.
 *
 * Blanks (also no-break ones) may stand around the number and before `%`. Nothing groups thousands:
 * `1.234,5` is an error, and so is `1.234` while the mark is not declared (N2). Groups of thousands
 * never start with 0 and never exceed three digits, so `0.125` and `1234.567` are not ambiguous.
 * Two integers make a fraction.
 *
 * @param[in]  text  bytes of the number, not necessarily ended by NUL
 * @param[in]  size  how many
 * @param[in]  mark  the decimal mark, if known
 * @param[out] out   in lowest terms; unchanged on failure
 * @param[out] err   NULL if not wanted; column says where
 * @return PARPLAN_OK, PARPLAN_E_PARSE, PARPLAN_E_RANGE (does not fit 64 bits), PARPLAN_E_ARGUMENT
 * @par Ownership Nothing is kept.  @par Threads Any.  @since 0.1
 */
PARPLAN_API parplan_status parplan_ratio_parse(const char *text, size_t size, parplan_mark mark,
                                               parplan_ratio *out, parplan_error *err);

/**
 * Order of two ratios: -1, 0 or 1 as @p a is below, equal to or above @p b. Exact for all values
 * with den > 0.
 *
 * This function never fails.
 * @par Ownership Nothing is kept.  @par Threads Any.  @since 0.1
 */
PARPLAN_API int parplan_ratio_compare(parplan_ratio a, parplan_ratio b);

/**
 * Sum of two ratios.
 *
 * @param[in]  a, b  den > 0
 * @param[out] out   in lowest terms; unchanged on failure
 * @param[out] err   NULL if not wanted
 * @return PARPLAN_OK, PARPLAN_E_RANGE (the sum in lowest terms does not fit), PARPLAN_E_ARGUMENT,
 *         PARPLAN_E_MEMORY
 * @par Ownership Nothing is kept.  @par Threads Any.  @since 0.1
 */
PARPLAN_API parplan_status parplan_ratio_add(parplan_ratio a, parplan_ratio b, parplan_ratio *out,
                                             parplan_error *err);

/** How to print a ratio. */
typedef struct parplan_ratio_style {
    size_t struct_size;
    bool percent;      /**< print 3/5 as `60 %`, otherwise as `0.6` */
    parplan_mark mark; /**< PARPLAN_MARK_EITHER prints a point */
    int32_t digits;    /**< decimals at most, 0 to 18, half away from zero; trailing zeros go */
    const parplan_ratio *apart; /**< display guard: a number this one must not look like, or NULL */
} parplan_ratio_style;

#define PARPLAN_RATIO_STYLE_INIT                                                                   \
    {                                                                                              \
        sizeof(parplan_ratio_style), false, PARPLAN_MARK_POINT, 2, NULL                            \
    }

/**
 * Print a ratio.
 *
 * With @c apart set, and different from @p ratio, decimals are added until the two no longer read
 * the same (N6): 599996/1000000 against 60 % is `59.9996 %`, never `60 %`. To print both, set each
 * one apart from the other.
 *
 * @param[in]  ratio   den > 0
 * @param[in]  style   NULL for PARPLAN_RATIO_STYLE_INIT
 * @param[out] buffer  ended by NUL; 64 bytes hold every ratio without a guard, 96 with one
 * @param[in]  size    bytes in @p buffer
 * @param[out] err     NULL if not wanted
 * @return PARPLAN_OK, PARPLAN_E_RANGE (buffer too small), PARPLAN_E_ARGUMENT
 * @par Ownership Nothing is kept.  @par Threads Any.  @since 0.1
 */
PARPLAN_API parplan_status parplan_ratio_format(parplan_ratio ratio,
                                                const parplan_ratio_style *style, char *buffer,
                                                size_t size, parplan_error *err);

/**
 * A double within two units of its last place, for plots only: nothing may be decided on it (N1).
 *
 * This function never fails; den must be > 0.
 * @par Ownership Nothing is kept.  @par Threads Any.  @since 0.1
 */
PARPLAN_API double parplan_ratio_as_double(parplan_ratio ratio);

/**
 * Read a decimal: `1234,5`, `0.25`, `-3`. No percent sign, no fraction bar, no grouping.
 *
 * @param[in]  text  bytes of the number
 * @param[in]  size  how many
 * @param[in]  mark  the decimal mark, if known
 * @param[out] out   as written: `1.50` has scale 2; unchanged on failure
 * @param[out] err   NULL if not wanted; column says where
 * @return PARPLAN_OK, PARPLAN_E_PARSE, PARPLAN_E_RANGE, PARPLAN_E_ARGUMENT
 * @par Ownership Nothing is kept.  @par Threads Any.  @since 0.1
 */
PARPLAN_API parplan_status parplan_decimal_parse(const char *text, size_t size, parplan_mark mark,
                                                 parplan_decimal *out, parplan_error *err);

/**
 * Order of two decimals by value: -1, 0 or 1; 1.5 equals 1.50.
 *
 * This function never fails.
 * @par Ownership Nothing is kept.  @par Threads Any.  @since 0.1
 */
PARPLAN_API int parplan_decimal_compare(parplan_decimal a, parplan_decimal b);

/**
 * Sum of two decimals, at the larger scale of the two.
 *
 * @return PARPLAN_OK, PARPLAN_E_RANGE, PARPLAN_E_ARGUMENT
 * @par Ownership Nothing is kept.  @par Threads Any.  @since 0.1
 */
PARPLAN_API parplan_status parplan_decimal_add(parplan_decimal a, parplan_decimal b,
                                               parplan_decimal *out, parplan_error *err);

/**
 * The same value at another scale.
 *
 * @param[in]  value  a decimal
 * @param[in]  scale  0 to 18
 * @param[out] out    unchanged on failure
 * @param[out] err    NULL if not wanted
 * @return PARPLAN_OK, PARPLAN_E_RANGE (digits other than 0 would be lost, or it does not fit),
 *         PARPLAN_E_ARGUMENT
 * @par Ownership Nothing is kept.  @par Threads Any.  @since 0.1
 */
PARPLAN_API parplan_status parplan_decimal_rescale(parplan_decimal value, int32_t scale,
                                                   parplan_decimal *out, parplan_error *err);

/**
 * Print a decimal with all its digits.
 *
 * @param[out] buffer  ended by NUL; 32 bytes hold every decimal
 * @return PARPLAN_OK, PARPLAN_E_RANGE (buffer too small), PARPLAN_E_ARGUMENT
 * @par Ownership Nothing is kept.  @par Threads Any.  @since 0.1
 */
PARPLAN_API parplan_status parplan_decimal_format(parplan_decimal value, parplan_mark mark,
                                                  char *buffer, size_t size, parplan_error *err);

#ifdef __cplusplus
}
#endif

#endif
