/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The schema that is shipped is the one the tables give. After a change of the tables, from the source folder:
 * build/dev/tests/test_plan_schema --write
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "base/message.h"
#include "support/plan_change.h"
#include "support/plan_text.h"

#define SCHEMA "docs/schema/plan.schema.json"

static void the_shipped_schema_is_the_one_of_the_tables(void **unused)
{
    (void)unused;
    char *text;
    size_t size, shipped_size;
    assert_int_equal(parplan_plan_schema(&text, &size, NULL), PARPLAN_OK);
    char *shipped = text_from_file(SCHEMA, &shipped_size);
    assert_int_equal(size, strlen(text));
    if (size != shipped_size || strcmp(text, shipped) != 0)
        fail_msg("%s is another one: write it anew with --write", SCHEMA);
    free(shipped);
    parplan_text_free(text);
}

/* Every reference leads to a definition, and every definition is used. */
static void references_and_definitions_are_the_same_set(void **unused)
{
    (void)unused;
    size_t size;
    char *text = text_from_file(SCHEMA, &size), quoted[128];
    json_t *root = json_from_file(SCHEMA), *defs = json_object_get(root, "$defs"), *def;
    const char *name;
    json_object_foreach(defs, name, def)
    {
        snprintf(quoted, sizeof quoted, "\"#/$defs/%s\"", name);
        assert_non_null(strstr(text, quoted));
    }
    for (const char *at = text; (at = strstr(at, "#/$defs/")) != NULL;) {
        at += strlen("#/$defs/");
        snprintf(quoted, sizeof quoted, "%.*s", (int)strcspn(at, "\""), at);
        assert_non_null(json_object_get(defs, quoted));
    }
    json_decref(root);
    free(text);
}

static void a_schema_needs_a_place(void **unused)
{
    (void)unused;
    parplan_error err = PARPLAN_ERROR_INIT;
    assert_int_equal(parplan_plan_schema(NULL, NULL, &err), PARPLAN_E_ARGUMENT);
    assert_int_equal(err.id, PP_ARGUMENT);
}

static void its_size_need_not_be_wanted(void **unused)
{
    (void)unused;
    char *text;
    assert_int_equal(parplan_plan_schema(&text, NULL, NULL), PARPLAN_OK);
    parplan_text_free(text);
}

static int write_schema(void)
{
    char *text;
    size_t size;
    FILE *file = fopen(SCHEMA, "wb");
    if (file == NULL || parplan_plan_schema(&text, &size, NULL) != PARPLAN_OK)
        return 1;
    bool written = fwrite(text, 1, size, file) == size;
    parplan_text_free(text);
    return fclose(file) == 0 && written ? 0 : 1;
}

int main(int argc, char **argv)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_shipped_schema_is_the_one_of_the_tables),
        cmocka_unit_test(references_and_definitions_are_the_same_set),
        cmocka_unit_test(a_schema_needs_a_place),
        cmocka_unit_test(its_size_need_not_be_wanted),
    };
    if (argc == 2 && strcmp(argv[1], "--write") == 0)
        return write_schema();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
