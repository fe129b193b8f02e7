/* SPDX-License-Identifier: Apache-2.0 */
#include "columns.h"

#include <string.h>

enum {
    MOST_IN = 4,
    MOST_OUT = 3,
    BLOCK = 256,
    STEP = 4096,
    NARROW = sizeof(int32_t),
    WIDE = sizeof(int64_t)
};

/* A column of Python while it is held. */
typedef struct column {
    Py_buffer view;
    bool held;
    char *values; /* NULL: not given */
    ptrdiff_t stride;
    bool wide;
    int32_t same; /* the one value of all rows */
} column;

typedef struct table {
    size_t count; /* of rows; SIZE_MAX until a column says */
    column in[MOST_IN], out[MOST_OUT];
    column flags, statuses; /* answers of a byte, and why rows have none */
} table;

/* Columns as the library takes them: of a whole table, or a block of it. */
typedef struct block {
    size_t count;
    parplan_column in[MOST_IN];
    parplan_out_column out[MOST_OUT];
    uint8_t *flags, *statuses;
} block;

/* What is asked of the library about a block. */
typedef parplan_status question(const void *context, const block *rows, size_t *failed,
                                parplan_error *err);

/* ---- holding Python's columns ---- */

static void release(column *c)
{
    if (c->held)
        PyBuffer_Release(&c->view);
}

static void drop(table *t)
{
    for (size_t i = 0; i < MOST_IN; i++)
        release(&t->in[i]);
    for (size_t i = 0; i < MOST_OUT; i++)
        release(&t->out[i]);
    release(&t->flags);
    release(&t->statuses);
}

static bool hold(table *t, column *c, PyObject *object, const char *name, int flags,
                 const char *formats)
{
    if (PyObject_GetBuffer(object, &c->view, flags | PyBUF_STRIDES | PyBUF_FORMAT) != 0)
        return false;
    c->held = true;
    const char *format = c->view.format != NULL ? c->view.format : "B";
    if (*format == '@' || *format == '=' || (*format == '<' && PY_LITTLE_ENDIAN))
        format++;
    if (c->view.ndim != 1 || format[0] == '\0' || strchr(formats, format[0]) == NULL ||
        format[1] != '\0') {
        PyErr_Format(PyExc_TypeError,
                     "%s: expected one dimension of format %s, got %d of format %s", name, formats,
                     c->view.ndim, c->view.format);
        return false;
    }
    size_t count = (size_t)c->view.shape[0];
    if (t->count != SIZE_MAX && t->count != count) {
        PyErr_Format(PyExc_ValueError, "%s: expected %zu rows, got %zu", name, t->count, count);
        return false;
    }
    t->count = count;
    c->values = c->view.buf;
    c->stride = c->view.strides[0];
    c->wide = c->view.itemsize == WIDE;
    return true;
}

/* A column to read; None where it may be missing. */
static bool hold_in(table *t, size_t position, PyObject *object, const char *name)
{
    column *c = &t->in[position];
    if (object == Py_None)
        return true;
    if (!PyLong_Check(object))
        return hold(t, c, object, name, PyBUF_SIMPLE, "ilq");
    int overflow;
    long long value = PyLong_AsLongLongAndOverflow(object, &overflow);
    if (overflow != 0 || value < INT32_MIN || value > INT32_MAX) {
        PyErr_Format(PyExc_OverflowError, "%s: expected a number of 32 bits", name);
        return false;
    }
    c->same = (int32_t)value;
    c->values = (char *)&c->same;
    return true;
}

static bool hold_out(table *t, size_t position, PyObject *object, const char *name)
{
    column *c = &t->out[position];
    if (object == Py_None)
        return true;
    if (!hold(t, c, object, name, PyBUF_WRITABLE, "ilq"))
        return false;
    if (c->stride == 0 && t->count > 1) {
        PyErr_Format(PyExc_ValueError, "%s: all rows lie in one place", name);
        return false;
    }
    return true;
}

static bool hold_bytes(table *t, column *c, PyObject *object, const char *name)
{
    if (object == Py_None)
        return true;
    if (!hold(t, c, object, name, PyBUF_WRITABLE, "Bb?"))
        return false;
    if (c->stride != 1) {
        PyErr_Format(PyExc_ValueError, "%s: its rows must lie side by side", name);
        return false;
    }
    return true;
}

/* ---- asking ---- */

static int32_t narrowed(int64_t value)
{
    if (value == INT64_MIN)
        return INT32_MIN;
    return value >= INT32_MIN && value < INT32_MAX ? (int32_t)value : INT32_MAX;
}

