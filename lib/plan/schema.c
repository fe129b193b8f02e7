/* SPDX-License-Identifier: Apache-2.0 */
/* From the tables of field.c to a JSON Schema: what a validator can know of a plan without reading it. */
#include <string.h>

#include "base/message.h"
#include "io/json.h"
#include "plan/field.h"
#include "plan/plan.h"

enum { MOST_RECORDS = 40, NAME_SIZE = 48 };

typedef struct schema {
    parplan__json_writer json;
    const parplan__record
        *records[MOST_RECORDS]; /* that stand in $defs, in the order of their first use */
    size_t count;
} schema;

/* ---- members ---- */

static void member(schema *s, const char *key, const char *value)
{
    parplan__json_key(&s->json, key);
    parplan__json_string(&s->json, value);
}

static void member_int(schema *s, const char *key, int64_t value)
{
    parplan__json_key(&s->json, key);
    parplan__json_int(&s->json, value);
}

static void member_bool(schema *s, const char *key, bool value)
{
    parplan__json_key(&s->json, key);
    parplan__json_bool(&s->json, value);
}

static void open_member(schema *s, const char *key, char bracket)
{
    parplan__json_key(&s->json, key);
    parplan__json_open(&s->json, bracket);
}

static void refer(schema *s, const char *name)
{
    char target[NAME_SIZE] = "#/$defs/";
    size_t used = strlen(target);
    for (; *name != '\0' && used < sizeof target - 1; name++)
        target[used++] = *name == ' ' ? '_' : *name;
    target[used] = '\0';
    member(s, "$ref", target);
}

/* ---- values that are not records ---- */

#define BLANKS "[ \\t\\u00A0\\u202F]*"

static const char date_pattern[] = "^([0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"
                                   "|(0?[1-9]|[12][0-9]|3[01])/(0?[1-9]|1[0-2])/[0-9]{4})$";
static const char ratio_pattern[] =
    "^" BLANKS "-?[0-9]+((\\.[0-9]+)?" BLANKS "%?|" BLANKS "/" BLANKS "0*[1-9][0-9]*)" BLANKS "$";

static void write_string_def(schema *s)
{
    open_member(s, "string", '{');
    member(s, "description", "A text on one line that is not blank.");
    member(s, "type", "string");
    member(s, "pattern", "[^ ]");
    open_member(s, "not", '{');
    member(s, "pattern", "[\\u0000-\\u001F\\u007F-\\u009F]");
    parplan__json_close(&s->json, '}');
    parplan__json_close(&s->json, '}');
}

static void write_text_def(schema *s)
{
    open_member(s, "text", '{');
    member(s, "description", "A text in Vietnamese, in English, or both.");
    member(s, "type", "object");
    member_bool(s, "additionalProperties", false);
    member_int(s, "minProperties", 1);
    open_member(s, "properties", '{');
    for (int i = 0; i < 2; i++) {
        open_member(s, i == 0 ? "vi" : "en", '{');
        refer(s, "string");
        parplan__json_close(&s->json, '}');
    }
    parplan__json_close(&s->json, '}');
    parplan__json_close(&s->json, '}');
}

static void write_pattern_def(schema *s, const char *name, const char *about, const char *pattern)
{
    open_member(s, name, '{');
    member(s, "description", about);
    if (pattern == ratio_pattern) {
        open_member(s, "type", '[');
        parplan__json_string(&s->json, "string");
        parplan__json_string(&s->json, "number");
        parplan__json_close(&s->json, ']');
    } else {
        member(s, "type", "string");
    }
    member(s, "pattern", pattern);
    parplan__json_close(&s->json, '}');
}

static void write_list_def(schema *s, const char *name, const char *about, const char *item)
{
    open_member(s, name, '{');
    member(s, "description", about);
    member(s, "type", "array");
    open_member(s, "items", '{');
    refer(s, item);
    parplan__json_close(&s->json, '}');
    if (strcmp(item, "string") == 0) {
        member_int(s, "minItems", 1);
        member_bool(s, "uniqueItems", true);
    }
    parplan__json_close(&s->json, '}');
}

static void write_value_defs(schema *s)
{
    write_string_def(s);
    write_text_def(s);
    write_list_def(s, "texts", "Questions the plan leaves open, or readings this document chose.",
                   "text");
    write_list_def(s, "strings", "Ids, or fields; at least one, each once.", "string");
    write_list_def(s, "who", "Ids of units and groups; at least one, each once.", "string");
    write_pattern_def(s, "date", "A day: 2024-03-05, or 05/03/2024.", date_pattern);
    write_pattern_def(
        s, "ratio",
        "A ratio: \"60%\", \"99.5%\", \"2/3\", or a number of at most 15 significant digits.",
        ratio_pattern);
}

/* ---- fields ---- */

static void write_enum(schema *s, const parplan__field *f)
{
    const char *fallback = NULL;
    open_member(s, "enum", '[');
    for (const parplan__name *n = f->names; n->name != NULL; n++) {
        parplan__json_string(&s->json, n->name);
        if (n->value == f->fallback)
            fallback = n->name;
    }
    parplan__json_close(&s->json, ']');
    if (fallback != NULL)
        member(s, "default", fallback);
}

static void write_int(schema *s, const parplan__field *f)
{
    member(s, "type", "integer");
    member_int(s, "minimum", f->low);
    member_int(s, "maximum", f->high);
    if (!f->required && f->fallback >= f->low)
        member_int(s, "default", f->fallback);
}

