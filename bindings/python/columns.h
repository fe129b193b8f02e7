/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Columns of Python as the library's functions over many rows take them: anything with the buffer protocol, of 32- or
 * 64-bit numbers, some bytes apart; and Arrow arrays, which become such.
 *
 * 32-bit columns are not copied. 64-bit ones, which numpy keeps days in, pass through a block in the first-level
 * cache: the least 64-bit number is a missing value, one that does not fit 32 bits lies outside every calendar.
 */
#ifndef PARPLAN_PYTHON_COLUMNS_H
#define PARPLAN_PYTHON_COLUMNS_H

#include "records.h"

/*
 * Each function takes objects with the buffer protocol or, to read, an int for all rows. It returns how many rows have
 * no answer, and the first of them that misses no value with its parplan_due_row, which is 0 where there is none.
 * None as statuses: not wanted.
 */
PyObject *columns_is_working(const parplan_calendar *calendar, PyObject *dates, PyObject *out,
                             PyObject *statuses);
PyObject *columns_add(const parplan_calendar *calendar, PyObject *dates, PyObject *days,
                      PyObject *out, PyObject *statuses);
PyObject *columns_count(const parplan_calendar *calendar, PyObject *from, PyObject *to,
                        PyObject *out, PyObject *statuses);
/* Terms are a sequence of tuples; minute, term and count may be None, and so may every output. */
PyObject *columns_due(const parplan_calendar *calendar, PyObject *terms, PyObject *from,
                      PyObject *minute, PyObject *term, PyObject *count, PyObject *raw,
                      PyObject *effective, PyObject *due_minute, PyObject *statuses);
PyObject *columns_delay(const parplan_calendar *calendar, PyObject *due, PyObject *done,
                        parplan_date as_of, PyObject *out, PyObject *statuses);

/* What the events say, and every interval that lacks one: parplan_frequency_check() for a sequence of days. */
PyObject *check_frequency(const parplan_frequency *frequency, parplan_interval window,
                          parplan_date as_of, PyObject *events);

/* An error to pass to the library; to fill all of it with zeros takes longer than most calls. */
void error_init(parplan_error *error);
/* Sets the exception that an error of the library is. */
void raise_error(const parplan_error *error);

#endif
