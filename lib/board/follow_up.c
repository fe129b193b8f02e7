/* SPDX-License-Identifier: Apache-2.0 */
/* How tasks stand, "rõ người, rõ việc": by lead, by leader, and those that lack either. */
#include <stdlib.h>
#include <string.h>

#include "base/message.h"
#include "board/board.h"
#include "score/completions.h"

typedef struct counter {
    parplan_board *board;
    const parplan_completions *completions;
} counter;

static parplan_date done_on(const counter *c, size_t task, size_t unit)
{
    parplan_date done = PARPLAN_DATE_NONE;
    const parplan__completion_row *r =
        c->completions != NULL
            ? parplan__completions_first(c->completions, PARPLAN_ENTITY_TASK, task, unit)
            : NULL;
    for (; r != NULL; r = parplan__completions_next(c->completions, r)) {
        if (r->date <= c->board->as_of && (done == PARPLAN_DATE_NONE || r->date < done))
            done = r->date;
    }
    return done;
}

/* As a whole a task is done when it was said to be, or when the last of its leads had done it. */
static parplan_date whole_done_on(const counter *c, size_t index)
{
    const parplan_who *lead = &parplan_plan_task(c->board->plan, index)->lead;
    parplan_date whole = done_on(c, index, PARPLAN_NO_INDEX), last = PARPLAN_DATE_NONE;
    for (size_t i = 0; whole == PARPLAN_DATE_NONE && i < lead->unit_count; i++) {
        parplan_date done = done_on(c, index, lead->units[i]);
        if (done == PARPLAN_DATE_NONE)
            return done;
        if (done > last)
            last = done;
    }
    return whole != PARPLAN_DATE_NONE ? whole : last;
}

/* Count a task for one unit; PARPLAN_NO_INDEX is the task as a whole. */
static parplan_status count_task(const counter *c, size_t index, size_t unit,
                                 parplan_task_tally *tally, parplan_error *err)
{
    const parplan_task *task = parplan_plan_task(c->board->plan, index);
    parplan_date whole = done_on(c, index, PARPLAN_NO_INDEX);
    parplan_date done =
        unit != PARPLAN_NO_INDEX ? done_on(c, index, unit) : whole_done_on(c, index);
    if (done == PARPLAN_DATE_NONE || (whole != PARPLAN_DATE_NONE && whole < done))
        done = whole;
    parplan_due due = {.effective = INT32_MAX};
    if (task->due.date != PARPLAN_DATE_NONE) {
        parplan_status status =
            parplan_due_fixed(parplan_plan_calendar(c->board->plan), task->due.date,
                              task->due.bound, task->due.roll, &due, err);
        if (status != PARPLAN_OK)
            return status;
    }
    tally->total++;
    if (done != PARPLAN_DATE_NONE && done > due.effective)
        tally->done_late++;
    else if (done != PARPLAN_DATE_NONE)
        tally->done++;
    else if (c->board->as_of > due.effective)
        tally->overdue++;
    else
        tally->open++;
    return PARPLAN_OK;
}

/* Leads in the order of units; tasks without one come last. */
static parplan_status by_lead(const counter *c, parplan__tallies *out, parplan_error *err)
{
    parplan_board *board = c->board;
    size_t units = board->units.count;
    parplan_task_tally *all = parplan__arena_array(&board->arena, units + 1, sizeof *all);
    if (all == NULL)
        return parplan__fail(err, PP_MEMORY, NULL);
    parplan_status status = PARPLAN_OK;
    for (size_t i = 0; i < parplan_plan_count(board->plan, PARPLAN_ENTITY_TASK); i++) {
        const parplan_who *lead = &parplan_plan_task(board->plan, i)->lead;
        for (size_t k = 0; k < lead->unit_count && status == PARPLAN_OK; k++)
            status = count_task(c, i, lead->units[k], &all[board->units.rank[lead->units[k]]], err);
        if (lead->unit_count == 0 && status == PARPLAN_OK)
            status = count_task(c, i, PARPLAN_NO_INDEX, &all[units], err);
    }
    *out = (parplan__tallies){all, 0};
    for (size_t rank = 0; rank <= units; rank++) {
        if (all[rank].total == 0)
            continue;
        all[rank].id =
            rank < units ? parplan_plan_unit(board->plan, board->units.at[rank])->id : "";
        all[out->count++] = all[rank];
    }
    return status;
}

static const char *leader_of(const parplan_board *board, size_t task)
{
    const char *leader = parplan_plan_task(board->plan, task)->leader;
    return leader != NULL ? leader : "";
}

/* By id; nobody comes last. */
static int tally_order(const void *a, const void *b)
{
    const char *x = ((const parplan_task_tally *)a)->id, *y = ((const parplan_task_tally *)b)->id;
    if ((*x == '\0') != (*y == '\0'))
        return *x == '\0' ? 1 : -1;
    return parplan__id_compare(x, y);
}

static parplan_status by_leader(const counter *c, parplan__tallies *out, parplan_error *err)
{
    parplan_board *board = c->board;
    size_t tasks = parplan_plan_count(board->plan, PARPLAN_ENTITY_TASK);
    parplan_task_tally *all = parplan__arena_array(&board->arena, tasks, sizeof *all);
    if (all == NULL)
        return parplan__fail(err, PP_MEMORY, NULL);
    *out = (parplan__tallies){all, 0};
    for (size_t i = 0; i < tasks; i++) {
        const char *leader = leader_of(board, i);
        size_t k = 0;
        while (k < out->count && strcmp(all[k].id, leader) != 0)
            k++;
        if (k == out->count)
            all[out->count++].id = leader;
        parplan_status status = count_task(c, i, PARPLAN_NO_INDEX, &all[k], err);
        if (status != PARPLAN_OK)
            return status;
    }
    qsort(all, out->count, sizeof *all, tally_order);
    return PARPLAN_OK;
}

parplan_status parplan__board_follow_up(parplan_board *board,
                                        const parplan_completions *completions, parplan_error *err)
{
    counter c = {board, completions};
    for (size_t i = 0; i < parplan_plan_count(board->plan, PARPLAN_ENTITY_TASK); i++) {
        const parplan_task *task = parplan_plan_task(board->plan, i);
        board->without_lead += task->lead.id_count == 0;
        board->without_leader += task->leader == NULL;
        board->without_product += task->product.vi == NULL && task->product.en == NULL;
    }
    parplan_status status = by_lead(&c, &board->tasks[PARPLAN_TALLY_BY_LEAD], err);
    return status == PARPLAN_OK ? by_leader(&c, &board->tasks[PARPLAN_TALLY_BY_LEADER], err)
                                : status;
}
