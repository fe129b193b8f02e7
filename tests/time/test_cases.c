/* SPDX-License-Identifier: Apache-2.0 */
/* Runs the case files of tests/cases/time. Each file is one test; a failure names file and line. */
#define _POSIX_C_SOURCE 200809L

#include "time/days.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>

#include <parplan/frequency.h>
#include <parplan/period.h>
#include <parplan/point.h>
#include <parplan/recurrence.h>

#include "support/plan_text.h"
#include "time/case_file.h"

#define FOLDER "tests/cases/time"
enum { MOST_FILES = 40, MOST_PERIODS = 8, MOST_EVENTS = 16, LEAST_CASES = 150 };

/* What the lines of a case say, and what came out. */
typedef struct world {
    const char *file;
    int line; /* being read */
    parplan_calendar *calendar;
    parplan_hours *hours;
    parplan_moment received;
    parplan_term term;
    parplan_pause pauses[8];
    parplan_date named;
    parplan_bound bound;
    parplan_recurrence recurrence;
    parplan_period periods[MOST_PERIODS];
    char period_ids[MOST_PERIODS][16];
    parplan_regime regime;
    parplan_frequency frequency;
    parplan_interval window;
    parplan_date events[MOST_EVENTS];
    size_t event_count;
    parplan_date as_of;

    parplan_status status;
    parplan_error err;
    bool has_due; /* which of these is the answer */
    parplan_deadline due;
    parplan_moment moment;
    parplan_date day;
    int64_t number;
    char text[PARPLAN_TERM_SIZE];
    parplan_window report;
    parplan_frequency_result result;
    parplan_interval violations[8];
    size_t violations_seen;
} world;

#define WRONG(w, ...)                                                                              \
    do {                                                                                           \
        print_error("%s:%d: ", (w)->file, (w)->line);                                              \
        fail_msg(__VA_ARGS__);                                                                     \
    } while (0)

/* Words and values */

/* Steps over a word and the blank after it. */
static bool accept(const char **at, const char *word)
{
    size_t length = strlen(word);
    if (strncmp(*at, word, length) != 0 || ((*at)[length] != ' ' && (*at)[length] != '\0'))
        return false;
    *at += length;
    *at += **at == ' ';
    return true;
}

/* The length of the next so many words. */
static size_t words(const char *at, int count)
{
    size_t n = 0;
    while (at[n] != '\0' && (at[n] != ' ' || --count > 0))
        n++;
    return n;
}

static void need_end(world *w, const char *at)
{
    if (*at != '\0')
        WRONG(w, "'%s' is too much", at);
}

static parplan_date take_date(world *w, const char **at)
{
    parplan_date date;
    size_t n = words(*at, 1);
    if (parplan_date_parse(*at, n, &date, NULL) != PARPLAN_OK)
        WRONG(w, "'%s' does not start with a day", *at);
    *at += n;
    *at += **at == ' ';
    return date;
}

static parplan_moment take_moment(world *w, const char **at)
{
    parplan_moment moment = {take_date(w, at), -1};
    int hour, minute, used;
    if (sscanf(*at, "%2d:%2d%n", &hour, &minute, &used) == 2 && used == 5) {
        moment.minute = hour * 60 + minute;
        *at += used;
        *at += **at == ' ';
    }
    return moment;
}

static int take_number(world *w, const char **at)
{
    char *end;
    long value = strtol(*at, &end, 10);
    if (end == *at || (*end != ' ' && *end != '\0'))
        WRONG(w, "'%s' does not start with a number", *at);
    *at = end + (*end == ' ');
    return (int)value;
}

static void need_word(world *w, const char **at, const char *word)
{
    if (!accept(at, word))
        WRONG(w, "expected '%s' at '%s'", word, *at);
}

/* Position of the word in a list that NULL ends. */
static int take_choice(world *w, const char **at, const char *const *choices)
{
    for (int i = 0; choices[i] != NULL; i++) {
        if (accept(at, choices[i]))
            return i;
    }
    WRONG(w, "'%s' is no choice", *at);
    return 0;
}

static const char *const rolls[] = {
    "none", "next", "previous", "modified next", "modified previous", NULL};
static const char *const rule_names[] = {"start excluded", "start included",
                                         "before cut-off", "after cut-off",
                                         "at once",        "at opening",
                                         "last of month",  "kept month end",
                                         "rolled next",    "rolled previous",
                                         "paused",         "backwards",
                                         "extended",       NULL};

/* Given */