/* Mostly all of a block fit, and then cutting them is a loop of vector instructions. */
static void narrow(const char *at, ptrdiff_t stride, size_t count, int32_t *out)
{
    uint64_t over = 0;
    if (stride == WIDE) {
        for (size_t i = 0; i < count; i++) {
            uint64_t value;
            memcpy(&value, at + i * WIDE, sizeof value);
            over |= value + ((uint64_t)1 << 31);
            out[i] = (int32_t)(uint32_t)value;
        }
        if (over >> 32 == 0)
            return;
    }
    for (size_t i = 0; i < count; i++) {
        int64_t value;
        memcpy(&value, at + (ptrdiff_t)i * stride, sizeof value);
        out[i] = narrowed(value);
    }
}

static void widen(const int32_t *in, size_t count, size_t missing, char *at, ptrdiff_t stride)
{
    if (missing == 0 && stride == WIDE) {
        for (size_t i = 0; i < count; i++)
            memcpy(at + i * WIDE, &(int64_t){in[i]}, sizeof(int64_t));
        return;
    }
    for (size_t i = 0; i < count; i++) {
        int64_t value = in[i] == INT32_MIN ? INT64_MIN : in[i];
        memcpy(at + (ptrdiff_t)i * stride, &value, sizeof value);
    }
}

/* Rows of a table from one on; wide columns in the room given. */
static block block_of(const table *t, size_t start, size_t count, int32_t read[][BLOCK],
                      int32_t written[][BLOCK])
{
    block b = {.count = count};
    ptrdiff_t from = (ptrdiff_t)start;
    for (size_t i = 0; i < MOST_IN; i++) {
        const column *c = &t->in[i];
        const char *at = c->values != NULL ? c->values + from * c->stride : NULL;
        b.in[i] = (parplan_column){(const int32_t *)(const void *)at, c->stride};
        if (at == NULL || !c->wide)
            continue;
        narrow(at, c->stride, count, read[i]);
        b.in[i] = (parplan_column){read[i], NARROW};
    }
    for (size_t i = 0; i < MOST_OUT; i++) {
        const column *c = &t->out[i];
        char *at = c->values != NULL ? c->values + from * c->stride : NULL;
        b.out[i] = (parplan_out_column){(int32_t *)(void *)at, c->stride};
        if (at != NULL && c->wide)
            b.out[i] = (parplan_out_column){written[i], NARROW};
    }
    b.flags = t->flags.values != NULL ? (uint8_t *)t->flags.values + from : NULL;
    b.statuses = t->statuses.values != NULL ? (uint8_t *)t->statuses.values + from : NULL;
    return b;
}

/* How a call ended: rows without an answer, and the first of them that misses no value. */
typedef struct outcome {
    size_t failed, first;
    uint8_t why;
} outcome;

static void look_at(outcome *o, const uint8_t *statuses, size_t start, size_t count)
{
    for (size_t i = 0; o->why == 0 && i < count; i++)
        if (statuses[i] == PARPLAN_DUE_ROW_RANGE || statuses[i] == PARPLAN_DUE_ROW_ARGUMENT)
            *o = (outcome){o->failed, start + i, statuses[i]};
}

static parplan_status ask_block(const table *t, size_t start, size_t count, question *ask,
                                const void *context, outcome *o, parplan_error *err)
{
    int32_t read[MOST_IN][BLOCK], written[MOST_OUT][BLOCK];
    uint8_t statuses[STEP];
    block rows = block_of(t, start, count, read, written);
    size_t wrong = 0;
    if (rows.statuses == NULL)
        rows.statuses = statuses;
    parplan_status status = ask(context, &rows, &wrong, err);
    for (size_t i = 0; status == PARPLAN_OK && i < MOST_OUT; i++) {
        const column *c = &t->out[i];
        if (c->values != NULL && c->wide)
            widen(written[i], count, wrong, c->values + (ptrdiff_t)start * c->stride, c->stride);
    }
    if (status == PARPLAN_OK && wrong > 0)
        look_at(o, rows.statuses, start, count);
    o->failed += wrong;
    return status;
}

static bool any_wide(const table *t)
{
    bool wide = false;
    for (size_t i = 0; i < MOST_IN; i++)
        wide |= t->in[i].wide;
    for (size_t i = 0; i < MOST_OUT; i++)
        wide |= t->out[i].wide;
    return wide;
}

/* First byte of a column, and the one after its last. */
static void span_of(const column *c, size_t rows, uintptr_t *from, uintptr_t *to)
{
    uintptr_t first = (uintptr_t)c->values,
              last = first + (uintptr_t)((ptrdiff_t)(rows - 1) * c->stride);
    *from = first < last ? first : last;
    *to = (first < last ? last : first) + (c->wide ? WIDE : NARROW);
}

