/* SPDX-License-Identifier: Apache-2.0 */
/* From JSON to records, following the tables of field.c. Everything wrong is collected; nothing stops the reading. */
#include <string.h>

#include "base/text.h"
#include "plan/read.h"

/* ---- records ---- */

static void read_record(reader *r, const frame *at, const parplan__json *value,
                        const parplan__record *record, void *out);

static void set_defaults(const parplan__record *record, void *out)
{
    for (const parplan__field *f = record->fields; f->key != NULL; f++) {
        char *slot = (char *)out + f->offset;
        if (f->kind == FIELD_DATE)
            *(parplan_date *)(void *)slot = PARPLAN_DATE_NONE;
        else if (f->kind == FIELD_REF)
            *(size_t *)(void *)slot = PARPLAN_NO_INDEX;
        else if (f->kind == FIELD_INT || f->kind == FIELD_ENUM)
            memcpy(slot, &f->fallback, sizeof f->fallback);
        else if (f->kind == FIELD_OBJECT)
            set_defaults(f->record, slot);
    }
}

static void check_ids(reader *r, const frame *at, const parplan__record *record, const char *items,
                      size_t count)
{
    const parplan__field *id = record->fields;
    if (id->kind != FIELD_ID || count < 2)
        return;
    parplan__map map;
    if (!parplan__map_init(&map, &r->plan->arena, count)) {
        r->failed = true;
        return;
    }
    const parplan__json *item = at->value != NULL ? at->value->first : NULL;
    for (size_t i = 0; i < count; i++, item = item->next) {
        const char *text;
        memcpy(&text, items + i * record->size + id->offset, sizeof text);
        if (text == NULL || parplan__map_add(&map, text, i))
            continue;
        frame here = {at, NULL, i, item};
        parplan__read_problem(r, &(frame){&here, id->key, 0, parplan__json_get(item, id->key)},
                              PP_PLAN_ID_DUPLICATE, PARPLAN__ARGS(text));
    }
}

static void *read_records(reader *r, const frame *at, const parplan__json *value,
                          const parplan__record *record, size_t *count)
{
    char *items = parplan__read_array(r, at, value, record->size, count);
    const parplan__json *item = value->first;
    for (size_t i = 0; i < *count; i++, item = item->next)
        read_record(r, &(frame){at, NULL, i, item}, item, record, items + i * record->size);
    if (items != NULL)
        check_ids(r, at, record, items, *count);
    return items;
}

static bool read_bool(reader *r, const frame *at, const parplan__json *value)
{
    bool yes = value->type == PARPLAN__JSON_TRUE;
    return parplan__read_expect(r, at, value, yes || value->type == PARPLAN__JSON_FALSE,
                                "boolean") &&
           yes;
}

static void read_field(reader *r, const frame *at, const parplan__json *value,
                       const parplan__field *f, void *slot, size_t *count)
{
    int32_t number;
    switch (f->kind) {
    case FIELD_STRING:
    case FIELD_ID:
        *(const char **)slot = parplan__read_string(r, at, value);
        break;
    case FIELD_TEXT:
        *(parplan_text *)slot = parplan__read_text(r, at, value);
        break;
    case FIELD_TEXTS:
        *(parplan_texts *)slot = parplan__read_texts(r, at, value);
        break;
    case FIELD_STRINGS:
        *(parplan_strings *)slot = parplan__read_strings(r, at, value);
        break;
    case FIELD_DATE:
        *(parplan_date *)slot = parplan__read_date(r, at, value);
        break;
    case FIELD_RATIO:
        *(parplan_ratio *)slot = parplan__read_ratio(r, at, value);
        break;
    case FIELD_INT:
    case FIELD_ENUM:
        number = f->kind == FIELD_INT ? parplan__read_int(r, at, value, f)
                                      : parplan__read_enum(r, at, value, f);
        memcpy(slot, &number, sizeof number);
        break;
    case FIELD_BOOL:
        *(bool *)slot = read_bool(r, at, value);
        break;
    case FIELD_REF:
        *(size_t *)slot = parplan__read_ref(r, at, value, f->entity);
        break;
    case FIELD_REFS:
        *(parplan_strings *)slot = parplan__read_refs(r, at, value, f->entity);
        break;
    case FIELD_WHO:
        *(parplan_who *)slot = parplan__read_who(r, at, value, f->partners);
        break;
    case FIELD_OBJECT:
        read_record(r, at, value, f->record, slot);
        break;
    case FIELD_OBJECTS:
        *(void **)slot = read_records(r, at, value, f->record, count);
        break;
    }
}

