/* SPDX-License-Identifier: Apache-2.0 */
/* The board as text: a summary by area, each target with its units, the tasks. */
#include <string.h>

#include "base/message.h"
#include "base/text.h"
#include "board/board.h"
#include "board/words.h"

enum {
    NARROWEST = 30,
    FIGURE = 15,
    SHARE = 11,
    LEAST = 11,
    VERDICT = 30,
    COUNT = 12,
    VERDICTS = 5
};

typedef struct page {
    const parplan_board *board;
    parplan__buffer *out;
    const parplan__selection *selection;
    size_t name; /* columns of the names of units and parts */
    size_t area; /* … and of areas and leads */
} page;

static const char *in(const page *p, parplan_text text)
{
    return parplan_text_in(text, p->selection->lang);
}

static const char *words(const page *p, const char *vi, const char *en)
{
    return p->selection->lang == PARPLAN_LANG_EN ? en : vi;
}

static void add(const page *p, const char *text)
{
    parplan__buffer_text(p->out, text);
}

static void left(const page *p, const char *text, size_t columns)
{
    parplan__left(p->out, text, columns);
}

static void right(const page *p, const char *text, size_t columns)
{
    parplan__right(p->out, text, columns);
}

static void painted(const page *p, parplan__colour colour, const char *text)
{
    parplan__paint(p->out, p->selection->colour, colour, text);
}

/* ---- words for verdicts ---- */

static parplan__colour colour_of(parplan_verdict verdict)
{
    switch (verdict) {
    case PARPLAN_MET:
        return PARPLAN__GREEN;
    case PARPLAN_NOT_MET:
    case PARPLAN_IRRECOVERABLE:
        return PARPLAN__RED;
    case PARPLAN_CANNOT_DETERMINE:
        return PARPLAN__YELLOW;
    default:
        return PARPLAN__PLAIN;
    }
}

static const parplan_verdict verdict_order[VERDICTS] = {
    PARPLAN_MET, PARPLAN_NOT_MET, PARPLAN_IRRECOVERABLE, PARPLAN_NOT_APPLICABLE,
    PARPLAN_CANNOT_DETERMINE};

static void say_verdict(const page *p, bool final, const parplan_cell_part *part, char *text,
                        size_t size)
{
    const char *so_far = final ? "" : words(p, ", tạm tính", " so far");
    const char *verdict = in(p, parplan_verdict_text(part->verdict));
    if (part->verdict == PARPLAN_NOT_MET && final)
        verdict = words(p, "Không đạt", "Not met");
    if (part->verdict == PARPLAN_CANNOT_DETERMINE)
        parplan__message_fill(part->expected > 0 && part->reason == PARPLAN_REASON_PARTIAL
                                  ? "{0}: {1} {2}/{3}"
                                  : "{0}: {1}",
                              PARPLAN__ARGS(verdict, in(p, parplan_reason_text(part->reason)),
                                            PARPLAN__INT((int64_t)part->known),
                                            PARPLAN__INT((int64_t)part->expected)),
                              text, size);
    else if (part->verdict == PARPLAN_IRRECOVERABLE &&
             part->irrecoverable_since != PARPLAN_DATE_NONE)
        parplan__message_fill(
            words(p, "{0} từ {1}", "{0} since {1}"),
            PARPLAN__ARGS(verdict, PARPLAN__DAY(part->irrecoverable_since, p->selection->lang)),
            text, size);
    else
        parplan__message_fill(
            "{0}{1}",
            PARPLAN__ARGS(verdict, part->verdict == PARPLAN_MET || part->verdict == PARPLAN_NOT_MET
                                       ? so_far
                                       : ""),
            text, size);
}

/* ---- numbers ---- */

static parplan_mark mark_of(const page *p)
{
    return p->selection->lang == PARPLAN_LANG_EN ? PARPLAN_MARK_POINT : PARPLAN_MARK_COMMA;
}

