/* SPDX-License-Identifier: Apache-2.0 */
/* Values (V1): of one unit from its figures, of many by rolling up (V7), and the verdict on one (V2). */
#ifndef PARPLAN_LIB_SCORE_VALUE_H
#define PARPLAN_LIB_SCORE_VALUE_H

#include <parplan/target.h>

#include "base/rational.h"
#include "score/completions.h"
#include "score/figures.h"

/* An exact value or exactly one reason why there is none. */
typedef struct parplan__value {
    parplan_reason reason;
    bool not_yet_due; /* NO_DATA or PARTIAL, and the day its figures are due has not passed */
    bool pair;        /* num/den as reported, unreduced; otherwise `ratio`, or `wide` where set */
    int64_t num, den;
    parplan_ratio ratio; /* the value in lowest terms; den 0: only `wide` holds it */
    parplan__rational *wide;
    size_t known, expected;    /* PARTIAL */
    const char *source, *note; /* of its only row, or NULL */
    const char *window;        /* judged, or NULL */
    parplan_date window_to;    /* or NONE */
    bool fell;
    parplan_further further_kind;
    int64_t further;
} parplan__value;

/* What holds for every cell of an indicator. */
typedef struct parplan__measuring {
    const parplan_figures *figures;
    const parplan_completions *completions; /* or NULL */
    const parplan_plan *plan;
    size_t index;
    const parplan_indicator *indicator;
    const parplan_target *target; /* the version in force */
    parplan_date as_of;
    parplan_date
        cut_off; /* as_of, or the last day to reach the target once that is past: later figures are not its */
    const parplan_window *windows; /* of its regime up to the cut-off, in order of their own */
    size_t window_count;
    const parplan_allocator *allocator;
} parplan__measuring;

/* The last day to reach a target. */
static inline parplan_date parplan__target_last_day(const parplan_target *target)
{
    return target->deadline - (target->bound == PARPLAN_BOUND_BEFORE);
}

/* Sums of any number of figures, whose order cannot make them overflow on the way (N3, N7). */
typedef struct parplan__sum {
    int64_t high;
    uint64_t low;
} parplan__sum;

static inline void parplan__sum_join(parplan__sum *sum, parplan__sum other)
{
    uint64_t low = sum->low + other.low;
    sum->high += other.high + (low < sum->low);
    sum->low = low;
}

static inline void parplan__sum_add(parplan__sum *sum, int64_t value)
{
    parplan__sum_join(sum, (parplan__sum){value < 0 ? -1 : 0, (uint64_t)value});
}

/* 10^decimals, for the 0 to 9 decimals a measure may have. */
static inline int64_t parplan__power_of_ten(int32_t decimals)
{
    int64_t power = 1;
    while (decimals-- > 0)
        power *= 10;
    return power;
}

/* False, and *out unchanged, where it does not fit. */
static inline bool parplan__sum_narrow(parplan__sum sum, int64_t *out)
{
    bool negative = sum.low > INT64_MAX;
    if (sum.high != (negative ? -1 : 0))
        return false;
    *out = negative ? -(int64_t)~sum.low - 1 : (int64_t)sum.low;
    return true;
}

/* The value one unit reported for a part of the target (NULL: undivided). */
parplan_status parplan__value_of_unit(const parplan__measuring *m, size_t unit,
                                      const parplan_part *part, parplan__value *out,
                                      parplan_error *err);

/* What figures say of a unit judged on events: NOT_APPLICABLE or CONFLICT; NO_DATA where they say nothing. */
parplan_status parplan__value_of_events(const parplan__measuring *m, size_t unit,
                                        parplan__value *out, parplan_error *err);
/* The newest cut-off before a day for which a unit has a figure of the part, or NONE. */
parplan_date parplan__value_cut_off(const parplan__measuring *m, size_t unit,
                                    const parplan_part *part, parplan_date before);

/*
 * The value of many units (V7), independent of their order (N7). A mean uses *wide, which the caller initialised and
 * which the value then refers to.
 */
parplan_status parplan__value_rollup(const parplan__measuring *m, const parplan__value *units,
                                     size_t count, parplan__rational *wide, parplan__value *out,
                                     parplan_error *err);

/* The verdict on a value. */
typedef struct parplan__judgement {
    parplan_verdict verdict;
    parplan_reason reason;
    parplan_ratio threshold;
    int64_t still_needed;
    bool has_allowed_failures;
    int64_t allowed_failures;
    bool unlikely;
    parplan_date
        irrecoverable_since; /* left NONE: it takes earlier figures than those of the value */
} parplan__judgement;

parplan_status parplan__value_judge(const parplan__measuring *m, const parplan_part *part,
                                    const parplan__value *value, parplan__judgement *out,
                                    parplan_error *err);

/* Targets judged on completions: count, frequency, milestone. Value and verdict at once. */
parplan_status parplan__events_judge(const parplan__measuring *m, size_t unit,
                                     parplan__value *value, parplan__judgement *out,
                                     parplan_error *err);

/* Many verdicts as one: what is missing goes before what failed (V9), and that before what is met. */
void parplan__verdict_combine(const parplan__judgement *parts, size_t count, size_t *known,
                              parplan_verdict *verdict, parplan_reason *reason);

/* A sum of bounds is a bound; one estimate among them makes it an estimate, one gap unknown. */
parplan_further parplan__further_of(bool unknown, bool forecast);
/* The roll-up of a measure, its default resolved; NONE where the one declared would mean nothing. */
parplan_rollup parplan__rollup_of(const parplan_measure *measure);
/* Whether the target compares with a baseline, so that its value is a pair of differences. */
bool parplan__target_on_base(const parplan_target *target);

#endif
