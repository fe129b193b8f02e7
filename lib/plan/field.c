/* SPDX-License-Identifier: Apache-2.0 */
#include "plan/field.h"

#define AT(type, member) .offset = offsetof(type, member)
#define MUST .required = true
#define NAMED(table, zero) .names = table, .fallback = zero
#define MANY(type, member, counter, rec)                                                           \
    .offset = offsetof(type, member), .count_offset = offsetof(type, counter), .record = &rec
#define END                                                                                        \
    {                                                                                              \
        .key = NULL                                                                                \
    }

static const parplan__name levels[] = {{"province", PARPLAN_LEVEL_PROVINCE},
                                       {"district", PARPLAN_LEVEL_DISTRICT},
                                       {"commune", PARPLAN_LEVEL_COMMUNE},
                                       {NULL, 0}};
static const parplan__name unit_kinds[] = {{"authority", PARPLAN_UNIT_AUTHORITY},
                                           {"office", PARPLAN_UNIT_OFFICE},
                                           {"service", PARPLAN_UNIT_SERVICE},
                                           {NULL, 0}};
static const parplan__name bounds[] = {
    {"by", PARPLAN_BOUND_BY}, {"before", PARPLAN_BOUND_BEFORE}, {NULL, 0}};
static const parplan__name rolls[] = {{"none", PARPLAN_ROLL_NONE},
                                      {"next", PARPLAN_ROLL_NEXT},
                                      {"previous", PARPLAN_ROLL_PREVIOUS},
                                      {"modified_next", PARPLAN_ROLL_MODIFIED_NEXT},
                                      {"modified_previous", PARPLAN_ROLL_MODIFIED_PREVIOUS},
                                      {NULL, 0}};
static const parplan__name measure_types[] = {
    {"ratio", PARPLAN_MEASURE_RATIO},   {"percentage", PARPLAN_MEASURE_PERCENTAGE},
    {"number", PARPLAN_MEASURE_NUMBER}, {"rank", PARPLAN_MEASURE_RANK},
    {"events", PARPLAN_MEASURE_EVENTS}, {NULL, 0}};
static const parplan__name series[] = {{"flow", PARPLAN_SERIES_FLOW},
                                       {"cumulative", PARPLAN_SERIES_CUMULATIVE},
                                       {"stock", PARPLAN_SERIES_STOCK},
                                       {NULL, 0}};
static const parplan__name rollups[] = {{"sum_ratio", PARPLAN_ROLLUP_SUM_RATIO},
                                        {"sum", PARPLAN_ROLLUP_SUM},
                                        {"last", PARPLAN_ROLLUP_LAST},
                                        {"min", PARPLAN_ROLLUP_MIN},
                                        {"max", PARPLAN_ROLLUP_MAX},
                                        {"mean_of_units", PARPLAN_ROLLUP_MEAN_OF_UNITS},
                                        {"none", PARPLAN_ROLLUP_NONE},
                                        {NULL, 0}};
static const parplan__name empties[] = {{"not_applicable", PARPLAN_EMPTY_NOT_APPLICABLE},
                                        {"met", PARPLAN_EMPTY_MET},
                                        {"no_data", PARPLAN_EMPTY_NO_DATA},
                                        {NULL, 0}};
static const parplan__name failures[] = {
    {"recoverable", PARPLAN_FAILURES_RECOVERABLE}, {"final", PARPLAN_FAILURES_FINAL}, {NULL, 0}};
static const parplan__name populations[] = {{"resolved", PARPLAN_POPULATION_RESOLVED},
                                            {"due", PARPLAN_POPULATION_DUE},
                                            {"received", PARPLAN_POPULATION_RECEIVED},
                                            {NULL, 0}};
static const parplan__name target_kinds[] = {
    {"at_least", PARPLAN_TARGET_AT_LEAST},       {"at_most", PARPLAN_TARGET_AT_MOST},
    {"approx", PARPLAN_TARGET_APPROX},           {"reduction", PARPLAN_TARGET_REDUCTION},
    {"increase", PARPLAN_TARGET_INCREASE},       {"share_of_base", PARPLAN_TARGET_SHARE_OF_BASE},
    {"rank_within", PARPLAN_TARGET_RANK_WITHIN}, {"count", PARPLAN_TARGET_COUNT},
    {"frequency", PARPLAN_TARGET_FREQUENCY},     {"coverage", PARPLAN_TARGET_COVERAGE},
    {"milestone", PARPLAN_TARGET_MILESTONE},     {NULL, 0}};
