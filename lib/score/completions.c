/* SPDX-License-Identifier: Apache-2.0 */
#include "score/completions.h"

#include <string.h>

#include "base/sized.h"
#include "plan/plan.h"
#include "score/rows.h"
#include "score/windows.h"
#include "time/date.h"

enum { SECONDS_OF_DAY = 86400, DAYS_OF_YEAR = 366 };

struct parplan_completions {
    parplan_plan *plan;
    parplan__arena arena;
    parplan__windows windows;
    size_t places; /* units, and one for "none" */
    size_t *
        heads; /* by item (duties, tasks, indicators) and place: the newest row, or PARPLAN_NO_INDEX */
    parplan__completion_row *rows;
    size_t count;
    size_t capacity;
};

enum { ITEM, UNIT, DATE, WINDOW, KEY, DOCUMENT, NOTE, COLUMNS };

static const parplan__csv_column columns[COLUMNS] = {
    [ITEM] = {{"item", "mục", "muc", "mã", "nhiệm vụ"}, true},
    [UNIT] = {{"unit", "đơn vị", "don_vi"}, false},
    [DATE] = {{"date", "ngày", "ngay", "thời điểm", "ngày hoàn thành"}, true},
    [WINDOW] = {{"window", "kỳ", "kỳ báo cáo", "ky", "ky_bao_cao"}, false},
    [KEY] = {{"key", "hình thức", "hinh_thuc", "đối tượng"}, false},
    [DOCUMENT] = {{"document", "văn bản", "van_ban"}, false},
    [NOTE] = {{"note", "ghi chú", "ghi_chu"}, false},
};

/* An id is looked for among duties, then tasks, then indicators. */
static const parplan_entity kinds[] = {PARPLAN_ENTITY_DUTY, PARPLAN_ENTITY_TASK,
                                       PARPLAN_ENTITY_INDICATOR};

enum { KINDS = sizeof kinds / sizeof kinds[0] };

/* ---- the handle ---- */

static bool prepare(parplan_completions *completions)
{
    size_t items = 0;
    for (size_t k = 0; k < KINDS; k++)
        items += parplan_plan_count(completions->plan, kinds[k]);
    completions->places = parplan_plan_count(completions->plan, PARPLAN_ENTITY_UNIT) + 1;
    completions->heads = parplan__row_heads(&completions->arena, items, completions->places);
    return completions->heads != NULL &&
           parplan__windows_init(&completions->windows, completions->plan, &completions->arena);
}

parplan_status parplan_completions_new(parplan_plan *plan, const parplan_allocator *allocator,
                                       parplan_completions **out, parplan_error *err)
{
    if (plan == NULL || out == NULL)
        return parplan__fail(err, PP_ARGUMENT, PARPLAN__ARGS(plan == NULL ? "plan" : "out"));
    parplan_allocator memory = parplan__allocator_or_default(allocator);
    parplan_completions *completions = memory.resize(memory.context, NULL, sizeof *completions);
    if (completions == NULL)
        return parplan__fail(err, PP_MEMORY, NULL);
    *completions = (parplan_completions){.plan = parplan_plan_ref(plan)};
    parplan__arena_init(&completions->arena, &memory);
    if (!prepare(completions)) {
        parplan_completions_free(completions);
        return parplan__fail(err, PP_MEMORY, NULL);
    }
    *out = completions;
    return PARPLAN_OK;
}

void parplan_completions_free(parplan_completions *completions)
{
    if (completions == NULL)
        return;
    parplan_allocator memory = completions->arena.allocator;
    if (completions->rows != NULL)
        memory.resize(memory.context, completions->rows, 0);
    parplan__arena_dispose(&completions->arena);
    parplan_plan_unref(completions->plan);
    memory.resize(memory.context, completions, 0);
}

parplan_plan *parplan__completions_plan(const parplan_completions *completions)
{
    return completions->plan;
}

/* ---- rows ---- */

static size_t *head_of(const parplan_completions *completions, parplan_entity kind, size_t item,
                       size_t unit)
{
    for (size_t k = 0; kinds[k] != kind; k++)
        item += parplan_plan_count(completions->plan, kinds[k]);
    size_t place = unit != PARPLAN_NO_INDEX ? unit : completions->places - 1;
    return &completions->heads[item * completions->places + place];
}

const parplan__completion_row *parplan__completions_first(const parplan_completions *completions,
                                                          parplan_entity kind, size_t item,
                                                          size_t unit)
{
    size_t index = *head_of(completions, kind, item, unit);
    return index != PARPLAN_NO_INDEX ? &completions->rows[index] : NULL;
}

