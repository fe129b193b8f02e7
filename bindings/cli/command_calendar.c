/* SPDX-License-Identifier: Apache-2.0 */
/* parplan calendar: rest days, swaps and working days of a year. */
#include <string.h>

#include "command.h"
#include "days.h"
#include "grid.h"
#include "json.h"
#include "load.h"

/* What is asked about. */
typedef struct question {
    parplan_calendar *calendar;
    parplan_calendar *after; /* of --diff, or NULL */
    int32_t year;
    parplan_date first, last;
    parplan_day_total total;
} question;

static bool is_named(const parplan_day *day)
{
    return day->name.vi != NULL || day->name.en != NULL;
}

/* The next named day, or false at the end of the year. */
static bool next_named(const question *q, parplan_date *date, parplan_day *out)
{
    for (; *date <= q->last; ++*date) {
        if (parplan_calendar_day(q->calendar, *date, out, NULL) == PARPLAN_OK && is_named(out))
            return true;
    }
    return false;
}

static bool next_change(const question *q, parplan_date from, parplan_change *out)
{
    bool found = false;
    return parplan_calendar_next_change(q->calendar, q->after, from, q->last, out, &found, NULL) ==
               PARPLAN_OK &&
           found;
}

/* --- text ------------------------------------------------------------------------------------- */

static void put_head(const run *r, text *out, const question *q)
{
    char name[PARPLAN_LUNAR_NAME_SIZE];
    parplan_date tet = q->first;
    parplan_lunar_to_date(q->year, 1, 1, false, &tet, NULL);
    text_put(out, r->colour ? "\033[1m" : "");
    text_say(out, word_in(W_YEAR_HEAD, r->lang),
             ARGS(parplan_calendar_id(q->calendar), NUMBER(q->year),
                  parplan_lunar_year_name(q->year, name), DATE(tet, r->lang)));
    text_put(out, r->colour ? "\033[0m\n" : "\n");
}

static void put_totals(const run *r, text *out, const question *q)
{
    const parplan_day_total *t = &q->total;
    text_say(out, word_in(W_YEAR_TOTAL, r->lang),
             ARGS(NUMBER(t->working), NUMBER(t->makeup), NUMBER(t->weekend), NUMBER(t->rest)));
    text_say(
        out, "\n{0}: {1}\n",
        ARGS(parplan_certainty_name(t->certainty), word_in(certainty_word(t->certainty), r->lang)));
    if (t->announced > 0) {
        text_say(out, word_in(W_YEAR_UNCERTAIN, r->lang), ARGS(NUMBER(t->announced)));
        text_char(out, '\n');
    }
}

/* "Thứ Năm, 01/01/2026  *  Tết Dương lịch: nghỉ (luật; …) [CONFIRMED]" */
static void put_named(const run *r, text *out, parplan_date date, const parplan_day *day)
{
    enum { INDENT = 24 };
    text line = {0};
    text_say(&line, "{0}: {1}",
             ARGS(parplan_text_in(day->name, r->lang), kind_text(day->kind, r->lang)));
    put_source(r, &line, day);
    text_say(&line, " [{0}]", ARGS(parplan_certainty_name(day->certainty)));
    text_pad(out, DAY(date, r->lang), INDENT);
    if (line.data != NULL)
        text_wrap(out, line.data, INDENT);
    text_char(out, '\n');
    out->failed = out->failed || line.failed;
    text_free(&line);
}

static void put_why(const run *r, text *out, const question *q)
{
    parplan_day day;
    text_char(out, '\n');
    for (parplan_date date = q->first; next_named(q, &date, &day); date++)
        put_named(r, out, date, &day);
}

/* "nghỉ, Tết Dương lịch (luật; …)" */
static void put_side(const run *r, text *out, const parplan_day *day)
{
    text_put(out, kind_text(day->kind, r->lang));
    if (is_named(day))
        text_say(out, ", {0}", ARGS(parplan_text_in(day->name, r->lang)));
    text_say(out, " [{0}]", ARGS(parplan_certainty_name(day->certainty)));
}

static void put_change(const run *r, text *out, const parplan_change *change)
{
    enum { INDENT = 2 };
    text before = {0}, after = {0}, line = {0};
    put_side(r, &before, &change->before);
    put_side(r, &after, &change->after);
    if (before.data != NULL && after.data != NULL)
        text_say(&line, word_in(W_DIFF_LINE, r->lang),
                 ARGS(DAY(change->date, r->lang), before.data, after.data));
    if (change->moves)
        text_say(&line, "; {0}", ARGS(word_in(W_DIFF_MOVES, r->lang)));
    text_wrap(out, line.data != NULL ? line.data : "", INDENT);
    text_char(out, '\n');
    out->failed = out->failed || line.failed;
    text_free(&before);
    text_free(&after);
    text_free(&line);
}

