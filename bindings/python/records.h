/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Records of the library as tuples of Python, and back: one table of members for each struct.
 *
 * Days and numbers stay numbers here and texts become str; the package makes dates, fractions and dataclasses of
 * them. What a record does not have (no day, no text, no reference, a ratio without denominator) is None, both ways.
 */
#ifndef PARPLAN_PYTHON_RECORDS_H
#define PARPLAN_PYTHON_RECORDS_H

#ifndef PY_SSIZE_T_CLEAN
#define PY_SSIZE_T_CLEAN
#endif
#include <Python.h>

#include <parplan/parplan.h>

typedef struct record record;

/* Memory for lists in a record that comes from Python; released when its call is over. */
typedef struct pool {
    void *blocks;
} pool;

void pool_free(pool *memory);

/* A new tuple of a record's members; NULL and an exception where that fails. */
PyObject *record_to_tuple(const record *type, const void *data);
/* Fill a struct from a tuple. Texts stay Python's. False and an exception where a member does not fit. */
bool record_from_tuple(const record *type, PyObject *tuple, void *data, pool *memory);
/* Fill an array of structs from a sequence. */
bool records_from_sequence(const record *type, PyObject *sequence, void **items, size_t *count,
                           pool *memory);
/* A tuple of tuples, of an array of structs. */
PyObject *records_to_tuple(const record *type, const void *items, size_t count);

/* Names of all records, and of the members of one: what the package's classes are checked against. */
PyObject *record_names(void);
PyObject *record_members(const char *name);

/* UTF-8 of a str that lives as long as it; *text is NULL for None. False and an exception otherwise. */
bool text_from_python(PyObject *object, const char **text);
/* None for NULL. */
PyObject *text_to_python(const char *text);

/* A day; None is PARPLAN_DATE_NONE. False and an exception for what is no number of 32 bits. */
bool date_from_python(PyObject *object, parplan_date *date);

/* A number between two; the name is for the message. False and an exception for what is none. */
bool number_from_python(PyObject *object, const char *name, int64_t least, int64_t most,
                        int64_t *out);

/* What a capsule of a type holds; NULL for None. False and an exception for anything else. */
bool handle_from_python(PyObject *object, const char *type, void **pointer);

#define RECORDS(X)                                                                                 \
    X(parplan_agenda_item)                                                                         \
    X(parplan_agenda_options)                                                                      \
    X(parplan_amendment)                                                                           \
    X(parplan_area)                                                                                \
    X(parplan_board_options)                                                                       \
    X(parplan_cell)                                                                                \
    X(parplan_cell_part)                                                                           \
    X(parplan_change)                                                                              \
    X(parplan_choice)                                                                              \
    X(parplan_citation)                                                                            \
    X(parplan_completion)                                                                          \
    X(parplan_day)                                                                                 \
    X(parplan_day_total)                                                                           \
    X(parplan_deadline)                                                                            \
    X(parplan_decimal)                                                                             \
    X(parplan_due)                                                                                 \
    X(parplan_due_rule)                                                                            \
    X(parplan_duty)                                                                                \
    X(parplan_exclusion)                                                                           \
    X(parplan_figure)                                                                              \
    X(parplan_frequency)                                                                           \
    X(parplan_frequency_result)                                                                    \
    X(parplan_group)                                                                               \
    X(parplan_hours_rule)                                                                          \
    X(parplan_ics_options)                                                                         \
    X(parplan_indicator)                                                                           \
    X(parplan_interval)                                                                            \
    X(parplan_leader)                                                                              \
    X(parplan_legal)                                                                               \
    X(parplan_lunar)                                                                               \
    X(parplan_measure)                                                                             \
    X(parplan_moment)                                                                              \
    X(parplan_move)                                                                                \
    X(parplan_override)                                                                            \
    X(parplan_part)                                                                                \
    X(parplan_partner)                                                                             \
    X(parplan_pause)                                                                               \
    X(parplan_period)                                                                              \
    X(parplan_plan_info)                                                                           \
    X(parplan_plan_options)                                                                        \
    X(parplan_problem)                                                                             \
    X(parplan_ratio)                                                                               \
    X(parplan_ratio_style)                                                                         \
    X(parplan_recurrence)                                                                          \
    X(parplan_regime)                                                                              \
    X(parplan_run)                                                                                 \
    X(parplan_share)                                                                               \
    X(parplan_share_result)                                                                        \
    X(parplan_shift)                                                                               \
    X(parplan_stage)                                                                               \
    X(parplan_statement)                                                                           \
    X(parplan_target)                                                                              \
    X(parplan_task)                                                                                \
    X(parplan_task_tally)                                                                          \
    X(parplan_term)                                                                                \
    X(parplan_text)                                                                                \
    X(parplan_unit)                                                                                \
    X(parplan_view)                                                                                \
    X(parplan_who)                                                                                 \
    X(parplan_window)                                                                              \
    X(parplan_year_day)

/** The table of a struct: RECORD_OF(parplan_day). */
#define RECORD_OF(type) type##_record

#define DECLARE_RECORD(type) extern const record type##_record;
RECORDS(DECLARE_RECORD)
#undef DECLARE_RECORD

#endif