static const parplan__name forces[] = {
    {"binding", PARPLAN_FORCE_BINDING}, {"strive", PARPLAN_FORCE_STRIVE}, {NULL, 0}};
static const parplan__name readings[] = {{"of_base", PARPLAN_READING_OF_BASE},
                                         {"growth", PARPLAN_READING_GROWTH},
                                         {"of_today", PARPLAN_READING_OF_TODAY},
                                         {NULL, 0}};
static const parplan__name modes[] = {
    {"bin", PARPLAN_FREQUENCY_BIN}, {"gap", PARPLAN_FREQUENCY_GAP}, {NULL, 0}};
static const parplan__name duty_types[] = {{"periodic", PARPLAN_DUTY_PERIODIC},
                                           {"dated", PARPLAN_DUTY_DATED},
                                           {"frequency", PARPLAN_DUTY_FREQUENCY},
                                           {"count", PARPLAN_DUTY_COUNT},
                                           {"coverage", PARPLAN_DUTY_COVERAGE},
                                           {"undated", PARPLAN_DUTY_UNDATED},
                                           {NULL, 0}};

static const parplan__field interval_fields[] = {{"from", FIELD_DATE, AT(parplan_interval, from)},
                                                 {"to", FIELD_DATE, AT(parplan_interval, to)},
                                                 END};
static const parplan__record interval_record = {
    "interval", sizeof(parplan_interval), interval_fields,
    "Days on which it holds, both included; an end left out is open."};

static const parplan__field statement_fields[] = {
    {"id", FIELD_ID, MUST, AT(parplan_statement, id)},
    {"clause", FIELD_STRING, MUST, AT(parplan_statement, clause)},
    {"title", FIELD_TEXT, MUST, AT(parplan_statement, title)},
    {"legal", FIELD_REFS, AT(parplan_statement, legal), .entity = PARPLAN_ENTITY_LEGAL},
    END};
static const parplan__record statement_record = {
    "statement", sizeof(parplan_statement), statement_fields,
    "A provision that binds nobody by a figure or a day: purpose, motto, budget."};

static const parplan__field citation_fields[] = {
    {"clause", FIELD_STRING, MUST, AT(parplan_citation, clause)},
    {"date", FIELD_DATE, AT(parplan_citation, date)},
    END};
static const parplan__record citation_record = {
    "citation", sizeof(parplan_citation), citation_fields,
    "One place where the plan cites the document, with the date it gives there."};

static const parplan__field legal_fields[] = {
    {"id", FIELD_ID, MUST, AT(parplan_legal, id)},
    {"number", FIELD_STRING, MUST, AT(parplan_legal, number)},
    {"date", FIELD_DATE, AT(parplan_legal, date)},
    {"issuer", FIELD_TEXT, AT(parplan_legal, issuer)},
    {"title", FIELD_TEXT, AT(parplan_legal, title)},
    {"citations", FIELD_OBJECTS, MUST,
     MANY(parplan_legal, citations, citation_count, citation_record)},
    {"questions", FIELD_TEXTS, AT(parplan_legal, questions)},
    {"note", FIELD_TEXT, AT(parplan_legal, note)},
    END};
static const parplan__record legal_record = {"legal document", sizeof(parplan_legal), legal_fields,
                                             "A document the plan rests on."};

static const parplan__field area_fields[] = {
    {"id", FIELD_ID, MUST, AT(parplan_area, id)},
    {"clause", FIELD_STRING, MUST, AT(parplan_area, clause)},
    {"name", FIELD_TEXT, MUST, AT(parplan_area, name)},
    {"lead", FIELD_WHO, AT(parplan_area, lead)},
    {"lead_clause", FIELD_STRING, AT(parplan_area, lead_clause)},
    END};
static const parplan__record area_record = {
    "area", sizeof(parplan_area), area_fields,
    "An area of reform; tasks without a lead of their own take its lead."};

static const parplan__field unit_fields[] = {
    {"id", FIELD_ID, MUST, AT(parplan_unit, id)},
    {"name", FIELD_TEXT, MUST, AT(parplan_unit, name)},
    {"level", FIELD_ENUM, MUST, AT(parplan_unit, level), NAMED(levels, 0)},
    {"kind", FIELD_ENUM, MUST, AT(parplan_unit, kind), NAMED(unit_kinds, 0)},
    {"parent", FIELD_REF, AT(parplan_unit, parent), .entity = PARPLAN_ENTITY_UNIT},
    {"valid", FIELD_OBJECT, AT(parplan_unit, valid), .record = &interval_record},
    {"unverified", FIELD_BOOL, AT(parplan_unit, unverified)},
    {"note", FIELD_TEXT, AT(parplan_unit, note)},
    END};
