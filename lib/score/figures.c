/* SPDX-License-Identifier: Apache-2.0 */
#include "score/figures.h"

#include <string.h>

#include "base/sized.h"

struct parplan_figures {
    parplan_plan *plan;
    parplan__arena arena;
    parplan__windows windows;
    size_t units;
    size_t *heads; /* by indicator and unit: the newest row, or PARPLAN_NO_INDEX */
    parplan__figure_row *rows;
    size_t count;
    size_t capacity;
};

static const parplan__csv_column columns[FIGURE_COLUMNS] = {
    [FIGURE_INDICATOR] = {{"indicator", "chỉ tiêu", "chi_tieu", "mã chỉ tiêu"}, true},
    [FIGURE_UNIT] = {{"unit", "đơn vị", "don_vi"}, true},
    [FIGURE_WINDOW] = {{"window", "kỳ", "kỳ báo cáo", "ky", "ky_bao_cao"}, true},
    [FIGURE_FIELD] = {{"field", "lĩnh vực", "linh_vuc"}, false},
    [FIGURE_NUMERATOR] = {{"numerator", "tử số", "tu_so"}, false},
    [FIGURE_DENOMINATOR] = {{"denominator", "mẫu số", "mau_so"}, false},
    [FIGURE_VALUE] = {{"value", "giá trị", "gia_tri"}, false},
    [FIGURE_STATE] = {{"state", "tình trạng", "tinh_trang"}, false},
    [FIGURE_FURTHER] = {{"further", "còn lại", "con_lai"}, false},
    [FIGURE_FURTHER_KIND] = {{"further_kind", "loại còn lại", "loai_con_lai"}, false},
    [FIGURE_SOURCE] = {{"source", "nguồn", "nguon"}, false},
    [FIGURE_NOTE] = {{"note", "ghi chú", "ghi_chu"}, false},
};

/* ---- the handle ---- */

static bool prepare(parplan_figures *figures)
{
    size_t indicators = parplan_plan_count(figures->plan, PARPLAN_ENTITY_INDICATOR);
    figures->units = parplan_plan_count(figures->plan, PARPLAN_ENTITY_UNIT);
    figures->heads = parplan__row_heads(&figures->arena, indicators, figures->units);
    return figures->heads != NULL &&
           parplan__windows_init(&figures->windows, figures->plan, &figures->arena);
}

parplan_status parplan_figures_new(parplan_plan *plan, const parplan_allocator *allocator,
                                   parplan_figures **out, parplan_error *err)
{
    if (plan == NULL || out == NULL)
        return parplan__fail(err, PP_ARGUMENT, PARPLAN__ARGS(plan == NULL ? "plan" : "out"));
    parplan_allocator memory = parplan__allocator_or_default(allocator);
    parplan_figures *figures = memory.resize(memory.context, NULL, sizeof *figures);
    if (figures == NULL)
        return parplan__fail(err, PP_MEMORY, NULL);
    *figures = (parplan_figures){.plan = parplan_plan_ref(plan)};
    parplan__arena_init(&figures->arena, &memory);
    if (!prepare(figures)) {
        parplan_figures_free(figures);
        return parplan__fail(err, PP_MEMORY, NULL);
    }
    *out = figures;
    return PARPLAN_OK;
}

void parplan_figures_free(parplan_figures *figures)
{
    if (figures == NULL)
        return;
    parplan_allocator memory = figures->arena.allocator;
    if (figures->rows != NULL)
        memory.resize(memory.context, figures->rows, 0);
    parplan__arena_dispose(&figures->arena);
    parplan_plan_unref(figures->plan);
    memory.resize(memory.context, figures, 0);
}

parplan_plan *parplan__figures_plan(const parplan_figures *figures)
{
    return figures->plan;
}

/* ---- rows ---- */

static size_t *head_of(const parplan_figures *figures, size_t indicator, size_t unit)
{
    return &figures->heads[indicator * figures->units + unit];
}

