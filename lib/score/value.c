/* SPDX-License-Identifier: Apache-2.0 */
/* The value of one unit: which of its rows count (V6), and what they say together. */
#include "score/value.h"

#include <string.h>

#include "base/message.h"
#include "base/wide.h"

/* Rows of a unit that belong to a part, summed at one cut-off. */
typedef struct summed {
    size_t rows;
    bool conflict, parted, not_applicable;
    int64_t num, den;
    parplan_ratio ratio; /* of a row that has only a value */
    const parplan__figure_row *row; /* the least by field: every row of the sum closes on the same day */
    bool unknown, forecast; /* of the further cases */
    int64_t further;
} summed;

bool parplan__target_on_base(const parplan_target *target)
{
    return target->kind == PARPLAN_TARGET_REDUCTION || target->kind == PARPLAN_TARGET_INCREASE ||
           (target->kind == PARPLAN_TARGET_SHARE_OF_BASE && target->reading != PARPLAN_READING_OF_TODAY &&
            target->reading != PARPLAN_READING_UNSET);
}

parplan_further parplan__further_of(bool unknown, bool forecast)
{
    if (unknown)
        return PARPLAN_FURTHER_UNKNOWN;
    return forecast ? PARPLAN_FURTHER_FORECAST : PARPLAN_FURTHER_BOUND;
}

static bool is_exclusion(const parplan_measure *measure, const char *field)
{
    for (size_t i = 0; i < measure->exclusion_count; i++) {
        if (strcmp(measure->exclusions[i].id, field) == 0)
            return true;
    }
    return false;
}

static bool lists_field(const parplan_part *part, const char *field)
{
    for (size_t i = 0; i < part->fields.count; i++) {
        if (strcmp(part->fields.items[i], field) == 0)
            return true;
    }
    return false;
}

/* A part without fields takes every field that no other part lists. */
static bool in_part(const parplan_target *target, const parplan_part *part, const char *field)
{
    if (part == NULL || part->level != PARPLAN_LEVEL_UNSET)
        return true;
    if (part->fields.count > 0)
        return lists_field(part, field);
    for (size_t i = 0; i < target->part_count; i++) {
        if (lists_field(&target->parts[i], field))
            return false;
    }
    return true;
}

static bool is_baseline(const parplan__measuring *m, const parplan__figure_row *row)
{
    return m->target->base != PARPLAN_DATE_NONE && row->from == row->to && row->to == m->target->base;
}

static bool counts(const parplan__measuring *m, const parplan__figure_row *row)
{
    return row->to <= m->as_of && !is_baseline(m, row);
}

static const parplan__figure_row *first(const parplan__measuring *m, size_t unit)
{
    return parplan__figures_first(m->figures, m->index, unit);
}

static bool same_cell_before(const parplan__measuring *m, size_t unit, const parplan__figure_row *row)
{
    for (const parplan__figure_row *r = first(m, unit); r != row; r = parplan__figures_next(m->figures, r)) {
        if (r->to == row->to && strcmp(r->field, row->field) == 0 && is_baseline(m, r) == is_baseline(m, row))
            return true;
    }
    return false;
}

static parplan_status too_large(const parplan__measuring *m, parplan_error *err)
{
    return parplan__fail(err, PP_SUM_RANGE, PARPLAN__ARGS(m->indicator->id));
}

/* A number as an integer count of 10^-decimals. */
static bool scaled(const parplan_measure *measure, parplan_ratio value, int64_t *num, int64_t *den)
{
    *den = 1;
    for (int32_t i = 0; i < measure->decimals; i++)
        *den *= 10;
    return *den % value.den == 0 && parplan__wide_floor(value.num, *den, value.den, num);
}