const parplan__completion_row *parplan__completions_next(const parplan_completions *completions,
                                                         const parplan__completion_row *row)
{
    return row->next != PARPLAN_NO_INDEX ? &completions->rows[row->next] : NULL;
}

static bool append(parplan_completions *completions, const parplan__completion_row *row)
{
    if (!parplan__grow(&completions->arena.allocator, &completions->rows, &completions->capacity,
                       completions->count, sizeof *row))
        return false;
    size_t *head = head_of(completions, row->kind, row->item, row->unit);
    completions->rows[completions->count] = *row;
    completions->rows[completions->count].next = *head;
    *head = completions->count++;
    return true;
}

/* Take back the rows past the first so many. */
static void take_back(parplan_completions *completions, size_t count)
{
    while (completions->count > count) {
        const parplan__completion_row *row = &completions->rows[--completions->count];
        *head_of(completions, row->kind, row->item, row->unit) = row->next;
    }
}

/* ---- checking a row ---- */

/* What an item asks of its completions. */
typedef struct item_rules {
    const char *id;
    const parplan_who *who;   /* units that may have done it */
    const parplan_duty *duty; /* NULL for tasks and indicators */
    const parplan_indicator *indicator;
    bool unit_optional;
} item_rules;

/* A row on its way in. What is wrong with it goes to `row`. */
typedef struct check {
    parplan_completions *completions;
    parplan__row *row;
    item_rules item;
    parplan__completion_row out;
} check;

static void fail(check *c, size_t column, parplan__message id, const char *const *args)
{
    parplan__row_fail(c->row, column, id, args);
}

static void take_duty(check *c)
{
    const parplan_duty *duty = parplan_plan_duty(c->row->plan, c->out.item);
    c->item = (item_rules){.id = duty->id, .who = &duty->who, .duty = duty};
    c->row->clause = duty->clause;
}

static void take_task(check *c)
{
    const parplan_task *task = parplan_plan_task(c->row->plan, c->out.item);
    c->item = (item_rules){.id = task->id, .who = &task->lead, .unit_optional = true};
    c->row->clause = task->clause;
}

static bool is_judged_on_events(const parplan_indicator *indicator)
{
    parplan_target_kind kind = indicator->target.kind;
    return indicator->measure.type == PARPLAN_MEASURE_EVENTS || kind == PARPLAN_TARGET_COUNT ||
           kind == PARPLAN_TARGET_FREQUENCY || kind == PARPLAN_TARGET_MILESTONE;
}

static void take_indicator(check *c)
{
    const parplan_indicator *indicator = parplan_plan_indicator(c->row->plan, c->out.item);
    c->item = (item_rules){.id = indicator->id, .who = &indicator->measure.who};
    c->item.indicator = indicator;
    c->item.unit_optional = indicator->target.kind == PARPLAN_TARGET_MILESTONE;
    c->row->clause = indicator->clause;
    if (!is_judged_on_events(indicator))
        fail(c, ITEM, PP_COMPLETION_FIGURES, PARPLAN__ARGS(indicator->id));
}

static void find_item(check *c)
{
    static void (*const take_kind[KINDS])(check *) = {take_duty, take_task, take_indicator};
    if (!parplan__row_needs(c->row, ITEM))
        return;
    for (size_t k = 0; k < KINDS; k++) {
        c->out.item = parplan__row_find(c->row, kinds[k], ITEM);
        c->out.kind = kinds[k];
        if (c->out.item != PARPLAN_NO_INDEX) {
            take_kind[k](c);
            return;
        }
    }
    parplan__row_unknown(c->row, ITEM, kinds, KINDS, PP_COMPLETION_ITEM_UNKNOWN,
                         PP_COMPLETION_ITEM_NEAR);
}

static void find_unit(check *c)
{
    c->out.unit = PARPLAN_NO_INDEX;
    if (*parplan__row_text(c->row, UNIT) != '\0')
        c->out.unit = parplan__row_unit(c->row, UNIT);
    else if (c->item.id != NULL && !c->item.unit_optional)
        fail(c, UNIT, PP_COMPLETION_UNIT_NEEDED, PARPLAN__ARGS(c->item.id));
    if (c->out.unit == PARPLAN_NO_INDEX)
        return;
    if (parplan__date_valid(c->out.date))
        parplan__row_unit_exists(c->row, UNIT, c->out.unit, c->out.date);
    if (c->item.id == NULL || parplan__who_has(c->item.who, c->out.unit))
        return;
    bool task = c->out.kind == PARPLAN_ENTITY_TASK;
    fail(c, UNIT, task ? PP_COMPLETION_UNIT_LEAD : PP_COMPLETION_UNIT_UNBOUND,
         PARPLAN__ARGS(c->item.id, parplan__row_text(c->row, UNIT)));
}

