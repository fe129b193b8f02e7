/* SPDX-License-Identifier: Apache-2.0 */
/* From JSON to plain values, and where what is wrong with one is said. */
#include <string.h>

#include "base/text.h"
#include "plan/read.h"

enum { LIST_SIZE = 320, FEW_STRINGS = 16 };

/* ---- problems ---- */

static void path_add(char *path, size_t *used, const char *text)
{
    for (; *text != '\0' && *used < PATH_SIZE - 3; text++) {
        if (*text == '~' || *text == '/') {
            path[(*used)++] = '~';
            path[(*used)++] = *text == '~' ? '0' : '1';
        } else {
            path[(*used)++] = (unsigned char)*text < 0x20 || *text == 0x7F ? ' ' : *text;
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

parplan__place parplan__read_place(const reader *r, const frame *at, char *path)
{
    size_t used = 0;
    path_of(at, path, &used);
    (void)parplan__utf8_valid(path, used, &used);
    path[used] = '\0';
    while (at->value == NULL && at->up != NULL)
        at = at->up;
    const parplan__json *value = at->value;
    return (parplan__place){.path = path,
                            .clause = r->clause,
                            .line = value != NULL ? value->line : 0,
                            .column = value != NULL ? value->column : 0};
}

void parplan__read_problem(reader *r, const frame *at, parplan__message id, const char *const *args)
{
    char path[PATH_SIZE];
    parplan__problems_add(r->problems, id, parplan__read_place(r, at, path), args);
}

bool parplan__read_expect(reader *r, const frame *at, const parplan__json *value, bool right,
                          const char *what)
{
    if (!right)
        parplan__read_problem(r, at, PP_PLAN_TYPE,
                              PARPLAN__ARGS(what, parplan__json_type_name(value)));
    return right;
}

bool parplan__read_may_suggest(reader *r)
{
    return r->suggestions++ < MOST_SUGGESTIONS;
}

/* ---- texts ---- */

const char *parplan__read_string(reader *r, const frame *at, const parplan__json *value)
{
    if (!parplan__read_expect(r, at, value, value->type == PARPLAN__JSON_STRING, "string"))
        return NULL;
    bool control = parplan__text_has_control(value->text, value->size);
    if (control || strspn(value->text, " ") == value->size) {
        parplan__read_problem(r, at, control ? PP_PLAN_CONTROL : PP_PLAN_STRING_BLANK, NULL);
        return NULL;
    }
    char *copy = parplan__text_nfc(&r->plan->arena, value->text, value->size);
    r->failed |= copy == NULL;
    return copy;
}

parplan_text parplan__read_text(reader *r, const frame *at, const parplan__json *value)
{
    parplan_text text = {NULL, NULL};
    if (!parplan__read_expect(r, at, value, value->type == PARPLAN__JSON_OBJECT,
                              "object { \"vi\": …, \"en\": … }"))
        return text;
    for (const parplan__json *item = value->first; item != NULL; item = item->next) {
        frame here = {at, item->key, 0, item};
        if (strcmp(item->key, "vi") == 0)
            text.vi = parplan__read_string(r, &here, item);
        else if (strcmp(item->key, "en") == 0)
            text.en = parplan__read_string(r, &here, item);
        else
            parplan__read_problem(r, &here, PP_PLAN_KEY_UNKNOWN, PARPLAN__ARGS(item->key));
    }
    if (value->count == 0)
        parplan__read_problem(r, at, PP_PLAN_TEXT_EMPTY, NULL);
    return text;
}

/* ---- lists ---- */

void *parplan__read_array(reader *r, const frame *at, const parplan__json *value, size_t item,
                          size_t *count)
{
    *count = 0;
    if (!parplan__read_expect(r, at, value, value->type == PARPLAN__JSON_ARRAY, "array"))
        return NULL;
    size_t size = value->count;
    if (size > MOST_ITEMS) {
        parplan__read_problem(r, at, PP_PLAN_LIST_LONG,
                              PARPLAN__ARGS(PARPLAN__INT((int64_t)size), PARPLAN__INT(MOST_ITEMS)));
        return NULL;
    }
    void *items = parplan__arena_array(&r->plan->arena, size, item);
    r->failed |= items == NULL;
    *count = items != NULL ? size : 0;
    return items;
}

parplan_texts parplan__read_texts(reader *r, const frame *at, const parplan__json *value)
{
    parplan_texts texts = {NULL, 0};
    parplan_text *items = parplan__read_array(r, at, value, sizeof *items, &texts.count);
    const parplan__json *item = value->first;
    for (size_t i = 0; i < texts.count; i++, item = item->next)
        items[i] = parplan__read_text(r, &(frame){at, NULL, i, item}, item);
    texts.items = items;
    return texts;
}

/* Whether a text stands among those kept already. A map only pays where there are many. */
static bool seen(const parplan__map *map, const char *const *items, size_t kept, const char *text)
{
    if (map->capacity > 0)
        return parplan__map_find(map, text) != SIZE_MAX;
    for (size_t i = 0; i < kept; i++) {
        if (strcmp(items[i], text) == 0)
            return true;
    }
    return false;
}

parplan_strings parplan__read_strings(reader *r, const frame *at, const parplan__json *value)
{
    size_t count, kept = 0;
    const char **items = parplan__read_array(r, at, value, sizeof *items, &count);
    parplan__map map = {NULL, 0};
    if (items != NULL && count == 0)
        parplan__read_problem(r, at, PP_PLAN_LIST_EMPTY, NULL);
    if (count > FEW_STRINGS && !parplan__map_init(&map, &r->plan->arena, count))
        r->failed = true;
    const parplan__json *item = value->first;
    for (size_t i = 0; i < count && !r->failed; i++, item = item->next) {
        frame here = {at, NULL, i, item};
        const char *text = parplan__read_string(r, &here, item);
        if (text == NULL)
            continue;
        if (seen(&map, items, kept, text)) {
            parplan__read_problem(r, &here, PP_PLAN_WHO_TWICE, PARPLAN__ARGS(text));
            continue;
        }
        if (map.capacity > 0)
            (void)parplan__map_add(&map, text, kept);
        items[kept++] = text;
    }
    return (parplan_strings){items, kept};
}

/* ---- days and numbers ---- */

parplan_date parplan__read_date(reader *r, const frame *at, const parplan__json *value)
{
    parplan_date date = PARPLAN_DATE_NONE;
    parplan_error err = PARPLAN_ERROR_INIT;
    char path[PATH_SIZE];
    if (!parplan__read_expect(r, at, value, value->type == PARPLAN__JSON_STRING,
                              "string \"2024-03-05\""))
        return date;
    if (parplan_date_parse(value->text, value->size, &date, &err) != PARPLAN_OK)
        parplan__problems_add_error(r->problems, &err, parplan__read_place(r, at, path));
    return date;
}

parplan_ratio parplan__read_ratio(reader *r, const frame *at, const parplan__json *value)
{
    parplan_ratio ratio = {0, 0};
    parplan_error err = PARPLAN_ERROR_INIT;
    char path[PATH_SIZE];
    bool right = value->type == PARPLAN__JSON_STRING || value->type == PARPLAN__JSON_NUMBER;
    if (!parplan__read_expect(r, at, value, right, "number or string \"60%\""))
        return ratio;
    if (parplan__json_number_ratio(value, &ratio, &err) == PARPLAN_OK)
        return ratio;
    if (err.status == PARPLAN_E_MEMORY)
        r->failed = true;
    else
        parplan__problems_add_error(r->problems, &err, parplan__read_place(r, at, path));
    return ratio;
}

int32_t parplan__read_int(reader *r, const frame *at, const parplan__json *value,
                          const parplan__field *field)
{
    int64_t n;
    if (!parplan__read_expect(r, at, value, parplan__json_integer(value, &n), "integer"))
        return field->fallback;
    if (n >= field->low && n <= field->high)
        return (int32_t)n;
    parplan__read_problem(
        r, at, PP_PLAN_INT_RANGE,
        PARPLAN__ARGS(PARPLAN__INT(n), PARPLAN__INT(field->low), PARPLAN__INT(field->high)));
    return field->fallback;
}

int32_t parplan__read_enum(reader *r, const frame *at, const parplan__json *value,
                           const parplan__field *field)
{
    if (!parplan__read_expect(r, at, value, value->type == PARPLAN__JSON_STRING, "string"))
        return field->fallback;
    char known[LIST_SIZE] = "";
    size_t used = 0;
    for (const parplan__name *n = field->names; n->name != NULL; n++) {
        if (strcmp(n->name, value->text) == 0)
            return n->value;
        used += parplan__message_fill(used > 0 ? ", {0}" : "{0}", PARPLAN__ARGS(n->name),
                                      known + used, sizeof known - used);
    }
    parplan__read_problem(r, at, PP_PLAN_ENUM, PARPLAN__ARGS(value->text, known));
    return field->fallback;
}
