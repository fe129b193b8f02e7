/* SPDX-License-Identifier: Apache-2.0 */
/* What no single key shows: contradictions are errors, what the text leaves open is a warning, a reading is a note. */
#include "plan/check.h"

#include <string.h>

#include "time/date.h"

enum { LEAP_YEAR = 2000 };

const char *parplan__check_id(const char *id)
{
    return id != NULL ? id : "?";
}

const char *parplan__check_percent(parplan_ratio ratio, char *buffer, size_t size)
{
    parplan_ratio_style style = PARPLAN_RATIO_STYLE_INIT;
    style.percent = true;
    return parplan_ratio_format(ratio, &style, buffer, size, NULL) == PARPLAN_OK ? buffer : "?";
}

enum { LONGEST_PATH = 128 };

static void put_path(const char *list, size_t index, const char *key, char *path)
{
    const char *position = index == PARPLAN_NO_INDEX ? "" : PARPLAN__INT((int64_t)index);
    parplan__message_fill("{0}{1}{2}{3}{4}{5}",
                          PARPLAN__ARGS(*list != '\0' ? "/" : "", list,
                                        *position != '\0' ? "/" : "", position,
                                        *key != '\0' ? "/" : "", key),
                          path, LONGEST_PATH);
}

void parplan__check_add(checker *c, const char *clause, parplan__message id, const char *list,
                        size_t index, const char *key, const char *const *args)
{
    char path[LONGEST_PATH];
    put_path(list, index, key, path);
    parplan__problems_add(c->problems, id, (parplan__place){.path = path, .clause = clause}, args);
}

void parplan__check_add_text(checker *c, const char *clause, parplan__message id, const char *list,
                             size_t index, const char *key, const char *subject, parplan_text text)
{
    char path[LONGEST_PATH];
    put_path(list, index, key, path);
    parplan__problems_add_text(c->problems, id, (parplan__place){.path = path, .clause = clause},
                               subject, text);
}

/* Questions and readings: one problem each, with the text in both languages. */
static void add_texts(checker *c, const char *clause, parplan__message id, const char *list,
                      size_t index, const char *key, const char *subject, parplan_texts texts)
{
    for (size_t i = 0; i < texts.count; i++) {
        char item[32];
        parplan__message_fill("{0}/{1}", PARPLAN__ARGS(key, PARPLAN__INT((int64_t)i)), item,
                              sizeof item);
        parplan__check_add_text(c, clause, id, list, index, item, subject, texts.items[i]);
    }
}

static void questions(checker *c, const char *clause, const char *list, size_t index,
                      const char *id, parplan_texts texts)
{
    add_texts(c, clause, PP_QUESTION, list, index, "questions", parplan__check_id(id), texts);
}

static void readings(checker *c, const char *clause, const char *list, size_t index, const char *id,
                     parplan_texts texts)
{
    add_texts(c, clause, PP_READING, list, index, "readings", parplan__check_id(id), texts);
}

/* Whether two days, where both are given, are not in this order. */
static bool after(parplan_date a, parplan_date b)
{
    return a != PARPLAN_DATE_NONE && b != PARPLAN_DATE_NONE && a > b;
}

/* 0 where there is no day. */
static int32_t year_of(parplan_date date)
{
    int32_t year = 0;
    if (date != PARPLAN_DATE_NONE)
        parplan_date_split(date, &year, NULL, NULL);
    return year;
}

void parplan__check_deadline(checker *c, const char *clause, const char *list, size_t index,
                             const char *key, const char *id, parplan_date date)
{
    if (after(c->period.from, date))
        parplan__check_add(c, clause, PP_DEADLINE_OUTSIDE, list, index, key,
                           PARPLAN__ARGS(id, ISO(date)));
}

