/* SPDX-License-Identifier: Apache-2.0 */
/* A layer of days, read from CSV and laid upon a calendar. */
#include "time/calendar.h"

#include <stdlib.h>
#include <string.h>

#include "base/message.h"
#include "base/text.h"
#include "io/csv.h"
#include "time/date.h"

enum { DATE, KIND, NAME_VI, NAME_EN, SOURCE, STATUS, COLUMNS };

static const parplan__csv_column columns[COLUMNS] = {
    [DATE] = {{"date", "ngày"}, true},        [KIND] = {{"kind", "loại"}, true},
    [NAME_VI] = {{"name_vi", "tên"}, false},  [NAME_EN] = {{"name_en", "tên tiếng Anh"}, false},
    [SOURCE] = {{"source", "căn cứ"}, false}, [STATUS] = {{"status", "tình trạng"}, false},
};

/* A word of the file and what it stands for; the first word of a value is the English one. */
typedef struct word {
    const char *text;
    int value;
} word;

static const word kinds[] = {{"off", 1}, {"nghỉ", 1}, {"work", 0}, {"làm việc", 0}, {NULL, 0}};
static const word statuses[] = {
    {"", PARPLAN_CONFIRMED},
    {"confirmed", PARPLAN_CONFIRMED},
    {"chính thức", PARPLAN_CONFIRMED},
    {"rule_based", PARPLAN_RULE_BASED},
    {"theo quy tắc", PARPLAN_RULE_BASED},
    {"announced", PARPLAN_ANNOUNCED},
    {"đã công bố", PARPLAN_ANNOUNCED},
    {"uncertain_lunar", PARPLAN_UNCERTAIN_LUNAR},
    {"âm lịch chưa chắc chắn", PARPLAN_UNCERTAIN_LUNAR},
    {NULL, 0},
};

/* What is known while a file is read. */
typedef struct reader {
    parplan_calendar *calendar;
    parplan_layer layer;
    parplan__csv csv;
    parplan__calendar_row *rows; /* grows; those of the calendar below come first */
    size_t count, capacity;
} reader;

static parplan_status fail_field(reader *r, size_t column, parplan__message id, parplan_error *err)
{
    parplan__csv_field field = parplan__csv_get(&r->csv, column);
    parplan_status status = parplan__fail_bytes(err, id, field.text, field.size, NULL);
    parplan__csv_locate(&r->csv, column, err);
    return status;
}

/* A text of the arena in NFC; NULL for an empty field. */
static bool take_text(reader *r, size_t column, const char **out)
{
    parplan__csv_field field = parplan__csv_get(&r->csv, column);
    *out = field.size == 0 ? NULL : parplan__text_nfc(&r->calendar->arena, field.text, field.size);
    return field.size == 0 || *out != NULL;
}

static parplan_status take_word(reader *r, size_t column, const word *words, parplan__message id,
                                int *out, parplan_error *err)
{
    const char *text;
    if (!take_text(r, column, &text))
        return parplan__fail(err, PP_MEMORY, NULL);
    for (; words->text != NULL; words++) {
        if (strcmp(words->text, text != NULL ? text : "") == 0) {
            *out = words->value;
            return PARPLAN_OK;
        }
    }
    return fail_field(r, column, id, err);
}

static parplan_status take_date(reader *r, parplan_date *out, parplan_error *err)
{
    parplan__csv_field field = parplan__csv_get(&r->csv, DATE);
    parplan_status status = parplan_date_parse(field.text, field.size, out, err);
    if (status == PARPLAN_OK)
        status = parplan__calendar_check(r->calendar, *out, err);
    if (status != PARPLAN_OK)
        parplan__csv_locate(&r->csv, DATE, err);
    return status;
}

static parplan_status take_row(reader *r, parplan_error *err)
{
    parplan__calendar_row row = {.layer = r->layer, .line = r->csv.line};
    int off = 0, certainty = 0;
    parplan_status status = take_date(r, &row.date, err);
    if (status == PARPLAN_OK)
        status = take_word(r, KIND, kinds, PP_LAYER_KIND, &off, err);
    if (status == PARPLAN_OK)
        status = take_word(r, STATUS, statuses, PP_LAYER_STATUS, &certainty, err);
    if (status != PARPLAN_OK)
        return status;
    row.off = off != 0;
    row.certainty = (parplan_certainty)certainty;
    if (!take_text(r, NAME_VI, &row.name.vi) || !take_text(r, NAME_EN, &row.name.en) ||
        !take_text(r, SOURCE, &row.source.vi) ||
        !parplan__grow(&r->calendar->arena.allocator, &r->rows, &r->capacity, r->count, sizeof row))
        return parplan__fail(err, PP_MEMORY, NULL);
    if (row.name.vi == NULL && row.name.en == NULL)
        return fail_field(r, NAME_VI, PP_LAYER_NAME, err);
    r->rows[r->count++] = row;
    return PARPLAN_OK;
}

static parplan_status read_rows(reader *r, const char *bytes, size_t size, parplan_error *err)
{
    bool row = false;
    parplan_status status = parplan__csv_open(&r->csv, bytes, size, columns, COLUMNS,
                                              &r->calendar->arena.allocator, err);
    if (status == PARPLAN_OK)
        status = parplan__csv_next(&r->csv, &row, err);
    while (status == PARPLAN_OK && row) {
        status = take_row(r, err);
        if (status == PARPLAN_OK)
            status = parplan__csv_next(&r->csv, &row, err);
    }
    parplan__csv_close(&r->csv);
    return status;
}

static int compare_numbers(int64_t a, int64_t b)
{
    return (a > b) - (a < b);
}

