/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What python.py compares with: calls of Python's C API that do nothing, as a module; and, for ctypes, the calls of
 * parplan that a C program makes whose days are 64-bit numbers, as numpy's are.
 */
#define PY_SSIZE_T_CLEAN
#include <Python.h>
#include <parplan/parplan.h>
#include <time.h>

enum { BLOCK = 256, WIDTH = sizeof(int32_t) };

static PyObject *nothing(PyObject *module, PyObject *none)
{
    (void)module;
    (void)none;
    Py_RETURN_NONE;
}

/* A number comes and a number goes: what no call about a day can do without. */
static PyObject *echo(PyObject *module, PyObject *const *given, Py_ssize_t count)
{
    (void)module;
    if (count != 3)
        return PyErr_Format(PyExc_TypeError, "expected three, got %zd", count);
    long day = PyLong_AsLong(given[1]), days = PyLong_AsLong(given[2]);
    return PyErr_Occurred() ? NULL : PyLong_FromLong(day + days);
}

/* As SWIG declares functions, arguments in a tuple. */
static PyObject *echo_tuple(PyObject *module, PyObject *given)
{
    (void)module;
    if (PyTuple_Size(given) != 3)
        return PyErr_Format(PyExc_TypeError, "expected three");
    long day = PyLong_AsLong(PyTuple_GetItem(given, 1)),
         days = PyLong_AsLong(PyTuple_GetItem(given, 2));
    return PyErr_Occurred() ? NULL : PyLong_FromLong(day + days);
}

static PyMethodDef functions[] = {
    {"nothing", nothing, METH_NOARGS, NULL},
    {"echo", (PyCFunction)(void (*)(void))echo, METH_FASTCALL, NULL},
    {"echo_tuple", echo_tuple, METH_VARARGS, NULL},
    {NULL, NULL, 0, NULL},
};

static struct PyModuleDef definition = {
    PyModuleDef_HEAD_INIT, "python_call", NULL, 0, functions, NULL, NULL, NULL, NULL};

PyMODINIT_FUNC PyInit_python_call(void)
{
    return PyModule_Create(&definition);
}

/* Nanoseconds, or -1; counts where `counts`, else adds. */
__attribute__((visibility("default"))) double
call_wide(bool counts, size_t rows, const int64_t *left, const int64_t *right, int64_t *out)
{
    parplan_calendar *calendar;
    if (parplan_calendar_builtin("VN-GOV", &calendar, NULL) != PARPLAN_OK)
        return -1;
    parplan_status status = PARPLAN_OK;
    struct timespec start, end;
    clock_gettime(CLOCK_MONOTONIC, &start);
    for (size_t at = 0; status == PARPLAN_OK && at < rows; at += BLOCK) {
        int32_t a[BLOCK], b[BLOCK], answers[BLOCK];
        size_t count = rows - at < BLOCK ? rows - at : BLOCK;
        for (size_t i = 0; i < count; i++) {
            a[i] = (int32_t)left[at + i];
            b[i] = (int32_t)right[at + i];
        }
        parplan_column first = {a, WIDTH}, second = {b, WIDTH};
        parplan_out_column room = {answers, WIDTH};
        status = counts ? parplan_calendar_count_many(calendar, count, first, second, room, NULL,
                                                      NULL, NULL)
                        : parplan_calendar_add_many(calendar, count, first, second, room, NULL,
                                                    NULL, NULL);
        for (size_t i = 0; i < count; i++)
            out[at + i] = answers[i];
    }
    clock_gettime(CLOCK_MONOTONIC, &end);
    parplan_calendar_unref(calendar);
    if (status != PARPLAN_OK)
        return -1;
    return (double)(end.tv_sec - start.tv_sec) * 1e9 + (double)(end.tv_nsec - start.tv_nsec);
}