/* Answers may go over a column that is read, row by row, and not a few rows beside it. */
static bool lie_apart(const table *t)
{
    for (size_t i = 0; t->count != 0 && i < MOST_IN * MOST_OUT; i++) {
        const column *in = &t->in[i / MOST_OUT], *out = &t->out[i % MOST_OUT];
        uintptr_t in_from, in_to, out_from, out_to;
        if (!in->held || !out->held || (in->values == out->values && in->stride == out->stride))
            continue;
        span_of(in, t->count, &in_from, &in_to);
        span_of(out, t->count, &out_from, &out_to);
        if (in_from >= out_to || out_from >= in_to)
            continue;
        PyErr_SetString(PyExc_ValueError, "out: overlaps a column that is read");
        return false;
    }
    return true;
}

static PyObject *ask_all(const table *t, question *ask, const void *context)
{
    if (!lie_apart(t))
        return NULL;
    parplan_error err = PARPLAN_ERROR_INIT;
    parplan_status status = PARPLAN_OK;
    outcome o = {0, 0, 0};
    size_t start = 0, rows = t->count == SIZE_MAX ? 0 : t->count;
    size_t step = any_wide(t) ? BLOCK : STEP;
    PyThreadState *state = PyEval_SaveThread();
    do {
        size_t count = rows - start < step ? rows - start : step;
        status = ask_block(t, start, count, ask, context, &o, &err);
        start += step;
    } while (status == PARPLAN_OK && start < rows);
    PyEval_RestoreThread(state);
    if (status == PARPLAN_OK)
        return Py_BuildValue("nni", (Py_ssize_t)o.failed, (Py_ssize_t)o.first, o.why);
    raise_error(&err);
    return NULL;
}

/* ---- the questions ---- */

static parplan_status ask_add(const void *context, const block *rows, size_t *failed,
                              parplan_error *err)
{
    return parplan_calendar_add_many(context, rows->count, rows->in[0], rows->in[1], rows->out[0],
                                     rows->statuses, failed, err);
}

static parplan_status ask_count(const void *context, const block *rows, size_t *failed,
                                parplan_error *err)
{
    return parplan_calendar_count_many(context, rows->count, rows->in[0], rows->in[1], rows->out[0],
                                       rows->statuses, failed, err);
}

static PyObject *ask_two(const parplan_calendar *calendar, question *ask, PyObject *left,
                         const char *left_name, PyObject *right, const char *right_name,
                         PyObject *out, PyObject *statuses)
{
    table t = {.count = SIZE_MAX};
    bool held = hold_in(&t, 0, left, left_name) && hold_in(&t, 1, right, right_name) &&
                hold_out(&t, 0, out, "out") && hold_bytes(&t, &t.statuses, statuses, "statuses");
    PyObject *result = held ? ask_all(&t, ask, calendar) : NULL;
    drop(&t);
    return result;
}

PyObject *columns_add(const parplan_calendar *calendar, PyObject *dates, PyObject *days,
                      PyObject *out, PyObject *statuses)
{
    return ask_two(calendar, ask_add, dates, "dates", days, "days", out, statuses);
}

PyObject *columns_count(const parplan_calendar *calendar, PyObject *from, PyObject *to,
                        PyObject *out, PyObject *statuses)
{
    return ask_two(calendar, ask_count, from, "start", to, "end", out, statuses);
}

static parplan_status ask_works(const void *context, const block *rows, size_t *failed,
                                parplan_error *err)
{
    return parplan_calendar_is_working_many(context, rows->count, rows->in[0], rows->flags,
                                            rows->statuses, failed, err);
}

PyObject *columns_is_working(const parplan_calendar *calendar, PyObject *dates, PyObject *out,
                             PyObject *statuses)
{
    table t = {.count = SIZE_MAX};
    bool held = hold_in(&t, 0, dates, "dates") && hold_bytes(&t, &t.flags, out, "out") &&
                hold_bytes(&t, &t.statuses, statuses, "statuses");
    PyObject *result = held ? ask_all(&t, ask_works, calendar) : NULL;
    drop(&t);
    return result;
}

typedef struct terms {
    const parplan_calendar *calendar;
    const parplan_term *items;
    size_t count;
} terms;

