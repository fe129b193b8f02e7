/* SPDX-License-Identifier: Apache-2.0 */
/* The verdict on a value (V2), and many verdicts as one. */
#include "base/message.h"
#include "base/wide.h"
#include "plan/plan.h"
#include "score/value.h"

/* The threshold in force: of the part, of the stage that runs at the cut-off of the value, or the target's own. */
static parplan_ratio threshold_of(const parplan__measuring *m, const parplan_part *part,
                                  const parplan__value *value)
{
    const parplan_target *target = m->target;
    parplan_date day = value->window_to != PARPLAN_DATE_NONE ? value->window_to : m->as_of;
    if (part != NULL)
        return part->value;
    if (target->stage_count == 0)
        return target->value;
    size_t i = 0;
    while (i + 1 < target->stage_count && target->stages[i].date < day)
        i++;
    return target->stages[i].value;
}

static parplan_status compare(const parplan__value *value, parplan_ratio with, int *order,
                              parplan_error *err)
{
    if (value->wide != NULL)
        return parplan__rational_compare(value->wide, with, order, err);
    *order = parplan_ratio_compare(value->ratio, with);
    return PARPLAN_OK;
}

static parplan_status within(const parplan__value *value, parplan_ratio middle,
                             parplan_ratio tolerance, bool *met, parplan_error *err)
{
    parplan_ratio low, high, down = {-tolerance.num, tolerance.den};
    int above, below;
    parplan_status status = parplan_ratio_add(middle, down, &low, err);
    if (status == PARPLAN_OK)
        status = parplan_ratio_add(middle, tolerance, &high, err);
    if (status == PARPLAN_OK)
        status = compare(value, low, &above, err);
    if (status == PARPLAN_OK)
        status = compare(value, high, &below, err);
    if (status == PARPLAN_OK)
        *met = above >= 0 && below <= 0;
    return status;
}

static parplan_status is_met(const parplan__measuring *m, const parplan__value *value,
                             parplan_ratio threshold, bool *met, parplan_error *err)
{
    const parplan_target *target = m->target;
    int order = 0;
    if (target->kind == PARPLAN_TARGET_APPROX)
        return within(value, threshold, target->tolerance, met, err);
    if (target->kind == PARPLAN_TARGET_RANK_WITHIN && target->rank > 0) {
        *met = value->num <= target->rank;
        return PARPLAN_OK;
    }
    parplan_status status = compare(value, threshold, &order, err);
    bool most =
        target->kind == PARPLAN_TARGET_AT_MOST || target->kind == PARPLAN_TARGET_RANK_WITHIN;
    *met = most ? order <= 0 : order >= 0;
    return status;
}

static bool is_share(const parplan__measuring *m, const parplan__value *value)
{
    const parplan_measure *measure = &m->indicator->measure;
    return measure->type == PARPLAN_MEASURE_RATIO && value->pair && value->den > 0 &&
           !measure->overflow && measure->failures != PARPLAN_FAILURES_UNSET &&
           (m->target->kind == PARPLAN_TARGET_AT_LEAST ||
            m->target->kind == PARPLAN_TARGET_COVERAGE);
}

static parplan_status judge_share(const parplan__measuring *m, const parplan__value *value,
                                  parplan__judgement *out, parplan_error *err)
{
    parplan_share share = PARPLAN_SHARE_INIT;
    parplan_share_result result = PARPLAN_SHARE_RESULT_INIT;
    share.reached = value->num;
    share.cases = value->den;
    share.least = out->threshold;
    share.failures = m->indicator->measure.failures;
    share.further_kind = value->further_kind;
    if (!parplan__wide_muladd(value->further, parplan__power_of_ten(m->indicator->measure.decimals),
                              0, &share.further))
        share.further_kind = PARPLAN_FURTHER_UNKNOWN;
    share.closed = m->as_of > parplan__target_last_day(m->target);
    parplan_status status = parplan_share_judge(&share, &result, err);
    if (status != PARPLAN_OK)
        return status;
    out->verdict = result.verdict;
    out->still_needed = result.still_needed;
    out->has_allowed_failures = share.failures == PARPLAN_FAILURES_FINAL && !share.closed;
    out->allowed_failures = result.allowed_failures;
    out->unlikely = result.unlikely;
    return PARPLAN_OK;
}

/* For counts against a least value: how many more; against a most: how many may still come. */
static void count_rest(const parplan__measuring *m, const parplan__value *value,
                       parplan__judgement *out)
{
    bool counted = m->indicator->measure.decimals == 0 && value->pair && value->den > 0;
    int64_t edge;
    if (out->verdict == PARPLAN_MET)
        out->still_needed = 0;
    if (!counted || m->target->kind == PARPLAN_TARGET_APPROX ||
        m->target->kind == PARPLAN_TARGET_RANK_WITHIN)
        return;
    if (m->target->kind == PARPLAN_TARGET_AT_MOST) {
        out->has_allowed_failures =
            parplan__wide_floor(out->threshold.num, value->den, out->threshold.den, &edge) &&
            parplan__wide_muladd(value->num, -1, edge, &out->allowed_failures);
    } else if (out->verdict == PARPLAN_NOT_MET &&
               parplan__wide_ceil(out->threshold.num, value->den, out->threshold.den, &edge)) {
        (void)parplan__wide_muladd(value->num, -1, edge, &out->still_needed);
    }
}

