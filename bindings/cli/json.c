/* SPDX-License-Identifier: Apache-2.0 */
#include "json.h"

static void start(json *j, const char *key)
{
    if (j->some)
        text_char(j->out, ',');
    if (j->depth > 0)
        text_char(j->out, '\n');
    for (size_t i = 0; i < j->depth; i++)
        text_put(j->out, "  ");
    if (key != NULL) {
        text_json(j->out, key);
        text_put(j->out, ": ");
    }
    j->some = true;
}

void json_open(json *j, const char *key, char bracket)
{
    start(j, key);
    text_char(j->out, bracket);
    j->depth++;
    j->some = false;
}

void json_close(json *j, char bracket)
{
    j->depth--;
    if (j->some)
        text_char(j->out, '\n');
    for (size_t i = 0; i < j->depth && j->some; i++)
        text_put(j->out, "  ");
    text_char(j->out, bracket);
    if (j->depth == 0)
        text_char(j->out, '\n');
    j->some = true;
}

void json_string(json *j, const char *key, const char *value)
{
    start(j, key);
    if (value != NULL)
        text_json(j->out, value);
    else
        text_put(j->out, "null");
}

void json_int(json *j, const char *key, int64_t value)
{
    start(j, key);
    text_put(j->out, NUMBER(value));
}

void json_bool(json *j, const char *key, bool value)
{
    start(j, key);
    text_put(j->out, value ? "true" : "false");
}

void json_null(json *j, const char *key)
{
    json_string(j, key, NULL);
}

void json_date(json *j, const char *key, parplan_date date)
{
    char iso[PARPLAN_DATE_SIZE];
    json_string(j, key, parplan_date_format(date, PARPLAN_DATE_ISO, iso));
}

void json_both(json *j, const char *key, parplan_text both)
{
    if (both.vi == NULL && both.en == NULL) {
        json_null(j, key);
        return;
    }
    json_open(j, key, '{');
    if (both.vi != NULL)
        json_string(j, "vi", both.vi);
    if (both.en != NULL)
        json_string(j, "en", both.en);
    json_close(j, '}');
}

void json_day(json *j, const parplan_day *day)
{
    json_string(j, "kind", parplan_day_kind_name(day->kind));
    json_both(j, "name", day->name);
    json_string(j, "layer", parplan_layer_name(day->layer));
    json_both(j, "source", day->source);
    json_string(j, "certainty", parplan_certainty_name(day->certainty));
}