const parplan__figure_row *parplan__figures_first(const parplan_figures *figures, size_t indicator,
                                                  size_t unit)
{
    size_t index = *head_of(figures, indicator, unit);
    return index != PARPLAN_NO_INDEX ? &figures->rows[index] : NULL;
}

const parplan__figure_row *parplan__figures_next(const parplan_figures *figures,
                                                 const parplan__figure_row *row)
{
    return row->next != PARPLAN_NO_INDEX ? &figures->rows[row->next] : NULL;
}

static bool append(parplan_figures *figures, const parplan__figure_row *row)
{
    if (!parplan__grow(&figures->arena.allocator, &figures->rows, &figures->capacity,
                       figures->count, sizeof *row))
        return false;
    size_t *head = head_of(figures, row->indicator, row->unit);
    figures->rows[figures->count] = *row;
    figures->rows[figures->count].next = *head;
    *head = figures->count++;
    return true;
}

/* Take back the rows past the first so many. */
static void take_back(parplan_figures *figures, size_t count)
{
    while (figures->count > count) {
        const parplan__figure_row *row = &figures->rows[--figures->count];
        *head_of(figures, row->indicator, row->unit) = row->next;
    }
}

static parplan__figure_check check_of(parplan_figures *figures, parplan__row *row)
{
    return (parplan__figure_check){
        .row = row,
        .windows = &figures->windows,
        .last = figures->count > 0 ? &figures->rows[figures->count - 1] : NULL,
    };
}

parplan_status parplan_figures_add(parplan_figures *figures, const parplan_figure *row,
                                   parplan_error *err)
{
    parplan_figure in = {0};
    if (figures == NULL || !parplan__sized_read(&in, sizeof in, row))
        return parplan__fail(err, PP_ARGUMENT, PARPLAN__ARGS(figures == NULL ? "figures" : "row"));
    const char *texts[FIGURE_COLUMNS] = {
        [FIGURE_INDICATOR] = in.indicator, [FIGURE_UNIT] = in.unit, [FIGURE_WINDOW] = in.window,
        [FIGURE_FIELD] = in.field,         [FIGURE_NOTE] = in.note, [FIGURE_SOURCE] = in.source,
    };
    parplan__row given = {.plan = figures->plan,
                          .arena = &figures->arena,
                          .columns = columns,
                          .texts = texts,
                          .err = err};
    parplan__figure_check check = check_of(figures, &given);
    check.in = in;
    if (!parplan__row_is_utf8(&given, FIGURE_COLUMNS))
        return given.status;
    parplan__figure_check_cell(&check);
    if (check.indicator != NULL)
        parplan__figure_check_content(&check);
    if (given.status != PARPLAN_OK)
        return given.status;
    return append(figures, &check.out) ? PARPLAN_OK : parplan__fail(err, PP_MEMORY, NULL);
}

size_t parplan_figures_count(const parplan_figures *figures)
{
    return figures != NULL ? figures->count : 0;
}

parplan_status parplan_figures_at(const parplan_figures *figures, size_t index, parplan_figure *out,
                                  parplan_error *err)
{
    if (figures == NULL || out == NULL || out->struct_size < sizeof out->struct_size)
        return parplan__fail(err, PP_ARGUMENT, PARPLAN__ARGS(figures == NULL ? "figures" : "out"));
    if (index >= figures->count)
        return parplan__fail(
            err, PP_ROW_INDEX,
            PARPLAN__ARGS(PARPLAN__INT((int64_t)index), PARPLAN__INT((int64_t)figures->count)));
    const parplan__figure_row *row = &figures->rows[index];
    const parplan_indicator *indicator = parplan_plan_indicator(figures->plan, row->indicator);
    int32_t decimals = indicator->measure.decimals;
    parplan_figure figure = {
        .indicator = indicator->id,
        .unit = parplan_plan_unit(figures->plan, row->unit)->id,
        .window = row->window,
        .field = *row->field != '\0' ? row->field : NULL,
        .has_numerator = row->has_numerator,
        .has_denominator = row->has_denominator,
        .has_value = row->has_value,
        .numerator = {row->numerator, decimals, 0},
        .denominator = {row->denominator, decimals, 0},
        .value = row->value,
        .not_applicable = row->not_applicable,
        .further_kind = row->further_kind,
        .further = row->further,
        .source = row->source,
        .note = row->note,
    };
    parplan__sized_write(out, &figure, sizeof figure);
    return PARPLAN_OK;
}

