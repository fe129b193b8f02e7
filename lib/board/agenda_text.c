/* SPDX-License-Identifier: Apache-2.0 */
/* The agenda as text: one block per day and instance, its units by state. */
#include <string.h>

#include "base/text.h"
#include "board/agenda.h"
#include "board/words.h"

enum { ID_COLUMN = 2, TEXT_COLUMN = 9, LIST_COLUMN = 25 };

typedef struct page {
    const parplan_agenda *agenda;
    parplan__buffer *out;
    parplan_lang lang;
    bool colour;
    size_t unit; /* the only one shown, or PARPLAN_NO_INDEX */
} page;

static const struct state_words {
    parplan_text label; /* of a list of units */
    parplan_text count; /* in the summary */
    parplan__colour colour;
} states[] = {
    [PARPLAN_ITEM_UPCOMING] = {{"Chưa đến hạn", "Upcoming"},
                               {"{0} chưa đến hạn", "{0} upcoming"},
                               PARPLAN__PLAIN},
    [PARPLAN_ITEM_DUE_SOON] = {{"Sắp đến hạn", "Due soon"},
                               {"{0} sắp đến hạn", "{0} due soon"},
                               PARPLAN__YELLOW},
    [PARPLAN_ITEM_OVERDUE] = {{"Quá hạn", "Overdue"}, {"{0} quá hạn", "{0} overdue"}, PARPLAN__RED},
    [PARPLAN_ITEM_DONE] = {{"Đã xong", "Done"}, {"{0} đã xong", "{0} done"}, PARPLAN__GREEN},
    [PARPLAN_ITEM_DONE_LATE] = {{"Xong muộn", "Done late"},
                                {"{0} xong muộn", "{0} done late"},
                                PARPLAN__YELLOW},
};

/* What is settled, what is missing, what is still to come. */
static const parplan_item_state state_order[] = {PARPLAN_ITEM_DONE, PARPLAN_ITEM_DONE_LATE,
                                                 PARPLAN_ITEM_OVERDUE, PARPLAN_ITEM_DUE_SOON,
                                                 PARPLAN_ITEM_UPCOMING};
enum { STATES = sizeof state_order / sizeof state_order[0] };

parplan_text parplan__agenda_state_text(parplan_item_state state)
{
    return states[state].label;
}

static void say(const page *p, parplan_text text, const char *const *args)
{
    parplan__say(p->out, parplan_text_in(text, p->lang), args);
}

static const char *in(const page *p, parplan_text text)
{
    return parplan_text_in(text, p->lang);
}

static void indent(const page *p, size_t columns)
{
    for (size_t i = 0; i < columns; i++)
        parplan__buffer_char(p->out, ' ');
}

/* --- summary ---------------------------------------------------------------------------------- */

static void print_summary(const page *p, const parplan__agenda_counts *counts)
{
    const parplan_agenda *agenda = p->agenda;
    say(p, (parplan_text){"Lịch công việc từ {0} đến {1}", "Agenda from {0} to {1}"},
        PARPLAN__ARGS(PARPLAN__DAY(agenda->from, p->lang), PARPLAN__DAY(agenda->to, p->lang)));
    if (agenda->as_of != PARPLAN_DATE_NONE)
        say(p, (parplan_text){", tính đến ngày {0}", ", as of {0}"},
            PARPLAN__ARGS(PARPLAN__DAY(agenda->as_of, p->lang)));
    say(p,
        counts->items == 1 ? (parplan_text){": {0} lượt việc", ": {0} item"}
                           : (parplan_text){": {0} lượt việc", ": {0} items"},
        PARPLAN__ARGS(PARPLAN__INT((int64_t)counts->items)));
    for (size_t i = 0; i < STATES; i++) {
        size_t count = counts->by_state[state_order[i]];
        if (count == 0)
            continue;
        parplan__buffer_text(p->out, ", ");
        say(p, states[state_order[i]].count, PARPLAN__ARGS(PARPLAN__INT((int64_t)count)));
    }
    parplan__buffer_text(p->out, ".\n");
    parplan__buffer_text(p->out, in(p, parplan_plan_get_info(agenda->plan)->title));
    if (p->unit != PARPLAN_NO_INDEX)
        say(p, (parplan_text){" · chỉ {0}", " · {0} only"},
            PARPLAN__ARGS(in(p, parplan_plan_unit(agenda->plan, p->unit)->name)));
    parplan__buffer_char(p->out, '\n');
    if (counts->overdue_before == 0)
        return;
    say(p,
        (parplan_text){"Ngoài ra còn {0} lượt việc quá hạn từ trước ngày {1}.\n",
                       "Overdue from before {1}: {0}.\n"},
        PARPLAN__ARGS(PARPLAN__INT((int64_t)counts->overdue_before),
                      PARPLAN__DAY(agenda->from, p->lang)));
}

