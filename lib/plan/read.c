/* SPDX-License-Identifier: Apache-2.0 */
/* From JSON to records, following the tables of field.c. Everything wrong is collected; nothing stops the reading. */
#include <string.h>

#include "base/problems.h"
#include "base/text.h"
#include "io/json.h"
#include "plan/field.h"
#include "plan/plan.h"

/* Where in the document we are: a chain on the stack, made a JSON pointer only when there is a problem. */
typedef struct frame {
    const struct frame *up;
    const char *key; /* NULL: index */
    size_t index;
} frame;

typedef struct reader {
    parplan_plan *plan;
    parplan_problems *problems;
    const char *clause; /* of the record being read */
    bool failed;        /* no memory */
} reader;

enum { PATH_SIZE = 512, LIST_SIZE = 320 };

/* ---- problems ---- */

static void path_add(char *path, size_t *used, const char *text)
{
    for (; *text != '\0' && *used < PATH_SIZE - 3; text++) {
        if (*text == '~' || *text == '/') {
            path[(*used)++] = '~';
            path[(*used)++] = *text == '~' ? '0' : '1';
        } else {
            path[(*used)++] = *text;
        }
    }
}

static void path_of(const frame *at, char *path, size_t *used)
{
    if (at->up == NULL)
        return;
    path_of(at->up, path, used);
    if (*used < PATH_SIZE - 1)
        path[(*used)++] = '/';
    path_add(path, used, at->key != NULL ? at->key : PARPLAN__INT((int64_t)at->index));
}

static parplan__place place_of(const reader *r, const frame *at, char *path)
{
    size_t used = 0;
    path_of(at, path, &used);
    (void)parplan__utf8_valid(path, used, &used);
    path[used] = '\0';
    return (parplan__place){ .path = path, .clause = r->clause };
}

static void problem(reader *r, const frame *at, parplan__message id, const char *const *args)
{
    char path[PATH_SIZE];
    parplan__problems_add(r->problems, id, place_of(r, at, path), args);
}

static const char *type_name(const json_t *value)
{
    switch (json_typeof(value)) {
    case JSON_OBJECT:
        return "object";
    case JSON_ARRAY:
        return "array";
    case JSON_STRING:
        return "string";
    case JSON_INTEGER:
    case JSON_REAL:
        return "number";
    case JSON_NULL:
        return "null";
    default:
        return "boolean";
    }
}

static bool expect(reader *r, const frame *at, const json_t *value, bool right, const char *what)
{
    if (!right)
        problem(r, at, PP_PLAN_TYPE, PARPLAN__ARGS(what, type_name(value)));
    return right;
}

/* Whatever is closer than the best so far, at most two edits away. */
static void closer(const char *wanted, const char *known, const char **best, size_t *distance)
{
    size_t d = parplan__text_distance(wanted, known, 2);
    if (d < *distance) {
        *distance = d;
        *best = known;
    }
}

/* ---- plain values ---- */

static const char *read_string(reader *r, const frame *at, const json_t *value)
{
    if (!expect(r, at, value, json_is_string(value), "string"))
        return NULL;
    const char *text = json_string_value(value);
    size_t size = json_string_length(value);
    if (strspn(text, " \t\r\n") == size) {
        problem(r, at, PP_PLAN_STRING_BLANK, NULL);
        return NULL;
    }
    for (size_t i = 0; i < size; i++) {
        if ((unsigned char)text[i] < 0x20 || text[i] == 0x7F) {
            problem(r, at, PP_PLAN_CONTROL, NULL);
            return NULL;
        }
    }
    char *copy = parplan__text_nfc(&r->plan->arena, text, size);
    r->failed |= copy == NULL;
    return copy;
}

static parplan_text read_text(reader *r, const frame *at, json_t *value)
{
    parplan_text text = { NULL, NULL };
    if (!expect(r, at, value, json_is_object(value), "object { \"vi\": …, \"en\": … }"))
        return text;
    const char *key;
    json_t *item;
    json_object_foreach(value, key, item) {
        frame here = { at, key, 0 };
        if (strcmp(key, "vi") == 0)
            text.vi = read_string(r, &here, item);
        else if (strcmp(key, "en") == 0)
            text.en = read_string(r, &here, item);
        else
            problem(r, &here, PP_PLAN_KEY_UNKNOWN, PARPLAN__ARGS(key));
    }
    if (json_object_size(value) == 0)
        problem(r, at, PP_PLAN_TEXT_EMPTY, NULL);
    return text;
}