/* ---- files ---- */

const char *parplan_figures_column(size_t column, size_t spelling)
{
    return parplan__row_spelling(columns, FIGURE_COLUMNS, column, spelling);
}

/* Cells seen so far, to find those given twice: open addressing, at most half full. */
typedef struct cell {
    size_t row;   /* position + 1; 0: free */
    int64_t line; /* 0: from before this file */
} cell;

typedef struct file {
    parplan_figures *figures;
    parplan_mark mark;
    cell *cells;
    size_t cell_capacity; /* a power of two */
} file;

static size_t hash_cell(const parplan__figure_row *row)
{
    uint64_t h = (uint64_t)row->indicator * 0x9E3779B97F4A7C15u + row->unit;
    h = (h ^ (h >> 29)) * 0xBF58476D1CE4E5B9u + (uint64_t)(uint32_t)row->to;
    h = (h ^ (h >> 32)) * 0x94D049BB133111EBu + (uint64_t)(uint32_t)row->from;
    h = (h ^ (h >> 30)) * 0x9E3779B97F4A7C15u + (uint64_t)(uintptr_t)row->field;
    return (size_t)(h ^ (h >> 31));
}

static bool same_cell(const parplan__figure_row *a, const parplan__figure_row *b)
{
    return a->indicator == b->indicator && a->unit == b->unit && a->from == b->from &&
           a->to == b->to && a->field == b->field && strcmp(a->window, b->window) == 0;
}

static cell *find_cell(const file *f, const parplan__figure_row *row)
{
    size_t at = hash_cell(row) & (f->cell_capacity - 1);
    while (f->cells[at].row != 0 && !same_cell(&f->figures->rows[f->cells[at].row - 1], row))
        at = (at + 1) & (f->cell_capacity - 1);
    return &f->cells[at];
}

/* Room for one more; the table is made anew at twice the size. */
static bool grow_cells(file *f)
{
    size_t needed = (f->figures->count + 1) * 2;
    if (needed <= f->cell_capacity)
        return true;
    const parplan_allocator *memory = &f->figures->arena.allocator;
    cell *old = f->cells;
    size_t old_capacity = f->cell_capacity, capacity = old_capacity > 0 ? old_capacity : 64;
    while (capacity < needed * 2)
        capacity *= 2;
    cell *cells = memory->resize(memory->context, NULL, capacity * sizeof *cells);
    if (cells == NULL)
        return false;
    memset(cells, 0, capacity * sizeof *cells);
    f->cells = cells;
    f->cell_capacity = capacity;
    for (size_t i = 0; i < old_capacity; i++) {
        if (old[i].row != 0)
            *find_cell(f, &f->figures->rows[old[i].row - 1]) = old[i];
    }
    if (old != NULL)
        memory->resize(memory->context, old, 0);
    return true;
}

static bool know_rows_before(file *f)
{
    if (!grow_cells(f))
        return false;
    for (size_t i = 0; i < f->figures->count; i++)
        *find_cell(f, &f->figures->rows[i]) = (cell){i + 1, 0};
    return true;
}

/* Both rows stay: which one is right is a decision to record, not to guess (V8). */
static void warn_twice(parplan__row *row, const cell *known)
{
    if (known->line > 0)
        parplan__row_warn(row, FIGURE_INDICATOR, PP_FIGURE_TWICE,
                          PARPLAN__ARGS(PARPLAN__INT(known->line)));
    else
        parplan__row_warn(row, FIGURE_INDICATOR, PP_FIGURE_TWICE_BEFORE, NULL);
}