/* --- one block -------------------------------------------------------------------------------- */

static void print_days_left(const page *p, const parplan_agenda_item *item)
{
    parplan_date day = item->due.effective, as_of = p->agenda->as_of;
    int64_t days = item->working_days < 0 ? -(int64_t)item->working_days : item->working_days;
    const char *number = PARPLAN__INT(days);
    if (day == as_of)
        say(p, (parplan_text){" · hạn là hôm nay", " · due today"}, NULL);
    else if (day < as_of && days == 0)
        say(p, (parplan_text){" · đã qua", " · past"}, NULL);
    else if (day < as_of)
        say(p,
            (parplan_text){" · đã qua {0} ngày làm việc",
                           days == 1 ? " · {0} working day ago" : " · {0} working days ago"},
            PARPLAN__ARGS(number));
    else
        say(p,
            (parplan_text){" · còn {0} ngày làm việc",
                           days == 1 ? " · {0} working day left" : " · {0} working days left"},
            PARPLAN__ARGS(number));
}

static void print_day(const page *p, const parplan_agenda_item *item)
{
    parplan_date day = item->due.effective, as_of = p->agenda->as_of;
    parplan__buffer heading;
    parplan__buffer_init(&heading, &p->agenda->allocator);
    parplan__say(&heading, "{0}, {1}",
                 PARPLAN__ARGS(parplan__weekday_name(day, p->lang), PARPLAN__DAY(day, p->lang)));
    p->out->failed = p->out->failed || heading.failed;
    parplan__buffer_char(p->out, '\n');
    parplan__paint(p->out, p->colour, PARPLAN__BOLD, heading.data != NULL ? heading.data : "");
    parplan__buffer_dispose(&heading);

    if (as_of != PARPLAN_DATE_NONE)
        print_days_left(p, item);
    parplan__buffer_char(p->out, '\n');
}

static void print_paragraph(const page *p, const char *text)
{
    size_t column = TEXT_COLUMN;
    indent(p, TEXT_COLUMN);
    parplan__wrap(p->out, text, TEXT_COLUMN, &column);
    parplan__buffer_char(p->out, '\n');
}

static void print_title(const page *p, const char *id, parplan_text title, const char *after)
{
    indent(p, ID_COLUMN);
    parplan__paint(p->out, p->colour, PARPLAN__BOLD, id);
    parplan__pad(p->out, id, TEXT_COLUMN - ID_COLUMN);
    size_t width = parplan__text_width(id) + 1, column = TEXT_COLUMN;
    if (width + ID_COLUMN > TEXT_COLUMN)
        column = width + ID_COLUMN;
    parplan__wrap(p->out, in(p, title), TEXT_COLUMN, &column);
    if (*after != '\0')
        parplan__flow(p->out, after, strlen(after), TEXT_COLUMN, &column);
    parplan__buffer_char(p->out, '\n');
}

/* Starts a line of a list: its label, then the names. */
static size_t start_list(const page *p, parplan__colour colour, const char *label)
{
    indent(p, TEXT_COLUMN);
    parplan__paint(p->out, p->colour, colour, label);
    parplan__pad(p->out, label, LIST_COLUMN - TEXT_COLUMN);
    return LIST_COLUMN;
}