static void say_ratio(const page *p, parplan_ratio ratio, bool percent, const parplan_ratio *apart,
                      char *text, size_t size)
{
    parplan_ratio_style style = PARPLAN_RATIO_STYLE_INIT;
    style.percent = percent;
    style.mark = mark_of(p);
    style.apart = apart;
    *text = '\0';
    if (ratio.den > 0)
        (void)parplan_ratio_format(ratio, &style, text, size, NULL);
}

/* The threshold, told apart from the value, with its sign. */
static void say_threshold(const page *p, const parplan_cell *cell, const parplan_cell_part *part,
                          char *text, size_t size)
{
    static const char *const signs[] = {
        [PARPLAN_TARGET_AT_LEAST] = "≥ ",    [PARPLAN_TARGET_AT_MOST] = "≤ ",
        [PARPLAN_TARGET_APPROX] = "≈ ",      [PARPLAN_TARGET_REDUCTION] = "↓ ≥ ",
        [PARPLAN_TARGET_INCREASE] = "↑ ≥ ",  [PARPLAN_TARGET_SHARE_OF_BASE] = "≥ ",
        [PARPLAN_TARGET_RANK_WITHIN] = "≤ ", [PARPLAN_TARGET_COUNT] = "≥ ",
        [PARPLAN_TARGET_COVERAGE] = "≥ ",    [PARPLAN_TARGET_MILESTONE] = ""};
    char number[96];
    const parplan_target *target = parplan__cell_target(p->board, cell);
    bool percent = cell->scale == PARPLAN_SCALE_PERCENT;
    parplan_ratio threshold = part->threshold;
    if (target->kind == PARPLAN_TARGET_RANK_WITHIN && target->rank > 0)
        threshold = (parplan_ratio){target->rank, 1};
    if (target->kind == PARPLAN_TARGET_RANK_WITHIN && target->rank == 0)
        percent = true;
    say_ratio(p, threshold, percent, part->shown.den != 0 ? &part->shown : NULL, number,
              sizeof number);
    const char *sign = *number != '\0' ? signs[target->kind] : NULL;
    parplan__message_fill("{0}{1}", PARPLAN__ARGS(sign != NULL ? sign : "", number), text, size);
}

/* A count or amount as it was reported, with the decimals of its measure. */
static const char *say_amount(const page *p, const parplan_cell *cell, int64_t units, char *text,
                              size_t size)
{
    const parplan_indicator *indicator = parplan_plan_indicator(p->board->plan, cell->indicator);
    parplan_decimal amount = {units, indicator->measure.decimals, 0};
    *text = '\0';
    (void)parplan_decimal_format(amount, mark_of(p), text, size, NULL);
    return text;
}

static void say_figure(const page *p, const parplan_cell *cell, const parplan_cell_part *part,
                       char *figure, size_t figure_size, char *share, size_t share_size)
{
    char above[32], below[32];
    bool percent = cell->scale == PARPLAN_SCALE_PERCENT, rank = cell->scale == PARPLAN_SCALE_RANK;
    *figure = *share = '\0';
    if (part->has_pair && (percent || rank))
        parplan__message_fill(
            rank && part->denominator == 0 ? "{0}" : "{0}/{1}",
            PARPLAN__ARGS(say_amount(p, cell, part->numerator, above, sizeof above),
                          say_amount(p, cell, part->denominator, below, sizeof below)),
            figure, figure_size);
    if (!rank)
        say_ratio(p, part->shown, percent, part->threshold.den != 0 ? &part->threshold : NULL,
                  percent ? share : figure, percent ? share_size : figure_size);
}

/* The pace in amounts: still needed, and so what is needed a day, is in units of the last decimal. */
static parplan_ratio pace_of(const page *p, const parplan_cell *cell, const parplan_cell_part *part)
{
    parplan_ratio pace = part->pace;
    int32_t decimals = parplan_plan_indicator(p->board->plan, cell->indicator)->measure.decimals;
    for (; decimals > 0 && pace.den > 0; decimals--)
        pace.den = pace.den <= INT64_MAX / 10 ? pace.den * 10 : 0;
    return pace;
}