static void find_window(check *c)
{
    const char *id = parplan__row_text(c->row, WINDOW);
    bool periodic = c->item.duty != NULL && c->item.duty->type == PARPLAN_DUTY_PERIODIC;
    const parplan__window *window;
    c->out.window = "";
    if (!periodic && *id != '\0')
        fail(c, WINDOW, PP_COMPLETION_WINDOW_STRAY, PARPLAN__ARGS(c->item.id, id));
    else if (periodic && *id == '\0')
        fail(c, WINDOW, PP_COMPLETION_WINDOW_NEEDED, PARPLAN__ARGS(c->item.id));
    if (!periodic || *id == '\0')
        return;
    parplan_error error = PARPLAN_ERROR_INIT;
    if (parplan__windows_find(&c->completions->windows, c->item.duty->regime,
                              parplan__row_nfc(c->row, id), &window, &error) == PARPLAN_OK)
        c->out.window = window->id;
    else
        parplan__row_fail_as(c->row, WINDOW, &error);
}

static bool has_form(const parplan_strings *forms, const char *key)
{
    for (size_t i = 0; i < forms->count; i++) {
        if (strcmp(forms->items[i], key) == 0)
            return true;
    }
    return false;
}

static void check_form(check *c)
{
    const parplan_duty *duty = c->item.duty;
    char list[160] = "";
    if (duty == NULL || duty->type != PARPLAN_DUTY_COUNT || duty->forms.count == 0)
        return;
    const char *key = parplan__row_nfc(c->row, parplan__row_text(c->row, KEY));
    if (has_form(&duty->forms, key))
        return;
    for (size_t i = 0; i < duty->forms.count; i++)
        parplan__list_add(list, sizeof list, duty->forms.items[i]);
    fail(c, KEY, PP_COMPLETION_FORM, PARPLAN__ARGS(duty->id, key, list));
}

static void check_document(check *c)
{
    const parplan_indicator *indicator = c->item.indicator;
    if (indicator != NULL && indicator->target.kind == PARPLAN_TARGET_MILESTONE &&
        *parplan__row_text(c->row, DOCUMENT) == '\0')
        fail(c, DOCUMENT, PP_COMPLETION_DOCUMENT, PARPLAN__ARGS(indicator->id));
}

static void check_second(check *c)
{
    if (c->out.second < -1 || c->out.second >= SECONDS_OF_DAY)
        fail(c, DATE, PP_COMPLETION_SECOND, PARPLAN__ARGS(PARPLAN__INT(c->out.second)));
}

/* The day and second are set already. Texts that say the same as the row before share its copy. */
static void check_row(check *c)
{
    const parplan_completions *completions = c->completions;
    const parplan__completion_row *last =
        completions->count > 0 ? &completions->rows[completions->count - 1] : NULL;
    find_item(c);
    find_unit(c);
    if (c->item.id == NULL)
        return;
    find_window(c);
    check_form(c);
    check_document(c);
    if (c->row->errors > 0)
        return;
    c->out.key = parplan__row_keep(c->row, KEY, last != NULL ? last->key : NULL);
    if (c->out.key == NULL)
        c->out.key = "";
    c->out.document = parplan__row_keep(c->row, DOCUMENT, last != NULL ? last->document : NULL);
    c->out.note = parplan__row_keep(c->row, NOTE, last != NULL ? last->note : NULL);
}

parplan_status parplan_completions_add(parplan_completions *completions,
                                       const parplan_completion *row, parplan_error *err)
{
    parplan_completion in = PARPLAN_COMPLETION_INIT;
    if (completions == NULL || !parplan__sized_read(&in, sizeof in, row))
        return parplan__fail(err, PP_ARGUMENT,
                             PARPLAN__ARGS(completions == NULL ? "completions" : "row"));
    const char *texts[COLUMNS] = {
        [ITEM] = in.item, [UNIT] = in.unit,         [WINDOW] = in.window,
        [KEY] = in.key,   [DOCUMENT] = in.document, [NOTE] = in.note,
    };
    parplan__row given = {.plan = completions->plan,
                          .arena = &completions->arena,
                          .columns = columns,
                          .texts = texts,
                          .err = err};
    check c = {.completions = completions, .row = &given};
    c.out.date = in.date;
    c.out.second = in.second;
    if (!parplan__row_is_utf8(&given, COLUMNS))
        return given.status;
    if (!parplan__date_valid(in.date))
        fail(&c, DATE, PP_COMPLETION_DAY, NULL);
    check_second(&c);
    check_row(&c);
    if (given.status != PARPLAN_OK)
        return given.status;
    return append(completions, &c.out) ? PARPLAN_OK : parplan__fail(err, PP_MEMORY, NULL);
}