/* The keys of a record; the top level has the lists beside its table. */
static bool try_keys(const parplan__record *record, parplan__nearest *search)
{
    for (const parplan__field *f = record->fields; f->key != NULL; f++)
        parplan__nearest_try(search, f->key);
    for (const parplan__list_field *list = parplan__list_fields;
         record == &parplan__info_record && list->key != NULL; list++)
        parplan__nearest_try(search, list->key);
    return search->best != NULL && strcmp(search->best, search->wanted) == 0;
}

static void check_keys(reader *r, const frame *at, const parplan__json *value,
                       const parplan__record *record)
{
    for (const parplan__json *item = value->first; item != NULL; item = item->next) {
        parplan__nearest search = parplan__nearest_to(item->key);
        frame here = {at, item->key, 0, item};
        if (try_keys(record, &search))
            continue;
        if (search.best != NULL)
            parplan__read_problem(r, &here, PP_PLAN_KEY_SUGGEST,
                                  PARPLAN__ARGS(item->key, search.best));
        else
            parplan__read_problem(r, &here, PP_PLAN_KEY_UNKNOWN, PARPLAN__ARGS(item->key));
    }
}

/* A clause names the place of a problem; what cannot be one is not repeated in every message. */
static const char *clause_of(reader *r, const parplan__json *record)
{
    enum { LONGEST = 100 };
    const parplan__json *clause = parplan__json_get(record, "clause");
    if (clause == NULL || clause->type != PARPLAN__JSON_STRING || clause->size > LONGEST ||
        parplan__text_has_control(clause->text, clause->size))
        return r->clause;
    const char *text = parplan__text_nfc(&r->plan->arena, clause->text, clause->size);
    r->failed |= text == NULL;
    return text;
}

static void read_record(reader *r, const frame *at, const parplan__json *value,
                        const parplan__record *record, void *out)
{
    set_defaults(record, out);
    if (!parplan__read_expect(r, at, value, value->type == PARPLAN__JSON_OBJECT, "object"))
        return;
    const char *outer = r->clause;
    r->clause = clause_of(r, value);
    size_t found = 0;
    const parplan__json *last = NULL;
    for (const parplan__field *f = record->fields; f->key != NULL; f++) {
        const parplan__json *item = parplan__json_get_after(value, last, f->key);
        frame here = {at, f->key, 0, item};
        if (item == NULL) {
            if (f->required)
                parplan__read_problem(r, at, PP_PLAN_KEY_MISSING,
                                      PARPLAN__ARGS(f->key, record->name));
            continue;
        }
        found++;
        last = item;
        read_field(r, &here, item, f, (char *)out + f->offset,
                   (size_t *)(void *)((char *)out + f->count_offset));
    }
    if (found != value->count)
        check_keys(r, at, value, record);
    r->clause = outer;
}

/* ---- the document ---- */

static void collect_list(reader *r, const frame *root_frame, const parplan__json *items,
                         const parplan__list_field *list)
{
    parplan__list *records = &r->plan->lists[list->entity];
    parplan__map *ids = &r->plan->ids[list->entity];
    frame at = {root_frame, list->key, 0, items};
    records->items = parplan__read_array(r, &at, items, list->record->size, &records->count);
    if (!parplan__map_init(ids, &r->plan->arena, records->count))
        r->failed = true;
    const parplan__json *item = items->first;
    for (size_t i = 0; i < records->count && !r->failed; i++, item = item->next) {
        const parplan__json *id = parplan__json_get(item, "id");
        if (id == NULL || id->type != PARPLAN__JSON_STRING)
            continue;
        char *copy = parplan__text_nfc(&r->plan->arena, id->text, id->size);
        if (copy != NULL)
            (void)parplan__map_add(ids, copy, i);
        else
            r->failed = true;
    }
}

