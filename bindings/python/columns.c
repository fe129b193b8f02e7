/* SPDX-License-Identifier: Apache-2.0 */
#include "columns.h"

#include <string.h>

enum { MOST_IN = 4, MOST_OUT = 3, BLOCK = 256, NARROW = sizeof(int32_t), WIDE = sizeof(int64_t) };

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
    column in[MOST_IN], out[MOST_OUT], statuses;
} table;

/* What is asked of the library about a block of narrow columns. */
typedef parplan_status question(const void *context, size_t count, const parplan_column *in,
                                const parplan_out_column *out, uint8_t *statuses, size_t *failed,
                                parplan_error *err);

/* ---- holding Python's columns ---- */

static void drop(table *t)
{
    for (size_t i = 0; i < MOST_IN; i++)
        if (t->in[i].held)
            PyBuffer_Release(&t->in[i].view);
    for (size_t i = 0; i < MOST_OUT; i++)
        if (t->out[i].held)
            PyBuffer_Release(&t->out[i].view);
    if (t->statuses.held)
        PyBuffer_Release(&t->statuses.view);
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
        PyErr_Format(PyExc_OverflowError, "%s: %S does not fit 32 bits", name, object);
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

static parplan_status ask_block(const table *t, size_t start, size_t count, question *ask,
                                const void *context, size_t *failed, parplan_error *err)
{
    int32_t read[MOST_IN][BLOCK], written[MOST_OUT][BLOCK];
    parplan_column in[MOST_IN];
    parplan_out_column out[MOST_OUT];
    for (size_t i = 0; i < MOST_IN; i++) {
        const column *c = &t->in[i];
        const char *at = c->values != NULL ? c->values + (ptrdiff_t)start * c->stride : NULL;
        in[i] = (parplan_column){(const int32_t *)(const void *)at, c->stride};
        if (at != NULL && c->wide) {
            narrow(at, c->stride, count, read[i]);
            in[i] = (parplan_column){read[i], NARROW};
        }
    }
    for (size_t i = 0; i < MOST_OUT; i++) {
        const column *c = &t->out[i];
        char *at = c->values != NULL ? c->values + (ptrdiff_t)start * c->stride : NULL;
        out[i] = (parplan_out_column){(int32_t *)(void *)at, c->stride};
        if (at != NULL && c->wide)
            out[i] = (parplan_out_column){written[i], NARROW};
    }
    uint8_t *statuses = t->statuses.values != NULL ? (uint8_t *)t->statuses.values + start : NULL;
    parplan_status status = ask(context, count, in, out, statuses, failed, err);
    for (size_t i = 0; status == PARPLAN_OK && i < MOST_OUT; i++) {
        const column *c = &t->out[i];
        if (c->values != NULL && c->wide)
            widen(written[i], count, *failed, c->values + (ptrdiff_t)start * c->stride, c->stride);
    }
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

static PyObject *ask_all(table *t, question *ask, const void *context)
{
    parplan_error err = PARPLAN_ERROR_INIT;
    parplan_status status = PARPLAN_OK;
    size_t failed = 0, rows = t->count == SIZE_MAX ? 0 : t->count;
    size_t step = any_wide(t) ? BLOCK : rows;
    Py_BEGIN_ALLOW_THREADS for (size_t start = 0;
                                status == PARPLAN_OK && (start < rows || rows == 0); start += step)
    {
        size_t count = rows - start < step ? rows - start : step, wrong = 0;
        status = ask_block(t, start, count, ask, context, &wrong, &err);
        failed += wrong;
        if (rows == 0)
            break;
    }
    Py_END_ALLOW_THREADS drop(t);
    if (status == PARPLAN_OK)
        return PyLong_FromSize_t(failed);
    raise_error(&err);
    return NULL;
}

/* ---- the questions ---- */

static parplan_status ask_add(const void *context, size_t count, const parplan_column *in,
                              const parplan_out_column *out, uint8_t *statuses, size_t *failed,
                              parplan_error *err)
{
    return parplan_calendar_add_many(context, count, in[0], in[1], out[0], statuses, failed, err);
}

static parplan_status ask_count(const void *context, size_t count, const parplan_column *in,
                                const parplan_out_column *out, uint8_t *statuses, size_t *failed,
                                parplan_error *err)
{
    return parplan_calendar_count_many(context, count, in[0], in[1], out[0], statuses, failed, err);
}

static PyObject *ask_two(const parplan_calendar *calendar, question *ask, PyObject *left,
                         const char *left_name, PyObject *right, const char *right_name,
                         PyObject *out, PyObject *statuses)
{
    table t = {.count = SIZE_MAX};
    if (hold_in(&t, 0, left, left_name) && hold_in(&t, 1, right, right_name) &&
        hold_out(&t, 0, out, "out") && hold_bytes(&t, &t.statuses, statuses, "statuses"))
        return ask_all(&t, ask, calendar);
    drop(&t);
    return NULL;
}

PyObject *columns_add(const parplan_calendar *calendar, PyObject *dates, PyObject *days,
                      PyObject *out, PyObject *statuses)
{
    return ask_two(calendar, ask_add, dates, "dates", days, "days", out, statuses);
}

PyObject *columns_count(const parplan_calendar *calendar, PyObject *from, PyObject *to,
                        PyObject *out, PyObject *statuses)
{
    return ask_two(calendar, ask_count, from, "from", to, "to", out, statuses);
}

typedef struct works {
    const parplan_calendar *calendar;
    uint8_t *out;
    size_t done;
} works;

static parplan_status ask_works(const void *context, size_t count, const parplan_column *in,
                                const parplan_out_column *out, uint8_t *statuses, size_t *failed,
                                parplan_error *err)
{
    works *w = *(works *const *)context;
    (void)out;
    parplan_status status = parplan_calendar_is_working_many(
        w->calendar, count, in[0], w->out + w->done, statuses, failed, err);
    w->done += count;
    return status;
}

PyObject *columns_is_working(const parplan_calendar *calendar, PyObject *dates, PyObject *out,
                             PyObject *statuses)
{
    table t = {.count = SIZE_MAX};
    column to = {.held = false};
    PyObject *result = NULL;
    if (hold_in(&t, 0, dates, "dates") && hold_bytes(&t, &to, out, "out") &&
        hold_bytes(&t, &t.statuses, statuses, "statuses")) {
        works w = {calendar, (uint8_t *)to.values, 0};
        result = ask_all(&t, ask_works, &(works *){&w});
    } else
        drop(&t);
    if (to.held)
        PyBuffer_Release(&to.view);
    return result;
}

typedef struct terms {
    const parplan_calendar *calendar;
    const parplan_term *items;
    size_t count;
} terms;

static parplan_status ask_due(const void *context, size_t count, const parplan_column *in,
                              const parplan_out_column *out, uint8_t *statuses, size_t *failed,
                              parplan_error *err)
{
    const terms *t = context;
    parplan_due_columns columns = PARPLAN_DUE_COLUMNS_INIT;
    columns.from = in[0];
    columns.minute = in[1];
    columns.term = in[2];
    columns.count = in[3];
    columns.raw = out[0];
    columns.effective = out[1];
    columns.due_minute = out[2];
    columns.statuses = statuses;
    return parplan_term_due_many(t->calendar, t->items, t->count, count, &columns, failed, err);
}

PyObject *columns_due(const parplan_calendar *calendar, PyObject *which, PyObject *from,
                      PyObject *minute, PyObject *term, PyObject *count, PyObject *raw,
                      PyObject *effective, PyObject *due_minute, PyObject *statuses)
{
    table t = {.count = SIZE_MAX};
    pool memory = {NULL};
    void *items;
    terms all = {.calendar = calendar};
    PyObject *result = NULL;
    if (records_from_sequence(&parplan_term_record, which, &items, &all.count, &memory) &&
        hold_in(&t, 0, from, "from") && hold_in(&t, 1, minute, "minute") &&
        hold_in(&t, 2, term, "term") && hold_in(&t, 3, count, "count") &&
        hold_out(&t, 0, raw, "raw") && hold_out(&t, 1, effective, "effective") &&
        hold_out(&t, 2, due_minute, "due_minute") &&
        hold_bytes(&t, &t.statuses, statuses, "statuses")) {
        all.items = items;
        result = ask_all(&t, ask_due, &all);
    } else
        drop(&t);
    pool_free(&memory);
    return result;
}

typedef struct delays {
    const parplan_calendar *calendar;
    parplan_date as_of;
} delays;

static parplan_status ask_delay(const void *context, size_t count, const parplan_column *in,
                                const parplan_out_column *out, uint8_t *statuses, size_t *failed,
                                parplan_error *err)
{
    const delays *d = context;
    return parplan_delay_many(d->calendar, count, in[0], in[1], d->as_of, out[0], statuses, failed,
                              err);
}

PyObject *columns_delay(const parplan_calendar *calendar, PyObject *due, PyObject *done,
                        parplan_date as_of, PyObject *out, PyObject *statuses)
{
    table t = {.count = SIZE_MAX};
    delays d = {calendar, as_of};
    if (hold_in(&t, 0, due, "due") && hold_in(&t, 1, done, "done") && hold_out(&t, 0, out, "out") &&
        hold_bytes(&t, &t.statuses, statuses, "statuses"))
        return ask_all(&t, ask_delay, &d);
    drop(&t);
    return NULL;
}

PyObject *check_frequency(const parplan_frequency *frequency, parplan_interval window,
                          parplan_date as_of, PyObject *events)
{
    parplan_error err = PARPLAN_ERROR_INIT;
    parplan_frequency_result result = {0};
    Py_ssize_t count = PySequence_Size(events);
    parplan_date *days = count < 0 ? NULL : PyMem_Malloc(((size_t)count + 1) * sizeof *days);
    parplan_interval *lacking = NULL;
    PyObject *answer = NULL;
    bool read = days != NULL;
    for (Py_ssize_t i = 0; read && i < count; i++) {
        PyObject *day = PySequence_GetItem(events, i);
        long value = day == NULL ? -1 : PyLong_AsLong(day);
        Py_XDECREF(day);
        read = PyErr_Occurred() == NULL;
        days[i] = (parplan_date)value;
    }
    if (!read)
        goto done;
    parplan_status status = parplan_frequency_check(frequency, window, as_of, days, (size_t)count,
                                                    &result, NULL, 0, &err);
    if (status == PARPLAN_OK && result.violations > 0) {
        lacking = PyMem_Malloc(result.violations * sizeof *lacking);
        if (lacking == NULL) {
            PyErr_NoMemory();
            goto done;
        }
        status = parplan_frequency_check(frequency, window, as_of, days, (size_t)count, &result,
                                         lacking, result.violations, &err);
    }
    if (status != PARPLAN_OK)
        raise_error(&err);
    else
        answer =
            Py_BuildValue("NN", record_to_tuple(&parplan_frequency_result_record, &result),
                          records_to_tuple(&parplan_interval_record, lacking, result.violations));
done:
    PyMem_Free(days);
    PyMem_Free(lacking);
    return answer;
}
