/* SPDX-License-Identifier: Apache-2.0 */
/* parplan lunar: a day of one calendar in the other. */
#include <string.h>

#include "command.h"
#include "days.h"
#include "json.h"

static bool to_solar(run *r, const char *day, parplan_date *out)
{
    parplan_error err = PARPLAN_ERROR_INIT;
    parplan_lunar lunar;
    bool leap = r->args.values[OPT_LEAP] != NULL;
    parplan_status status = parplan_lunar_parse(day, strlen(day), &lunar, &err);
    if (status == PARPLAN_OK)
        status = parplan_lunar_to_date(lunar.year, lunar.month, lunar.day, leap, out, &err);
    err.line = err.column = 0;
    if (status != PARPLAN_OK)
        complain_error(r, day, &err);
    return status == PARPLAN_OK;
}

static bool to_lunar(run *r, parplan_date date, parplan_lunar *out)
{
    parplan_error err = PARPLAN_ERROR_INIT;
    if (parplan_lunar_from_date(date, out, &err) == PARPLAN_OK)
        return true;
    complain_error(r, r->args.operands[1], &err);
    return false;
}

static void put_text(const run *r, text *out, parplan_date date, const parplan_lunar *lunar)
{
    char numbers[48], day[48], name[PARPLAN_LUNAR_NAME_SIZE];
    snprintf(numbers, sizeof numbers, "%d/%d/%d", (int)lunar->day, (int)lunar->month,
             (int)lunar->year);
    snprintf(day, sizeof day, "%d", (int)lunar->day);
    text number = {0};
    if (lunar->day <= 10)
        text_say(&number, word_in(W_LUNAR_FIRST_TEN, r->lang), ARGS(day));
    text_say(out, word_in(lunar->leap ? W_LUNAR_LEAP_LINE : W_LUNAR_LINE, r->lang),
             ARGS(DAY(date, r->lang), number.data != NULL ? number.data : day, NUMBER(lunar->month),
                  parplan_lunar_year_name(lunar->year, name), numbers));
    text_char(out, '\n');
    if (lunar->uncertain)
        text_say(out, "{0}\n", ARGS(word_in(W_LUNAR_UNCERTAIN, r->lang)));
    text_free(&number);
}

static void put_json(text *out, parplan_date date, const parplan_lunar *lunar)
{
    char name[PARPLAN_LUNAR_NAME_SIZE];
    json j = {.out = out};
    json_open(&j, NULL, '{');
    json_string(&j, "format", "parplan-lunar/1");
    json_date(&j, "date", date);
    json_open(&j, "lunar", '{');
    json_int(&j, "year", lunar->year);
    json_int(&j, "month", lunar->month);
    json_int(&j, "day", lunar->day);
    json_bool(&j, "leap", lunar->leap);
    json_string(&j, "year_name", parplan_lunar_year_name(lunar->year, name));
    json_close(&j, '}');
    json_bool(&j, "uncertain", lunar->uncertain);
    json_close(&j, '}');
}

int perform_lunar(run *r)
{
    const char *day = r->args.operands[1];
    parplan_error err = PARPLAN_ERROR_INIT;
    parplan_date date;
    parplan_lunar lunar;
    bool back = r->args.values[OPT_TO_SOLAR] != NULL;
    if (!back && r->args.values[OPT_LEAP] != NULL)
        return complain_usage(r, W_OPTION_WITH, ARGS("--leap", "--to-solar"));
    if (!back && parplan_date_parse(day, strlen(day), &date, &err) != PARPLAN_OK) {
        err.line = err.column = 0;
        return complain_error(r, day, &err);
    }
    if ((back && !to_solar(r, day, &date)) || !to_lunar(r, date, &lunar))
        return END_BAD;
    text out = {0};
    if (r->args.values[OPT_JSON] != NULL)
        put_json(&out, date, &lunar);
    else
        put_text(r, &out, date, &lunar);
    return give(r, &out, END_FINE);
}