static parplan_status ask_due(const void *context, const block *rows, size_t *failed,
                              parplan_error *err)
{
    const terms *t = context;
    parplan_due_columns columns = PARPLAN_DUE_COLUMNS_INIT;
    columns.from = rows->in[0];
    columns.minute = rows->in[1];
    columns.term = rows->in[2];
    columns.count = rows->in[3];
    columns.raw = rows->out[0];
    columns.effective = rows->out[1];
    columns.due_minute = rows->out[2];
    columns.statuses = rows->statuses;
    return parplan_term_due_many(t->calendar, t->items, t->count, rows->count, &columns, failed,
                                 err);
}

PyObject *columns_due(const parplan_calendar *calendar, PyObject *which, PyObject *from,
                      PyObject *minute, PyObject *term, PyObject *count, PyObject *raw,
                      PyObject *effective, PyObject *due_minute, PyObject *statuses)
{
    table t = {.count = SIZE_MAX};
    pool memory = {NULL};
    void *items = NULL;
    terms all = {.calendar = calendar};
    bool held = records_from_sequence(&parplan_term_record, which, &items, &all.count, &memory) &&
                hold_in(&t, 0, from, "start") && hold_in(&t, 1, minute, "minute") &&
                hold_in(&t, 2, term, "term") && hold_in(&t, 3, count, "count") &&
                hold_out(&t, 0, raw, "raw") && hold_out(&t, 1, effective, "effective") &&
                hold_out(&t, 2, due_minute, "due_minute") &&
                hold_bytes(&t, &t.statuses, statuses, "statuses");
    all.items = items;
    PyObject *result = held ? ask_all(&t, ask_due, &all) : NULL;
    drop(&t);
    pool_free(&memory);
    return result;
}

typedef struct delays {
    const parplan_calendar *calendar;
    parplan_date as_of;
} delays;

static parplan_status ask_delay(const void *context, const block *rows, size_t *failed,
                                parplan_error *err)
{
    const delays *d = context;
    return parplan_delay_many(d->calendar, rows->count, rows->in[0], rows->in[1], d->as_of,
                              rows->out[0], rows->statuses, failed, err);
}

PyObject *columns_delay(const parplan_calendar *calendar, PyObject *due, PyObject *done,
                        parplan_date as_of, PyObject *out, PyObject *statuses)
{
    table t = {.count = SIZE_MAX};
    delays d = {calendar, as_of};
    bool held = hold_in(&t, 0, due, "due") && hold_in(&t, 1, done, "done") &&
                hold_out(&t, 0, out, "out") && hold_bytes(&t, &t.statuses, statuses, "statuses");
    PyObject *result = held ? ask_all(&t, ask_delay, &d) : NULL;
    drop(&t);
    return result;
}

/* The days of a sequence; NULL and an exception where that fails. */
static parplan_date *days_of(PyObject *sequence, size_t *count)
{
    Py_ssize_t size = PySequence_Size(sequence);
    parplan_date *days = size < 0 ? NULL : PyMem_Malloc(((size_t)size + 1) * sizeof *days);
    if (days == NULL) {
        if (size >= 0)
            PyErr_NoMemory();
        return NULL;
    }
    bool read = true;
    for (Py_ssize_t i = 0; read && i < size; i++) {
        PyObject *day = PySequence_GetItem(sequence, i);
        read = day != NULL && date_from_python(day, &days[i]);
        Py_XDECREF(day);
    }
    *count = (size_t)size;
    if (read)
        return days;
    PyMem_Free(days);
    return NULL;
}

PyObject *check_frequency(const parplan_frequency *frequency, parplan_interval window,
                          parplan_date as_of, PyObject *events)
{
    parplan_error err = PARPLAN_ERROR_INIT;
    parplan_frequency_result result = {0};
    size_t count;
    parplan_date *days = days_of(events, &count);
    if (days == NULL)
        return NULL;
    parplan_interval *lacking = NULL;
    parplan_status status =
        parplan_frequency_check(frequency, window, as_of, days, count, &result, NULL, 0, &err);
    if (status == PARPLAN_OK && result.violations > 0) {
        lacking = PyMem_Malloc(result.violations * sizeof *lacking);
        status = lacking == NULL
                     ? PARPLAN_E_MEMORY
                     : parplan_frequency_check(frequency, window, as_of, days, count, &result,
                                               lacking, result.violations, &err);
    }
    PyObject *answer = NULL;
    if (status == PARPLAN_OK)
        answer =
            Py_BuildValue("NN", record_to_tuple(&parplan_frequency_result_record, &result),
                          records_to_tuple(&parplan_interval_record, lacking, result.violations));
    else if (err.status == PARPLAN_OK)
        PyErr_NoMemory();
    else
        raise_error(&err);
    PyMem_Free(days);
    PyMem_Free(lacking);
    return answer;
}