static const parplan__record unit_record = {
    "unit", sizeof(parplan_unit), unit_fields,
    "A People's Committee, office or public service unit that the plan binds."};

static const parplan__field partner_fields[] = {
    {"id", FIELD_ID, MUST, AT(parplan_partner, id)},
    {"name", FIELD_TEXT, MUST, AT(parplan_partner, name)},
    {"note", FIELD_TEXT, AT(parplan_partner, note)},
    END};
static const parplan__record partner_record = {
    "partner", sizeof(parplan_partner), partner_fields,
    "A body outside the issuer's authority: it may co-operate, it never reports."};

static const parplan__field group_fields[] = {
    {"id", FIELD_ID, MUST, AT(parplan_group, id)},
    {"name", FIELD_TEXT, MUST, AT(parplan_group, name)},
    {"who", FIELD_WHO, MUST, AT(parplan_group, who)},
    {"questions", FIELD_TEXTS, AT(parplan_group, questions)},
    END};
static const parplan__record group_record = {
    "group", sizeof(parplan_group), group_fields,
    "A set of units with a name; it may name groups listed above it."};

static const parplan__field leader_fields[] = {
    {"id", FIELD_ID, MUST, AT(parplan_leader, id)},
    {"name", FIELD_STRING, MUST, AT(parplan_leader, name)},
    {"position", FIELD_TEXT, AT(parplan_leader, position)},
    END};
static const parplan__record leader_record = {"leader", sizeof(parplan_leader), leader_fields,
                                              "A person who answers for tasks."};

static const parplan__field year_day_fields[] = {
    {"year", FIELD_INT, AT(parplan_year_day, year), .low = -1, .high = 1},
    {"month", FIELD_INT, MUST, AT(parplan_year_day, month), .low = 1, .high = 12},
    {"day", FIELD_INT, MUST, AT(parplan_year_day, day), .low = 1, .high = 31},
    END};
static const parplan__record year_day_record = {
    "day of the year", sizeof(parplan_year_day), year_day_fields,
    "A day relative to the reporting year: year -1 is the year before."};

static const parplan__field period_fields[] = {
    {"id", FIELD_ID, MUST, AT(parplan_period, id)},
    {"name", FIELD_TEXT, MUST, AT(parplan_period, name)},
    {"from", FIELD_OBJECT, MUST, AT(parplan_period, from), .record = &year_day_record},
    {"to", FIELD_OBJECT, MUST, AT(parplan_period, to), .record = &year_day_record},
    {"due", FIELD_OBJECT, MUST, AT(parplan_period, due), .record = &year_day_record},
    {"cumulative", FIELD_BOOL, AT(parplan_period, cumulative)},
    END};
static const parplan__record period_record = {
    "period", sizeof(parplan_period), period_fields,
    "A reporting period: its window, and the day named for sending."};

static const parplan__field regime_fields[] = {
    {"id", FIELD_ID, MUST, AT(parplan_regime, id)},
    {"name", FIELD_TEXT, MUST, AT(parplan_regime, name)},
    {"clause", FIELD_STRING, AT(parplan_regime, clause)},
    {"bound", FIELD_ENUM, MUST, AT(parplan_regime, bound), NAMED(bounds, 0)},
    {"roll", FIELD_ENUM, AT(parplan_regime, roll), NAMED(rolls, PARPLAN_ROLL_NONE)},
    {"periods", FIELD_OBJECTS, MUST, MANY(parplan_regime, periods, period_count, period_record)},
    {"note", FIELD_TEXT, AT(parplan_regime, note)},
    END};
static const parplan__record regime_record = {
    "regime", sizeof(parplan_regime), regime_fields,
    "Reporting periods that recur every year, in the order of their cut-off."};

static const parplan__field exclusion_fields[] = {
    {"id", FIELD_ID, MUST, AT(parplan_exclusion, id)},
    {"title", FIELD_TEXT, MUST, AT(parplan_exclusion, title)},
    {"ground", FIELD_TEXT, MUST, AT(parplan_exclusion, ground)},
    END};
static const parplan__record exclusion_record = {
    "exclusion", sizeof(parplan_exclusion), exclusion_fields,
    "Cases the law takes out of the denominator; figures name its id as their field."};