static void give_calendar(world *w, const char *at)
{
    parplan_calendar_unref(w->calendar);
    w->calendar = NULL;
    if (!accept(&at, "none") && parplan_calendar_builtin(at, &w->calendar, NULL) != PARPLAN_OK)
        WRONG(w, "there is no calendar '%s'", at);
}

static void give_received(world *w, const char *at)
{
    w->received = take_moment(w, &at);
    need_end(w, at);
}

static void give_start(world *w, const char *at)
{
    if (parplan_start_parse(at, strlen(at), &w->term, NULL) != PARPLAN_OK)
        WRONG(w, "'%s' is no start rule", at);
}

static void give_roll(world *w, const char *at)
{
    w->term.roll = w->recurrence.roll = w->regime.roll = (parplan_roll)take_choice(w, &at, rolls);
    need_end(w, at);
}

static void give_month_end(world *w, const char *at)
{
    static const char *const choices[] = {"last", "keep", NULL};
    w->term.month_end = w->recurrence.month_end = (parplan_month_end)take_choice(w, &at, choices);
    need_end(w, at);
}

static void give_hours(world *w, const char *at)
{
    parplan_hours_unref(w->hours);
    w->hours = NULL;
    parplan_error err = PARPLAN_ERROR_INIT;
    if (parplan_hours_parse(w->calendar, at, strlen(at), &w->hours, &err) != PARPLAN_OK)
        WRONG(w, "%s", err.message);
    w->term.hours = w->hours;
}

static void give_pause(world *w, const char *at)
{
    if (w->term.pause_count == COUNT(w->pauses))
        WRONG(w, "too many pauses");
    parplan_pause *pause = &w->pauses[w->term.pause_count++];
    pause->from = take_moment(w, &at);
    need_word(w, &at, "to");
    pause->to = take_moment(w, &at);
    need_end(w, at);
}

static void give_moves(world *w, const char *at)
{
    w->term.most_extensions = take_number(w, &at);
    need_end(w, at);
}

static void give_bound(world *w, const char *at, parplan_bound bound)
{
    w->bound = w->recurrence.bound = w->regime.bound = bound;
    if (*at != '\0')
        w->named = take_date(w, &at);
    need_end(w, at);
    w->term.roll = PARPLAN_ROLL_NONE; /* D3: the default for fixed dates */
}

static void give_by(world *w, const char *at)
{
    give_bound(w, at, PARPLAN_BOUND_BY);
}

static void give_before(world *w, const char *at)
{
    give_bound(w, at, PARPLAN_BOUND_BEFORE);
}

static void give_anchor(world *w, const char *at)
{
    w->recurrence.anchor = take_date(w, &at);
    need_end(w, at);
}

static void give_every(world *w, const char *at)
{
    static const char *const choices[] = {"month",       "quarter", "half-year",
                                          "nine months", "year",    NULL};
    static const parplan_recurrence_every every[] = {PARPLAN_EVERY_MONTH, PARPLAN_EVERY_QUARTER,
                                                     PARPLAN_EVERY_HALF_YEAR,
                                                     PARPLAN_EVERY_NINE_MONTHS, PARPLAN_EVERY_YEAR};
    w->recurrence.every = every[take_choice(w, &at, choices)];
    need_end(w, at);
}

static void give_offset(world *w, const char *at)
{
    w->recurrence.offset_months = take_number(w, &at);
    need_word(w, &at, "months");
    need_end(w, at);
}

/* "15/12 of the year before" */
static parplan_year_day take_year_day(world *w, const char **at)
{
    int day, month, used;
    if (sscanf(*at, "%2d/%2d%n", &day, &month, &used) != 2 || used != 5)
        WRONG(w, "'%s' does not start with a day of the year", *at);
    *at += used;
    *at += **at == ' ';
    int year = accept(at, "of the year before") ? -1 : accept(at, "of the year after") ? 1 : 0;
    return (parplan_year_day){year, month, day};
}

static void give_period(world *w, const char *at)
{
    size_t n = words(at, 1), i = w->regime.period_count++;
    if (i == MOST_PERIODS || n >= sizeof w->period_ids[i] || at[n] == '\0')
        WRONG(w, "too many periods, or too long an id");
    memcpy(w->period_ids[i], at, n);
    at += n + 1;
    parplan_period *period = &w->periods[i];
    period->id = w->period_ids[i];
    need_word(w, &at, "from");
    period->from = take_year_day(w, &at);
    need_word(w, &at, "to");
    period->to = take_year_day(w, &at);
    need_word(w, &at, "due");
    period->due = take_year_day(w, &at);
    period->cumulative = accept(&at, "cumulative");
    need_end(w, at);
}

