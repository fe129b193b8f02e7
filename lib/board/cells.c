/* SPDX-License-Identifier: Apache-2.0 */
/* Cells: each indicator, its reporting units, and the units above them. */
#include <stdlib.h>
#include <string.h>

#include "base/message.h"
#include "board/board.h"
#include "plan/plan.h"
#include "score/value.h"

/* One indicator at work. Reporters stand in tree order, so those below a unit are neighbours. */
typedef struct work {
    parplan_board *board;
    parplan__measuring m;
    size_t version;
    const parplan_part *parts; /* NULL: undivided */
    size_t part_count;         /* at least 1 */
    size_t *reporters;         /* ranks in the unit order */
    size_t reporter_count;
    size_t first, end;              /* reporters of the unit being filled and of those below it */
    const size_t *below;            /* by rank: units of the subtree, the unit included */
    parplan__value *values;         /* by part, then reporter */
    parplan__judgement *judgements; /* the same, for targets judged on events */
    parplan__value *picked;         /* room for the reporters of one unit and part */
    parplan__judgement *picked_judgements;
    parplan__rational wide;
} work;

static void *make(parplan_board *board, size_t count, size_t size)
{
    return parplan__arena_array(&board->arena, count, size);
}

static bool on_events(const work *w)
{
    return w->m.indicator->measure.type == PARPLAN_MEASURE_EVENTS;
}

/* ---- what holds for the indicator ---- */

/* First day of the year that is judged: the one asked about, within the plan's years. */
static parplan_date year_start(const parplan_plan *plan, parplan_date as_of)
{
    parplan_interval period = parplan_plan_get_info(plan)->period;
    parplan_date start = period.from;
    int32_t year;
    parplan_date_split(as_of < period.to ? as_of : period.to, &year, NULL, NULL);
    (void)parplan_date_make(year, 1, 1, &start, NULL);
    return start > period.from ? start : period.from;
}

/* The version in force at the start of the year, or a later one that reaches back (V10). */
static size_t version_of(const parplan_plan *plan, const parplan_indicator *indicator,
                         parplan_date as_of)
{
    parplan_date start = year_start(plan, as_of);
    size_t version = 0;
    for (size_t i = 0; i < indicator->amendment_count; i++) {
        const parplan_amendment *a = &indicator->amendments[i];
        if (a->effective <= (a->retroactive ? as_of : start))
            version = i + 1;
    }
    return version;
}

/* Whether a unit is there when the window judged closes; for a flow, when any of them does. */
static bool is_there(const work *w, const parplan_unit *unit)
{
    size_t windows = w->m.window_count;
    if (windows == 0)
        return parplan_unit_exists(unit, w->m.cut_off);
    size_t first = w->m.indicator->measure.series == PARPLAN_SERIES_FLOW ? 0 : windows - 1;
    for (size_t i = first; i < windows; i++) {
        if (parplan_unit_exists(unit, w->m.windows[i].to))
            return true;
    }
    return false;
}

static parplan_status find_reporters(work *w, parplan_error *err)
{
    const parplan_who *who = &w->m.indicator->measure.who;
    const parplan__unit_order *order = &w->board->units;
    bool *reports = make(w->board, order->count, sizeof *reports);
    w->reporters = make(w->board, who->unit_count, sizeof *w->reporters);
    if (reports == NULL || w->reporters == NULL)
        return parplan__fail(err, PP_MEMORY, NULL);
    for (size_t i = 0; i < who->unit_count; i++)
        reports[order->rank[who->units[i]]] =
            is_there(w, parplan_plan_unit(w->m.plan, who->units[i]));
    for (size_t rank = 0; rank < order->count; rank++) {
        if (reports[rank])
            w->reporters[w->reporter_count++] = rank;
    }
    return PARPLAN_OK;
}

static const parplan_part *part_at(const work *w, size_t part)
{
    return w->parts != NULL ? &w->parts[part] : NULL;
}

