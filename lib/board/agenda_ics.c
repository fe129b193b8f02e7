/* SPDX-License-Identifier: Apache-2.0 */
/* The agenda as a calendar feed. */
#include "board/agenda.h"
#include "board/words.h"
#include "time/ics.h"

/* One feed being written. */
typedef struct feed {
    const parplan_agenda *agenda;
    parplan_lang lang;
    size_t unit; /* the only one, or PARPLAN_NO_INDEX */
    bool alarms;
    parplan__ics w;
    parplan__buffer uid, summary, description; /* of the event at hand */
} feed;

static void say(const feed *f, parplan__buffer *out, parplan_text text, const char *const *args)
{
    parplan__say(out, parplan_text_in(text, f->lang), args);
}

static const char *unit_name(const feed *f, const parplan_agenda_item *item)
{
    const parplan_unit *unit = parplan_plan_unit(f->agenda->plan, item->unit);
    return unit != NULL ? parplan_text_in(unit->name, f->lang) : "";
}

/* thanh-xuan-2024/duty/R.1/2024-Q1/ha-dinh@parplan */
static void put_uid(feed *f, const parplan_agenda_item *item)
{
    const parplan_unit *unit = parplan_plan_unit(f->agenda->plan, item->unit);
    const char *const parts[] = {
        parplan_plan_get_info(f->agenda->plan)->id,
        item->duty != PARPLAN_NO_INDEX ? "duty" : "task",
        item->id,
        item->instance,
        unit != NULL ? unit->id : "",
    };
    f->uid.size = 0;
    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++) {
        if (i > 0)
            parplan__buffer_char(&f->uid, '/');
        parplan__ics_uid_part(&f->uid, parts[i]);
    }
    parplan__buffer_add(&f->uid, "@parplan", sizeof "@parplan");
}

static bool is_done(const parplan_agenda_item *item)
{
    return item->done != PARPLAN_DATE_NONE;
}

/* "✓ R.1 Báo cáo định kỳ (Phường Hạ Đình)" */
static void put_summary(feed *f, const parplan_agenda_item *item)
{
    const char *unit = unit_name(f, item);
    f->summary.size = 0;
    parplan__say(&f->summary, is_done(item) ? "✓ {0} {1}" : "{0} {1}",
                 PARPLAN__ARGS(item->id, parplan_text_in(item->title, f->lang)));
    if (*unit != '\0' && f->unit == PARPLAN_NO_INDEX)
        parplan__say(&f->summary, " ({0})", PARPLAN__ARGS(unit));
    parplan__buffer_char(&f->summary, '\0');
}

static void put_description(feed *f, const parplan__agenda_entry *entry)
{
    const parplan_agenda_item *item = &entry->item;
    parplan__buffer *out = &f->description;
    out->size = 0;
    parplan__buffer_text(out, parplan_text_in(item->why, f->lang));
    if (*unit_name(f, item) != '\0')
        say(f, out, (parplan_text){"\nĐơn vị: {0}", "\nUnit: {0}"},
            PARPLAN__ARGS(unit_name(f, item)));
    say(f, out, (parplan_text){"\nTình trạng: {0}", "\nState: {0}"},
        PARPLAN__ARGS(parplan_text_in(parplan__agenda_state_text(item->state), f->lang)));
    if (is_done(item))
        parplan__say(out, " ({0})", PARPLAN__ARGS(PARPLAN__DAY(item->done, f->lang)));
    else if (entry->need > 0)
        parplan__say(
            out, " ({0}/{1})",
            PARPLAN__ARGS(PARPLAN__INT((int64_t)entry->have), PARPLAN__INT((int64_t)entry->need)));
    parplan__buffer_char(out, '\0');
}

/* 08:00 of the working days before; one that lies outside the calendar is left out. */
static void put_alarms(feed *f, const parplan_agenda_item *item)
{
    static const int32_t before[] = {5, 1};
    for (size_t i = 0; i < sizeof before / sizeof before[0]; i++) {
        parplan_date day, due = item->due.effective;
        if (parplan_calendar_add(f->agenda->calendar, due, -before[i], &day, NULL) == PARPLAN_OK)
            parplan__ics_alarm(&f->w, due - day, f->summary.data);
    }
}

