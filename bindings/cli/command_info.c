/* SPDX-License-Identifier: Apache-2.0 */
/* The commands that judge nothing: format, schema, version. */
#include <string.h>

#include "command.h"
#include "generated/schemas.h"
#include "load.h"

int perform_format(run *r)
{
    parplan_error err = PARPLAN_ERROR_INIT;
    parplan_plan *plan = NULL;
    char *bytes;
    size_t size;
    int end = load_plan(r, &plan);
    if (end != END_FINE)
        return end;
    if (parplan_plan_write(plan, &bytes, &size, &err) != PARPLAN_OK) {
        end = complain_error(r, r->args.operands[1], &err);
    } else {
        end = give_bytes(r, bytes, size, END_FINE);
        parplan_text_free(bytes);
    }
    parplan_plan_unref(plan);
    return end;
}

typedef struct schema {
    const char *name; /* "schema_plan" */
    const unsigned char *bytes;
    const size_t *size;
} schema;

#define SCHEMA(symbol) {#symbol, symbol, &symbol##_size},
static const schema schemas[] = {GENERATED_SCHEMAS(SCHEMA){NULL, NULL, NULL}};
#undef SCHEMA

static const char *schema_name(const schema *s)
{
    return s->name + sizeof "schema_" - 1;
}

int perform_schema(run *r)
{
    const char *wanted = r->args.operand_count > 1 ? r->args.operands[1] : "plan";
    text names = {0};
    for (const schema *s = schemas; s->name != NULL; s++) {
        if (strcmp(schema_name(s), wanted) == 0) {
            text_free(&names);
            return give_bytes(r, (const char *)s->bytes, *s->size, END_FINE);
        }
        if (names.size > 0)
            text_char(&names, ' ');
        text_put(&names, schema_name(s));
    }
    int end =
        complain_usage(r, W_UNKNOWN_SCHEMA, ARGS(wanted, names.data != NULL ? names.data : ""));
    text_free(&names);
    return end;
}

int perform_version(run *r)
{
    text out = {0};
    text_say(&out, "parplan {0}\n", ARGS(parplan_version()));
    return give(r, &out, END_FINE);
}