static bool add_row(const parplan__measuring *m, const parplan__figure_row *row, summed *sum)
{
    const parplan_measure *measure = &m->indicator->measure;
    int64_t num = row->numerator, den = row->denominator;
    if (is_exclusion(measure, row->field))
        return row->has_denominator && parplan__wide_muladd(den, -1, sum->den, &sum->den);
    sum->rows++;
    sum->forecast |= row->further_kind == PARPLAN_FURTHER_FORECAST;
    sum->unknown |= row->further_kind == PARPLAN_FURTHER_UNKNOWN ||
                    !parplan__wide_muladd(row->further, 1, sum->further, &sum->further);
    sum->not_applicable |= row->not_applicable;
    if (row->not_applicable)
        return true;
    if (measure->type == PARPLAN_MEASURE_NUMBER) {
        if (!scaled(measure, row->value, &num, &den) || !parplan__wide_muladd(num, 1, sum->num, &sum->num))
            return false;
        sum->den = den;
        sum->parted = true;
        return true;
    }
    if (!row->has_numerator) {
        sum->ratio = row->value;
        return true;
    }
    sum->parted = true;
    return parplan__wide_muladd(num, 1, sum->num, &sum->num) && parplan__wide_muladd(den, 1, sum->den, &sum->den);
}

/* All rows of the part that close on a day, or the baseline. */
static parplan_status sum_at(const parplan__measuring *m, size_t unit, const parplan_part *part,
                             parplan_date to, bool baseline, summed *sum, parplan_error *err)
{
    *sum = (summed){ .rows = 0 };
    for (const parplan__figure_row *r = first(m, unit); r != NULL; r = parplan__figures_next(m->figures, r)) {
        if (r->to != to || is_baseline(m, r) != baseline)
            continue;
        bool exclusion = is_exclusion(&m->indicator->measure, r->field);
        if (!exclusion && !in_part(m->target, part, r->field))
            continue;
        if (same_cell_before(m, unit, r))
            sum->conflict = true;
        if (!add_row(m, r, sum))
            return too_large(m, err);
        if (!exclusion && (sum->row == NULL || strcmp(r->field, sum->row->field) < 0))
            sum->row = r;
    }
    return PARPLAN_OK;
}

/* The newest cut-off up to the day asked about for which the part has a row, or NONE. */
static parplan_date newest(const parplan__measuring *m, size_t unit, const parplan_part *part, parplan_date below)
{
    parplan_date best = PARPLAN_DATE_NONE;
    for (const parplan__figure_row *r = first(m, unit); r != NULL; r = parplan__figures_next(m->figures, r)) {
        if (counts(m, r) && r->to < below && (best == PARPLAN_DATE_NONE || r->to > best) &&
            !is_exclusion(&m->indicator->measure, r->field) && in_part(m->target, part, r->field))
            best = r->to;
    }
    return best;
}

static parplan__value missing(const parplan__measuring *m, const parplan_window *window)
{
    parplan__value value = { .reason = PARPLAN_REASON_NO_DATA, .failed_since = PARPLAN_DATE_NONE };
    if (window != NULL) {
        value.window = window->id;
        value.window_to = window->to;
        value.not_yet_due = m->as_of <= window->due.effective;
    } else {
        value.window_to = PARPLAN_DATE_NONE;
        value.not_yet_due = m->as_of <= m->target->deadline;
    }
    return value;
}

