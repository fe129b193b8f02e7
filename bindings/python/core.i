/* SPDX-License-Identifier: Apache-2.0 */
/*
 * parplan._core: the C functions as Python calls them, one for one, with "parplan_" left out of their names.
 *
 * Records come and go as tuples (records.h), lengths of texts and lists are Python's own, outputs are results, and a
 * status other than PARPLAN_OK is an exception. Opaque handles stay opaque: the package gives them back.
 */
%module(package="parplan") _core

%begin %{
#define PY_SSIZE_T_CLEAN
#include <Python.h>
#include <errno.h> /* which the code of SWIG 4.2 needs */
%}

%header %{
#include "arrow.h"
#include "columns.h"
#include "records.h"
#include "scalar.h"
%}

#pragma SWIG nowarn=314 /* members named "from", which are not wrapped */

/* The structs are records, and what each is made of is theirs to know. */
%rename("$ignore", %$isclass) "";
%rename("%(strip:[parplan_])s", %$isfunction) "";
%rename("%(strip:[PARPLAN_])s", %$isenumitem) "";

typedef signed int int32_t;
typedef unsigned int uint32_t;
typedef unsigned char uint8_t;
typedef long long int64_t;
typedef size_t size_t;

/* ---- failure ---- */

%{
void error_init(parplan_error *error)
{
    error->struct_size = sizeof *error;
    error->status = PARPLAN_OK;
    error->id = 0;
    error->line = error->column = 0;
    error->path[0] = error->message[0] = error->message_vi[0] = '\0';
}

void raise_error(const parplan_error *error)
{
    PyObject *module = PyImport_ImportModule("parplan._errors");
    PyObject *exception =
        module == NULL ? NULL
                       : PyObject_CallMethod(module, "from_core", "iiLLsss", (int)error->status,
                                             (int)error->id, (long long)error->line,
                                             (long long)error->column, error->path, error->message,
                                             error->message_vi);
    if (exception != NULL)
        PyErr_SetObject((PyObject *)Py_TYPE(exception), exception);
    Py_XDECREF(exception);
    Py_XDECREF(module);
}
%}

/* Its name is fixed because the status, which is another output, needs it. */
%typemap(in, numinputs=0, noblock=1) parplan_error *err {
    parplan_error core_error;
    error_init(&core_error);
    $1 = &core_error;
}
%typemap(argout) parplan_error *err ""
%typemap(out) parplan_status {
    if ($1 != PARPLAN_OK) {
        raise_error(&core_error);
        SWIG_fail;
    }
    $result = NULL;
}
%typemap(ret) parplan_status { if ($result == NULL) $result = SWIG_Py_Void(); }
%typemap(out) void "$result = NULL;"
%typemap(ret) void { if ($result == NULL) $result = SWIG_Py_Void(); }

/* Calls that do work let other threads run. */
%define WORKS(function)
%exception function {
    Py_BEGIN_ALLOW_THREADS
    $action
    Py_END_ALLOW_THREADS
}
%enddef
WORKS(parplan_agenda_build)
WORKS(parplan_agenda_print)
WORKS(parplan_agenda_write_ics)
WORKS(parplan_agenda_write_json)
WORKS(parplan_board_build)
WORKS(parplan_board_print)
WORKS(parplan_board_write_json)
WORKS(parplan_calendar_combine)
WORKS(parplan_calendar_next_change)
WORKS(parplan_calendar_with_layer)
WORKS(parplan_calendar_write_csv)
WORKS(parplan_calendar_write_ics)
WORKS(parplan_completions_read_csv)
WORKS(parplan_figures_read_csv)
WORKS(parplan_hours_new)
WORKS(parplan_hours_parse)
WORKS(parplan_moves_build)
WORKS(parplan_moves_print)
WORKS(parplan_moves_write_json)
WORKS(parplan_plan_read)
WORKS(parplan_plan_write)

/* ---- plain values ---- */