static bool belongs(const work *w, size_t part, size_t reporter)
{
    const parplan_part *p = part_at(w, part);
    size_t unit = w->board->units.at[w->reporters[reporter]];
    return p == NULL || p->level == PARPLAN_LEVEL_UNSET ||
           p->level == parplan_plan_unit(w->m.plan, unit)->level;
}

static parplan_status measure_reporters(work *w, parplan_error *err)
{
    size_t all = w->part_count * w->reporter_count;
    w->values = make(w->board, all, sizeof *w->values);
    w->judgements = make(w->board, all, sizeof *w->judgements);
    w->picked = make(w->board, w->reporter_count, sizeof *w->picked);
    w->picked_judgements = make(w->board, w->reporter_count, sizeof *w->picked_judgements);
    if (w->values == NULL || w->judgements == NULL || w->picked == NULL ||
        w->picked_judgements == NULL)
        return parplan__fail(err, PP_MEMORY, NULL);
    parplan_status status = PARPLAN_OK;
    for (size_t part = 0; part < w->part_count; part++) {
        for (size_t i = 0; i < w->reporter_count && status == PARPLAN_OK; i++) {
            size_t unit = w->board->units.at[w->reporters[i]], at = part * w->reporter_count + i;
            if (!belongs(w, part, i))
                continue;
            status =
                on_events(w)
                    ? parplan__events_judge(&w->m, unit, &w->values[at], &w->judgements[at], err)
                    : parplan__value_of_unit(&w->m, unit, part_at(w, part), &w->values[at], err);
        }
    }
    return status;
}

/* ---- one cell ---- */

static const char *keep(work *w, const char *text, parplan_status *status)
{
    if (text == NULL)
        return "";
    const char *copy = parplan__arena_copy(&w->board->arena, text, strlen(text));
    if (copy == NULL)
        *status = PARPLAN_E_MEMORY;
    return copy;
}

static parplan_status write_exact(work *w, const parplan__value *value, parplan_cell_part *out,
                                  parplan_error *err)
{
    if (value->wide == NULL && value->ratio.den == 0)
        return PARPLAN_OK;
    parplan_status status = PARPLAN_OK;
    if (value->wide == NULL) {
        char text[64];
        parplan__message_fill(
            value->ratio.den == 1 ? "{0}" : "{0}/{1}",
            PARPLAN__ARGS(PARPLAN__INT(value->ratio.num), PARPLAN__INT(value->ratio.den)), text,
            sizeof text);
        out->exact = keep(w, text, &status);
        return status != PARPLAN_OK ? parplan__fail(err, PP_MEMORY, NULL) : PARPLAN_OK;
    }
    parplan__buffer buffer;
    parplan__buffer_init(&buffer, w->m.allocator);
    status = parplan__rational_print(value->wide, &buffer, err);
    if (status == PARPLAN_OK && !buffer.failed)
        out->exact = keep(w, buffer.data, &status);
    if (buffer.failed || status == PARPLAN_E_MEMORY)
        status = parplan__fail(err, PP_MEMORY, NULL);
    parplan__buffer_dispose(&buffer);
    return status;
}

/* The largest multiple of 1/scale that is not above the value; *fits is false where 64 bits do not hold it. */
static parplan_status floor_of(const parplan__rational *wide, int64_t scale, int64_t *out,
                               bool *fits, parplan_error *err)
{
    int64_t low = INT64_MIN, high = INT64_MAX;
    int order = 0;
    while (low < high) {
        int64_t middle = low / 2 + high / 2 + (low % 2 + high % 2) / 2;
        middle += middle < high; /* towards the upper end, which lies inside the search */
        parplan_status status =
            parplan__rational_compare(wide, (parplan_ratio){middle, scale}, &order, err);
        if (status != PARPLAN_OK)
            return status;
        if (order >= 0)
            low = middle;
        else
            high = middle - 1;
    }
    *out = low;
    *fits = low > INT64_MIN && low < INT64_MAX;
    return PARPLAN_OK;
}

