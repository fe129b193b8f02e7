/* SPDX-License-Identifier: Apache-2.0 */
/* Targets judged on completions: so many distinct forms, so often, or a document in time. */
#include <stdlib.h>
#include <string.h>

#include "base/message.h"
#include "plan/plan.h"
#include "score/value.h"

/* Completions of the indicator by a unit, up to the day asked about. */
typedef struct events {
    const parplan__completion_row **rows;
    size_t count;
} events;

static int by_date(const void *a, const void *b)
{
    const parplan__completion_row *x = *(const parplan__completion_row *const *)a;
    const parplan__completion_row *y = *(const parplan__completion_row *const *)b;
    return (x->date > y->date) - (x->date < y->date);
}

static size_t walk(const parplan__measuring *m, size_t unit, const parplan__completion_row **rows, size_t count)
{
    const parplan__completion_row *r =
        parplan__completions_first(m->completions, PARPLAN_ENTITY_INDICATOR, m->index, unit);
    for (; r != NULL; r = parplan__completions_next(m->completions, r)) {
        if (r->date > m->as_of)
            continue;
        if (rows != NULL)
            rows[count] = r;
        count++;
    }
    return count;
}

/* The unit's own, and what was done as a whole. */
static size_t walk_both(const parplan__measuring *m, size_t unit, const parplan__completion_row **rows)
{
    if (m->completions == NULL)
        return 0;
    return walk(m, PARPLAN_NO_INDEX, rows, walk(m, unit, rows, 0));
}

static bool collect(const parplan__measuring *m, size_t unit, parplan__arena *arena, events *out)
{
    out->count = walk_both(m, unit, NULL);
    out->rows = parplan__arena_array(arena, out->count, sizeof *out->rows);
    if (out->rows == NULL)
        return false;
    (void)walk_both(m, unit, out->rows);
    qsort(out->rows, out->count, sizeof *out->rows, by_date);
    return true;
}

static void exact(parplan__value *value, int64_t num, int64_t den)
{
    value->reason = PARPLAN_REASON_NONE;
    value->pair = true;
    value->num = num;
    value->den = den;
    value->ratio = (parplan_ratio){ num, 1 };
}

/* Met for good once met; not met so far, or at the deadline for good. */
static void count_forms(const parplan__measuring *m, const events *e, parplan__value *value, parplan__judgement *out)
{
    int64_t distinct = 0, wanted = m->target->frequency.times;
    for (size_t i = 0; i < e->count; i++) {
        size_t k = 0;
        while (k < i && strcmp(e->rows[k]->key, e->rows[i]->key) != 0)
            k++;
        distinct += k == i;
    }
    exact(value, distinct, 1);
    out->threshold = (parplan_ratio){ wanted, 1 };
    out->verdict = distinct >= wanted ? PARPLAN_MET : PARPLAN_NOT_MET;
    out->still_needed = distinct >= wanted ? 0 : wanted - distinct;
}

static parplan_status check_frequency(const parplan__measuring *m, const events *e, parplan__arena *arena,
                                      parplan__value *value, parplan__judgement *out, parplan_error *err)
{
    const parplan_plan_info *info = parplan_plan_get_info(m->plan);
    parplan_frequency_result result;
    parplan_date *dates = parplan__arena_array(arena, e->count, sizeof *dates);
    if (dates == NULL)
        return parplan__fail(err, PP_MEMORY, NULL);
    for (size_t i = 0; i < e->count; i++)
        dates[i] = e->rows[i]->date;
    parplan_interval window = { info->period.from, m->target->deadline };
    parplan_status status = parplan_frequency_check(&m->target->frequency, window, m->as_of, dates, e->count, &result,
                                                    NULL, 0, err);
    if (status != PARPLAN_OK)
        return status;
    exact(value, (int64_t)result.events, 1);
    if (result.violations > 0)
        out->verdict = PARPLAN_NOT_MET;
    else if (result.complete || result.required > 0)
        out->verdict = PARPLAN_MET;
    else
        out->reason = PARPLAN_REASON_NOT_YET_DUE;
    return PARPLAN_OK;
}

static void find_document(const parplan__measuring *m, const events *e, parplan__value *value, parplan__judgement *out)
{
    parplan_date last = m->target->deadline - (m->target->bound == PARPLAN_BOUND_BEFORE);
    exact(value, (int64_t)e->count, 1);
    if (e->count > 0 && e->rows[0]->date <= last)
        out->verdict = PARPLAN_MET;
    else if (m->as_of > last)
        out->verdict = PARPLAN_NOT_MET;
    else
        out->reason = PARPLAN_REASON_NOT_YET_DUE;
}

parplan_status parplan__events_judge(const parplan__measuring *m, size_t unit,
                                     parplan__value *value, parplan__judgement *out,
                                     parplan_error *err)
{
    const char *choice;
    *out = (parplan__judgement){ .verdict = PARPLAN_CANNOT_DETERMINE, .still_needed = -1 };
    out->irrecoverable_since = PARPLAN_DATE_NONE;
    *value = (parplan__value){ .reason = PARPLAN_REASON_NO_DATA, .window_to = PARPLAN_DATE_NONE,
                               .failed_since = PARPLAN_DATE_NONE };
    if (parplan__target_undefined(&m->indicator->measure, m->target, &choice) != 0) {
        out->reason = PARPLAN_REASON_UNDEFINED_TARGET;
        return PARPLAN_OK;
    }
    parplan__arena arena;
    events e;
    parplan__arena_init(&arena, NULL);
    parplan_status status = PARPLAN_OK;
    if (!collect(m, unit, &arena, &e))
        status = parplan__fail(err, PP_MEMORY, NULL);
    else if (m->target->kind == PARPLAN_TARGET_COUNT)
        count_forms(m, &e, value, out);
    else if (m->target->kind == PARPLAN_TARGET_FREQUENCY)
        status = check_frequency(m, &e, &arena, value, out, err);
    else
        find_document(m, &e, value, out);
    parplan__arena_dispose(&arena);
    return status;
}