%typemap(in) const char * { if (!text_from_python($input, (const char **)&$1)) SWIG_fail; }
%typemap(freearg) const char * ""
%typemap(out) const char * "$result = text_to_python($1);"
/* Printed into a buffer, which is the result. */
%typemap(in, numinputs=0) char *buffer (char text[128]) "$1 = text;"
%typemap(argout) char *buffer "$result = $result != NULL ? $result : text_to_python($1);"
%typemap(freearg) char *buffer ""
%typemap(out) char * "(void)$1; $result = NULL;"
%typemap(in, numinputs=0) (char *buffer, size_t size) (char text[128]) "$1 = text; $2 = sizeof text;"
%typemap(argout) (char *buffer, size_t size) "$result = text_to_python($1);"
%typemap(freearg) (char *buffer, size_t size) ""

/* A day; None is PARPLAN_DATE_NONE. */
%typemap(in) parplan_date { if (!date_from_python($input, &$1)) SWIG_fail; }

/* Numbers and choices. */
%typemap(in) int32_t, uint32_t, int64_t, enum SWIGTYPE {
    int64_t number;
    if (!number_from_python($input, "$1_name", sizeof $1 == 8 ? INT64_MIN : INT32_MIN,
                            sizeof $1 == 8 ? INT64_MAX : INT32_MAX, &number))
        SWIG_fail;
    $1 = ($1_ltype)number;
}

%define OUTPUT(type, name, initial, convert)
%typemap(in, numinputs=0) type *name (type value) "value = initial; $1 = &value;"
%typemap(argout) type *name "$result = convert;"
%enddef
OUTPUT(int32_t, out, 0, PyLong_FromLong(*$1))
OUTPUT(parplan_date, out, 0, PyLong_FromLong(*$1))
OUTPUT(int64_t, out, 0, PyLong_FromLongLong(*$1))
OUTPUT(bool, out, false, PyBool_FromLong(*$1))
OUTPUT(parplan_certainty, out, PARPLAN_CONFIRMED, PyLong_FromLong(*$1))

%typemap(in, numinputs=0) (int32_t *year, int32_t *month, int32_t *day) (int32_t y, int32_t m, int32_t d)
    "y = m = d = 0; $1 = &y; $2 = &m; $3 = &d;"
%typemap(argout) (int32_t *year, int32_t *month, int32_t *day)
    "$result = Py_BuildValue(\"iii\", *$1, *$2, *$3);"
%typemap(in, numinputs=0) (parplan_date *date, int32_t *second) (parplan_date day, int32_t of_day)
    "day = of_day = 0; $1 = &day; $2 = &of_day;"
%typemap(argout) (parplan_date *date, int32_t *second) "$result = Py_BuildValue(\"ii\", *$1, *$2);"
%typemap(in, numinputs=0) (parplan_date *first, parplan_date *last, parplan_date *confirmed_until)
    (parplan_date a, parplan_date b, parplan_date c) "a = b = c = 0; $1 = &a; $2 = &b; $3 = &c;"
%typemap(argout) (parplan_date *first, parplan_date *last, parplan_date *confirmed_until)
    "$result = Py_BuildValue(\"iii\", *$1, *$2, *$3);"
%typemap(in, numinputs=0) (parplan_date *from, parplan_date *until) (parplan_date a, parplan_date b)
    "a = b = 0; $1 = &a; $2 = &b;"
%typemap(argout) (parplan_date *from, parplan_date *until) "$result = Py_BuildValue(\"ii\", *$1, *$2);"

/* Text to read: str, or anything with bytes. */
%typemap(in) (const char *text, size_t size) (Py_buffer view = {0}) {
    if (PyUnicode_Check($input)) {
        Py_ssize_t length;
        $1 = (char *)PyUnicode_AsUTF8AndSize($input, &length);
        if ($1 == NULL)
            SWIG_fail;
        $2 = (size_t)length;
    } else {
        if (PyObject_GetBuffer($input, &view, PyBUF_SIMPLE) != 0)
            SWIG_fail;
        $1 = view.buf;
        $2 = (size_t)view.len;
    }
}
%typemap(freearg) (const char *text, size_t size) {
    if (view$argnum.obj != NULL)
        PyBuffer_Release(&view$argnum);
}
%apply (const char *text, size_t size) {(const char *bytes, size_t size), (const char *id, size_t size)};

