/* SPDX-License-Identifier: Apache-2.0 */
/* Moves as text and as JSON: docs/schema/moves.schema.json. */
#include "board/moves.h"
#include "board/put.h"
#include "board/words.h"

enum { TEXT_COLUMN = 9 };

static bool is_shown(const parplan_move *move, size_t unit)
{
    return unit == PARPLAN_NO_INDEX || move->before->unit == unit;
}

static size_t count_shown(const parplan_moves *moves, size_t unit, bool settled)
{
    size_t count = 0;
    for (size_t i = 0; i < moves->count; i++)
        count += is_shown(&moves->items[i], unit) && (!settled || moves->items[i].settled);
    return count;
}

/* --- text ------------------------------------------------------------------------------------- */

static void say(parplan__buffer *out, parplan_lang lang, parplan_text text, const char *const *args)
{
    parplan__say(out, parplan_text_in(text, lang), args);
}

static void print_summary(parplan__buffer *out, const parplan_moves *moves,
                          const parplan__selection *s)
{
    size_t count = count_shown(moves, s->unit, false);
    say(out, s->lang,
        count == 1 ? (parplan_text){"Từ {0} đến {1}: {2} lượt việc sẽ dời ngày khi lịch thay đổi",
                                    "From {0} to {1}: {2} item would move with the calendar"}
                   : (parplan_text){"Từ {0} đến {1}: {2} lượt việc sẽ dời ngày khi lịch thay đổi",
                                    "From {0} to {1}: {2} items would move with the calendar"},
        PARPLAN__ARGS(PARPLAN__DAY(moves->from, s->lang), PARPLAN__DAY(moves->to, s->lang),
                      PARPLAN__INT((int64_t)count)));
    size_t settled = count_shown(moves, s->unit, true);
    if (settled > 0)
        say(out, s->lang,
            (parplan_text){"; trong đó {0} lượt đã có kết luận, giữ nguyên",
                           "; {0} of them judged already, which stays"},
            PARPLAN__ARGS(PARPLAN__INT((int64_t)settled)));
    parplan__buffer_text(out, ".\n");
}

static void print_why(parplan__buffer *out, const char *text)
{
    size_t column = TEXT_COLUMN;
    for (size_t i = 0; i < TEXT_COLUMN; i++)
        parplan__buffer_char(out, ' ');
    parplan__wrap(out, text, TEXT_COLUMN, &column);
    parplan__buffer_char(out, '\n');
}

static void print_days(parplan__buffer *out, const parplan_move *move, const parplan__selection *s)
{
    parplan_date before = move->before->due.effective, after = move->after->due.effective;
    parplan__say(out, "{0}, {1} → {2}, {3}",
                 PARPLAN__ARGS(parplan__weekday_name(before, s->lang),
                               PARPLAN__DAY(before, s->lang), parplan__weekday_name(after, s->lang),
                               PARPLAN__DAY(after, s->lang)));
}

/* A heading where days or duty change, then a line for each unit. */
static bool starts_block(const parplan_move *last, const parplan_move *move)
{
    return last == NULL || last->before->duty != move->before->duty ||
           last->before->task != move->before->task ||
           last->before->due.effective != move->before->due.effective ||
           last->after->due.effective != move->after->due.effective;
}

static void print_heading(parplan__buffer *out, const parplan_move *move,
                          const parplan__selection *s)
{
    size_t column = TEXT_COLUMN;
    parplan__buffer_char(out, '\n');
    print_days(out, move, s);
    parplan__buffer_text(out, "\n  ");
    parplan__paint(out, s->colour, PARPLAN__BOLD, move->before->id);
    parplan__pad(out, move->before->id, TEXT_COLUMN - 2);
    parplan__wrap(out, parplan_text_in(move->before->title, s->lang), TEXT_COLUMN, &column);
    parplan__buffer_char(out, '\n');
    print_why(out, parplan_text_in(move->after->why, s->lang));
}

static void print_unit(parplan__buffer *out, const parplan_moves *moves, const parplan_move *move,
                       const parplan__selection *s)
{
    const parplan_unit *unit = parplan_plan_unit(moves->before->plan, move->before->unit);
    const char *name =
        unit != NULL ? parplan_text_in(unit->name, s->lang)
                     : parplan_text_in((parplan_text){"chưa rõ đơn vị", "no unit named"}, s->lang);
    for (size_t i = 0; i < TEXT_COLUMN; i++)
        parplan__buffer_char(out, ' ');
    parplan__say(out, "– {0}", PARPLAN__ARGS(name));
    if (move->settled)
        say(out, s->lang, (parplan_text){" ({0}, giữ nguyên)", " ({0}, stays)"},
            PARPLAN__ARGS(
                parplan_text_in(parplan__agenda_state_text(move->before->state), s->lang)));
    parplan__buffer_char(out, '\n');
}