/* What can be shown of a value beyond 64 bits: never the threshold itself, which it is not (N6). */
static parplan_status show_wide(const parplan__rational *wide, parplan_ratio threshold,
                                parplan_ratio *out, parplan_error *err)
{
    int64_t scale = 1000000, units = 0;
    bool fits = false;
    parplan_status status = floor_of(wide, scale, &units, &fits, err);
    if (status == PARPLAN_OK && !fits) {
        scale = 1;
        status = floor_of(wide, scale, &units, &fits, err);
    }
    if (status == PARPLAN_OK && threshold.den > 0 &&
        parplan_ratio_compare((parplan_ratio){units, scale}, threshold) == 0)
        units++;
    return status == PARPLAN_OK ? parplan_ratio_make(units, scale, out, err) : status;
}

/* Per remaining working day; none where the calendar does not reach the deadline. */
static parplan_ratio pace_of(const work *w, const parplan__judgement *judged)
{
    parplan_ratio pace = {0, 0};
    int32_t days;
    parplan_date last = parplan__target_last_day(w->m.target);
    if (judged->still_needed <= 0 || w->m.as_of > last)
        return pace;
    if (parplan_calendar_count(parplan_plan_calendar(w->m.plan), w->m.as_of, last, &days, NULL) ==
            PARPLAN_OK &&
        days > 0)
        (void)parplan_ratio_make(judged->still_needed, days, &pace, NULL);
    return pace;
}

static parplan_status fill_part(work *w, size_t part, const parplan__value *value,
                                const parplan__judgement *judged, parplan_cell_part *out,
                                parplan_error *err)
{
    const parplan_part *p = part_at(w, part);
    *out = (parplan_cell_part){.id = p != NULL ? p->id : ""};
    if (p != NULL)
        out->name = p->name;
    out->force = p != NULL && p->force != PARPLAN_FORCE_UNSET ? p->force : w->m.target->force;
    out->threshold = judged->threshold;
    out->value_reason = value->reason;
    out->known = value->reason == PARPLAN_REASON_PARTIAL ? value->known : 0;
    out->expected = value->reason == PARPLAN_REASON_PARTIAL ? value->expected : 0;
    out->verdict = judged->verdict;
    out->reason = judged->reason;
    out->still_needed = judged->still_needed;
    out->has_allowed_failures = judged->has_allowed_failures;
    out->allowed_failures = judged->allowed_failures;
    out->unlikely = judged->unlikely;
    out->irrecoverable_since = judged->irrecoverable_since;
    out->pace = pace_of(w, judged);
    out->fell = value->fell;
    parplan_status status = PARPLAN_OK;
    if (value->source != NULL)
        out->source = keep(w, value->source, &status);
    if (value->note != NULL)
        out->note = keep(w, value->note, &status);
    if (status != PARPLAN_OK)
        return parplan__fail(err, PP_MEMORY, NULL);
    bool shown = value->reason == PARPLAN_REASON_NONE ||
                 value->reason == PARPLAN_REASON_ZERO_DENOMINATOR ||
                 value->reason == PARPLAN_REASON_INVALID;
    if (!shown)
        return PARPLAN_OK;
    out->has_pair = value->pair;
    out->numerator = value->num;
    out->denominator = value->den;
    if (value->reason != PARPLAN_REASON_NONE)
        return PARPLAN_OK;
    out->value = out->shown = value->ratio;
    if (value->wide != NULL && value->ratio.den == 0) {
        status = show_wide(value->wide, judged->threshold, &out->shown, err);
        if (status != PARPLAN_OK)
            return status;
    }
    return write_exact(w, value, out, err);
}

/* Reporters of the part; their number. */
static size_t pick(work *w, size_t part)
{
    size_t count = 0;
    for (size_t i = w->first; i < w->end; i++) {
        if (!belongs(w, part, i))
            continue;
        w->picked[count] = w->values[part * w->reporter_count + i];
        w->picked_judgements[count] = w->judgements[part * w->reporter_count + i];
        count++;
    }
    return count;
}