/* Ids of all lists first, so that records may refer to one another in any order. */
static void collect_ids(reader *r, const frame *root_frame, const parplan__json *root)
{
    for (const parplan__list_field *list = parplan__list_fields; list->key != NULL && !r->failed;
         list++) {
        const parplan__json *items = parplan__json_get(root, list->key);
        if (items != NULL)
            collect_list(r, root_frame, items, list);
        else if (list->required)
            parplan__read_problem(r, root_frame, PP_PLAN_KEY_MISSING,
                                  PARPLAN__ARGS(list->key, "plan"));
    }
    size_t units = r->plan->lists[PARPLAN_ENTITY_UNIT].count;
    r->marked = parplan__arena_array(&r->plan->arena, units, sizeof *r->marked);
    r->failed |= r->marked == NULL;
}

static void read_lists(reader *r, const frame *root_frame, const parplan__json *root)
{
    for (const parplan__list_field *list = parplan__list_fields; list->key != NULL; list++) {
        const parplan__json *items = parplan__json_get(root, list->key);
        const parplan__json *item = items != NULL ? items->first : NULL;
        frame at = {root_frame, list->key, 0, items};
        char *records = (char *)r->plan->lists[list->entity].items;
        size_t count = r->plan->lists[list->entity].count;
        for (size_t i = 0; i < count && !r->failed; i++, item = item->next)
            read_record(r, &(frame){&at, NULL, i, item}, item, list->record,
                        records + i * list->record->size);
        check_ids(r, &at, list->record, records, count);
    }
}

static void open_calendar(reader *r, const frame *root_frame, const parplan__json *root)
{
    const char *id = r->plan->info.calendar;
    parplan_error err = PARPLAN_ERROR_INIT;
    if (id == NULL || parplan_calendar_builtin(id, &r->plan->calendar, &err) == PARPLAN_OK)
        return;
    if (err.status == PARPLAN_E_MEMORY)
        r->failed = true;
    else
        parplan__read_problem(
            r, &(frame){root_frame, "calendar", 0, parplan__json_get(root, "calendar")},
            PP_PLAN_CALENDAR, PARPLAN__ARGS(id, "VN-GOV, VN-LABOUR"));
}

/* Another format explains all that is unknown in it, so that nothing else is said. */
static bool format_known(reader *r, const frame *root_frame, const parplan__json *root)
{
    const parplan__json *found = parplan__json_get(root, "format");
    if (found == NULL || found->type != PARPLAN__JSON_STRING ||
        strcmp(found->text, PARPLAN__PLAN_FORMAT) == 0)
        return true;
    parplan__read_problem(r, &(frame){root_frame, "format", 0, found}, PP_PLAN_FORMAT,
                          PARPLAN__ARGS(found->text, PARPLAN__PLAN_FORMAT));
    return false;
}

static void read_document(reader *r, const parplan__json *root)
{
    frame at = {NULL, NULL, 0, root};
    if (!parplan__read_expect(r, &at, root, root->type == PARPLAN__JSON_OBJECT, "object") ||
        !format_known(r, &at, root))
        return;
    collect_ids(r, &at, root);
    if (r->failed)
        return;
    read_record(r, &at, root, &parplan__info_record, &r->plan->info);
    read_lists(r, &at, root);
    if (!r->failed)
        open_calendar(r, &at, root);
}

parplan_status parplan__plan_load(parplan_plan *plan, const char *bytes, size_t size,
                                  parplan_problems *problems, parplan_error *err)
{
    const parplan__json *root;
    parplan__arena document;
    parplan__arena_init(&document, &plan->arena.allocator);
    document.left = plan->arena.left;
    reader r = {.plan = plan, .problems = problems, .clause = ""};
    parplan_status status = parplan__json_load(&document, bytes, size, &root, err);
    if (status == PARPLAN_OK)
        read_document(&r, root);
    parplan__arena_dispose(&document);
    if (status != PARPLAN_OK)
        return status;
    return r.failed ? parplan__fail(err, PP_MEMORY, NULL) : PARPLAN_OK;
}
