/* SPDX-License-Identifier: Apache-2.0 */
/* The special days of a calendar as a feed. */
#include "base/message.h"
#include "time/calendar.h"
#include "time/ics.h"

static const char *category_of(const parplan_day *day, parplan_lang lang)
{
    static const parplan_text off = {"Ngày nghỉ", "Day off"};
    static const parplan_text worked = {"Ngày làm bù", "Worked in exchange"};
    static const parplan_text announced = {"Chưa ban hành", "Not enacted"};
    if (day->certainty == PARPLAN_ANNOUNCED)
        return parplan_text_in(announced, lang);
    bool rests = day->kind == PARPLAN_DAY_REST || day->kind == PARPLAN_DAY_WEEKEND;
    return parplan_text_in(rests ? off : worked, lang);
}

/* "Bộ luật Lao động 2019, khoản 1 Điều 112", "CONFIRMED (STATUTE)", a line each. */
static void describe(parplan__buffer *out, const parplan_day *day, parplan_lang lang)
{
    const char *source = parplan_text_in(day->source, lang);
    out->size = 0;
    parplan__buffer_text(out, source);
    parplan__buffer_text(out, *source != '\0' ? "\n" : "");
    parplan__buffer_text(out, parplan_certainty_name(day->certainty));
    parplan__buffer_text(out, " (");
    parplan__buffer_text(out, parplan_layer_name(day->layer));
    parplan__buffer_text(out, ")");
    parplan__buffer_add(out, "", 1);
}

static void name_day(parplan__buffer *uid, const parplan_calendar *calendar, parplan_date date)
{
    char iso[PARPLAN_DATE_SIZE];
    uid->size = 0;
    parplan__ics_uid_part(uid, parplan_date_format(date, PARPLAN_DATE_ISO, iso));
    parplan__buffer_char(uid, '/');
    parplan__ics_uid_part(uid, parplan_calendar_id(calendar));
    parplan__buffer_add(uid, "@parplan", sizeof "@parplan");
}

static void add_days(parplan__ics *w, const parplan_calendar *calendar, parplan_date from,
                     parplan_date until, parplan_lang lang)
{
    parplan__buffer uid, description;
    parplan__buffer_init(&uid, NULL);
    parplan__buffer_init(&description, NULL);
    parplan__calendar_cursor cursor = {0};
    for (parplan_date date = from; date <= until; date++) {
        parplan_day day;
        date = parplan__calendar_next_special(calendar, date, &cursor);
        if (date > until)
            break;
        parplan__calendar_look(calendar, date, &cursor, &day);
        if (day.name.vi == NULL && day.name.en == NULL)
            continue;
        name_day(&uid, calendar, date);
        describe(&description, &day, lang);
        w->out->failed = w->out->failed || uid.failed || description.failed;
        if (w->out->failed)
            break;
        parplan__ics_event_open(
            w, &(parplan__ics_event){.uid = uid.data,
                                     .day = date,
                                     .summary = parplan_text_in(day.name, lang),
                                     .description = description.data,
                                     .categories = {category_of(&day, lang)},
                                     .tentative = day.certainty != PARPLAN_CONFIRMED});
        parplan__ics_event_close(w);
    }
    parplan__buffer_dispose(&uid);
    parplan__buffer_dispose(&description);
}

parplan_status parplan_calendar_write_ics(const parplan_calendar *calendar, parplan_date from,
                                          parplan_date until, parplan_lang lang,
                                          const parplan_ics_options *options, char **text,
                                          size_t *size, parplan_error *err)
{
    parplan_ics_options given;
    if (calendar == NULL || text == NULL)
        return parplan__fail(err, PP_ARGUMENT,
                             PARPLAN__ARGS(calendar == NULL ? "calendar" : "text"));
    parplan_status status = parplan__ics_options_read(options, &given, err);
    if (status == PARPLAN_OK)
        status = parplan__calendar_check(calendar, from, err);
    if (status == PARPLAN_OK)
        status = parplan__calendar_check(calendar, until, err);
    if (status != PARPLAN_OK)
        return status;
    parplan__buffer out;
    parplan__buffer_init(&out, NULL);
    parplan__ics w;
    parplan__ics_init(&w, &out, given.stamp != PARPLAN_DATE_NONE ? given.stamp : from,
                      given.sequence);
    parplan__ics_open(&w, lang, parplan_calendar_id(calendar));
    add_days(&w, calendar, from, until, lang);
    parplan__ics_close(&w);
    return parplan__buffer_give(&out, text, size, err);
}