/* Text that the library hands over. */
%typemap(in, numinputs=0) (char **text, size_t *size) (char *given, size_t length)
    "given = NULL; length = 0; $1 = &given; $2 = &length;"
%typemap(argout) (char **text, size_t *size) {
    $result = PyUnicode_DecodeUTF8(*$1, (Py_ssize_t)*$2, "strict");
    parplan_text_free(*$1);
}
%apply (char **text, size_t *size) {(char **bytes, size_t *size)};

%typemap(in, numinputs=0) const parplan_allocator *allocator "$1 = NULL;"

/* ---- records ---- */

%define RECORD(type)
%typemap(in) const type * (type value, pool memory = {NULL}) {
    $1 = NULL;
    if ($input != Py_None) {
        if (!record_from_tuple(&RECORD_OF(type), $input, &value, &memory))
            SWIG_fail;
        $1 = &value;
    }
}
%typemap(freearg) const type * "pool_free(&memory$argnum);"
%typemap(argout) const type * ""
%typemap(in) type (pool memory = {NULL}) {
    if (!record_from_tuple(&RECORD_OF(type), $input, &$1, &memory))
        SWIG_fail;
}
%typemap(freearg) type "pool_free(&memory$argnum);"
%typemap(out) type "$result = record_to_tuple(&RECORD_OF(type), &$1);"
%typemap(out) const type * {
    $result = $1 == NULL ? SWIG_Py_Void() : record_to_tuple(&RECORD_OF(type), $1);
}
%typemap(in, numinputs=0) type *out (type value) {
    memset(&value, 0, sizeof value);
    $1 = &value;
}
%typemap(argout) type *out "$result = record_to_tuple(&RECORD_OF(type), $1);"
%apply type *out {type *result};
%typemap(in, numinputs=0) (type *out, bool *found) (type value, bool there)
    "there = false; $1 = &value; $2 = &there;"
%typemap(argout) (type *out, bool *found) {
    $result = *$2 ? record_to_tuple(&RECORD_OF(type), $1) : SWIG_Py_Void();
}
%enddef

/* A record that says its own size. */
%define SIZED_RECORD(type)
RECORD(type)
%typemap(in, numinputs=0) type *out (type value) {
    memset(&value, 0, sizeof value);
    value.struct_size = sizeof value;
    $1 = &value;
}
%apply type *out {type *result};
%enddef

RECORD(parplan_agenda_item)
RECORD(parplan_area)
RECORD(parplan_cell)
RECORD(parplan_change)
RECORD(parplan_day)
RECORD(parplan_day_total)
RECORD(parplan_decimal)
RECORD(parplan_due)
RECORD(parplan_duty)
RECORD(parplan_frequency)
RECORD(parplan_frequency_result)
RECORD(parplan_group)
RECORD(parplan_indicator)
RECORD(parplan_interval)
RECORD(parplan_leader)
RECORD(parplan_legal)
RECORD(parplan_lunar)
RECORD(parplan_moment)
RECORD(parplan_move)
RECORD(parplan_partner)
RECORD(parplan_plan_info)
RECORD(parplan_problem)
RECORD(parplan_ratio)
RECORD(parplan_regime)
RECORD(parplan_run)
RECORD(parplan_statement)
RECORD(parplan_task)
RECORD(parplan_task_tally)
RECORD(parplan_text)
RECORD(parplan_unit)
RECORD(parplan_window)
SIZED_RECORD(parplan_agenda_options)
SIZED_RECORD(parplan_board_options)
SIZED_RECORD(parplan_completion)
SIZED_RECORD(parplan_deadline)
SIZED_RECORD(parplan_figure)
SIZED_RECORD(parplan_ics_options)
SIZED_RECORD(parplan_plan_options)
SIZED_RECORD(parplan_ratio_style)
SIZED_RECORD(parplan_recurrence)
SIZED_RECORD(parplan_share)
SIZED_RECORD(parplan_share_result)
SIZED_RECORD(parplan_term)
SIZED_RECORD(parplan_view)