/* What sums say as a value. */
static void settle(const parplan__measuring *m, const parplan_part *part, const summed *sum, parplan__value *value)
{
    const parplan_measure *measure = &m->indicator->measure;
    value->reason = PARPLAN_REASON_NONE;
    value->not_yet_due = false;
    if (sum->conflict)
        value->reason = PARPLAN_REASON_CONFLICT;
    else if (sum->not_applicable)
        value->reason = sum->parted || sum->ratio.den != 0 ? PARPLAN_REASON_CONFLICT : PARPLAN_REASON_NOT_APPLICABLE;
    else if (part != NULL && sum->rows < part->fields.count)
        value->reason = PARPLAN_REASON_PARTIAL;
    else if (sum->parted && sum->ratio.den != 0)
        value->reason = PARPLAN_REASON_CONFLICT;
    value->known = sum->rows;
    value->expected = part != NULL && part->fields.count > 0 ? part->fields.count : 1;
    if (value->reason != PARPLAN_REASON_NONE)
        return;
    if (!sum->parted) {
        value->ratio = sum->ratio;
        if (!measure->overflow && sum->ratio.num > sum->ratio.den)
            value->reason = PARPLAN_REASON_INVALID;
        return;
    }
    value->pair = true;
    value->num = sum->num;
    value->den = sum->den;
    bool rank = measure->type == PARPLAN_MEASURE_RANK; /* of an unknown number where den is 0 */
    bool bounded = rank || (measure->type == PARPLAN_MEASURE_RATIO && !measure->overflow);
    if (sum->den < 0 || (bounded && sum->num > sum->den && !(rank && sum->den == 0)) ||
        (!rank && sum->den == 0 && sum->num != 0))
        value->reason = PARPLAN_REASON_INVALID;
    else if (sum->den == 0 && !rank)
        value->reason = PARPLAN_REASON_ZERO_DENOMINATOR;
}

/* From now and base to the pair the target speaks of. */
static parplan_status against_base(const parplan__measuring *m, size_t unit, const parplan_part *part,
                                   parplan__value *value, parplan_error *err)
{
    summed base;
    parplan__value before = { .reason = PARPLAN_REASON_NONE };
    parplan_status status = sum_at(m, unit, part, m->target->base, true, &base, err);
    if (status != PARPLAN_OK || value->reason != PARPLAN_REASON_NONE)
        return status;
    settle(m, part, &base, &before);
    if (base.rows == 0)
        before.reason = PARPLAN_REASON_NO_DATA;
    if (before.reason != PARPLAN_REASON_NONE) {
        value->reason = before.reason;
        return PARPLAN_OK;
    }
    bool fits = true;
    if (m->target->kind == PARPLAN_TARGET_REDUCTION)
        fits = parplan__wide_muladd(value->num, -1, before.num, &value->num);
    else if (m->target->kind == PARPLAN_TARGET_INCREASE || m->target->reading == PARPLAN_READING_GROWTH)
        fits = parplan__wide_muladd(before.num, -1, value->num, &value->num);
    value->den = before.num;
    if (value->den == 0)
        value->reason = PARPLAN_REASON_ZERO_DENOMINATOR;
    return fits ? PARPLAN_OK : too_large(m, err);
}

/* A cumulative figure that is lower than an earlier one of the same field. */
static bool has_fallen(const parplan__measuring *m, size_t unit, const parplan_part *part, parplan_date to)
{
    for (const parplan__figure_row *now = first(m, unit); now != NULL; now = parplan__figures_next(m->figures, now)) {
        if (now->to != to || !counts(m, now) || !in_part(m->target, part, now->field))
            continue;
        for (const parplan__figure_row *r = first(m, unit); r != NULL; r = parplan__figures_next(m->figures, r)) {
            if (r->to < to && counts(m, r) && strcmp(r->field, now->field) == 0 && r->has_numerator && now->has_numerator &&
                (r->numerator > now->numerator || r->denominator > now->denominator))
                return true;
        }
    }
    return false;
}

/* Cut-off of the first window in which a case had failed. */
static parplan_date first_failure(const parplan__measuring *m, size_t unit, const parplan_part *part)
{
    parplan_date since = PARPLAN_DATE_NONE;
    for (const parplan__figure_row *r = first(m, unit); r != NULL; r = parplan__figures_next(m->figures, r)) {
        if (counts(m, r) && r->has_numerator && r->numerator < r->denominator && in_part(m->target, part, r->field) &&
            (since == PARPLAN_DATE_NONE || r->to < since))
            since = r->to;
    }
    return since;
}

static void describe(const parplan__measuring *m, size_t unit, const parplan_part *part, const summed *sum,
                     parplan__value *value)
{
    value->window = sum->row->window;
    value->window_to = sum->row->to;
    value->further_kind = parplan__further_of(sum->unknown, sum->forecast);
    value->further = sum->further;
    value->fell = m->indicator->measure.series == PARPLAN_SERIES_CUMULATIVE && has_fallen(m, unit, part, sum->row->to);
    value->failed_since = first_failure(m, unit, part);
}

