/* SPDX-License-Identifier: Apache-2.0 */
/* The annex: who answers for which task, with what product, by when, as a CSV beside the plan. */
#include <string.h>

#include "base/problems.h"
#include "base/text.h"
#include "io/csv.h"
#include "plan/plan.h"

enum { TASK, LEADER, PRODUCT, DUE, LEAD, COLUMNS };

static const parplan__csv_column columns[COLUMNS] = {
    [TASK] = {{"task", "nhiệm vụ", "mã nhiệm vụ"}, true},
    [LEADER] = {{"leader", "lãnh đạo", "lãnh đạo phụ trách"}, false},
    [PRODUCT] = {{"product", "sản phẩm", "sản phẩm đầu ra"}, false},
    [DUE] = {{"due", "thời hạn"}, false},
    [LEAD] = {{"lead", "chủ trì", "cơ quan chủ trì"}, false},
};

typedef struct annex {
    parplan_plan *plan;
    parplan__csv csv;
    parplan_problems *problems;
    bool *named; /* the tasks that a row names */
    bool failed;
} annex;

/* Places in an annex are told apart from those of the plan: "annex:due". */
static parplan__place place_of(annex *a, int column)
{
    static const char *const paths[COLUMNS] = {"annex:task", "annex:leader", "annex:product",
                                               "annex:due", "annex:lead"};
    parplan__place place = {.path = paths[column]};
    parplan__csv_place(&a->csv, (size_t)column, &place.line, &place.column);
    return place;
}

static void problem(annex *a, int column, parplan__message id, const char *const *args)
{
    parplan__problems_add(a->problems, id, place_of(a, column), args);
}

/* A cell's text as the document would hold it, or NULL where there is none. */
static char *text_of(annex *a, int column)
{
    parplan__csv_field field = parplan__csv_get(&a->csv, (size_t)column);
    size_t blanks = 0;
    while (blanks < field.size && field.text[blanks] == ' ')
        blanks++;
    if (blanks == field.size)
        return NULL;
    if (parplan__text_has_control(field.text, field.size)) {
        problem(a, column, PP_PLAN_CONTROL, NULL);
        return NULL;
    }
    char *text = parplan__text_nfc(&a->plan->arena, field.text, field.size);
    a->failed |= text == NULL;
    return text;
}

/* The record a cell names. */
static size_t find(annex *a, int column, const char *id, int entity)
{
    size_t position = parplan__map_find(&a->plan->ids[entity], id);
    if (position != SIZE_MAX)
        return position;
    const char *key = parplan__list_key(entity),
               *best = parplan__plan_nearest(a->plan, &entity, 1, id);
    if (best != NULL)
        problem(a, column, PP_PLAN_REF_SUGGEST, PARPLAN__ARGS(key, id, best));
    else
        problem(a, column, PP_PLAN_REF, PARPLAN__ARGS(key, id));
    return SIZE_MAX;
}

/* What the plan states itself is replaced, but never silently. */
static void replaces(annex *a, int column, const parplan_task *task)
{
    static const parplan_text stated[COLUMNS] = {
        [LEADER] = {"lãnh đạo phụ trách", "leader"},
        [PRODUCT] = {"sản phẩm đầu ra", "product"},
        [DUE] = {"thời hạn", "due day"},
        [LEAD] = {"cơ quan chủ trì", "lead"},
    };
    parplan__problems_add_text(a->problems, PP_ANNEX_REPLACES, place_of(a, column), task->id,
                               stated[column]);
}

static void read_leader(annex *a, parplan_task *task)
{
    const char *leader = text_of(a, LEADER);
    if (leader == NULL)
        return;
    if (task->leader != NULL && strcmp(task->leader, leader) != 0)
        replaces(a, LEADER, task);
    task->leader = leader;
}

static void read_product(annex *a, parplan_task *task)
{
    const char *product = text_of(a, PRODUCT);
    if (product == NULL)
        return;
    const char *stated = parplan_text_in(task->product, PARPLAN_LANG_VI);
    if (*stated != '\0' && strcmp(stated, product) != 0)
        replaces(a, PRODUCT, task);
    task->product = (parplan_text){product, NULL};
}

