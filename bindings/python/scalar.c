/* SPDX-License-Identifier: Apache-2.0 */
#include "scalar.h"

#include "columns.h"

/* What every call here is given: a calendar and numbers of 32 bits. */
typedef struct call {
    const parplan_calendar *calendar;
    int32_t numbers[2];
    parplan_error err;
} call;

static bool take(call *c, const char *name, PyObject *const *arguments, Py_ssize_t count,
                 Py_ssize_t numbers)
{
    static const char *const names[] = {"day", "days or second day"};
    void *handle;
    if (count != numbers + 1) {
        PyErr_Format(PyExc_TypeError, "%s expected %zd arguments, got %zd", name, numbers + 1,
                     count);
        return false;
    }
    if (!handle_from_python(arguments[0], "parplan_calendar", &handle))
        return false;
    for (Py_ssize_t i = 0; i < numbers; i++) {
        int64_t number;
        if (!number_from_python(arguments[i + 1], names[i], INT32_MIN, INT32_MAX, &number))
            return false;
        c->numbers[i] = (int32_t)number;
    }
    c->calendar = handle;
    error_init(&c->err);
    return true;
}

static PyObject *failed(const call *c)
{
    raise_error(&c->err);
    return NULL;
}

static PyObject *add(PyObject *module, PyObject *const *arguments, Py_ssize_t count)
{
    call c;
    parplan_date day;
    (void)module;
    if (!take(&c, "calendar_add", arguments, count, 2))
        return NULL;
    if (parplan_calendar_add(c.calendar, c.numbers[0], c.numbers[1], &day, &c.err) != PARPLAN_OK)
        return failed(&c);
    return PyLong_FromLong(day);
}

static PyObject *count_days(PyObject *module, PyObject *const *arguments, Py_ssize_t count)
{
    call c;
    int32_t days;
    (void)module;
    if (!take(&c, "calendar_count", arguments, count, 2))
        return NULL;
    if (parplan_calendar_count(c.calendar, c.numbers[0], c.numbers[1], &days, &c.err) != PARPLAN_OK)
        return failed(&c);
    return PyLong_FromLong(days);
}

static PyObject *is_working(PyObject *module, PyObject *const *arguments, Py_ssize_t count)
{
    call c;
    bool works;
    (void)module;
    if (!take(&c, "calendar_is_working", arguments, count, 1))
        return NULL;
    if (parplan_calendar_is_working(c.calendar, c.numbers[0], &works, &c.err) != PARPLAN_OK)
        return failed(&c);
    return PyBool_FromLong(works);
}

#define CALL(name, function)                                                                       \
    {                                                                                              \
        name, (PyCFunction)(void (*)(void))function, METH_FASTCALL, NULL                           \
    }

PyMethodDef scalar_calls[] = {
    CALL("calendar_add", add),
    CALL("calendar_count", count_days),
    CALL("calendar_is_working", is_working),
    {NULL, NULL, 0, NULL},
};