/* The newest window replaces the older ones, but never stands in for one that is missing (V9). */
static parplan_status newest_value(const parplan__measuring *m, size_t unit, const parplan_part *part,
                                   parplan__value *out, parplan_error *err)
{
    const parplan_window *expected = m->window_count > 0 ? &m->windows[m->window_count - 1] : NULL;
    parplan_date to = newest(m, unit, part, INT32_MAX);
    *out = missing(m, expected);
    if (to == PARPLAN_DATE_NONE || (expected != NULL && to < expected->to))
        return PARPLAN_OK;
    summed sum;
    parplan_status status = sum_at(m, unit, part, to, false, &sum, err);
    if (status != PARPLAN_OK)
        return status;
    describe(m, unit, part, &sum, out);
    settle(m, part, &sum, out);
    return PARPLAN_OK;
}

/* Windows add up; every one that has closed must be there (V4). */
static parplan_status flow_value(const parplan__measuring *m, size_t unit, const parplan_part *part,
                                 parplan__value *out, parplan_error *err)
{
    summed all = { .rows = 0 }, sum = { .rows = 0 };
    size_t known = 0;
    parplan_reason worst = PARPLAN_REASON_NONE;
    *out = missing(m, m->window_count > 0 ? &m->windows[m->window_count - 1] : NULL);
    for (size_t i = 0; i < m->window_count; i++) {
        parplan__value one = { .reason = PARPLAN_REASON_NONE };
        parplan_status status = sum_at(m, unit, part, m->windows[i].to, false, &sum, err);
        if (status != PARPLAN_OK)
            return status;
        if (sum.rows == 0)
            continue;
        known++;
        settle(m, part, &sum, &one);
        if (!sum.parted && one.reason == PARPLAN_REASON_NONE)
            one.reason = PARPLAN_REASON_PARTIAL; /* a share without its parts does not add up */
        if (one.reason != PARPLAN_REASON_NONE && one.reason != PARPLAN_REASON_ZERO_DENOMINATOR && one.reason > worst)
            worst = one.reason;
        if (!parplan__wide_muladd(sum.num, 1, all.num, &all.num) || !parplan__wide_muladd(sum.den, 1, all.den, &all.den))
            return too_large(m, err);
        if (m->indicator->measure.type == PARPLAN_MEASURE_NUMBER)
            all.den = sum.den;
        all.parted |= sum.parted;
        all.row = sum.row;
        all.unknown = sum.unknown; /* what is still to come is known best by the newest window */
        all.forecast = sum.forecast;
        all.further = sum.further;
    }
    if (known == 0)
        return PARPLAN_OK;
    describe(m, unit, part, &all, out);
    all.rows = part != NULL ? part->fields.count : 1;
    settle(m, part, &all, out);
    if (worst != PARPLAN_REASON_NONE)
        out->reason = worst;
    if (known < m->window_count) {
        out->reason = PARPLAN_REASON_PARTIAL;
        out->known = known;
        out->expected = m->window_count;
    }
    return PARPLAN_OK;
}

static void reduce(parplan__value *value)
{
    if (value->reason == PARPLAN_REASON_NONE && value->pair && value->den > 0)
        (void)parplan_ratio_make(value->num, value->den, &value->ratio, NULL);
}

parplan_status parplan__value_of_unit(const parplan__measuring *m, size_t unit,
                                      const parplan_part *part, parplan__value *out,
                                      parplan_error *err)
{
    parplan_status status = m->indicator->measure.series == PARPLAN_SERIES_FLOW
                                ? flow_value(m, unit, part, out, err)
                                : newest_value(m, unit, part, out, err);
    if (status == PARPLAN_OK && parplan__target_on_base(m->target))
        status = against_base(m, unit, part, out, err);
    if (status == PARPLAN_OK)
        reduce(out);
    return status;
}
