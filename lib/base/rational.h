/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A rational without bounds, for sums and means (N3). It lives in 64 bits while it fits and takes
 * memory only past that. When a function fails the value is what it was before.
 */
#ifndef PARPLAN_LIB_BASE_RATIONAL_H
#define PARPLAN_LIB_BASE_RATIONAL_H

#include <parplan/number.h>
#include <tommath.h>

#include "base/memory.h"

/* Always in lowest terms, denominator above 0. */
typedef struct parplan__rational {
    parplan_ratio small; /* the value while !big */
    bool big;
    mp_int num, den;
} parplan__rational;

/* Zero. Never fails. */
void parplan__rational_init(parplan__rational *r);
void parplan__rational_dispose(parplan__rational *r);

/* Ratios passed in need den > 0 (PARPLAN_E_ARGUMENT) but not lowest terms. */
parplan_status parplan__rational_set(parplan__rational *r, parplan_ratio value, parplan_error *err);
parplan_status parplan__rational_add(parplan__rational *r, parplan_ratio value, parplan_error *err);
parplan_status parplan__rational_multiply(parplan__rational *r, parplan_ratio by,
                                          parplan_error *err);
/* By a count above 0. */
parplan_status parplan__rational_divide(parplan__rational *r, int64_t count, parplan_error *err);

/* *order is -1, 0 or 1 as r is below, equal to or above the value. */
parplan_status parplan__rational_compare(const parplan__rational *r, parplan_ratio value,
                                         int *order, parplan_error *err);
/* PARPLAN_E_RANGE where it does not fit 64 bits; `what` names the operation in the message. */
parplan_status parplan__rational_to_ratio(const parplan__rational *r, const char *what,
                                          parplan_ratio *out, parplan_error *err);
/* "num/den" with all digits, "num" for an integer. */
parplan_status parplan__rational_print(const parplan__rational *r, parplan__buffer *buffer,
                                       parplan_error *err);

#endif
