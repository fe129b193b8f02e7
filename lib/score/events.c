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
    parplan_interval
        window; /* in which they count; ends before it starts where the target is due before the plan */
} events;

static int by_date(const void *a, const void *b)
{
    const parplan__completion_row *x = *(const parplan__completion_row *const *)a;
    const parplan__completion_row *y = *(const parplan__completion_row *const *)b;
    return (x->date > y->date) - (x->date < y->date);
}

static int by_key(const void *a, const void *b)
{
    const parplan__completion_row *x = *(const parplan__completion_row *const *)a;
    const parplan__completion_row *y = *(const parplan__completion_row *const *)b;
    return strcmp(x->key, y->key);
}

static size_t walk(const parplan__measuring *m, size_t unit, const parplan__completion_row **rows,
                   size_t count)
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
static size_t walk_both(const parplan__measuring *m, size_t unit,
                        const parplan__completion_row **rows)
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
    out->window.from = parplan_plan_get_info(m->plan)->period.from;
    out->window.to = parplan__target_last_day(m->target);
    qsort(out->rows, out->count, sizeof *out->rows, by_date);
    return true;
}

static void exact(parplan__value *value, int64_t num, int64_t den)
{
    value->reason = PARPLAN_REASON_NONE;
    value->pair = true;
    value->num = num;
    value->den = den;
    value->ratio = (parplan_ratio){num, 1};
}

/* Keep the events of the target's window. */
static void narrow(events *e)
{
    size_t kept = 0;
    for (size_t i = 0; i < e->count; i++) {
        if (e->rows[i]->date >= e->window.from && e->rows[i]->date <= e->window.to)
            e->rows[kept++] = e->rows[i];
    }
    e->count = kept;
}

/* Met for good once met; not met so far, or at the deadline for good. */
static void count_forms(const parplan__measuring *m, events *e, parplan__value *value,
                        parplan__judgement *out)
{
    int64_t distinct = 0, wanted = m->target->frequency.times;
    narrow(e);
    qsort(e->rows, e->count, sizeof *e->rows, by_key);
    for (size_t i = 0; i < e->count; i++)
        distinct += i == 0 || by_key(&e->rows[i - 1], &e->rows[i]) != 0;
    exact(value, distinct, 1);
    out->threshold = (parplan_ratio){wanted, 1};
    out->verdict = distinct >= wanted ? PARPLAN_MET : PARPLAN_NOT_MET;
    out->still_needed = distinct >= wanted ? 0 : wanted - distinct;
}

/* How many there are is known, whatever they are to be judged by (V1). */
static void leave_undefined(events *e, parplan__value *value, parplan__judgement *out)
{
    narrow(e);
    exact(value, (int64_t)e->count, 1);
    out->reason = PARPLAN_REASON_UNDEFINED_TARGET;
}

static parplan_status check_frequency(const parplan__measuring *m, events *e, parplan__arena *arena,
                                      parplan__value *value, parplan__judgement *out,
                                      parplan_error *err)
{
    parplan_frequency_result result;
    if (e->window.to < e->window.from) { /* no day on which it could be done */
        leave_undefined(e, value, out);
        return PARPLAN_OK;
    }
    parplan_date *dates = parplan__arena_array(arena, e->count, sizeof *dates);
    if (dates == NULL)
        return parplan__fail(err, PP_MEMORY, NULL);
    for (size_t i = 0; i < e->count; i++)
        dates[i] = e->rows[i]->date;
    parplan_status status = parplan_frequency_check(&m->target->frequency, e->window, m->as_of,
                                                    dates, e->count, &result, NULL, 0, err);
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

static void find_document(const parplan__measuring *m, const events *e, parplan__value *value,
                          parplan__judgement *out)
{
    exact(value, (int64_t)e->count, 1);
    if (e->count > 0 && e->rows[0]->date <= e->window.to)
        out->verdict = PARPLAN_MET;
    else if (m->as_of > e->window.to)
        out->verdict = PARPLAN_NOT_MET;
    else
        out->reason = PARPLAN_REASON_NOT_YET_DUE;
}

static parplan_status judge(const parplan__measuring *m, events *e, parplan__arena *arena,
                            parplan__value *value, parplan__judgement *out, parplan_error *err)
{
    const char *choice;
    if (parplan__target_undefined(&m->indicator->measure, m->target, &choice) != 0)
        leave_undefined(e, value, out);
    else if (m->target->kind == PARPLAN_TARGET_COUNT)
        count_forms(m, e, value, out);
    else if (m->target->kind == PARPLAN_TARGET_FREQUENCY)
        return check_frequency(m, e, arena, value, out, err);
    else
        find_document(m, e, value, out);
    return PARPLAN_OK;
}

/* A target said not to apply to a unit (V1) is not judged on what it did; where it did it all the same, one is wrong. */
static bool settled_by_state(const parplan__measuring *m, size_t unit, parplan__value *value,
                             parplan__judgement *out)
{
    if (value->reason != PARPLAN_REASON_NOT_APPLICABLE && value->reason != PARPLAN_REASON_CONFLICT)
        return false;
    if (m->completions != NULL && walk(m, unit, NULL, 0) > 0)
        value->reason = PARPLAN_REASON_CONFLICT;
    if (value->reason == PARPLAN_REASON_CONFLICT)
        out->reason = PARPLAN_REASON_CONFLICT;
    else
        out->verdict = PARPLAN_NOT_APPLICABLE;
    return true;
}

parplan_status parplan__events_judge(const parplan__measuring *m, size_t unit,
                                     parplan__value *value, parplan__judgement *out,
                                     parplan_error *err)
{
    *out = (parplan__judgement){.verdict = PARPLAN_CANNOT_DETERMINE, .still_needed = -1};
    out->irrecoverable_since = PARPLAN_DATE_NONE;
    parplan_status status = parplan__value_of_events(m, unit, value, err);
    if (status != PARPLAN_OK || settled_by_state(m, unit, value, out))
        return status;
    parplan__arena arena;
    events e;
    parplan__arena_init(&arena, m->allocator);
    status = collect(m, unit, &arena, &e) ? judge(m, &e, &arena, value, out, err)
                                          : parplan__fail(err, PP_MEMORY, NULL);
    parplan__arena_dispose(&arena);
    return status;
}
