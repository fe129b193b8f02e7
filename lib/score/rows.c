/* SPDX-License-Identifier: Apache-2.0 */
#include "score/rows.h"

#include <string.h>

#include "base/sized.h"
#include "base/text.h"
#include "plan/plan.h"
#include "time/date.h"

/* ---- what is wrong ---- */

static parplan__place place_of(const parplan__row *row, size_t column)
{
    parplan__place place = {.path = row->columns[column].names[0], .clause = row->clause};
    if (row->csv != NULL)
        parplan__csv_place(row->csv, column, &place.line, &place.column);
    return place;
}

void parplan__row_fail_as(parplan__row *row, size_t column, const parplan_error *error)
{
    parplan__place place = place_of(row, column);
    row->errors++;
    if (row->status == PARPLAN_OK || error->status == PARPLAN_E_MEMORY)
        row->status = error->status;
    parplan__problems_add_error(row->problems, error, place);
    if (row->err == NULL)
        return;
    parplan__sized_write(row->err, error, sizeof *error);
    parplan__locate(row->err, place.path, place.line, place.column);
    row->err = NULL;
}

void parplan__row_fail(parplan__row *row, size_t column, parplan__message id,
                       const char *const *args)
{
    parplan_error error = PARPLAN_ERROR_INIT;
    parplan__fail(&error, id, args);
    parplan__row_fail_as(row, column, &error);
}

void parplan__row_warn(parplan__row *row, size_t column, parplan__message id,
                       const char *const *args)
{
    if (row->csv != NULL)
        parplan__problems_add(row->problems, id, place_of(row, column), args);
}

/* ---- texts ---- */

const char *parplan__row_text(const parplan__row *row, size_t column)
{
    return row->texts[column] != NULL ? row->texts[column] : "";
}

bool parplan__row_needs(parplan__row *row, size_t column)
{
    if (*parplan__row_text(row, column) != '\0')
        return true;
    parplan__row_fail(row, column, PP_ROW_EMPTY, PARPLAN__ARGS(row->columns[column].names[0]));
    return false;
}

bool parplan__row_is_utf8(parplan__row *row, size_t columns)
{
    for (size_t i = 0; i < columns; i++) {
        const char *text = parplan__row_text(row, i);
        size_t bad;
        if (parplan__utf8_valid(text, strlen(text), &bad))
            continue;
        parplan__row_fail(row, i, PP_UTF8, PARPLAN__ARGS(PARPLAN__INT((int64_t)bad)));
        return false;
    }
    return true;
}

const char *parplan__row_nfc(parplan__row *row, const char *text)
{
    const char *p = text;
    while (*p != '\0' && (unsigned char)*p < 0x80)
        p++;
    if (*p == '\0')
        return text;
    const char *composed = parplan__text_nfc(row->arena, text, strlen(text));
    if (composed != NULL)
        return composed;
    parplan__row_fail(row, 0, PP_MEMORY, NULL);
    return text;
}

const char *parplan__row_keep(parplan__row *row, size_t column, const char *last)
{
    const char *text = parplan__row_text(row, column);
    if (*text == '\0')
        return NULL;
    if (last != NULL && strcmp(last, text) == 0)
        return last;
    const char *kept = parplan__text_nfc(row->arena, text, strlen(text));
    if (kept == NULL)
        parplan__row_fail(row, column, PP_MEMORY, NULL);
    return kept;
}

void parplan__list_add(char *list, size_t size, const char *item)
{
    size_t used = strlen(list);
    const char *comma = used > 0 ? ", " : "";
    if (size - used > strlen(comma) + strlen(item))
        parplan__message_fill("{0}{1}", PARPLAN__ARGS(comma, item), list + used, size - used);
}

/* ---- ids ---- */

size_t parplan__row_find(parplan__row *row, parplan_entity entity, size_t column)
{
    const char *id = parplan__row_text(row, column);
    size_t index = parplan_plan_find(row->plan, entity, id);
    if (index != PARPLAN_NO_INDEX)
        return index;
    const char *composed = parplan__row_nfc(row, id);
    return composed != id ? parplan_plan_find(row->plan, entity, composed) : index;
}

static const char *nearest(const parplan__row *row, const parplan_entity *entities, size_t count,
                           const char *id)
{
    const char *best = NULL;
    size_t distance = 3;
    for (size_t e = 0; e < count; e++) {
        size_t records = parplan_plan_count(row->plan, entities[e]);
        for (size_t i = 0; i < records; i++) {
            const char *known = parplan__record_id(row->plan, (int)entities[e], i);
            size_t d = parplan__text_distance(id, known, 2);
            if (d < distance) {
                distance = d;
                best = known;
            }
        }
    }
    return best;
}

void parplan__row_unknown(parplan__row *row, size_t column, const parplan_entity *entities,
                          size_t count, parplan__message unknown, parplan__message near)
{
    const char *id = parplan__row_text(row, column);
    const char *best = nearest(row, entities, count, id);
    parplan__row_fail(row, column, best != NULL ? near : unknown, PARPLAN__ARGS(id, best));
}

size_t parplan__row_unit(parplan__row *row, size_t column)
{
    static const parplan_entity units[] = {PARPLAN_ENTITY_UNIT};
    if (!parplan__row_needs(row, column))
        return PARPLAN_NO_INDEX;
    size_t unit = parplan__row_find(row, PARPLAN_ENTITY_UNIT, column);
    if (unit == PARPLAN_NO_INDEX)
        parplan__row_unknown(row, column, units, 1, PP_ROW_UNIT_UNKNOWN, PP_ROW_UNIT_NEAR);
    return unit;
}