static const parplan__field measure_fields[] = {
    {"type", FIELD_ENUM, MUST, AT(parplan_measure, type), NAMED(measure_types, 0)},
    {"who", FIELD_WHO, MUST, AT(parplan_measure, who)},
    {"series", FIELD_ENUM, AT(parplan_measure, series), NAMED(series, 0)},
    {"rollup", FIELD_ENUM, AT(parplan_measure, rollup), NAMED(rollups, 0)},
    {"empty", FIELD_ENUM, AT(parplan_measure, empty), NAMED(empties, PARPLAN_EMPTY_NOT_APPLICABLE)},
    {"failures", FIELD_ENUM, AT(parplan_measure, failures), NAMED(failures, 0)},
    {"dossiers", FIELD_BOOL, AT(parplan_measure, dossiers)},
    {"population", FIELD_ENUM, AT(parplan_measure, population), NAMED(populations, 0)},
    {"overflow", FIELD_BOOL, AT(parplan_measure, overflow)},
    {"decimals", FIELD_INT, AT(parplan_measure, decimals), .low = 0, .high = 9},
    {"numerator", FIELD_TEXT, AT(parplan_measure, numerator)},
    {"denominator", FIELD_TEXT, AT(parplan_measure, denominator)},
    {"condition", FIELD_TEXT, AT(parplan_measure, condition)},
    {"exclusions", FIELD_OBJECTS,
     MANY(parplan_measure, exclusions, exclusion_count, exclusion_record)},
    {"regime", FIELD_REF, AT(parplan_measure, regime), .entity = PARPLAN_ENTITY_REGIME},
    END};
static const parplan__record measure_record = {
    "measure", sizeof(parplan_measure), measure_fields,
    "What is measured, by whom, and how figures combine."};

static const parplan__field part_fields[] = {
    {"id", FIELD_ID, MUST, AT(parplan_part, id)},
    {"name", FIELD_TEXT, MUST, AT(parplan_part, name)},
    {"level", FIELD_ENUM, AT(parplan_part, level), NAMED(levels, 0)},
    {"fields", FIELD_STRINGS, AT(parplan_part, fields)},
    {"value", FIELD_RATIO, MUST, AT(parplan_part, value)},
    {"force", FIELD_ENUM, AT(parplan_part, force), NAMED(forces, 0)},
    END};
static const parplan__record part_record = {
    "part", sizeof(parplan_part), part_fields,
    "A part of a split target: of a level, of some fields, or what the other parts leave."};

static const parplan__field stage_fields[] = {
    {"date", FIELD_DATE, MUST, AT(parplan_stage, date)},
    {"value", FIELD_RATIO, MUST, AT(parplan_stage, value)},
    END};
static const parplan__record stage_record = {"stage", sizeof(parplan_stage), stage_fields,
                                             "A value that is in force up to a day."};

static const parplan__field choice_fields[] = {
    {"id", FIELD_ID, MUST, AT(parplan_choice, id)},
    {"question", FIELD_TEXT, MUST, AT(parplan_choice, question)},
    {"options", FIELD_STRINGS, MUST, AT(parplan_choice, options)},
    {"chosen", FIELD_STRING, AT(parplan_choice, chosen)},
    END};
static const parplan__record choice_record = {"choice", sizeof(parplan_choice), choice_fields,
                                              "A question the text leaves open, with its possible "
                                              "readings; without chosen the target is undefined."};

#define FREQUENCY(type)                                                                            \
    {"times", FIELD_INT, AT(type, frequency.times), .low = 0, .high = 1000},                       \
        {"months", FIELD_INT, AT(type, frequency.months), .low = 0, .high = 1200},                 \
    {                                                                                              \
        "mode", FIELD_ENUM, AT(type, frequency.mode), NAMED(modes, 0)                              \
    }

static const parplan__field target_fields[] = {
    {"kind", FIELD_ENUM, AT(parplan_target, kind), NAMED(target_kinds, 0)},
    {"force", FIELD_ENUM, MUST, AT(parplan_target, force), NAMED(forces, 0)},
    {"value", FIELD_RATIO, AT(parplan_target, value)},
    {"tolerance", FIELD_RATIO, AT(parplan_target, tolerance)},
    {"rank", FIELD_INT, AT(parplan_target, rank), .low = 1, .high = 1000000},
    {"base", FIELD_DATE, AT(parplan_target, base)},
    {"reading", FIELD_ENUM, AT(parplan_target, reading), NAMED(readings, 0)},
    FREQUENCY(parplan_target),
    {"deadline", FIELD_DATE, AT(parplan_target, deadline)},
    {"bound", FIELD_ENUM, AT(parplan_target, bound), NAMED(bounds, PARPLAN_BOUND_BY)},
    {"parts", FIELD_OBJECTS, MANY(parplan_target, parts, part_count, part_record)},
    {"stages", FIELD_OBJECTS, MANY(parplan_target, stages, stage_count, stage_record)},
    {"choices", FIELD_OBJECTS, MANY(parplan_target, choices, choice_count, choice_record)},
    END};