static void say_rest(const page *p, const parplan_cell *cell, const parplan_cell_part *part)
{
    char pace[64], needed[32];
    if (part->still_needed > 0 && !cell->final && part->verdict != PARPLAN_MET) {
        parplan__say(p->out, words(p, "cần thêm {0}", "{0} more needed"),
                     PARPLAN__ARGS(say_amount(p, cell, part->still_needed, needed, sizeof needed)));
        say_ratio(p, pace_of(p, cell, part), false, NULL, pace, sizeof pace);
        if (*pace != '\0')
            parplan__say(p->out, words(p, " ({0}/ngày làm việc)", " ({0} a working day)"),
                         PARPLAN__ARGS(pace));
        add(p, " ");
    }
    bool whole = part->threshold.num == part->threshold.den; /* that none may fail is plain */
    if (part->has_allowed_failures && part->allowed_failures >= 0 && !cell->final && !whole)
        parplan__say(
            p->out, words(p, "được thêm {0} trường hợp không đạt ", "{0} more may fail "),
            PARPLAN__ARGS(say_amount(p, cell, part->allowed_failures, needed, sizeof needed)));
    if (part->value_reason == PARPLAN_REASON_NOT_APPLICABLE && part->note != NULL)
        parplan__say(p->out, "{0} ({1}) ",
                     PARPLAN__ARGS(part->note, part->source != NULL ? part->source : "?"));
    if (part->unlikely)
        add(p, words(p, "khó đạt theo dự báo ", "unlikely by forecast "));
    if (part->fell)
        add(p, words(p, "giảm so với kỳ trước ", "fell since an earlier window "));
}

/* ---- a target ---- */

static void print_row(const page *p, const parplan_cell *cell, const parplan_cell_part *part,
                      const char *name)
{
    char figure[96], share[96], threshold[128], verdict[160];
    say_figure(p, cell, part, figure, sizeof figure, share, sizeof share);
    say_threshold(p, cell, part, threshold, sizeof threshold);
    say_verdict(p, cell->final, part, verdict, sizeof verdict);
    add(p, "  ");
    left(p, name, p->name);
    right(p, figure, FIGURE);
    right(p, share, SHARE);
    right(p, threshold, LEAST);
    add(p, "   ");
    painted(p, colour_of(part->verdict), verdict);
    parplan__pad(p->out, verdict, VERDICT);
    say_rest(p, cell, part);
    while (p->out->size > 0 && !p->out->failed && p->out->data[p->out->size - 1] == ' ')
        p->out->size--;
    add(p, "\n");
}

static const char *force_word(const page *p, parplan_force force)
{
    return force == PARPLAN_FORCE_STRIVE ? words(p, "phấn đấu", "strive")
                                         : words(p, "bắt buộc", "binding");
}

/* The name of a part, with its force where that is not the target's. */
static void say_part(const page *p, const parplan_target *target, parplan_text part,
                     parplan_force force, char *name, size_t size)
{
    bool own = force != PARPLAN_FORCE_UNSET && force != target->force;
    parplan__message_fill(own ? "  · {0} ({1})" : "  · {0}",
                          PARPLAN__ARGS(in(p, part), force_word(p, force)), name, size);
}

/* The verdict on all parts together, where there are several. */
static void print_whole(const page *p, const parplan_cell *cell, const char *name)
{
    parplan_cell_part whole = {
        .verdict = cell->verdict, .reason = cell->reason, .irrecoverable_since = PARPLAN_DATE_NONE};
    char verdict[160];
    add(p, "  ");
    if (cell->part_count > 1) {
        say_verdict(p, cell->final, &whole, verdict, sizeof verdict);
        left(p, name, p->name + FIGURE + SHARE + LEAST + 3);
        painted(p, colour_of(cell->verdict), verdict);
    } else {
        add(p, name);
    }
    add(p, "\n");
}