static int compare_texts(parplan_text a, parplan_text b)
{
    int vi = strcmp(a.vi != NULL ? a.vi : "", b.vi != NULL ? b.vi : "");
    return vi != 0 ? vi : strcmp(a.en != NULL ? a.en : "", b.en != NULL ? b.en : "");
}

/* All that tells rows apart takes part, so that no order of reading shows (N7); lines come last. */
static int compare_rows(const void *left, const void *right)
{
    const parplan__calendar_row *a = left, *b = right;
    int order = compare_numbers(a->date, b->date);
    if (order == 0)
        order = compare_numbers((int64_t)a->layer, (int64_t)b->layer);
    if (order == 0)
        order = compare_texts(a->name, b->name);
    if (order == 0)
        order = compare_texts(a->source, b->source);
    return order != 0 ? order : compare_numbers(a->line, b->line);
}

static bool contradict(const parplan__calendar_row *a, const parplan__calendar_row *b)
{
    return a->off != b->off || a->certainty != b->certainty;
}

static parplan_status fail_contradiction(const parplan__calendar_row *a,
                                         const parplan__calendar_row *b, parplan_error *err)
{
    parplan_status status = parplan__fail(
        err, PP_LAYER_TWICE, PARPLAN__ARGS(PARPLAN__DATE(a->date), parplan_layer_name(a->layer)));
    parplan__locate(err, columns[DATE].names[0], a->line > b->line ? a->line : b->line, 1);
    return status;
}

/* Sort, and keep one row for each day and layer. */
static parplan_status settle(reader *r, parplan_error *err)
{
    size_t kept = 0;
    if (r->count > 0)
        qsort(r->rows, r->count, sizeof *r->rows, compare_rows);
    for (size_t i = 0; i < r->count; i++) {
        parplan__calendar_row *row = &r->rows[i], *last = kept > 0 ? &r->rows[kept - 1] : NULL;
        bool again = last != NULL && last->date == row->date && last->layer == row->layer;
        if (again && contradict(last, row))
            return fail_contradiction(last, row, err);
        if (!again)
            r->rows[kept++] = *row;
    }
    r->count = kept;
    return PARPLAN_OK;
}

/* Into the arena, without the lines of a file that is gone. */
static bool hand_over(reader *r)
{
    parplan__calendar_row *rows = parplan__arena_array(&r->calendar->arena, r->count, sizeof *rows);
    if (rows == NULL)
        return false;
    for (size_t i = 0; i < r->count; i++) {
        rows[i] = r->rows[i];
        rows[i].line = 0;
    }
    r->calendar->rows = rows;
    r->calendar->row_count = r->count;
    return true;
}

static parplan_status fill(parplan_calendar *calendar, parplan_error *err)
{
    uint8_t *worked = parplan__arena_alloc(&calendar->arena, calendar->days);
    if (worked == NULL)
        return parplan__fail(err, PP_MEMORY, NULL);
    for (uint32_t i = 0; i < calendar->days; i++)
        worked[i] = parplan__calendar_works(calendar->below, i);
    for (size_t i = 0; i < calendar->row_count; i++) { /* the highest layer of a day comes last */
        const parplan__calendar_row *row = &calendar->rows[i];
        if (row->certainty != PARPLAN_ANNOUNCED)
            worked[parplan__calendar_position(calendar, row->date)] = !row->off;
    }
    return parplan__calendar_compile(calendar, worked, err);
}

/* Rows of a calendar that has layers join those read; what it was laid upon stays below. */
static parplan_status build(reader *r, const parplan_calendar *base, const char *bytes, size_t size,
                            parplan_error *err)
{
    bool layered = base->origin == PARPLAN__ORIGIN_LAYERED;
    r->calendar->below = layered ? base->below : base;
    for (size_t i = 0; layered && i < base->row_count; i++) {
        if (!parplan__grow(&r->calendar->arena.allocator, &r->rows, &r->capacity, i,
                           sizeof *r->rows))
            return parplan__fail(err, PP_MEMORY, NULL);
        r->rows[r->count++] = base->rows[i];
    }
    parplan_status status = read_rows(r, bytes, size, err);
    if (status == PARPLAN_OK)
        status = settle(r, err);
    if (status == PARPLAN_OK && !hand_over(r))
        status = parplan__fail(err, PP_MEMORY, NULL);
    return status == PARPLAN_OK ? fill(r->calendar, err) : status;
}

static const char *missing(const parplan_calendar *base, parplan_layer layer, const char *bytes,
                           size_t size, parplan_calendar **out)
{
    if (base == NULL)
        return "base";
    if (layer != PARPLAN_LAYER_ORGANISATION && layer != PARPLAN_LAYER_USER)
        return "layer";
    if (bytes == NULL && size > 0)
        return "bytes";
    return out == NULL ? "out" : NULL;
}

parplan_status parplan_calendar_with_layer(parplan_calendar *base, parplan_layer layer,
                                           const char *id, const char *bytes, size_t size,
                                           const parplan_allocator *allocator,
                                           parplan_calendar **out, parplan_error *err)
{
    const char *lacking = missing(base, layer, bytes, size, out);
    if (lacking != NULL)
        return parplan__fail(err, PP_ARGUMENT, PARPLAN__ARGS(lacking));
    reader r = {.layer = layer};
    r.calendar = parplan__calendar_new(allocator, id != NULL ? id : base->id, base, base, NULL);
    if (r.calendar == NULL)
        return parplan__fail(err, PP_MEMORY, NULL);
    parplan_status status = build(&r, base, bytes != NULL ? bytes : "", size, err);
    if (r.rows != NULL)
        r.calendar->arena.allocator.resize(r.calendar->arena.allocator.context, r.rows, 0);
    if (status != PARPLAN_OK) {
        parplan_calendar_unref(r.calendar);
        return status;
    }
    *out = r.calendar;
    return PARPLAN_OK;
}
