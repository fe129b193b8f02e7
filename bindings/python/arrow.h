/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Arrow arrays of days and numbers as buffers, through the Arrow PyCapsule interface: no Arrow library is needed.
 */
#ifndef PARPLAN_PYTHON_ARROW_H
#define PARPLAN_PYTHON_ARROW_H

#include "records.h"

/*
 * A buffer of 32-bit numbers for a pair of capsules as __arrow_c_array__ gives them: date32 or int32. It is the
 * memory of Arrow, unless some rows are null: then it is a copy in which those are the least number.
 */
PyObject *arrow_column(PyObject *schema, PyObject *array);
/* A list of them, for a capsule as __arrow_c_stream__ gives it. */
PyObject *arrow_chunks(PyObject *stream);

/*
 * The other way: the pair of capsules for a buffer of 32-bit numbers. The format is Arrow's, "tdD" or "i"; where there
 * may be nulls, the least number is one. The buffer is not copied, and is held until both are released.
 */
PyObject *arrow_export(PyObject *buffer, const char *format, bool nulls);

#endif
