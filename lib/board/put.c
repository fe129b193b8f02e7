/* SPDX-License-Identifier: Apache-2.0 */
#include "board/put.h"

#include "base/message.h"

void parplan__put_string(parplan__json_writer *w, const char *key, const char *value)
{
    parplan__json_key(w, key);
    parplan__json_string(w, value);
}

void parplan__put_int(parplan__json_writer *w, const char *key, int64_t value)
{
    parplan__json_key(w, key);
    parplan__json_int(w, value);
}

void parplan__put_bool(parplan__json_writer *w, const char *key, bool value)
{
    parplan__json_key(w, key);
    parplan__json_bool(w, value);
}

void parplan__put_date(parplan__json_writer *w, const char *key, parplan_date date)
{
    char text[PARPLAN_DATE_SIZE];
    bool none = date == PARPLAN_DATE_NONE;
    parplan__put_string(w, key, none ? NULL : parplan_date_format(date, PARPLAN_DATE_ISO, text));
}

void parplan__put_text(parplan__json_writer *w, const char *key, parplan_text text)
{
    parplan__json_key(w, key);
    parplan__json_open(w, '{');
    if (text.vi != NULL)
        parplan__put_string(w, "vi", text.vi);
    if (text.en != NULL)
        parplan__put_string(w, "en", text.en);
    parplan__json_close(w, '}');
}

void parplan__put_ratio(parplan__json_writer *w, const char *key, parplan_ratio ratio)
{
    char text[64];
    parplan__message_fill(ratio.den == 1 ? "{0}" : "{0}/{1}",
                          PARPLAN__ARGS(PARPLAN__INT(ratio.num), PARPLAN__INT(ratio.den)), text,
                          sizeof text);
    parplan__put_string(w, key, ratio.den == 0 ? NULL : text);
}

void parplan__put_calendar(parplan__json_writer *w, const char *key,
                           const parplan_calendar *calendar)
{
    char hash[PARPLAN_CALENDAR_HASH_SIZE];
    parplan__json_key(w, key);
    parplan__json_open(w, '{');
    parplan__put_string(w, "id", parplan_calendar_id(calendar));
    parplan__put_string(w, "hash", parplan_calendar_hash(calendar, hash));
    parplan__json_close(w, '}');
}

void parplan__put_plan(parplan__json_writer *w, const parplan_plan *plan)
{
    const parplan_plan_info *info = parplan_plan_get_info(plan);
    parplan__json_key(w, "plan");
    parplan__json_open(w, '{');
    parplan__put_string(w, "id", info->id);
    parplan__put_text(w, "title", info->title);
    parplan__put_int(w, "year", info->year);
    parplan__json_close(w, '}');
}
