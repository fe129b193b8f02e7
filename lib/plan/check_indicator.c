/* SPDX-License-Identifier: Apache-2.0 */
/* The checker's rules for indicators: measure, target, parts, stages, choices, amendments. */
#include <string.h>

#include "plan/check.h"

typedef struct subject {
    checker *c;
    size_t index;
    const parplan_indicator *indicator;
    char at[32]; /* where the target stands in the indicator: "target", "amendments/0/target" */
} subject;

static void add(const subject *s, const char *key, parplan__message id, const char *const *args)
{
    parplan__check_add(s->c, s->indicator->clause, id, "indicators", s->index, key, args);
}

static void add_target(const subject *s, const char *key, parplan__message id,
                       const char *const *args)
{
    char full[80];
    parplan__message_fill("{0}{1}{2}", PARPLAN__ARGS(s->at, *key != '\0' ? "/" : "", key), full,
                          sizeof full);
    add(s, full, id, args);
}

/* A key of an item of one of the target's lists; lives until the enclosing block ends. */
#define ITEM(list, index) item_key(list, index, (char[48]){0}, 48)

static const char *item_key(const char *list, size_t index, char *buffer, size_t size)
{
    parplan__message_fill("{0}/{1}", PARPLAN__ARGS(list, PARPLAN__INT((int64_t)index)), buffer,
                          size);
    return buffer;
}

static const char *const kind_names[] = {"",          "at_least",  "at_most",       "approx",
                                         "reduction", "increase",  "share_of_base", "rank_within",
                                         "count",     "frequency", "coverage",      "milestone"};
static const char *const type_names[] = {"", "ratio", "percentage", "number", "rank", "events"};

/* Which measures a kind of target can be judged on, as bits 1 << type. */
static unsigned types_for(parplan_target_kind kind)
{
    enum {
        RATIO = 1 << PARPLAN_MEASURE_RATIO,
        PERCENTAGE = 1 << PARPLAN_MEASURE_PERCENTAGE,
        NUMBER = 1 << PARPLAN_MEASURE_NUMBER,
        RANK = 1 << PARPLAN_MEASURE_RANK,
        EVENTS = 1 << PARPLAN_MEASURE_EVENTS
    };
    switch (kind) {
    case PARPLAN_TARGET_AT_LEAST:
    case PARPLAN_TARGET_AT_MOST:
    case PARPLAN_TARGET_APPROX:
        return RATIO | PERCENTAGE | NUMBER;
    case PARPLAN_TARGET_REDUCTION:
    case PARPLAN_TARGET_INCREASE:
        return NUMBER;
    case PARPLAN_TARGET_SHARE_OF_BASE:
        return NUMBER | RATIO;
    case PARPLAN_TARGET_RANK_WITHIN:
        return RANK;
    case PARPLAN_TARGET_COVERAGE:
        return RATIO;
    case PARPLAN_TARGET_COUNT:
    case PARPLAN_TARGET_FREQUENCY:
    case PARPLAN_TARGET_MILESTONE:
        return EVENTS;
    default:
        return ~0u;
    }
}

static void check_types(const subject *s, const parplan_target *target)
{
    parplan_measure_type type = s->indicator->measure.type;
    unsigned types = types_for(target->kind);
    if (target->kind == PARPLAN_TARGET_SHARE_OF_BASE && target->reading != PARPLAN_READING_UNSET)
        types = 1u << (target->reading == PARPLAN_READING_OF_TODAY ? PARPLAN_MEASURE_RATIO
                                                                   : PARPLAN_MEASURE_NUMBER);
    if (type == PARPLAN_MEASURE_UNSET || (types & (1u << type)) != 0)
        return;
    char known[64] = "";
    size_t used = 0;
    for (int i = PARPLAN_MEASURE_RATIO; i <= PARPLAN_MEASURE_EVENTS; i++) {
        if ((types & (1u << i)) != 0)
            used += parplan__message_fill(used > 0 ? ", {0}" : "{0}", PARPLAN__ARGS(type_names[i]),
                                          known + used, sizeof known - used);
    }
    add_target(s, "kind", PP_TARGET_MEASURE,
               PARPLAN__ARGS(kind_names[target->kind], type_names[type], known));
}

static bool is_share(parplan_measure_type type)
{
    return type == PARPLAN_MEASURE_RATIO || type == PARPLAN_MEASURE_PERCENTAGE;
}

