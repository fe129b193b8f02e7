/* SPDX-License-Identifier: Apache-2.0 */
/* parplan check: everything that is wrong with a plan, or asks a question. */
#include <string.h>

#include "command.h"
#include "load.h"

enum { SEVERITIES = 3 };

static const struct severity_words {
    parplan_severity severity;
    word heading, count;
    const char *name;   /* in JSON */
    const char *colour; /* on a terminal */
} severities[SEVERITIES] = {
    {PARPLAN_ERROR, W_ERRORS, W_COUNT_ERRORS, "ERROR", "\033[31m"},
    {PARPLAN_WARNING, W_WARNINGS, W_COUNT_WARNINGS, "WARNING", "\033[33m"},
    {PARPLAN_NOTE, W_NOTES, W_COUNT_NOTES, "NOTE", "\033[36m"},
};

static const struct counted {
    parplan_entity entity;
    const char *key;
    word count; /* W_WORDS: not in the summary */
} counted[] = {
    {PARPLAN_ENTITY_INDICATOR, "indicators", W_COUNT_INDICATORS},
    {PARPLAN_ENTITY_TASK, "tasks", W_COUNT_TASKS},
    {PARPLAN_ENTITY_UNIT, "units", W_COUNT_UNITS},
    {PARPLAN_ENTITY_AREA, "areas", W_COUNT_AREAS},
    {PARPLAN_ENTITY_DUTY, "duties", W_COUNT_DUTIES},
    {PARPLAN_ENTITY_LEGAL, "legal", W_COUNT_LEGAL},
    {PARPLAN_ENTITY_STATEMENT, "statements", W_WORDS},
    {PARPLAN_ENTITY_PARTNER, "partners", W_WORDS},
    {PARPLAN_ENTITY_GROUP, "groups", W_WORDS},
    {PARPLAN_ENTITY_LEADER, "leaders", W_WORDS},
    {PARPLAN_ENTITY_REGIME, "regimes", W_WORDS},
};

enum { COUNTED = sizeof counted / sizeof counted[0] };

static size_t count_of(const parplan_problems *problems, parplan_severity severity)
{
    size_t worse = severity == PARPLAN_ERROR
                       ? 0
                       : parplan_problems_count(problems, (parplan_severity)(severity + 1));
    return parplan_problems_count(problems, severity) - worse;
}

static void put_id(text *out, int32_t id)
{
    char number[16];
    snprintf(number, sizeof number, "PP-%04d", (int)id);
    text_put(out, number);
}

/* --- text ------------------------------------------------------------------------------------- */

/* " [dòng 12, cột 5, /indicators/3]", whichever of it is known. */
static void put_place(const run *r, text *out, const parplan_problem *problem)
{
    const char *column = annex_path(problem->path);
    text place = {0};
    if (problem->line > 0)
        text_say(&place, word_in(W_LINE, r->lang),
                 ARGS(NUMBER(problem->line), NUMBER(problem->column)));
    if (place.size > 0 && *problem->path != '\0')
        text_put(&place, ", ");
    if (column != NULL)
        text_say(&place, word_in(W_IN_ANNEX, r->lang), ARGS(column));
    else
        text_put(&place, problem->path);
    if (place.size > 0)
        text_say(out, r->colour ? " \033[2m[{0}]\033[0m" : " [{0}]", ARGS(place.data));
    text_free(&place);
}

static void put_problem(const run *r, text *out, const parplan_problem *problem)
{
    text_put(out, "  ");
    put_id(out, problem->id);
    text_put(out, "  ");
    text_pad(out, problem->clause, 8);
    text_put(out, "  ");
    text_put(out, parplan_text_in(problem->message, r->lang));
    put_place(r, out, problem);
    text_char(out, '\n');
}

static void put_group(const run *r, text *out, const parplan_problems *problems,
                      const struct severity_words *words)
{
    size_t count = count_of(problems, words->severity);
    if (count == 0)
        return;
    text_say(out, r->colour ? "{2}{0} ({1})\033[0m\n" : "{0} ({1})\n",
             ARGS(word_in(words->heading, r->lang), NUMBER(count), words->colour));
    const parplan_problem *problem;
    for (size_t i = 0; (problem = parplan_problems_at(problems, i)) != NULL; i++) {
        if (problem->severity == words->severity)
            put_problem(r, out, problem);
    }
    text_char(out, '\n');
}

static void put_count(const run *r, text *out, word w, size_t count)
{
    if (out->size > 0)
        text_put(out, ", ");
    text_say(out, word_in(w, r->lang), ARGS(NUMBER(count)));
}

