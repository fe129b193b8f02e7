/* SPDX-License-Identifier: Apache-2.0 */
/**
 * @file plan.h
 * The plan: a document, read into records that refer to one another by position.
 *
 * A plan is immutable and may be shared by any number of threads. Its records are handed out by pointer, live
 * as long as the plan, and only ever gain members at their end. Texts are NFC. Optional texts are NULL where
 * the document has none, optional days PARPLAN_DATE_NONE, optional references PARPLAN_NO_INDEX.
 *
 * The document itself is described in docs/plan-format.md and docs/schema/plan.schema.json.
 */
#ifndef PARPLAN_PLAN_H
#define PARPLAN_PLAN_H

#include <parplan/number.h>
#include <parplan/period.h>
#include <parplan/unit.h>

#ifdef __cplusplus
extern "C" {
#endif

/** A list of texts. */
typedef struct parplan_texts {
    const parplan_text *items;
    size_t count;
} parplan_texts;

/** A list of strings. */
typedef struct parplan_strings {
    const char *const *items;
    size_t count;
} parplan_strings;

/** A provision that binds nobody by a figure or a day: purpose, motto, budget … */
typedef struct parplan_statement {
    const char *id;
    const char *clause;
    parplan_text title;
    parplan_strings legal; /**< ids of the documents it rests on */
} parplan_statement;

/** One place where the plan cites a legal document. */
typedef struct parplan_citation {
    const char *clause;
    parplan_date date; /**< the date it gives there, or PARPLAN_DATE_NONE */
} parplan_citation;

/** A document the plan rests on. */
typedef struct parplan_legal {
    const char *id;
    const char *number; /**< "45/2020/NĐ-CP" */
    parplan_date
        date; /**< date of signing, or PARPLAN_DATE_NONE where the plan gives none, or two */
    parplan_text issuer;
    parplan_text title;
    const parplan_citation *citations;
    size_t citation_count;
    parplan_texts questions;
    parplan_text note;
} parplan_legal;

/** An area of reform (lĩnh vực). */
typedef struct parplan_area {
    const char *id;
    const char *clause;
    parplan_text name;
    parplan_who lead;        /**< who leads the area; its tasks inherit this */
    const char *lead_clause; /**< where the plan says so */
} parplan_area;

/** A body outside the issuer's authority: it may co-operate, it never reports. */
typedef struct parplan_partner {
    const char *id;
    parplan_text name;
    parplan_text note;
} parplan_partner;

/** A set of units with a name ("every office, unit and ward"). */
typedef struct parplan_group {
    const char *id;
    parplan_text name;
    parplan_who who;
    parplan_texts questions;
} parplan_group;

/** A person who answers for tasks. */
typedef struct parplan_leader {
    const char *id;
    const char *name;
    parplan_text position;
} parplan_leader;

/** What a figure of an indicator consists of. */
typedef enum parplan_measure_type {
    PARPLAN_MEASURE_UNSET = 0,
    PARPLAN_MEASURE_RATIO = 1,      /**< numerator and denominator */
    PARPLAN_MEASURE_PERCENTAGE = 2, /**< a share published without its parts */
    PARPLAN_MEASURE_NUMBER = 3,     /**< a count, days, money */
    PARPLAN_MEASURE_RANK = 4,       /**< a place among so many: numerator, denominator */
    PARPLAN_MEASURE_EVENTS = 5      /**< completions, with their days and keys */
} parplan_measure_type;

/** How figures of several windows relate (V6). */
typedef enum parplan_series {
    PARPLAN_SERIES_UNSET = 0,
    PARPLAN_SERIES_FLOW = 1,       /**< windows add up */
    PARPLAN_SERIES_CUMULATIVE = 2, /**< the newest window replaces the older */
    PARPLAN_SERIES_STOCK = 3       /**< the last value up to the cut-off */
} parplan_series;

/** How units combine into the unit above (V7). */
typedef enum parplan_rollup {
    PARPLAN_ROLLUP_UNSET =
        0, /**< SUM_RATIO for ratios, otherwise NONE; a plan never spells that out */
    PARPLAN_ROLLUP_SUM_RATIO = 1,
    PARPLAN_ROLLUP_SUM = 2,
    PARPLAN_ROLLUP_LAST = 3, /**< the value of the newest window among the units */
    PARPLAN_ROLLUP_MIN = 4,
    PARPLAN_ROLLUP_MAX = 5,
    PARPLAN_ROLLUP_MEAN_OF_UNITS = 6,
    PARPLAN_ROLLUP_NONE = 7
} parplan_rollup;

/** What a zero denominator means (V3). */
typedef enum parplan_empty {
    PARPLAN_EMPTY_NOT_APPLICABLE = 0,
    PARPLAN_EMPTY_MET = 1,
    PARPLAN_EMPTY_NO_DATA = 2
} parplan_empty;

/** Whether a case that failed can still be made good. */
typedef enum parplan_failures {
    PARPLAN_FAILURES_UNSET = 0,
    PARPLAN_FAILURES_RECOVERABLE = 1, /**< an old result can still be digitised */
    PARPLAN_FAILURES_FINAL = 2        /**< a late dossier stays late */
} parplan_failures;

/** Which dossiers a share is of (T2). */
typedef enum parplan_population {
    PARPLAN_POPULATION_UNSET = 0,
    PARPLAN_POPULATION_RESOLVED = 1, /**< finished in the window */
    PARPLAN_POPULATION_DUE = 2,      /**< falling due in the window, open overdue ones included */
    PARPLAN_POPULATION_RECEIVED = 3  /**< received in the window */
} parplan_population;

/** Cases the law takes out of a denominator. */
typedef struct parplan_exclusion {
    const char *id; /**< figures with this field give the number of cases taken out */
    parplan_text title;
    parplan_text ground;
} parplan_exclusion;

/** What is measured, by whom, and how figures combine. */
typedef struct parplan_measure {
    parplan_measure_type type;
    parplan_series series;
    parplan_rollup rollup;
    parplan_empty empty;
    parplan_failures failures;
    bool dossiers; /**< counts dossiers, so a population must be named */
    parplan_population population;
    bool overflow;    /**< the numerator may exceed the denominator (V5) */
    int32_t decimals; /**< decimals that amounts may have; 0 for counts */
    parplan_text numerator;
    parplan_text denominator;
    parplan_text condition; /**< which cases form the denominator, where not all do */
    const parplan_exclusion *exclusions;
    size_t exclusion_count;
    size_t regime;   /**< position of the reporting regime, or PARPLAN_NO_INDEX */
    parplan_who who; /**< the units that report it */
} parplan_measure;

/** How a target is judged. A missing kind leaves the target undefined. */
typedef enum parplan_target_kind {
    PARPLAN_TARGET_UNSET = 0,
    PARPLAN_TARGET_AT_LEAST = 1,
    PARPLAN_TARGET_AT_MOST = 2,
    PARPLAN_TARGET_APPROX = 3,        /**< |value - p| <= tolerance */
    PARPLAN_TARGET_REDUCTION = 4,     /**< (base - now) / base >= p */
    PARPLAN_TARGET_INCREASE = 5,      /**< (now - base) / base >= p */
    PARPLAN_TARGET_SHARE_OF_BASE = 6, /**< by its reading */
    PARPLAN_TARGET_RANK_WITHIN = 7,   /**< rank <= k, or in the top share */
    PARPLAN_TARGET_COUNT = 8,         /**< distinct keys of events >= times */
    PARPLAN_TARGET_FREQUENCY = 9,     /**< events by bin or by gap */
    PARPLAN_TARGET_COVERAGE = 10,     /**< members reached / members obliged >= p */
    PARPLAN_TARGET_MILESTONE = 11     /**< an evidence document dated in time */
} parplan_target_kind;

/** Whether a target binds or is striven for ("phấn đấu"). Both are judged. */
typedef enum parplan_force {
    PARPLAN_FORCE_UNSET = 0,
    PARPLAN_FORCE_BINDING = 1,
    PARPLAN_FORCE_STRIVE = 2
} parplan_force;

/** What "20 % … compared with 2015" is a share of. */
typedef enum parplan_reading {
    PARPLAN_READING_UNSET = 0,
    PARPLAN_READING_OF_BASE = 1, /**< now / base stock: figures give both */
    PARPLAN_READING_GROWTH = 2,  /**< (now - base) / base */
    PARPLAN_READING_OF_TODAY = 3 /**< numerator / denominator of today */
} parplan_reading;

/** A part of a split target: some levels (each has its own figure), or some fields (a carve-out). */
typedef struct parplan_part {
    const char *id;
    parplan_text name;
    parplan_level level;    /**< units of this level, or UNSET */
    parplan_strings fields; /**< fields of this part; none: everything the other parts leave */
    parplan_ratio value;
    parplan_force force; /**< UNSET: the target's; a plan never spells that out */
} parplan_part;

/** A value that holds up to a day, of a target in stages. */
typedef struct parplan_stage {
    parplan_date date;
    parplan_ratio value;
} parplan_stage;

/** A question the text leaves open, with its possible readings. */
typedef struct parplan_choice {
    const char *id;
    parplan_text question;
    parplan_strings options; /**< ids of the readings */
    const char *chosen;      /**< one of them, or NULL: the target is undefined */
} parplan_choice;

/** What must be reached. */
typedef struct parplan_target {
    parplan_target_kind kind;
    parplan_force force;
    parplan_ratio value;     /**< den 0 where none is given */
    parplan_ratio tolerance; /**< approx; den 0 where none is given */
    int32_t rank;            /**< rank_within: k, or 0 */
    parplan_date base;       /**< day of the baseline */
    parplan_reading reading;
    parplan_frequency frequency; /**< frequency; count and coverage use its times */
    parplan_date deadline; /**< last day to reach it; the end of the plan's period unless given */
    parplan_bound bound; /**< milestone: whether the deadline itself is in time; BY unless given */
    const parplan_part *parts;
    size_t part_count;
    const parplan_stage *stages;
    size_t stage_count;
    const parplan_choice *choices;
    size_t choice_count;
} parplan_target;

/** A later version of a target. */
typedef struct parplan_amendment {
    parplan_date effective;
    bool retroactive; /**< judges the year from its start */
    const char *ground;
    const char *author;
    parplan_target target;
} parplan_amendment;

/** An indicator with its target (chỉ tiêu). */
typedef struct parplan_indicator {
    const char *id;
    const char *clause;
    size_t area;
    parplan_text title;
    parplan_measure measure;
    parplan_target target;
    const parplan_amendment *amendments; /**< by effective day */
    size_t amendment_count;
    parplan_strings legal;
    parplan_texts questions; /**< what the text leaves to ask */
    parplan_texts readings;  /**< readings this document chose */
    parplan_text note;
} parplan_indicator;

/** A fixed day by which something is due. */
typedef struct parplan_due_rule {
    parplan_date date; /**< PARPLAN_DATE_NONE where no day is stated */
    parplan_bound bound;
    parplan_roll roll;
} parplan_due_rule;

/** A task (nhiệm vụ). */
typedef struct parplan_task {
    const char *id;
    const char *clause;
    size_t area; /**< or PARPLAN_NO_INDEX */
    parplan_text title;
    parplan_who lead;
    bool lead_inherited; /**< the lead is the area's, not the task's own */
    parplan_who cooperating;
    const char *leader; /**< id or name of the person who answers, or NULL */
    parplan_text product;
    parplan_due_rule due;
    parplan_strings legal;
    parplan_texts questions;
    parplan_text note;
} parplan_task;

/** How the days of a duty are found. */
typedef enum parplan_duty_type {
    PARPLAN_DUTY_UNSET = 0,
    PARPLAN_DUTY_PERIODIC = 1,  /**< once per window of a regime */
    PARPLAN_DUTY_DATED = 2,     /**< once, by or before a day */
    PARPLAN_DUTY_FREQUENCY = 3, /**< so often, by bin or by gap */
    PARPLAN_DUTY_COUNT = 4,     /**< so many distinct forms in the period */
    PARPLAN_DUTY_COVERAGE = 5,  /**< each member so often in the period */
    PARPLAN_DUTY_UNDATED = 6    /**< to be done; the text gives no day */
} parplan_duty_type;

/** An earlier day asked for one instance. */
typedef struct parplan_override {
    const char *window; /**< "2024-H1" */
    parplan_date date;
    const char *ground;
} parplan_override;

/** A duty: a report, an activity with a frequency, a document to issue. */
typedef struct parplan_duty {
    const char *id;
    const char *clause;
    parplan_duty_type type;
    parplan_text title;
    parplan_who who;
    size_t to;  /**< unit that receives, or PARPLAN_NO_INDEX */
    size_t via; /**< unit through which it goes, or PARPLAN_NO_INDEX */
    size_t regime;
    parplan_due_rule due;
    parplan_frequency frequency; /**< count uses times; coverage times */
    parplan_strings forms;       /**< count: the keys that count; none: any */
    parplan_ratio value;         /**< coverage: share of members; den 0 where none is given */
    const parplan_override *overrides;
    size_t override_count;
    parplan_strings legal;
    parplan_texts questions;
    parplan_texts readings;
    parplan_text note;
} parplan_duty;

/** The plan's own particulars. */
typedef struct parplan_plan_info {
    const char *format; /**< "parplan-plan/1" */
    const char *id;
    parplan_text title;
    const char *number;  /**< official number, or NULL */
    parplan_date issued; /**< day of issue, or PARPLAN_DATE_NONE */
    int32_t year;
    parplan_interval period; /**< first and last day for which it holds */
    size_t issuer;
    const char *calendar; /**< id of the calendar its days follow */
    parplan_texts questions;
    parplan_text note;
} parplan_plan_info;

/** A plan that was read. */
typedef struct parplan_plan parplan_plan;

/** How to read a plan. */
typedef struct parplan_plan_options {
    size_t struct_size;
    const parplan_allocator *allocator; /**< NULL: the C library's */
    /**
     * An annex as CSV, or NULL: columns task, leader, product, due, lead. It names who answers for tasks the
     * plan's text leaves open ("biểu kèm theo"); a cell left empty changes nothing.
     */
    const char *annex;
    size_t annex_size;
} parplan_plan_options;

#define PARPLAN_PLAN_OPTIONS_INIT                                                                  \
    {                                                                                              \
        sizeof(parplan_plan_options), NULL, NULL, 0                                                \
    }

/**
 * Read a plan from its JSON document and check it.
 *
 * All problems are collected, not only the first, up to 1000 of each severity. A document with a problem of severity
 * error gives no plan; one with warnings and notes does.
 *
 * @param[in]  bytes     the document, UTF-8, at most 64 MiB
 * @param[in]  size      how many bytes
 * @param[in]  options   NULL for PARPLAN_PLAN_OPTIONS_INIT
 * @param[out] out       the plan; unchanged on failure
 * @param[out] problems  everything found is added to it; NULL if not wanted
 * @param[out] err       NULL if not wanted; for PARPLAN_E_INVALID it repeats the first error
 * @return PARPLAN_OK, PARPLAN_E_PARSE (not UTF-8, not JSON: line and column), PARPLAN_E_RANGE (too large),
 *         PARPLAN_E_INVALID (see @p problems), PARPLAN_E_MEMORY (none, or more than 512 MiB wanted), PARPLAN_E_ARGUMENT
 * @par Ownership The caller gives the plan back with parplan_plan_unref(). The bytes are not kept.
 * @par Threads Any.  @since 0.1
 */
PARPLAN_API parplan_status parplan_plan_read(const char *bytes, size_t size,
                                             const parplan_plan_options *options,
                                             parplan_plan **out, parplan_problems *problems,
                                             parplan_error *err);

/**
 * One more reference. This function never fails.
 * @return @p plan
 * @par Ownership Every reference is given back with parplan_plan_unref().  @par Threads Any.  @since 0.1
 */
PARPLAN_API parplan_plan *parplan_plan_ref(parplan_plan *plan);

/**
 * Give a reference back. This function never fails; NULL is fine.
 * @par Ownership The last one releases the plan and all its records.  @par Threads Any.  @since 0.1
 */
PARPLAN_API void parplan_plan_unref(parplan_plan *plan);

/**
 * Write a plan as its canonical document: fixed order of keys, fixed layout, NFC, defaults left out; lists keep
 * their order. Two plans that say the same in the same order give the same bytes, and reading them gives the same plan.
 *
 * @param[out] bytes  the document, ended by LF and NUL; unchanged on failure
 * @param[out] size   its size without the NUL; NULL if not wanted
 * @param[out] err    NULL if not wanted
 * @return PARPLAN_OK, PARPLAN_E_MEMORY, PARPLAN_E_ARGUMENT
 * @par Ownership The caller releases the bytes with parplan_text_free().  @par Threads Any.  @since 0.1
 */
PARPLAN_API parplan_status parplan_plan_write(const parplan_plan *plan, char **bytes, size_t *size,
                                              parplan_error *err);

/**
 * The JSON Schema (draft 2020-12) of plan documents: keys, types, which are required, the values of choices. What
 * refers from one record to another only parplan_plan_read() can check. It is shipped as docs/schema/plan.schema.json.
 *
 * @param[out] text  the schema, ended by LF and NUL; unchanged on failure
 * @param[out] size  its size without the NUL; NULL if not wanted
 * @param[out] err   NULL if not wanted
 * @return PARPLAN_OK, PARPLAN_E_MEMORY, PARPLAN_E_ARGUMENT
 * @par Ownership The caller releases the text with parplan_text_free().  @par Threads Any.  @since 0.1
 */
PARPLAN_API parplan_status parplan_plan_schema(char **text, size_t *size, parplan_error *err);

/**
 * The plan's particulars. This function never fails.
 * @par Ownership Lives as long as the plan.  @par Threads Any.  @since 0.1
 */
PARPLAN_API const parplan_plan_info *parplan_plan_get_info(const parplan_plan *plan);

/**
 * The calendar its days follow. This function never fails.
 * @par Ownership Lives as long as the plan.  @par Threads Any.  @since 0.1
 */
PARPLAN_API parplan_calendar *parplan_plan_calendar(const parplan_plan *plan);

/** What a plan has many of. */
typedef enum parplan_entity {
    PARPLAN_ENTITY_STATEMENT = 0,
    PARPLAN_ENTITY_LEGAL = 1,
    PARPLAN_ENTITY_AREA = 2,
    PARPLAN_ENTITY_UNIT = 3,
    PARPLAN_ENTITY_PARTNER = 4,
    PARPLAN_ENTITY_GROUP = 5,
    PARPLAN_ENTITY_LEADER = 6,
    PARPLAN_ENTITY_REGIME = 7,
    PARPLAN_ENTITY_INDICATOR = 8,
    PARPLAN_ENTITY_DUTY = 9,
    PARPLAN_ENTITY_TASK = 10
} parplan_entity;

/**
 * How many records of a sort the plan has. This function never fails.
 * @par Ownership Nothing is kept.  @par Threads Any.  @since 0.1
 */
PARPLAN_API size_t parplan_plan_count(const parplan_plan *plan, parplan_entity entity);

/**
 * Position of the record with an id, or PARPLAN_NO_INDEX. This function never fails.
 * @par Ownership Nothing is kept.  @par Threads Any.  @since 0.1
 */
PARPLAN_API size_t parplan_plan_find(const parplan_plan *plan, parplan_entity entity,
                                     const char *id);

/*
 * Records by position, from 0; NULL past the end. These functions never fail.
 * Ownership: they live as long as the plan.  Threads: any.  Since 0.1.
 */

/** Statement by position. @par Ownership Lives as long as the plan.  @par Threads Any.  @since 0.1 @return NULL past the end */
PARPLAN_API const parplan_statement *parplan_plan_statement(const parplan_plan *plan, size_t index);
/** Legal document by position. @par Ownership Lives as long as the plan.  @par Threads Any.  @since 0.1 @return NULL past the end */
PARPLAN_API const parplan_legal *parplan_plan_legal(const parplan_plan *plan, size_t index);
/** Area by position. @par Ownership Lives as long as the plan.  @par Threads Any.  @since 0.1 @return NULL past the end */
PARPLAN_API const parplan_area *parplan_plan_area(const parplan_plan *plan, size_t index);
/** Unit by position. @par Ownership Lives as long as the plan.  @par Threads Any.  @since 0.1 @return NULL past the end */
PARPLAN_API const parplan_unit *parplan_plan_unit(const parplan_plan *plan, size_t index);
/** Partner by position. @par Ownership Lives as long as the plan.  @par Threads Any.  @since 0.1 @return NULL past the end */
PARPLAN_API const parplan_partner *parplan_plan_partner(const parplan_plan *plan, size_t index);
/** Group by position. @par Ownership Lives as long as the plan.  @par Threads Any.  @since 0.1 @return NULL past the end */
PARPLAN_API const parplan_group *parplan_plan_group(const parplan_plan *plan, size_t index);
/** Leader by position. @par Ownership Lives as long as the plan.  @par Threads Any.  @since 0.1 @return NULL past the end */
PARPLAN_API const parplan_leader *parplan_plan_leader(const parplan_plan *plan, size_t index);
/** Regime by position. @par Ownership Lives as long as the plan.  @par Threads Any.  @since 0.1 @return NULL past the end */
PARPLAN_API const parplan_regime *parplan_plan_regime(const parplan_plan *plan, size_t index);
/** Indicator by position. @par Ownership Lives as long as the plan.  @par Threads Any.  @since 0.1 @return NULL past the end */
PARPLAN_API const parplan_indicator *parplan_plan_indicator(const parplan_plan *plan, size_t index);
/** Duty by position. @par Ownership Lives as long as the plan.  @par Threads Any.  @since 0.1 @return NULL past the end */
PARPLAN_API const parplan_duty *parplan_plan_duty(const parplan_plan *plan, size_t index);
/** Task by position. @par Ownership Lives as long as the plan.  @par Threads Any.  @since 0.1 @return NULL past the end */
PARPLAN_API const parplan_task *parplan_plan_task(const parplan_plan *plan, size_t index);

#ifdef __cplusplus
}
#endif

#endif
