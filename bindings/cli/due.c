/* SPDX-License-Identifier: Apache-2.0 */
#include "due.h"

#include "days.h"
#include "json.h"

enum { LABEL_COLUMN = 2, TEXT_COLUMN = 18, ALL_DAY = 1440, MANY_WEEKENDS = 8 };

/* The next run of days after another, or the first one; false at the end. */
static bool next_run(const answer *a, parplan_date day, parplan_run *out)
{
    bool found = false;
    return parplan_term_next_run(a->calendar, a->event, &a->term, &a->deadline, day, out, &found,
                                 NULL) == PARPLAN_OK &&
           found;
}

/* --- text ------------------------------------------------------------------------------------- */

/* Lines below one label, which stands before the first of them. */
typedef struct lines {
    const run *r;
    text *out;
    const char *label;
} lines;

static lines start_lines(const run *r, text *out, word label)
{
    return (lines){r, out, word_in(label, r->lang)};
}

/* The line takes the text, which is then empty. */
static void put_line(lines *l, text *line)
{
    text_pad(l->out, "", LABEL_COLUMN);
    text_pad(l->out, l->label, TEXT_COLUMN - LABEL_COLUMN);
    if (line->data != NULL)
        text_wrap(l->out, line->data, TEXT_COLUMN);
    text_char(l->out, '\n');
    l->out->failed = l->out->failed || line->failed;
    l->label = "";
    text_free(line);
}

static void put_one(const run *r, text *out, word label, const char *said)
{
    lines l = start_lines(r, out, label);
    text line = {0};
    text_put(&line, said);
    put_line(&l, &line);
}

static void put_answer(const run *r, text *out, const answer *a)
{
    parplan_date day = a->deadline.due.effective;
    bool all_day = a->deadline.minute == ALL_DAY;
    text_put(out, r->colour ? "\033[1m" : "");
    text_say(out, word_in(all_day ? W_DUE : W_DUE_AT, r->lang),
             ARGS(DAY(day, r->lang), CLOCK(a->deadline.minute)));
    text_put(out, r->colour ? "\033[0m\n\n" : "\n\n");
}

static void put_question(const run *r, text *out, const answer *a)
{
    text line = {0};
    lines l = start_lines(r, out, a->bound != PARPLAN_BOUND_UNSET ? W_DUE_FIXED : W_DUE_TERM);
    if (a->bound != PARPLAN_BOUND_UNSET) {
        text_say(&line, word_in(a->bound == PARPLAN_BOUND_BY ? W_DUE_BY : W_DUE_BEFORE, r->lang),
                 ARGS(DAY(a->named, r->lang)));
    } else {
        char term[PARPLAN_TERM_SIZE];
        parplan_term_format(&a->term, r->lang, term);
        text_say(&line, word_in(W_DUE_TERM_FROM, r->lang), ARGS(term, DAY(a->event.date, r->lang)));
        if (a->event.minute >= 0)
            text_say(&line, " {0}", ARGS(CLOCK(a->event.minute)));
        if (a->term.start == PARPLAN_START_INCLUDED_BEFORE)
            text_say(&line, word_in(W_DUE_CUTOFF, r->lang), ARGS(CLOCK(a->term.cutoff_minute)));
    }
    put_line(&l, &line);
    put_one(r, out, W_DUE_CALENDAR, parplan_calendar_id(a->calendar));
}

static void put_rules(const run *r, text *out, const answer *a)
{
    lines l = start_lines(r, out, W_DUE_RULE);
    text line = {0};
    for (uint32_t rule = 1; rule != 0 && rule <= a->deadline.rules; rule <<= 1) {
        if ((a->deadline.rules & rule) == 0)
            continue;
        text_put(&line, parplan_text_in(parplan_term_rule_text(rule), r->lang));
        put_line(&l, &line);
    }
    if (a->bound != PARPLAN_BOUND_UNSET && a->term.roll == PARPLAN_ROLL_NONE) {
        text_put(&line, word_in(W_DUE_FIXED_STAYS, r->lang));
        put_line(&l, &line);
    }
}

static void put_days(const run *r, text *out, parplan_date from, parplan_date to)
{
    if (from == to)
        text_put(out, DAY(from, r->lang));
    else
        text_say(out, word_in(W_DAYS_FROM_TO, r->lang), ARGS(DAY(from, r->lang), DAY(to, r->lang)));
}

