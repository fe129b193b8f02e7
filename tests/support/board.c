/* SPDX-License-Identifier: Apache-2.0 */
#include "support/board.h"

#include <stdio.h>

parplan_plan *plan;
parplan_board *board;

int use_kinds(void **unused)
{
    (void)unused;
    use_plan(plan_from_file("tests/data/kinds-plan.json"));
    return 0;
}

int forget_plan(void **unused)
{
    (void)unused;
    parplan_plan_unref(plan);
    plan = NULL;
    return 0;
}

int forget_board(void **unused)
{
    (void)unused;
    parplan_board_free(board);
    board = NULL;
    return 0;
}

void use_plan(parplan_plan *other)
{
    forget_plan(NULL);
    plan = other;
}

parplan_date day(const char *text)
{
    parplan_date date;
    assert_int_equal(parplan_date_parse(text, strlen(text), &date, NULL), PARPLAN_OK);
    return date;
}

parplan_figures *figures_of(const char *rows)
{
    parplan_error err = PARPLAN_ERROR_INIT;
    parplan_figures *figures;
    assert_int_equal(parplan_figures_new(plan, NULL, &figures, NULL), PARPLAN_OK);
    if (rows != NULL && parplan_figures_read_csv(figures, rows, strlen(rows), PARPLAN_MARK_POINT,
                                                 NULL, &err) != PARPLAN_OK)
        fail_msg("line %d, %s: %s", (int)err.line, err.path, err.message);
    return figures;
}

static parplan_completions *completions_of(const char *rows)
{
    parplan_error err = PARPLAN_ERROR_INIT;
    parplan_completions *completions;
    if (rows == NULL)
        return NULL;
    assert_int_equal(parplan_completions_new(plan, NULL, &completions, NULL), PARPLAN_OK);
    if (parplan_completions_read_csv(completions, rows, strlen(rows), NULL, &err) != PARPLAN_OK)
        fail_msg("line %d, %s: %s", (int)err.line, err.path, err.message);
    return completions;
}

parplan_status try_judge(const char *figures, const char *completions, const char *as_of,
                         parplan_error *err)
{
    parplan_board_options options = PARPLAN_BOARD_OPTIONS_INIT;
    parplan_figures *f = figures_of(figures);
    parplan_completions *c = completions_of(completions);
    options.as_of = day(as_of);
    options.completions = c;
    forget_board(NULL);
    parplan_status status = parplan_board_build(f, &options, &board, err);
    parplan_completions_free(c);
    parplan_figures_free(f);
    return status;
}

void judge(const char *figures, const char *as_of)
{
    parplan_error err = PARPLAN_ERROR_INIT;
    if (try_judge(figures, NULL, as_of, &err) != PARPLAN_OK)
        fail_msg("PP-%04d %s", (int)err.id, err.message);
}

void judge_events(const char *completions, const char *as_of)
{
    parplan_error err = PARPLAN_ERROR_INIT;
    if (try_judge(NULL, completions, as_of, &err) != PARPLAN_OK)
        fail_msg("PP-%04d %s", (int)err.id, err.message);
}

const parplan_cell *cell_of(const char *indicator, const char *unit)
{
    const parplan_cell *cell = parplan_board_find(board, indicator, unit);
    if (cell == NULL)
        fail_msg("no cell of %s and %s", indicator, unit);
    return cell;
}

const parplan_cell_part *part_of(const char *indicator, const char *unit, size_t part)
{
    const parplan_cell *cell = cell_of(indicator, unit);
    assert_in_range(part, 0, cell->part_count - 1);
    return &cell->parts[part];
}

static char *next_text(void)
{
    static char texts[4][96];
    static unsigned next;
    return texts[next++ % 4];
}

static const char *say(parplan_verdict verdict, parplan_reason reason, bool final)
{
    char *text = next_text();
    const char *why = parplan_reason_name(reason);
    snprintf(text, 96, "%s%s%s%s", parplan_verdict_name(verdict), *why != '\0' ? " " : "", why,
             final ? " final" : "");
    return text;
}

const char *verdict_of(const char *indicator, const char *unit)
{
    const parplan_cell *cell = cell_of(indicator, unit);
    return say(cell->verdict, cell->reason, cell->final);
}

const char *part_verdict(const char *indicator, const char *unit, size_t part)
{
    const parplan_cell_part *p = part_of(indicator, unit, part);
    return say(p->verdict, p->reason, false);
}

const char *part_value(const char *indicator, const char *unit, size_t part)
{
    const parplan_cell_part *p = part_of(indicator, unit, part);
    char *text = next_text();
    if (p->value_reason == PARPLAN_REASON_PARTIAL)
        snprintf(text, 96, "PARTIAL %zu of %zu", p->known, p->expected);
    else
        snprintf(text, 96, "%s",
                 p->exact != NULL ? p->exact : parplan_reason_name(p->value_reason));
    return text;
}

const char *value_of(const char *indicator, const char *unit)
{
    return part_value(indicator, unit, 0);
}