static void give_frequency(world *w, const char *at)
{
    static const char *const modes[] = {"bin", "gap", NULL};
    w->frequency.times = take_number(w, &at);
    need_word(w, &at, "every");
    w->frequency.months = take_number(w, &at);
    need_word(w, &at, "months by");
    w->frequency.mode =
        take_choice(w, &at, modes) == 0 ? PARPLAN_FREQUENCY_BIN : PARPLAN_FREQUENCY_GAP;
    need_end(w, at);
}

static parplan_interval take_interval(world *w, const char **at)
{
    parplan_interval interval;
    interval.from = take_date(w, at);
    need_word(w, at, "to");
    interval.to = take_date(w, at);
    need_end(w, *at);
    return interval;
}

static void give_window(world *w, const char *at)
{
    w->window = take_interval(w, &at);
}

static void give_event(world *w, const char *at)
{
    if (w->event_count == MOST_EVENTS)
        WRONG(w, "too many events");
    w->events[w->event_count++] = take_date(w, &at);
    need_end(w, at);
}

/* When */

static void answer_due(world *w)
{
    w->has_due = true;
    w->day = w->due.due.effective;
}

static void do_term(world *w, const char *at)
{
    w->status = parplan_term_parse(at, strlen(at), &w->term, &w->err);
    if (w->status == PARPLAN_OK)
        w->status = parplan_term_due(w->calendar, w->received, &w->term, &w->due, &w->err);
    answer_due(w);
}

static void do_extend(world *w, const char *at)
{
    parplan_term extension = w->term;
    extension.start = PARPLAN_START_EXCLUDED;
    extension.pause_count = 0;
    w->status = parplan_term_parse(at, strlen(at), &extension, &w->err);
    if (w->status == PARPLAN_OK)
        w->status = parplan_deadline_extend(w->calendar, &w->due, &extension, &w->due, &w->err);
    answer_due(w);
}

static void do_move(world *w, const char *at)
{
    parplan_date date = take_date(w, &at);
    need_end(w, at);
    w->status = parplan_deadline_move(w->calendar, &w->due, date, w->term.roll, &w->due, &w->err);
    answer_due(w);
}

/* A second term counted from the day on which the first one ends. */
static void do_then(world *w, const char *at)
{
    w->received = (parplan_moment){w->due.due.effective, w->due.minute};
    do_term(w, at);
}

static void do_due(world *w, const char *at)
{
    need_end(w, at);
    w->status =
        parplan_due_fixed(w->calendar, w->named, w->bound, w->term.roll, &w->due.due, &w->err);
    answer_due(w);
}

static void do_add(world *w, const char *at)
{
    int days = take_number(w, &at);
    if (accept(&at, "months"))
        w->status = parplan_date_add_months(w->received.date, days, &w->day, &w->err);
    else
        w->status = parplan_calendar_add(w->calendar, w->received.date, days, &w->day, &w->err);
    need_end(w, at);
}

static void do_count(world *w, const char *at)
{
    int32_t count = 0;
    parplan_interval span = take_interval(w, &at);
    w->status = parplan_calendar_count(w->calendar, span.from, span.to, &count, &w->err);
    w->number = count;
}

static void do_roll(world *w, const char *at)
{
    parplan_roll roll = (parplan_roll)take_choice(w, &at, rolls);
    need_end(w, at);
    w->status = parplan_calendar_roll(w->calendar, w->received.date, roll, &w->day, &w->err);
}

static void do_read(world *w, const char *at)
{
    int32_t second = -1;
    w->status = parplan_moment_parse(at, strlen(at), &w->day, &second, &w->err);
    w->moment = (parplan_moment){w->day, second < 0 ? -1 : second / 60};
}

static void do_next_opening(world *w, const char *at)
{
    need_end(w, at);
    w->status = parplan_hours_next(w->hours, w->received, &w->moment, &w->err);
}

static void do_working_minutes(world *w, const char *at)
{
    parplan_moment to = take_moment(w, &at);
    need_end(w, at);
    w->status = parplan_hours_count(w->hours, w->received, to, &w->number, &w->err);
}

static void do_instance(world *w, const char *at)
{
    int index = take_number(w, &at);
    need_end(w, at);
    w->status =
        parplan_recurrence_at(&w->recurrence, index, w->calendar, &w->day, &w->due.due, &w->err);
    w->has_due = true;
}