static void *read_array(reader *r, const frame *at, const json_t *value, size_t item, size_t *count)
{
    if (!expect(r, at, value, json_is_array(value), "array"))
        return NULL;
    *count = json_array_size(value);
    void *items = parplan__arena_array(&r->plan->arena, *count, item);
    r->failed |= items == NULL;
    if (items == NULL)
        *count = 0;
    return items;
}

static parplan_texts read_texts(reader *r, const frame *at, const json_t *value)
{
    parplan_texts texts = { NULL, 0 };
    parplan_text *items = read_array(r, at, value, sizeof *items, &texts.count);
    for (size_t i = 0; i < texts.count; i++)
        items[i] = read_text(r, &(frame){ at, NULL, i }, json_array_get(value, i));
    texts.items = items;
    return texts;
}

/* Strings that are wrong are left out, with their problem reported. */
static parplan_strings read_strings(reader *r, const frame *at, const json_t *value)
{
    size_t count = 0, kept = 0;
    const char **items = read_array(r, at, value, sizeof *items, &count);
    if (items != NULL && count == 0)
        problem(r, at, PP_PLAN_LIST_EMPTY, NULL);
    for (size_t i = 0; i < count; i++) {
        const char *text = read_string(r, &(frame){ at, NULL, i }, json_array_get(value, i));
        for (size_t k = 0; text != NULL && k < kept; k++) {
            if (strcmp(items[k], text) == 0) {
                problem(r, &(frame){ at, NULL, i }, PP_PLAN_WHO_TWICE, PARPLAN__ARGS(text));
                text = NULL;
            }
        }
        if (text != NULL)
            items[kept++] = text;
    }
    return (parplan_strings){ items, kept };
}

static parplan_date read_date(reader *r, const frame *at, const json_t *value)
{
    parplan_date date = PARPLAN_DATE_NONE;
    parplan_error err = PARPLAN_ERROR_INIT;
    char path[PATH_SIZE];
    if (!expect(r, at, value, json_is_string(value), "string \"2024-03-05\""))
        return date;
    if (parplan_date_parse(json_string_value(value), json_string_length(value), &date, &err) != PARPLAN_OK)
        parplan__problems_add_error(r->problems, &err, place_of(r, at, path));
    return date;
}

static parplan_ratio read_ratio(reader *r, const frame *at, const json_t *value)
{
    parplan_ratio ratio = { 0, 0 };
    parplan_error err = PARPLAN_ERROR_INIT;
    char path[PATH_SIZE];
    if (!expect(r, at, value, json_is_string(value) || json_is_number(value), "number or string \"60%\""))
        return ratio;
    if (parplan__json_number_ratio(value, &ratio, &err) != PARPLAN_OK)
        parplan__problems_add_error(r->problems, &err, place_of(r, at, path));
    return ratio;
}

static int32_t read_int(reader *r, const frame *at, const json_t *value, const parplan__field *field)
{
    if (!expect(r, at, value, json_is_integer(value), "integer"))
        return field->fallback;
    json_int_t n = json_integer_value(value);
    if (n < field->low || n > field->high) {
        problem(r, at, PP_PLAN_INT_RANGE,
                PARPLAN__ARGS(PARPLAN__INT(n), PARPLAN__INT(field->low), PARPLAN__INT(field->high)));
        return field->fallback;
    }
    return (int32_t)n;
}

static int32_t read_enum(reader *r, const frame *at, const json_t *value, const parplan__field *field)
{
    if (!expect(r, at, value, json_is_string(value), "string"))
        return field->fallback;
    char known[LIST_SIZE] = "";
    size_t used = 0;
    for (const parplan__name *n = field->names; n->name != NULL; n++) {
        if (strcmp(n->name, json_string_value(value)) == 0)
            return n->value;
        used += parplan__message_fill(used > 0 ? ", {0}" : "{0}", PARPLAN__ARGS(n->name), known + used,
                                      sizeof known - used);
    }
    problem(r, at, PP_PLAN_ENUM, PARPLAN__ARGS(json_string_value(value), known));
    return field->fallback;
}

/* ---- references ---- */