/* A term to read into: a new one. */
%typemap(in, numinputs=0) parplan_term *term (parplan_term value = PARPLAN_TERM_INIT) "$1 = &value;"
%typemap(argout) parplan_term *term "$result = record_to_tuple(&parplan_term_record, $1);"

/* The day named and the last day in time. */
%typemap(in, numinputs=0) (parplan_date *named, parplan_due *out) (parplan_date day, parplan_due due)
    "day = 0; memset(&due, 0, sizeof due); $1 = &day; $2 = &due;"
%typemap(argout) (parplan_date *named, parplan_due *out) {
    $result = Py_BuildValue("iN", *$1, record_to_tuple(&parplan_due_record, $2));
}

%typemap(in) (const parplan_hours_rule *rules, size_t count) (pool memory = {NULL}) {
    void *items;
    if (!records_from_sequence(&parplan_hours_rule_record, $input, &items, &$2, &memory))
        SWIG_fail;
    $1 = items;
}
%typemap(freearg) (const parplan_hours_rule *rules, size_t count) "pool_free(&memory$argnum);"
%typemap(in, numinputs=0) (const parplan_shift **shifts, size_t *count) (const parplan_shift *first, size_t many)
    "first = NULL; many = 0; $1 = ($1_ltype)&first; $2 = &many;"
%typemap(argout) (const parplan_shift **shifts, size_t *count)
    "$result = records_to_tuple(&parplan_shift_record, *$1, *$2);"

/* ---- handles ---- */

/*
 * A handle is a capsule that owns its reference and gives it back when it goes, which is after everything of Python
 * that might still use it. None is NULL, where the library says what is missing.
 */
