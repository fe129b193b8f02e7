/* SPDX-License-Identifier: Apache-2.0 */
/* From records to the canonical document, following the tables of field.c. What equals its default is left out. */
#include <string.h>

#include "base/problems.h"
#include "io/json.h"
#include "plan/field.h"
#include "plan/plan.h"

typedef struct writer {
    const parplan_plan *plan;
    parplan__json_writer json;
} writer;

static void write_record(writer *w, const parplan__record *record, const void *from);

static bool absent(const parplan__field *f, const void *from)
{
    const char *slot = (const char *)from + f->offset;
    int32_t number;
    switch (f->kind) {
    case FIELD_STRING:
    case FIELD_ID:
        return *(const char *const *)(const void *)slot == NULL;
    case FIELD_TEXT:
        return ((const parplan_text *)(const void *)slot)->vi == NULL &&
               ((const parplan_text *)(const void *)slot)->en == NULL;
    case FIELD_TEXTS:
        return ((const parplan_texts *)(const void *)slot)->count == 0;
    case FIELD_STRINGS:
    case FIELD_REFS:
        return ((const parplan_strings *)(const void *)slot)->count == 0;
    case FIELD_DATE:
        return *(const parplan_date *)(const void *)slot == PARPLAN_DATE_NONE;
    case FIELD_RATIO:
        return ((const parplan_ratio *)(const void *)slot)->den == 0;
    case FIELD_INT:
    case FIELD_ENUM:
        memcpy(&number, slot, sizeof number);
        return number == f->fallback;
    case FIELD_BOOL:
        return !*(const bool *)(const void *)slot;
    case FIELD_REF:
        return *(const size_t *)(const void *)slot == PARPLAN_NO_INDEX;
    case FIELD_WHO:
        return ((const parplan_who *)(const void *)slot)->id_count == 0;
    case FIELD_OBJECT:
        for (const parplan__field *inner = f->record->fields; inner->key != NULL; inner++) {
            if (!absent(inner, slot))
                return false;
        }
        return true;
    default:
        return *(const size_t *)(const void *)((const char *)from + f->count_offset) == 0;
    }
}

static void write_text(writer *w, parplan_text text)
{
    parplan__json_open(&w->json, '{');
    if (text.vi != NULL) {
        parplan__json_key(&w->json, "vi");
        parplan__json_string(&w->json, text.vi);
    }
    if (text.en != NULL) {
        parplan__json_key(&w->json, "en");
        parplan__json_string(&w->json, text.en);
    }
    parplan__json_close(&w->json, '}');
}

static void write_strings(writer *w, const char *const *items, size_t count)
{
    parplan__json_open(&w->json, '[');
    for (size_t i = 0; i < count; i++)
        parplan__json_string(&w->json, items[i]);
    parplan__json_close(&w->json, ']');
}

enum { WRITTEN_DIGITS = 18 };

static bool ends_in_decimals(int64_t den)
{
    int twos = 0, fives = 0;
    for (; den % 2 == 0; den /= 2)
        twos++;
    for (; den % 5 == 0; den /= 5)
        fives++;
    return den == 1 && twos <= WRITTEN_DIGITS && fives <= WRITTEN_DIGITS;
}

/* "60%" up to one, "2.5" above, "2/3" where no decimals end. */
static void write_ratio(writer *w, parplan_ratio ratio)
{
    char text[96];
    parplan_ratio_style style = PARPLAN_RATIO_STYLE_INIT;
    style.digits = WRITTEN_DIGITS;
    style.percent = ratio.num >= -ratio.den && ratio.num <= ratio.den;
    if (ends_in_decimals(ratio.den) &&
        parplan_ratio_format(ratio, &style, text, sizeof text, NULL) == PARPLAN_OK) {
        char *blank = strchr(text, ' ');
        if (blank != NULL)
            memmove(blank, blank + 1, strlen(blank));
    } else {
        parplan__message_fill("{0}/{1}",
                              PARPLAN__ARGS(PARPLAN__INT(ratio.num), PARPLAN__INT(ratio.den)), text,
                              sizeof text);
    }
    parplan__json_string(&w->json, text);
}