static void read_due(annex *a, parplan_task *task)
{
    parplan__csv_field field = parplan__csv_get(&a->csv, DUE);
    parplan_error err = PARPLAN_ERROR_INIT;
    parplan_due_rule due = {PARPLAN_DATE_NONE, PARPLAN_BOUND_BY, PARPLAN_ROLL_NONE};
    if (field.size == 0)
        return;
    if (parplan_date_parse(field.text, field.size, &due.date, &err) != PARPLAN_OK)
        parplan__problems_add_error(a->problems, &err, place_of(a, DUE));
    else if (task->due.date != PARPLAN_DATE_NONE &&
             (task->due.date != due.date || task->due.bound != due.bound ||
              task->due.roll != due.roll))
        replaces(a, DUE, task);
    task->due = due;
}

static void read_lead(annex *a, parplan_task *task)
{
    const char *id = text_of(a, LEAD);
    if (id == NULL)
        return;
    size_t unit = find(a, LEAD, id, PARPLAN_ENTITY_UNIT);
    if (unit == SIZE_MAX)
        return;
    const char **ids = parplan__arena_array(&a->plan->arena, 1, sizeof *ids);
    size_t *units = parplan__arena_array(&a->plan->arena, 1, sizeof *units);
    if (ids == NULL || units == NULL) {
        a->failed = true;
        return;
    }
    if (task->lead.id_count > 1 || (task->lead.id_count == 1 && strcmp(task->lead.ids[0], id) != 0))
        replaces(a, LEAD, task);
    *ids = id;
    *units = unit;
    task->lead = (parplan_who){ids, 1, units, 1};
}

static void read_row(annex *a)
{
    const char *id = text_of(a, TASK);
    size_t position = id != NULL ? find(a, TASK, id, PARPLAN_ENTITY_TASK) : SIZE_MAX;
    if (id == NULL)
        problem(a, TASK, PP_PLAN_STRING_BLANK, NULL);
    if (position == SIZE_MAX)
        return;
    if (a->named[position])
        problem(a, TASK, PP_PLAN_ID_DUPLICATE, PARPLAN__ARGS(id));
    a->named[position] = true;
    parplan_task *task = (parplan_task *)a->plan->lists[PARPLAN_ENTITY_TASK].items + position;
    read_leader(a, task);
    read_product(a, task);
    read_due(a, task);
    read_lead(a, task);
}

/* Read all rows; one with too many or too few fields is a problem like any other. */
static parplan_status read_rows(annex *a, parplan_error *err)
{
    for (bool row = true; row;) {
        parplan_status status = parplan__csv_next(&a->csv, &row, err);
        if (status != PARPLAN_OK && err->id != PP_CSV_FIELDS)
            return status;
        if (status != PARPLAN_OK)
            parplan__problems_add_error(
                a->problems, err,
                (parplan__place){.path = "annex", .line = err->line, .column = err->column});
        else if (row)
            read_row(a);
        row |= status != PARPLAN_OK;
    }
    return a->failed ? parplan__fail(err, PP_MEMORY, NULL) : PARPLAN_OK;
}

static void locate(parplan_error *err)
{
    char path[sizeof err->path];
    parplan__message_fill(*err->path != '\0' ? "annex:{0}" : "annex", PARPLAN__ARGS(err->path),
                          path, sizeof path);
    parplan__locate(err, path, err->line, err->column);
}

parplan_status parplan__plan_annex(parplan_plan *plan, const char *bytes, size_t size,
                                   parplan_problems *problems, parplan_error *err)
{
    annex a = {.plan = plan, .problems = problems};
    a.named =
        parplan__arena_array(&plan->arena, plan->lists[PARPLAN_ENTITY_TASK].count, sizeof *a.named);
    if (a.named == NULL)
        return parplan__fail(err, PP_MEMORY, NULL);
    parplan_status status =
        parplan__csv_open(&a.csv, bytes, size, columns, COLUMNS, &plan->arena.allocator, err);
    if (status == PARPLAN_OK)
        status = read_rows(&a, err);
    parplan__csv_close(&a.csv);
    if (status != PARPLAN_OK)
        locate(err);
    return status;
}