static void check_info(checker *c)
{
    const parplan_plan_info *info = &c->plan->info;
    if (info->period.from == PARPLAN_DATE_NONE || info->period.to == PARPLAN_DATE_NONE)
        parplan__check_add(c, "", PP_PERIOD_MISSING, "", PARPLAN_NO_INDEX, "period", NULL);
    else if (after(info->period.from, info->period.to))
        parplan__check_add(c, "", PP_INTERVAL_REVERSED, "", PARPLAN_NO_INDEX, "period",
                           PARPLAN__ARGS("period", ISO(info->period.from), ISO(info->period.to)));
    else if (info->year != 0 &&
             (info->year < year_of(info->period.from) || info->year > year_of(info->period.to)))
        parplan__check_add(
            c, "", PP_PERIOD_YEAR, "", PARPLAN_NO_INDEX, "year",
            PARPLAN__ARGS(ISO(info->period.from), ISO(info->period.to), PARPLAN__INT(info->year)));
    if (info->number == NULL)
        parplan__check_add(c, "", PP_PLAN_NO_NUMBER, "", PARPLAN_NO_INDEX, "", NULL);
    if (info->issued == PARPLAN_DATE_NONE)
        parplan__check_add(c, "", PP_PLAN_NO_ISSUE_DATE, "", PARPLAN_NO_INDEX, "", NULL);
    questions(c, "", "", PARPLAN_NO_INDEX, info->id, info->questions);
}

/* The year a number such as 45/2020/NĐ-CP carries, or 0. */
static int32_t year_in(const char *number)
{
    const char *slash = strchr(number, '/');
    int32_t year = 0;
    int digits = 0;
    for (const char *s = slash != NULL ? slash + 1 : ""; *s >= '0' && *s <= '9' && digits < 5;
         s++, digits++)
        year = year * 10 + (*s - '0');
    return digits == 4 ? year : 0;
}

static void check_legal(checker *c)
{
    for (size_t i = 0; i < parplan_plan_count(c->plan, PARPLAN_ENTITY_LEGAL); i++) {
        const parplan_legal *legal = parplan_plan_legal(c->plan, i);
        const char *number = parplan__check_id(legal->number);
        parplan_date date = legal->date;
        const char *clause = legal->citation_count > 0 ? legal->citations[0].clause : "";
        bool twice = false;
        for (size_t k = 0; k < legal->citation_count; k++) {
            parplan_date cited = legal->citations[k].date;
            if (cited == PARPLAN_DATE_NONE || cited == date)
                continue;
            if (date == PARPLAN_DATE_NONE) {
                date = cited;
                continue;
            }
            if (!twice)
                parplan__check_add(c, legal->citations[k].clause, PP_LEGAL_TWO_DATES, "legal", i,
                                   "citations", PARPLAN__ARGS(number, ISO(date), ISO(cited)));
            twice = true;
        }
        if (date == PARPLAN_DATE_NONE)
            parplan__check_add(c, clause, PP_LEGAL_UNDATED, "legal", i, "", PARPLAN__ARGS(number));
        else if (year_in(number) != 0 && year_in(number) != year_of(date))
            parplan__check_add(c, clause, PP_LEGAL_YEAR, "legal", i, "",
                               PARPLAN__ARGS(number, ISO(date)));
        questions(c, clause, "legal", i, legal->number, legal->questions);
    }
}

static void check_units(checker *c)
{
    size_t count = parplan_plan_count(c->plan, PARPLAN_ENTITY_UNIT), unverified = 0;
    char names[400] = "";
    size_t used = 0;
    for (size_t i = 0; i < count; i++) {
        const parplan_unit *unit = parplan_plan_unit(c->plan, i);
        size_t steps = 0, up = unit->parent;
        while (up != PARPLAN_NO_INDEX && up != i && steps++ < count)
            up = parplan_plan_unit(c->plan, up)->parent;
        if (up == i)
            parplan__check_add(c, "", PP_UNIT_CYCLE, "units", i, "parent",
                               PARPLAN__ARGS(parplan__check_id(unit->id)));
        if (after(unit->valid.from, unit->valid.to))
            parplan__check_add(c, "", PP_INTERVAL_REVERSED, "units", i, "valid",
                               PARPLAN__ARGS(parplan__check_id(unit->id), ISO(unit->valid.from),
                                             ISO(unit->valid.to)));
        else if (after(unit->valid.from, c->period.to) || after(c->period.from, unit->valid.to))
            parplan__check_add(c, "", PP_UNIT_OUTSIDE, "units", i, "valid",
                               PARPLAN__ARGS(parplan__check_id(unit->id)));
        if (!unit->unverified)
            continue;
        used += parplan__message_fill(unverified++ > 0 ? ", {0}" : "{0}",
                                      PARPLAN__ARGS(parplan_text_in(unit->name, PARPLAN_LANG_VI)),
                                      names + used, sizeof names - used);
    }
    if (unverified > 0)
        parplan__check_add(c, "", PP_UNVERIFIED, "units", PARPLAN_NO_INDEX, "",
                           PARPLAN__ARGS(PARPLAN__INT((int64_t)unverified), names));
}