static void write_reference(schema *s, const char *def, const char *what, const char *list)
{
    char about[80];
    parplan__message_fill("{0} in `{1}`.", PARPLAN__ARGS(what, list), about, sizeof about);
    refer(s, def);
    member(s, "description", about);
}

static void write_field(schema *s, const parplan__field *f)
{
    switch (f->kind) {
    case FIELD_STRING:
    case FIELD_ID:
        refer(s, "string");
        break;
    case FIELD_TEXT:
        refer(s, "text");
        break;
    case FIELD_TEXTS:
        refer(s, "texts");
        break;
    case FIELD_STRINGS:
        refer(s, "strings");
        break;
    case FIELD_DATE:
        refer(s, "date");
        break;
    case FIELD_RATIO:
        refer(s, "ratio");
        break;
    case FIELD_INT:
        write_int(s, f);
        break;
    case FIELD_ENUM:
        write_enum(s, f);
        break;
    case FIELD_BOOL:
        member(s, "type", "boolean");
        member_bool(s, "default", false);
        break;
    case FIELD_REF:
        write_reference(s, "string", "Id of a record", parplan__list_key(f->entity));
        break;
    case FIELD_REFS:
        write_reference(s, "strings", "Ids of records", parplan__list_key(f->entity));
        break;
    case FIELD_WHO:
        refer(s, "who");
        if (f->partners)
            member(s, "description", "Partners may be named too.");
        break;
    case FIELD_OBJECT:
        refer(s, f->record->name);
        break;
    case FIELD_OBJECTS:
        member(s, "type", "array");
        open_member(s, "items", '{');
        refer(s, f->record->name);
        parplan__json_close(&s->json, '}');
        break;
    }
}

/* ---- records ---- */

static void collect(schema *s, const parplan__record *record)
{
    for (size_t i = 0; i < s->count; i++) {
        if (s->records[i] == record)
            return;
    }
    if (s->count == MOST_RECORDS)
        return;
    s->records[s->count++] = record;
    for (const parplan__field *f = record->fields; f->key != NULL; f++) {
        if (f->record != NULL)
            collect(s, f->record);
    }
}

static void write_lists(schema *s)
{
    for (const parplan__list_field *list = parplan__list_fields; list->key != NULL; list++) {
        parplan__field field = {.kind = FIELD_OBJECTS, .record = list->record};
        open_member(s, list->key, '{');
        write_field(s, &field);
        parplan__json_close(&s->json, '}');
    }
}

static void write_required(schema *s, const parplan__record *record)
{
    open_member(s, "required", '[');
    for (const parplan__field *f = record->fields; f->key != NULL; f++) {
        if (f->required)
            parplan__json_string(&s->json, f->key);
    }
    for (const parplan__list_field *list = parplan__list_fields;
         record == &parplan__info_record && list->key != NULL; list++) {
        if (list->required)
            parplan__json_string(&s->json, list->key);
    }
    parplan__json_close(&s->json, ']');
}

static void write_properties(schema *s, const parplan__record *record)
{
    open_member(s, "properties", '{');
    for (const parplan__field *f = record->fields; f->key != NULL; f++) {
        open_member(s, f->key, '{');
        if (record == &parplan__info_record && strcmp(f->key, "format") == 0)
            member(s, "const", PARPLAN__PLAN_FORMAT);
        else
            write_field(s, f);
        parplan__json_close(&s->json, '}');
    }
    if (record == &parplan__info_record)
        write_lists(s);
    parplan__json_close(&s->json, '}');
}

/* What stands between the brackets of a record's schema. */
static void write_record(schema *s, const parplan__record *record)
{
    member(s, "description", record->about);
    member(s, "type", "object");
    member_bool(s, "additionalProperties", false);
    write_required(s, record);
    write_properties(s, record);
}

static void write_defs(schema *s)
{
    open_member(s, "$defs", '{');
    write_value_defs(s);
    for (size_t i = 0; i < s->count; i++) {
        char name[NAME_SIZE];
        parplan__message_fill("{0}", PARPLAN__ARGS(s->records[i]->name), name, sizeof name);
        for (char *c = name; *c != '\0'; c++)
            *c = *c == ' ' ? '_' : *c;
        open_member(s, name, '{');
        write_record(s, s->records[i]);
        parplan__json_close(&s->json, '}');
    }
    parplan__json_close(&s->json, '}');
}

static void write_schema(schema *s)
{
    for (const parplan__field *f = parplan__info_record.fields; f->key != NULL; f++) {
        if (f->record != NULL)
            collect(s, f->record);
    }
    for (const parplan__list_field *list = parplan__list_fields; list->key != NULL; list++)
        collect(s, list->record);
    parplan__json_open(&s->json, '{');
    member(s, "$schema", "https://json-schema.org/draft/2020-12/schema");
    member(s, "title", "Plan");
    write_record(s, &parplan__info_record);
    write_defs(s);
    parplan__json_close(&s->json, '}');
}

parplan_status parplan_plan_schema(char **text, size_t *size, parplan_error *err)
{
    if (text == NULL)
        return parplan__fail(err, PP_ARGUMENT, PARPLAN__ARGS("text"));
    parplan__buffer out;
    parplan__buffer_init(&out, NULL);
    schema s = {.count = 0};
    parplan__json_writer_init(&s.json, &out);
    write_schema(&s);
    parplan__json_writer_dispose(&s.json);
    parplan__buffer_char(&out, '\n');
    return parplan__buffer_give(&out, text, size, err);
}