static word word_of_run(const parplan_run *days)
{
    if (days->kind == PARPLAN_RUN_EVENT)
        return W_RUN_EVENT;
    if (days->kind == PARPLAN_RUN_PAUSED)
        return W_RUN_PAUSED;
    if (days->kind == PARPLAN_RUN_CLOSED)
        return W_RUN_CLOSED;
    if (days->day.name.vi != NULL || days->day.name.en != NULL)
        return W_RUN_NAMED;
    return days->day.kind == PARPLAN_DAY_WEEKEND ? W_RUN_WEEKEND : W_RUN_MAKEUP;
}

/* Weekly rest has one source, which is said where it first appears. */
static bool is_weekly(const parplan_run *days)
{
    return days->kind == PARPLAN_RUN_REST && days->day.kind == PARPLAN_DAY_WEEKEND;
}

static void put_run(lines *l, const parplan_run *days, bool source)
{
    text when = {0}, line = {0};
    put_days(l->r, &when, days->from, days->to);
    if (when.data != NULL)
        text_say(&line, word_in(word_of_run(days), l->r->lang),
                 ARGS(when.data, parplan_text_in(days->day.name, l->r->lang)));
    if (source && (days->kind == PARPLAN_RUN_REST || days->kind == PARPLAN_RUN_ROLLED ||
                   days->kind == PARPLAN_RUN_COUNTED))
        put_source(l->r, &line, &days->day);
    if (days->day.certainty != PARPLAN_CONFIRMED && days->kind != PARPLAN_RUN_EVENT)
        text_say(&line, " [{0}]", ARGS(parplan_certainty_name(days->day.certainty)));
    put_line(l, &line);
    text_free(&when);
}

/* Weekends of a long term, told as one. */
static void put_weekends(lines *l, parplan_date from, parplan_date to, int32_t days)
{
    text line = {0};
    text_say(&line, word_in(W_RUN_WEEKENDS, l->r->lang),
             ARGS(NUMBER(days), DAY(from, l->r->lang), DAY(to, l->r->lang)));
    put_line(l, &line);
}

/* Each day that was not counted; beyond the first weekends the rest of them is a number. */
static void put_not_counted(const run *r, text *out, const answer *a)
{
    lines l = start_lines(r, out, W_DUE_NOT_COUNTED);
    parplan_run days;
    parplan_date first = PARPLAN_DATE_NONE, last = PARPLAN_DATE_NONE;
    int32_t weekends = 0, more = 0;
    for (parplan_date day = PARPLAN_DATE_NONE; next_run(a, day, &days); day = days.to + 1) {
        if (days.kind == PARPLAN_RUN_COUNTED || days.kind == PARPLAN_RUN_ROLLED)
            continue;
        if (!is_weekly(&days) || ++weekends <= MANY_WEEKENDS) {
            put_run(&l, &days, !is_weekly(&days) || weekends == 1);
            continue;
        }
        first = more == 0 ? days.from : first;
        last = days.to;
        more += days.to - days.from + 1;
    }
    if (more > 0)
        put_weekends(&l, first, last, more);
}

/* A counted day that one would not expect to count, or that has something to say. */
static bool is_notable(const answer *a, const parplan_run *days)
{
    if (a->bound != PARPLAN_BOUND_UNSET && days->day.kind != PARPLAN_DAY_WORKING)
        return true;
    return days->day.name.vi != NULL || days->day.name.en != NULL ||
           days->day.kind == PARPLAN_DAY_MAKEUP;
}

static void put_others(const run *r, text *out, const answer *a, parplan_run_kind kind, word label)
{
    lines l = start_lines(r, out, label);
    parplan_run days;
    for (parplan_date day = PARPLAN_DATE_NONE; next_run(a, day, &days); day = days.to + 1) {
        if (days.kind == kind && (kind != PARPLAN_RUN_COUNTED || is_notable(a, &days)))
            put_run(&l, &days, true);
    }
}