/* A divided target: the unit on a line of its own, its parts below. */
static void print_cell(const page *p, const parplan_cell *cell)
{
    char name[192];
    parplan__message_fill(cell->total ? "Σ {0}" : "{0}",
                          PARPLAN__ARGS(in(p, parplan_plan_unit(p->board->plan, cell->unit)->name)),
                          name, sizeof name);
    if (cell->part_count == 1 && *cell->parts[0].id == '\0') {
        print_row(p, cell, &cell->parts[0], name);
        return;
    }
    print_whole(p, cell, name);
    for (size_t i = 0; i < cell->part_count; i++) {
        say_part(p, parplan__cell_target(p->board, cell), cell->parts[i].name, cell->parts[i].force,
                 name, sizeof name);
        print_row(p, cell, &cell->parts[i], name);
    }
}

/* The one reason for which a reporting unit has nothing to show, or NONE. Such units are listed, not tabled. */
static parplan_reason silence(const page *p, const parplan_cell *cell)
{
    if (cell->total || p->selection->unit != PARPLAN_NO_INDEX ||
        cell->verdict != PARPLAN_CANNOT_DETERMINE ||
        (cell->reason != PARPLAN_REASON_NO_DATA && cell->reason != PARPLAN_REASON_NOT_YET_DUE))
        return PARPLAN_REASON_NONE;
    for (size_t i = 0; i < cell->part_count; i++) {
        if (cell->parts[i].value_reason != PARPLAN_REASON_NO_DATA)
            return PARPLAN_REASON_NONE;
    }
    return cell->reason;
}

static void print_silent(const page *p, size_t from, size_t to, parplan_reason reason)
{
    enum { INDENT = 4 };
    size_t count = 0, column = INDENT;
    char heading[128];
    for (size_t i = from; i < to; i++)
        count += silence(p, &p->board->cells[i]) == reason;
    if (count == 0)
        return;
    parplan__message_fill(
        words(p, "{0} đơn vị {1}:", "{0} units, {1}:"),
        PARPLAN__ARGS(PARPLAN__INT((int64_t)count), in(p, parplan_reason_text(reason))), heading,
        sizeof heading);
    add(p, "  ");
    painted(p, colour_of(PARPLAN_CANNOT_DETERMINE), heading);
    column = 2 + parplan__text_width(heading);
    for (size_t i = from; i < to; i++) {
        const parplan_cell *cell = &p->board->cells[i];
        if (silence(p, cell) != reason)
            continue;
        char name[192];
        parplan__message_fill(
            --count > 0 ? "{0}," : "{0}",
            PARPLAN__ARGS(in(p, parplan_plan_unit(p->board->plan, cell->unit)->name)), name,
            sizeof name);
        parplan__flow(p->out, name, strlen(name), INDENT, &column);
    }
    add(p, "\n");
}

static void print_indicator(const page *p, const parplan_indicator *indicator,
                            const parplan_target *target)
{
    char due[PARPLAN_DATE_SIZE];
    add(p, "\n");
    painted(p, PARPLAN__BOLD, indicator->id);
    add(p, "  ");
    painted(p, PARPLAN__BOLD, in(p, indicator->title));
    parplan__say(
        p->out, words(p, "\n  mục {0} · {1} · hạn {2}\n", "\n  clause {0} · {1} · by {2}\n"),
        PARPLAN__ARGS(indicator->clause, force_word(p, target->force),
                      parplan_date_format(target->deadline,
                                          p->selection->lang == PARPLAN_LANG_EN ? PARPLAN_DATE_ISO
                                                                                : PARPLAN_DATE_DMY,
                                          due)));
}