static void write_field(writer *w, const parplan__field *f, const void *from)
{
    const void *slot = (const char *)from + f->offset;
    char date[PARPLAN_DATE_SIZE];
    const parplan_texts *texts = slot;
    const parplan_strings *strings = slot;
    const parplan_who *who = slot;
    int32_t number;
    switch (f->kind) {
    case FIELD_STRING:
    case FIELD_ID:
        parplan__json_string(&w->json, *(const char *const *)slot);
        break;
    case FIELD_TEXT:
        write_text(w, *(const parplan_text *)slot);
        break;
    case FIELD_TEXTS:
        parplan__json_open(&w->json, '[');
        for (size_t i = 0; i < texts->count; i++)
            write_text(w, texts->items[i]);
        parplan__json_close(&w->json, ']');
        break;
    case FIELD_STRINGS:
    case FIELD_REFS:
        write_strings(w, strings->items, strings->count);
        break;
    case FIELD_DATE:
        parplan__json_string(
            &w->json, parplan_date_format(*(const parplan_date *)slot, PARPLAN_DATE_ISO, date));
        break;
    case FIELD_RATIO:
        write_ratio(w, *(const parplan_ratio *)slot);
        break;
    case FIELD_INT:
        memcpy(&number, slot, sizeof number);
        parplan__json_int(&w->json, number);
        break;
    case FIELD_ENUM:
        memcpy(&number, slot, sizeof number);
        for (const parplan__name *n = f->names; n->name != NULL; n++) {
            if (n->value == number)
                parplan__json_string(&w->json, n->name);
        }
        break;
    case FIELD_BOOL:
        parplan__json_bool(&w->json, *(const bool *)slot);
        break;
    case FIELD_REF:
        parplan__json_string(&w->json,
                             parplan__record_id(w->plan, f->entity, *(const size_t *)slot));
        break;
    case FIELD_WHO:
        write_strings(w, who->ids, who->id_count);
        break;
    case FIELD_OBJECT:
        write_record(w, f->record, slot);
        break;
    case FIELD_OBJECTS:
        parplan__json_open(&w->json, '[');
        for (size_t i = 0;
             i < *(const size_t *)(const void *)((const char *)from + f->count_offset); i++)
            write_record(w, f->record, *(const char *const *)slot + i * f->record->size);
        parplan__json_close(&w->json, ']');
        break;
    }
}

/* What reading filled in for the document is not the document's. */
static bool inherited(const writer *w, const parplan__record *record, const parplan__field *f,
                      const void *from)
{
    if (strcmp(record->name, "task") == 0 && strcmp(f->key, "lead") == 0)
        return ((const parplan_task *)from)->lead_inherited;
    if (strcmp(record->name, "target") == 0 && strcmp(f->key, "deadline") == 0)
        return ((const parplan_target *)from)->deadline == w->plan->info.period.to;
    return false;
}

static void write_fields(writer *w, const parplan__record *record, const void *from)
{
    for (const parplan__field *f = record->fields; f->key != NULL; f++) {
        if ((absent(f, from) && !f->required) || inherited(w, record, f, from))
            continue;
        parplan__json_key(&w->json, f->key);
        write_field(w, f, from);
    }
}

static void write_record(writer *w, const parplan__record *record, const void *from)
{
    parplan__json_open(&w->json, '{');
    write_fields(w, record, from);
    parplan__json_close(&w->json, '}');
}

static void write_plan(writer *w)
{
    parplan__json_open(&w->json, '{');
    write_fields(w, &parplan__info_record, &w->plan->info);
    for (const parplan__list_field *list = parplan__list_fields; list->key != NULL; list++) {
        const parplan__list *records = &w->plan->lists[list->entity];
        if (records->count == 0 && !list->required)
            continue;
        parplan__json_key(&w->json, list->key);
        parplan__json_open(&w->json, '[');
        for (size_t i = 0; i < records->count; i++)
            write_record(w, list->record, (const char *)records->items + i * list->record->size);
        parplan__json_close(&w->json, ']');
    }
    parplan__json_close(&w->json, '}');
}

parplan_status parplan_plan_write(const parplan_plan *plan, char **bytes, size_t *size,
                                  parplan_error *err)
{
    if (plan == NULL || bytes == NULL)
        return parplan__fail(err, PP_ARGUMENT, PARPLAN__ARGS(plan == NULL ? "plan" : "bytes"));
    parplan__buffer out;
    parplan__buffer_init(&out, NULL);
    writer w = {.plan = plan};
    parplan__json_writer_init(&w.json, &out);
    write_plan(&w);
    parplan__json_writer_dispose(&w.json);
    parplan__buffer_char(&out, '\n');
    return parplan__buffer_give(&out, bytes, size, err);
}