static const char *entity_name(int entity)
{
    for (const parplan__list_field *list = parplan__list_fields; list->key != NULL; list++) {
        if (list->entity == entity)
            return list->key;
    }
    return "";
}

static void suggest_ids(const parplan_plan *plan, int entity, const char *id, const char **best,
                        size_t *distance)
{
    for (size_t i = 0; i < plan->lists[entity].count; i++) {
        const char *known = parplan__record_id(plan, entity, i);
        if (known != NULL)
            closer(id, known, best, distance);
    }
}

static void problem_ref(reader *r, const frame *at, const char *what, const char *id, const char *best)
{
    if (best != NULL)
        problem(r, at, PP_PLAN_REF_SUGGEST, PARPLAN__ARGS(what, id, best));
    else
        problem(r, at, PP_PLAN_REF, PARPLAN__ARGS(what, id));
}

static size_t find_ref(reader *r, const frame *at, const char *id, int entity)
{
    size_t position = parplan__map_find(&r->plan->ids[entity], id);
    if (position == PARPLAN_NO_INDEX) {
        const char *best = NULL;
        size_t distance = 3;
        suggest_ids(r->plan, entity, id, &best, &distance);
        problem_ref(r, at, entity_name(entity), id, best);
    }
    return position;
}

static size_t read_ref(reader *r, const frame *at, const json_t *value, int entity)
{
    const char *id = read_string(r, at, value);
    return id != NULL ? find_ref(r, at, id, entity) : PARPLAN_NO_INDEX;
}

static parplan_strings read_refs(reader *r, const frame *at, const json_t *value, int entity)
{
    parplan_strings ids = read_strings(r, at, value);
    for (size_t i = 0; i < ids.count; i++)
        (void)find_ref(r, &(frame){ at, NULL, i }, ids.items[i], entity);
    return ids;
}

/* Mark the units an id stands for; false where it stands for nothing known. */
static bool mark_who(const parplan_plan *plan, const char *id, bool partners, bool *marked)
{
    size_t unit = parplan__map_find(&plan->ids[PARPLAN_ENTITY_UNIT], id);
    if (unit != PARPLAN_NO_INDEX) {
        marked[unit] = true;
        return true;
    }
    size_t position = parplan__map_find(&plan->ids[PARPLAN_ENTITY_GROUP], id);
    if (position != PARPLAN_NO_INDEX) {
        const parplan_group *group = parplan_plan_group(plan, position);
        for (size_t i = 0; i < group->who.unit_count; i++)
            marked[group->who.units[i]] = true;
        return group->id != NULL; /* a group that is not read yet stands for nothing */
    }
    return partners && parplan__map_find(&plan->ids[PARPLAN_ENTITY_PARTNER], id) != PARPLAN_NO_INDEX;
}

static parplan_who read_who(reader *r, const frame *at, const json_t *value, bool partners)
{
    parplan_strings ids = read_strings(r, at, value);
    parplan_who who = { ids.items, ids.count, NULL, 0 };
    size_t units = r->plan->lists[PARPLAN_ENTITY_UNIT].count;
    bool *marked = parplan__arena_array(&r->plan->arena, units, sizeof *marked);
    size_t *positions = parplan__arena_array(&r->plan->arena, units, sizeof *positions);
    if (marked == NULL || positions == NULL) {
        r->failed = true;
        return who;
    }
    for (size_t i = 0; i < ids.count; i++) {
        if (mark_who(r->plan, ids.items[i], partners, marked))
            continue;
        const char *best = NULL;
        size_t distance = 3;
        suggest_ids(r->plan, PARPLAN_ENTITY_UNIT, ids.items[i], &best, &distance);
        suggest_ids(r->plan, PARPLAN_ENTITY_GROUP, ids.items[i], &best, &distance);
        problem_ref(r, &(frame){ at, NULL, i }, partners ? "units, groups, partners" : "units, groups",
                    ids.items[i], best);
    }
    for (size_t i = 0; i < units; i++) {
        if (marked[i])
            positions[who.unit_count++] = i;
    }
    who.units = positions;
    return who;
}

/* ---- records ---- */

