/* SPDX-License-Identifier: Apache-2.0 */
#include "support/plan_text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

parplan_plan *plan_from_text(const char *text)
{
    parplan_plan *plan = NULL;
    parplan_error err = PARPLAN_ERROR_INIT;
    if (parplan_plan_read(text, strlen(text), NULL, &plan, NULL, &err) != PARPLAN_OK)
        fail_msg("PP-%04d %s: %s", err.id, err.path, err.message);
    return plan;
}

char *text_from_file(const char *path, size_t *size)
{
    char full[512];
    int printed = snprintf(full, sizeof full, "%s/%s", PARPLAN_SOURCE_DIR, path);
    assert_in_range(printed, 1, sizeof full - 1);
    FILE *file = fopen(full, "rb");
    if (file == NULL)
        fail_msg("cannot open %s", full);
    fseek(file, 0, SEEK_END);
    *size = (size_t)ftell(file);
    rewind(file);
    char *text = malloc(*size + 1);
    assert_non_null(text);
    assert_int_equal(fread(text, 1, *size, file), *size);
    fclose(file);
    text[*size] = '\0';
    return text;
}

parplan_plan *plan_from_file(const char *path)
{
    size_t size;
    char *text = text_from_file(path, &size);
    parplan_plan *plan = plan_from_text(text);
    free(text);
    return plan;
}