parplan_status parplan_moves_print(const parplan_moves *moves, const parplan_view *view,
                                   char **text, size_t *size, parplan_error *err)
{
    if (moves == NULL || text == NULL)
        return parplan__fail(err, PP_ARGUMENT, PARPLAN__ARGS(moves == NULL ? "moves" : "text"));
    parplan__selection selection;
    parplan_status status = parplan__view_resolve(moves->before->plan, view, &selection, err);
    if (status != PARPLAN_OK)
        return status;
    parplan__buffer out;
    parplan__buffer_init(&out, NULL);
    print_summary(&out, moves, &selection);
    const parplan_move *last = NULL;
    for (size_t i = 0; i < moves->count; i++) {
        const parplan_move *move = &moves->items[i];
        if (!is_shown(move, selection.unit))
            continue;
        if (starts_block(last, move))
            print_heading(&out, move, &selection);
        print_unit(&out, moves, move, &selection);
        last = move;
    }
    return parplan__buffer_give(&out, text, size, err);
}

/* --- JSON ------------------------------------------------------------------------------------- */

typedef parplan__json_writer writer;

static void put_due(writer *w, const char *key, const parplan_agenda_item *item)
{
    parplan__json_key(w, key);
    parplan__json_open(w, '{');
    parplan__put_date(w, "raw", item->due.raw);
    parplan__put_date(w, "effective", item->due.effective);
    parplan__put_string(w, "certainty", parplan_certainty_name(item->due.certainty));
    parplan__put_text(w, "why", item->why);
    parplan__json_close(w, '}');
}

static void put_move(writer *w, const parplan_moves *moves, const parplan_move *move)
{
    const parplan_agenda_item *item = move->before;
    const parplan_unit *unit = parplan_plan_unit(moves->before->plan, item->unit);
    parplan__json_open(w, '{');
    parplan__put_string(w, "id", item->id);
    parplan__put_string(w, "kind", item->duty != PARPLAN_NO_INDEX ? "duty" : "task");
    parplan__put_text(w, "title", item->title);
    parplan__put_string(w, "unit", unit != NULL ? unit->id : NULL);
    parplan__put_string(w, "instance", *item->instance != '\0' ? item->instance : NULL);
    parplan__put_int(w, "days", move->days);
    parplan__put_string(w, "state", parplan_item_state_name(item->state));
    parplan__put_bool(w, "settled", move->settled);
    put_due(w, "before", move->before);
    put_due(w, "after", move->after);
    parplan__json_close(w, '}');
}

static void put_moves(writer *w, const parplan_moves *moves, size_t unit)
{
    const parplan_agenda *agenda = moves->before;
    parplan__json_open(w, '{');
    parplan__put_string(w, "format", "parplan-moves/1");
    parplan__put_plan(w, agenda->plan);
    parplan__put_date(w, "from", moves->from);
    parplan__put_date(w, "to", moves->to);
    parplan__put_date(w, "as_of", agenda->as_of);
    parplan__put_string(
        w, "unit", unit != PARPLAN_NO_INDEX ? parplan_plan_unit(agenda->plan, unit)->id : NULL);
    parplan__put_calendar(w, "calendar_before", moves->before->calendar);
    parplan__put_calendar(w, "calendar_after", moves->after->calendar);
    parplan__json_key(w, "moves");
    parplan__json_open(w, '[');
    for (size_t i = 0; i < moves->count; i++) {
        if (is_shown(&moves->items[i], unit))
            put_move(w, moves, &moves->items[i]);
    }
    parplan__json_close(w, ']');
    parplan__json_close(w, '}');
}

parplan_status parplan_moves_write_json(const parplan_moves *moves, const parplan_view *view,
                                        char **text, size_t *size, parplan_error *err)
{
    if (moves == NULL || text == NULL)
        return parplan__fail(err, PP_ARGUMENT, PARPLAN__ARGS(moves == NULL ? "moves" : "text"));
    parplan__selection selection;
    parplan_status status = parplan__view_resolve(moves->before->plan, view, &selection, err);
    if (status != PARPLAN_OK)
        return status;
    parplan__buffer out;
    parplan__buffer_init(&out, NULL);
    writer w;
    parplan__json_writer_init(&w, &out);
    put_moves(&w, moves, selection.unit);
    parplan__json_writer_dispose(&w);
    parplan__buffer_char(&out, '\n');
    return parplan__buffer_give(&out, text, size, err);
}