/* A piece of a list, with the sign that follows it. */
static void print_piece(const page *p, const char *text, const char *sign, size_t *column)
{
    parplan__buffer piece;
    parplan__buffer_init(&piece, &p->agenda->allocator);
    parplan__buffer_text(&piece, text);
    parplan__buffer_text(&piece, sign);
    p->out->failed = p->out->failed || piece.failed;
    if (!piece.failed && piece.size > 0)
        parplan__flow(p->out, piece.data, piece.size, LIST_COLUMN, column);
    parplan__buffer_dispose(&piece);
}

static const char *name_of(const page *p, const char *id)
{
    const parplan_plan *plan = p->agenda->plan;
    size_t at = parplan_plan_find(plan, PARPLAN_ENTITY_UNIT, id);
    if (at != PARPLAN_NO_INDEX)
        return in(p, parplan_plan_unit(plan, at)->name);
    at = parplan_plan_find(plan, PARPLAN_ENTITY_GROUP, id);
    if (at != PARPLAN_NO_INDEX)
        return in(p, parplan_plan_group(plan, at)->name);
    at = parplan_plan_find(plan, PARPLAN_ENTITY_PARTNER, id);
    return at != PARPLAN_NO_INDEX ? in(p, parplan_plan_partner(plan, at)->name) : id;
}

static void print_who(const page *p, parplan_text label, const parplan_who *who)
{
    if (who->id_count == 0)
        return;
    size_t column = start_list(p, PARPLAN__PLAIN, in(p, label));
    for (size_t i = 0; i < who->id_count; i++)
        print_piece(p, name_of(p, who->ids[i]), i + 1 < who->id_count ? ";" : "", &column);
    parplan__buffer_char(p->out, '\n');
}

static void print_line(const page *p, parplan_text label, const char *text)
{
    size_t column = start_list(p, PARPLAN__PLAIN, in(p, label));
    parplan__wrap(p->out, text, LIST_COLUMN, &column);
    parplan__buffer_char(p->out, '\n');
}

static void print_duty_who(const page *p, const parplan_duty *duty)
{
    const parplan_plan *plan = p->agenda->plan;
    print_who(p, (parplan_text){"Ai làm", "Who"}, &duty->who);
    if (duty->to == PARPLAN_NO_INDEX)
        return;
    size_t column = start_list(p, PARPLAN__PLAIN, in(p, (parplan_text){"Gửi đến", "To"}));
    bool through = duty->via != PARPLAN_NO_INDEX;
    print_piece(p, in(p, parplan_plan_unit(plan, duty->to)->name), through ? "," : "", &column);
    if (through) {
        print_piece(p, in(p, (parplan_text){"qua", "through"}), "", &column);
        print_piece(p, in(p, parplan_plan_unit(plan, duty->via)->name), "", &column);
    }
    parplan__buffer_char(p->out, '\n');
}

static void print_task_who(const page *p, const parplan_task *task)
{
    static const parplan_text lead = {"Chủ trì", "Lead"};
    if (task->lead.id_count == 0)
        print_line(p, lead, in(p, (parplan_text){"chưa giao", "nobody is named"}));
    else
        print_who(p, lead, &task->lead);
    print_who(p, (parplan_text){"Phối hợp", "With"}, &task->cooperating);
    if (task->leader != NULL) {
        size_t at = parplan_plan_find(p->agenda->plan, PARPLAN_ENTITY_LEADER, task->leader);
        const parplan_leader *leader = parplan_plan_leader(p->agenda->plan, at);
        print_line(p, (parplan_text){"Lãnh đạo", "Leader"},
                   leader != NULL ? leader->name : task->leader);
    }
    if (*in(p, task->product) != '\0')
        print_line(p, (parplan_text){"Sản phẩm", "Product"}, in(p, task->product));
}