static void put_diff(const run *r, text *out, const question *q)
{
    int32_t changed = 0, moving = 0;
    parplan_change change;
    text lines = {0};
    for (parplan_date day = q->first; next_change(q, day, &change); day = change.date + 1) {
        changed++;
        moving += change.moves;
        put_change(r, &lines, &change);
    }
    text_say(out, word_in(W_DIFF_HEAD, r->lang),
             ARGS(NUMBER(q->year), NUMBER(changed), NUMBER(moving)));
    text_add(out, lines.data != NULL ? lines.data : "", lines.size);
    out->failed = out->failed || lines.failed;
    text_free(&lines);
}

static int give_text(run *r, const question *q)
{
    text out = {0};
    if (q->after != NULL) {
        put_diff(r, &out, q);
    } else {
        put_head(r, &out, q);
        put_totals(r, &out, q);
        text_char(&out, '\n');
        put_year(r, &out, q->calendar, q->year);
        if (r->args.values[OPT_WHY] != NULL)
            put_why(r, &out, q);
    }
    return give(r, &out, END_FINE);
}

/* --- JSON ------------------------------------------------------------------------------------- */

static void put_total_json(json *j, const parplan_day_total *total)
{
    json_int(j, "days", total->days);
    json_int(j, "working", total->working);
    json_int(j, "weekend", total->weekend);
    json_int(j, "rest", total->rest);
    json_int(j, "makeup", total->makeup);
    json_int(j, "announced", total->announced);
    json_string(j, "certainty", parplan_certainty_name(total->certainty));
}

static void put_months_json(json *j, const question *q)
{
    json_open(j, "months", '[');
    for (int32_t number = 1; number <= 12; number++) {
        parplan_date first, next;
        parplan_day_total total = {0};
        parplan_date_make(q->year, number, 1, &first, NULL);
        parplan_date_add_months(first, 1, &next, NULL);
        parplan_calendar_total(q->calendar, first, next - 1, &total, NULL);
        json_open(j, NULL, '{');
        json_int(j, "month", number);
        put_total_json(j, &total);
        json_close(j, '}');
    }
    json_close(j, ']');
}

static void put_days_json(json *j, const question *q)
{
    parplan_day day;
    json_open(j, "days", '[');
    for (parplan_date date = q->first; next_named(q, &date, &day); date++) {
        json_open(j, NULL, '{');
        json_date(j, "date", date);
        json_day(j, &day);
        json_close(j, '}');
    }
    json_close(j, ']');
}

static void put_side_json(json *j, const char *key, const parplan_day *day)
{
    json_open(j, key, '{');
    json_day(j, day);
    json_close(j, '}');
}

static void put_changes_json(json *j, const question *q)
{
    parplan_change change;
    if (q->after == NULL) {
        json_null(j, "changes");
        return;
    }
    json_open(j, "changes", '[');
    for (parplan_date day = q->first; next_change(q, day, &change); day = change.date + 1) {
        json_open(j, NULL, '{');
        json_date(j, "date", change.date);
        json_bool(j, "moves", change.moves);
        put_side_json(j, "before", &change.before);
        put_side_json(j, "after", &change.after);
        json_close(j, '}');
    }
    json_close(j, ']');
}

static int give_json(run *r, const question *q)
{
    char hash[PARPLAN_CALENDAR_HASH_SIZE];
    text out = {0};
    json j = {.out = &out};
    json_open(&j, NULL, '{');
    json_string(&j, "format", "parplan-calendar/1");
    json_string(&j, "calendar", parplan_calendar_id(q->calendar));
    json_string(&j, "hash", parplan_calendar_hash(q->calendar, hash));
    json_int(&j, "year", q->year);
    json_open(&j, "total", '{');
    put_total_json(&j, &q->total);
    json_close(&j, '}');
    put_months_json(&j, q);
    put_days_json(&j, q);
    put_changes_json(&j, q);
    json_close(&j, '}');
    return give(r, &out, END_FINE);
}

/* --- files ------------------------------------------------------------------------------------ */