/* One past the last cell of the indicator whose cells start at a position. */
static size_t end_of(const parplan_board *board, size_t from)
{
    size_t to = from;
    while (to < board->count && board->cells[to].indicator == board->cells[from].indicator)
        to++;
    return to;
}

static void print_target(const page *p, size_t from, size_t to)
{
    bool any = false, alone = to - from == 1;
    for (size_t i = from; i < to; i++) {
        const parplan_cell *cell = &p->board->cells[i];
        if (!parplan__cell_selected(p->board, cell, p->selection))
            continue;
        if (!any)
            print_indicator(p, parplan_plan_indicator(p->board->plan, cell->indicator),
                            parplan__cell_target(p->board, cell));
        any = true;
        if (alone || silence(p, cell) == PARPLAN_REASON_NONE)
            print_cell(p, cell);
    }
    if (!any || alone)
        return;
    print_silent(p, from, to, PARPLAN_REASON_NO_DATA);
    print_silent(p, from, to, PARPLAN_REASON_NOT_YET_DUE);
}

static void print_targets(const page *p)
{
    for (size_t from = 0, to; from < p->board->count; from = to) {
        to = end_of(p->board, from);
        print_target(p, from, to);
    }
}

/* ---- summary ---- */

typedef struct sums {
    size_t by[VERDICTS];
    size_t all;
} sums;

static void print_sums(const page *p, const char *name, const sums *s)
{
    add(p, "  ");
    left(p, name, p->area);
    for (size_t i = 0; i < VERDICTS; i++)
        right(p, PARPLAN__INT((int64_t)s->by[verdict_order[i]]), i == 4 ? COUNT + 6 : COUNT + 3);
    add(p, "\n");
}

/* One cell a target: of the unit asked for, or the first in the tree that the target concerns. */
static bool speaks_for_target(const page *p, size_t index)
{
    const parplan_cell *cell = &p->board->cells[index];
    if (!parplan__cell_selected(p->board, cell, p->selection))
        return false;
    return p->selection->unit != PARPLAN_NO_INDEX || index == 0 ||
           p->board->cells[index - 1].indicator != cell->indicator;
}

/* A verdict binds where one of the parts that made it does. */
static parplan_force force_of(const parplan_cell *cell)
{
    for (size_t i = 0; i < cell->part_count; i++) {
        if (cell->parts[i].verdict == cell->verdict &&
            cell->parts[i].force == PARPLAN_FORCE_BINDING)
            return PARPLAN_FORCE_BINDING;
    }
    return cell->parts[0].force;
}

/* The area whose id follows another's, whatever the order of the document (N7). */
static size_t next_area(const parplan_plan *plan, const char *after)
{
    size_t next = PARPLAN_NO_INDEX;
    for (size_t i = 0; i < parplan_plan_count(plan, PARPLAN_ENTITY_AREA); i++) {
        const char *id = parplan_plan_area(plan, i)->id;
        if ((after == NULL || parplan__id_compare(id, after) > 0) &&
            (next == PARPLAN_NO_INDEX ||
             parplan__id_compare(id, parplan_plan_area(plan, next)->id) < 0))
            next = i;
    }
    return next;
}