%define HANDLE(type, give_back)
%{
static void type ## _destroy(PyObject *capsule)
{
    give_back(PyCapsule_GetPointer(capsule, #type));
}
%}
%typemap(in) type *, const type * {
    void *pointer;
    if (!handle_from_python($input, #type, &pointer))
        SWIG_fail;
    $1 = pointer;
}
%typemap(in, numinputs=0) type **out (type *handle) "handle = NULL; $1 = &handle;"
%typemap(argout) type **out {
    $result = PyCapsule_New(*$1, #type, type ## _destroy);
    if ($result == NULL)
        give_back(*$1);
}
%enddef
HANDLE(parplan_agenda, parplan_agenda_free)
HANDLE(parplan_board, parplan_board_free)
HANDLE(parplan_calendar, parplan_calendar_unref)
HANDLE(parplan_completions, parplan_completions_free)
HANDLE(parplan_figures, parplan_figures_free)
HANDLE(parplan_hours, parplan_hours_unref)
HANDLE(parplan_moves, parplan_moves_free)
HANDLE(parplan_plan, parplan_plan_unref)
HANDLE(parplan_problems, parplan_problems_free)

/* One that another object has: a reference of our own. */
%typemap(out) parplan_calendar *, const parplan_calendar * {
    parplan_calendar *shared = parplan_calendar_ref((parplan_calendar *)$1);
    $result = PyCapsule_New(shared, "parplan_calendar", parplan_calendar_destroy);
    if ($result == NULL)
        parplan_calendar_unref(shared);
}
/* Capsules give back, and Python counts. */
%rename("$ignore", regexmatch$name="_(free|unref|ref)$") "";

/* Calls that cannot fail take no NULL, where others say that something is missing. */
%define NEVER_NULL(arguments...)
%typemap(check) arguments {
    if ($1 == NULL) {
        PyErr_SetString(PyExc_TypeError, "$symname: expected $1_basetype, got None");
        SWIG_fail;
    }
}
%enddef
NEVER_NULL(const parplan_agenda *agenda)
NEVER_NULL(const parplan_board *board)
NEVER_NULL(const parplan_hours *hours)
NEVER_NULL(const parplan_moves *moves)
NEVER_NULL(const parplan_plan *plan)
NEVER_NULL(parplan_plan *plan)
NEVER_NULL(const parplan_term *term)
NEVER_NULL(const parplan_unit *unit)
/* A calendar is one of their arguments, and elsewhere may be missing. */
%define TAKES_A_CALENDAR(function)
%exception function {
    if (arg1 == NULL) {
        PyErr_SetString(PyExc_TypeError, "$symname: expected a calendar, got None");
        SWIG_fail;
    }
    $action
}
%enddef
TAKES_A_CALENDAR(parplan_calendar_confirmed)
TAKES_A_CALENDAR(parplan_calendar_hash)
TAKES_A_CALENDAR(parplan_calendar_id)
TAKES_A_CALENDAR(parplan_calendar_span)

/* ---- what is not one for one ---- */

/* Records hand their texts over in both languages. */
%ignore parplan_text_in;
/* In scalar.c, for loops of Python. */
%ignore parplan_calendar_add;
%ignore parplan_calendar_count;
%ignore parplan_calendar_is_working;
/* Below, with columns and lists of Python. */
%ignore parplan_calendar_is_working_many;
%ignore parplan_calendar_add_many;
%ignore parplan_calendar_count_many;
%ignore parplan_term_due_many;
%ignore parplan_delay_many;
%ignore parplan_frequency_check;

%include <parplan/base.h>
%include <parplan/number.h>
%include <parplan/column.h>
%include <parplan/date.h>
%include <parplan/calendar.h>
%include <parplan/lunar.h>
%include <parplan/ics.h>
%include <parplan/hours.h>
%include <parplan/term.h>
%include <parplan/point.h>
%include <parplan/recurrence.h>
%include <parplan/due_many.h>
%include <parplan/frequency.h>
%include <parplan/period.h>
%include <parplan/unit.h>
%include <parplan/plan.h>
%include <parplan/figure.h>
%include <parplan/completion.h>
%include <parplan/target.h>
%include <parplan/board.h>
%include <parplan/agenda.h>
%include <parplan/moves.h>

%rename(calendar_is_working_many) columns_is_working;
%rename(calendar_add_many) columns_add;
%rename(calendar_count_many) columns_count;
%rename(term_due_many) columns_due;
%rename(delay_many) columns_delay;
PyObject *columns_is_working(const parplan_calendar *calendar, PyObject *dates, PyObject *out, PyObject *statuses);
PyObject *columns_add(const parplan_calendar *calendar, PyObject *dates, PyObject *days, PyObject *out,
                      PyObject *statuses);
PyObject *columns_count(const parplan_calendar *calendar, PyObject *from, PyObject *to, PyObject *out,
                        PyObject *statuses);
PyObject *columns_due(const parplan_calendar *calendar, PyObject *terms, PyObject *from, PyObject *minute,
                      PyObject *term, PyObject *count, PyObject *raw, PyObject *effective, PyObject *due_minute,
                      PyObject *statuses);
PyObject *columns_delay(const parplan_calendar *calendar, PyObject *due, PyObject *done, parplan_date as_of,
                        PyObject *out, PyObject *statuses);

PyObject *record_names(void);
PyObject *record_members(const char *name);

/* What the events say, and every interval that lacks one. */
%rename(frequency_check) check_frequency;
PyObject *check_frequency(const parplan_frequency *frequency, parplan_interval window, parplan_date as_of,
                          PyObject *events);

/* Arrow arrays and streams, by their capsules. */
PyObject *arrow_column(PyObject *schema, PyObject *array);
PyObject *arrow_chunks(PyObject *stream);
PyObject *arrow_export(PyObject *buffer, const char *format, bool nulls);

%init %{
    (void)PyModule_AddFunctions(m, scalar_calls);
%}
