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
    bool not_yet_due;    /* NO_DATA or PARTIAL, and the day its figures are due has not passed */
    bool pair;           /* num/den as reported, unreduced; otherwise `ratio`, or `wide` where set */
    int64_t num, den;
    parplan_ratio ratio; /* the value in lowest terms; den 0: only `wide` holds it */
    parplan__rational *wide;
    size_t known, expected; /* PARTIAL */
    const char *window;     /* judged, or NULL */
    parplan_date window_to;
    bool fell;
    parplan_date failed_since; /* cut-off of the first window with a failed case, or NONE */
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
    const parplan_window *windows; /* of its regime up to as_of, in order of cut-off */
    size_t window_count;
} parplan__measuring;

/* The value one unit reported for a part of the target (NULL: undivided). */
parplan_status parplan__value_of_unit(const parplan__measuring *m, size_t unit,
                                      const parplan_part *part, parplan__value *out,
                                      parplan_error *err);

/*
 * The value of many units (V7), independent of their order (N7). A mean uses *wide, which the caller initialised and
 * which the value then refers to.
 */
parplan_status parplan__value_rollup(const parplan_measure *measure, const parplan_target *target,
                                     const parplan__value *units, size_t count,
                                     parplan__rational *wide, parplan__value *out,
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
    parplan_date irrecoverable_since;
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
/* The roll-up of a measure, its default resolved. */
parplan_rollup parplan__rollup_of(const parplan_measure *measure);
/* Whether the target compares with a baseline, so that its value is a pair of differences. */
bool parplan__target_on_base(const parplan_target *target);

#endif