/* What a zero denominator means (V3); a baseline of zero leaves nothing to compare with. */
static void judge_empty(const parplan__measuring *m, parplan__judgement *out)
{
    out->reason = PARPLAN_REASON_NONE;
    if (parplan__target_on_base(m->target)) {
        out->reason = PARPLAN_REASON_UNDEFINED_TARGET;
    } else if (m->indicator->measure.empty == PARPLAN_EMPTY_NOT_APPLICABLE) {
        out->verdict = PARPLAN_NOT_APPLICABLE;
    } else if (m->indicator->measure.empty == PARPLAN_EMPTY_MET) {
        out->verdict = PARPLAN_MET;
        out->still_needed = 0;
    } else {
        out->reason = PARPLAN_REASON_NO_DATA;
    }
}

parplan_status parplan__value_judge(const parplan__measuring *m, const parplan_part *part,
                                    const parplan__value *value, parplan__judgement *out,
                                    parplan_error *err)
{
    const char *choice;
    *out = (parplan__judgement){
        .verdict = PARPLAN_CANNOT_DETERMINE, .reason = value->reason, .still_needed = -1};
    out->threshold = threshold_of(m, part, value);
    out->irrecoverable_since = PARPLAN_DATE_NONE;
    if (value->reason == PARPLAN_REASON_NOT_APPLICABLE) {
        out->verdict = PARPLAN_NOT_APPLICABLE;
        out->reason = PARPLAN_REASON_NONE;
        return PARPLAN_OK;
    }
    if (parplan__target_undefined(&m->indicator->measure, m->target, &choice) != 0) {
        out->reason = PARPLAN_REASON_UNDEFINED_TARGET;
        return PARPLAN_OK;
    }
    if (value->reason == PARPLAN_REASON_NO_DATA && value->not_yet_due)
        out->reason = PARPLAN_REASON_NOT_YET_DUE;
    if (value->reason == PARPLAN_REASON_ZERO_DENOMINATOR)
        judge_empty(m, out);
    if (value->reason != PARPLAN_REASON_NONE)
        return PARPLAN_OK;
    if (m->target->kind == PARPLAN_TARGET_RANK_WITHIN && m->target->rank == 0 && value->den == 0) {
        out->reason =
            PARPLAN_REASON_PARTIAL; /* a place without the number of places has no share */
        return PARPLAN_OK;
    }
    if (is_share(m, value))
        return judge_share(m, value, out, err);
    bool met = false;
    parplan_status status = is_met(m, value, out->threshold, &met, err);
    out->verdict = met ? PARPLAN_MET : PARPLAN_NOT_MET;
    if (status == PARPLAN_OK)
        count_rest(m, value, out);
    return status;
}

/* Which reason speaks for several: what contradicts, then what is undefined, then what is missing. */
static int weight(parplan_reason reason)
{
    static const int weights[] = {
        [PARPLAN_REASON_NOT_YET_DUE] = 1, [PARPLAN_REASON_NO_DATA] = 2,
        [PARPLAN_REASON_PARTIAL] = 3,     [PARPLAN_REASON_UNDEFINED_TARGET] = 4,
        [PARPLAN_REASON_CONFLICT] = 5,    [PARPLAN_REASON_INVALID] = 6};
    return weights[reason];
}

void parplan__verdict_combine(const parplan__judgement *parts, size_t count, size_t *known,
                              parplan_verdict *verdict, parplan_reason *reason)
{
    /* From what settles the whole most strongly to what settles it least. */
    static const parplan_verdict order[] = {PARPLAN_IRRECOVERABLE, PARPLAN_NOT_MET, PARPLAN_MET};
    *known = 0;
    *verdict = PARPLAN_NOT_APPLICABLE;
    *reason = PARPLAN_REASON_NONE;
    bool seen[PARPLAN_IRRECOVERABLE + 1] = {false};
    bool differ = false;
    for (size_t i = 0; i < count; i++) {
        seen[parts[i].verdict] = true;
        *known += parts[i].verdict != PARPLAN_CANNOT_DETERMINE;
        if (parts[i].verdict != PARPLAN_CANNOT_DETERMINE)
            continue;
        differ |= *reason != PARPLAN_REASON_NONE && *reason != parts[i].reason;
        if (weight(parts[i].reason) > weight(*reason))
            *reason = parts[i].reason;
    }
    if (seen[PARPLAN_CANNOT_DETERMINE]) {
        *verdict = PARPLAN_CANNOT_DETERMINE;
        bool missing = *reason == PARPLAN_REASON_NO_DATA || *reason == PARPLAN_REASON_NOT_YET_DUE;
        if (missing && (*known > 0 || differ))
            *reason = PARPLAN_REASON_PARTIAL;
        return;
    }
    for (size_t i = 0; i < sizeof order / sizeof order[0]; i++) {
        if (seen[order[i]]) {
            *verdict = order[i];
            return;
        }
    }
}