/* Units that are judged on what they did add up to how many of those it applies to have reached it. */
static void combine_events(const work *w, size_t count, parplan__value *value,
                           parplan__judgement *judged)
{
    size_t known, concerned = 0, later = 0;
    int64_t met = 0, events = 0;
    *judged = w->picked_judgements[0];
    *value = w->picked[0];
    if (count == 1)
        return;
    parplan__verdict_combine(w->picked_judgements, count, &known, &judged->verdict,
                             &judged->reason);
    for (size_t i = 0; i < count; i++) {
        met += w->picked_judgements[i].verdict == PARPLAN_MET;
        concerned += w->picked_judgements[i].verdict != PARPLAN_NOT_APPLICABLE;
        later += w->picked_judgements[i].reason == PARPLAN_REASON_NOT_YET_DUE;
        events += w->picked[i].num;
    }
    bool undefined = judged->reason == PARPLAN_REASON_UNDEFINED_TARGET;
    if (later > 0 && known + later == count) /* nothing is missing: there is time */
        judged->reason = PARPLAN_REASON_NOT_YET_DUE;
    judged->still_needed = undefined || concerned == 0 ? -1 : (int64_t)concerned - met;
    judged->threshold = (parplan_ratio){0, 0};
    *value = (parplan__value){
        .pair = true, .num = met, .den = (int64_t)concerned, .window_to = PARPLAN_DATE_NONE};
    if (undefined) {
        value->num = events;
        value->den = 1;
    }
    if (concerned == 0)
        value->reason = PARPLAN_REASON_NOT_APPLICABLE;
    else if (judged->reason == PARPLAN_REASON_CONFLICT)
        value->reason = PARPLAN_REASON_CONFLICT;
    else
        (void)parplan_ratio_make(value->num, value->den, &value->ratio, NULL);
}

static parplan_status judge_picked(work *w, size_t part, size_t count, parplan__value *value,
                                   parplan__judgement *judged, parplan_error *err)
{
    if (on_events(w)) {
        combine_events(w, count, value, judged);
        return PARPLAN_OK;
    }
    parplan_status status = PARPLAN_OK;
    if (count == 1)
        *value = w->picked[0];
    else
        status = parplan__value_rollup(&w->m, w->picked, count, &w->wide, value, err);
    return status == PARPLAN_OK ? parplan__value_judge(&w->m, part_at(w, part), value, judged, err)
                                : status;
}

/* The newest cut-off before a day for which one of the units below has a figure, or NONE. */
static parplan_date cut_off_before(const work *w, size_t part, parplan_date day)
{
    parplan_date best = PARPLAN_DATE_NONE;
    for (size_t i = w->first; i < w->end; i++) {
        if (!belongs(w, part, i))
            continue;
        parplan_date found = parplan__value_cut_off(&w->m, w->board->units.at[w->reporters[i]],
                                                    part_at(w, part), day);
        if (found != PARPLAN_DATE_NONE && (best == PARPLAN_DATE_NONE || found > best))
            best = found;
    }
    return best;
}

/* The verdict as it was on a day. */
static parplan_status judge_then(work *w, size_t part, parplan_date day, parplan__judgement *judged,
                                 parplan_error *err)
{
    parplan__measuring today = w->m;
    parplan_status status = PARPLAN_OK;
    parplan__value value;
    size_t count = 0;
    w->m.as_of = w->m.cut_off = day;
    while (w->m.window_count > 0 && w->m.windows[w->m.window_count - 1].to > day)
        w->m.window_count--;
    for (size_t i = w->first; i < w->end && status == PARPLAN_OK; i++) {
        if (belongs(w, part, i))
            status = parplan__value_of_unit(&w->m, w->board->units.at[w->reporters[i]],
                                            part_at(w, part), &w->picked[count++], err);
    }
    if (status == PARPLAN_OK)
        status = judge_picked(w, part, count, &value, judged, err);
    w->m = today;
    return status;
}

