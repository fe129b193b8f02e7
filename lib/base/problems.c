/* SPDX-License-Identifier: Apache-2.0 */
#include "base/problems.h"

#include <string.h>

#include "base/memory.h"
#include "base/text.h"

struct parplan_problems {
    parplan__arena arena;
    parplan_problem *items;
    size_t count;
    size_t capacity;
    size_t most;                    /* of each severity that are kept */
    size_t kept[PARPLAN_ERROR + 1]; /* by severity */
    size_t more;                    /* that were not kept */
    bool failed;
};

enum { LONGEST_PLACE = 512 };

parplan_status parplan_problems_new(parplan_problems **out, parplan_error *err)
{
    if (out == NULL)
        return parplan__fail(err, PP_ARGUMENT, PARPLAN__ARGS("out"));
    parplan_allocator allocator = parplan__allocator_or_default(NULL);
    parplan_problems *problems = allocator.resize(allocator.context, NULL, sizeof *problems);
    if (problems == NULL)
        return parplan__fail(err, PP_MEMORY, NULL);
    *problems = (parplan_problems){.most = SIZE_MAX};
    parplan__arena_init(&problems->arena, &allocator);
    *out = problems;
    return PARPLAN_OK;
}

void parplan_problems_free(parplan_problems *problems)
{
    if (problems == NULL)
        return;
    parplan_allocator allocator = problems->arena.allocator;
    parplan__arena_dispose(&problems->arena);
    if (problems->items != NULL)
        allocator.resize(allocator.context, problems->items, 0);
    allocator.resize(allocator.context, problems, 0);
}

size_t parplan_problems_count(const parplan_problems *problems, parplan_severity at_least)
{
    size_t n = 0;
    for (size_t i = 0; problems != NULL && i < problems->count; i++)
        n += problems->items[i].severity >= at_least;
    return n;
}

const parplan_problem *parplan_problems_at(const parplan_problems *problems, size_t index)
{
    return problems != NULL && index < problems->count ? &problems->items[index] : NULL;
}

static const char *keep(parplan_problems *problems, const char *text)
{
    if (text == NULL || *text == '\0')
        return "";
    size_t size = strlen(text);
    if (size > LONGEST_PLACE)
        size = parplan__utf8_cut(text, LONGEST_PLACE);
    const char *copy = parplan__arena_copy(&problems->arena, text, size);
    problems->failed |= copy == NULL;
    return copy;
}

/* Whether one more of a severity is wanted. */
static bool wanted(parplan_problems *problems, parplan_severity severity)
{
    if (problems == NULL || problems->failed)
        return false;
    bool room = problems->kept[severity] < problems->most;
    if (room)
        problems->kept[severity]++;
    else
        problems->more++;
    return room;
}

static void add(parplan_problems *problems, parplan_problem problem, parplan__place place)
{
    problem.path = keep(problems, place.path);
    problem.clause = keep(problems, place.clause);
    problem.line = place.line;
    problem.column = place.column;
    if (!parplan__grow(&problems->arena.allocator, &problems->items, &problems->capacity,
                       problems->count, sizeof problem))
        problems->failed = true;
    if (!problems->failed)
        problems->items[problems->count++] = problem;
}

static void add_filled(parplan_problems *problems, parplan__message id, parplan__place place,
                       const char *const *args_vi, const char *const *args_en)
{
    const parplan__message_info *info = parplan__message_info_of(id);
    if (!wanted(problems, info->severity))
        return;
    char vi[512], en[512];
    parplan__message_fill(info->text.vi, args_vi, vi, sizeof vi);
    parplan__message_fill(info->text.en, args_en, en, sizeof en);
    parplan_problem problem = {.severity = info->severity, .id = (int32_t)id};
    problem.message = (parplan_text){keep(problems, vi), keep(problems, en)};
    add(problems, problem, place);
}

void parplan__problems_add(parplan_problems *problems, parplan__message id, parplan__place place,
                           const char *const *args)
{
    add_filled(problems, id, place, args, args);
}

void parplan__problems_add_text(parplan_problems *problems, parplan__message id,
                                parplan__place place, const char *subject, parplan_text text)
{
    add_filled(problems, id, place, PARPLAN__ARGS(subject, parplan_text_in(text, PARPLAN_LANG_VI)),
               PARPLAN__ARGS(subject, parplan_text_in(text, PARPLAN_LANG_EN)));
}

void parplan__problems_add_error(parplan_problems *problems, const parplan_error *err,
                                 parplan__place place)
{
    if (!wanted(problems, PARPLAN_ERROR))
        return;
    parplan_problem problem = {.severity = PARPLAN_ERROR, .id = err->id};
    problem.message = (parplan_text){keep(problems, err->message_vi), keep(problems, err->message)};
    add(problems, problem, place);
}

void parplan__problems_append(parplan_problems *problems, const parplan_problems *from)
{
    for (size_t i = 0; i < from->count; i++) {
        parplan_problem problem = from->items[i];
        if (!wanted(problems, problem.severity))
            continue;
        parplan__place place = {problem.path, problem.clause, problem.line, problem.column};
        problem.message.vi = keep(problems, problem.message.vi);
        problem.message.en = keep(problems, problem.message.en);
        add(problems, problem, place);
    }
}

void parplan__problems_limit(parplan_problems *problems, size_t most)
{
    problems->most = most;
}

void parplan__problems_end(parplan_problems *problems)
{
    size_t more = problems->more;
    problems->most = SIZE_MAX;
    if (more > 0)
        parplan__problems_add(problems, PP_MORE_PROBLEMS, (parplan__place){.path = ""},
                              PARPLAN__ARGS(PARPLAN__INT((int64_t)more)));
}

bool parplan__problems_failed(const parplan_problems *problems)
{
    return problems != NULL && problems->failed;
}
