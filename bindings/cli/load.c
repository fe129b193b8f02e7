/* SPDX-License-Identifier: Apache-2.0 */
#include "load.h"

#include <string.h>

const char *annex_path(const char *path)
{
    static const char prefix[] = "annex";
    size_t size = sizeof prefix - 1;
    if (strncmp(path, prefix, size) != 0 || (path[size] != '\0' && path[size] != ':'))
        return NULL;
    return path[size] == ':' ? path + size + 1 : "";
}

/* A failure to read either of the two, told at the file it is about. */
static int complain_source(run *r, const sources *s, parplan_error *err)
{
    const char *column = annex_path(err->path);
    if (column == NULL)
        return complain_error(r, s->plan.name, err);
    memmove(err->path, column, strlen(column) + 1);
    return complain_error(r, s->annex.name, err);
}

int load_sources(run *r, sources *s, parplan_plan **plan)
{
    parplan_error err = PARPLAN_ERROR_INIT;
    parplan_plan_options options = PARPLAN_PLAN_OPTIONS_INIT;
    const char *annex = r->args.values[OPT_ANNEX];
    *s = (sources){.problems = NULL};
    if (!file_read(r, r->args.operands[1], &s->plan))
        return END_BAD;
    if (annex != NULL && !file_read(r, annex, &s->annex))
        return END_BAD;
    if (parplan_problems_new(&s->problems, &err) != PARPLAN_OK)
        return complain_error(r, s->plan.name, &err);
    options.annex = annex != NULL ? s->annex.bytes : NULL;
    options.annex_size = s->annex.size;
    parplan_status status =
        parplan_plan_read(s->plan.bytes, s->plan.size, &options, plan, s->problems, &err);
    if (status == PARPLAN_OK)
        return END_FINE;
    return status == PARPLAN_E_INVALID ? END_PROBLEMS : complain_source(r, s, &err);
}

void sources_free(sources *s)
{
    file_free(&s->plan);
    file_free(&s->annex);
    parplan_problems_free(s->problems);
}

static void complain_problems(run *r, const char *name, const parplan_problems *problems,
                              parplan_severity at_least)
{
    const parplan_problem *problem;
    for (size_t i = 0; (problem = parplan_problems_at(problems, i)) != NULL; i++) {
        if (problem->severity >= at_least)
            complain_problem(r, name, problem);
    }
}

static void complain_plan(run *r, const sources *s)
{
    const parplan_problem *problem;
    for (size_t i = 0; (problem = parplan_problems_at(s->problems, i)) != NULL; i++) {
        parplan_problem told = *problem;
        const char *column = annex_path(problem->path);
        if (column != NULL)
            told.path = column;
        if (problem->severity == PARPLAN_ERROR)
            complain_problem(r, column != NULL ? s->annex.name : s->plan.name, &told);
    }
    complain(r, W_CANNOT_WORK, ARGS(r->args.operands[1]));
}

int load_plan(run *r, parplan_plan **plan)
{
    sources s;
    int end = load_sources(r, &s, plan);
    if (end == END_PROBLEMS)
        complain_plan(r, &s);
    sources_free(&s);
    return end == END_FINE ? END_FINE : END_BAD;
}

/* How a file of rows ended. A failure is told once: it may stand among the problems already. */
static int end_rows(run *r, const char *name, const parplan_problems *problems,
                    parplan_status status, const parplan_error *err)
{
    complain_problems(r, name, problems, PARPLAN_WARNING);
    if (status == PARPLAN_OK)
        return END_FINE;
    if (parplan_problems_count(problems, PARPLAN_ERROR) == 0)
        complain_error(r, name, err);
    return END_BAD;
}