/* What stands in brackets behind a unit's name: the day it was done, or how far it is. */
static void print_unit(const page *p, const parplan__agenda_entry *entry, const char *sign,
                       size_t *column)
{
    const parplan_agenda_item *item = &entry->item;
    const parplan_unit *unit = parplan_plan_unit(p->agenda->plan, item->unit);
    parplan__buffer name;
    parplan__buffer_init(&name, &p->agenda->allocator);
    parplan__buffer_text(&name, unit != NULL
                                    ? in(p, unit->name)
                                    : in(p, (parplan_text){"chưa rõ đơn vị", "no unit named"}));
    if (item->done != PARPLAN_DATE_NONE)
        parplan__say(&name, " ({0})", PARPLAN__ARGS(PARPLAN__DAY(item->done, p->lang)));
    else if (entry->need > 0)
        parplan__say(
            &name, " ({0}/{1})",
            PARPLAN__ARGS(PARPLAN__INT((int64_t)entry->have), PARPLAN__INT((int64_t)entry->need)));
    p->out->failed = p->out->failed || name.failed;
    if (!name.failed)
        print_piece(p, name.data, sign, column);
    parplan__buffer_dispose(&name);
}

static bool shown(const page *p, const parplan__agenda_entry *entry)
{
    return p->unit == PARPLAN_NO_INDEX || entry->item.unit == p->unit;
}

/* A group of units in one state. */
typedef struct group {
    parplan_item_state state;
    size_t first, end; /* the block */
    size_t all;        /* units shown of it … */
    size_t count;      /* … and those in the state */
    bool alike;        /* nothing but their names tells those in the state apart */
} group;

static bool in_group(const page *p, const group *g, size_t i)
{
    const parplan__agenda_entry *entry = &p->agenda->entries[i];
    return shown(p, entry) && entry->item.state == g->state;
}

static group group_of(const page *p, parplan_item_state state, size_t first, size_t end)
{
    group g = {.state = state, .first = first, .end = end, .alike = true};
    const parplan__agenda_entry *one = NULL;
    for (size_t i = first; i < end; i++) {
        const parplan__agenda_entry *entry = &p->agenda->entries[i];
        g.all += shown(p, entry);
        if (!in_group(p, &g, i))
            continue;
        g.count++;
        g.alike = g.alike && (one == NULL || one->have == entry->have) &&
                  entry->item.done == PARPLAN_DATE_NONE;
        one = entry;
    }
    return g;
}

/*
 * Names are given where somebody has to be asked or praised: not for the many that are done in time, nor where all
 * stand the same, for then the line above has named them.
 */
static void print_group(const page *p, parplan_item_state state, size_t first, size_t end)
{
    enum { FEW = 3 };
    group g = group_of(p, state, first, end);
    if (g.count == 0)
        return;
    bool everyone = g.count == g.all && g.all > FEW && g.alike;
    bool names = g.all == 1 || (state != PARPLAN_ITEM_DONE && !everyone);
    size_t column = start_list(p, states[state].colour, in(p, states[state].label));
    char number[64];
    parplan__message_fill(
        in(p, everyone ? (parplan_text){"tất cả {1}", "all {1}"}
                       : (parplan_text){"{0}/{1}", "{0}/{1}"}),
        PARPLAN__ARGS(PARPLAN__INT((int64_t)g.count), PARPLAN__INT((int64_t)g.all)), number,
        sizeof number);
    if (g.all > 1)
        print_piece(p, number, names ? ":" : "", &column);
    size_t left = g.count;
    for (size_t i = first; i < end && names; i++) {
        if (in_group(p, &g, i))
            print_unit(p, &p->agenda->entries[i], --left > 0 ? "," : "", &column);
    }
    parplan__buffer_char(p->out, '\n');
}

static bool same_block(const parplan_agenda_item *a, const parplan_agenda_item *b)
{
    return a->due.effective == b->due.effective && a->duty == b->duty && a->task == b->task &&
           strcmp(a->instance, b->instance) == 0;
}