/* Whether the windows of a regime are data somebody sends: figures, or reports with a recipient. */
static bool carries_data(const parplan_plan *plan, size_t regime)
{
    for (size_t i = 0; i < parplan_plan_count(plan, PARPLAN_ENTITY_INDICATOR); i++) {
        if (parplan_plan_indicator(plan, i)->measure.regime == regime)
            return true;
    }
    for (size_t i = 0; i < parplan_plan_count(plan, PARPLAN_ENTITY_DUTY); i++) {
        const parplan_duty *duty = parplan_plan_duty(plan, i);
        if (duty->regime == regime && duty->to != PARPLAN_NO_INDEX)
            return true;
    }
    return false;
}

typedef struct regime_check {
    checker *c;
    size_t index;
    const parplan_regime *regime;
    const char *clause;
    char same_day[160]; /* cut-offs that are the day of sending too */
    size_t same_day_size;
} regime_check;

static void add_period(const regime_check *r, size_t period, parplan__message id,
                       const char *const *args)
{
    char key[32];
    parplan__message_fill("periods/{0}", PARPLAN__ARGS(PARPLAN__INT((int64_t)period)), key,
                          sizeof key);
    parplan__check_add(r->c, r->clause, id, "regimes", r->index, key, args);
}

/* Whether every day of a period is one that some year has: 29 February is, 31 April is not. */
static bool days_exist(const regime_check *r, size_t period)
{
    const parplan_period *p = &r->regime->periods[period];
    const parplan_year_day *const days[] = {&p->from, &p->to, &p->due};
    static const char *const keys[] = {"from", "to", "due"};
    bool exist = true;
    for (size_t i = 0; i < 3; i++) {
        char key[32];
        if (days[i]->month == 0 || days[i]->day <= parplan__month_length(LEAP_YEAR, days[i]->month))
            continue;
        parplan__message_fill("periods/{0}/{1}",
                              PARPLAN__ARGS(PARPLAN__INT((int64_t)period), keys[i]), key,
                              sizeof key);
        parplan__check_add(r->c, r->clause, PP_YEAR_DAY, "regimes", r->index, key,
                           PARPLAN__ARGS(PARPLAN__INT(days[i]->day), PARPLAN__INT(days[i]->month)));
        exist = false;
    }
    return exist;
}

/* False where there is no window; what keeps it from being one was reported while reading, or is now. */
static bool window_of(const regime_check *r, size_t period, parplan_window *window)
{
    const parplan_period *p = &r->regime->periods[period];
    parplan_error err = PARPLAN_ERROR_INIT;
    char path[64];
    if (r->regime->bound == PARPLAN_BOUND_UNSET || r->c->plan->info.year == 0 || p->id == NULL ||
        p->from.month == 0 || p->to.month == 0 || p->due.month == 0)
        return false;
    if (parplan_regime_window(r->regime, period, r->c->plan->info.year, r->c->plan->calendar,
                              window, &err) == PARPLAN_OK)
        return true;
    parplan__message_fill(
        "/regimes/{0}/periods/{1}",
        PARPLAN__ARGS(PARPLAN__INT((int64_t)r->index), PARPLAN__INT((int64_t)period)), path,
        sizeof path);
    parplan__problems_add_error(r->c->problems, &err,
                                (parplan__place){.path = path, .clause = r->clause});
    return false;
}

static void check_window(regime_check *r, size_t period, const parplan_window *window)
{
    const char *id = r->regime->periods[period].id;
    if (window->due.effective < window->to)
        add_period(r, period, PP_SEND_BEFORE_CUTOFF,
                   PARPLAN__ARGS(ISO(window->to), ISO(window->due.effective)));
    if (window->due.effective == window->to)
        r->same_day_size += parplan__message_fill(
            r->same_day_size > 0 ? ", {0}" : "{0}", PARPLAN__ARGS(ISO(window->to)),
            r->same_day + r->same_day_size, sizeof r->same_day - r->same_day_size);
    if (window->counts_from != window->from && period == 0)
        add_period(r, period, PP_SHARED_DAY,
                   PARPLAN__ARGS(id, ISO(window->from), PARPLAN__INT(r->c->plan->info.year)));
}