static void read_record(reader *r, const frame *at, json_t *value, const parplan__record *record, void *out);

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
    for (size_t i = 0; i < count; i++) {
        const char *text;
        memcpy(&text, items + i * record->size + id->offset, sizeof text);
        if (text != NULL && !parplan__map_add(&map, text, i))
            problem(r, &(frame){ &(frame){ at, NULL, i }, id->key, 0 }, PP_PLAN_ID_DUPLICATE, PARPLAN__ARGS(text));
    }
}

static void *read_records(reader *r, const frame *at, const json_t *value, const parplan__record *record,
                          size_t *count)
{
    char *items = read_array(r, at, value, record->size, count);
    for (size_t i = 0; i < *count; i++)
        read_record(r, &(frame){ at, NULL, i }, json_array_get(value, i), record, items + i * record->size);
    if (items != NULL)
        check_ids(r, at, record, items, *count);
    return items;
}

static void read_field(reader *r, const frame *at, json_t *value, const parplan__field *f, void *slot,
                       size_t *count)
{
    int32_t number;
    switch (f->kind) {
    case FIELD_STRING:
    case FIELD_ID:
        *(const char **)slot = read_string(r, at, value);
        break;
    case FIELD_TEXT:
        *(parplan_text *)slot = read_text(r, at, value);
        break;
    case FIELD_TEXTS:
        *(parplan_texts *)slot = read_texts(r, at, value);
        break;
    case FIELD_STRINGS:
        *(parplan_strings *)slot = read_strings(r, at, value);
        break;
    case FIELD_DATE:
        *(parplan_date *)slot = read_date(r, at, value);
        break;
    case FIELD_RATIO:
        *(parplan_ratio *)slot = read_ratio(r, at, value);
        break;
    case FIELD_INT:
    case FIELD_ENUM:
        number = f->kind == FIELD_INT ? read_int(r, at, value, f) : read_enum(r, at, value, f);
        memcpy(slot, &number, sizeof number);
        break;
    case FIELD_BOOL:
        if (expect(r, at, value, json_is_boolean(value), "boolean"))
            *(bool *)slot = json_is_true(value);
        break;
    case FIELD_REF:
        *(size_t *)slot = read_ref(r, at, value, f->entity);
        break;
    case FIELD_REFS:
        *(parplan_strings *)slot = read_refs(r, at, value, f->entity);
        break;
    case FIELD_WHO:
        *(parplan_who *)slot = read_who(r, at, value, f->partners);
        break;
    case FIELD_OBJECT:
        read_record(r, at, value, f->record, slot);
        break;
    case FIELD_OBJECTS:
        *(void **)slot = read_records(r, at, value, f->record, count);
        break;
    }
}

/* Keys that a table lacks; the top level has the lists beside its table. */
static void check_keys(reader *r, const frame *at, json_t *value, const parplan__record *record)
{
    const char *key;
    json_t *item;
    json_object_foreach(value, key, item) {
        const char *best = NULL;
        size_t distance = 3;
        for (const parplan__field *f = record->fields; f->key != NULL && distance > 0; f++)
            closer(key, f->key, &best, &distance);
        const parplan__list_field *list = parplan__list_fields;
        for (; record == &parplan__info_record && list->key != NULL && distance > 0; list++)
            closer(key, list->key, &best, &distance);
        frame here = { at, key, 0 };
        if (distance == 0)
            continue;
        if (best != NULL)
            problem(r, &here, PP_PLAN_KEY_SUGGEST, PARPLAN__ARGS(key, best));
        else
            problem(r, &here, PP_PLAN_KEY_UNKNOWN, PARPLAN__ARGS(key));
    }
}

static void read_record(reader *r, const frame *at, json_t *value, const parplan__record *record, void *out)
{
    set_defaults(record, out);
    if (!expect(r, at, value, json_is_object(value), "object"))
        return;
    const char *outer = r->clause;
    const char *clause = json_string_value(json_object_get(value, "clause"));
    if (clause != NULL)
        r->clause = clause;
    size_t found = 0;
    for (const parplan__field *f = record->fields; f->key != NULL; f++) {
        frame here = { at, f->key, 0 };
        json_t *item = json_object_get(value, f->key);
        if (item == NULL) {
            if (f->required)
                problem(r, at, PP_PLAN_KEY_MISSING, PARPLAN__ARGS(f->key, record->name));
            continue;
        }
        found++;
        read_field(r, &here, item, f, (char *)out + f->offset,
                   (size_t *)(void *)((char *)out + f->count_offset));
    }
    if (found != json_object_size(value))
        check_keys(r, at, value, record);
    r->clause = outer;
}