static int give_file(run *r, const question *q, bool feed)
{
    parplan_error err = PARPLAN_ERROR_INIT;
    parplan_ics_options ics = PARPLAN_ICS_OPTIONS_INIT;
    char *bytes;
    size_t size;
    if (!read_day(r, OPT_AS_OF, &ics.stamp) ||
        !read_number(r, OPT_SEQUENCE, INT32_MAX, &ics.sequence))
        return END_BAD;
    parplan_status status =
        feed ? parplan_calendar_write_ics(q->calendar, q->first, q->last, r->lang, &ics, &bytes,
                                          &size, &err)
             : parplan_calendar_write_csv(q->calendar, q->first, q->last, &bytes, &size, &err);
    if (status != PARPLAN_OK)
        return complain_error(r, r->command, &err);
    int end = give_bytes(r, bytes, size, END_FINE);
    parplan_text_free(bytes);
    return end;
}

/* --- the command ------------------------------------------------------------------------------ */

static bool read_year(run *r, question *q)
{
    const char *year = r->args.operands[1];
    if (strlen(year) != 4 || strspn(year, "0123456789") != 4) {
        complain_usage(r, W_YEAR, ARGS(year));
        return false;
    }
    for (size_t i = 0; i < 4; i++)
        q->year = q->year * 10 + (year[i] - '0');
    parplan_error err = PARPLAN_ERROR_INIT;
    if (parplan_date_make(q->year, 1, 1, &q->first, &err) != PARPLAN_OK ||
        parplan_date_make(q->year, 12, 31, &q->last, &err) != PARPLAN_OK) {
        complain_error(r, year, &err);
        return false;
    }
    return true;
}

/* --why goes with the grid, --as-of and --sequence with a feed, --diff with text or JSON. */
static bool check_answer(run *r, option *form)
{
    static const option forms[] = {OPT_JSON, OPT_CSV, OPT_ICS};
    static const struct pair {
        option option, with[2];
    } pairs[] = {
        {OPT_WHY, {OPTIONS, OPTIONS}},
        {OPT_DIFF, {OPTIONS, OPT_JSON}},
        {OPT_AS_OF, {OPT_ICS, OPT_ICS}},
        {OPT_SEQUENCE, {OPT_ICS, OPT_ICS}},
    };
    if (!read_one_of(r, forms, sizeof forms / sizeof forms[0], form))
        return false;
    for (size_t i = 0; i < sizeof pairs / sizeof pairs[0]; i++) {
        const struct pair *p = &pairs[i];
        if (r->args.values[p->option] == NULL || *form == p->with[0] || *form == p->with[1])
            continue;
        if (p->with[0] == OPT_ICS)
            complain_usage(r, W_OPTION_WITH, ARGS(option_name(p->option), "--ics"));
        else
            complain_usage(r, W_OPTION_CLASH, ARGS(option_name(p->option), option_name(*form)));
        return false;
    }
    static const option lists[] = {OPT_WHY, OPT_DIFF};
    option one;
    return read_one_of(r, lists, 2, &one);
}

static int answer_question(run *r, question *q, option form)
{
    parplan_error err = PARPLAN_ERROR_INIT;
    if (parplan_calendar_total(q->calendar, q->first, q->last, &q->total, &err) != PARPLAN_OK)
        return complain_error(r, r->args.operands[1], &err);
    if (form == OPT_JSON)
        return give_json(r, q);
    return form == OPTIONS ? give_text(r, q) : give_file(r, q, form == OPT_ICS);
}

/* The layer of --diff lies upon the calendar of --calendar, in the place of --layer. */
static bool load_after(run *r, question *q)
{
    parplan_error err = PARPLAN_ERROR_INIT;
    parplan_calendar *below;
    if (r->args.values[OPT_DIFF] == NULL)
        return true;
    if (parplan_calendar_builtin(parplan_calendar_id(q->calendar), &below, &err) != PARPLAN_OK) {
        complain_error(r, option_name(OPT_CALENDAR), &err);
        return false;
    }
    bool loaded = load_layer(r, OPT_DIFF, below, &q->after);
    parplan_calendar_unref(below);
    return loaded;
}

int perform_calendar(run *r)
{
    question q = {.calendar = NULL};
    option form;
    if (!check_answer(r, &form) || !read_year(r, &q) || !load_calendar(r, &q.calendar))
        return END_BAD;
    int end = load_after(r, &q) ? answer_question(r, &q, form) : END_BAD;
    parplan_calendar_unref(q.after);
    parplan_calendar_unref(q.calendar);
    return end;
}
