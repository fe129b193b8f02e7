/* SPDX-License-Identifier: Apache-2.0 */
/*
 * 128-bit intermediates: the only place that knows __int128. Every function stands here twice; the
 * ..._portable ones use 64-bit words alone and are always compiled, so that tests can compare.
 */
#ifndef PARPLAN_LIB_BASE_WIDE_H
#define PARPLAN_LIB_BASE_WIDE_H

#include <stdbool.h>
#include <stdint.h>

/* -1, 0 or 1 as a*b is below, equal to or above c*d. */
int parplan__wide_compare_portable(int64_t a, int64_t b, int64_t c, int64_t d);
/* The largest integer <= a*b/c, c > 0; false, and *out unchanged, where it does not fit. */
bool parplan__wide_floor_portable(int64_t a, int64_t b, int64_t c, int64_t *out);
/* The smallest integer >= a*b/c, c > 0. */
bool parplan__wide_ceil_portable(int64_t a, int64_t b, int64_t c, int64_t *out);
/* a*b + c. */
bool parplan__wide_muladd_portable(int64_t a, int64_t b, int64_t c, int64_t *out);

#if defined(__SIZEOF_INT128__) && !defined(PARPLAN_NO_INT128)

__extension__ typedef __int128 parplan__int128;

static inline bool parplan__wide_narrow(parplan__int128 value, int64_t *out)
{
    if (value < INT64_MIN || value > INT64_MAX)
        return false;
    *out = (int64_t)value;
    return true;
}

static inline int parplan__wide_compare(int64_t a, int64_t b, int64_t c, int64_t d)
{
    parplan__int128 left = (parplan__int128)a * b, right = (parplan__int128)c * d;
    return (left > right) - (left < right);
}

static inline bool parplan__wide_floor(int64_t a, int64_t b, int64_t c, int64_t *out)
{
    parplan__int128 product = (parplan__int128)a * b;
    return parplan__wide_narrow(product / c - (product % c < 0), out);
}

static inline bool parplan__wide_ceil(int64_t a, int64_t b, int64_t c, int64_t *out)
{
    parplan__int128 product = (parplan__int128)a * b;
    return parplan__wide_narrow(product / c + (product % c > 0), out);
}

static inline bool parplan__wide_muladd(int64_t a, int64_t b, int64_t c, int64_t *out)
{
    return parplan__wide_narrow((parplan__int128)a * b + c, out);
}

#else

#define parplan__wide_compare parplan__wide_compare_portable
#define parplan__wide_floor parplan__wide_floor_portable
#define parplan__wide_ceil parplan__wide_ceil_portable
#define parplan__wide_muladd parplan__wide_muladd_portable

#endif

/* gcd(0, 0) is 0. */
uint64_t parplan__gcd(uint64_t a, uint64_t b);

/* |value|, also of INT64_MIN. */
static inline uint64_t parplan__magnitude(int64_t value)
{
    return value < 0 ? 0 - (uint64_t)value : (uint64_t)value;
}

/* The signed value of a magnitude; false where it does not fit. */
static inline bool parplan__signed(bool negative, uint64_t magnitude, int64_t *out)
{
    if (magnitude > (uint64_t)INT64_MAX + negative)
        return false;
    if (negative)
        *out = magnitude == 0 ? 0 : -(int64_t)(magnitude - 1) - 1;
    else
        *out = (int64_t)magnitude;
    return true;
}

#endif