static const parplan__record target_record = {
    "target", sizeof(parplan_target), target_fields,
    "What must be reached; without a kind the text does not say."};

static const parplan__field amendment_fields[] = {
    {"effective", FIELD_DATE, MUST, AT(parplan_amendment, effective)},
    {"retroactive", FIELD_BOOL, AT(parplan_amendment, retroactive)},
    {"ground", FIELD_STRING, MUST, AT(parplan_amendment, ground)},
    {"author", FIELD_STRING, AT(parplan_amendment, author)},
    {"target", FIELD_OBJECT, MUST, AT(parplan_amendment, target), .record = &target_record},
    END};
static const parplan__record amendment_record = {"amendment", sizeof(parplan_amendment),
                                                 amendment_fields, "A later version of a target."};

static const parplan__field indicator_fields[] = {
    {"id", FIELD_ID, MUST, AT(parplan_indicator, id)},
    {"clause", FIELD_STRING, MUST, AT(parplan_indicator, clause)},
    {"area", FIELD_REF, MUST, AT(parplan_indicator, area), .entity = PARPLAN_ENTITY_AREA},
    {"title", FIELD_TEXT, MUST, AT(parplan_indicator, title)},
    {"measure", FIELD_OBJECT, MUST, AT(parplan_indicator, measure), .record = &measure_record},
    {"target", FIELD_OBJECT, MUST, AT(parplan_indicator, target), .record = &target_record},
    {"amendments", FIELD_OBJECTS,
     MANY(parplan_indicator, amendments, amendment_count, amendment_record)},
    {"legal", FIELD_REFS, AT(parplan_indicator, legal), .entity = PARPLAN_ENTITY_LEGAL},
    {"questions", FIELD_TEXTS, AT(parplan_indicator, questions)},
    {"readings", FIELD_TEXTS, AT(parplan_indicator, readings)},
    {"note", FIELD_TEXT, AT(parplan_indicator, note)},
    END};
static const parplan__record indicator_record = {"indicator", sizeof(parplan_indicator),
                                                 indicator_fields, "An indicator with its target."};

static const parplan__field due_fields[] = {
    {"date", FIELD_DATE, MUST, AT(parplan_due_rule, date)},
    {"bound", FIELD_ENUM, MUST, AT(parplan_due_rule, bound), NAMED(bounds, 0)},
    {"roll", FIELD_ENUM, AT(parplan_due_rule, roll), NAMED(rolls, PARPLAN_ROLL_NONE)},
    END};
static const parplan__record due_record = {"due rule", sizeof(parplan_due_rule), due_fields,
                                           "A fixed day by which something is due."};

static const parplan__field override_fields[] = {
    {"window", FIELD_STRING, MUST, AT(parplan_override, window)},
    {"date", FIELD_DATE, MUST, AT(parplan_override, date)},
    {"ground", FIELD_STRING, MUST, AT(parplan_override, ground)},
    END};
static const parplan__record override_record = {
    "override", sizeof(parplan_override), override_fields,
    "An earlier day asked for one instance of a periodic duty."};