/* Whether a target, in any of its versions, asks for a least share. */
static bool wants_least(const parplan_indicator *indicator)
{
    for (size_t i = 0; i <= indicator->amendment_count; i++) {
        parplan_target_kind kind =
            i == 0 ? indicator->target.kind : indicator->amendments[i - 1].target.kind;
        if (kind == PARPLAN_TARGET_AT_LEAST || kind == PARPLAN_TARGET_COVERAGE)
            return true;
    }
    return false;
}

static void check_measure(const subject *s)
{
    const parplan_measure *m = &s->indicator->measure;
    if (m->type != PARPLAN_MEASURE_EVENTS && m->series == PARPLAN_SERIES_UNSET)
        add(s, "measure", PP_MEASURE_NEEDS, PARPLAN__ARGS("series"));
    if (m->type == PARPLAN_MEASURE_RATIO && m->failures == PARPLAN_FAILURES_UNSET &&
        wants_least(s->indicator))
        add(s, "measure", PP_MEASURE_NEEDS, PARPLAN__ARGS("failures"));
    if (m->type == PARPLAN_MEASURE_PERCENTAGE &&
        (m->rollup == PARPLAN_ROLLUP_SUM_RATIO || m->rollup == PARPLAN_ROLLUP_SUM))
        add(s, "measure/rollup", PP_ROLLUP_PERCENTAGE,
            PARPLAN__ARGS(m->rollup == PARPLAN_ROLLUP_SUM ? "sum" : "sum_ratio"));
    const parplan_regime *regime = parplan_plan_regime(s->c->plan, m->regime);
    for (size_t i = 0;
         regime != NULL && m->series == PARPLAN_SERIES_FLOW && i < regime->period_count; i++) {
        if (!regime->periods[i].cumulative)
            continue;
        add(s, "measure/series", PP_SERIES_REGIME,
            PARPLAN__ARGS(parplan__check_id(regime->periods[i].id), parplan__check_id(regime->id)));
        break;
    }
    if (m->series == PARPLAN_SERIES_FLOW && regime == NULL)
        add(s, "measure", PP_MEASURE_NEEDS, PARPLAN__ARGS("regime"));
}

static void check_value(const subject *s, parplan_target_kind kind, parplan_ratio value,
                        const char *key)
{
    const parplan_measure *m = &s->indicator->measure;
    if (value.den == 0)
        return;
    if (value.num < 0)
        add_target(s, key, PP_VALUE_NEGATIVE, NULL);
    if (is_share(m->type) && !m->overflow && value.num > value.den &&
        (kind == PARPLAN_TARGET_AT_LEAST || kind == PARPLAN_TARGET_COVERAGE ||
         kind == PARPLAN_TARGET_UNSET))
        add_target(s, key, PP_SHARE_ABOVE_ONE, PARPLAN__ARGS(PERCENT(value)));
}

/* Each level at which a unit reports has its part, else no target holds for that unit. */
static void check_reporting_levels(const subject *s, const char *const *names, bool *seen)
{
    const parplan_who *who = &s->indicator->measure.who;
    for (size_t i = 0; i < who->unit_count; i++) {
        const parplan_unit *unit = parplan_plan_unit(s->c->plan, who->units[i]);
        if (unit == NULL || unit->level == PARPLAN_LEVEL_UNSET || seen[unit->level])
            continue;
        add_target(s, "parts", PP_TARGET_NO_PART,
                   PARPLAN__ARGS(parplan__check_id(s->indicator->id), names[unit->level]));
        seen[unit->level] = true;
    }
}

static void check_level_parts(const subject *s, const parplan_target *target)
{
    static const char *const names[] = {"", "province", "district", "commune"};
    bool seen[4] = {false}, sound = true;
    for (size_t i = 0; i < target->part_count; i++) {
        parplan_level level = target->parts[i].level;
        sound &= level != PARPLAN_LEVEL_UNSET && !seen[level];
        if (level == PARPLAN_LEVEL_UNSET)
            add_target(s, ITEM("parts", i), PP_TARGET_NEEDS,
                       PARPLAN__ARGS(kind_names[target->kind], "level"));
        else if (seen[level])
            add_target(s, ITEM("parts", i), PP_PARTS_OVERLAP, PARPLAN__ARGS(names[level]));
        seen[level] = true;
    }
    if (sound)
        check_reporting_levels(s, names, seen);
}

