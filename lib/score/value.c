/* SPDX-License-Identifier: Apache-2.0 */
/* The value of one unit: which of its rows count (V6), and what they say together. */
#include "score/value.h"

#include <string.h>

#include "base/message.h"
#include "base/wide.h"

/* Rows of a unit that belong to a part, summed at one cut-off. */
typedef struct summed {
    size_t rows; /* exclusions are none */
    size_t pairs,
        shares; /* with parts that add up, and with a value alone; the others do not apply */
    bool conflict;
    parplan__sum num, den, further;
    parplan_ratio share;
    const parplan__figure_row
        *row;               /* the first by field: every row of the sum closes on the same day */
    bool unknown, forecast; /* of the further cases */
} summed;

bool parplan__target_on_base(const parplan_target *target)
{
    return target->kind == PARPLAN_TARGET_REDUCTION || target->kind == PARPLAN_TARGET_INCREASE ||
           (target->kind == PARPLAN_TARGET_SHARE_OF_BASE &&
            target->reading != PARPLAN_READING_OF_TODAY &&
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
    if (*field == '\0')
        return part->fields.count == 0;
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
    return m->target->base != PARPLAN_DATE_NONE && row->from == row->to &&
           row->to == m->target->base;
}

/* Figures of the plan's own time, up to the cut-off: an older stock says nothing of this target (V10). */
static bool counts(const parplan__measuring *m, const parplan__figure_row *row)
{
    return row->to <= m->cut_off && row->to >= parplan_plan_get_info(m->plan)->period.from &&
           !is_baseline(m, row);
}

static const parplan__figure_row *first(const parplan__measuring *m, size_t unit)
{
    return parplan__figures_first(m->figures, m->index, unit);
}

/* Which rows a sum takes: the baseline or others, closing on a day; opening on one too, unless that is NONE. */
typedef struct moment {
    parplan_date from, to;
    bool baseline;
} moment;

static bool is_at(const parplan__measuring *m, const parplan__figure_row *row, moment at)
{
    return row->to == at.to && is_baseline(m, row) == at.baseline &&
           (at.from == PARPLAN_DATE_NONE || row->from == at.from);
}

/* Two values for one field at one moment, be they equal, are one too many (V8). */
static bool is_second(const parplan__measuring *m, size_t unit, const parplan__figure_row *row,
                      moment at)
{
    for (const parplan__figure_row *r = first(m, unit); r != row;
         r = parplan__figures_next(m->figures, r)) {
        if (is_at(m, r, at) && strcmp(r->field, row->field) == 0)
            return true;
    }
    return false;
}

static parplan_status too_large(const parplan__measuring *m, parplan_error *err)
{
    return parplan__fail(err, PP_SUM_RANGE, PARPLAN__ARGS(m->indicator->id));
}

/* A number as an integer count of 10^-decimals. */
static bool scaled(const parplan_measure *measure, parplan_ratio value, int64_t *num)
{
    int64_t power = parplan__power_of_ten(measure->decimals);
    return power % value.den == 0 && parplan__wide_floor(value.num, power, value.den, num);
}

/* Cases the law takes out of a denominator; only a ratio has one. */
static void exclude_row(const parplan_measure *measure, const parplan__figure_row *row, summed *sum)
{
    if (measure->type == PARPLAN_MEASURE_RATIO && row->has_denominator)
        parplan__sum_add(&sum->den, -row->denominator);
}

static bool add_row(const parplan_measure *measure, const parplan__figure_row *row, summed *sum)
{
    int64_t num = row->numerator;
    sum->rows++;
    sum->forecast |= row->further_kind == PARPLAN_FURTHER_FORECAST;
    sum->unknown |= row->further_kind == PARPLAN_FURTHER_UNKNOWN;
    parplan__sum_add(&sum->further, row->further);
    if (row->not_applicable)
        return true;
    if (measure->type == PARPLAN_MEASURE_NUMBER) {
        if (!scaled(measure, row->value, &num))
            return false;
    } else if (!row->has_numerator) {
        sum->shares++;
        sum->share = row->value;
        return true;
    }
    sum->pairs++;
    parplan__sum_add(&sum->num, num);
    parplan__sum_add(&sum->den, row->denominator);
    return true;
}

/* By field, then a window before a day, so that it does not depend on the order of rows. */
static bool comes_first(const parplan__figure_row *a, const parplan__figure_row *b)
{
    int order = strcmp(a->field, b->field);
    return order < 0 || (order == 0 && a->from < b->from);
}

/* All rows of the part at a moment. */
static parplan_status sum_at(const parplan__measuring *m, size_t unit, const parplan_part *part,
                             moment at, summed *sum, parplan_error *err)
{
    const parplan_measure *measure = &m->indicator->measure;
    *sum = (summed){.rows = 0};
    for (const parplan__figure_row *r = first(m, unit); r != NULL;
         r = parplan__figures_next(m->figures, r)) {
        if (!is_at(m, r, at) || !in_part(m->target, part, r->field))
            continue;
        if (!sum->conflict && is_second(m, unit, r, at))
            sum->conflict = true;
        if (is_exclusion(measure, r->field)) {
            exclude_row(measure, r, sum);
            continue;
        }
        if (!add_row(measure, r, sum))
            return too_large(m, err);
        if (sum->row == NULL || comes_first(r, sum->row))
            sum->row = r;
    }
    return PARPLAN_OK;
}

static void join(summed *all, const summed *sum)
{
    all->rows += sum->rows;
    all->pairs += sum->pairs;
    all->shares += sum->shares;
    all->conflict |= sum->conflict;
    parplan__sum_join(&all->num, sum->num);
    parplan__sum_join(&all->den, sum->den);
    all->share = sum->shares > 0 ? sum->share : all->share;
    all->row = sum->row;
    all->unknown = sum->unknown; /* what is still to come is known best by the newest window */
    all->forecast = sum->forecast;
    all->further = sum->further;
}

parplan_date parplan__value_cut_off(const parplan__measuring *m, size_t unit,
                                    const parplan_part *part, parplan_date before)
{
    parplan_date best = PARPLAN_DATE_NONE;
    for (const parplan__figure_row *r = first(m, unit); r != NULL;
         r = parplan__figures_next(m->figures, r)) {
        if (counts(m, r) && r->to < before && (best == PARPLAN_DATE_NONE || r->to > best) &&
            !is_exclusion(&m->indicator->measure, r->field) && in_part(m->target, part, r->field))
            best = r->to;
    }
    return best;
}

static parplan__value missing(const parplan__measuring *m, const parplan_window *window)
{
    parplan__value value = {.reason = PARPLAN_REASON_NO_DATA};
    if (window != NULL) {
        value.window = window->id;
        value.window_to = window->to;
        value.not_yet_due = m->as_of <= window->due.effective;
    } else {
        value.window_to = PARPLAN_DATE_NONE;
        value.not_yet_due = m->as_of <= parplan__target_last_day(m->target);
    }
    return value;
}

/* Whether the numbers of a pair can be true (V5), and whether they say anything (V3). */
static parplan_reason reason_of_pair(const parplan_measure *measure, int64_t num, int64_t den)
{
    if (measure->type == PARPLAN_MEASURE_NUMBER)
        return PARPLAN_REASON_NONE;
    if (measure->type == PARPLAN_MEASURE_RANK) /* of an unknown number where den is 0 */
        return den > 0 && num > den ? PARPLAN_REASON_INVALID : PARPLAN_REASON_NONE;
    if (den < 0 || (num > den && !measure->overflow) || (den == 0 && num != 0))
        return PARPLAN_REASON_INVALID;
    return den == 0 ? PARPLAN_REASON_ZERO_DENOMINATOR : PARPLAN_REASON_NONE;
}

static parplan_status settle_pair(const parplan__measuring *m, const summed *sum,
                                  parplan__value *value, parplan_error *err)
{
    const parplan_measure *measure = &m->indicator->measure;
    value->pair = true;
    if (!parplan__sum_narrow(sum->num, &value->num) || !parplan__sum_narrow(sum->den, &value->den))
        return too_large(m, err);
    if (measure->type == PARPLAN_MEASURE_NUMBER)
        value->den = parplan__power_of_ten(measure->decimals);
    value->reason = reason_of_pair(measure, value->num, value->den);
    return PARPLAN_OK;
}

/* What sums say as a value. A field that does not apply is there, and adds nothing. */
static parplan_status settle(const parplan__measuring *m, const parplan_part *part,
                             const summed *sum, parplan__value *value, parplan_error *err)
{
    value->reason = PARPLAN_REASON_NONE;
    value->not_yet_due = false;
    value->known = sum->rows;
    value->expected = part != NULL && part->fields.count > 0 ? part->fields.count : 1;
    if (sum->conflict) {
        value->reason = PARPLAN_REASON_CONFLICT;
    } else if (sum->rows < value->expected) {
        value->reason = PARPLAN_REASON_PARTIAL;
    } else if (sum->pairs + sum->shares == 0) {
        value->reason = PARPLAN_REASON_NOT_APPLICABLE;
    } else if (sum->shares == 0) {
        return settle_pair(m, sum, value, err);
    } else if (sum->pairs + sum->shares > 1) { /* a share without its parts does not add up (V7) */
        value->reason = PARPLAN_REASON_PARTIAL;
        value->known = sum->pairs;
        value->expected = sum->pairs + sum->shares;
    } else {
        value->ratio = sum->share;
        if (!m->indicator->measure.overflow && sum->share.num > sum->share.den)
            value->reason = PARPLAN_REASON_INVALID;
    }
    return PARPLAN_OK;
}

/* From now and base to the pair the target speaks of. */
static parplan_status against_base(const parplan__measuring *m, size_t unit,
                                   const parplan_part *part, parplan__value *value,
                                   parplan_error *err)
{
    summed base;
    parplan__value before = {.reason = PARPLAN_REASON_NO_DATA};
    moment then = {PARPLAN_DATE_NONE, m->target->base, true};
    if (value->reason != PARPLAN_REASON_NONE)
        return PARPLAN_OK;
    parplan_status status = sum_at(m, unit, part, then, &base, err);
    if (status == PARPLAN_OK && base.rows > 0)
        status = settle(m, part, &base, &before, err);
    if (status != PARPLAN_OK)
        return status;
    if (before.reason != PARPLAN_REASON_NONE) {
        value->reason = before.reason;
        value->known = before.known;
        value->expected = before.expected;
        return PARPLAN_OK;
    }
    bool fits = true;
    if (m->target->kind == PARPLAN_TARGET_REDUCTION)
        fits = parplan__wide_muladd(value->num, -1, before.num, &value->num);
    else if (m->target->kind == PARPLAN_TARGET_INCREASE ||
             m->target->reading == PARPLAN_READING_GROWTH)
        fits = parplan__wide_muladd(before.num, -1, value->num, &value->num);
    value->den = before.num;
    if (value->den == 0)
        value->reason = PARPLAN_REASON_ZERO_DENOMINATOR;
    else if (value->den < 0) /* a share of less than nothing has no meaning */
        value->reason = PARPLAN_REASON_INVALID;
    return fits ? PARPLAN_OK : too_large(m, err);
}

static bool is_below(const parplan__figure_row *now, const parplan__figure_row *before,
                     parplan_measure_type type)
{
    if (now->has_numerator && before->has_numerator)
        return before->numerator > now->numerator || before->denominator > now->denominator;
    return type == PARPLAN_MEASURE_NUMBER && now->has_value && before->has_value &&
           parplan_ratio_compare(before->value, now->value) > 0;
}

/* Whether a cumulative figure is lower than an earlier one of the same field and year (V6). */
static bool has_fallen(const parplan__measuring *m, size_t unit, const parplan_part *part,
                       parplan_date to)
{
    for (const parplan__figure_row *now = first(m, unit); now != NULL;
         now = parplan__figures_next(m->figures, now)) {
        if (now->to != to || !counts(m, now) || !in_part(m->target, part, now->field))
            continue;
        parplan_date opened = now->from;
        if (now->from == now->to && m->window_count > 0)
            opened = m->windows[m->window_count - 1].from;
        for (const parplan__figure_row *r = first(m, unit); r != NULL;
             r = parplan__figures_next(m->figures, r)) {
            if (r->to < to && r->to > opened && counts(m, r) && strcmp(r->field, now->field) == 0 &&
                is_below(now, r, m->indicator->measure.type))
                return true;
        }
    }
    return false;
}

static void describe(const parplan__measuring *m, size_t unit, const parplan_part *part,
                     const summed *sum, parplan__value *value)
{
    bool unknown = sum->unknown || !parplan__sum_narrow(sum->further, &value->further);
    value->window = sum->row->window;
    value->window_to = sum->row->to;
    if (sum->rows == 1) {
        value->source = sum->row->source;
        value->note = sum->row->note;
    }
    value->further_kind = parplan__further_of(unknown, sum->forecast);
    value->fell = !sum->conflict && m->indicator->measure.series == PARPLAN_SERIES_CUMULATIVE &&
                  has_fallen(m, unit, part, sum->row->to);
}

/* The newest window replaces the older ones, but never stands in for one that is missing (V9). */
static parplan_status newest_value(const parplan__measuring *m, size_t unit,
                                   const parplan_part *part, parplan__value *out,
                                   parplan_error *err)
{
    const parplan_window *expected = m->window_count > 0 ? &m->windows[m->window_count - 1] : NULL;
    moment now = {PARPLAN_DATE_NONE, parplan__value_cut_off(m, unit, part, INT32_MAX), false};
    *out = missing(m, expected);
    if (now.to == PARPLAN_DATE_NONE || (expected != NULL && now.to < expected->to))
        return PARPLAN_OK;
    summed sum;
    parplan_status status = sum_at(m, unit, part, now, &sum, err);
    if (status != PARPLAN_OK)
        return status;
    describe(m, unit, part, &sum, out);
    return settle(m, part, &sum, out, err);
}

/* What the windows of a flow lack, if anything: what contradicts goes before what is missing. */
static void weigh_windows(size_t known, size_t expected, bool invalid, parplan__value *value)
{
    if (value->reason == PARPLAN_REASON_CONFLICT)
        return;
    if (invalid) {
        value->reason = PARPLAN_REASON_INVALID;
    } else if (known < expected) {
        value->reason = PARPLAN_REASON_PARTIAL;
        value->known = known;
        value->expected = expected;
    }
}

/* Windows add up; every one that has closed while the unit existed must be there (V4). */
static parplan_status flow_value(const parplan__measuring *m, size_t unit, const parplan_part *part,
                                 parplan__value *out, parplan_error *err)
{
    summed all = {.rows = 0}, sum;
    size_t known = 0, expected = 0;
    bool invalid = false;
    const parplan_window *last = NULL;
    for (size_t i = 0; i < m->window_count; i++) {
        moment window = {m->windows[i].from, m->windows[i].to, false};
        if (!parplan_unit_exists(parplan_plan_unit(m->plan, unit), window.to))
            continue;
        parplan__value one = {.reason = PARPLAN_REASON_NO_DATA};
        parplan_status status = sum_at(m, unit, part, window, &sum, err);
        if (status == PARPLAN_OK && sum.rows > 0)
            status = settle(m, part, &sum, &one, err);
        if (status != PARPLAN_OK)
            return status;
        expected++;
        last = &m->windows[i];
        known += one.reason != PARPLAN_REASON_NO_DATA && one.reason != PARPLAN_REASON_PARTIAL;
        invalid |= one.reason == PARPLAN_REASON_INVALID;
        if (sum.rows > 0)
            join(&all, &sum);
    }
    *out = missing(m, last);
    if (all.rows == 0)
        return PARPLAN_OK;
    describe(m, unit, part, &all, out);
    parplan_status status = settle(m, part, &all, out, err);
    if (status == PARPLAN_OK)
        weigh_windows(known, expected, invalid, out);
    return status;
}

/* A place among an unknown number of places stands for itself. */
static void reduce(parplan__value *value)
{
    if (value->reason == PARPLAN_REASON_NONE && value->pair)
        (void)parplan_ratio_make(value->num, value->den > 0 ? value->den : 1, &value->ratio, NULL);
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

parplan_status parplan__value_of_events(const parplan__measuring *m, size_t unit,
                                        parplan__value *out, parplan_error *err)
{
    moment now = {PARPLAN_DATE_NONE, parplan__value_cut_off(m, unit, NULL, INT32_MAX), false};
    summed sum;
    *out = missing(m, NULL);
    if (now.to == PARPLAN_DATE_NONE)
        return PARPLAN_OK;
    parplan_status status = sum_at(m, unit, NULL, now, &sum, err);
    if (status != PARPLAN_OK)
        return status;
    describe(m, unit, NULL, &sum, out);
    return settle(m, NULL, &sum, out, err);
}