static void print_summary(const page *p)
{
    const parplan_plan *plan = p->board->plan;
    sums total = {.all = 0}, strive = {.all = 0};
    add(p, "\n");
    left(p, words(p, "  Tổng hợp theo lĩnh vực", "  Summary by area"), p->area + 2);
    for (size_t i = 0; i < VERDICTS; i++)
        right(p, in(p, parplan_verdict_text(verdict_order[i])), i == 4 ? COUNT + 6 : COUNT + 3);
    add(p, "\n");
    for (size_t area = next_area(plan, NULL); area != PARPLAN_NO_INDEX;
         area = next_area(plan, parplan_plan_area(plan, area)->id)) {
        sums s = {.all = 0};
        for (size_t i = 0; i < p->board->count; i++) {
            const parplan_cell *cell = &p->board->cells[i];
            const parplan_indicator *indicator = parplan_plan_indicator(plan, cell->indicator);
            if (indicator->area != area || !speaks_for_target(p, i))
                continue;
            s.all++;
            s.by[cell->verdict]++;
            total.by[cell->verdict]++;
            strive.by[cell->verdict] += force_of(cell) == PARPLAN_FORCE_STRIVE;
        }
        char name[192];
        parplan__message_fill("{0}. {1}",
                              PARPLAN__ARGS(parplan_plan_area(plan, area)->id,
                                            in(p, parplan_plan_area(plan, area)->name)),
                              name, sizeof name);
        if (s.all > 0)
            print_sums(p, name, &s);
    }
    print_sums(p, words(p, "Cộng", "Total"), &total);
    print_sums(p, words(p, "  trong đó phấn đấu", "  of which strive"), &strive);
}

static void widen(size_t *width, const char *text, size_t more)
{
    size_t needed = parplan__text_width(text) + more;
    if (needed > *width)
        *width = needed;
}

/* Columns are as wide as the names of the plan need, so that tables stay tables in either language. */
static void measure_names(page *p)
{
    const parplan_plan *plan = p->board->plan;
    char name[192];
    p->name = NARROWEST;
    p->area = NARROWEST;
    for (size_t i = 0; i < parplan_plan_count(plan, PARPLAN_ENTITY_UNIT); i++) {
        widen(&p->name, in(p, parplan_plan_unit(plan, i)->name), 3);
        widen(&p->area, in(p, parplan_plan_unit(plan, i)->name), 1);
    }
    for (size_t i = 0; i < parplan_plan_count(plan, PARPLAN_ENTITY_AREA); i++)
        widen(&p->area, in(p, parplan_plan_area(plan, i)->name),
              4 + strlen(parplan_plan_area(plan, i)->id));
    for (size_t i = 0; i < parplan_plan_count(plan, PARPLAN_ENTITY_INDICATOR); i++) {
        const parplan_target *target = &parplan_plan_indicator(plan, i)->target;
        for (size_t k = 0; k < target->part_count; k++) {
            say_part(p, target, target->parts[k].name, target->parts[k].force, name, sizeof name);
            widen(&p->name, name, 1);
        }
    }
}

static void print_heading(const page *p)
{
    painted(p, PARPLAN__BOLD, in(p, parplan_plan_get_info(p->board->plan)->title));
    parplan__say(p->out, words(p, "\nTình hình đến {0}, ngày {1}", "\nAs of {0}, {1}"),
                 PARPLAN__ARGS(parplan__weekday_name(p->board->as_of, p->selection->lang),
                               PARPLAN__DAY(p->board->as_of, p->selection->lang)));
    if (p->selection->unit != PARPLAN_NO_INDEX)
        parplan__say(
            p->out, " · {0}",
            PARPLAN__ARGS(in(p, parplan_plan_unit(p->board->plan, p->selection->unit)->name)));
    add(p, "\n");
}

parplan_status parplan_board_print(const parplan_board *board, const parplan_view *view,
                                   char **text, size_t *size, parplan_error *err)
{
    parplan__selection selection;
    if (board == NULL || text == NULL)
        return parplan__fail(err, PP_ARGUMENT, PARPLAN__ARGS(board == NULL ? "board" : "text"));
    parplan_status status = parplan__view_resolve(board->plan, view, &selection, err);
    if (status != PARPLAN_OK)
        return status;
    parplan__buffer out;
    parplan__buffer_init(&out, NULL);
    page p = {board, &out, &selection, 0, 0};
    measure_names(&p);
    print_heading(&p);
    print_summary(&p);
    print_targets(&p);
    if (selection.unit == PARPLAN_NO_INDEX && selection.area == PARPLAN_NO_INDEX)
        parplan__board_print_tasks(board, &selection, p.area, &out);
    return parplan__buffer_give(&out, text, size, err);
}