static const parplan__field duty_fields[] = {
    {"id", FIELD_ID, MUST, AT(parplan_duty, id)},
    {"clause", FIELD_STRING, MUST, AT(parplan_duty, clause)},
    {"type", FIELD_ENUM, MUST, AT(parplan_duty, type), NAMED(duty_types, 0)},
    {"title", FIELD_TEXT, MUST, AT(parplan_duty, title)},
    {"who", FIELD_WHO, MUST, AT(parplan_duty, who)},
    {"to", FIELD_REF, AT(parplan_duty, to), .entity = PARPLAN_ENTITY_UNIT},
    {"via", FIELD_REF, AT(parplan_duty, via), .entity = PARPLAN_ENTITY_UNIT},
    {"regime", FIELD_REF, AT(parplan_duty, regime), .entity = PARPLAN_ENTITY_REGIME},
    {"overrides", FIELD_OBJECTS, MANY(parplan_duty, overrides, override_count, override_record)},
    {"due", FIELD_OBJECT, AT(parplan_duty, due), .record = &due_record},
    FREQUENCY(parplan_duty),
    {"forms", FIELD_STRINGS, AT(parplan_duty, forms)},
    {"value", FIELD_RATIO, AT(parplan_duty, value)},
    {"legal", FIELD_REFS, AT(parplan_duty, legal), .entity = PARPLAN_ENTITY_LEGAL},
    {"questions", FIELD_TEXTS, AT(parplan_duty, questions)},
    {"readings", FIELD_TEXTS, AT(parplan_duty, readings)},
    {"note", FIELD_TEXT, AT(parplan_duty, note)},
    END};
static const parplan__record duty_record = {
    "duty", sizeof(parplan_duty), duty_fields,
    "A report, an activity with a frequency, a document to issue."};

static const parplan__field task_fields[] = {
    {"id", FIELD_ID, MUST, AT(parplan_task, id)},
    {"clause", FIELD_STRING, MUST, AT(parplan_task, clause)},
    {"area", FIELD_REF, AT(parplan_task, area), .entity = PARPLAN_ENTITY_AREA},
    {"title", FIELD_TEXT, MUST, AT(parplan_task, title)},
    {"lead", FIELD_WHO, AT(parplan_task, lead)},
    {"cooperating", FIELD_WHO, AT(parplan_task, cooperating), .partners = true},
    {"leader", FIELD_STRING, AT(parplan_task, leader)},
    {"product", FIELD_TEXT, AT(parplan_task, product)},
    {"due", FIELD_OBJECT, AT(parplan_task, due), .record = &due_record},
    {"legal", FIELD_REFS, AT(parplan_task, legal), .entity = PARPLAN_ENTITY_LEGAL},
    {"questions", FIELD_TEXTS, AT(parplan_task, questions)},
    {"note", FIELD_TEXT, AT(parplan_task, note)},
    END};
static const parplan__record task_record = {
    "task", sizeof(parplan_task), task_fields,
    "A task: who leads, who answers, what comes out, by when."};

static const parplan__field info_fields[] = {
    {"format", FIELD_STRING, MUST, AT(parplan_plan_info, format)},
    {"id", FIELD_ID, MUST, AT(parplan_plan_info, id)},
    {"title", FIELD_TEXT, MUST, AT(parplan_plan_info, title)},
    {"number", FIELD_STRING, AT(parplan_plan_info, number)},
    {"issued", FIELD_DATE, AT(parplan_plan_info, issued)},
    {"year", FIELD_INT, MUST, AT(parplan_plan_info, year), .low = 1900, .high = 2199},
    {"period", FIELD_OBJECT, MUST, AT(parplan_plan_info, period), .record = &interval_record},
    {"issuer", FIELD_REF, MUST, AT(parplan_plan_info, issuer), .entity = PARPLAN_ENTITY_UNIT},
    {"calendar", FIELD_STRING, MUST, AT(parplan_plan_info, calendar)},
    {"questions", FIELD_TEXTS, AT(parplan_plan_info, questions)},
    {"note", FIELD_TEXT, AT(parplan_plan_info, note)},
    END};
const parplan__record parplan__info_record = {"plan", sizeof(parplan_plan_info), info_fields,
                                              "A public-administration-reform plan."};

const parplan__list_field parplan__list_fields[] = {
    {"statements", PARPLAN_ENTITY_STATEMENT, false, &statement_record},
    {"legal", PARPLAN_ENTITY_LEGAL, false, &legal_record},
    {"units", PARPLAN_ENTITY_UNIT, true, &unit_record},
    {"partners", PARPLAN_ENTITY_PARTNER, false, &partner_record},
    {"groups", PARPLAN_ENTITY_GROUP, false, &group_record},
    {"areas", PARPLAN_ENTITY_AREA, true, &area_record},
    {"leaders", PARPLAN_ENTITY_LEADER, false, &leader_record},
    {"regimes", PARPLAN_ENTITY_REGIME, false, &regime_record},
    {"indicators", PARPLAN_ENTITY_INDICATOR, true, &indicator_record},
    {"duties", PARPLAN_ENTITY_DUTY, false, &duty_record},
    {"tasks", PARPLAN_ENTITY_TASK, false, &task_record},
    {NULL, 0, false, NULL}};