/* ---- the document ---- */

/* Ids of all lists first, so that records may refer to one another in any order. */
static void collect_ids(reader *r, json_t *root)
{
    for (const parplan__list_field *list = parplan__list_fields; list->key != NULL; list++) {
        const json_t *items = json_object_get(root, list->key);
        size_t count = json_array_size(items);
        parplan__list *records = &r->plan->lists[list->entity];
        records->count = count;
        records->items = parplan__arena_array(&r->plan->arena, count, list->record->size);
        if (records->items == NULL || !parplan__map_init(&r->plan->ids[list->entity], &r->plan->arena, count)) {
            records->count = 0;
            r->failed = true;
            return;
        }
        for (size_t i = 0; i < count; i++) {
            const json_t *id = json_object_get(json_array_get(items, i), "id");
            if (!json_is_string(id))
                continue;
            char *copy = parplan__text_nfc(&r->plan->arena, json_string_value(id), json_string_length(id));
            if (copy == NULL)
                r->failed = true;
            else
                (void)parplan__map_add(&r->plan->ids[list->entity], copy, i);
        }
    }
}

static void read_lists(reader *r, const frame *root_frame, json_t *root)
{
    for (const parplan__list_field *list = parplan__list_fields; list->key != NULL && !r->failed; list++) {
        frame at = { root_frame, list->key, 0 };
        const json_t *value = json_object_get(root, list->key);
        if (value == NULL) {
            if (list->required)
                problem(r, root_frame, PP_PLAN_KEY_MISSING, PARPLAN__ARGS(list->key, "plan"));
            continue;
        }
        if (!expect(r, &at, value, json_is_array(value), "array"))
            continue;
        char *items = (char *)r->plan->lists[list->entity].items;
        size_t count = r->plan->lists[list->entity].count;
        for (size_t i = 0; i < count; i++)
            read_record(r, &(frame){ &at, NULL, i }, json_array_get(value, i), list->record,
                        items + i * list->record->size);
        check_ids(r, &at, list->record, items, count);
    }
}

static void open_calendar(reader *r, const frame *root_frame)
{
    const char *id = r->plan->info.calendar;
    parplan_error err = PARPLAN_ERROR_INIT;
    if (id == NULL || parplan_calendar_builtin(id, &r->plan->calendar, &err) == PARPLAN_OK)
        return;
    if (err.status == PARPLAN_E_MEMORY)
        r->failed = true;
    else
        problem(r, &(frame){ root_frame, "calendar", 0 }, PP_PLAN_CALENDAR, PARPLAN__ARGS(id, "VN-GOV, VN-LABOUR"));
}

/* A plain document is read before its format is known; another format explains its unknown keys. */
static bool format_known(reader *r, const frame *root_frame, const json_t *root)
{
    static const char format[] = "parplan-plan/1";
    const char *found = json_string_value(json_object_get(root, "format"));
    if (found == NULL || strcmp(found, format) == 0)
        return true;
    problem(r, &(frame){ root_frame, "format", 0 }, PP_PLAN_FORMAT, PARPLAN__ARGS(found, format));
    return false;
}

parplan_status parplan__plan_load(parplan_plan *plan, const char *bytes, size_t size,
                                  parplan_problems *problems, parplan_error *err)
{
    json_t *root;
    parplan_status status = parplan__json_load(bytes, size, &root, err);
    if (status != PARPLAN_OK) {
        if (status == PARPLAN_E_PARSE && err != NULL)
            parplan__problems_add_error(problems, err, (parplan__place){ .line = err->line, .column = err->column });
        return status;
    }
    reader r = { plan, problems, "", false };
    frame root_frame = { NULL, NULL, 0 };
    if (expect(&r, &root_frame, root, json_is_object(root), "object") && format_known(&r, &root_frame, root)) {
        collect_ids(&r, root);
        if (!r.failed)
            read_record(&r, &root_frame, root, &parplan__info_record, &plan->info);
        read_lists(&r, &root_frame, root);
        open_calendar(&r, &root_frame);
    }
    json_decref(root);
    return r.failed ? parplan__fail(err, PP_MEMORY, NULL) : PARPLAN_OK;
}
