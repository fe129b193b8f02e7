/* SPDX-License-Identifier: Apache-2.0 */
/* From the values of units to the value of the unit above them (V7). */
#include "base/message.h"
#include "base/wide.h"
#include "score/value.h"

parplan_rollup parplan__rollup_of(const parplan_measure *measure)
{
    bool rank = measure->type == PARPLAN_MEASURE_RANK; /* places neither add up nor average */
    switch (measure->rollup) {
    case PARPLAN_ROLLUP_UNSET:
        return measure->type == PARPLAN_MEASURE_RATIO ? PARPLAN_ROLLUP_SUM_RATIO
                                                      : PARPLAN_ROLLUP_NONE;
    case PARPLAN_ROLLUP_SUM_RATIO:
    case PARPLAN_ROLLUP_SUM:
    case PARPLAN_ROLLUP_MEAN_OF_UNITS:
        return rank ? PARPLAN_ROLLUP_NONE : measure->rollup;
    default:
        return measure->rollup;
    }
}

static bool is_there(const parplan__value *value)
{
    return value->reason == PARPLAN_REASON_NONE || value->reason == PARPLAN_REASON_ZERO_DENOMINATOR;
}

/* Whether all values are there; if not, the reason: what contradicts goes before what is missing. */
static bool complete(const parplan__value *units, size_t count, parplan__value *out)
{
    size_t known = 0, expected = 0, later = 0, none = 0;
    parplan_reason worst = PARPLAN_REASON_NONE;
    for (size_t i = 0; i < count; i++) {
        const parplan__value *u = &units[i];
        if (u->reason == PARPLAN_REASON_NOT_APPLICABLE)
            continue;
        expected++;
        known += is_there(u);
        none += u->reason == PARPLAN_REASON_NO_DATA;
        later += u->not_yet_due;
        if ((u->reason == PARPLAN_REASON_CONFLICT || u->reason == PARPLAN_REASON_INVALID) &&
            u->reason > worst)
            worst = u->reason;
    }
    out->known = known;
    out->expected = expected;
    out->not_yet_due = expected > 0 && later == expected;
    if (known == expected && expected > 0)
        return true;
    if (expected == 0)
        out->reason = PARPLAN_REASON_NOT_APPLICABLE;
    else if (worst != PARPLAN_REASON_NONE)
        out->reason = worst;
    else
        out->reason = none == expected ? PARPLAN_REASON_NO_DATA : PARPLAN_REASON_PARTIAL;
    return false;
}

/* Facts about the total that do not depend on how values combine. */
static void gather(const parplan__value *units, size_t count, parplan__value *out)
{
    bool forecast = false, unknown = false;
    parplan__sum further = {0, 0};
    for (size_t i = 0; i < count; i++) {
        const parplan__value *u = &units[i];
        if (u->window != NULL && (out->window == NULL || u->window_to > out->window_to)) {
            out->window = u->window;
            out->window_to = u->window_to;
        }
        if (u->reason == PARPLAN_REASON_NOT_APPLICABLE)
            continue;
        unknown |= u->further_kind == PARPLAN_FURTHER_UNKNOWN;
        forecast |= u->further_kind == PARPLAN_FURTHER_FORECAST;
        parplan__sum_add(&further, u->further);
    }
    unknown |= !parplan__sum_narrow(further, &out->further);
    out->further_kind = parplan__further_of(unknown, forecast);
}

/* Numerators and denominators apart; amounts have no denominators to add, only the unit they are counted in. */
static parplan_status add_pairs(const parplan__measuring *m, const parplan__value *units,
                                size_t count, parplan__value *out, parplan_error *err)
{
    const parplan_measure *measure = &m->indicator->measure;
    bool amounts = measure->type == PARPLAN_MEASURE_NUMBER && !parplan__target_on_base(m->target);
    parplan__sum num = {0, 0}, den = {0, 0};
    for (size_t i = 0; i < count; i++) {
        if (!is_there(&units[i]))
            continue;
        if (!units[i].pair) { /* a share without its parts: nothing to add (V7) */
            out->reason = PARPLAN_REASON_PARTIAL;
            out->known--;
            continue;
        }
        parplan__sum_add(&num, units[i].num);
        parplan__sum_add(&den, units[i].den);
    }
    if (out->reason != PARPLAN_REASON_NONE)
        return PARPLAN_OK;
    out->pair = true;
    if (!parplan__sum_narrow(num, &out->num) || (!amounts && !parplan__sum_narrow(den, &out->den)))
        return parplan__fail(err, PP_SUM_RANGE, PARPLAN__ARGS(m->indicator->id));
    if (amounts)
        out->den = parplan__power_of_ten(measure->decimals);
    if (out->den == 0)
        out->reason = PARPLAN_REASON_ZERO_DENOMINATOR;
    return PARPLAN_OK;
}