static bool keep(file *f, parplan__row *row, const parplan__figure_row *figure)
{
    if (!grow_cells(f))
        return false;
    cell *known = find_cell(f, figure);
    if (known->row != 0)
        warn_twice(row, known);
    else
        *known = (cell){f->figures->count + 1, row->csv->line};
    return append(f->figures, figure);
}

/*
 * Reading asks for an error only where there is one: clearing it for every number of every row would take longer
 * than reading them.
 */

/* A mark in a count is a mistake whatever was meant by it (N2): 1.234 may be a thousand and more, or one and a bit. */
static bool is_count(parplan__row *row, parplan__figure_column column, int32_t decimals)
{
    const char *text = parplan__row_text(row, column);
    if (decimals > 0 || strpbrk(text, ".,") == NULL)
        return true;
    parplan__row_fail(row, column, PP_FIGURE_COUNT_MARK, PARPLAN__ARGS(text));
    return false;
}

static bool read_amount(parplan__row *row, parplan__figure_column column, int32_t decimals,
                        parplan_mark mark, parplan_decimal *out)
{
    const char *text = parplan__row_text(row, column);
    if (*text == '\0' || !is_count(row, column, decimals))
        return false;
    if (parplan_decimal_parse(text, strlen(text), mark, out, NULL) == PARPLAN_OK)
        return true;
    parplan_error error = PARPLAN_ERROR_INIT;
    parplan_decimal_parse(text, strlen(text), mark, out, &error);
    parplan__row_fail_as(row, column, &error);
    return false;
}

static bool read_share(parplan__row *row, parplan_mark mark, parplan_ratio *out)
{
    const char *text = parplan__row_text(row, FIGURE_VALUE);
    if (*text == '\0')
        return false;
    if (parplan_ratio_parse(text, strlen(text), mark, out, NULL) == PARPLAN_OK)
        return true;
    parplan_error error = PARPLAN_ERROR_INIT;
    parplan_ratio_parse(text, strlen(text), mark, out, &error);
    parplan__row_fail_as(row, FIGURE_VALUE, &error);
    return false;
}

static bool read_number(parplan__row *row, int32_t decimals, parplan_mark mark, parplan_ratio *out)
{
    parplan_decimal amount = {0, 0, 0};
    if (!read_amount(row, FIGURE_VALUE, decimals, mark, &amount))
        return false;
    *out = (parplan_ratio){amount.units, 1};
    for (int32_t i = 0; i < amount.scale; i++)
        out->den *= 10;
    return true;
}

static void read_numbers(parplan__row *row, const parplan_measure *measure, parplan_mark mark,
                         parplan_figure *in)
{
    int32_t decimals = measure->decimals;
    in->has_numerator = read_amount(row, FIGURE_NUMERATOR, decimals, mark, &in->numerator);
    in->has_denominator = read_amount(row, FIGURE_DENOMINATOR, decimals, mark, &in->denominator);
    if (measure->type == PARPLAN_MEASURE_NUMBER)
        in->has_value = read_number(row, decimals, mark, &in->value);
    else
        in->has_value = read_share(row, mark, &in->value);
}

/* One of some words, which come in NFC; the last one is NULL. */
static bool is_word(const char *text, const char *const *words)
{
    while (*words != NULL && strcmp(*words, text) != 0)
        words++;
    return *words != NULL;
}

static void read_state(parplan__row *row, parplan_figure *in)
{
    static const char *const not_applicable[] = {"not_applicable", "NOT_APPLICABLE",
                                                 "không áp dụng",  "Không áp dụng",
                                                 "khong_ap_dung",  NULL};
    const char *text = parplan__row_text(row, FIGURE_STATE);
    if (*text == '\0')
        return;
    in->not_applicable = is_word(parplan__row_nfc(row, text), not_applicable);
    if (!in->not_applicable)
        parplan__row_fail(row, FIGURE_STATE, PP_FIGURE_STATE, PARPLAN__ARGS(text));
}