size_t parplan_completions_count(const parplan_completions *completions)
{
    return completions != NULL ? completions->count : 0;
}

static const char *id_of(const parplan_plan *plan, const parplan__completion_row *row)
{
    return parplan__record_id(plan, (int)row->kind, row->item);
}

parplan_status parplan_completions_at(const parplan_completions *completions, size_t index,
                                      parplan_completion *out, parplan_error *err)
{
    if (completions == NULL || out == NULL || out->struct_size < sizeof out->struct_size)
        return parplan__fail(err, PP_ARGUMENT,
                             PARPLAN__ARGS(completions == NULL ? "completions" : "out"));
    if (index >= completions->count)
        return parplan__fail(
            err, PP_ROW_INDEX,
            PARPLAN__ARGS(PARPLAN__INT((int64_t)index), PARPLAN__INT((int64_t)completions->count)));
    const parplan__completion_row *row = &completions->rows[index];
    const parplan_unit *unit = parplan_plan_unit(completions->plan, row->unit);
    parplan_completion completion = {
        .item = id_of(completions->plan, row),
        .unit = unit != NULL ? unit->id : NULL,
        .window = *row->window != '\0' ? row->window : NULL,
        .date = row->date,
        .second = row->second,
        .key = *row->key != '\0' ? row->key : NULL,
        .document = row->document,
        .note = row->note,
    };
    parplan__sized_write(out, &completion, sizeof completion);
    return PARPLAN_OK;
}

/* ---- files ---- */

const char *parplan_completions_column(size_t column, size_t spelling)
{
    return parplan__row_spelling(columns, COLUMNS, column, spelling);
}

/* A slip in the year (0024, 2042) makes a day that lies nowhere near the plan. */
static void warn_far(const check *c)
{
    const parplan_interval period = parplan_plan_get_info(c->row->plan)->period;
    if (c->out.date < period.from - DAYS_OF_YEAR || c->out.date > period.to + DAYS_OF_YEAR)
        parplan__row_warn(c->row, DATE, PP_COMPLETION_FAR,
                          PARPLAN__ARGS(parplan__row_text(c->row, DATE), PARPLAN__DATE(period.from),
                                        PARPLAN__DATE(period.to)));
}

static void take(void *context, parplan__row *row)
{
    check c = {.completions = context, .row = row};
    const char *moment = parplan__row_text(row, DATE);
    parplan_error error = PARPLAN_ERROR_INIT;
    c.out.date = PARPLAN_DATE_NONE;
    if (*moment == '\0')
        fail(&c, DATE, PP_COMPLETION_DAY, NULL);
    else if (parplan_moment_parse(moment, strlen(moment), &c.out.date, &c.out.second, &error) !=
             PARPLAN_OK)
        parplan__row_fail_as(row, DATE, &error);
    check_row(&c);
    if (row->errors > 0)
        return;
    warn_far(&c);
    if (!append(c.completions, &c.out))
        fail(&c, ITEM, PP_MEMORY, NULL);
}

parplan_status parplan_completions_read_csv(parplan_completions *completions, const char *bytes,
                                            size_t size, parplan_problems *problems,
                                            parplan_error *err)
{
    if (completions == NULL || (bytes == NULL && size > 0))
        return parplan__fail(err, PP_ARGUMENT,
                             PARPLAN__ARGS(completions == NULL ? "completions" : "bytes"));
    size_t before = completions->count;
    const parplan__rows_file rows = {
        .bytes = bytes,
        .size = size,
        .columns = columns,
        .column_count = COLUMNS,
        .plan = completions->plan,
        .arena = &completions->arena,
        .problems = problems,
        .take = take,
        .context = completions,
    };
    parplan_status status = parplan__rows_read(&rows, err);
    if (status != PARPLAN_OK)
        take_back(completions, before);
    return status;
}