/* Places compare as places where the target asks for one. */
static int order(const parplan__measuring *m, const parplan__value *a, const parplan__value *b)
{
    if (m->target->kind == PARPLAN_TARGET_RANK_WITHIN && m->target->rank > 0)
        return (a->num > b->num) - (a->num < b->num);
    return parplan_ratio_compare(a->ratio, b->ratio);
}

/* The least, the greatest, or the one of the newest window. Units without a case have none of these. */
static void pick(const parplan__measuring *m, parplan_rollup rollup, const parplan__value *units,
                 size_t count, parplan__value *out)
{
    const parplan__value *best = NULL;
    for (size_t i = 0; i < count; i++) {
        const parplan__value *u = &units[i];
        if (u->reason != PARPLAN_REASON_NONE)
            continue;
        bool better = best == NULL;
        if (!better && rollup == PARPLAN_ROLLUP_MIN)
            better = order(m, u, best) < 0;
        else if (!better && rollup == PARPLAN_ROLLUP_MAX)
            better = order(m, u, best) > 0;
        else if (!better)
            better = u->window_to > best->window_to;
        if (!better && rollup == PARPLAN_ROLLUP_LAST && u->window_to == best->window_to &&
            order(m, u, best) != 0)
            out->reason = PARPLAN_REASON_CONFLICT; /* two last values that differ */
        if (better) {
            best = u;
            out->reason = PARPLAN_REASON_NONE;
        }
    }
    if (best == NULL) {
        out->reason = PARPLAN_REASON_ZERO_DENOMINATOR;
        return;
    }
    out->pair = best->pair;
    out->num = best->num;
    out->den = best->den;
    out->ratio = best->ratio;
}

static parplan_status mean(const parplan__value *units, size_t count, parplan__rational *wide,
                           parplan__value *out, parplan_error *err)
{
    int64_t n = 0;
    parplan_status status = parplan__rational_set(wide, (parplan_ratio){0, 1}, err);
    for (size_t i = 0; i < count && status == PARPLAN_OK; i++) {
        if (units[i].reason != PARPLAN_REASON_NONE)
            continue;
        status = parplan__rational_add(wide, units[i].ratio, err);
        n++;
    }
    if (status != PARPLAN_OK)
        return status;
    if (n == 0) {
        out->reason = PARPLAN_REASON_ZERO_DENOMINATOR;
        return PARPLAN_OK;
    }
    status = parplan__rational_divide(wide, n, err);
    if (status != PARPLAN_OK)
        return status;
    out->wide = wide;
    if (parplan__rational_to_ratio(wide, "/", &out->ratio, NULL) != PARPLAN_OK)
        out->ratio = (parplan_ratio){0, 0};
    return PARPLAN_OK;
}

parplan_status parplan__value_rollup(const parplan__measuring *m, const parplan__value *units,
                                     size_t count, parplan__rational *wide, parplan__value *out,
                                     parplan_error *err)
{
    parplan_rollup rollup = parplan__rollup_of(&m->indicator->measure);
    *out = (parplan__value){.window_to = PARPLAN_DATE_NONE};
    gather(units, count, out);
    if (!complete(units, count, out))
        return PARPLAN_OK;
    parplan_status status = PARPLAN_OK;
    switch (rollup) {
    case PARPLAN_ROLLUP_SUM_RATIO:
    case PARPLAN_ROLLUP_SUM:
        status = add_pairs(m, units, count, out, err);
        break;
    case PARPLAN_ROLLUP_MIN:
    case PARPLAN_ROLLUP_MAX:
    case PARPLAN_ROLLUP_LAST:
        pick(m, rollup, units, count, out);
        break;
    case PARPLAN_ROLLUP_MEAN_OF_UNITS:
        status = mean(units, count, wide, out, err);
        break;
    default: /* nothing combines them: none of the values is a part of a total */
        out->reason = PARPLAN_REASON_PARTIAL;
        out->known = 0;
        break;
    }
    if (status == PARPLAN_OK && out->reason == PARPLAN_REASON_NONE && out->pair && out->den > 0)
        status = parplan_ratio_make(out->num, out->den, &out->ratio, err);
    return status;
}