static void do_first_from(world *w, const char *at)
{
    int32_t index = 0;
    parplan_date from = take_date(w, &at);
    need_end(w, at);
    w->status = parplan_recurrence_find(&w->recurrence, from, &index, &w->err);
    w->number = index;
}

static void do_report(world *w, const char *at)
{
    w->regime.id = "R";
    w->regime.periods = w->periods;
    w->status = parplan_regime_find(&w->regime, at, strlen(at), w->calendar, &w->report, &w->err);
    w->due.due = w->report.due;
    w->has_due = true;
}

static void do_checked(world *w, const char *at)
{
    w->as_of = take_date(w, &at);
    need_end(w, at);
    w->status =
        parplan_frequency_check(&w->frequency, w->window, w->as_of, w->events, w->event_count,
                                &w->result, w->violations, COUNT(w->violations), &w->err);
    w->day = w->result.next_by;
}

static void do_named(world *w, const char *at)
{
    static const char *const points[] = {"beginning of the month",
                                         "middle of the month",
                                         "end of the month",
                                         "beginning of the year",
                                         "middle of the year",
                                         "end of the year",
                                         NULL};
    int point = take_choice(w, &at, points) + 1, month = 1, year, used;
    if (point <= 3 && (sscanf(at, "%2d/%n", &month, &used) != 1 || used != 3))
        WRONG(w, "'%s' names no month", at);
    at += point <= 3 ? 3 : 0;
    year = take_number(w, &at);
    need_end(w, at);
    w->status = parplan_point_date((parplan_point)point, year, month, &w->day, &w->err);
}

/* Expect */

static void same_day(world *w, parplan_date found, const char **at)
{
    char buffer[PARPLAN_DATE_SIZE];
    parplan_date wanted = take_date(w, at);
    if (found != wanted)
        WRONG(w, "it is %s", parplan_date_format(found, PARPLAN_DATE_DMY, buffer));
}

static void see_day(world *w, const char *at)
{
    if (accept(&at, "none") && w->day == PARPLAN_DATE_NONE)
        return;
    same_day(w, w->day, &at);
    need_end(w, at);
}

static void see_due(world *w, const char *at)
{
    if (!w->has_due)
        WRONG(w, "nothing here is due");
    same_day(w, w->due.due.effective, &at);
    int hour, minute;
    if (*at == '\0')
        return;
    if (sscanf(at, "%2d:%2d", &hour, &minute) != 2 || strlen(at) != 5)
        WRONG(w, "'%s' is no time", at);
    if (w->due.minute != hour * 60 + minute)
        WRONG(w, "it is %02d:%02d", w->due.minute / 60, w->due.minute % 60);
}

static void see_raw(world *w, const char *at)
{
    same_day(w, w->due.due.raw, &at);
    need_end(w, at);
}

static void see_certainty(world *w, const char *at)
{
    static const char *const choices[] = {"confirmed", "rule-based", "announced", "uncertain lunar",
                                          NULL};
    int wanted = take_choice(w, &at, choices);
    need_end(w, at);
    if ((int)w->due.due.certainty != wanted)
        WRONG(w, "its certainty is %d", (int)w->due.due.certainty);
}

static void see_rule(world *w, const char *at)
{
    uint32_t rule = 1u << take_choice(w, &at, rule_names);
    need_end(w, at);
    if ((w->due.rules & rule) == 0)
        WRONG(w, "the rules applied are %u", (unsigned)w->due.rules);
}

static void see_without(world *w, const char *at)
{
    uint32_t rule = 1u << take_choice(w, &at, rule_names);
    need_end(w, at);
    if ((w->due.rules & rule) != 0)
        WRONG(w, "the rules applied are %u", (unsigned)w->due.rules);
}

static void see_moves(world *w, const char *at)
{
    if (take_number(w, &at) != w->due.extensions)
        WRONG(w, "it was moved %d times", (int)w->due.extensions);
    need_end(w, at);
}

static void see_number(world *w, const char *at)
{
    if (take_number(w, &at) != w->number)
        WRONG(w, "it is %lld", (long long)w->number);
    need_end(w, at);
}

static void see_moment(world *w, const char *at)
{
    parplan_moment wanted = take_moment(w, &at);
    need_end(w, at);
    char buffer[PARPLAN_DATE_SIZE];
    if (wanted.date != w->moment.date || wanted.minute != w->moment.minute)
        WRONG(w, "it is %s, minute %d",
              parplan_date_format(w->moment.date, PARPLAN_DATE_DMY, buffer), (int)w->moment.minute);
}