void parplan__row_unit_exists(parplan__row *row, size_t column, size_t unit, parplan_date date)
{
    const parplan_unit *u = parplan_plan_unit(row->plan, unit);
    if (!parplan_unit_exists(u, date))
        parplan__row_fail(row, column, PP_ROW_UNIT_ABSENT,
                          PARPLAN__ARGS(u->id, PARPLAN__DATE(date)));
}

const char *parplan__row_spelling(const parplan__csv_column *columns, size_t count, size_t column,
                                  size_t spelling)
{
    return column < count && spelling < PARPLAN__CSV_NAMES ? columns[column].names[spelling] : NULL;
}

size_t *parplan__row_heads(parplan__arena *arena, size_t records, size_t units)
{
    size_t count = records * units;
    if (units > 0 && records > SIZE_MAX / units)
        return NULL;
    size_t *heads = parplan__arena_array(arena, count, sizeof *heads);
    for (size_t i = 0; heads != NULL && i < count; i++)
        heads[i] = PARPLAN_NO_INDEX;
    return heads;
}

/* ---- files ---- */

/* The fields of a record ended by NUL, in a buffer that is large enough before it is filled: nothing moves. */
static bool copy_texts(const parplan__csv *csv, size_t columns, parplan__buffer *buffer,
                       const char **texts)
{
    parplan__csv_field fields[PARPLAN__ROW_COLUMNS];
    size_t total = 0;
    for (size_t c = 0; c < columns; c++) {
        fields[c] = parplan__csv_get(csv, c);
        total += fields[c].size + 1;
    }
    if (total > buffer->capacity) {
        char *grown = buffer->allocator.resize(buffer->allocator.context, buffer->data, total * 2);
        if (grown == NULL)
            return false;
        buffer->data = grown;
        buffer->capacity = total * 2;
    }
    char *out = buffer->data;
    for (size_t c = 0; c < columns; c++) {
        texts[c] = "";
        if (fields[c].size == 0)
            continue;
        texts[c] = memcpy(out, fields[c].text, fields[c].size);
        out[fields[c].size] = '\0';
        out += fields[c].size + 1;
    }
    return true;
}

/* A file being read. */
typedef struct reading {
    const parplan__rows_file *file;
    parplan__csv csv;
    parplan__buffer buffer;
    parplan_error *err;
    parplan_error error; /* of the reader: cleared once, not for every row */
    size_t errors;
} reading;

static void add_problem(reading *r)
{
    const parplan_error *error = &r->error;
    parplan__place place = {error->path, NULL, error->line, error->column};
    parplan__problems_add_error(r->file->problems, error, place);
    if (r->errors++ == 0 && r->err != NULL)
        parplan__sized_write(r->err, error, sizeof *error);
}

static parplan_status take_row(reading *r)
{
    const char *texts[PARPLAN__ROW_COLUMNS];
    const parplan__rows_file *file = r->file;
    if (!copy_texts(&r->csv, file->column_count, &r->buffer, texts))
        return parplan__fail(r->err, PP_MEMORY, NULL);
    parplan__row row = {
        .plan = file->plan,
        .arena = file->arena,
        .columns = file->columns,
        .texts = texts,
        .csv = &r->csv,
        .problems = file->problems,
        .err = r->errors == 0 ? r->err : NULL,
    };
    file->take(file->context, &row);
    r->errors += row.errors;
    return row.status == PARPLAN_E_MEMORY ? parplan__fail(r->err, PP_MEMORY, NULL) : PARPLAN_OK;
}

/* A record with too many or too few fields is one problem among others; the reader goes on behind it. */
static parplan_status take_rows(reading *r)
{
    for (;;) {
        bool row = false;
        parplan_status status = parplan__csv_next(&r->csv, &row, &r->error);
        if (status == PARPLAN_OK && !row)
            return PARPLAN_OK;
        if (status == PARPLAN_OK) {
            status = take_row(r);
            if (status != PARPLAN_OK)
                return status;
            continue;
        }
        if (status != PARPLAN_E_MEMORY)
            add_problem(r);
        if (r->error.id != PP_CSV_FIELDS)
            return status;
    }
}

static parplan_status finish(const reading *r, parplan_status status)
{
    if (status == PARPLAN_E_MEMORY || parplan__problems_failed(r->file->problems))
        return parplan__fail(r->err, PP_MEMORY, NULL);
    if (status == PARPLAN_OK && r->errors > 0)
        status = PARPLAN_E_INVALID;
    /* The error told is that of the first row; the status is that of the file. */
    if (status != PARPLAN_OK && r->err != NULL &&
        r->err->struct_size >= offsetof(parplan_error, id))
        r->err->status = status;
    return status;
}

parplan_status parplan__rows_read(const parplan__rows_file *file, parplan_error *err)
{
    reading r = {.file = file, .err = err, .error = PARPLAN_ERROR_INIT};
    parplan__buffer_init(&r.buffer, &file->arena->allocator);
    parplan_status status =
        parplan__csv_open(&r.csv, file->bytes, file->size, file->columns, file->column_count,
                          &file->arena->allocator, &r.error);
    if (status == PARPLAN_OK)
        status = take_rows(&r);
    else if (status != PARPLAN_E_MEMORY)
        add_problem(&r);
    parplan__csv_close(&r.csv);
    parplan__buffer_dispose(&r.buffer);
    return finish(&r, status);
}