static void check_regime(checker *c, size_t index, const parplan_regime *regime)
{
    regime_check r = {c, index, regime, regime->clause != NULL ? regime->clause : "", "", 0};
    parplan_window window, before = {.to = PARPLAN_DATE_NONE};
    bool exist = true;
    for (size_t i = 0; i < regime->period_count; i++)
        exist &= days_exist(&r, i);
    for (size_t i = 0; exist && i < regime->period_count; i++) {
        if (!window_of(&r, i, &window))
            return;
        if (i > 0 && window.to <= before.to)
            add_period(&r, i, PP_PERIOD_ORDER, PARPLAN__ARGS(regime->periods[i].id));
        check_window(&r, i, &window);
        before = window;
    }
    if (r.same_day_size > 0 && carries_data(c->plan, index))
        parplan__check_add(c, r.clause, PP_SEND_AT_CUTOFF, "regimes", index, "periods",
                           PARPLAN__ARGS(r.same_day));
}

static void check_override(checker *c, const parplan_duty *duty, size_t index, size_t position)
{
    const parplan_override *override = &duty->overrides[position];
    const parplan_regime *regime = parplan_plan_regime(c->plan, duty->regime);
    parplan_error err = PARPLAN_ERROR_INIT;
    parplan_window window;
    char key[32];
    parplan__message_fill("overrides/{0}", PARPLAN__ARGS(PARPLAN__INT((int64_t)position)), key,
                          sizeof key);
    if (regime == NULL || override->window == NULL || override->date == PARPLAN_DATE_NONE)
        return;
    if (parplan_regime_find(regime, override->window, strlen(override->window), c->plan->calendar,
                            &window, &err) != PARPLAN_OK) {
        char path[64];
        parplan__message_fill("/duties/{0}/{1}/window",
                              PARPLAN__ARGS(PARPLAN__INT((int64_t)index), key), path, sizeof path);
        parplan__problems_add_error(c->problems, &err,
                                    (parplan__place){.path = path, .clause = duty->clause});
        return;
    }
    if (override->date > window.due.effective)
        parplan__check_add(c, duty->clause, PP_OVERRIDE_LATER, "duties", index, key,
                           PARPLAN__ARGS(ISO(override->date), ISO(window.due.effective)));
}

static const char *missing_in_duty(const parplan_duty *duty)
{
    switch (duty->type) {
    case PARPLAN_DUTY_PERIODIC:
        return duty->regime == PARPLAN_NO_INDEX ? "regime" : NULL;
    case PARPLAN_DUTY_DATED:
        return duty->due.date == PARPLAN_DATE_NONE ? "due" : NULL;
    case PARPLAN_DUTY_FREQUENCY:
        if (duty->frequency.months == 0)
            return "months";
        return duty->frequency.times == 0 ? "times" : NULL;
    case PARPLAN_DUTY_COUNT:
        return duty->frequency.times == 0 ? "times" : NULL;
    case PARPLAN_DUTY_COVERAGE:
        return duty->value.den == 0 ? "value" : NULL;
    default:
        return NULL;
    }
}

