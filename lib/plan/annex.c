/* SPDX-License-Identifier: Apache-2.0 */
/* The annex: who answers for which task, with what product, by when, as a CSV beside the plan. */
#include <string.h>

#include "base/problems.h"
#include "base/text.h"
#include "io/csv.h"
#include "plan/plan.h"

enum { TASK, LEADER, PRODUCT, DUE, LEAD, COLUMNS };

static const parplan__csv_column columns[COLUMNS] = {
    [TASK] = { { "task", "nhiệm vụ", "mã nhiệm vụ" }, true },
    [LEADER] = { { "leader", "lãnh đạo", "lãnh đạo phụ trách" }, false },
    [PRODUCT] = { { "product", "sản phẩm", "sản phẩm đầu ra" }, false },
    [DUE] = { { "due", "thời hạn" }, false },
    [LEAD] = { { "lead", "chủ trì", "cơ quan chủ trì" }, false },
};

typedef struct annex {
    parplan_plan *plan;
    parplan__csv csv;
    parplan_problems *problems;
    bool failed;
} annex;

static char *text_of(annex *a, int column)
{
    parplan__csv_field field = parplan__csv_get(&a->csv, (size_t)column);
    if (field.size == 0)
        return NULL;
    char *text = parplan__text_nfc(&a->plan->arena, field.text, field.size);
    a->failed |= text == NULL;
    return text;
}

static parplan__place place_of(annex *a, int column)
{
    static const char *const paths[COLUMNS] = { "annex:task", "annex:leader", "annex:product", "annex:due",
                                                "annex:lead" };
    parplan__place place = { .path = paths[column] };
    parplan__csv_place(&a->csv, (size_t)column, &place.line, &place.column);
    return place;
}

static void read_due(annex *a, parplan_task *task)
{
    parplan__csv_field field = parplan__csv_get(&a->csv, DUE);
    parplan_error err = PARPLAN_ERROR_INIT;
    if (field.size == 0)
        return;
    if (parplan_date_parse(field.text, field.size, &task->due.date, &err) != PARPLAN_OK)
        parplan__problems_add_error(a->problems, &err, place_of(a, DUE));
    task->due.bound = PARPLAN_BOUND_BY;
    task->due.roll = PARPLAN_ROLL_NONE;
}

static void read_lead(annex *a, parplan_task *task)
{
    const char *id = text_of(a, LEAD);
    if (id == NULL)
        return;
    size_t unit = parplan__map_find(&a->plan->ids[PARPLAN_ENTITY_UNIT], id);
    if (unit == SIZE_MAX) {
        parplan__problems_add(a->problems, PP_PLAN_REF, place_of(a, LEAD), PARPLAN__ARGS("units", id));
        return;
    }
    const char **ids = parplan__arena_array(&a->plan->arena, 1, sizeof *ids);
    size_t *units = parplan__arena_array(&a->plan->arena, 1, sizeof *units);
    if (ids == NULL || units == NULL) {
        a->failed = true;
        return;
    }
    *ids = id;
    *units = unit;
    task->lead = (parplan_who){ ids, 1, units, 1 };
}

static void read_row(annex *a)
{
    const char *id = text_of(a, TASK);
    size_t position = parplan__map_find(&a->plan->ids[PARPLAN_ENTITY_TASK], id != NULL ? id : "");
    if (position == SIZE_MAX) {
        parplan__problems_add(a->problems, PP_PLAN_REF, place_of(a, TASK), PARPLAN__ARGS("tasks", id != NULL ? id : ""));
        return;
    }
    parplan_task *task = (parplan_task *)a->plan->lists[PARPLAN_ENTITY_TASK].items + position;
    const char *leader = text_of(a, LEADER), *product = text_of(a, PRODUCT);
    if (leader != NULL)
        task->leader = leader;
    if (product != NULL)
        task->product = (parplan_text){ product, NULL };
    read_due(a, task);
    read_lead(a, task);
}

parplan_status parplan__plan_annex(parplan_plan *plan, const char *bytes, size_t size,
                                   parplan_problems *problems, parplan_error *err)
{
    annex a = { .plan = plan, .problems = problems };
    bool row;
    parplan_status status =
        parplan__csv_open(&a.csv, bytes, size, columns, COLUMNS, &plan->arena.allocator, err);
    while (status == PARPLAN_OK && (status = parplan__csv_next(&a.csv, &row, err)) == PARPLAN_OK && row)
        read_row(&a);
    parplan__csv_close(&a.csv);
    if (status != PARPLAN_OK && err != NULL)
        parplan__locate(err, "annex", err->line, err->column);
    if (status == PARPLAN_OK && a.failed)
        status = parplan__fail(err, PP_MEMORY, NULL);
    return status;
}