static bool field_seen_before(const parplan_target *target, size_t part, size_t field)
{
    const char *wanted = target->parts[part].fields.items[field];
    for (size_t i = 0; i < part; i++) {
        for (size_t k = 0; k < target->parts[i].fields.count; k++) {
            if (strcmp(target->parts[i].fields.items[k], wanted) == 0)
                return true;
        }
    }
    return false;
}

static void check_field_parts(const subject *s, const parplan_target *target)
{
    size_t rest = 0;
    for (size_t i = 0; i < target->part_count; i++) {
        rest += target->parts[i].fields.count == 0;
        for (size_t k = 0; k < target->parts[i].fields.count; k++) {
            const char *field = target->parts[i].fields.items[k];
            if (field_seen_before(target, i, k))
                add_target(s, ITEM("parts", i), PP_PARTS_OVERLAP, PARPLAN__ARGS(field));
            for (size_t e = 0; e < s->indicator->measure.exclusion_count; e++) {
                const char *id = s->indicator->measure.exclusions[e].id;
                if (id != NULL && strcmp(id, field) == 0)
                    add(s, ITEM("measure/exclusions", e), PP_FIELD_EXCLUSION, PARPLAN__ARGS(field));
            }
        }
    }
    if (rest != 1)
        add_target(s, "parts", PP_PARTS_REST, PARPLAN__ARGS(PARPLAN__INT((int64_t)rest)));
}

static void check_parts(const subject *s, const parplan_target *target)
{
    bool levels = false, fields = false;
    for (size_t i = 0; i < target->part_count; i++) {
        levels |= target->parts[i].level != PARPLAN_LEVEL_UNSET;
        fields |= target->parts[i].fields.count > 0;
        check_value(s, target->kind, target->parts[i].value, ITEM("parts", i));
    }
    if (target->part_count == 0)
        return;
    if (levels && fields)
        add_target(s, "parts", PP_PARTS_MIXED, NULL);
    else if (levels)
        check_level_parts(s, target);
    else
        check_field_parts(s, target);
}

/* Of two days that are both given; one that could not be read was reported then. */
static bool not_after(parplan_date day, parplan_date other)
{
    return day != PARPLAN_DATE_NONE && other != PARPLAN_DATE_NONE && day <= other;
}

static void check_stages(const subject *s, const parplan_target *target)
{
    for (size_t i = 0; i < target->stage_count; i++) {
        check_value(s, target->kind, target->stages[i].value, ITEM("stages", i));
        if (i > 0 && not_after(target->stages[i].date, target->stages[i - 1].date))
            add_target(s, ITEM("stages", i), PP_DATES_ORDER,
                       PARPLAN__ARGS(ISO(target->stages[i].date), ISO(target->stages[i - 1].date)));
    }
}

static void check_choices(const subject *s, const parplan_target *target)
{
    for (size_t i = 0; i < target->choice_count; i++) {
        const parplan_choice *choice = &target->choices[i];
        bool known = choice->chosen == NULL;
        for (size_t k = 0; !known && k < choice->options.count; k++)
            known = strcmp(choice->options.items[k], choice->chosen) == 0;
        if (!known)
            add_target(s, ITEM("choices", i), PP_CHOICE_UNKNOWN, PARPLAN__ARGS(choice->chosen));
    }
}

/* Keys without which a kind makes no sense; what the text may leave open is not among them. */
static void check_needs(const subject *s, const parplan_target *target)
{
    const char *kind = kind_names[target->kind], *missing = NULL;
    bool base = target->kind == PARPLAN_TARGET_REDUCTION ||
                target->kind == PARPLAN_TARGET_INCREASE ||
                (target->kind == PARPLAN_TARGET_SHARE_OF_BASE &&
                 target->reading != PARPLAN_READING_OF_TODAY);
    if (base && target->base == PARPLAN_DATE_NONE)
        missing = "base";
    if (target->kind == PARPLAN_TARGET_FREQUENCY && target->frequency.months == 0)
        missing = "months";
    if ((target->kind == PARPLAN_TARGET_FREQUENCY || target->kind == PARPLAN_TARGET_COUNT) &&
        target->frequency.times == 0)
        missing = "times";
    if (missing != NULL)
        add_target(s, "", PP_TARGET_NEEDS, PARPLAN__ARGS(kind, missing));
    if (base && not_after(target->deadline, target->base))
        add_target(s, "base", PP_BASE_LATE,
                   PARPLAN__ARGS(ISO(target->base), ISO(target->deadline)));
    if (target->frequency.mode == PARPLAN_FREQUENCY_GAP && target->frequency.times > 1)
        add_target(s, "times", PP_FREQUENCY_GAP, NULL);
    if (target->value.den != 0 && target->part_count + target->stage_count > 0)
        add_target(s, "value", PP_PARTS_VALUE, NULL);
}