/* Since when a share is lost: the earliest cut-off from which on every one says so, or else the deadline. */
static parplan_status find_loss(work *w, size_t part, parplan_date *since, parplan_error *err)
{
    parplan__judgement then = {.verdict = PARPLAN_IRRECOVERABLE};
    *since = w->m.cut_off;
    parplan_date day = cut_off_before(w, part, INT32_MAX);
    while (day != PARPLAN_DATE_NONE) {
        parplan_status status = judge_then(w, part, day, &then, err);
        if (status != PARPLAN_OK)
            return status;
        if (then.verdict != PARPLAN_IRRECOVERABLE)
            break;
        *since = day;
        day = cut_off_before(w, part, day);
    }
    return PARPLAN_OK;
}

static parplan_status judge_part(work *w, size_t part, size_t count, parplan__value *value,
                                 parplan__judgement *judged, parplan_error *err)
{
    parplan_status status = judge_picked(w, part, count, value, judged, err);
    if (status == PARPLAN_OK && judged->verdict == PARPLAN_IRRECOVERABLE)
        status = find_loss(w, part, &judged->irrecoverable_since, err);
    return status;
}

static parplan_status fill_cell(work *w, parplan_cell *cell, bool *concerns, parplan_error *err)
{
    parplan_cell_part *parts = make(w->board, w->part_count, sizeof *parts);
    parplan__judgement *judged = make(w->board, w->part_count, sizeof *judged);
    if (parts == NULL || judged == NULL)
        return parplan__fail(err, PP_MEMORY, NULL);
    parplan_status status = PARPLAN_OK;
    const char *window = NULL;
    parplan_date newest = PARPLAN_DATE_NONE;
    size_t count = 0, known;
    for (size_t part = 0; part < w->part_count && status == PARPLAN_OK; part++) {
        parplan__value value;
        size_t reporters = pick(w, part);
        if (reporters == 0)
            continue;
        cell->total |= reporters > 1;
        status = judge_part(w, part, reporters, &value, &judged[count], err);
        if (status == PARPLAN_OK)
            status = fill_part(w, part, &value, &judged[count], &parts[count], err);
        if (status == PARPLAN_OK && value.window != NULL &&
            (window == NULL || value.window_to > newest)) {
            window = value.window;
            newest = value.window_to;
        }
        count++;
    }
    *concerns = count > 0;
    if (status != PARPLAN_OK || count == 0)
        return status;
    cell->parts = parts;
    cell->part_count = count;
    cell->window = keep(w, window, &status);
    parplan__verdict_combine(judged, count, &known, &cell->verdict, &cell->reason);
    return status != PARPLAN_OK ? parplan__fail(err, PP_MEMORY, NULL) : PARPLAN_OK;
}

/* Reporters at a rank and in its subtree: they are neighbours, and ranks are asked for in order. */
static bool find_subtree(work *w, size_t rank)
{
    while (w->first < w->reporter_count && w->reporters[w->first] < rank)
        w->first++;
    w->end = w->first;
    while (w->end < w->reporter_count && w->reporters[w->end] < rank + w->below[rank])
        w->end++;
    return w->first < w->end;
}

/* What the values of the indicator's cells are. */
static parplan_scale scale_of(const parplan__measuring *m)
{
    switch (m->indicator->measure.type) {
    case PARPLAN_MEASURE_RATIO:
    case PARPLAN_MEASURE_PERCENTAGE:
        return PARPLAN_SCALE_PERCENT;
    case PARPLAN_MEASURE_RANK:
        return PARPLAN_SCALE_RANK;
    case PARPLAN_MEASURE_NUMBER: /* against a base it is a change, in parts of the base */
        return m->target->base != PARPLAN_DATE_NONE ? PARPLAN_SCALE_PERCENT : PARPLAN_SCALE_NUMBER;
    default:
        return PARPLAN_SCALE_NUMBER;
    }
}