int load_figures(run *r, parplan_plan *plan, parplan_figures **out)
{
    parplan_error err = PARPLAN_ERROR_INIT;
    const char *path = r->args.values[OPT_FIGURES], *mark = r->args.values[OPT_DECIMAL_MARK];
    parplan_problems *problems = NULL;
    file f;
    if (mark != NULL && strcmp(mark, ",") != 0 && strcmp(mark, ".") != 0)
        return complain_usage(r, W_OPTION_CHOICE, ARGS("--decimal-mark", mark, ", ."));
    if (!file_read(r, path, &f))
        return END_BAD;
    parplan_status status = parplan_problems_new(&problems, &err);
    if (status == PARPLAN_OK)
        status = parplan_figures_new(plan, NULL, out, &err);
    if (status == PARPLAN_OK)
        status = parplan_figures_read_csv(
            *out, f.bytes, f.size, mark != NULL ? (parplan_mark)mark[0] : PARPLAN_MARK_EITHER,
            problems, &err);
    int end = end_rows(r, f.name, problems, status, &err);
    parplan_problems_free(problems);
    file_free(&f);
    return end;
}

int load_completions(run *r, parplan_plan *plan, parplan_completions **out)
{
    parplan_error err = PARPLAN_ERROR_INIT;
    const char *path = r->args.values[OPT_COMPLETIONS];
    parplan_problems *problems = NULL;
    file f;
    if (path == NULL)
        return END_FINE;
    if (!file_read(r, path, &f))
        return END_BAD;
    parplan_status status = parplan_problems_new(&problems, &err);
    if (status == PARPLAN_OK)
        status = parplan_completions_new(plan, NULL, out, &err);
    if (status == PARPLAN_OK)
        status = parplan_completions_read_csv(*out, f.bytes, f.size, problems, &err);
    int end = end_rows(r, f.name, problems, status, &err);
    parplan_problems_free(problems);
    file_free(&f);
    return end;
}

bool read_day(run *r, option o, parplan_date *out)
{
    const char *value = r->args.values[o];
    parplan_error err = PARPLAN_ERROR_INIT;
    *out = PARPLAN_DATE_NONE;
    if (value == NULL || parplan_date_parse(value, strlen(value), out, &err) == PARPLAN_OK)
        return true;
    err.line = err.column = 0;
    complain_error(r, option_name(o), &err);
    return false;
}

bool load_layer(run *r, option o, parplan_calendar *below, parplan_calendar **out)
{
    const char *path = r->args.values[o];
    parplan_error err = PARPLAN_ERROR_INIT;
    file f;
    if (path == NULL) {
        *out = parplan_calendar_ref(below);
        return true;
    }
    if (!file_read(r, path, &f))
        return false;
    parplan_status status = parplan_calendar_with_layer(below, PARPLAN_LAYER_ORGANISATION, NULL,
                                                        f.bytes, f.size, NULL, out, &err);
    if (status != PARPLAN_OK)
        complain_error(r, f.name, &err);
    file_free(&f);
    return status == PARPLAN_OK;
}

bool load_calendar(run *r, parplan_calendar **out)
{
    const char *id = r->args.values[OPT_CALENDAR];
    parplan_error err = PARPLAN_ERROR_INIT;
    parplan_calendar *below;
    if (parplan_calendar_builtin(id != NULL ? id : "VN-GOV", &below, &err) != PARPLAN_OK) {
        complain_error(r, option_name(OPT_CALENDAR), &err);
        return false;
    }
    bool loaded = load_layer(r, OPT_LAYER, below, out);
    parplan_calendar_unref(below);
    return loaded;
}

bool read_number(run *r, option o, int32_t most, int32_t *out)
{
    const char *value = r->args.values[o];
    if (value == NULL)
        return true;
    int64_t n = 0;
    size_t digits = strspn(value, "0123456789");
    for (size_t i = 0; i < digits && n <= most; i++)
        n = n * 10 + (value[i] - '0');
    if (digits == 0 || value[digits] != '\0' || n > most) {
        complain_usage(r, W_OPTION_NUMBER, ARGS(option_name(o), value, "0", NUMBER(most)));
        return false;
    }
    *out = (int32_t)n;
    return true;
}

bool read_one_of(run *r, const option *among, size_t count, option *out)
{
    *out = OPTIONS;
    for (size_t i = 0; i < count; i++) {
        if (r->args.values[among[i]] == NULL)
            continue;
        if (*out != OPTIONS) {
            complain_usage(r, W_OPTION_CLASH, ARGS(option_name(*out), option_name(among[i])));
            return false;
        }
        *out = among[i];
    }
    return true;
}