static void see_window(world *w, const char *at)
{
    same_day(w, w->report.from, &at);
    need_word(w, &at, "to");
    same_day(w, w->report.to, &at);
    need_end(w, at);
}

static void see_counts_from(world *w, const char *at)
{
    same_day(w, w->report.counts_from, &at);
    need_end(w, at);
}

static void see_cumulative(world *w, const char *at)
{
    static const char *const choices[] = {"no", "yes", NULL};
    if (take_choice(w, &at, choices) != (int)w->report.cumulative)
        WRONG(w, "it is the other");
}

static void see_violated(world *w, const char *at)
{
    if (accept(&at, "nothing")) {
        if (w->result.violations != 0)
            WRONG(w, "%zu intervals are violated", w->result.violations);
        return;
    }
    size_t i = w->violations_seen++;
    if (i >= w->result.violations)
        WRONG(w, "only %zu intervals are violated", w->result.violations);
    same_day(w, w->violations[i].from, &at);
    need_word(w, &at, "to");
    same_day(w, w->violations[i].to, &at);
    need_end(w, at);
}

static void see_failure(world *w, const char *at)
{
    static const char *const choices[] = {"",      "argument", "memory",    "range",
                                          "parse", "invalid",  "not found", NULL};
    int wanted = -take_choice(w, &at, choices + 1) - 1;
    need_end(w, at);
    if ((int)w->status != wanted)
        WRONG(w, "its status is %d: %s", (int)w->status, w->err.message);
    if (w->err.message[0] == '\0' || w->err.message_vi[0] == '\0')
        WRONG(w, "it says nothing");
}

/* The words of a case */

typedef struct verb {
    const char *words;
    void (*act)(world *, const char *);
} verb;

static const verb givens[] = {{"calendar", give_calendar},
                              {"received", give_received},
                              {"start", give_start},
                              {"roll", give_roll},
                              {"month-end", give_month_end},
                              {"hours", give_hours},
                              {"pause", give_pause},
                              {"moves at most", give_moves},
                              {"by", give_by},
                              {"before", give_before},
                              {"anchor", give_anchor},
                              {"every", give_every},
                              {"offset", give_offset},
                              {"period", give_period},
                              {"events", give_frequency},
                              {"window", give_window},
                              {"event", give_event},
                              {"day", give_received},
                              {NULL, NULL}};
static const verb whens[] = {{"term", do_term},
                             {"extended by", do_extend},
                             {"moved to", do_move},
                             {"then", do_then},
                             {"due", do_due},
                             {"add", do_add},
                             {"count", do_count},
                             {"roll", do_roll},
                             {"read", do_read},
                             {"next opening", do_next_opening},
                             {"working minutes to", do_working_minutes},
                             {"instance", do_instance},
                             {"first instance from", do_first_from},
                             {"report", do_report},
                             {"checked on", do_checked},
                             {"named", do_named},
                             {NULL, NULL}};
static const verb expects[] = {{"day", see_day},
                               {"due", see_due},
                               {"raw", see_raw},
                               {"certainty", see_certainty},
                               {"rule", see_rule},
                               {"not rule", see_without},
                               {"moved", see_moves},
                               {"number", see_number},
                               {"moment", see_moment},
                               {"window", see_window},
                               {"counts from", see_counts_from},
                               {"cumulative", see_cumulative},
                               {"violated", see_violated},
                               {"next by", see_day},
                               {"named", see_day},
                               {"error", see_failure},
                               {NULL, NULL}};

static void run_line(world *w, const verb *verbs, const case_line *line)
{
    const char *at = line->text;
    w->line = line->number;
    for (; verbs->words != NULL; verbs++) {
        if (accept(&at, verbs->words)) {
            verbs->act(w, at);
            return;
        }
    }
    WRONG(w, "no such phrase: '%s'", line->text);
}

