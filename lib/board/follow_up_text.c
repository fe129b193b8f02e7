/* SPDX-License-Identifier: Apache-2.0 */
/* How tasks stand, as text: by lead and by leader. */
#include "base/message.h"
#include "board/board.h"
#include "board/words.h"

enum { COUNT = 12, COUNTS = 5 };

static const parplan_text headings[COUNTS] = {{"Nhiệm vụ", "Tasks"},
                                              {"Đã xong", "Done"},
                                              {"Xong muộn", "Done late"},
                                              {"Đang làm", "Open"},
                                              {"Quá hạn", "Overdue"}};

static const char *name_of(const parplan_plan *plan, parplan_tally_by by, const char *id,
                           parplan_lang lang)
{
    static const parplan_text nobody = {"(chưa giao)", "(nobody)"};
    size_t unit = parplan_plan_find(plan, PARPLAN_ENTITY_UNIT, id);
    size_t leader = parplan_plan_find(plan, PARPLAN_ENTITY_LEADER, id);
    if (*id == '\0')
        return parplan_text_in(nobody, lang);
    if (by == PARPLAN_TALLY_BY_LEAD && unit != PARPLAN_NO_INDEX)
        return parplan_text_in(parplan_plan_unit(plan, unit)->name, lang);
    if (by == PARPLAN_TALLY_BY_LEADER && leader != PARPLAN_NO_INDEX)
        return parplan_plan_leader(plan, leader)->name;
    return id;
}

static void print_tallies(const parplan_board *board, parplan_tally_by by, parplan_text heading,
                          parplan_lang lang, size_t names, parplan__buffer *out)
{
    const parplan_task_tally *t;
    parplan__buffer_text(out, "\n  ");
    parplan__left(out, parplan_text_in(heading, lang), names);
    for (size_t i = 0; i < COUNTS; i++)
        parplan__right(out, parplan_text_in(headings[i], lang), COUNT);
    parplan__buffer_char(out, '\n');
    for (size_t i = 0; (t = parplan_board_tasks(board, by, i)) != NULL; i++) {
        size_t counts[COUNTS] = {t->total, t->done, t->done_late, t->open, t->overdue};
        parplan__buffer_text(out, "  ");
        parplan__left(out, name_of(board->plan, by, t->id, lang), names);
        for (size_t k = 0; k < COUNTS; k++)
            parplan__right(out, PARPLAN__INT((int64_t)counts[k]), COUNT);
        parplan__buffer_char(out, '\n');
    }
}

void parplan__board_print_tasks(const parplan_board *board, const parplan__selection *selection,
                                size_t names, parplan__buffer *out)
{
    static const parplan_text summary = {"\n  {0} nhiệm vụ; {1} chưa rõ cơ quan chủ trì, {2} chưa "
                                         "rõ lãnh đạo phụ trách, {3} chưa rõ sản phẩm\n",
                                         "\n  {0} tasks; {1} without a lead agency, {2} without a "
                                         "responsible leader, {3} without a product\n"};
    static const parplan_text leads = {"Cơ quan chủ trì", "Lead agency"};
    static const parplan_text leaders = {"Lãnh đạo phụ trách", "Responsible leader"};
    parplan_lang lang = selection->lang;
    parplan__buffer_char(out, '\n');
    parplan__paint(out, selection->colour, PARPLAN__BOLD, parplan_text_in(headings[0], lang));
    parplan__say(
        out, parplan_text_in(summary, lang),
        PARPLAN__ARGS(PARPLAN__INT((int64_t)parplan_plan_count(board->plan, PARPLAN_ENTITY_TASK)),
                      PARPLAN__INT((int64_t)board->without_lead),
                      PARPLAN__INT((int64_t)board->without_leader),
                      PARPLAN__INT((int64_t)board->without_product)));
    print_tallies(board, PARPLAN_TALLY_BY_LEAD, leads, lang, names, out);
    print_tallies(board, PARPLAN_TALLY_BY_LEADER, leaders, lang, names, out);
}