static bool needs_value(parplan_target_kind kind)
{
    return kind != PARPLAN_TARGET_COUNT && kind != PARPLAN_TARGET_FREQUENCY &&
           kind != PARPLAN_TARGET_MILESTONE && kind != PARPLAN_TARGET_RANK_WITHIN;
}

parplan__message parplan__target_undefined(const parplan_measure *measure,
                                           const parplan_target *target, const char **choice)
{
    for (size_t i = 0; i < target->choice_count; i++) {
        if (target->choices[i].chosen == NULL) {
            *choice = target->choices[i].id;
            return PP_TARGET_OPEN_CHOICE;
        }
    }
    if (target->kind == PARPLAN_TARGET_UNSET)
        return PP_TARGET_NO_KIND;
    if (target->kind == PARPLAN_TARGET_APPROX && target->tolerance.den == 0)
        return PP_TARGET_NO_TOLERANCE;
    if (target->kind == PARPLAN_TARGET_RANK_WITHIN && target->rank == 0 && target->value.den == 0)
        return PP_TARGET_NO_RANK;
    if (target->kind == PARPLAN_TARGET_SHARE_OF_BASE && target->reading == PARPLAN_READING_UNSET)
        return PP_TARGET_NO_READING;
    if (target->kind == PARPLAN_TARGET_FREQUENCY &&
        target->frequency.mode == PARPLAN_FREQUENCY_UNSET)
        return PP_TARGET_NO_MODE;
    if (measure->dossiers && measure->population == PARPLAN_POPULATION_UNSET)
        return PP_TARGET_NO_POPULATION;
    if (needs_value(target->kind) && target->value.den == 0 &&
        target->part_count + target->stage_count == 0)
        return PP_TARGET_NO_VALUE;
    return (parplan__message)0;
}

/* The first open choice, with its question in both languages. */
static void check_open_choice(const subject *s, const parplan_target *target)
{
    const parplan_choice *choice = target->choices;
    while (choice->chosen != NULL)
        choice++;
    parplan__check_add_text(s->c, s->indicator->clause, PP_TARGET_OPEN_CHOICE, "indicators",
                            s->index, s->at, parplan__check_id(s->indicator->id), choice->question);
}

static void check_target(const subject *s, const parplan_target *target)
{
    const char *choice = "";
    char key[48];
    parplan__message_fill("{0}/deadline", PARPLAN__ARGS(s->at), key, sizeof key);
    check_types(s, target);
    check_value(s, target->kind, target->value, "value");
    check_value(s, target->kind, target->tolerance, "tolerance");
    check_needs(s, target);
    check_parts(s, target);
    check_stages(s, target);
    check_choices(s, target);
    parplan__message open = parplan__target_undefined(&s->indicator->measure, target, &choice);
    if (open == PP_TARGET_OPEN_CHOICE)
        check_open_choice(s, target);
    else if (open != 0)
        add_target(s, "", open, PARPLAN__ARGS(parplan__check_id(s->indicator->id)));
    parplan__check_deadline(s->c, s->indicator->clause, "indicators", s->index, key,
                            parplan__check_id(s->indicator->id), target->deadline);
}

void parplan__check_indicator(checker *c, size_t index, const parplan_indicator *indicator)
{
    subject s = {c, index, indicator, "target"};
    check_measure(&s);
    check_target(&s, &indicator->target);
    for (size_t i = 0; i < indicator->amendment_count; i++) {
        parplan__message_fill("{0}/target", PARPLAN__ARGS(ITEM("amendments", i)), s.at,
                              sizeof s.at);
        check_target(&s, &indicator->amendments[i].target);
        if (i > 0 &&
            not_after(indicator->amendments[i].effective, indicator->amendments[i - 1].effective))
            add(&s, ITEM("amendments", i), PP_DATES_ORDER,
                PARPLAN__ARGS(ISO(indicator->amendments[i].effective),
                              ISO(indicator->amendments[i - 1].effective)));
    }
}