static void check_duties(checker *c)
{
    for (size_t i = 0; i < parplan_plan_count(c->plan, PARPLAN_ENTITY_DUTY); i++) {
        const parplan_duty *duty = parplan_plan_duty(c->plan, i);
        const char *id = parplan__check_id(duty->id);
        const char *missing = missing_in_duty(duty);
        if (missing != NULL)
            parplan__check_add(c, duty->clause, PP_DUTY_NEEDS, "duties", i, missing,
                               PARPLAN__ARGS(missing));
        if (duty->type == PARPLAN_DUTY_UNDATED)
            parplan__check_add(c, duty->clause, PP_DUTY_UNDATED, "duties", i, "",
                               PARPLAN__ARGS(id));
        if (duty->type == PARPLAN_DUTY_FREQUENCY && duty->frequency.mode == PARPLAN_FREQUENCY_UNSET)
            parplan__check_add(c, duty->clause, PP_DUTY_NO_MODE, "duties", i, "mode",
                               PARPLAN__ARGS(id));
        if (duty->frequency.mode == PARPLAN_FREQUENCY_GAP && duty->frequency.times > 1)
            parplan__check_add(c, duty->clause, PP_FREQUENCY_GAP, "duties", i, "times", NULL);
        parplan__check_deadline(c, duty->clause, "duties", i, "due", id, duty->due.date);
        if (duty->value.den != 0 && duty->value.num < 0)
            parplan__check_add(c, duty->clause, PP_VALUE_NEGATIVE, "duties", i, "value", NULL);
        if (duty->value.num > duty->value.den)
            parplan__check_add(c, duty->clause, PP_SHARE_ABOVE_ONE, "duties", i, "value",
                               PARPLAN__ARGS(PERCENT(duty->value)));
        for (size_t k = 0; k < duty->override_count; k++)
            check_override(c, duty, i, k);
        questions(c, duty->clause, "duties", i, duty->id, duty->questions);
        readings(c, duty->clause, "duties", i, duty->id, duty->readings);
    }
}

/* "Rõ người, rõ việc": who leads, who answers, what comes out. */
static void check_tasks(checker *c)
{
    size_t count = parplan_plan_count(c->plan, PARPLAN_ENTITY_TASK), inherited = 0, leaderless = 0;
    for (size_t i = 0; i < count; i++) {
        const parplan_task *task = parplan_plan_task(c->plan, i);
        const char *id = parplan__check_id(task->id);
        inherited += task->lead_inherited;
        leaderless += task->leader == NULL;
        if (task->lead.id_count == 0)
            parplan__check_add(c, task->clause, PP_TASK_NO_LEAD, "tasks", i, "", PARPLAN__ARGS(id));
        if (task->product.vi == NULL && task->product.en == NULL)
            parplan__check_add(c, task->clause, PP_TASK_NO_PRODUCT, "tasks", i, "",
                               PARPLAN__ARGS(id));
        parplan__check_deadline(c, task->clause, "tasks", i, "due", id, task->due.date);
        questions(c, task->clause, "tasks", i, task->id, task->questions);
    }
    const char *all = PARPLAN__INT((int64_t)count);
    if (leaderless > 0)
        parplan__check_add(c, "", PP_TASK_NO_LEADER, "tasks", PARPLAN_NO_INDEX, "",
                           PARPLAN__ARGS(PARPLAN__INT((int64_t)leaderless), all));
    if (inherited > 0)
        parplan__check_add(c, "", PP_LEAD_INHERITED, "tasks", PARPLAN_NO_INDEX, "",
                           PARPLAN__ARGS(PARPLAN__INT((int64_t)inherited), all));
}

void parplan__plan_check(const parplan_plan *plan, parplan_problems *problems)
{
    const parplan_interval none = {PARPLAN_DATE_NONE, PARPLAN_DATE_NONE}, given = plan->info.period;
    checker c = {plan, problems, after(given.from, given.to) ? none : given};
    check_info(&c);
    check_legal(&c);
    check_units(&c);
    for (size_t i = 0; i < parplan_plan_count(plan, PARPLAN_ENTITY_GROUP); i++) {
        const parplan_group *group = parplan_plan_group(plan, i);
        questions(&c, "", "groups", i, group->id, group->questions);
    }
    for (size_t i = 0; i < parplan_plan_count(plan, PARPLAN_ENTITY_REGIME); i++)
        check_regime(&c, i, parplan_plan_regime(plan, i));
    for (size_t i = 0; i < parplan_plan_count(plan, PARPLAN_ENTITY_INDICATOR); i++) {
        const parplan_indicator *indicator = parplan_plan_indicator(plan, i);
        parplan__check_indicator(&c, i, indicator);
        questions(&c, indicator->clause, "indicators", i, indicator->id, indicator->questions);
        readings(&c, indicator->clause, "indicators", i, indicator->id, indicator->readings);
    }
    check_duties(&c);
    check_tasks(&c);
}