static void put_event(feed *f, const parplan__agenda_entry *entry)
{
    const parplan_agenda_item *item = &entry->item;
    put_uid(f, item);
    put_summary(f, item);
    put_description(f, entry);
    parplan__buffer *out = f->w.out;
    out->failed = out->failed || f->uid.failed || f->summary.failed || f->description.failed;
    if (out->failed)
        return;
    parplan__ics_event event = {
        .uid = f->uid.data,
        .day = item->due.effective,
        .summary = f->summary.data,
        .description = f->description.data,
        .categories = {parplan_text_in(item->duty != PARPLAN_NO_INDEX
                                           ? (parplan_text){"Trách nhiệm", "Duty"}
                                           : (parplan_text){"Nhiệm vụ", "Task"},
                                       f->lang),
                       parplan_text_in(parplan__agenda_state_text(item->state), f->lang)},
        .tentative = item->due.certainty != PARPLAN_CONFIRMED,
    };
    parplan__ics_event_open(&f->w, &event);
    if (f->alarms && !is_done(item))
        put_alarms(f, item);
    parplan__ics_event_close(&f->w);
}

/* The feed's name: the plan's title, and the unit's. */
static void open_feed(feed *f)
{
    const parplan_plan *plan = f->agenda->plan;
    const parplan_unit *unit = parplan_plan_unit(plan, f->unit);
    parplan__buffer_text(&f->summary, parplan_text_in(parplan_plan_get_info(plan)->title, f->lang));
    if (unit != NULL)
        parplan__say(&f->summary, " · {0}", PARPLAN__ARGS(parplan_text_in(unit->name, f->lang)));
    parplan__buffer_char(&f->summary, '\0');
    f->w.out->failed = f->summary.failed;
    if (!f->summary.failed)
        parplan__ics_open(&f->w, f->lang, f->summary.data);
}

static void write_feed(feed *f)
{
    const parplan_allocator *allocator = &f->agenda->allocator;
    parplan__buffer_init(&f->uid, allocator);
    parplan__buffer_init(&f->summary, allocator);
    parplan__buffer_init(&f->description, allocator);
    open_feed(f);
    for (size_t i = 0; i < f->agenda->count && !f->w.out->failed; i++) {
        const parplan__agenda_entry *entry = &f->agenda->entries[i];
        if (f->unit == PARPLAN_NO_INDEX || entry->item.unit == f->unit)
            put_event(f, entry);
    }
    parplan__ics_close(&f->w);
    parplan__buffer_dispose(&f->uid);
    parplan__buffer_dispose(&f->summary);
    parplan__buffer_dispose(&f->description);
}

parplan_status parplan_agenda_write_ics(const parplan_agenda *agenda, const parplan_view *view,
                                        const parplan_ics_options *options, char **text,
                                        size_t *size, parplan_error *err)
{
    if (agenda == NULL || text == NULL)
        return parplan__fail(err, PP_ARGUMENT, PARPLAN__ARGS(agenda == NULL ? "agenda" : "text"));
    parplan__selection selection;
    parplan_ics_options given;
    parplan_status status = parplan__view_resolve(agenda->plan, view, &selection, err);
    if (status == PARPLAN_OK)
        status = parplan__ics_options_read(options, &given, err);
    if (status != PARPLAN_OK)
        return status;
    if (given.stamp == PARPLAN_DATE_NONE)
        given.stamp = agenda->as_of != PARPLAN_DATE_NONE ? agenda->as_of : agenda->from;
    parplan__buffer out;
    parplan__buffer_init(&out, NULL);
    feed f = {
        .agenda = agenda, .lang = selection.lang, .unit = selection.unit, .alarms = given.alarms};
    parplan__ics_init(&f.w, &out, given.stamp, given.sequence);
    write_feed(&f);
    return parplan__buffer_give(&out, text, size, err);
}
