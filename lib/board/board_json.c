/* SPDX-License-Identifier: Apache-2.0 */
/* The board as JSON: docs/schema/board.schema.json. */
#include "base/message.h"
#include "board/board.h"
#include "board/put.h"

typedef parplan__json_writer writer;

static const char *unit_id(const parplan_board *board, size_t unit)
{
    return parplan_plan_unit(board->plan, unit)->id;
}

static const char *or_null(const char *text)
{
    return text != NULL && *text != '\0' ? text : NULL;
}

static void put_value(writer *w, const parplan_measure *measure, const parplan_cell_part *part)
{
    bool rank = measure->type == PARPLAN_MEASURE_RANK;
    parplan__json_key(w, "value");
    parplan__json_open(w, '{');
    parplan__put_string(w, "reason", or_null(parplan_reason_name(part->value_reason)));
    if (part->has_pair) {
        parplan__put_int(w, "numerator", part->numerator);
        if (!rank || part->denominator > 0)
            parplan__put_int(w, "denominator", part->denominator);
    }
    if (part->exact != NULL)
        parplan__put_string(w, "exact", part->exact);
    if (part->expected > 0) {
        parplan__put_int(w, "known", (int64_t)part->known);
        parplan__put_int(w, "expected", (int64_t)part->expected);
    }
    if (part->fell)
        parplan__put_bool(w, "fell", true);
    if (part->source != NULL)
        parplan__put_string(w, "source", part->source);
    if (part->note != NULL)
        parplan__put_string(w, "note", part->note);
    parplan__json_close(w, '}');
}

static void put_part(writer *w, const parplan_measure *measure, const parplan_cell_part *part)
{
    parplan__json_open(w, '{');
    parplan__put_string(w, "part", or_null(part->id));
    parplan__put_string(w, "force", part->force == PARPLAN_FORCE_STRIVE ? "strive" : "binding");
    parplan__put_ratio(w, "threshold", part->threshold);
    put_value(w, measure, part);
    parplan__put_string(w, "verdict", parplan_verdict_name(part->verdict));
    parplan__put_string(w, "reason", or_null(parplan_reason_name(part->reason)));
    if (part->still_needed >= 0)
        parplan__put_int(w, "still_needed", part->still_needed);
    if (part->has_allowed_failures)
        parplan__put_int(w, "allowed_failures", part->allowed_failures);
    if (part->pace.den != 0)
        parplan__put_ratio(w, "pace", part->pace);
    if (part->unlikely)
        parplan__put_bool(w, "unlikely", true);
    if (part->irrecoverable_since != PARPLAN_DATE_NONE)
        parplan__put_date(w, "irrecoverable_since", part->irrecoverable_since);
    parplan__json_close(w, '}');
}

static void put_cell(writer *w, const parplan_board *board, const parplan_cell *cell)
{
    const parplan_indicator *indicator = parplan_plan_indicator(board->plan, cell->indicator);
    parplan__json_open(w, '{');
    parplan__put_string(w, "indicator", indicator->id);
    parplan__put_string(w, "clause", indicator->clause);
    parplan__put_string(w, "unit", unit_id(board, cell->unit));
    parplan__put_bool(w, "total", cell->total);
    parplan__put_string(w, "window", or_null(cell->window));
    parplan__put_int(w, "version", (int64_t)cell->version);
    parplan__put_date(w, "deadline", cell->deadline);
    parplan__put_bool(w, "final", cell->final);
    if (indicator->measure.decimals > 0)
        parplan__put_int(w, "decimals", indicator->measure.decimals);
    parplan__put_string(w, "verdict", parplan_verdict_name(cell->verdict));
    parplan__put_string(w, "reason", or_null(parplan_reason_name(cell->reason)));
    parplan__json_key(w, "parts");
    parplan__json_open(w, '[');
    for (size_t i = 0; i < cell->part_count; i++)
        put_part(w, &indicator->measure, &cell->parts[i]);
    parplan__json_close(w, ']');
    parplan__json_close(w, '}');
}

static void put_tallies(writer *w, const parplan_board *board, parplan_tally_by by, const char *key)
{
    const parplan_task_tally *t;
    parplan__json_key(w, key);
    parplan__json_open(w, '[');
    for (size_t i = 0; (t = parplan_board_tasks(board, by, i)) != NULL; i++) {
        parplan__json_open(w, '{');
        parplan__put_string(w, "id", or_null(t->id));
        parplan__put_int(w, "total", (int64_t)t->total);
        parplan__put_int(w, "done", (int64_t)t->done);
        parplan__put_int(w, "done_late", (int64_t)t->done_late);
        parplan__put_int(w, "open", (int64_t)t->open);
        parplan__put_int(w, "overdue", (int64_t)t->overdue);
        parplan__json_close(w, '}');
    }
    parplan__json_close(w, ']');
}

static void put_tasks(writer *w, const parplan_board *board)
{
    parplan__json_key(w, "tasks");
    parplan__json_open(w, '{');
    parplan__put_int(w, "total", (int64_t)parplan_plan_count(board->plan, PARPLAN_ENTITY_TASK));
    parplan__put_int(w, "without_lead", (int64_t)board->without_lead);
    parplan__put_int(w, "without_leader", (int64_t)board->without_leader);
    parplan__put_int(w, "without_product", (int64_t)board->without_product);
    put_tallies(w, board, PARPLAN_TALLY_BY_LEAD, "by_lead");
    put_tallies(w, board, PARPLAN_TALLY_BY_LEADER, "by_leader");
    parplan__json_close(w, '}');
}

parplan_status parplan_board_write_json(const parplan_board *board, const parplan_view *view,
                                        char **text, size_t *size, parplan_error *err)
{
    parplan__selection selection;
    if (board == NULL || text == NULL)
        return parplan__fail(err, PP_ARGUMENT, PARPLAN__ARGS(board == NULL ? "board" : "text"));
    parplan_status status = parplan__view_resolve(board->plan, view, &selection, err);
    if (status != PARPLAN_OK)
        return status;
    parplan__buffer out;
    writer w;
    parplan__buffer_init(&out, NULL);
    parplan__json_writer_init(&w, &out);
    parplan__json_open(&w, '{');
    parplan__put_string(&w, "format", "parplan-board/1");
    parplan__put_plan(&w, board->plan);
    parplan__put_calendar(&w, "calendar", parplan_plan_calendar(board->plan));
    parplan__put_date(&w, "as_of", board->as_of);
    parplan__json_key(&w, "cells");
    parplan__json_open(&w, '[');
    for (size_t i = 0; i < board->count; i++) {
        if (parplan__cell_selected(board, &board->cells[i], &selection))
            put_cell(&w, board, &board->cells[i]);
    }
    parplan__json_close(&w, ']');
    put_tasks(&w, board);
    parplan__json_close(&w, '}');
    parplan__json_writer_dispose(&w);
    parplan__buffer_char(&out, '\n');
    return parplan__buffer_give(&out, text, size, err);
}