static void put_text(const run *r, text *out, const answer *a)
{
    const parplan_due *due = &a->deadline.due;
    text line = {0};
    put_answer(r, out, a);
    put_question(r, out, a);
    put_rules(r, out, a);
    put_not_counted(r, out, a);
    put_others(r, out, a, PARPLAN_RUN_COUNTED, W_DUE_COUNTED);
    put_others(r, out, a, PARPLAN_RUN_ROLLED, W_DUE_ROLLED);
    put_one(r, out, W_DUE_RAW, DAY(due->raw, r->lang));
    put_one(r, out, W_DUE_EFFECTIVE, DAY(due->effective, r->lang));
    lines l = start_lines(r, out, W_DUE_CERTAINTY);
    text_say(&line, "{0}: {1}",
             ARGS(parplan_certainty_name(due->certainty),
                  word_in(certainty_word(due->certainty), r->lang)));
    put_line(&l, &line);
}

/* --- JSON ------------------------------------------------------------------------------------- */

static void put_term_json(json *j, const answer *a)
{
    static const char *const units[] = {"",       "days",  "working_days", "weeks",
                                        "months", "years", "hours",        "working_hours"};
    static const char *const starts[] = {"excluded", "included", "included_before"};
    char vi[PARPLAN_TERM_SIZE], en[PARPLAN_TERM_SIZE];
    bool cutoff = a->term.start == PARPLAN_START_INCLUDED_BEFORE;
    if (a->bound != PARPLAN_BOUND_UNSET) {
        json_null(j, "term");
        return;
    }
    json_open(j, "term", '{');
    json_date(j, "from", a->event.date);
    json_string(j, "time", a->event.minute >= 0 ? CLOCK(a->event.minute) : NULL);
    json_int(j, "count", a->term.count);
    json_string(j, "unit", units[a->term.unit]);
    json_both(j, "text",
              (parplan_text){parplan_term_format(&a->term, PARPLAN_LANG_VI, vi),
                             parplan_term_format(&a->term, PARPLAN_LANG_EN, en)});
    json_string(j, "start", starts[a->term.start]);
    json_string(j, "cutoff", cutoff ? CLOCK(a->term.cutoff_minute) : NULL);
    json_close(j, '}');
}

static void put_named_json(json *j, const answer *a)
{
    if (a->bound == PARPLAN_BOUND_UNSET) {
        json_null(j, "named");
        return;
    }
    json_open(j, "named", '{');
    json_date(j, "date", a->named);
    json_string(j, "bound", a->bound == PARPLAN_BOUND_BY ? "by" : "before");
    json_close(j, '}');
}

static void put_rules_json(json *j, const answer *a)
{
    json_open(j, "rules", '[');
    for (uint32_t rule = 1; rule != 0 && rule <= a->deadline.rules; rule <<= 1) {
        if ((a->deadline.rules & rule) != 0)
            json_both(j, NULL, parplan_term_rule_text(rule));
    }
    json_close(j, ']');
}

static void put_runs_json(json *j, const answer *a)
{
    parplan_run days;
    json_open(j, "days", '[');
    for (parplan_date day = PARPLAN_DATE_NONE; next_run(a, day, &days); day = days.to + 1) {
        json_open(j, NULL, '{');
        json_date(j, "from", days.from);
        json_date(j, "to", days.to);
        json_string(j, "treated", parplan_run_kind_name(days.kind));
        json_day(j, &days.day);
        json_close(j, '}');
    }
    json_close(j, ']');
}

static void put_json(text *out, const answer *a)
{
    const parplan_due *due = &a->deadline.due;
    char hash[PARPLAN_CALENDAR_HASH_SIZE];
    json j = {.out = out};
    json_open(&j, NULL, '{');
    json_string(&j, "format", "parplan-due/1");
    json_string(&j, "calendar", parplan_calendar_id(a->calendar));
    json_string(&j, "calendar_hash", parplan_calendar_hash(a->calendar, hash));
    put_term_json(&j, a);
    put_named_json(&j, a);
    json_string(&j, "roll", roll_name(a->term.roll));
    json_open(&j, "due", '{');
    json_date(&j, "raw", due->raw);
    json_date(&j, "effective", due->effective);
    json_string(&j, "time", CLOCK(a->deadline.minute));
    json_string(&j, "certainty", parplan_certainty_name(due->certainty));
    json_close(&j, '}');
    put_rules_json(&j, a);
    put_runs_json(&j, a);
    json_close(&j, '}');
}

int give_due(run *r, const answer *a)
{
    text out = {0};
    if (r->args.values[OPT_JSON] != NULL)
        put_json(&out, a);
    else
        put_text(r, &out, a);
    return give(r, &out, END_FINE);
}