static void run_case(const char *file, const case_entry *entry)
{
    world w = {.file = file, .received = {PARPLAN_DATE_NONE, -1}, .err = PARPLAN_ERROR_INIT};
    w.term = (parplan_term)PARPLAN_TERM_INIT;
    w.term.pauses = w.pauses;
    w.recurrence = (parplan_recurrence)PARPLAN_RECURRENCE_INIT;
    w.due = (parplan_deadline)PARPLAN_DEADLINE_INIT;
    w.regime.periods = w.periods;
    assert_int_equal(parplan_calendar_builtin("VN-GOV", &w.calendar, NULL), PARPLAN_OK);
    for (size_t i = 0; i < entry->given.count; i++)
        run_line(&w, givens, &entry->given.at[i]);
    for (size_t i = 0; i < entry->when.count; i++) {
        if (w.status != PARPLAN_OK)
            WRONG(&w, "%s", w.err.message);
        run_line(&w, whens, &entry->when.at[i]);
    }
    bool fails = strncmp(entry->expect.at[0].text, "error ", 6) == 0;
    if (!fails && w.status != PARPLAN_OK)
        WRONG(&w, "%s", w.err.message);
    for (size_t i = 0; i < entry->expect.count; i++)
        run_line(&w, expects, &entry->expect.at[i]);
    if (w.violations_seen > 0 && w.violations_seen < w.result.violations)
        WRONG(&w, "%zu intervals are violated", w.result.violations);
    parplan_hours_unref(w.hours);
    parplan_calendar_unref(w.calendar);
}

/* Files */

typedef struct folder {
    char paths[MOST_FILES][300];
    size_t count;
    size_t cases;
} folder;

static int compare_paths(const void *a, const void *b)
{
    return strcmp(a, b);
}

static void list_files(folder *out)
{
    DIR *dir = opendir(PARPLAN_SOURCE_DIR "/" FOLDER);
    assert_non_null(dir);
    for (struct dirent *entry; (entry = readdir(dir)) != NULL;) {
        const char *dot = strrchr(entry->d_name, '.');
        if (dot == NULL || strcmp(dot, ".case") != 0)
            continue;
        assert_true(out->count < MOST_FILES);
        snprintf(out->paths[out->count++], sizeof out->paths[0], FOLDER "/%s", entry->d_name);
    }
    closedir(dir);
    qsort(out->paths, out->count, sizeof out->paths[0], compare_paths);
}

static folder files;

static void a_case_file_holds(void **state)
{
    const char *path = *state;
    size_t size;
    char *text = text_from_file(path, &size);
    assert_int_equal(strlen(text), size);
    case_file file = {.at = text};
    case_entry entry;
    size_t cases = 0;
    for (; case_next(&file, &entry); cases++)
        run_case(path, &entry);
    if (file.wrong != NULL)
        fail_msg("%s:%d: %s", path, file.number, file.wrong);
    assert_true(cases > 0);
    files.cases += cases;
    free(text);
}

static void there_are_enough_cases(void **state)
{
    (void)state;
    print_message("%zu cases in %zu files\n", files.cases, files.count);
    assert_in_range(files.cases, LEAST_CASES, 100000);
}

static void a_malformed_case_is_no_case(void **state)
{
    (void)state;
    static const char *const malformed[] = {
        "given: day 1/1/2024\n\n",                         /* no why, no when */
        "why: x\nwhen: due\n\n",                           /* nothing expected */
        "why: x\nexpect: day 1/1/2024\nwhen: due\n",       /* out of order */
        "why: x\nwhen:due\nexpect: day 1/1/2024\n",        /* no blank */
        "why: x\nwhen: due \nexpect: day 1/1/2024\n",      /* a blank at the end */
        "why: x\nwhen: due\nexpect: day 1/1/2024",         /* no newline */
        "why: x\nwhen: due\n# \n\nexpect: day 1/1/2024\n", /* cut in two */
        "Why: x\nwhen: due\nexpect: day 1/1/2024\n",       /* another word */
        "why: \nwhen: due\nexpect: day 1/1/2024\n",        /* empty */
    };
    for (size_t i = 0; i < COUNT(malformed); i++) {
        char text[100];
        snprintf(text, sizeof text, "%s", malformed[i]);
        case_file file = {.at = text};
        case_entry entry;
        assert_false(case_next(&file, &entry));
        assert_non_null(file.wrong);
    }
}

int main(void)
{
    list_files(&files);
    struct CMUnitTest tests[MOST_FILES + 2] = {{0}};
    for (size_t i = 0; i < files.count; i++)
        tests[i] =
            (struct CMUnitTest){files.paths[i], a_case_file_holds, NULL, NULL, files.paths[i]};
    tests[files.count] = (struct CMUnitTest)cmocka_unit_test(there_are_enough_cases);
    tests[files.count + 1] = (struct CMUnitTest)cmocka_unit_test(a_malformed_case_is_no_case);
    return _cmocka_run_group_tests("cases", tests, files.count + 2, NULL, NULL);
}
