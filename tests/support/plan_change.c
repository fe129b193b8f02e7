/* SPDX-License-Identifier: Apache-2.0 */
#include "support/plan_change.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "base/message.h"
#include "support/plan_text.h"

json_t *json_from_file(const char *path)
{
    size_t size;
    json_error_t error;
    char *text = text_from_file(path, &size);
    json_t *root = json_loadb(text, size, JSON_REJECT_DUPLICATES, &error);
    if (root == NULL)
        fail_msg("%s:%d: %s", path, error.line, error.text);
    free(text);
    return root;
}

/* The next token of a pointer, unescaped; `size` includes the NUL. */
static const char *next_token(const char *pointer, char *token, size_t size)
{
    size_t used = 0;
    for (pointer++; *pointer != '\0' && *pointer != '/'; pointer++) {
        char c = *pointer;
        if (c == '~')
            c = *++pointer == '0' ? '~' : '/';
        assert_true(used < size - 1);
        token[used++] = c;
    }
    token[used] = '\0';
    return pointer;
}

static json_t *step(json_t *at, const char *token)
{
    return json_is_array(at) ? json_array_get(at, (size_t)atoi(token)) : json_object_get(at, token);
}

static void put(json_t *at, const char *token, json_t *value)
{
    if (json_is_array(at) && strcmp(token, "-") == 0)
        assert_int_equal(json_array_append(at, value), 0);
    else if (json_is_array(at) && value == NULL)
        assert_int_equal(json_array_remove(at, (size_t)atoi(token)), 0);
    else if (json_is_array(at))
        assert_int_equal(json_array_set(at, (size_t)atoi(token), value), 0);
    else if (value == NULL)
        assert_int_equal(json_object_del(at, token), 0);
    else
        assert_int_equal(json_object_set(at, token, value), 0);
}

void json_set_at(json_t *document, const char *pointer, json_t *value)
{
    char token[128];
    json_t *at = document;
    const char *rest = next_token(pointer, token, sizeof token);
    for (; *rest == '/'; rest = next_token(rest, token, sizeof token)) {
        at = step(at, token);
        if (at == NULL)
            fail_msg("%s: there is no %s", pointer, token);
    }
    put(at, token, value);
}

static char *text_of(json_t *document)
{
    char *text = json_dumps(document, JSON_INDENT(2) | JSON_REAL_PRECISION(16));
    assert_non_null(text);
    json_decref(document);
    return text;
}

char *plan_with(const char *pointer, const char *value)
{
    json_t *document = json_from_file(WHOLE_PLAN), *parsed = NULL;
    char json[1024] = "";
    if (value != NULL) {
        assert_true(strlen(value) < sizeof json);
        strcpy(json, value);
        for (char *quote = json; (quote = strchr(quote, '\'')) != NULL;)
            *quote = '"';
        parsed = json_loads(json, JSON_DECODE_ANY, NULL);
        assert_non_null(parsed);
    }
    json_set_at(document, pointer, parsed);
    json_decref(parsed);
    return text_of(document);
}

char *plan_with_case(const json_t *one)
{
    json_t *document = json_from_file(WHOLE_PLAN), *value;
    const char *pointer;
    size_t i;
    json_object_foreach(json_object_get(one, "set"), pointer, value)
        json_set_at(document, pointer, value);
    json_array_foreach(json_object_get(one, "remove"), i, value)
        json_set_at(document, json_string_value(value), NULL);
    return text_of(document);
}

/* ---- cases ---- */

static const char *member(const json_t *object, const char *key)
{
    const char *text = json_string_value(json_object_get(object, key));
    return text != NULL ? text : "";
}

bool has_hole(const char *text)
{
    while ((text = strchr(text, '{')) != NULL) {
        text++;
        if (text[0] >= '0' && text[0] <= '9' && text[1] == '}')
            return true;
    }
    return false;
}

static void assert_place(const parplan_problem *problem, const json_t *expected)
{
    const parplan__message_info *info = parplan__message_info_of((parplan__message)problem->id);
    assert_int_equal(problem->severity, info->severity);
    assert_string_equal(problem->path, member(expected, "path"));
    assert_string_equal(problem->clause, member(expected, "clause"));
    assert_true(problem->message.vi[0] != '\0' && !has_hole(problem->message.vi));
    assert_true(problem->message.en[0] != '\0' && !has_hole(problem->message.en));
}

static void assert_problems(const parplan_problems *problems, const json_t *one)
{
    const json_t *expected = json_object_get(one, "expect"), *also = json_object_get(one, "also");
    const parplan_problem *problem;
    for (size_t i = 0; (problem = parplan_problems_at(problems, i)) != NULL; i++) {
        const json_t *id = i == 0 ? json_object_get(expected, "id") : json_array_get(also, i - 1);
        if (problem->id != (int32_t)json_integer_value(id))
            fail_msg("PP-%04d %s [%s] %s", problem->id, problem->path, problem->clause,
                     problem->message.en);
    }
    assert_int_equal(parplan_problems_count(problems, PARPLAN_NOTE), 1 + json_array_size(also));
    assert_place(parplan_problems_at(problems, 0), expected);
}

void assert_plan_case(const json_t *one)
{
    char *text = plan_with_case(one);
    parplan_plan *plan = NULL;
    parplan_problems *problems;
    parplan_error err = PARPLAN_ERROR_INIT;
    assert_int_equal(parplan_problems_new(&problems, NULL), PARPLAN_OK);
    parplan_status status = parplan_plan_read(text, strlen(text), NULL, &plan, problems, &err);
    assert_problems(problems, one);
    bool wrong = parplan_problems_count(problems, PARPLAN_ERROR) > 0;
    assert_int_equal(status, wrong ? PARPLAN_E_INVALID : PARPLAN_OK);
    assert_int_equal(plan == NULL, wrong);
    if (parplan_problems_at(problems, 0)->severity == PARPLAN_ERROR)
        assert_string_equal(err.message, parplan_problems_at(problems, 0)->message.en);
    parplan_plan_unref(plan);
    parplan_problems_free(problems);
    free(text);
}

static void check_case(void **state)
{
    assert_plan_case(*state);
}

int run_plan_cases(const char *path)
{
    json_t *cases = json_from_file(path), *one;
    size_t count = json_array_size(cases), i;
    struct CMUnitTest *tests = calloc(count, sizeof *tests);
    if (tests == NULL || count == 0)
        return 1;
    json_array_foreach(cases, i, one) tests[i] =
        (struct CMUnitTest){member(one, "case"), check_case, NULL, NULL, one};
    int failed = _cmocka_run_group_tests(path, tests, count, NULL, NULL);
    free(tests);
    json_decref(cases);
    return failed;
}