static void put_summary(const run *r, text *out, const sources *s, const parplan_plan *plan)
{
    text holds = {0}, found = {0};
    for (size_t i = 0; i < COUNTED && plan != NULL; i++) {
        if (counted[i].count != W_WORDS)
            put_count(r, &holds, counted[i].count, parplan_plan_count(plan, counted[i].entity));
    }
    if (plan == NULL)
        text_put(&holds, word_in(W_NOT_A_PLAN, r->lang));
    for (size_t i = 0; i < SEVERITIES; i++)
        put_count(r, &found, severities[i].count, count_of(s->problems, severities[i].severity));
    if (holds.data != NULL && found.data != NULL)
        text_say(out, word_in(W_SUMMARY, r->lang), ARGS(s->plan.name, holds.data, found.data));
    else
        out->failed = true;
    text_char(out, '\n');
    text_free(&holds);
    text_free(&found);
}

static void put_report(const run *r, text *out, const sources *s, const parplan_plan *plan)
{
    for (size_t i = 0; i < SEVERITIES; i++)
        put_group(r, out, s->problems, &severities[i]);
    put_summary(r, out, s, plan);
}

/* --- JSON ------------------------------------------------------------------------------------- */

static void put_key(text *out, const char *key)
{
    text_json(out, key);
    text_put(out, ": ");
}

static void put_both(text *out, parplan_text both)
{
    text_put(out, "{ ");
    if (both.vi != NULL) {
        put_key(out, "vi");
        text_json(out, both.vi);
    }
    if (both.vi != NULL && both.en != NULL)
        text_put(out, ", ");
    if (both.en != NULL) {
        put_key(out, "en");
        text_json(out, both.en);
    }
    text_put(out, " }");
}

static void put_plan_json(text *out, const parplan_plan *plan)
{
    if (plan == NULL) {
        text_put(out, "  \"plan\": null,\n  \"counts\": null,\n");
        return;
    }
    const parplan_plan_info *info = parplan_plan_get_info(plan);
    text_put(out, "  \"plan\": { \"id\": ");
    text_json(out, info->id);
    text_put(out, ", \"title\": ");
    put_both(out, info->title);
    text_say(out, ", \"year\": {0} },\n  \"counts\": { ", ARGS(NUMBER(info->year)));
    for (size_t i = 0; i < COUNTED; i++) {
        text_put(out, i > 0 ? ", " : "");
        put_key(out, counted[i].key);
        text_put(out, NUMBER(parplan_plan_count(plan, counted[i].entity)));
    }
    text_put(out, " },\n");
}

static const char *severity_name(parplan_severity severity)
{
    size_t i = 0;
    while (severities[i].severity != severity)
        i++;
    return severities[i].name;
}

/* A number from 1, or null where it is not known. */
static void put_position(text *out, const char *key, int64_t value)
{
    put_key(out, key);
    text_put(out, value > 0 ? NUMBER(value) : "null");
    text_put(out, ", ");
}

static void put_problem_json(text *out, const parplan_problem *problem)
{
    const char *column = annex_path(problem->path);
    text_say(out, "    { \"severity\": \"{0}\", \"id\": \"",
             ARGS(severity_name(problem->severity)));
    put_id(out, problem->id);
    text_say(out, "\", \"source\": \"{0}\", \"path\": ", ARGS(column != NULL ? "annex" : "plan"));
    text_json(out, column != NULL ? column : problem->path);
    text_put(out, ", ");
    put_position(out, "line", problem->line);
    put_position(out, "column", problem->column);
    put_key(out, "clause");
    text_json(out, problem->clause);
    text_put(out, ",\n      \"message\": ");
    put_both(out, problem->message);
    text_put(out, " }");
}

static void put_json(text *out, const sources *s, const parplan_plan *plan)
{
    text_put(out, "{\n  \"format\": \"parplan-check/1\",\n");
    put_plan_json(out, plan);
    text_say(out, "  \"summary\": { \"errors\": {0}, \"warnings\": {1}, \"notes\": {2} },\n",
             ARGS(NUMBER(count_of(s->problems, PARPLAN_ERROR)),
                  NUMBER(count_of(s->problems, PARPLAN_WARNING)),
                  NUMBER(count_of(s->problems, PARPLAN_NOTE))));
    text_put(out, "  \"problems\": [");
    const parplan_problem *problem;
    for (size_t i = 0; (problem = parplan_problems_at(s->problems, i)) != NULL; i++) {
        text_put(out, i > 0 ? ",\n" : "\n");
        put_problem_json(out, problem);
    }
    text_put(out, parplan_problems_at(s->problems, 0) != NULL ? "\n  ]\n}\n" : "]\n}\n");
}

int perform_check(run *r)
{
    sources s;
    parplan_plan *plan = NULL;
    int end = load_sources(r, &s, &plan);
    if (end != END_BAD) {
        text out = {0};
        bool warned = parplan_problems_count(s.problems, PARPLAN_WARNING) > 0;
        if (warned && r->args.values[OPT_STRICT] != NULL)
            end = END_PROBLEMS;
        if (r->args.values[OPT_JSON] != NULL)
            put_json(&out, &s, plan);
        else
            put_report(r, &out, &s, plan);
        end = give(r, &out, end);
    }
    parplan_plan_unref(plan);
    sources_free(&s);
    return end;
}