static parplan_status add_cells(work *w, parplan_error *err)
{
    parplan_board *board = w->board;
    for (size_t rank = 0; rank < board->units.count; rank++) {
        if (!find_subtree(w, rank))
            continue;
        parplan_cell cell = {
            .indicator = w->m.index, .unit = board->units.at[rank], .version = w->version};
        bool concerns = false;
        cell.deadline = w->m.target->deadline;
        cell.scale = scale_of(&w->m);
        cell.final = board->as_of > parplan__target_last_day(w->m.target);
        parplan_status status = fill_cell(w, &cell, &concerns, err);
        if (status != PARPLAN_OK)
            return status;
        if (!concerns)
            continue;
        cell.total |=
            w->reporter_count > 0 && !parplan__who_has(&w->m.indicator->measure.who, cell.unit);
        if (!parplan__grow(&board->arena.allocator, &board->cells, &board->capacity, board->count,
                           sizeof cell))
            return parplan__fail(err, PP_MEMORY, NULL);
        board->cells[board->count++] = cell;
    }
    return PARPLAN_OK;
}

static parplan_status add_indicator(parplan_board *board, const parplan_figures *figures,
                                    const parplan_completions *completions, const size_t *below,
                                    size_t index, parplan_error *err)
{
    const parplan_indicator *indicator = parplan_plan_indicator(board->plan, index);
    work w = {.board = board, .below = below};
    w.version = version_of(board->plan, indicator, board->as_of);
    w.m = (parplan__measuring){.figures = figures,
                               .completions = completions,
                               .plan = board->plan,
                               .index = index,
                               .indicator = indicator,
                               .as_of = board->as_of,
                               .allocator = &board->arena.allocator};
    w.m.target = w.version == 0 ? &indicator->target : &indicator->amendments[w.version - 1].target;
    parplan_date last = parplan__target_last_day(w.m.target);
    w.m.cut_off = board->as_of < last ? board->as_of : last;
    w.parts = w.m.target->part_count > 0 ? w.m.target->parts : NULL;
    w.part_count = w.parts != NULL ? w.m.target->part_count : 1;
    parplan__rational_init(&w.wide);
    parplan_status status = parplan__windows_closed(board->plan, &board->arena, board->windows,
                                                    indicator->measure.regime, w.m.cut_off,
                                                    &w.m.windows, &w.m.window_count, err);
    if (status == PARPLAN_OK)
        status = find_reporters(&w, err);
    if (status == PARPLAN_OK)
        status = measure_reporters(&w, err);
    if (status == PARPLAN_OK)
        status = add_cells(&w, err);
    parplan__rational_dispose(&w.wide);
    return status;
}

/* ---- all of them ---- */

/* By rank: how many units the subtree has. Children follow their parent in the order. */
static size_t *subtree_sizes(parplan_board *board)
{
    const parplan__unit_order *order = &board->units;
    size_t *below = make(board, order->count, sizeof *below);
    for (size_t rank = order->count; below != NULL && rank-- > 0;) {
        size_t parent = parplan_plan_unit(board->plan, order->at[rank])->parent;
        below[rank]++;
        if (parent != PARPLAN_NO_INDEX)
            below[order->rank[parent]] += below[rank];
    }
    return below;
}

typedef struct entry {
    const char *id;
    size_t index;
} entry;

static int by_id(const void *a, const void *b)
{
    return parplan__id_compare(((const entry *)a)->id, ((const entry *)b)->id);
}

parplan_status parplan__board_cells(parplan_board *board, const parplan_figures *figures,
                                    const parplan_completions *completions, parplan_error *err)
{
    size_t count = parplan_plan_count(board->plan, PARPLAN_ENTITY_INDICATOR);
    entry *entries = make(board, count, sizeof *entries);
    size_t *below = subtree_sizes(board);
    if (entries == NULL || below == NULL)
        return parplan__fail(err, PP_MEMORY, NULL);
    for (size_t i = 0; i < count; i++)
        entries[i] = (entry){parplan_plan_indicator(board->plan, i)->id, i};
    qsort(entries, count, sizeof *entries, by_id);
    parplan_status status = PARPLAN_OK;
    for (size_t i = 0; i < count && status == PARPLAN_OK; i++)
        status = add_indicator(board, figures, completions, below, entries[i].index, err);
    return status;
}