static void print_block(const page *p, size_t first, size_t end)
{
    const parplan_agenda_item *item = &p->agenda->entries[first].item;
    char instance[PARPLAN_WINDOW_ID_SIZE + 4] = "";
    const parplan_duty *duty = parplan_plan_duty(p->agenda->plan, item->duty);
    if (duty != NULL && duty->type == PARPLAN_DUTY_PERIODIC)
        parplan__message_fill("({0})", PARPLAN__ARGS(item->instance), instance, sizeof instance);
    print_title(p, item->id, item->title, instance);
    print_paragraph(p, in(p, item->why));
    if (duty != NULL)
        print_duty_who(p, duty);
    else
        print_task_who(p, parplan_plan_task(p->agenda->plan, item->task));
    for (size_t i = 0; i < STATES; i++)
        print_group(p, state_order[i], first, end);
}

static void print_items(const page *p)
{
    const parplan__agenda_entry *entries = p->agenda->entries;
    parplan_date day = PARPLAN_DATE_NONE;
    for (size_t first = 0, end; first < p->agenda->count; first = end) {
        bool any = false;
        for (end = first;
             end < p->agenda->count && same_block(&entries[first].item, &entries[end].item); end++)
            any = any || shown(p, &entries[end]);
        if (!any)
            continue;
        if (entries[first].item.due.effective != day)
            print_day(p, &entries[first].item);
        day = entries[first].item.due.effective;
        print_block(p, first, end);
    }
}

/* --- what has no day -------------------------------------------------------------------------- */

static void print_open(const page *p, const parplan__agenda_counts *counts)
{
    bool any = false;
    for (size_t i = 0; i < p->agenda->open_count; i++) {
        const parplan_duty *duty = parplan_plan_duty(p->agenda->plan, p->agenda->open[i].duty);
        if (!parplan__agenda_concerns(&duty->who, p->unit))
            continue;
        if (!any) {
            parplan__buffer_char(p->out, '\n');
            parplan__paint(p->out, p->colour, PARPLAN__BOLD,
                           in(p, (parplan_text){"Không có ngày cụ thể", "Without a day"}));
            parplan__buffer_char(p->out, '\n');
        }
        any = true;
        print_title(p, duty->id, duty->title, "");
        print_paragraph(p, in(p, p->agenda->open[i].why));
        print_who(p, (parplan_text){"Ai làm", "Who"}, &duty->who);
    }
    if (counts->tasks_without_day == 0)
        return;
    parplan__buffer_char(p->out, '\n');
    say(p,
        (parplan_text){
            "{0} nhiệm vụ không nêu thời hạn trong văn bản; có thể bổ sung bằng biểu kèm theo.\n",
            counts->tasks_without_day == 1
                ? "{0} task has no day in the text; an annex can add it.\n"
                : "{0} tasks have no day in the text; an annex can add it.\n"},
        PARPLAN__ARGS(PARPLAN__INT((int64_t)counts->tasks_without_day)));
}

parplan_status parplan_agenda_print(const parplan_agenda *agenda, const parplan_view *view,
                                    char **text, size_t *size, parplan_error *err)
{
    if (agenda == NULL || text == NULL)
        return parplan__fail(err, PP_ARGUMENT, PARPLAN__ARGS(agenda == NULL ? "agenda" : "text"));
    parplan__selection selection;
    parplan_status status = parplan__view_resolve(agenda->plan, view, &selection, err);
    if (status != PARPLAN_OK)
        return status;
    parplan__buffer out;
    parplan__buffer_init(&out, NULL);
    page p = {agenda, &out, selection.lang, selection.colour, selection.unit};
    parplan__agenda_counts counts;
    parplan__agenda_count_view(agenda, selection.unit, &counts);
    print_summary(&p, &counts);
    print_items(&p);
    print_open(&p, &counts);
    return parplan__buffer_give(&out, text, size, err);
}