static parplan_further read_further_kind(parplan__row *row)
{
    static const char *const bound[] = {"bound", "tối đa", "Tối đa", "toi_da", NULL};
    static const char *const forecast[] = {"forecast", "dự báo", "Dự báo", "du_bao", NULL};
    const char *text = parplan__row_text(row, FIGURE_FURTHER_KIND);
    const char *composed = parplan__row_nfc(row, text);
    if (is_word(composed, bound))
        return PARPLAN_FURTHER_BOUND;
    if (is_word(composed, forecast))
        return PARPLAN_FURTHER_FORECAST;
    if (*text != '\0')
        parplan__row_fail(row, FIGURE_FURTHER_KIND, PP_FIGURE_FURTHER_KIND, PARPLAN__ARGS(text));
    return PARPLAN_FURTHER_UNKNOWN;
}

static void read_further(parplan__row *row, parplan_figure *in)
{
    bool number = *parplan__row_text(row, FIGURE_FURTHER) != '\0';
    bool kind = *parplan__row_text(row, FIGURE_FURTHER_KIND) != '\0';
    parplan_decimal further = {0, 0, 0};
    if (!number && !kind)
        return;
    in->further_kind = read_further_kind(row);
    if (read_amount(row, FIGURE_FURTHER, 0, PARPLAN_MARK_EITHER, &further))
        in->further = further.units;
    if (number != kind)
        parplan__row_fail(row, number ? FIGURE_FURTHER_KIND : FIGURE_FURTHER,
                          PP_FIGURE_FURTHER_PAIR, NULL);
}

static void take(void *context, parplan__row *row)
{
    file *f = context;
    parplan__figure_check check = check_of(f->figures, row);
    parplan__figure_check_cell(&check);
    if (check.indicator == NULL)
        return;
    size_t before = row->errors;
    read_numbers(row, &check.indicator->measure, f->mark, &check.in);
    read_state(row, &check.in);
    read_further(row, &check.in);
    if (row->errors == before) /* else the content would be blamed for what could not be read */
        parplan__figure_check_content(&check);
    if (row->errors == 0 && !keep(f, row, &check.out))
        parplan__row_fail(row, FIGURE_INDICATOR, PP_MEMORY, NULL);
}

parplan_status parplan_figures_read_csv(parplan_figures *figures, const char *bytes, size_t size,
                                        parplan_mark mark, parplan_problems *problems,
                                        parplan_error *err)
{
    if (figures == NULL || (bytes == NULL && size > 0))
        return parplan__fail(err, PP_ARGUMENT,
                             PARPLAN__ARGS(figures == NULL ? "figures" : "bytes"));
    if (mark != PARPLAN_MARK_EITHER && mark != PARPLAN_MARK_POINT && mark != PARPLAN_MARK_COMMA)
        return parplan__fail(err, PP_ARGUMENT, PARPLAN__ARGS("mark"));
    const parplan_allocator *memory = &figures->arena.allocator;
    size_t before = figures->count;
    file f = {.figures = figures, .mark = mark};
    const parplan__rows_file rows = {
        .bytes = bytes,
        .size = size,
        .columns = columns,
        .column_count = FIGURE_COLUMNS,
        .plan = figures->plan,
        .arena = &figures->arena,
        .problems = problems,
        .take = take,
        .context = &f,
    };
    parplan_status status =
        know_rows_before(&f) ? parplan__rows_read(&rows, err) : parplan__fail(err, PP_MEMORY, NULL);
    if (status != PARPLAN_OK)
        take_back(figures, before);
    if (f.cells != NULL)
        memory->resize(memory->context, f.cells, 0);
    return status;
}
